"""The simulated people behind the sandbox host: they get our mails there, and some plan to do something about them."""

import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from sequencer.demo.cast import Act, Person
from sequencer.demo.ledger import Ledger
from sequencer.demo.letters import Received, opened
from sequencer.demo.post import Post

_NOBODY = "550 5.1.1 No such user here"


@dataclass(frozen=True)
class Plan:
    """One person is going to do one thing about one mail. `number` is like no other's."""

    at: datetime
    number: int
    person: Person
    act: Act
    mail: Received


class People:
    """Everybody of the cast at once. The host's threads call `take` and `refuse`, the story the rest.

    `own_addresses` are those of the company: its mailboxes and its colleagues.
    """

    def __init__(
        self,
        cast: Mapping[str, Person],
        own_addresses: Collection[str],
        ledger: Ledger,
        now: Callable[[], datetime],
        seed: int,
        post: Post | None = None,
    ) -> None:
        self._cast = cast
        self._own = frozenset(own_addresses)
        self._ledger = ledger
        self._now = now
        self._seed = seed
        self._post = post or Post()
        self._lock = threading.Lock()
        self._subjects: defaultdict[str, list[str]] = defaultdict(list)
        self._plans: list[Plan] = []
        self._left_alone: set[str] = set()
        self._by_hand: set[str] = set()
        self._numbers = itertools.count(1)

    def refuse(self, recipient: str) -> str | None:
        """A refusal for an address that neither the cast nor we have."""
        person = self._cast.get(recipient.lower())
        is_known = recipient.lower() in self._own or (person is not None and person.is_there)
        return None if is_known else _NOBODY

    def take(self, sender: str, recipient: str, raw: bytes) -> None:
        """Note a mail of ours, and plan what one of the cast does about it.

        What others write to us passes, and so does what a colleague of the cast writes, who has no mailbox with us.
        """
        if sender.lower() not in self._own or sender.lower() in self._cast:
            return
        mail, now = opened(raw, recipient.lower()), self._now()
        with self._lock:
            if mail.message_id in self._by_hand:
                return
            self._ledger.take(now, recipient, mail.message_id, is_outreach=bool(mail.one_click_url))
            self._post.keep(recipient, now, raw)
            person = self._cast.get(recipient.lower())
            if person is not None:
                self._plan(person, mail, now)

    def let_pass(self, message_id: str) -> None:
        """Somebody writes this mail by hand: a colleague's answer is not one of the product's mails."""
        with self._lock:
            self._by_hand.add(message_id)

    def next_number(self) -> int:
        """A number like no other's, for a mail that somebody writes without a plan."""
        return next(self._numbers)

    def leave(self, address: str) -> None:
        """From here on somebody else acts as this person: what was planned for them is dropped, and nothing more is."""
        with self._lock:
            self._left_alone.add(address)
            self._plans = [one for one in self._plans if not {one.person.address, one.act.rival} & self._left_alone]

    def next_at(self) -> datetime | None:
        """When somebody does something next."""
        with self._lock:
            return min((plan.at for plan in self._plans), default=None)

    def take_due(self, now: datetime) -> list[Plan]:
        """What is to be done by now, in order; it is not handed out again."""
        with self._lock:
            due = [plan for plan in self._plans if plan.at <= now]
            self._plans = [plan for plan in self._plans if plan.at > now]
        return sorted(due, key=lambda plan: (plan.at, plan.person.address))

    def _plan(self, person: Person, mail: Received, now: datetime) -> None:
        self._subjects[person.address].append(mail.subject)
        act = person.act_on(self._subjects[person.address])
        if act is None or {person.address, act.rival} & self._left_alone:
            return
        dice = Random(
            f"{self._seed} {person.address} {act.about}{act.mail}"
        )  # the order in which mails come changes nothing
        self._plans.append(Plan(act.due_at(now, dice), next(self._numbers), person, act, mail))
