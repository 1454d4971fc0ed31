"""The schema revision: bringing a database to the newest one, and refusing to work on any other."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from sequencer.errors import UserError
from sequencer.store.session import Database

_MIGRATIONS = Path(__file__).parents[2] / "migrations"
_UPGRADE_LOCK = 7_355_608  # any number, the same in every process


def upgrade(database: Database) -> str:
    """Bring the database to the newest revision; returns that revision. Two at once wait for each other."""
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return newest()


def newest() -> str:
    """The newest revision this code knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def current(database: Database) -> str:
    """The revision the database is at; empty for a new one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def check(database: Database) -> None:
    """Raise UserError unless the database is at exactly the revision this code was written for."""
    found, wanted = current(database), newest()
    if found == wanted:
        return
    if not found:
        raise UserError("The database is empty. Run `sequencer db upgrade` once.")
    raise UserError(
        f"The database is at schema {found}, and this version of Sequencer needs {wanted}. "
        "Run `sequencer db upgrade`, or start the version that fits."
    )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(rev)s_%%(slug)s")
    return config
