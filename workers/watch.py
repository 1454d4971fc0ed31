"""The watcher: one loop waits on all mailboxes at once (IMAP IDLE) and hands those with news to a few threads.

IDLE only tells of INBOX; Junk and Sent are covered by the regular look at everything, and by the look before each send.
"""

import select
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import select as choose
from sqlalchemy.exc import SQLAlchemyError

from sequencer.core.doors import ImapDoor
from sequencer.errors import MailboxError, SequencerError
from sequencer.log import log
from sequencer.store.heartbeats import Part
from sequencer.store.mailboxes import Mailbox, account_of, note_unread
from workers.boot import Tools
from workers.pulse import Pulse
from workers.receiving import catch_up

_THREADS = 8
_TICK = 0.5  # seconds between two looks at which mailboxes need something
_NEW_MAILBOXES = 5.0
_LOOK_AGAIN = 1.0  # a mail can slip in between the last question and IDLE
_REGULAR = 120.0  # well below the 14 minutes after which idle connections are cut
_WITHOUT_IDLE = 10.0
_FIRST_BACK_OFF, _LONGEST_BACK_OFF = 5.0, 300.0
_UNEXPECTED = "The mailbox could not be read: an unexpected error; see the log."


class _Doing(Enum):
    RESTING = "resting"  # between two looks: not connected, or on a server that knows no IDLE
    BUSY = "busy"  # a thread is at it
    IDLING = "idling"


@dataclass
class _Watched:
    mailbox_id: int
    doing: _Doing = _Doing.RESTING
    session: ImapDoor | None = None
    next_look: float = 0.0
    back_off: float = 0.0


class Watcher:
    """Owns one IMAP session per mailbox. A mailbox in trouble backs off alone."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._watched: dict[int, _Watched] = {}
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="watch")
        self._next_list = 0.0
        self._stopping = threading.Event()

    def run(self, stopping: threading.Event) -> None:
        """Watch until told to stop, then hang up everywhere."""
        self._stopping = stopping
        pulse = Pulse(self._tools, Part.WATCH)
        while not stopping.is_set():
            try:
                self._list()
                self._start_looks(self._with_news())
                pulse.beat()
            except SQLAlchemyError as error:
                log.warning("watch_failed", error=type(error).__name__)
                stopping.wait(_FIRST_BACK_OFF)
        self._threads.shutdown(wait=True, cancel_futures=True)
        for one in self._watched.values():
            _hang_up(one)

    def _list(self) -> None:
        if time.monotonic() < self._next_list:
            return
        self._next_list = time.monotonic() + _NEW_MAILBOXES
        with self._tools.road.database.read() as session:
            ids = set(session.scalars(choose(Mailbox.id)))
        for mailbox_id in ids - self._watched.keys():
            self._watched[mailbox_id] = _Watched(mailbox_id)
        for mailbox_id in self._watched.keys() - ids:
            if self._watched[mailbox_id].doing is not _Doing.BUSY:
                _hang_up(self._watched.pop(mailbox_id))

    def _with_news(self) -> set[int]:
        """Mailboxes whose connection has something to say; waits for that a moment at most."""
        by_fd = {
            one.session.socket_fd(): one.mailbox_id
            for one in self._watched.values()
            if one.doing is _Doing.IDLING and one.session is not None
        }
        poll = select.poll()
        for fd in by_fd:
            poll.register(fd, select.POLLIN | select.POLLHUP | select.POLLERR)
        if not by_fd:
            self._stopping.wait(_TICK)
            return set()
        return {by_fd[fd] for fd, _ in poll.poll(_TICK * 1000)}

    def _start_looks(self, news: set[int]) -> None:
        clock = time.monotonic()
        for one in self._watched.values():
            is_due = clock >= one.next_look
            if one.doing is not _Doing.BUSY and (is_due or one.mailbox_id in news):
                has_news = one.mailbox_id in news or one.session is None
                one.doing = _Doing.BUSY
                self._threads.submit(self._look, one, has_news)

    def _look(self, one: _Watched, has_news: bool) -> None:
        try:
            if one.session is None:
                one.session = self._connect(one.mailbox_id)
            one.session.idle_stop()
            catch_up(self._tools.road, one.mailbox_id, one.session)
            self._wait_for_news(one, one.session, has_news)
        except Exception as error:  # noqa: BLE001 -- one mailbox must never end the watch over the others
            self._note(one.mailbox_id, error)
            self._back_off(one)

    @staticmethod
    def _wait_for_news(one: _Watched, session: ImapDoor, has_news: bool) -> None:
        if session.can_idle:
            session.idle_start()
            has_more = session.idle_events(0)  # news that came with the confirmation never wakes the poll
            pause, doing = 0.0 if has_more else _LOOK_AGAIN if has_news else _REGULAR, _Doing.IDLING
        else:
            pause, doing = _WITHOUT_IDLE, _Doing.RESTING
        one.back_off = 0.0
        one.next_look = time.monotonic() + pause
        one.doing = doing  # last: from here on the loop may look again

    def _connect(self, mailbox_id: int) -> ImapDoor:
        road = self._tools.road
        with road.database.read() as session:
            mailbox = session.get(Mailbox, mailbox_id)
            if mailbox is None:
                raise SequencerError("the mailbox was removed")
            account = account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}"))
        return road.open_imap(account)

    def _note(self, mailbox_id: int, error: Exception) -> None:
        """Show people why the mailbox is not read. Where the process is stopping, that is no trouble of the mailbox."""
        if self._stopping.is_set():
            return
        known = MailboxError(str(error)) if isinstance(error, SequencerError) else MailboxError(_UNEXPECTED)
        trouble = error if isinstance(error, MailboxError) else known
        if isinstance(error, SequencerError):
            log.warning("mailbox_unread", mailbox=mailbox_id)
        else:
            log.exception("watch_failed", mailbox=mailbox_id)
        road = self._tools.road
        try:
            with road.database.write() as session:
                note_unread(session, mailbox_id, trouble, road.now())
        except SQLAlchemyError as failure:
            log.warning("watch_failed", mailbox=mailbox_id, error=type(failure).__name__)

    @staticmethod
    def _back_off(one: _Watched) -> None:
        _hang_up(one)
        one.back_off = min(max(one.back_off * 2, _FIRST_BACK_OFF), _LONGEST_BACK_OFF)
        one.next_look = time.monotonic() + one.back_off
        one.doing = _Doing.RESTING


def _hang_up(one: _Watched) -> None:
    if one.session is not None:
        one.session.close()
        one.session = None
