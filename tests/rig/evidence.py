"""Everything there is to compare after a run: what the server took, what the database says, what lies in Sent, and when
which stop took hold."""

import imaplib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

from servers import Dovecot
from sqlalchemy import select
from sqlalchemy.orm import defer

from rig.clock import FastClock
from rig.ledger import Entry, entries
from rig.people import Stop
from rig.proxies import Witness
from sequencer.core.states import Purpose
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.session import Database
from sequencer.store.timeline import Event
from sequencer.store.touches import Attempt, Touch

_OWN_ID = re.compile(r"<?(sq-[a-z2-7-]+)@")


@dataclass(frozen=True)
class Look:
    """A look into a mailbox that read it to its end, in the machine's seconds since 1970."""

    pid: int
    began: float
    ended: float


@dataclass(frozen=True)
class Evidence:
    """`touches` are the steps of sequences; mails of service are in `served`. `now` is the rig's present."""

    now: datetime
    clock: FastClock
    touches: dict[int, Touch]
    served: dict[int, Touch]
    runs: dict[int, Enrollment]
    attempts: dict[int, list[Attempt]]
    taken: dict[str, list[Entry]]  # by token
    witnesses: dict[str, list[Witness]]  # by token
    stops: list[Stop]
    looks: dict[int, list[Look]]  # by mailbox
    filed: dict[str, int]  # how many copies of a token lie in Sent folders
    unread: list[InboundMail]

    def story(self, touch: Touch) -> list[str]:
        """All that is known of one touch, for a person to read."""
        columns = ("id", "enrollment_id", "candidate_id", "step_key", "state", "reason", "due_at", "wakes_at", "fence")
        more = ("lease_owner", "transmitting_at", "sent_at", "token")
        lines = ["touch " + ", ".join(f"{name}={getattr(touch, name)}" for name in columns + more)]
        at, token = self.clock.at, touch.token or ""
        lines += [
            f"  attempt {one.number}: {one.started_at} – {one.ended_at} {one.stage} {one.code} {one.said!r}"
            for one in self.attempts.get(touch.id, ())
        ]
        lines += [
            f"  taken {at(one.at)} (machine {one.at:.3f}), told {one.told!r}" for one in self.taken.get(token, ())
        ]
        lines += [f"  354 at {at(one.go_at)}, dot at {at(one.dot_at)}" for one in self.witnesses.get(token, ())]
        lines += [f"  {one.kind} at {at(one.at)}" for one in self.stops if one.candidate_id == touch.candidate_id]
        run = self.runs.get(touch.enrollment_id or 0)
        if run is not None:
            lines.append(f"  run {run.state}, {run.reason!r}, after {run.after_key}, moves {run.moves_at}")
        lines.append(f"  copies in Sent: {self.filed.get(touch.token or '', 0)}")
        return lines


def gathered(
    database: Database,
    clock: FastClock,
    ledger: Path,
    looks: Path,
    witnesses: Iterable[Witness],
    stops: Iterable[Stop],
    filed: dict[str, int],
) -> Evidence:
    taken: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(ledger):
        taken[entry.token.lower()].append(entry)
    seen: dict[str, list[Witness]] = defaultdict(list)
    for one in list(witnesses):
        seen[one.token.lower()].append(one)
    attempts: dict[int, list[Attempt]] = defaultdict(list)
    with database.read() as session:
        everything = select(Touch).options(defer(Touch.frozen), defer(Touch.text)).order_by(Touch.id)
        touches = {one.id: one for one in session.scalars(everything)}
        for attempt in session.scalars(select(Attempt).order_by(Attempt.number)):
            attempts[attempt.touch_id].append(attempt)
        runs = {one.id: one for one in session.scalars(select(Enrollment))}
        unread = list(session.scalars(select(InboundMail).where(InboundMail.state == "new")))
    return Evidence(
        now=clock(),
        clock=clock,
        touches={key: one for key, one in touches.items() if one.purpose is Purpose.STEP},
        served={key: one for key, one in touches.items() if one.purpose is not Purpose.STEP},
        runs=runs,
        attempts=attempts,
        taken=taken,
        witnesses=seen,
        stops=list(stops),
        looks=_looks(looks),
        filed=filed,
        unread=unread,
    )


def copies_in_sent(dovecot: Dovecot, users: Iterable[str]) -> dict[str, int]:
    """How many copies of each of our mails the Sent folders hold, also of those that were given another Message-ID."""
    found: dict[str, int] = defaultdict(int)
    for user in users:
        with imaplib.IMAP4("127.0.0.1", dovecot.imap_port, timeout=30) as imap:
            imap.login(user, dovecot.password)
            if imap.select("Sent", readonly=True)[1] == [b"0"]:
                continue
            wanted = "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-MICROSOFT-ORIGINAL-MESSAGE-ID)])"
            for part in imap.fetch("1:*", wanted)[1]:
                if isinstance(part, tuple):
                    head = message_from_bytes(part[1])
                    names = f"{head['X-Microsoft-Original-Message-ID'] or ''} {head['Message-ID'] or ''}"
                    if own := _OWN_ID.search(names):
                        found[own.group(1)] += 1
    return found


def events_of(database: Database, candidate_id: int) -> list[str]:
    with database.read() as session:
        found = session.scalars(select(Event).where(Event.candidate_id == candidate_id).order_by(Event.id))
        return [f"  {one.at} {one.kind} {one.says}" for one in found]


def _looks(path: Path) -> dict[int, list[Look]]:
    found: dict[int, list[Look]] = defaultdict(list)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for line in text.split("\n")[:-1]:
        row = json.loads(line)
        found[row["mailbox"]].append(Look(row["pid"], row["began"], row["ended"]))
    return found
