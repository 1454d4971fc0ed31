"""F-02: every place to die × every kind of provider × every answer to the dot, run for real and compared."""

import itertools
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from builders import add_candidate, add_sequence, make_road
from doors import FakeClock, FakeInboxes
from errands import LENA, CrashError, touches, work
from patient import PATIENCE
from rig.conduct import Plan
from rig.oracle import Oracle

from proofs.child import child, until_stopped
from proofs.ends import PLACES, REPLIES, End, Kind, end_of
from proofs.mortal import Life, MortalDatabase, opener
from sequencer.core.accounts import Tls
from sequencer.core.mail_providers import Filing
from sequencer.flows.enroll import enroll_address
from sequencer.gateways.smtp import Timeouts, open_smtp
from sequencer.store.mailboxes import Mailbox
from sequencer.store.provider_facts import note_facts

ADA = "ada@acme.example"
_PAUSES = (0, 31, 90, 240, 180, 360, 120, 180, 420, 900, 1200, 1800, 3600)
"""Seconds between two looks at what is due: the first search after 30 s, a lease of 10 min, 15 min of patience …"""

_OFFERED = ("8BITMIME", "SIZE 10485760", "AUTH PLAIN LOGIN", "SMTPUTF8")


@dataclass(frozen=True)
class Case:
    place: str
    kind: Kind
    reply: str

    def __str__(self) -> str:
        return f"{self.place}-{self.kind}-{self.reply}"

    @property
    def is_pipelined(self) -> bool:
        """Commands that travel together leave no moment between them."""
        return self.place not in ("on_rcpt", "on_data")


CASES = tuple(Case(*one) for one in itertools.product(PLACES, Kind, REPLIES))


@dataclass
class Outcome:
    """What has become of one mail."""

    end: End
    reason: str
    has_died: bool
    violations: list[str] = field(default_factory=list)


def tried(case: Case, database, folder: Path, change=lambda road: road, *, is_apart: bool = False) -> Outcome:
    """Run one case in an empty database; `change` may put a worse flow in its place.

    The first worker dies at the case's place: in this process, or `is_apart` in one of its own by a real SIGKILL.
    Others follow until hours have passed.
    """
    clock = FakeClock()
    inboxes = FakeInboxes(clock)
    with _provider(case, inboxes, folder) as oracle:
        life, has_died = Life(case.place, silent=oracle.silent), False
        road = change(_road(database, life, case, clock, inboxes))
        _begin(road, case, oracle)
        if is_apart:
            with child(road, case.place, signal.SIGKILL) as process:
                has_died = until_stopped(process) == signal.SIGKILL
            oracle.settle()
            road = change(_road(database, Life("old age", silent=oracle.silent), case, clock, inboxes))
        for seconds in _PAUSES:
            clock.pass_by(seconds=seconds)
            try:
                work(road)
            except CrashError:
                has_died = True
                oracle.settle()
                road = change(_road(database, Life("old age", silent=oracle.silent), case, clock, inboxes))
        return _judged(case, road, oracle, inboxes, has_died=has_died)


@contextmanager
def _provider(case: Case, inboxes: FakeInboxes, folder: Path) -> Iterator[Oracle]:
    offered = (*_OFFERED, "PIPELINING") if case.is_pipelined else _OFFERED
    plan = Plan(offered=offered, orders=(REPLIES[case.reply].order,), providers={"*": case.kind.provider})
    path = folder / f"{case}.ledger"
    oracle = Oracle(path, plan, file_copy=lambda sender, raw: inboxes.deliver(sender, raw, "Sent")).start()
    try:
        yield oracle
    finally:
        oracle.stop()
        path.unlink(missing_ok=True)


def _road(database, life: Life, case: Case, clock: FakeClock, inboxes: FakeInboxes):
    patient = Timeouts(dot=PATIENCE, leave=PATIENCE)
    return make_road(
        MortalDatabase(database, life),
        clock=clock,
        post=_Post(opener(life, open_smtp, timeouts=patient)),
        inboxes=inboxes,
        step=life.step,
    )


@dataclass(frozen=True)
class _Post:
    open: object


def _begin(road, case: Case, oracle: Oracle) -> None:
    add_candidate(road, LENA)
    add_sequence(road, sender=ADA)
    with road.database.write() as session:
        mailbox = session.get_one(Mailbox, 1)
        mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_tls = "127.0.0.1", oracle.port, Tls.NONE
        filing = Filing.PROVIDER if case.kind.provider.files else Filing.OURSELVES
        note_facts(session, mailbox, road.now(), filing=filing, rewrites_ids=case.kind.provider.rewrites)
    enroll_address(road, "Welcome", LENA)


def _judged(case: Case, road, oracle: Oracle, inboxes: FakeInboxes, *, has_died: bool) -> Outcome:
    touch = touches(road)[0]
    copies = len(inboxes.accounts.get(ADA, {"Sent": []})["Sent"])
    found = End(len(oracle.entries()), str(touch.state), copies)
    outcome = Outcome(found, touch.reason, has_died)
    wanted = end_of(case.place, case.kind, case.reply)
    if found != wanted:
        outcome.violations.append(f"{case}: {found}, and it should have been {wanted} ({touch.reason_code})")
    if found.accepted > 1:
        outcome.violations.append(f"{case}: left {found.accepted} times")
    if found.state == "unknown" and not touch.reason.startswith("Needs you: "):
        outcome.violations.append(f"{case}: nobody is asked what became of it")
    if found.state == "refused" and not touch.reason:
        outcome.violations.append(f"{case}: refused without a reason")
    return outcome
