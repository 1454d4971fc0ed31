"""A mail host that lives in one thread of this process: SMTP in, IMAP out, on loopback only.

It stands in for the outside world in `make demo` and in tests. Nothing it takes ever leaves it.
"""

import asyncio
import logging
import threading
from argparse import Namespace
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import Config, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet
from pymap.concurrent import Event, Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.selected import SelectedMailbox
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

FOLDERS = ("INBOX", "Junk", "Sent")

_LOOPBACK = "127.0.0.1"
_MOST_OCTETS = 30 * 1024 * 1024
_PATIENCE = 10.0

logging.getLogger("mail.log").setLevel(logging.ERROR)  # aiosmtpd warns of itself at every sign-in

OnMail = Callable[[str, str, bytes], str | None]
"""Told (sender, recipient, raw mail); may answer with an SMTP refusal such as `550 5.1.1 No such user`."""

OnRecipient = Callable[[str], str | None]
"""Told a recipient at RCPT, on the host's own loop: it must answer at once, with a refusal or None."""


class MailHost:
    """Keeps mail for the accounts added to it.

    Mail for anybody else is refused with 550, unless there is an `on_mail`: then it decides, and what it lets
    pass is in its own hands. It runs in a thread of its own and may call `deliver`. An `on_recipient` may refuse
    before the mail is spoken. `now` is the clock by which mail arrives.
    """

    def __init__(self, on_mail: OnMail | None = None, *, now: Callable[[], datetime] | None = None) -> None:
        self.on_mail = on_mail
        self.on_recipient: OnRecipient | None = None
        self._now = now or partial(datetime.now, UTC)
        self.smtp_port = 0
        self.imap_port = 0
        self._config = _Config(
            Namespace(passlib_cfg=None, proxy_protocol=None),
            host=_LOOPBACK,
            port=0,
            demo_data=False,
            demo_user="",
            demo_password="",
            tls_enabled=False,
            hash_context=Cleartext(),  # throw-away passwords of a sandbox
            cpu_subsystem=Subsystem.for_asyncio(),
        )
        self._login = Login(self._config)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="mail-host", daemon=True)
        self._servers: list[asyncio.Server] = []

    def start(self) -> "MailHost":
        """Listen on two free ports."""
        self._thread.start()
        self._wait(self._listen())
        return self

    def stop(self) -> None:
        """Hang up on everybody and end the thread."""
        self._wait(self._hang_up())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()

    def add_account(self, address: str, password: str) -> None:
        """A mailbox with INBOX, Junk and Sent; the address is the user name, for SMTP and IMAP; ASCII only."""
        self._wait(self._add(address.lower(), password))

    def deliver(self, raw: bytes, to: str, folder: str = "INBOX") -> None:
        """Put a mail into a folder of an account, as if it had come in. Not to be called on the host's own loop."""
        self._wait(self._keep(raw, to.lower(), folder))

    def has_account(self, address: str) -> bool:
        return address.lower() in self._login.users_dict

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        smtp = await loop.create_server(partial(_smtp, self, self._authenticate), _LOOPBACK, 0)
        imap = await asyncio.start_server(self._serve_imap, _LOOPBACK, 0)
        self._servers = [smtp, imap]
        self.smtp_port, self.imap_port = (server.sockets[0].getsockname()[1] for server in self._servers)

    async def _serve_imap(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The library's own way in starts a task that nobody holds, and the garbage collector ends such talks.
        await IMAPServer(self._login, self._config)(reader, writer, SocketInfoLocal(writer))

    async def _hang_up(self) -> None:
        for server in self._servers:
            server.close()
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _add(self, user: str, password: str) -> None:
        self._login.users_dict[user] = UserMetadata(self._config, user, password=password)
        self._config.set_cache[user] = (_Folders(), FilterSet())

    async def _keep(self, raw: bytes, user: str, folder: str) -> None:
        folders, _ = self._config.set_cache[user]
        mailbox = await folders.get_mailbox(folder)
        lines = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")  # IMAP knows no other line end
        await mailbox.append(AppendMessage(lines, self._now(), frozenset()), recent=True)

    async def handle_RCPT(  # noqa: N802 aiosmtpd looks for this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.on_recipient is not None and (refusal := self.on_recipient(address)):
            return refusal
        if self.on_mail is None and not self.has_account(address):
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 as above
        raw, loop = envelope.original_content or b"", asyncio.get_running_loop()
        for recipient in envelope.rcpt_tos:
            if self.on_mail is not None:
                told = (envelope.mail_from or "", recipient, raw)
                if refusal := await loop.run_in_executor(None, self.on_mail, *told):
                    return refusal
            if self.has_account(recipient):
                await self._keep(raw, recipient.lower(), "INBOX")
        return "250 2.0.0 OK"

    def _authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any) -> AuthResult:
        user = data.login.decode("utf-8", "replace").lower() if isinstance(data, LoginPassword) else ""
        known = self._login.users_dict.get(user)
        is_right = known is not None and (known.password or "").encode() == data.password
        return AuthResult(success=is_right, handled=False)

    def _wait(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE)


class _Folder(MailboxData):
    async def update_selected(self, selected: SelectedMailbox, *, wait_on: Event | None = None) -> SelectedMailbox:
        """The library tells an idling client only of what happens while it waits, and forgets what came just before."""
        seen = selected.mod_sequence
        has_news = seen is not None and self._mod_sequences.highest > seen
        return await super().update_selected(selected, wait_on=None if has_news else wait_on)


class _Folders(MailboxSet):
    def __init__(self) -> None:
        super().__init__()
        self._inbox, *others = (_Folder(self._content_cache, self._thread_cache) for _ in FOLDERS)
        self._set.update(zip(FOLDERS[1:], others, strict=True))


class _Config(Config):
    @property
    def greeting(self) -> bytes:
        return b"Sandbox ready"  # the library's own asks the DNS for our name, on every connection


def _smtp(handler: MailHost, authenticator: Any) -> SMTP:
    return SMTP(
        handler,
        hostname="sandbox.invalid",
        data_size_limit=_MOST_OCTETS,
        enable_SMTPUTF8=True,
        authenticator=authenticator,
        auth_require_tls=False,
    )
