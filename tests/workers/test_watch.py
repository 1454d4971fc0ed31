"""The watcher keeps one session per mailbox, with or without IDLE, and says what is wrong with one that it cannot read."""

import threading
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from builders import add_candidate, add_mailbox, add_sequence, mail
from errands import LENA, every, run_of
from idle_doors import Line
from patient import PATIENCE
from sqlalchemy.exc import OperationalError

from sequencer.core.states import EnrollmentState
from sequencer.errors import MailboxError, SequencerError, SignInError, UserError
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox, note_mended
from workers import visits, watch
from workers.watch import Watcher
from workers.watched import Watched

ADA = "ada@acme.example"


class FakeTools:
    def __init__(self, road):
        self.road = road


@pytest.fixture
def line(inboxes):
    return Line(inboxes)


@pytest.fixture
def watched(road, line, monkeypatch):
    """Lena has a run; the watcher is fast, and is started by the test."""
    for name in ("_WITHOUT_IDLE", "_FIRST_BACK_OFF", "_LOOK_AGAIN", "_TICK", "_NEW_MAILBOXES"):
        monkeypatch.setattr(watch, name, 0.05)
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    return replace(road, open_imap=line.open)


@pytest.fixture
def start():
    """Runs a watcher until the test is over."""
    stopping, threads = threading.Event(), []

    def begin(road):
        threads.append(threading.Thread(target=Watcher(FakeTools(road)).run, args=(stopping,)))
        threads[-1].start()

    yield begin
    stopping.set()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def wait_until(is_so):
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.02)


def trouble(road):
    return every(road, Mailbox)[0].trouble


def has_answered(road):
    return run_of(road).state is not EnrollmentState.ACTIVE


def test_a_mail_that_idle_tells_of_is_read_at_once(watched, line, inboxes, start, monkeypatch):
    monkeypatch.setattr(watch, "_LOOK_AGAIN", 60.0)
    start(watched)
    wait_until(lambda: line.sessions and line.sessions[0].idled)
    inboxes.deliver(ADA, mail(LENA))

    line.sessions[0].tell()

    wait_until(lambda: has_answered(watched))
    assert len(line.sessions) == 1


def test_a_server_without_idle_is_looked_at_again_and_again_on_one_line(watched, line, inboxes, start):
    line.can_idle = False
    start(watched)
    wait_until(lambda: every(watched, Mailbox)[0].read_at is not None)

    inboxes.deliver(ADA, mail(LENA))

    wait_until(lambda: has_answered(watched))
    assert (len(line.sessions), line.sessions[0].is_closed, trouble(watched)) == (1, False, "")


