"""X-04 and X-09: the database goes away around a commit; a mail converges to what is true and never leaves twice."""

import contextlib

import pytest
from builders import make_road
from doors import FakePost
from errands import CrashError, touches, work, work_for
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from sequencer.core.mail_providers import Filing
from sequencer.core.states import TouchState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.prepared import Line
from sequencer.store.provider_facts import note_facts

pytestmark = pytest.mark.both

ADA = "ada@acme.example"


class LostCommit:
    """After a step of the flow the next commit loses its line: before it took hold, or after it did."""

    def __init__(self, engine, monkeypatch, step, *, took_hold):
        self._dialect = engine.dialect
        self._wanted = step
        self._took_hold = took_hold
        self._is_armed = False
        self.happened = False
        self._commit = self._dialect.do_commit
        monkeypatch.setattr(self._dialect, "do_commit", self._lose)
        run = Line.run
        monkeypatch.setattr(Line, "run", lambda line, *steps, **how: self._lose_line(run, line, steps, **how))

    def step(self, reached):
        self._is_armed = self._is_armed or (reached == self._wanted and not self.happened)

    def _lose(self, connection):
        if not self._is_armed:
            return self._commit(connection)
        self._is_armed, self.happened = False, True
        if self._took_hold:
            self._commit(connection)
        with contextlib.suppress(Exception):
            connection.rollback()
        raise self._dialect.loaded_dbapi.OperationalError("the line to the database is gone")

    def _lose_line(self, run, line, steps, *, is_last=False):
        if not (self._is_armed and is_last):
            return run(line, *steps, is_last=is_last)
        self._is_armed, self.happened = False, True
        if self._took_hold:
            run(line, *steps, is_last=True)
        line.undo()
        raise OperationalError("EXECUTE", {}, Exception("the line to the database is gone"))


class FilingPost(FakePost):
    """A provider that files a copy in Sent of whatever it takes."""

    def __init__(self, inboxes):
        super().__init__()
        self.inboxes = inboxes

    def open(self, account):
        door = super().open(account)
        finish = door.finish

        def file_too(raw):
            answer = finish(raw)
            self.inboxes.deliver(account.email, raw, "Sent")
            return answer

        door.finish = file_too
        return door


@pytest.fixture
def filing(enrolled, inboxes):
    with enrolled.database.write() as session:
        note_facts(session, session.get_one(Mailbox, 1), enrolled.now(), filing=Filing.PROVIDER)
    return FilingPost(inboxes)


@pytest.mark.parametrize("took_hold", [False, True])
@pytest.mark.parametrize("step", ["before_claim", "after_connect", "after_354", "after_250"])
def test_a_commit_whose_outcome_nobody_heard_converges(
    enrolled, database, clock, inboxes, filing, monkeypatch, step, took_hold
):
    lost = LostCommit(database.engine, monkeypatch, step, took_hold=took_hold)
    road = make_road(database, clock=clock, post=filing, inboxes=inboxes, step=lost.step)
    with contextlib.suppress(SQLAlchemyError):
        work(road)
    for minutes in (1, 11, 16, 1, 3, 12, 35):
        work_for(road, clock, minutes=minutes)

    touch = touches(road)[0]
    assert lost.happened
    if step == "after_354" and took_hold:  # it was told to go, and nobody knows that it did not
        assert (len(filing.mails), touch.state) == (0, TouchState.UNKNOWN)
        assert touch.reason.startswith("Needs you: ")
    else:
        assert (len(filing.mails), touch.state) == (1, TouchState.SENT)


def test_a_failed_commit_of_sent_is_made_again_without_a_second_call_to_the_server(
    enrolled, database, clock, inboxes, filing, monkeypatch
):
    """X-09: the server's word is kept and written down once more; a second ring finds nothing to send."""
    lost = LostCommit(database.engine, monkeypatch, "after_250", took_hold=False)
    road = make_road(database, clock=clock, post=filing, inboxes=inboxes, step=lost.step)
    for _ in range(3):
        work(road)

    assert lost.happened
    assert len(filing.mails) == 1
    assert touches(road)[0].state is TouchState.SENT


def test_a_deadlock_at_the_claim_costs_nothing_but_a_moment(enrolled, database, clock, post, inboxes, monkeypatch):
    lost = LostCommit(database.engine, monkeypatch, "before_claim", took_hold=False)
    road = make_road(database, clock=clock, post=post, inboxes=inboxes, step=lost.step)
    with contextlib.suppress(SQLAlchemyError, CrashError):
        work(road)
    work_for(road, clock, minutes=3)

    assert len(post.mails) == 1
