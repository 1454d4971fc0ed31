"""How sequences stand, counted once for each person, in as many questions for one sequence as for twenty."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import every, work
from sqlalchemy import event

from sequencer.core.plan.delays import start_of_next_day
from sequencer.core.reasons import Reason
from sequencer.flows.enroll import enroll_address
from sequencer.store.enrollments import Enrollment, pause_run
from sequencer.store.screens.sequences import had_by_step, had_counts, listed, live_by_place, people_in, standings_of

pytestmark = pytest.mark.both

TASK = {"key": "call", "kind": "task", "delay": "1 day", "subject": "Call"}


def tomorrow(road):
    return start_of_next_day(road.now(), ZoneInfo("Europe/Berlin"))


def standing(road):
    with road.database.read() as session:
        return standings_of(session, [1], tomorrow(road))[1]


def names(road, show, **more):
    with road.database.read() as session:
        lines, _ = people_in(session, 1, show, tomorrow(road), 1, **more)
        return [line.name for line in lines]


@pytest.fixture
def three(road, clock):
    """Ada has a mail today, Bea has had one and waits, Cid needs somebody to tell the source; Dan's run is paused."""
    add_sequence(road, FIRST, SECOND)
    for name in ("Bea", "Ada", "Cid", "Dan"):
        source = "" if name == "Cid" else "her site"
        add_candidate(road, f"{name.lower()}@people.example", first_name=name, last_name="", source=source)
    enroll_address(road, "Welcome", "bea@people.example")
    enroll_address(road, "Welcome", "cid@people.example")
    work(road)
    enroll_address(road, "Welcome", "ada@people.example")
    enroll_address(road, "Welcome", "dan@people.example")
    with road.database.write() as session:
        run = session.get(Enrollment, every(road, Enrollment)[3].id)
        pause_run(session, run, None, Reason("by_hand", "Paused by hand."), road.now())
    return road


def test_everybody_who_runs_is_counted_exactly_once(three):
    found = standing(three)

    assert (found.running, found.today, found.waiting, found.need, found.ended) == (4, 1, 1, 2, 0)
    assert (found.next_name, found.next_at) == ("Ada", three.now())


@pytest.mark.parametrize(
    ("show", "who"),
    [
        ("running", {"Ada", "Bea", "Cid", "Dan"}),
        ("today", {"Ada"}),
        ("wait", {"Bea"}),
        ("need", {"Cid", "Dan"}),
        ("ended", set()),
    ],
)
def test_every_number_leads_to_its_people(three, show, who):
    assert set(names(three, show)) == who


def test_who_had_a_step_is_told_by_step_and_version(three):
    with three.database.read() as session:
        counts = had_counts(session, 1)

    assert had_by_step(counts) == {"first": 1}
    assert names(three, "all", step_key="first") == ["Bea"]
    assert names(three, "all", step_key="first", version_id=99) == []


def test_runs_are_told_by_the_step_behind_them(three):
    with three.database.read() as session:
        assert live_by_place(session, 1) == {"": 3, "first": 1}


def test_a_run_that_is_over_counts_as_ended(road, clock):
    add_sequence(road, FIRST)
    add_candidate(road)
    enroll_address(road, "Welcome", "lena@brandt.example")
    work(road)

    assert (standing(road).running, standing(road).ended) == (0, 1)
    assert names(road, "ended") == ["Lena Brandt"]


def test_a_task_that_is_planned_is_no_mail_of_today(road, clock):
    add_sequence(road, TASK | {"delay": "1 hour"})
    add_candidate(road)
    enroll_address(road, "Welcome", "lena@brandt.example")

    assert (standing(road).today, standing(road).waiting) == (0, 1)


def test_only_the_sequences_of_the_teams_are_listed(road):
    add_sequence(road)

    with road.database.read() as session:
        assert [one.name for one in listed(session, None, tomorrow(road))] == ["Welcome"]
        assert [one.name for one in listed(session, frozenset({1}), tomorrow(road))] == ["Welcome"]
        assert listed(session, frozenset({2}), tomorrow(road)) == []


def test_a_long_list_asks_no_more_questions_than_a_short_one(road):
    def asked():
        found = []

        def note(*args):
            found.append(args[2])

        event.listen(road.database.engine, "before_cursor_execute", note)
        with road.database.read() as session:
            listed(session, None, road.now() + timedelta(days=1))
        event.remove(road.database.engine, "before_cursor_execute", note)
        return len(found)

    add_sequence(road)
    short = asked()
    for number in range(6):
        add_sequence(road, name=f"Welcome {number}")

    assert asked() == short
