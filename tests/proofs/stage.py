"""The stage of X-30: a real database, two workers that stop at every step, and a judge at every final dot.

The published rule (sending.md 2.8), as it is judged here:
- a stop that was committed before a worker's last check began lets no dot of that worker pass;
- an answer that lay in the mailbox before a look into it began lets no dot pass of whoever leans on that look;
- the server takes a mail once at the most, and what was not sent says why.
"""

import random
import sqlite3
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from builders import add_candidate, add_mailbox, add_sequence, make_database, make_road, set_organisation
from doors import FakeClock, FakeInboxes
from sqlalchemy import select

from proofs.mortal import Life, MortalDatabase
from proofs.puppets import Puppet
from sequencer.core.mail_providers import Filing
from sequencer.core.states import Stage
from sequencer.errors import Permanent, Temporary, UncertainDelivery
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import Scope
from sequencer.store.mailboxes import Mailbox
from sequencer.store.provider_facts import note_facts

ADA, BO = "ada@acme.example", "bo@acme.example"
PEOPLE = {"lena@brandt.example": ADA, "ben@brandt.example": ADA, "cy@else.example": BO}
SEQUENCES = {"One": ADA, "Two": BO}
MARKS = (b"ZEBRA", b"OKAPI")
"""Words of the two mails of a sequence, so that they are known on the line from what answers somebody."""

NOT_SURE = partial(UncertainDelivery, "No answer to the final dot.", stage=Stage.BODY)
ANSWERS = {
    "taken": None,
    "taken in silence": NOT_SURE,
    "lost in silence": NOT_SURE,
    "later": partial(Temporary, "4.3.0 come back", stage=Stage.BODY, code=451),
    "not this address now": partial(Temporary, "4.2.0 greylisted", stage=Stage.RCPT, code=450),
    "refused": partial(Permanent, "5.7.0 not this one", stage=Stage.BODY, code=554),
}
"""What the server may say to a mail."""


class Scene:
    """A database in the state in which every play begins, restored in a millisecond or two."""

    def __init__(self, folder: Path) -> None:
        path = folder / "scene.sqlite"
        self.database = make_database(f"sqlite:///{path}")
        _arrange(make_road(self.database))
        self._path = path
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        with sqlite3.connect(path) as live:
            live.backup(self._kept)
        live.close()

    def set(self) -> None:
        live = sqlite3.connect(self._path)
        self._kept.backup(live)
        live.close()

    def close(self) -> None:
        self._kept.close()
        self.database.close()


def _arrange(road) -> None:
    steps = (
        {"key": "first", "kind": "email", "subject": "Grippers", "body": "Hi {{first_name}}, ZEBRA?"},
        {"key": "second", "kind": "email", "delay": "1 hour", "body": "Hi {{first_name}}, OKAPI?"},
    )
    add_sequence(road, *steps, name="One", sender=ADA)
    add_mailbox(road, BO, name="Bo")
    add_sequence(road, *steps, name="Two", sender=BO)
    set_organisation(road, min_gap="0 seconds")
    with road.database.write() as session:
        for mailbox in session.scalars(select(Mailbox)):
            note_facts(session, mailbox, road.now(), filing=Filing.PROVIDER)  # so that no copy of ours is owed
    for name, (email, sender) in zip(("Lena", "Ben", "Cy"), PEOPLE.items(), strict=True):
        add_candidate(road, email, first_name=name)
        enroll_address(road, next(one for one, its in SEQUENCES.items() if its == sender), email)


@dataclass
class Watched:
    """What stood when a worker last looked and last checked."""

    stopped_at_check: frozenset[str] | None = None
    answered_at_look: dict[str, frozenset[str]] | None = None


