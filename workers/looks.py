"""Looks into mailboxes, shared: whoever asks while one is under way waits for the next one, together with all others.

Mail servers take only a few sign-ins at a time from one account, so many mails leaving at once must not each have one.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future

from sequencer.errors import InterruptedWorkError


class SharedLooks:
    """One look per mailbox at a time in this process. What you get began after you asked, so it saw all that came."""

    def __init__(self, look: Callable[[int], None]) -> None:
        self._look = look
        self._guard = threading.Lock()
        self._turns: dict[int, threading.Lock] = {}
        self._next: dict[int, Future[None]] = {}

    def __call__(self, mailbox_id: int) -> None:
        """Return when the mailbox was read to its end; raises what the look raised, to everybody who shared it."""
        mine: Future[None] = Future()
        with self._guard:
            turn = self._turns.setdefault(mailbox_id, threading.Lock())
            upcoming = self._next.setdefault(mailbox_id, mine)
        if upcoming is not mine:
            upcoming.result()
            return
        try:
            with turn:  # the look under way began before we asked
                self._begin(mailbox_id)
                self._look(mailbox_id)
        except Exception as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(None)
        finally:
            self._let_go(mailbox_id, mine)

    def _begin(self, mailbox_id: int) -> None:
        """From here on whoever asks waits for the look after this one."""
        with self._guard:
            del self._next[mailbox_id]

    def _let_go(self, mailbox_id: int, mine: Future[None]) -> None:
        """Where this thread is being ended, those who waited for it must not wait for ever."""
        if mine.done():
            return
        with self._guard:
            if self._next.get(mailbox_id) is mine:
                del self._next[mailbox_id]
        mine.set_exception(InterruptedWorkError("the look into the mailbox was interrupted"))
