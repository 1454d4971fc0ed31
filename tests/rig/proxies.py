"""Lines that can be cut: a TCP proxy each before SMTP, IMAP and the database, in one thread of the rig."""

import asyncio
import random
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

_HOST = "127.0.0.1"
_PATIENCE = 100.0
_RECIPIENT = re.compile(rb"RCPT TO:<([^>]*)>", re.IGNORECASE)
_MESSAGE_ID = re.compile(rb"^message-id:\s*<([^@>\r\n]+)", re.IGNORECASE | re.MULTILINE)
_GO_ON = re.compile(rb"^354[ -]", re.MULTILINE)
_DOT = b"\r\n.\r\n"
_HEAD = 16_384


class Cut(Exception):
    """Break this talk off now. With `passes_on` the server still gets what it was sent."""

    def __init__(self, *, passes_on: bool) -> None:
        super().__init__()
        self.passes_on = passes_on


class Listener(Protocol):
    """Hears one talk. It may delay by returning seconds, or raise Cut."""

    def from_client(self, data: bytes) -> float: ...

    def from_server(self, data: bytes) -> float: ...


class Deaf:
    def from_client(self, _data: bytes) -> float:
        return 0.0

    def from_server(self, _data: bytes) -> float:
        return 0.0


class Proxy:
    """Passes on what is said between its own port and another, until it is told to break off or to stall."""

    def __init__(self, target: int, listen: Callable[[], Listener] = Deaf) -> None:
        self.target = target
        self.port = 0
        self._listen = listen
        self._talks: set[tuple[asyncio.StreamWriter, asyncio.StreamWriter]] = set()
        self._stalled_until = 0.0

    def cut(self) -> None:
        """Break off every talk. To be called on the proxies' loop, like all that follows."""
        for pair in list(self._talks):
            for writer in pair:
                writer.transport.abort()

    def stall(self, seconds: float) -> None:
        """Say nothing for a while, as a dead line would."""
        self._stalled_until = time.monotonic() + seconds

    def heal(self) -> None:
        self._stalled_until = 0.0

    async def serve(self) -> asyncio.Server:
        server = await asyncio.start_server(self._talk, _HOST, self.port)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, out = await asyncio.open_connection(_HOST, self.target)
        except OSError:
            writer.transport.abort()
            return
        listener = self._listen()
        self._talks.add((writer, out))
        ways = [
            asyncio.ensure_future(self._pass(reader, out, listener.from_client)),
            asyncio.ensure_future(self._pass(there, writer, listener.from_server)),
        ]
        for way in ways:
            way.add_done_callback(lambda done: done.cancelled() or done.exception())  # heard, whatever it was
        broken: BaseException | None = None
        try:
            done, rest = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in rest:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            broken = next(filter(None, (way.exception() for way in done)), None)
        except asyncio.CancelledError as end:  # the rig hangs up; the library would make a scene of it
            broken = end
        self._talks.discard((writer, out))
        self._end(writer, out, is_orderly=broken is None or (isinstance(broken, Cut) and broken.passes_on))

    @staticmethod
    def _end(writer: asyncio.StreamWriter, out: asyncio.StreamWriter, *, is_orderly: bool) -> None:
        """An orderly close lets what is on its way arrive; a reset would throw it away."""
        for one in (writer, out):
            if is_orderly:
                one.close()
            else:
                one.transport.abort()

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: Callable[[bytes], float]
    ) -> None:
        while data := await reader.read(65_536):
            try:
                pause = heard(data)
            except Cut as cut:
                if cut.passes_on:
                    writer.write(data)
                    await writer.drain()
                raise
            while (rest := self._stalled_until - time.monotonic()) > 0:  # noqa: ASYNC110 -- nobody tells when it ends
                await asyncio.sleep(min(rest, 0.2))
            if pause:
                await asyncio.sleep(pause)
            writer.write(data)
            await writer.drain()


class Lines:
    """The thread in which the proxies run. `on(call)` runs something there."""

    def __init__(self, *proxies: Proxy) -> None:
        self._proxies = proxies
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="lines", daemon=True)
        self._servers: list[asyncio.Server] = []

    def start(self) -> "Lines":
        self._thread.start()
        for proxy in self._proxies:
            self._servers.append(asyncio.run_coroutine_threadsafe(proxy.serve(), self._loop).result(_PATIENCE))
        return self

    def on(self, call: Callable[..., None], *args: object) -> None:
        self._loop.call_soon_threadsafe(call, *args)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(_PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()

    async def _hang_up(self) -> None:
        for server in self._servers:
            server.close()
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


@dataclass(frozen=True)
class Witness:
    """What the line saw of one mail, in the machine's seconds since 1970: when the server's 354 was passed on, and
    when the dot came. The last check of a mail lies between the two, whatever its sender writes down."""

    recipient: str
    token: str
    go_at: float
    dot_at: float


@dataclass
class SmtpOrders:
    """What is to happen to the next dots, and to how many 354s; shared by all talks of one proxy."""

    witnesses: list[Witness]
    dice: random.Random
    slow_goes: float = 0.0  # share of mails whose 354 is late
    slowest: float = 0.4  # seconds
    dots: list[Callable[[], None]] | None = None
    named: Callable[[str], None] = lambda _recipient: None  # is told whom the server is told of

    def at_dot(self, order: Callable[[], None]) -> None:
        """Do this when the next dot comes by, before it is passed on; it may raise Cut."""
        self.dots = [*(self.dots or []), order]


class SmtpEar:
    """Follows one SMTP talk closely enough to know 354 from dot."""

    def __init__(self, orders: SmtpOrders) -> None:
        self._orders = orders
        self._recipient = ""
        self._go_at = 0.0
        self._text: bytearray | None = None

    def from_client(self, data: bytes) -> float:
        if self._text is None:
            for found in _RECIPIENT.findall(data):
                self._recipient = found.decode("utf-8", "replace").lower()
                self._orders.named(self._recipient)
            return 0.0
        self._text += data
        if _DOT in self._text or self._text.startswith(_DOT[2:]):
            self._dot(bytes(self._text[:_HEAD]))
        return 0.0

    def from_server(self, data: bytes) -> float:
        if self._text is not None or not _GO_ON.search(data):
            return 0.0
        late = self._orders.dice.random() < self._orders.slow_goes
        pause = self._orders.dice.random() * self._orders.slowest if late else 0.0
        self._go_at, self._text = time.time() + pause, bytearray()
        return pause

    def _dot(self, head: bytes) -> None:
        self._text = None
        found = _MESSAGE_ID.search(head)
        if found is not None:  # a lone dot ends a mail that never was
            seen = Witness(self._recipient, found.group(1).decode(), self._go_at, time.time())
            self._orders.witnesses.append(seen)
            if self._orders.dots:
                self._orders.dots.pop(0)()


class CommitEar(Deaf):
    """Knows when a transaction of PostgreSQL is being committed, to cut the line before anybody hears of it."""

    def __init__(self, cuts: list[object]) -> None:
        self._cuts = cuts

    def from_client(self, data: bytes) -> float:
        if self._cuts and b"COMMIT" in data:
            with suppress(IndexError):
                self._cuts.pop()
                raise Cut(passes_on=True)
        return 0.0
