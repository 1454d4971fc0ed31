"""An IMAP server for a thousand clients: one asyncio loop in a thread of its own, mail in memory, nothing but reading."""

import asyncio
import re
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

FOLDERS = ((rb"\HasNoChildren", "INBOX"), (rb"\Junk", "Junk"), (rb"\Sent", "Sent"))
ALL_MAIL = (rb"\All", "[Gmail]/All Mail")
_PATIENCE = 60.0
_DATE = b'"01-Mar-2027 09:00:00 +0000"'


@dataclass
class Folder:
    """`mails` are (uid, raw, Gmail's number of it)."""

    uidvalidity: int = 1
    mails: list[tuple[int, bytes, int]] = field(default_factory=list)
    next_uid: int = 1

    def add(self, raw: bytes, number: int) -> None:
        self.mails.append((self.next_uid, raw, number))
        self.next_uid += 1


class ManyInboxes:
    """Every user name with the password `secret` has INBOX, Junk and Sent, made on first sight.

    `extra` are capabilities besides IDLE; CONDSTORE and X-GM-EXT-1 are lived up to. `heard` counts commands.
    """

    def __init__(self, *extra: str, folders: tuple[tuple[bytes, str], ...] = FOLDERS, idles: bool = True) -> None:
        self.heard: Counter[str] = Counter()
        self.port = 0
        self.capabilities = " ".join(["IMAP4rev1", *(["IDLE"] if idles else []), *extra])
        self.folders = folders
        self.boxes: dict[str, dict[str, Folder]] = {}
        self.talks: set[_Talk] = set()
        self._numbers = iter(range(1, 10**9))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="many inboxes", daemon=True)

    def start(self) -> "ManyInboxes":
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(_PATIENCE)
        return self

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(_PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()

    def deliver(self, user: str, raw: bytes, *folders: str) -> float:
        """Put one mail into folders, INBOX if none is named, and tell who idles; the moment it was there."""

        async def put() -> float:
            number = next(self._numbers)
            for name in folders or ("INBOX",):
                self.box(user)[name].add(raw, number)
            came = time.time()
            for talk in [one for one in self.talks if one.user == user]:
                talk.tell()
            return came

        return asyncio.run_coroutine_threadsafe(put(), self._loop).result(_PATIENCE)

    def box(self, user: str) -> dict[str, Folder]:
        return self.boxes.setdefault(user, {name: Folder() for _, name in self.folders})

    @property
    def idling(self) -> int:
        return sum(one.idle_tag is not None for one in list(self.talks))

    async def _serve(self) -> asyncio.Server:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, backlog=2000)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = _Talk(self, writer)
        self.talks.add(talk)
        with suppress(ConnectionError, asyncio.CancelledError):  # the latter when we stop
            talk.say(b"* OK ready")
            while line := await reader.readline():
                talk.hear(line.rstrip(b"\r\n"))
                await writer.drain()
        self.talks.discard(talk)
        writer.close()

    async def _end(self) -> None:
        self._server.close()
        for talk in list(self.talks):
            talk.writer.transport.abort()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for one in rest:
            one.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


