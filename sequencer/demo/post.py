"""The mailboxes of everybody outside: what came to them, and what they wrote, as long as the demo lives."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sequencer.demo.letters import Received, opened


@dataclass(frozen=True)
class Mail:
    """One mail in somebody's mailbox: to them, or (`is_own`) from them."""

    number: int
    owner: str
    at: datetime
    raw: bytes
    is_own: bool = False
    is_read: bool = False

    @cached_property
    def shown(self) -> Received:
        return opened(self.raw, self.owner)


class Post:
    """Any thread may use it. Owners are lower-case addresses; mails are numbered over all mailboxes from 1."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mails: list[Mail] = []

    def keep(self, owner: str, at: datetime, raw: bytes, *, is_own: bool = False) -> None:
        with self._lock:
            self._mails.append(Mail(len(self._mails) + 1, owner.lower(), at, raw, is_own=is_own, is_read=is_own))

    def of(self, owner: str) -> list[Mail]:
        """What lies in a mailbox, the newest first."""
        with self._lock:
            return [one for one in reversed(self._mails) if one.owner == owner.lower()]

    def unread(self) -> dict[str, int]:
        """How many mails of each owner nobody has opened."""
        counts: dict[str, int] = {}
        with self._lock:
            for one in self._mails:
                counts[one.owner] = counts.get(one.owner, 0) + (not one.is_read)
        return counts

    def open(self, owner: str, number: int) -> Mail | None:
        """A mail of this owner, which counts as read from now on."""
        with self._lock:
            if not 0 < number <= len(self._mails) or self._mails[number - 1].owner != owner.lower():
                return None
            self._mails[number - 1] = replace(self._mails[number - 1], is_read=True)
            return self._mails[number - 1]
