"""What is written when a mail has left is the same in one trip as step by step."""

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import LENA, every, work
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.prepared import Prepared
from sequencer.store.timeline import Event
from sequencer.store.touches import Attempt, Touch

BEN = "ben@brandt.example"
SECOND = {"key": "second", "kind": "email", "delay": "3 working days", "body": "Once more, {{first_name}}."}
ASKED = {"key": "asked", "kind": "branch", "if": {"field": "employer", "is": "Globex"}, "then": "second", "else": "end"}
_OWN = {"id", "candidate_id", "enrollment_id", "touch_id", "token", "message_id", "effective_id", "recipient", "frozen"}


def rows_of(road, table, candidate_id):
    """Everything a table holds of one person, without what is theirs alone."""
    with road.database.read() as session:
        about = Touch.candidate_id if table is Attempt else table.candidate_id
        found = select(table).where(about == candidate_id)
        if table is Attempt:
            found = found.join(Touch, Touch.id == Attempt.touch_id)
        names = [column.key for column in table.__table__.columns if column.key not in _OWN | {"text", "created_at"}]
        return [{name: getattr(row, name) for name in names} for row in session.scalars(found.order_by(table.id))]


@pytest.mark.parametrize("steps", [(FIRST, SECOND), (FIRST, ASKED, SECOND), (FIRST,)])
def test_a_mail_of_a_mailbox_in_trouble_is_written_down_like_any_other(road, clock, steps):
    add_sequence(road, *steps)
    for person in (LENA, BEN):
        add_candidate(road, person, employer="Globex", zone="America/New_York")
    enroll_address(road, "Welcome", LENA)
    work(road)
    with road.database.write() as session:
        session.get_one(Mailbox, 1).send_trouble = "It was full."  # then nothing is written in one trip
    enroll_address(road, "Welcome", BEN)
    work(road)

    lena, ben = every(road, Candidate)
    for table in (Touch, Attempt, Event, Enrollment):
        assert rows_of(road, table, lena.id) == rows_of(road, table, ben.id)
    assert every(road, Mailbox)[0].send_trouble == ""


def test_trouble_in_the_middle_of_a_trip_is_told_as_ours_and_leaves_nothing(road):
    add_candidate(road, LENA)
    rename = Prepared(Candidate.__table__.update().values(first_name="Somebody else"))
    broken = Prepared(Candidate.__table__.insert().values(first_name=None))

    with pytest.raises(DBAPIError), road.database.held() as database, database.line() as line:
        line.run((rename, {}), (broken, {}), is_last=True)

    assert [one.first_name for one in every(road, Candidate)] == ["Lena"]
    with road.database.held() as database, database.line() as line:
        (done,) = line.run((rename, {}), is_last=True)
    assert done.count == 1
    assert [one.first_name for one in every(road, Candidate)] == ["Somebody else"]


def test_what_is_under_way_is_taken_back_when_anything_goes_wrong(road):
    add_candidate(road, LENA)
    rename = Prepared(Candidate.__table__.update().values(first_name="Somebody else"))

    with road.database.held() as database:
        with pytest.raises(ZeroDivisionError), database.line() as line:
            line.run((rename, {}))
            raise ZeroDivisionError
        assert [one.first_name for one in every(road, Candidate)] == ["Lena"]

        with database.line() as line:
            line.run((rename, {}))
            line.run((rename, {}))
        assert [one.first_name for one in every(road, Candidate)] == ["Somebody else"]


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_connection_is_given_back_as_it_was_found(road):
    rename = Prepared(Candidate.__table__.update().values(first_name="Somebody else"))
    with road.database.held() as database, database.line() as line:
        line.run((rename, {}), is_last=True)

    pool = road.database.engine.pool
    connections = [road.database.engine.connect() for _ in range(pool.checkedin())]
    assert connections
    for one in connections:
        assert one.scalar(text("SELECT current_setting('plan_cache_mode')")) == "auto"
        assert one.scalar(text("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'line%'")) == 0
        assert one.get_isolation_level() == "READ COMMITTED"
        one.close()
