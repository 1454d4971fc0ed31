"""Reading a mailbox. Nothing here changes a flag, a folder or a mail on the server (R-06).

The one thing it adds is a copy of a mail that we have sent, where the provider does not file it (S-59).
"""

import contextlib
import imaplib
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sequencer.errors import HiddenFolderError, MailboxError, RefusedMailError
from sequencer.gateways.folders import Folders, told_apart
from sequencer.gateways.imap_answers import GMAIL_ITEM, HEAD_ITEMS, FolderState, Head, body_of, head_of, standing_of
from sequencer.gateways.imap_client import TROUBLE, Client, RefusedFetch, shown
from sequencer.gateways.imap_search import any_header, is_plain, to_address

_BUSY = ("[UNAVAILABLE]", "[LIMIT]", "[INUSE]")
_NUMBERS = "MESSAGES UIDNEXT UIDVALIDITY"
_BATCH = 200
_MAIL_OCTETS = 25 * 1024 * 1024
_LAST_UID = 2**32 - 1
_LINES_AT_ONCE = 1000
_MOST_HANG_UPS = 30  # in one session; about ten damaged mails


class ImapSession:
    """A look at one mailbox.

    Every trouble is a MailboxError; after one, open a new session. Only after a RefusedMailError this one goes on.
    `sign_in` makes another client: some servers say BYE over a mail that they cannot read.
    """

    def __init__(self, client: Client, place: str, sign_in: Callable[[], Client]) -> None:
        self._client = client
        self._place = place
        self._sign_in = sign_in
        self._hang_ups = 0
        self._chosen: tuple[str, int] = ("", 0)
        self._uidnext = 1
        self._foreign_prefixes: tuple[str, ...] | None = None
        self._idle_tag: bytes | None = None
        self._has_said_done = False
        self._has_early_news = False

    @property
    def can_idle(self) -> bool:
        with self._watched():
            return bool(self._client.has_capability("IDLE"))

    @property
    def is_gmail(self) -> bool:
        """Whether the server knows Google's own words (X-GM-EXT-1)."""
        with self._watched():
            return bool(self._client.has_capability("X-GM-EXT-1"))

    def folders(self) -> Folders:
        with self._watched():
            return told_apart(self._client.list_folders(), self._foreign())

    def standings(self, folders: Sequence[str]) -> dict[str, FolderState]:
        """Where folders stand that are not the chosen one, for one round trip; those of which nothing is told are left out."""
        with self._watched():
            has_modseq = self._client.has_capability("CONDSTORE") or self._client.has_capability("QRESYNC")
            told = self._client.statuses(folders, f"({_NUMBERS} HIGHESTMODSEQ)" if has_modseq else f"({_NUMBERS})")
            found = {folder: standing_of(values) for folder, values in told.items()}
            return {folder: state for folder, state in found.items() if state is not None}

    def examine(self, folder: str) -> FolderState:
        """Choose the folder that the following questions are about, by EXAMINE."""
        with self._watched():
            told = self._opened(folder)
            following = told.get(b"UIDNEXT") or max(self._client.search("ALL"), default=0) + 1
            self._chosen, self._uidnext = (folder, told[b"UIDVALIDITY"]), following
            mails = told.get(b"EXISTS") or 0
            return FolderState(told[b"UIDVALIDITY"], following, mails, _number(told.get(b"HIGHESTMODSEQ")))

    def _foreign(self) -> tuple[str, ...]:
        """What the names of folders begin with that are other people's (RFC 2342)."""
        if self._foreign_prefixes is None:
            told = self._client.namespace() if self._client.has_capability("NAMESPACE") else None
            groups = (told.other, told.shared) if told else ()
            self._foreign_prefixes = tuple(prefix for group in groups for prefix, _ in group or () if prefix)
        return self._foreign_prefixes

    def _opened(self, folder: str) -> dict[bytes, Any]:
        try:
            told: dict[bytes, Any] = self._client.select_folder(folder, readonly=True)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:  # an answer to the folder's name, in which no mail can be
            said = shown(error)
            if any(word in said.upper() for word in _BUSY):
                raise
            text = f"{self._place} (IMAP) does not open the folder {folder}. Check that it is shown over IMAP."
            raise HiddenFolderError(text, said=said) from None
        return told

    def uids_after(self, uid: int) -> list[int]:
        """Ascending UIDs above `uid`. A server answers `n:*` with its last mail even when that is below n."""
        if uid >= _LAST_UID:
            return []
        with self._watched():
            self._client.noop()  # some servers search what they showed last, and NOOP is what shows new mail
            return sorted(found for found in self._client.search(f"UID {uid + 1}:*") if found > uid)

    def uids_since(self, day: date) -> list[int]:
        """Ascending UIDs of what the server took in on `day` or later, by the server's own calendar."""
        with self._watched():
            return sorted(self._client.search(["SINCE", day]))

    def uids_named(self, clues: Sequence[tuple[str, str]], since: date) -> list[int]:
        """Ascending UIDs of late mails, on `since` at the earliest, with that text in one of these header fields."""
        with self._watched():
            self._client.noop()
            return sorted(self._client.search(any_header(clues, since, self._uidnext)))

    def uids_to(self, address: str, since: date, before: date) -> list[int]:
        """Ascending UIDs of mails to an address from the day `since` to that before `before`, or late ones.

        None for an address that no search can name.
        """
        if not is_plain(address):
            return []
        with self._watched():
            charset = None if address.isascii() else "UTF-8"
            return sorted(self._client.search(to_address(address, since, before, self._uidnext), charset))

    def uids_by_gmail(self, message_id: str) -> list[int]:
        """Ascending UIDs of the mails with this Message-ID; only where `is_gmail`, and faster there."""
        with self._watched():
            return sorted(self._client.search(["X-GM-RAW", f"rfc822msgid:{message_id.strip('<>')}"]))

    def append(self, folder: str, raw: bytes, at: datetime) -> None:
        """Put a mail into a folder, as one that was read, with `at` as the time it came in.

        A refusal is a MailboxError with the server's words, and the session goes on.
        """
        with self._watched():
            try:
                self._client.append(folder, raw, (rb"\Seen",), at)
                return
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:  # an answer to a mail of ours, in which no other mail can be
                said = shown(error)
        raise MailboxError(f"{self._place} (IMAP) takes no mail into the folder {folder}.", said=said)

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        """Header blocks in the order of `uids`; mails that are gone are left out."""
        for start in range(0, len(uids), _BATCH):
            wanted = uids[start : start + _BATCH]
            with self._watched():
                found = self._heads_of(wanted)
                batch = [head_of(uid, found[uid]) for uid in wanted if uid in found]
            yield from batch

    def whole(self, uid: int) -> bytes | None:
        """The raw mail, cut at 25 MB; None when it is gone.

        Raises RefusedMailError when the server answers, but will not hand over this one.
        """
        with self._watched():
            found = self._alone(uid, [f"BODY.PEEK[]<0.{_MAIL_OCTETS}>"])
            return body_of(found, b"BODY[]") if found is not None else None

    def idle_start(self) -> None:
        """Ask the server to tell us what happens in the examined folder (RFC 2177).

        News may come with the answer, before anybody waits for them: ask `idle_events(0)` once before waiting.
        """
        with self._watched():
            engine = self._client.engine
            engine.untagged_responses.clear()
            tag = engine._command("IDLE")  # noqa: SLF001 the library's own idle() gives up on news that come first
            while engine._get_response() is not None:  # noqa: SLF001 as above
                if engine.tagged_commands[tag]:
                    raise imaplib.IMAP4.error("IDLE was refused")
            self._idle_tag = tag
            self._has_early_news = "EXISTS" in engine.untagged_responses

    def idle_events(self, timeout: float) -> bool:
        """Whether new mail was announced, at the latest after `timeout` seconds; 0 only looks."""
        until = time.monotonic() + timeout
        with self._watched():
            while True:
                if self._has_early_news or self._has_news():
                    self._has_early_news = False
                    return True
                left = until - time.monotonic()
                if left <= 0 or not self._client.wire.wait(left):
                    return False

    def idle_done(self) -> None:
        """Ask for the end of waiting, but do not wait for the answer: it makes the session readable."""
        with self._watched():
            if self._idle_tag is not None and not self._has_said_done:
                self._client.engine.send(b"DONE\r\n")
                self._has_said_done = True

    def idle_stop(self) -> None:
        """Back to asking questions. What was announced meanwhile is seen by the next look into the folder."""
        self.idle_done()
        with self._watched():
            engine, tag = self._client.engine, self._idle_tag
            if tag is None:
                return
            while not engine.tagged_commands[tag]:
                engine._get_response()  # noqa: SLF001 there is no public way to read one answer
            del engine.tagged_commands[tag]
            engine.untagged_responses.clear()
            self._idle_tag, self._has_said_done = None, False

    def socket_fd(self) -> int:
        """For waiting on many sessions at once; readable means that `idle_events(0)` is worth a call."""
        return self._client.wire.sock.fileno()

    def close(self) -> None:
        """Log out and hang up. Never raises."""
        self._client.engine.patience = 2.0
        with contextlib.suppress(*TROUBLE):
            if self._idle_tag is None:
                self._client.logout()
        self._client.wire.close()

    def _heads_of(self, uids: Sequence[int]) -> dict[int, dict[bytes, Any]]:
        try:
            found: dict[int, dict[bytes, Any]] = self._client.fetch(uids, self._head_items())
        except RefusedFetch:  # one of them is damaged, and the server does not say which
            pass
        except imaplib.IMAP4.abort:
            if not self._is_back():
                raise
        else:
            return found
        return {uid: told for uid in uids if (told := self._head_alone(uid)) is not None}

    def _head_items(self) -> tuple[str, ...]:
        return (*HEAD_ITEMS, GMAIL_ITEM) if self._client.has_capability("X-GM-EXT-1") else HEAD_ITEMS

    def _head_alone(self, uid: int) -> dict[bytes, Any] | None:
        try:
            return self._alone(uid, self._head_items())
        except RefusedMailError:
            return {}

    def _alone(self, uid: int, items: Sequence[str]) -> dict[bytes, Any] | None:
        """What the server tells of one mail; None when it is gone. Twice BYE to the same question is a refusal."""
        for _ in range(2):
            try:
                found: dict[int, dict[bytes, Any]] = self._client.fetch([uid], items)
            except RefusedFetch as refusal:
                if refusal.is_gone:
                    return None
                self._client.search(f"UID {uid}")  # one that refuses everything just now is in trouble, not the mail
                break
            except imaplib.IMAP4.abort:
                if not self._is_back():
                    raise
            else:
                return found.get(uid)
        raise RefusedMailError(f"{self._place} (IMAP) does not hand over mail {uid}.")

    def _is_back(self) -> bool:
        """Sign in anew where the server said BYE; False where the line just broke, or this happens too often."""
        if "BYE" not in self._client.engine.untagged_responses or self._hang_ups >= _MOST_HANG_UPS:
            return False
        self._hang_ups += 1
        self._client.wire.close()
        self._client = self._sign_in()
        folder, uidvalidity = self._chosen
        return bool(self._client.select_folder(folder, readonly=True)[b"UIDVALIDITY"] == uidvalidity)

    def _has_news(self) -> bool:
        has_news = False
        for _ in range(_LINES_AT_ONCE):
            line = self._client.wire.line_now()
            if line is None:
                return has_news
            words = line.upper().split(maxsplit=3)
            if words[:1] != [b"*"] or words[1:2] == [b"BYE"]:
                raise ConnectionAbortedError("the server ended IDLE")
            has_news = has_news or words[2:3] in ([b"EXISTS"], [b"RECENT"])
        return True  # so much talk is worth a look of its own

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except TROUBLE:
            # The text of the error is the server's and may hold a mail; it goes nowhere.
            self._client.wire.close()
            raise MailboxError(f"{self._place} (IMAP) broke off or gave an answer that makes no sense.") from None


def _number(told: Any) -> int | None:
    """A number as the library hands it over: alone, or the first of several."""
    found = told[0] if isinstance(told, (list, tuple)) and told else told
    return int(found) if found else None