class Facts:
    """What has truly happened, kept apart from the product's own books."""

    def __init__(self) -> None:
        self.stopped: set[str] = set()
        self.erased: set[str] = set()
        self.pauses: dict[tuple[Scope, str], frozenset[str]] = {}
        self.answered: set[str] = set()
        self.bounced: set[str] = set()
        self.taken: list[tuple[str, bytes]] = []
        self.answers: list[str] = []
        self.violations: list[str] = []
        self.watched: dict[int, Watched] = {}

    def silenced(self) -> frozenset[str]:
        """To whom nothing may begin to leave from now on."""
        return frozenset(self.stopped).union(self.erased, *self.pauses.values())

    def answers_in(self, mailbox: str) -> frozenset[str]:
        return frozenset(one for one in self.answered if PEOPLE[one] == mailbox)

    def judge_dot(self, worker: int, sender: str, recipient: str) -> None:
        """A text is about to leave with its dot."""
        watched = self.watched[worker]
        looked = watched.answered_at_look or {}
        if watched.stopped_at_check is None:
            self.violations.append(f"worker {worker} wrote to {recipient} without a last check")
        elif recipient in watched.stopped_at_check:
            self.violations.append(f"worker {worker} wrote to {recipient}, who was stopped before its last check")
        if sender not in looked:
            self.violations.append(f"worker {worker} wrote to {recipient} without a look into the mailbox")
        elif recipient in looked[sender]:
            self.violations.append(f"worker {worker} wrote to {recipient}, whose answer lay there at its look")
        watched.stopped_at_check = None

    def take(self, recipient: str, raw: bytes) -> None:
        mark = next(mark for mark in MARKS if mark in raw)
        if (recipient, mark) in self.taken:
            self.violations.append(f"{recipient} got {mark.decode()} twice")
        self.taken.append((recipient, mark))


class Worker(Puppet):
    """A process: it stops at each step, looks into real mailboxes, and is judged at each dot."""

    def __init__(self, number: int, scene: Scene, facts: Facts, clock: FakeClock, inboxes: FakeInboxes, post) -> None:
        super().__init__()
        self.number = number
        self.change = lambda road: road
        self._facts = facts
        self._post = post
        self._made_of = (scene.database, clock, inboxes)
        self._dice = random.Random(f"worker {number}")

    def start(self, job) -> None:
        """A process begins a job: it knows nothing of what it did before."""
        self._facts.watched[self.number] = Watched()
        self._life = Life("")
        road = self.change(self._road(self._life))
        self.begin(lambda: job(road))

    def die(self) -> None:
        self._life.is_over = True
        super().die()

    def open(self, account):
        """`Road.open_smtp`."""
        return _JudgedDoor(self._post.open(account), self._facts, self.number)

    def _road(self, life: Life):
        database, clock, inboxes = self._made_of
        mortal = MortalDatabase(database, life)
        road = make_road(mortal, clock=clock, post=self, inboxes=inboxes, step=self._reach, dice=self._dice)
        look = partial(self._look_into, road.catch_up)
        return replace(road, catch_up=look, owner=f"worker:{self.number}")

    def _reach(self, name: str) -> None:
        self.step(name)
        if name == "after_354":
            self._facts.watched[self.number].stopped_at_check = self._facts.silenced()

    def _look_into(self, look, mailbox_id: int) -> None:
        mailbox = list(SEQUENCES.values())[mailbox_id - 1]
        there = self._facts.answers_in(mailbox)
        look(mailbox_id)
        self._facts.stopped |= there
        watched = self._facts.watched[self.number]
        watched.answered_at_look = (watched.answered_at_look or {}) | {mailbox: there}


class _JudgedDoor:
    """A door of the hand-written post that asks the judge before a dot leaves."""

    def __init__(self, inner, facts: Facts, worker: int) -> None:
        self._inner = inner
        self._facts = facts
        self._worker = worker
        self._recipient = ""

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def begin(self, sender, recipient, size, **options):
        self._recipient = recipient
        said = self._facts.answers[:1]
        error = ANSWERS[said[0]] if said else None
        if said and error is not None and error().stage is Stage.RCPT:
            self._facts.answers.pop(0)
            raise error()
        return self._inner.begin(sender, recipient, size, **options)

    def finish(self, raw):
        is_outreach = any(mark in raw for mark in MARKS)
        if not is_outreach:
            return self._inner.finish(raw)
        self._facts.judge_dot(self._worker, self._inner.sender, self._recipient)
        says = self._facts.answers.pop(0) if self._facts.answers else "taken"
        if says.startswith("taken"):
            self._facts.take(self._recipient, raw)
        if (error := ANSWERS[says]) is not None:
            raise error()
        return self._inner.finish(raw)
