"""What really happened outside, in its order: the mails the host took from us, and what people did about them.

It is kept beside the product and never read by it, so that the report has somebody to ask other than the database.
"""

import threading
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Deed(StrEnum):
    """What a simulated person, or the machine in front of them, does about a mail."""

    ANSWERS = "answers"
    IS_AWAY = "is_away"  # an out-of-office note
    SENDS_A_TICKET = "sends_a_ticket"  # a machine says that it has received our mail
    CLICKS = "clicks"  # the unsubscribe button of the mail program (RFC 8058)
    OPENS_THE_PAGE = "opens_the_page"  # the opt-out page, and its button
    COMES_BACK = "comes_back"  # a server reports later that it could not deliver


STOPS = frozenset({Deed.ANSWERS, Deed.CLICKS, Deed.OPENS_THE_PAGE})
"""After one of these no outreach may reach the person any more."""


@dataclass(frozen=True)
class Taken:
    """A mail from one of our mailboxes that the host accepted for somebody."""

    order: int
    at: datetime
    recipient: str
    message_id: str


@dataclass(frozen=True)
class Done:
    """A deed, noted once it had reached us. `words` is what a person wrote, for the narrator."""

    order: int
    at: datetime
    person: str
    deed: Deed
    words: str = ""


class Ledger:
    """Both kinds of entries under one running number; any thread may write. Persons are their lower-case address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[Taken | Done] = []

    def take(self, at: datetime, recipient: str, message_id: str) -> None:
        with self._lock:
            self._entries.append(Taken(len(self._entries), at, recipient.lower(), message_id))

    def note(self, at: datetime, person: str, deed: Deed, words: str = "") -> None:
        with self._lock:
            self._entries.append(Done(len(self._entries), at, person.lower(), deed, words))

    @property
    def taken(self) -> list[Taken]:
        return [one for one in self._since(0) if isinstance(one, Taken)]

    @property
    def done(self) -> list[Done]:
        return self.done_since(0)

    def done_since(self, order: int) -> list[Done]:
        """Deeds from a running number on."""
        return [one for one in self._since(order) if isinstance(one, Done)]

    def __len__(self) -> int:
        return len(self._entries)

    def _since(self, order: int) -> list[Taken | Done]:
        with self._lock:
            return self._entries[order:]
