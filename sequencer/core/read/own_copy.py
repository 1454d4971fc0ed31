"""Whether a mail in somebody's mailbox is a certain mail of ours, whatever a provider has done to it on its way."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sequencer.core.read.matching import own_mark
from sequencer.core.read.mime import Unreadable, open_mail
from sequencer.core.signed import Signer

_A_DAY = timedelta(days=1)
_LONGEST = 1024 * 1024  # octets a provider may add to a mail that we still compare
_BY_FIELD = {
    "message-id": "by its Message-ID",
    "x-microsoft-original-message-id": "by the Message-ID it was sent with",
    "x-google-original-message-id": "by the Message-ID it was sent with",
    "list-unsubscribe": "by our own reference in it",
}
BY_TEXT = "by its recipient, day and text"


@dataclass(frozen=True)
class Wanted:
    """A mail of ours that is looked for; `sent` are its bytes as they left, the Date aside."""

    touch_id: int
    token: str
    message_id: str
    recipient: str
    left_at: datetime
    sent: bytes

    @property
    def since(self) -> date:
        """The first day on which a server may say it came in; servers count days by clocks of their own."""
        return (self.left_at - _A_DAY).date()

    @property
    def before(self) -> date:
        return (self.left_at + 2 * _A_DAY).date()

    @property
    def clues(self) -> Sequence[tuple[str, str]]:
        """(header field, text in it) that only this mail has, those that a provider adds included."""
        return [(field, self.token) for field in _BY_FIELD]

    def may_be_of_size(self, octets: int) -> bool:
        """Whether a mail so large is worth comparing with it."""
        return octets <= 3 * len(self.sent) + _LONGEST


@dataclass(frozen=True)
class Hit:
    """The mail was found: under which Message-ID it lies there, and in words by what and where."""

    message_id: str | None
    folder: str
    how: str
    is_in_sent: bool = True

    @property
    def says(self) -> str:
        return f"found in {self.folder} {self.how}"


def recognised(head: bytes, wanted: Wanted, signer: Signer) -> str | None:
    """By what in its header a mail is the wanted one, in words; None where nothing says so."""
    mark = own_mark(head, signer)
    return _BY_FIELD.get(mark[1]) if mark is not None and mark[0] == wanted.token else None


def is_marked_otherwise(head: bytes, wanted: Wanted, signer: Signer) -> bool:
    """Whether it is another mail of ours."""
    mark = own_mark(head, signer)
    return mark is not None and mark[0] != wanted.token


def text_print(raw: bytes) -> str:
    """A hash of what a mail says, however it is wrapped and encoded; empty for one that says nothing."""
    mail = open_mail(raw)
    words = "" if isinstance(mail, Unreadable) else " ".join(mail.text.split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest() if words else ""


def says_the_same(raw: bytes, wanted: Wanted) -> bool:
    """Whether a mail has the very words of the wanted one."""
    mine = text_print(wanted.sent)
    return bool(mine) and mine == text_print(raw)
