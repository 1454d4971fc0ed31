"""Which folders of a mailbox are read, in which order, and which of them can hold nothing new."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sequencer.core.doors import FolderNames, FolderNumbers
from sequencer.core.read.glance import Glance


@dataclass(frozen=True)
class Place:
    """A folder by what we look for in it. One that is not needed is passed over where it cannot be opened."""

    name: str
    is_sent: bool = False
    is_all: bool = False  # mails of all kinds, our own and drafts among them
    is_needed: bool = True

    @property
    def key(self) -> str:
        """What is kept to know the folder by. How people name their own folders is nothing we keep (P-12)."""
        return self.name if self.is_needed else f"#{hashlib.sha256(self.name.encode()).hexdigest()[:32]}"


@dataclass(frozen=True)
class Folder:
    mailbox_id: int
    email: str
    name: str
    key: str
    is_sent: bool
    is_all: bool
    uidvalidity: int


@dataclass(frozen=True)
class Seen:
    """A mail on the server, as far as its header tells."""

    uid: int
    head: bytes  # empty when the server would not hand it over
    came_at: datetime
    look: Glance
    gmail_id: int | None = None
    is_in_doubt: bool = False  # ours only if its text answers an invitation of ours


@dataclass
class Known:
    """What one session has seen of its mailbox, so that a look at which nothing is new costs next to nothing.

    It is never needed: without it everything is asked for. `standings` are the server's numbers from before a folder
    was read to its end, `read_to` (uidvalidity, UID) of its cursor by the folder's key, `chosen` the open folder, `gmail_ids` Google's
    numbers of mails that are stored.
    """

    names: FolderNames | None = None
    standings: dict[str, FolderNumbers] = field(default_factory=dict)
    read_to: dict[str, tuple[int, int]] = field(default_factory=dict)
    chosen: str = ""
    gmail_ids: set[int] = field(default_factory=set)

    def is_as_it_was(self, place: Place, numbers: FolderNumbers) -> bool:
        """Whether a folder that was read to its end has not changed since, by all numbers the server tells of it."""
        return place.key in self.read_to and self.standings.get(place.name) == numbers

    def is_at_its_end(self, place: Place, numbers: FolderNumbers) -> bool:
        """Whether nothing lies behind our cursor, if the server counts right."""
        validity, last = self.read_to.get(place.key, (0, 0))
        return validity == numbers.uidvalidity and numbers.uidnext <= last + 1


def places(names: FolderNames) -> Iterator[Place]:
    """INBOX last: it stays selected, and IDLE then tells of it.

    All mail and the other folders are where a filter puts what skips the inbox. They are read behind Sent, which tells
    of our own mails.
    """
    if names.sent:
        yield Place(names.sent, is_sent=True)
    if names.junk:
        yield Place(names.junk)
    if names.all_mail:
        yield Place(names.all_mail, is_all=True)
    for name in names.others:
        yield Place(name, is_all=True, is_needed=False)
    yield Place(names.inbox)
