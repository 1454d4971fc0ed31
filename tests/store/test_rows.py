"""Rows that several processes touch: runs, turns, cursors and wishes stay whole."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from builders import add_candidate, add_sequence
from errands import LENA, at_once, every, touches
from sqlalchemy import delete, select
from sqlalchemy.exc import StatementError

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.store.enrollments import Enrollment, change_state, end_run, live_runs, pause_run, withdraw
from sequencer.store.mailboxes import Mailbox, cursor_of, move_cursor, rest, take_turn
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.suppressions import Channel, Suppression, suppress
from sequencer.store.timeline import Event, tell
from sequencer.store.touches import Touch, done_keys


@pytest.fixture
def due(road):
    """Lena's first mail is due."""
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    return road


def test_a_run_ends_once_and_stays_as_it_ended(due):
    with due.database.write() as session:
        (run,) = live_runs(session, 1)
        assert end_run(session, run, EnrollmentState.DECLINED, Reason("declined", "Declined."), due.now())
        assert not end_run(session, run, EnrollmentState.STOPPED, Reason("x", "X."), due.now())
        pause_run(session, run, None, Reason("y", "Y."), due.now())

    (run,) = every(due, Enrollment)
    assert (run.state, run.reason_code) == (EnrollmentState.DECLINED, "declined")
    assert touches(due)[0].state is TouchState.CANCELLED


def test_a_run_is_moved_by_naming_its_old_state(due):
    with due.database.write() as session:
        stale = session.get_one(Enrollment, 1)
        session.expunge(stale)
    with due.database.write() as session:
        session.get_one(Enrollment, 1).state = EnrollmentState.PAUSED

    with due.database.write() as session:
        held = session.merge(stale, load=False)
        assert not change_state(session, held, EnrollmentState.STOPPED, Reason("", ""))


def test_live_runs_are_as_they_stand_and_not_as_they_were_read_before(due):
    with due.database.write() as session:
        before = session.get_one(Enrollment, 1)
        session.execute(Enrollment.__table__.update().values(state="paused"))
        (run,) = live_runs(session, 1)

        assert run is before
        assert run.state is EnrollmentState.PAUSED
        assert end_run(session, run, EnrollmentState.STOPPED, Reason("", ""), due.now())


def test_a_touch_taken_back_leaves_its_lines_in_the_timeline(due):
    with due.database.write() as session:
        touch = session.get_one(Touch, 1)
        tell(session, 1, "touch_held", "Held.", due.now(), touch_id=1)
        session.flush()
        withdraw(session, touch)
        assert done_keys(session, 1) == frozenset()

    assert [(event.kind, event.touch_id) for event in every(due, Event)][-1] == ("touch_held", None)


def test_a_mailbox_has_one_turn_at_a_time(due, clock):
    def turn():
        with due.database.write() as session:
            return take_turn(session, 1, clock(), timedelta(minutes=10))

    assert sorted(at_once(turn, turn, turn)) == [False, False, True]
    assert every(due, Mailbox)[0].free_at == clock() + timedelta(minutes=10)


def test_a_mailbox_at_rest_is_never_woken_earlier(due, clock):
    for minutes in (30, 10):
        with due.database.write() as session:
            rest(session, 1, clock() + timedelta(minutes=minutes))

    assert every(due, Mailbox)[0].free_at == clock() + timedelta(minutes=30)


def test_a_cursor_goes_only_forward_until_the_folder_is_made_anew(due):
    read = []
    for uidvalidity, uid in ((1, 5), (1, 9), (1, 7), (2, 3)):
        with due.database.write() as session:
            move_cursor(session, 1, "INBOX", uidvalidity, uid)
            read.append(cursor_of(session, 1, "INBOX").last_uid)

    assert read == [5, 9, 9, 3]


def test_two_processes_that_begin_with_a_folder_share_one_cursor(due):
    def start():
        with due.database.write() as session:
            move_cursor(session, 1, "INBOX", 1, 4)

    at_once(start, start, start)

    with due.database.read() as session:
        assert cursor_of(session, 1, "INBOX").last_uid == 4


def test_one_wish_by_many_ways_at_once_is_one_suppression(due):
    def wish(channel):
        with due.database.write() as session:
            return suppress(session, due.links.signer, [LENA, "lena@home.example"], channel, due.now())

    found = at_once(*(lambda one=one: wish(one) for one in (Channel.PAGE, Channel.REPLY, Channel.ONE_CLICK)))

    assert found.count(True) == 1
    assert len(every(due, Suppression)) == 2


def test_an_instant_comes_back_as_the_same_instant_in_utc(due):
    given = datetime(2027, 3, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    with due.database.write() as session:
        session.get_one(Touch, 1).sent_at = given

    (touch,) = every(due, Touch)
    assert touch.sent_at == given
    assert touch.sent_at.tzinfo is UTC


def test_instants_sort_in_the_order_of_time(due):
    times = [datetime(2027, 3, 1, 10, 0, 0, micro, tzinfo=UTC) for micro in (0, 5, 100_000)]
    with due.database.write() as session:
        for at in reversed(times):
            tell(session, 1, "x", "X.", at)

    with due.database.read() as session:
        assert list(session.scalars(select(Event.at).where(Event.kind == "x").order_by(Event.at))) == times


@pytest.mark.parametrize("value", [datetime(2027, 3, 1), date(2027, 3, 1)])
def test_an_instant_without_a_zone_never_enters(due, value):
    with pytest.raises((StatementError, TypeError, AttributeError)), due.database.write() as session:
        session.get_one(Touch, 1).sent_at = value


def test_nothing_that_a_reading_session_changes_is_kept(due):
    with due.database.read() as session:
        session.get_one(Touch, 1).reason = "changed"
        session.scalars(select(Touch)).all()

    assert every(due, Touch)[0].reason == ""


@pytest.mark.parametrize("write", [lambda session: session.flush(), lambda session: session.execute(delete(Touch))])
def test_a_reading_session_refuses_to_write(due, write):
    with due.database.read() as session:
        session.get_one(Touch, 1).reason = "changed"
        with pytest.raises(TypeError, match="A session for questions was told to write"):
            write(session)

    assert every(due, Touch)[0].reason == ""


def test_a_question_about_an_installation_without_an_organisation_locks_nobody_out(road):
    with road.database.read() as first, road.database.read() as second:
        assert the_organisation(first).zone == the_organisation(second).zone == "UTC"
    with road.database.read() as session:
        assert session.scalar(select(Organisation.id)) is None
