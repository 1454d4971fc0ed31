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
    ASKS_TO_STOP = "asks_to_stop"  # an answer that says not to write any more
    IS_AWAY = "is_away"  # an out-of-office note
    SENDS_A_TICKET = "sends_a_ticket"  # a machine says that it has received our mail
    CLICKS = "clicks"  # the unsubscribe button of the mail program (RFC 8058)
    OPENS_THE_PAGE = "opens_the_page"  # the opt-out page, and its button
    COMES_BACK = "comes_back"  # a server reports later that it could not deliver
    BOOKS = "books"  # the link in an offer, and the buttons behind it
    RACES = "races"  # two at once on the page, after the same time
    MOVES = "moves"  # the link in a confirmation, and another time
    CALLS_OFF = "calls_off"  # the link in a confirmation, and no other time
    ACCEPTS = "accepts"  # the calendar program answers an invitation (iTIP)
    PROPOSES = "proposes"  # the calendar program proposes another time (iTIP)
    DECLINES = "declines"  # a colleague's calendar program declines an invitation (iTIP)


NOT_BY_MAIL = frozenset({Deed.CLICKS, Deed.OPENS_THE_PAGE, Deed.BOOKS, Deed.RACES, Deed.MOVES, Deed.CALLS_OFF})
"""Deeds on a page: no mail of theirs comes in."""

OPT_OUTS = frozenset({Deed.ASKS_TO_STOP, Deed.CLICKS, Deed.OPENS_THE_PAGE})
"""After one of these nothing may reach the person but the confirmation of it and what was settled before."""

STOPS = OPT_OUTS | {Deed.ANSWERS}
"""After one of these no outreach may reach the person any more."""


@dataclass(frozen=True)
class Taken:
    """A mail from one of our mailboxes that the host accepted for somebody.

    `is_outreach` is what its recipient sees: only outreach carries an unsubscribe button.
    """

    order: int
    at: datetime
    recipient: str
    message_id: str
    is_outreach: bool = True


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

    def take(self, at: datetime, recipient: str, message_id: str, *, is_outreach: bool = True) -> None:
        with self._lock:
            self._entries.append(Taken(len(self._entries), at, recipient.lower(), message_id, is_outreach))

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