@pytest.mark.parametrize(
    "error",
    [
        MailboxError("imap.acme.example:993 cannot be reached."),
        UserError("A stored password was sealed with a key that is missing."),
        SequencerError("Something of ours."),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_of_ours_is_shown_with_the_mailbox(watched, line, start, error):
    line.trouble = [error] * 1000

    start(watched)

    wait_until(lambda: trouble(watched) == str(error))


def test_a_surprise_is_shown_without_its_words(watched, line, start):
    line.trouble = [ValueError("a secret")] * 1000

    start(watched)

    wait_until(lambda: "an unexpected error; see the log" in trouble(watched))
    assert "secret" not in trouble(watched)


def test_a_mailbox_in_trouble_is_tried_again_and_well_when_it_can_be_read(watched, line, inboxes, start):
    line.trouble = [MailboxError("cannot be reached."), ValueError("odd")]
    inboxes.deliver(ADA, mail(LENA))

    start(watched)

    wait_until(lambda: has_answered(watched))
    wait_until(lambda: line.sessions[0].idled)
    assert trouble(watched) == ""


def test_trouble_that_cannot_be_written_down_ends_no_watch(watched, line, inboxes, start, monkeypatch):
    def refuse(*_):
        raise OperationalError("UPDATE", {}, Exception("the database is gone"))

    monkeypatch.setattr(visits, "note_unread", refuse)
    line.trouble = [MailboxError("cannot be reached.")]
    inboxes.deliver(ADA, mail(LENA))

    start(watched)

    wait_until(lambda: has_answered(watched))


def test_a_watch_that_ends_hangs_up_and_leaves_no_trouble(watched, line):
    stopping = threading.Event()
    thread = threading.Thread(target=Watcher(FakeTools(watched)).run, args=(stopping,))
    thread.start()
    wait_until(lambda: line.sessions and line.sessions[0].idled)

    stopping.set()
    thread.join(PATIENCE)

    assert (thread.is_alive(), line.sessions[0].is_closed, trouble(watched)) == (False, True, "")


def test_a_mail_in_another_folder_is_seen_by_the_regular_look(watched, line, inboxes, start, monkeypatch):
    monkeypatch.setattr(watch, "_REGULAR", 0.2)
    start(watched)
    wait_until(lambda: line.sessions and line.sessions[0].idled)

    inboxes.deliver(ADA, mail(LENA), "Junk")

    wait_until(lambda: has_answered(watched))
    assert len(line.sessions) == 1, "IDLE is renewed on the same line"


def test_a_line_that_went_silent_is_replaced_and_that_is_no_trouble(watched, line, inboxes, start, monkeypatch):
    """R-05."""
    for name, value in (("_REGULAR", 0.2), ("_ANSWERS", 0.2), ("_LASTING", 0.0)):
        monkeypatch.setattr(watch, name, value)
    start(watched)
    wait_until(lambda: line.sessions and line.sessions[0].idled)
    line.sessions[0].answers = False

    inboxes.deliver(ADA, mail(LENA))

    wait_until(lambda: line.sessions[0].is_closed and has_answered(watched))
    assert trouble(watched) == ""


def test_settings_that_are_mended_are_tried_at_once(watched, line, inboxes, start, monkeypatch):
    monkeypatch.setattr(watch, "_FIRST_AFTER_REFUSAL", 1000.0)
    line.trouble = [SignInError("The user name or password was refused.")]
    inboxes.deliver(ADA, mail(LENA))
    start(watched)
    wait_until(lambda: "refused" in trouble(watched))

    with watched.database.write() as session:
        note_mended(session, session.get(Mailbox, 1), watched.now())

    wait_until(lambda: has_answered(watched))


def test_a_hundred_mailboxes_take_a_few_threads(watched, line, start, monkeypatch):
    for number in range(100):
        add_mailbox(watched, f"box{number}@acme.example")
    before = threading.active_count()

    start(watched)

    wait_until(lambda: sum(one.idled > 0 for one in line.sessions) == 101)
    assert threading.active_count() - before <= watch._THREADS + 1


def test_mailboxes_do_not_come_all_at_once():
    times = sorted(Watched(number).spread(100.0) for number in range(1, 101))

    gaps = [later - earlier for earlier, later in pairwise(times)]

    assert (times[0] >= 75.0, times[-1] <= 100.0) == (True, True)
    assert max(gaps) < 1.0, "evenly, whatever their numbers"


@pytest.mark.parametrize("end", ["hangs up", "resets", "speaks nonsense"])
def test_a_server_that_breaks_the_line_while_idling_ends_no_watch(watched, line, inboxes, start, end):
    """A real session closes its line before it says that it broke."""
    add_mailbox(watched, "bo@acme.example")
    start(watched)
    wait_until(lambda: len(line.sessions) >= 2 and all(one.idled for one in line.sessions))
    broken = line.sessions[0]

    def events(_timeout):
        broken.close()
        raise (ValueError(end) if end == "speaks nonsense" else MailboxError(end))

    broken.idle_events = events
    broken.tell()
    wait_until(lambda: len(line.sessions) >= 3)
    inboxes.deliver(ADA, mail(LENA, body="Please call me."))
    for one in line.sessions[1:]:
        if not one.is_closed:
            one.tell()

    wait_until(lambda: has_answered(watched))
