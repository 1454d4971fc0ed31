"""What a server tells of a folder and of a mail, in our words."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_HEAD_OCTETS = 256 * 1024
HEAD_ITEMS = (f"BODY.PEEK[HEADER]<0.{_HEAD_OCTETS + 1}>", "INTERNALDATE", "RFC822.SIZE")
"""What is asked for of each mail before its text."""
GMAIL_ITEM = "X-GM-MSGID"
"""Google's own number of a mail, the same under all its labels."""


@dataclass(frozen=True)
class FolderState:
    """Numbers that say where a folder stands: UIDs count only under one `uidvalidity`.

    While none of them changes nothing has come. `modseq` grows with every change; only servers with CONDSTORE tell it.
    """

    uidvalidity: int
    uidnext: int
    mails: int = 0
    modseq: int | None = None


@dataclass(frozen=True)
class Head:
    """One mail's header block. `head` is cut one octet past 256 kB, so that a reader sees it is too long.

    It is empty where the server would not hand it over.
    """

    uid: int
    head: bytes
    internal_at: datetime | None  # when the server took it in, if it says so
    size: int  # octets of the whole mail
    gmail_id: int | None = None


def head_of(uid: int, found: dict[bytes, Any]) -> Head:
    """The header block of a mail from the items of a FETCH."""
    gmail_id = found.get(b"X-GM-MSGID")
    size = int(found.get(b"RFC822.SIZE") or 0)
    return Head(uid, body_of(found, b"BODY[HEADER]"), _instant(found), size, int(gmail_id) if gmail_id else None)


def standing_of(told: dict[bytes, Any]) -> FolderState | None:
    """Where a folder stands by the answer to a STATUS; None where the numbers that matter are missing."""
    validity, following = told.get(b"UIDVALIDITY"), told.get(b"UIDNEXT")
    if not validity or not following:
        return None
    return FolderState(validity, following, told.get(b"MESSAGES") or 0, told.get(b"HIGHESTMODSEQ"))


def _instant(found: dict[bytes, Any]) -> datetime | None:
    try:
        taken: datetime | None = found.get(b"INTERNALDATE")
        return taken.astimezone(UTC) if taken else None
    except OverflowError:  # the first or the last day a calendar knows
        return None


def body_of(found: dict[bytes, Any], item: bytes) -> bytes:
    """The octets of a partial fetch, which servers answer as `BODY[]<0>`; an empty mail comes as NIL."""
    return next((value or b"" for key, value in found.items() if key.startswith(item)), b"")
