"""Migrations lead to exactly the tables the code knows, and back."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from patient import PATIENCE
from sqlalchemy import inspect, text

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.errors import UserError
from sequencer.store import schema
from sequencer.store.calendars import Calendar
from sequencer.store.colleagues import BusyTime, Colleague
from sequencer.store.session import open_database
from sequencer.store.tables import metadata
from sequencer.store.upgrade import upgrade

BEFORE_CALENDARS = "9b3f7c1de824"
WITH_SERVERS = "1c8e5f2b7a94"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def new_url(request, tmp_path):
    """The URL of a database nobody has touched."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'new.sqlite'}"


@pytest.fixture
def new(new_url):
    database = open_database(new_url)
    yield database
    database.close()


def tables(database):
    with database.engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def differences(database):
    with database.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)


def downgrade(database, to="base"):
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, to)


def test_an_empty_database_becomes_what_the_code_knows_and_goes_back_and_comes_again(new):
    upgrade(new)
    assert differences(new) == []

    downgrade(new)
    assert tables(new) == {"alembic_version"}

    assert upgrade(new) == schema.newest()
    assert differences(new) == []
    schema.check(new)


def test_what_calendars_said_goes_with_them(new):
    """Else it would keep somebody's time taken for ever, and no page could say why."""
    upgrade(new)
    at = datetime(2027, 3, 1, tzinfo=UTC)
    with new.write() as session:
        session.add(Colleague(id=1, email="ada@acme.example", name="Ada", zone="UTC", created_at=at))
        session.flush()
        session.add(Calendar(id=1, colleague_id=1, kind=CalendarKind.ICS, next_read_at=at, created_at=at))
        session.flush()
        for calendar_id, source in ((1, ""), (None, "Dentist")):
            hour = {"start_at": at, "end_at": at + timedelta(hours=1)}
            session.add(BusyTime(colleague_id=1, calendar_id=calendar_id, source=source, **hour))

    downgrade(new, BEFORE_CALENDARS)

    with new.engine.connect() as connection:
        assert list(connection.scalars(text("SELECT source FROM busy_times"))) == ["Dentist"]


def test_upgrading_twice_is_upgrading_once(new):
    assert upgrade(new) == upgrade(new) == schema.current(new)


def test_two_processes_that_upgrade_at_once_wait_for_each_other(new_url):
    failures = []

    def run():
        database = open_database(new_url)
        try:
            upgrade(database)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it must not be
            failures.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert failures == []


@pytest.mark.parametrize("has_column", [True, False])
def test_calendars_lose_a_column_that_not_every_installation_has(new, has_column):
    upgrade(new)
    downgrade(new, WITH_SERVERS)
    if not has_column:
        with new.engine.begin() as connection:
            connection.execute(text("ALTER TABLE calendars DROP COLUMN server"))

    upgrade(new)

    assert differences(new) == []


def test_an_empty_database_is_refused_with_the_command_to_run(new):
    assert schema.current(new) == ""
    with pytest.raises(UserError, match="db upgrade"):
        schema.check(new)


def test_a_database_of_another_version_is_refused_by_both_names(new):
    upgrade(new)
    with new.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'f00'"))

    with pytest.raises(UserError, match=f"schema f00.*needs {schema.newest()}"):
        schema.check(new)


def test_the_newest_revision_is_the_one_alembic_calls_head(new):
    upgrade(new)
    with new.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == schema.newest()


def test_every_constraint_has_a_name_a_later_migration_can_speak_of():
    nameless = [
        (table.name, type(one).__name__)
        for table in metadata.sorted_tables
        for one in table.constraints
        if not one.name
    ]

    assert nameless == []


@pytest.mark.parametrize("url", ["mysql://localhost/x", "oracle://localhost/x"])
def test_a_database_we_do_not_know_is_refused(url):
    with pytest.raises(UserError, match="postgresql://"):
        open_database(url)
