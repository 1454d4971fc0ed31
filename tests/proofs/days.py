"""F-10: ninety simulated days of many people in every zone, and a judge who looks at the clock when a mail leaves."""

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from builders import add_mailbox, add_sequence, add_team, make_database, make_road, set_organisation
from doors import FakeClock, FakeInboxes, FakePost
from sqlalchemy import select

from sequencer.core.addresses import identity
from sequencer.core.mail_providers import Filing
from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.touches import Touch
from workers.boot import JOBS
from workers.sweep import LOOKS

START = datetime(2027, 3, 1, 6, 0, tzinfo=UTC)
"""Ninety days from here see the clocks change in America, Europe, Africa, Chile and Australia."""

CAP, GAP = 8, timedelta(minutes=20)
_TICK = timedelta(minutes=5)
_OPENS, _CLOSES = time(9), time(17)
_OUR_DAY = ZoneInfo("Europe/Berlin")
_NO_ZONES = ("posix/", "right/", "localtime", "Factory")
_WINDOW = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00", "zone": "candidate"}
_FIRST = {"key": "first", "kind": "email", "subject": "Grippers", "body": "Hi {{first_name}}, shall we talk?"}
_SECOND = {"key": "second", "kind": "email", "delay": "4 working days", "body": "Hi {{first_name}}, any thoughts?"}
_ENOUGH = timedelta(days=1)


@dataclass(frozen=True)
class Left:
    at: datetime
    sender: str
    recipient: str
    raw: bytes


@dataclass
class _WatchedPost(FakePost):
    """Writes down when what left from where."""

    clock: FakeClock = field(default_factory=FakeClock)
    left: list[Left] = field(default_factory=list)

    def open(self, account):
        return _WatchedDoor(super().open(account), self)


class _WatchedDoor:
    def __init__(self, inner, post: _WatchedPost) -> None:
        self._inner = inner
        self._post = post

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def finish(self, raw):
        answer = self._inner.finish(raw)
        self._post.left.append(Left(self._post.clock(), self._inner.sender, self._inner.recipient, raw))
        return answer


@dataclass(frozen=True)
class Days:
    """What came out of all the days."""

    left: int
    violations: list[str]


class Season:
    """A company with its mailboxes, and people who come in bursts, every Monday some hundreds."""

    def __init__(self, folder: Path, people: int, mailboxes: int, days: int) -> None:
        self.clock = FakeClock(START)
        self.post = _WatchedPost(clock=self.clock)
        self.database = make_database(f"sqlite:///{folder / 'season.sqlite'}")
        self.road = make_road(
            self.database, clock=self.clock, post=self.post, inboxes=FakeInboxes(self.clock), dice=random.Random(1)
        )
        self._days = days
        self._zones = _all_zones()
        self._zone_of: dict[str, ZoneInfo] = {}
        self._sequences = self._found(mailboxes)
        weeks = max(1, (days - 20) // 7)
        self._bursts = [people // weeks + (week < people % weeks) for week in range(weeks)]

    def pass_by(self) -> Days:
        """Every tick of every day: whoever is due leaves, as far as the rules let them."""
        end = START + timedelta(days=self._days)
        rest = dict(LOOKS)
        look = rest.pop("send")
        while self.clock.at < end:
            since = self.clock.at - START
            if since % timedelta(days=7) == timedelta(0) and since.days // 7 < len(self._bursts):
                self._come(self._bursts[since.days // 7])
            if since % timedelta(hours=1) == timedelta(0):
                self._do({**rest})
            self._do({"send": look})
            self.clock.at += _TICK
        return Days(len(self.post.left), [*self._wrong_times(), *self._wrong_paces(), *self._doubled(), *self._lost()])

    def close(self) -> None:
        self.database.close()

    def _found(self, mailboxes: int) -> list[str]:
        set_organisation(self.road)
        add_team(self.road)
        names = []
        for number in range(mailboxes):
            sender = f"r{number}@acme.example"
            add_mailbox(self.road, sender, gap=GAP, daily_cap=CAP, filing=Filing.PROVIDER)
            steps = (_FIRST, _SECOND) if number % 4 == 0 else (_FIRST,)
            names.append(add_sequence(self.road, *steps, name=f"S{number}", sender=sender, window=_WINDOW))
        return names

    def _come(self, count: int) -> None:
        begun = len(self._zone_of)
        ids = []
        with self.database.write() as session:
            for number in range(begun, begun + count):
                zone = self._zones[number % len(self._zones)]
                candidate = Candidate(created_at=self.clock.at, fields={}, first_name=f"P{number}", zone=zone)
                candidate.source, candidate.collected_on = "their own site", self.clock.at.date()
                session.add(candidate)
                session.flush()
                address = f"p{number}@home{number % 97}.example"
                given = {"address": address, "identity": identity(address), "is_primary": True}
                session.add(CandidateAddress(candidate_id=candidate.id, **given))
                self._zone_of[address] = ZoneInfo(zone)
                ids.append(candidate.id)
        for place, name in enumerate(self._sequences):
            enroll(self.road, name, ids[place :: len(self._sequences)])

    def _do(self, looks) -> None:
        with self.database.read() as session:
            due = [(job, one) for job, look in looks.items() for one in look(session, self.clock.at, 500)]
        for job, one in due:
            JOBS[job](self.road, one)

    def _wrong_times(self) -> Iterator[str]:
        for one in self.post.left:
            local = one.at.astimezone(self._zone_of[one.recipient])
            if local.isoweekday() > 5 or not _OPENS <= local.time() < _CLOSES:
                yield f"{one.recipient} got a mail at {local:%A %H:%M} in {local.tzinfo}"

    def _wrong_paces(self) -> Iterator[str]:
        by_sender: dict[str, list[datetime]] = defaultdict(list)
        for one in self.post.left:
            by_sender[one.sender].append(one.at)
        for sender, times in by_sender.items():
            for day, count in Counter(at.astimezone(_OUR_DAY).date() for at in times).items():
                if count > CAP:
                    yield f"{sender} sent {count} mails on {day}"
            for one, following in itertools.pairwise(times):
                if following - one < GAP:
                    yield f"{sender} sent two mails within {following - one} at {one}"

    def _doubled(self) -> Iterator[str]:
        for (recipient, text), count in Counter(
            (one.recipient, b"thoughts" in one.raw) for one in self.post.left
        ).items():
            if count > 1:
                yield f"{recipient} got {'the second' if text else 'the first'} mail {count} times"

    def _lost(self) -> Iterator[str]:
        """Everybody who came has had a mail, or a reason says why not."""
        with self.database.read() as session:
            late = select(Touch).where(Touch.state != TouchState.SENT, Touch.due_at < self.clock.at - _ENOUGH)
            for touch in session.scalars(late.where(Touch.reason == "")):
                yield f"touch {touch.id}, due {touch.due_at}, was not sent and does not say why: {touch.state}"
            if (runs := session.query(Touch.candidate_id).distinct().count()) != len(self._zone_of):
                yield f"{len(self._zone_of)} people came and {runs} of them have a mail"


def _all_zones() -> list[str]:
    return sorted(name for name in available_timezones() if not name.startswith(_NO_ZONES))