class _Talk:
    """One connection."""

    def __init__(self, host: ManyInboxes, writer: asyncio.StreamWriter) -> None:
        self.host = host
        self.writer = writer
        self.user = ""
        self.chosen = ""
        self.shown = 0
        self.idle_tag: bytes | None = None

    def hear(self, line: bytes) -> None:
        if self.idle_tag is not None:
            self.say(self.idle_tag + b" OK done")
            self.idle_tag = None
            return
        tag, _, said = line.partition(b" ")
        word = said.upper().split(b" ")
        name = b"UID " + word[1] if word[0] == b"UID" else word[0]
        self.host.heard[name.decode()] += 1
        answer = getattr(self, "_" + name.decode().lower().replace(" ", "_"), self._nothing)(tag, said)
        if answer is not None:
            self.say(tag + b" " + answer)

    def say(self, line: bytes) -> None:
        self.writer.write(line + b"\r\n")

    def tell(self) -> None:
        """What is new in the chosen folder, if this client waits for that."""
        if self.idle_tag is not None:
            self._show()

    def _show(self) -> None:
        if self.chosen and (count := len(self._folder().mails)) != self.shown:
            self.shown = count
            self.say(b"* %d EXISTS" % count)

    def _folder(self, name: str = "") -> Folder:
        return self.host.box(self.user)[name or self.chosen]

    def _nothing(self, _tag: bytes, _said: bytes) -> bytes:
        return b"BAD what?"

    def _capability(self, _tag: bytes, _said: bytes) -> bytes:
        self.say(b"* CAPABILITY " + self.host.capabilities.encode())
        return b"OK done"

    def _login(self, _tag: bytes, said: bytes) -> bytes:
        _, user, password = said.replace(b'"', b"").split(b" ")
        if password != b"secret":
            return b"NO [AUTHENTICATIONFAILED] no"
        self.user = user.decode()
        return b"OK [CAPABILITY " + self.host.capabilities.encode() + b"] in"

    def _list(self, _tag: bytes, _said: bytes) -> bytes:
        for flags, name in self.host.folders:
            self.say(b"* LIST (" + flags + b') "/" "' + name.encode() + b'"')
        return b"OK done"

    def _examine(self, _tag: bytes, said: bytes) -> bytes:
        self.chosen = _named(said)
        folder = self._folder()
        self.shown = len(folder.mails)
        self.say(b"* %d EXISTS" % self.shown)
        self.say(b"* OK [UIDVALIDITY %d] ok" % folder.uidvalidity)
        self.say(b"* OK [UIDNEXT %d] ok" % folder.next_uid)
        return b"OK [READ-ONLY] done"

    def _status(self, _tag: bytes, said: bytes) -> bytes:
        name, asked = _named(said), said[said.rindex(b"(") + 1 : -1].upper().split()
        if name not in self.host.box(self.user):
            return b"NO [NONEXISTENT] no such folder"
        folder = self._folder(name)
        values = {b"MESSAGES": len(folder.mails), b"UIDNEXT": folder.next_uid, b"UIDVALIDITY": folder.uidvalidity}
        values[b"HIGHESTMODSEQ"] = folder.next_uid
        told = b" ".join(b"%s %d" % (item, values[item]) for item in asked)
        self.say(b'* STATUS "%s" (%s)' % (name.encode(), told))
        return b"OK done"

    def _noop(self, _tag: bytes, _said: bytes) -> bytes:
        self._show()
        return b"OK done"

    def _uid_search(self, _tag: bytes, said: bytes) -> bytes:
        uids = [uid for uid, _, _ in self._folder().mails]
        if found := re.search(rb"UID (\d+):\*", said, re.IGNORECASE):
            uids = [uid for uid in uids if uid >= int(found.group(1))] or uids[-1:]
        self.say(b" ".join([b"* SEARCH", *(b"%d" % uid for uid in uids)]))
        return b"OK done"

    def _uid_fetch(self, _tag: bytes, said: bytes) -> bytes:
        wanted = _numbers(said.split(b" ")[2])
        for place, (uid, raw, number) in enumerate(self._folder().mails, 1):
            if uid in wanted:
                is_head = b"[HEADER]" in said.upper()
                item, text = (b"BODY[HEADER]<0>", _head(raw)) if is_head else (b"BODY[]<0>", raw)
                gmail = b"X-GM-MSGID %d " % number if b"X-GM-MSGID" in said.upper() else b""
                facts = b"UID %d %sINTERNALDATE %s RFC822.SIZE %d " % (uid, gmail, _DATE, len(raw))
                self.say(b"* %d FETCH (%s%s {%d}\r\n%s)" % (place, facts, item, len(text), text))
        return b"OK done"

    def _idle(self, tag: bytes, _said: bytes) -> None:
        self.idle_tag = tag
        self.say(b"+ idling")
        self._show()

    def _logout(self, _tag: bytes, _said: bytes) -> bytes:
        self.say(b"* BYE")
        return b"OK done"


def _named(said: bytes) -> str:
    """The folder after a command's word; in quotes if it was sent in quotes."""
    found = re.match(rb'\w+ (?:"([^"]*)"|(\S+))', said)
    assert found is not None, said
    return (found.group(1) or found.group(2)).decode()


def _numbers(text: bytes) -> set[int]:
    found: set[int] = set()
    for part in text.split(b","):
        first, _, last = part.partition(b":")
        found.update(range(int(first), int(last or first) + 1))
    return found


def _head(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
