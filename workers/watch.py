"""The watcher: one loop waits on all mailboxes at once (IMAP IDLE) and hands those with news to a few threads.

IDLE only tells of INBOX; the other folders are covered by the regular look at everything, and by the look before each
send. That look also renews IDLE, and shows a line that has gone dead: the loop asks for the end of IDLE without waiting
for the answer, so that a thousand dead lines cost no thread.
"""

import heapq
import itertools
import selectors
import socket
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from sqlalchemy.exc import SQLAlchemyError

from sequencer.errors import MailboxError, SignInError
from sequencer.log import log
from sequencer.store.heartbeats import Part
from sequencer.store.mailboxes import watch_order
from workers.boot import Tools
from workers.pulse import Pulse
from workers.visits import visit
from workers.watched import Doing, Look, Watched

_THREADS = 12
_AT_MOST = {Look.NEWS: 12, Look.ALL: 9, Look.CONNECT: 6}  # threads for it and for what can wait longer
_TICK = 0.5  # seconds after which the loop looks around when nothing happens
_NEW_MAILBOXES = 5.0
_LOOK_AGAIN = 1.0  # a mail can slip in between the last question and IDLE
_REGULAR = 120.0  # well below the 14 minutes after which idle connections are cut
_ANSWERS = 20.0  # a server that has not ended IDLE by then is not there any more
_LASTING = 60.0  # a line that breaks sooner will break again
_WITHOUT_IDLE = 10.0
_FIRST_BACK_OFF, _LONGEST_BACK_OFF = 5.0, 300.0
_FIRST_AFTER_REFUSAL, _LONGEST_AFTER_REFUSAL = 60.0, 1800.0  # providers lock accounts over many wrong passwords


