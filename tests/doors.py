"""The doors of the house, written by hand: what flows are given in tests instead of servers and a running clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.busy.values import BusyRead, BusySpan
from sequencer.core.read.headers import split_head
from sequencer.core.read.understanding import understand
from sequencer.errors import UserError

MONDAY = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
"""A working day at a working hour, in the middle of no clock change."""


@dataclass
class FakeClock:
    at: datetime = MONDAY

    def __call__(self):
        return self.at

    def pass_by(self, **length):
        self.at += timedelta(**length)


@dataclass
class FakePost:
    """An SMTP server that takes everything; `refusals` are raised instead, one at a time, at the stage they name."""

    mails: list = field(default_factory=list)
    refusals: list = field(default_factory=list)
    abandoned: list = field(default_factory=list)

    def open(self, account):
        self.maybe_refuse("connect", "tls", "sign_in")
        return _FakeSmtp(self, account.email)

    def maybe_refuse(self, *stages):
        if self.refusals and self.refusals[0].stage in stages:
            raise self.refusals.pop(0)

    @property
    def recipients(self):
        return [recipient for recipient, _ in self.mails]


@dataclass
class _FakeSmtp:
    post: FakePost
    sender: str
    recipient: str = ""

    def begin(self, sender, recipient, size, *, needs_smtputf8=False):
        self.post.maybe_refuse("mail", "rcpt", "data")
        self.recipient = recipient

    def finish(self, raw):
        self.post.maybe_refuse("body")
        self.post.mails.append((self.recipient, raw))
        return _Answer()

    def abandon(self):
        self.post.abandoned.append(self.recipient)
        self.recipient = ""

    def close(self):
        pass


@dataclass(frozen=True)
class _Answer:
    code: int = 250
    text: str = "2.0.0 Ok: queued"


@dataclass
class FakeInboxes:
    """IMAP accounts by address, each with its folders; `deliver` puts a mail into one, `trouble` closes them all."""

    clock: FakeClock
    accounts: dict = field(default_factory=dict)
    trouble: Exception | None = None
    uidvalidity: int = 1
    append_refusals: list = field(default_factory=list)
    opened: int = 0

    def open(self, account):
        if self.trouble is not None:
            raise self.trouble
        self.opened += 1
        return _FakeImap(self._folders(account.email), self.uidvalidity, self)

    def deliver(self, email, raw, folder="INBOX"):
        mails = self._folders(email)[folder]
        mails.append(_Arrived(len(mails) + 1, raw, self.clock()))

    def _folders(self, email):
        return self.accounts.setdefault(email, {"INBOX": [], "Junk": [], "Sent": []})


@dataclass(frozen=True)
class _Arrived:
    uid: int
    raw: bytes
    internal_at: datetime
    is_seen: bool = False
    gmail_id = None

    @property
    def head(self):
        return split_head(self.raw.replace(b"\r\n", b"\n"))[0]

    @property
    def size(self):
        return len(self.raw)

    def has(self, name, text):
        """Whether a header of this name holds a text, as servers search."""
        return any(text.lower() in value.lower() for value in message_from_bytes(self.raw).get_all(name, []))


@dataclass(frozen=True)
class _FolderNames:
    inbox: str = "INBOX"
    junk: str = "Junk"
    sent: str | None = "Sent"
    all_mail: str | None = None
    others: tuple = ()


@dataclass(frozen=True)
class _FolderNumbers:
    uidvalidity: int
    uidnext: int


@dataclass
class _FakeImap:
    all_folders: dict
    uidvalidity: int
    inboxes: FakeInboxes
    mails: list = field(default_factory=list)
    is_gmail = False

    def folders(self):
        return _FolderNames(
            sent="Sent" if "Sent" in self.all_folders else None,
            all_mail="All Mail" if "All Mail" in self.all_folders else None,
        )

    def standings(self, folders):
        return {one: _FolderNumbers(self.uidvalidity, len(self.all_folders[one]) + 1) for one in folders}

    def examine(self, folder):
        self.mails = self.all_folders[folder]
        return _FolderNumbers(self.uidvalidity, uidnext=len(self.mails) + 1)

    def uids_after(self, uid):
        return [mail.uid for mail in self.mails if mail.uid > uid]

    def uids_since(self, day):
        return [mail.uid for mail in self.mails if mail.internal_at.date() >= day]

    def uids_named(self, clues, since):
        found = [mail for mail in self.mails if mail.internal_at.date() >= since]
        return [mail.uid for mail in found if any(mail.has(name, text) for name, text in clues)]

    def uids_to(self, address, since, before):
        found = [mail for mail in self.mails if since <= mail.internal_at.date() < before]
        return [mail.uid for mail in found if mail.has("To", address)]

    def append(self, folder, raw, at):
        if self.inboxes.append_refusals:
            raise self.inboxes.append_refusals.pop(0)
        mails = self.all_folders[folder]
        mails.append(_Arrived(len(mails) + 1, raw, at, is_seen=True))

    def heads(self, uids):
        return [mail for mail in self.mails if mail.uid in uids]

    def whole(self, uid):
        return next((mail.raw for mail in self.mails if mail.uid == uid), None)

    def close(self):
        pass


@dataclass
class FakeCalendars:
    """Calendars by address: spans as (start, end) or BusySpan; `trouble` closes them all, `during` happens in a look."""

    spans: dict = field(default_factory=dict)
    listed: list = field(default_factory=list)
    trouble: Exception | None = None
    during: Callable = lambda: None
    looks: list = field(default_factory=list)
    unchanged: int = 0

    def read_busy(self, account, start, end):
        self.looks.append((account, start, end))
        self.during()
        if self.trouble is not None:
            raise self.trouble
        spans = tuple(self._span(one) for one in self.spans.get(account.address, ()))
        is_tagged = account.kind in (CalendarKind.ICS, CalendarKind.CALDAV)
        tag = f"{hash(spans)} {end.isoformat()}" if is_tagged else ""
        known, _, until = account.tag.partition(" ")
        if known == str(hash(spans)) and datetime.fromisoformat(until) >= end:
            self.unchanged += 1
            return BusyRead(tag=account.tag, is_unchanged=True)
        return BusyRead(tuple(one for one in spans if one.start_at < end and start < one.end_at), tag)

    def calendars_of(self, account):
        self.looks.append((account, None, None))
        if self.trouble is not None:
            raise self.trouble
        return list(self.listed)

    def close(self):
        pass

    def _span(self, given):
        return given if isinstance(given, BusySpan) else BusySpan(*given)


class PlainReader:
    """Understands mails in this very process; their bounds are tested at the gateway."""

    understand = staticmethod(understand)


def fake_seal(secret, about):
    return f"{about}|{secret}".encode()


def fake_unlock(sealed, about):
    owner, _, secret = sealed.decode().partition("|")
    if owner != about:
        raise UserError("A stored password belongs to another mailbox.")
    return secret
