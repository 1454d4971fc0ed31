"""Prepared statements travel together, and a question about many has one parameter."""

import pytest
from builders import add_candidate
from errands import LENA, every
from sqlalchemy import bindparam, event, select, text
from sqlalchemy.exc import DBAPIError

from sequencer.store.among import among
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.prepared import Prepared

OPENING = "é' \\ \n" * 1_000_000
NAME = Prepared(
    Candidate.__table__.update()
    .where(Candidate.__table__.c.first_name == bindparam("old"))
    .values(first_name=bindparam("new"), opening_line=bindparam("opening"))
)
READ = Prepared(select(Candidate.first_name, Candidate.opening_line, Candidate.paused_at))


def test_values_of_any_length_travel_as_they_are(road):
    add_candidate(road, LENA)

    with road.database.held() as database, database.line() as line:
        renamed, read = line.run((NAME, {"old": "Lena", "new": "O'Neill", "opening": OPENING}), (READ, {}))
        nobody, again = line.run((NAME, {"old": "Lena", "new": "Ben", "opening": ""}), (READ, {}), is_last=True)

    assert (renamed.count, nobody.count) == (1, 0)
    assert tuple(read.first) == tuple(again.first) == ("O'Neill", OPENING, None)
    assert [one.first_name for one in every(road, Candidate)] == ["O'Neill"]


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_line_whose_server_hangs_up_says_so_and_the_next_one_is_new(road):
    add_candidate(road, LENA)
    with road.database.held() as database:
        with pytest.raises(DBAPIError) as caught, database.line() as line:
            line.run((READ, {}))
            with road.database.write() as session:
                session.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE state = 'idle in transaction' AND datname = current_database()"
                    )
                )
            line.run((NAME, {"old": "Lena", "new": "Ben", "opening": ""}), is_last=True)
        assert caught.value.connection_invalidated
        with database.line() as line:
            (renamed,) = line.run((NAME, {"old": "Lena", "new": "Ben", "opening": ""}), is_last=True)
    assert renamed.count == 1


def test_one_of_many_is_asked_with_one_parameter(road):
    people = [add_candidate(road, f"p{number}@brandt.example") for number in range(3)]
    asked = set()
    event.listen(road.database.engine, "before_cursor_execute", lambda *given: asked.add(given[2]))

    with road.database.read() as session:
        of_ids = select(Candidate.id).order_by(Candidate.id)
        ids = [session.scalars(of_ids.where(among(Candidate.id, some))).all() for some in (people, people[1:2], [])]
        others = session.scalars(of_ids.where(~among(Candidate.id, people[:1]))).all()
        wanted = among(CandidateAddress.address, ["p2@brandt.example", "it's \\ nobody"])
        owners = session.scalars(select(CandidateAddress.candidate_id).where(wanted)).all()

    assert ids == [people, people[1:2], []]
    assert (others, owners) == (people[1:], people[2:])
    assert len([one for one in asked if "candidates" in one and "NOT" not in one]) == 1
