"""How the oracle behaves: orders for single commands, and what kind of provider each sender has."""

import json
import random
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from sink import Answer

WORDS = frozenset({"GREETING", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "BODY", "DOT", "RSET", "QUIT"})


@dataclass(frozen=True)
class Order:
    """What to answer to one command of one kind of mail.

    `recipient` and `sender` are patterns (`*@brandt.example`); a pattern for what is not known yet, as the recipient
    is before RCPT, fits nothing. The first `skip` fits are passed over, then `times` are answered (0: all);
    with `each` that is counted for every recipient by itself, so `RCPT, 451, times=1, each=True` is greylisting
    and `MAIL, 421, skip=20` a limit. `chance` is drawn from the seed, the recipient and the count.
    """

    word: str
    text: str
    recipient: str = ""
    sender: str = ""
    skip: int = 0
    times: int = 0
    each: bool = False
    chance: float = 1.0
    late: float = 0.0
    dribble: float = 0.0
    takes: bool | None = None

    def __post_init__(self) -> None:
        assert self.word in WORDS, self.word

    def fits(self, word: str, sender: str, recipient: str) -> bool:
        if word != self.word or (self.sender and not sender) or (self.recipient and not recipient):
            return False
        return fnmatchcase(sender, self.sender or "*") and fnmatchcase(recipient, self.recipient or "*")


@dataclass(frozen=True)
class Provider:
    """What becomes of a mail that was taken: is a copy filed in Sent, does it get another Message-ID (2.5)?"""

    files: bool = False
    rewrites: bool = False
    says_id: bool = False  # the 250 names the new id, as some do


class Orders:
    """Answers from a list: the first order that fits and is not used up."""

    def __init__(self, orders: Iterable[Order] = (), seed: int = 0) -> None:
        self._orders = list(orders)
        self._seed = seed
        self._seen: Counter[tuple[int, str]] = Counter()
        self._turn = threading.Lock()

    def add(self, *orders: Order) -> None:
        with self._turn:
            self._orders.extend(orders)

    def __call__(self, word: str, sender: str, recipient: str) -> Answer | None:
        with self._turn:
            for number, order in enumerate(self._orders):
                if order.fits(word, sender, recipient) and self._is_due(number, order, recipient):
                    return Answer(order.text, order.late, order.dribble, order.takes)
        return None

    def _is_due(self, number: int, order: Order, recipient: str) -> bool:
        key = (number, recipient if order.each else "")
        self._seen[key] += 1
        count = self._seen[key]
        if count <= order.skip or (order.times and count > order.skip + order.times):
            return False
        if order.chance >= 1:
            return True
        return random.Random(f"{self._seed} {number} {recipient} {count}").random() < order.chance


@dataclass(frozen=True)
class Plan:
    """A whole conduct, as a JSON file holds it: {"seed", "offered", "orders": [{…}], "providers": {sender: {…}}}.

    The provider of a sender that is not named is that of "*".
    """

    seed: int = 0
    offered: tuple[str, ...] = ("8BITMIME", "SIZE 10485760", "PIPELINING", "AUTH PLAIN LOGIN", "SMTPUTF8")
    orders: tuple[Order, ...] = ()
    providers: dict[str, Provider] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Plan":
        given = json.loads(path.read_text(encoding="utf-8"))
        given["orders"] = tuple(Order(**one) for one in given.get("orders", ()))
        given["providers"] = {name: Provider(**one) for name, one in given.get("providers", {}).items()}
        if "offered" in given:
            given["offered"] = tuple(given["offered"])
        return cls(**given)

    def provider_of(self, sender: str) -> Provider:
        return self.providers.get(sender) or self.providers.get("*") or Provider()
