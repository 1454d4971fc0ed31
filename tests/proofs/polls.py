"""F-04: a malformed mail and a good one come together, again and again; the good one is always heard in the same poll."""

import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from builders import add_sequence, empty, enroll_all, mail, make_road
from doors import FakeClock, FakeInboxes
from errands import run_of
from sqlalchemy import select

from proofs.malformed import malformed
from proofs.readers import measured
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import EnrollmentState, MailKind
from sequencer.gateways.reader import BoundedReader
from sequencer.store.inbound_mails import InboundMail, InboundState
from workers.receiving import catch_up

ADA = "ada@acme.example"
MOST_SECONDS = 10.0
MOST_MEMORY = 256 * 1024  # kB
_ROUND = 50  # polls with one database
_FROM_LINE = re.compile(rb"^From: Lena <([^>]*)>\r?$", re.MULTILINE)
_STOPS = frozenset({MailKind.HUMAN, MailKind.CALENDAR, MailKind.UNREADABLE})


@dataclass
class Heard:
    """How many mails were read, what went wrong, and the most that reading one of them took."""

    n: int = 0
    failures: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0  # of one processor
    memory: int = 0  # kB resident, of the reader's process
    longest: float = 0.0  # seconds of a whole poll


class Scales:
    """A reader that weighs what goes through it."""

    def __init__(self, reader, heard: Heard):
        self.reader = reader
        self.heard = heard
        self.last: Understanding | None = None

    def understand(self, raw, **known):
        found = self.reader.understand(raw, **known)
        reason, _, weight = found.reason.partition("\t")
        if weight:
            seconds, memory = weight.split("\t")
            self.heard.seconds = max(self.heard.seconds, float(seconds))
            self.heard.memory = max(self.heard.memory, int(memory))
        elif reason.startswith("reading it took"):
            self.heard.failures.append(f"over a limit: {reason}")
        self.last = replace(found, reason=reason)
        return self.last


@contextmanager
def reading(read=measured) -> Iterator[BoundedReader]:
    """A reader whose child is there."""
    reader = BoundedReader(read)
    try:
        reader.warm()
        yield reader
    finally:
        reader.close()


def polled(databases, number: int, seed: int, reader, make=malformed) -> Heard:
    """Let so many malformed mails come, each followed by a good one, in the given databases by turns."""
    heard = Heard()
    for start in range(0, number, _ROUND):
        database = databases[start // _ROUND % len(databases)]
        empty(database)
        _round(database, Scales(reader, heard), min(_ROUND, number - start), f"{seed}:{start}", make)
    return heard


def _round(database, scales: Scales, count: int, seed: str, make) -> None:
    clock = FakeClock()
    inboxes = FakeInboxes(clock)
    road = replace(make_road(database, clock=clock, inboxes=inboxes), reader=scales)
    add_sequence(road)
    dice, heard = random.Random(seed), scales.heard
    for number in range(count):
        bad, good = f"bad{number}@brandt.example", f"good{number}@brandt.example"
        enroll_all(road, [bad, good])
        kind, raw = make(dice, bad)
        inboxes.deliver(ADA, raw)
        inboxes.deliver(ADA, mail(good, body=f"Call me, {number}."))
        began = time.monotonic()
        try:
            catch_up(road, 1)
        except Exception as error:  # noqa: BLE001 whatever it is, it is a crash
            heard.failures.append(f"{seed} {number} {kind}: the poll broke off: {error!r}")
        heard.longest = max(heard.longest, time.monotonic() - began)
        heard.n += 1
        heard.kinds[kind] = heard.kinds.get(kind, 0) + 1
        heard.failures += [f"{seed} {number} {kind}: {one}" for one in _faults(road, raw, bad, good)]


def _faults(road, raw: bytes, bad: str, good: str) -> Iterator[str]:
    if run_of(road, good).state is not EnrollmentState.ANSWERED:
        yield "the good mail was not heard in the same poll"
    with road.database.read() as session:
        rows = session.scalars(select(InboundMail).order_by(InboundMail.id.desc()).limit(2)).all()
    for row in rows:
        if row.state is InboundState.NEW:
            yield "a mail is stuck"
        if row.state is InboundState.UNREADABLE and not row.reason.startswith("We cannot read this mail: "):
            yield f"a crash was caught: {row.reason}"
    if _wrote(raw, bad) and understand(raw).kind in _STOPS and run_of(road, bad).state is EnrollmentState.ACTIVE:
        yield "its sender's run goes on"


def _wrote(raw: bytes, address: str) -> bool:
    """Whether a plain look at the first line finds the sender."""
    found = _FROM_LINE.match(raw)
    return found is not None and found.group(1).decode() == address