class Watcher:
    """Owns one IMAP session per mailbox. A mailbox in trouble backs off alone."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._watched: dict[int, Watched] = {}
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="watch")
        self._waiting: dict[Look, deque[Watched]] = {look: deque() for look in Look}
        self._busy = dict.fromkeys(Look, 0)
        self._done: SimpleQueue[tuple[Watched, bool | Exception]] = SimpleQueue()
        self._due: list[tuple[float, int, Watched]] = []
        self._count = itertools.count()
        self._next_list = 0.0
        self._stopping = threading.Event()

    def run(self, stopping: threading.Event) -> None:
        """Watch until told to stop, then hang up everywhere."""
        self._stopping = stopping
        pulse = Pulse(self._tools, Part.WATCH)
        bell, self._rope = socket.socketpair()
        with bell, self._rope, selectors.DefaultSelector() as self._lines:
            self._lines.register(bell, selectors.EVENT_READ)
            while not stopping.is_set():
                try:
                    self._list()
                    self._listen(bell)
                    self._take_back()
                    self._see_what_is_due()
                    self._start()
                    pulse.beat()
                except SQLAlchemyError as error:
                    log.warning("watch_failed", error=type(error).__name__)
                    stopping.wait(_FIRST_BACK_OFF)
            self._threads.shutdown(wait=True, cancel_futures=True)
        for one in self._watched.values():
            one.hang_up()

    def _list(self) -> None:
        """Know of all mailboxes; one whose settings were changed is connected anew."""
        if time.monotonic() < self._next_list:
            return
        self._next_list = time.monotonic() + _NEW_MAILBOXES
        with self._tools.road.database.read() as session:
            found = watch_order(session)
        for mailbox_id, mended_at in found:
            one = self._watched.get(mailbox_id)
            if one is None:
                one = self._watched[mailbox_id] = Watched(mailbox_id, mended_at)
            elif one.mended_at == mended_at or not one.is_at_rest:
                continue
            one.mended_at, one.back_off = mended_at, 0.0
            self._hang_up(one)
            self._wait_for_thread(one, Look.CONNECT)
        for mailbox_id in self._watched.keys() - dict(found).keys():
            if self._watched[mailbox_id].is_at_rest:
                self._hang_up(self._watched.pop(mailbox_id))

    def _listen(self, bell: socket.socket) -> None:
        """Wait for what comes first: a line with something to say, a thread that is done, the next look that is due."""
        clock = time.monotonic()
        until = min(self._due[0][0] if self._due else clock + _TICK, clock + _TICK)
        for key, _ in self._lines.select(max(0.0, until - clock)):
            if key.fileobj is bell:
                bell.recv(4096)
            else:
                self._hear(key.data)

    def _hear(self, one: Watched) -> None:
        """New mail, the end of IDLE, the end of the line, or only a sign of life."""
        assert one.session is not None, "what is listened to is connected"
        try:
            if one.doing is Doing.RENEWING:
                self._wait_for_thread(one, Look.ALL)
            elif one.session.idle_events(0):
                one.has_spoken = True
                self._wait_for_thread(one, Look.NEWS)
        except MailboxError:
            self._lose(one)
        except Exception:  # noqa: BLE001  whatever a session has in it, the other mailboxes are watched on
            log.exception("watch_failed", mailbox=one.mailbox_id)
            self._lose(one)

    def _take_back(self) -> None:
        """Looks that are over: listen on, or come back later."""
        while not self._done.empty():
            one, outcome = self._done.get()
            self._busy[one.look] -= 1
            clock = time.monotonic()
            if isinstance(outcome, SignInError):
                self._plan(one, one.back_off_by(clock, _FIRST_AFTER_REFUSAL, _LONGEST_AFTER_REFUSAL))
            elif isinstance(outcome, Exception) or one.session is None:
                self._plan(one, one.back_off_by(clock, _FIRST_BACK_OFF, _LONGEST_BACK_OFF))
            elif one.session.can_idle:
                self._idle(one, has_more=outcome)
            else:
                one.doing, one.back_off = Doing.RESTING, 0.0
                self._plan(one, clock + one.spread(_WITHOUT_IDLE))

    def _idle(self, one: Watched, *, has_more: bool) -> None:
        assert one.session is not None, "only what is connected idles"
        clock = time.monotonic()
        if one.look is not Look.NEWS:
            one.regular_at = clock + one.spread(_REGULAR)
        is_early = has_more or one.has_spoken or one.look is Look.CONNECT
        one.again_at = clock + (0.0 if has_more else _LOOK_AGAIN) if is_early else None
        try:
            one.listened_at = self._lines.register(one.session.socket_fd(), selectors.EVENT_READ, one).fd
        except ValueError:  # the line was gone before anybody listened
            self._lose(one)
            return
        one.doing, one.has_spoken = Doing.IDLING, False
        self._plan(one, min(one.regular_at, one.again_at or one.regular_at))

    def _see_what_is_due(self) -> None:
        while self._due and self._due[0][0] <= time.monotonic():
            due_at, _, one = heapq.heappop(self._due)
            if one.due_at != due_at or not one.is_at_rest or self._watched.get(one.mailbox_id) is not one:
                continue  # planned anew since, or gone
            if one.doing is Doing.RESTING:
                self._wait_for_thread(one, Look.ALL if one.session else Look.CONNECT)
            elif one.doing is Doing.RENEWING:
                log.info("mailbox_silent", mailbox=one.mailbox_id)
                self._lose(one)
            elif one.again_at is not None and one.again_at <= due_at:
                self._wait_for_thread(one, Look.NEWS)
            else:
                self._renew(one)

    def _renew(self, one: Watched) -> None:
        assert one.session is not None, "only what is connected idles"
        try:
            one.session.idle_done()
        except MailboxError:
            self._lose(one)
        else:
            one.doing = Doing.RENEWING
            self._plan(one, time.monotonic() + _ANSWERS)

    def _lose(self, one: Watched) -> None:
        """The line broke while nobody spoke: no trouble of the mailbox, if only it can be opened again."""
        clock = time.monotonic()
        self._hang_up(one)
        if clock - one.connected_at >= _LASTING:
            one.back_off = 0.0
            self._wait_for_thread(one, Look.CONNECT)
        else:
            self._plan(one, one.back_off_by(clock, _FIRST_BACK_OFF, _LONGEST_BACK_OFF))

    def _plan(self, one: Watched, due_at: float) -> None:
        one.due_at = due_at
        heapq.heappush(self._due, (due_at, next(self._count), one))

    def _wait_for_thread(self, one: Watched, look: Look) -> None:
        self._turn_away(one)
        one.doing, one.look = Doing.WAITING, look
        self._waiting[look].append(one)

    def _start(self) -> None:
        """Give threads to those who wait, as long as there are any for what they wait for."""
        for look in Look:
            while self._waiting[look] and self._has_thread_for(look):
                one = self._waiting[look].popleft()
                one.doing = Doing.BUSY
                self._busy[look] += 1
                self._threads.submit(self._visit, one)

    def _has_thread_for(self, look: Look) -> bool:
        those_who_wait_longer = sum(count for other, count in self._busy.items() if other >= look)
        return those_who_wait_longer < _AT_MOST[look] and sum(self._busy.values()) < _THREADS

    def _visit(self, one: Watched) -> None:
        self._done.put((one, visit(self._tools.road, one, self._stopping.is_set)))
        self._rope.send(b"!")

    def _hang_up(self, one: Watched) -> None:
        self._turn_away(one)
        one.hang_up()

    def _turn_away(self, one: Watched) -> None:
        """Listen to it no more, for now."""
        if one.listened_at is not None:
            self._lines.unregister(one.listened_at)
            one.listened_at, one.doing = None, Doing.RESTING
