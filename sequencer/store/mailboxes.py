"""Mailboxes we send from and read, how far each folder has been read, and the pace of each."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    ForeignKey,
    Interval,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.accounts import Account, Password, Server, Tls
from sequencer.core.mail_providers import Filing
from sequencer.core.plan.mailbox_rules import LONGEST_TURN, spaced
from sequencer.errors import BusyError, MailboxError
from sequencer.store.base import Base, Instant, Short, state_column

_MENDED_BY_SETTINGS = frozenset({"paused_sign_in", "paused_settings"})
_BUSY_AT_MOST = timedelta(minutes=15)
"""A server that has taken no sign-in for so long is more than busy."""


class Mailbox(Base):
    """`free_at` is when the next mail may be claimed; `read_at` when it was last read to its end, `sent_read_at` when its Sent folder was.

    `per_minute` of 0 is no limit, `ramp` with how many mails a day a new mailbox begins (0: it is warm). `pause_code`
    says why the machine has paused it, `watched_since` from when on setbacks count. `sends_until` is how long one worker has
    it for sending, under the number `send_fence`.
    """

    __tablename__ = "mailboxes"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(Short, default="")
    signature: Mapped[str] = mapped_column(Text, default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    smtp_host: Mapped[str] = mapped_column(String(253))
    smtp_port: Mapped[int]
    smtp_tls: Mapped[Tls] = mapped_column(state_column(Tls))
    imap_host: Mapped[str] = mapped_column(String(253))
    imap_port: Mapped[int]
    imap_tls: Mapped[Tls] = mapped_column(state_column(Tls))
    user: Mapped[str] = mapped_column(String(254), default="")
    secret: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    daily_cap: Mapped[int] = mapped_column(default=50)
    gap: Mapped[timedelta] = mapped_column(Interval, default=timedelta(minutes=10))
    per_minute: Mapped[int] = mapped_column(default=0)
    ramp: Mapped[int] = mapped_column(default=0)
    free_at: Mapped[datetime | None] = mapped_column(Instant)
    sends_until: Mapped[datetime | None] = mapped_column(Instant)
    send_fence: Mapped[int] = mapped_column(default=0)
    read_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_read_at: Mapped[datetime | None] = mapped_column(Instant)
    trouble: Mapped[str] = mapped_column(Text, default="")
    trouble_at: Mapped[datetime | None] = mapped_column(Instant)
    send_trouble: Mapped[str] = mapped_column(Text, default="")
    resting: Mapped[str] = mapped_column(Text, default="")
    copy_trouble: Mapped[str] = mapped_column(Text, default="")
    filing: Mapped[Filing] = mapped_column(state_column(Filing), default=Filing.USUAL)
    rewrites_ids: Mapped[bool | None]
    facts_at: Mapped[datetime | None] = mapped_column(Instant)
    leave: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    paused_at: Mapped[datetime | None] = mapped_column(Instant)
    pause_reason: Mapped[str] = mapped_column(Text, default="")
    pause_code: Mapped[str] = mapped_column(String(60), default="")
    watched_since: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)


class FolderCursor(Base):
    """How far a folder has been read; a changed uidvalidity means its numbers start anew (RFC 9051 2.3.1.1)."""

    __tablename__ = "folder_cursors"
    __table_args__ = (UniqueConstraint("mailbox_id", "folder"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id", ondelete="CASCADE"), index=True)
    folder: Mapped[str] = mapped_column(String(500))
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)


# Asked with every mail that comes, so these statements are made once.
_BORN = select(Mailbox.email, Mailbox.created_at).where(Mailbox.id == bindparam("mailbox"))
_EMAILS_AMONG = select(Mailbox.email).where(func.lower(Mailbox.email).in_(bindparam("addresses", expanding=True)))
_CURSORS: Any = FolderCursor.__table__
_FORWARD = (
    update(_CURSORS)
    .where(_CURSORS.c.mailbox_id == bindparam("of_mailbox"), _CURSORS.c.folder == bindparam("in_folder"))
    .where(_CURSORS.c.uidvalidity == bindparam("validity"), _CURSORS.c.last_uid < bindparam("uid"))
    .values(last_uid=bindparam("uid"))
)


def account_of(mailbox: Mailbox, password: str) -> Account:
    """The mailbox as the gateways want it, with its opened secret."""
    return Account(
        mailbox_id=mailbox.id,
        email=mailbox.email,
        smtp=Server(mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_tls),
        imap=Server(mailbox.imap_host, mailbox.imap_port, mailbox.imap_tls),
        credentials=Password(mailbox.user, password),
    )


def born(session: Session, mailbox_id: int) -> tuple[str, datetime] | None:
    """(address, since when it is here) of a mailbox, if it is."""
    found = session.connection().execute(_BORN, {"mailbox": mailbox_id}).one_or_none()
    return None if found is None else (found.email, found.created_at)


def mailbox_by_email(session: Session, email: str) -> Mailbox | None:
    return session.scalar(select(Mailbox).where(Mailbox.email == email))


def own_addresses(session: Session, among: Collection[str] | None = None) -> frozenset[str]:
    """The addresses of our mailboxes, lower case: of all of them, or at least of those `among` some in lower case."""
    if among is not None and all(address.isascii() for address in among):  # SQLite knows the case of no other letters
        found = session.connection().execute(_EMAILS_AMONG, {"addresses": list(among)}).scalars()
    else:
        found = session.scalars(select(Mailbox.email))
    return frozenset(address.lower() for address in found)


def is_free(now: datetime) -> ColumnElement[bool]:
    """Whether a mailbox has a turn to give; one taken far ahead was taken by a clock that was wrong."""
    return or_(Mailbox.free_at.is_(None), Mailbox.free_at <= now, Mailbox.free_at > now + LONGEST_TURN)


def take_turn(session: Session, mailbox_id: int, now: datetime, gap: timedelta, draw: float = 0.0) -> bool:
    """Reserve the mailbox's next turn; False when another worker was faster or the gap has not passed.

    The one after it comes when the gap has passed and up to a fifth more, as `draw` in [0, 1) has it.
    """
    result = session.execute(
        update(Mailbox)
        .where(Mailbox.id == mailbox_id, is_free(now))
        .values(free_at=now + spaced(gap, draw), resting="")
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def cursor_of(session: Session, mailbox_id: int, folder: str) -> FolderCursor | None:
    return session.scalar(
        select(FolderCursor).where(FolderCursor.mailbox_id == mailbox_id, FolderCursor.folder == folder)
    )


def cursors_of(session: Session, mailbox_id: int) -> list[FolderCursor]:
    """How far each folder of a mailbox has been read."""
    return list(session.scalars(select(FolderCursor).where(FolderCursor.mailbox_id == mailbox_id)))


def watch_order(session: Session) -> list[tuple[int, datetime | None]]:
    """(id, when its settings were last mended) of all mailboxes; first those that have sent last: answers come there."""
    found = select(Mailbox.id, Mailbox.watched_since)
    latest_first = (Mailbox.free_at.is_(None), Mailbox.free_at.desc(), Mailbox.id)
    return [(row.id, row.watched_since) for row in session.execute(found.order_by(*latest_first))]


def move_cursor(session: Session, mailbox_id: int, folder: str, uidvalidity: int, last_uid: int) -> None:
    """Remember that a folder has been read up to `last_uid`; never moves back within one uidvalidity."""
    place = {"of_mailbox": mailbox_id, "in_folder": folder, "validity": uidvalidity, "uid": last_uid}
    if session.connection().execute(_FORWARD, place).rowcount:
        return
    cursor = cursor_of(session, mailbox_id, folder) or _first_cursor(session, mailbox_id, folder, uidvalidity, last_uid)
    if cursor.uidvalidity != uidvalidity:
        cursor.uidvalidity, cursor.last_uid = uidvalidity, last_uid
    else:
        cursor.last_uid = max(cursor.last_uid, last_uid)


def _first_cursor(session: Session, mailbox_id: int, folder: str, uidvalidity: int, last_uid: int) -> FolderCursor:
    cursor = FolderCursor(mailbox_id=mailbox_id, folder=folder, uidvalidity=uidvalidity, last_uid=last_uid)
    try:
        with session.begin_nested():
            session.add(cursor)
    except IntegrityError:  # another process has just begun with this folder
        found = cursor_of(session, mailbox_id, folder)
        if found is None:
            raise
        return found
    return cursor


def give_turn_back(session: Session, mailbox_id: int, now: datetime) -> None:
    """The mail that had the turn did not come to leave: another one need not wait for the gap."""
    session.execute(update(Mailbox).where(Mailbox.id == mailbox_id, Mailbox.free_at > now).values(free_at=now))


def rest(session: Session, mailbox_id: int, until: datetime, why: str = "") -> None:
    """Let nothing leave this mailbox before an instant; `why` in words where it is neither a gap nor our trouble."""
    session.execute(
        update(Mailbox)
        .where(Mailbox.id == mailbox_id, or_(Mailbox.free_at < until, is_free(until)))
        .values(free_at=until, resting=why)
    )


def note_read(session: Session, mailbox_id: int, now: datetime, *, has_sent: bool) -> None:
    """The mailbox has been read to its end, its Sent folder too where it has one; trouble with reading it is over."""
    seen = {"read_at": now, "trouble": "", "trouble_at": None} | ({"sent_read_at": now} if has_sent else {})
    session.execute(update(Mailbox).where(Mailbox.id == mailbox_id).values(**seen))


def note_trouble(session: Session, mailbox_id: int, says: str, now: datetime) -> None:
    """Why the mailbox cannot be read, in words; keeps the time of the first of equal complaints."""
    session.execute(
        update(Mailbox).where(Mailbox.id == mailbox_id, Mailbox.trouble != says).values(trouble=says, trouble_at=now)
    )


def is_only_busy(session: Session, mailbox_id: int, error: MailboxError, now: datetime) -> bool:
    """Whether a mailbox could not be read only because its server is busy, and was read a moment ago."""
    mailbox = session.get(Mailbox, mailbox_id)
    read_at = mailbox.read_at if mailbox is not None else None
    return isinstance(error, BusyError) and read_at is not None and now - read_at < _BUSY_AT_MOST


def note_unread(session: Session, mailbox_id: int, error: MailboxError, now: datetime) -> None:
    """Write down that a mailbox could not be read, unless its server is only busy: that passes by itself."""
    if not is_only_busy(session, mailbox_id, error, now):
        note_trouble(session, mailbox_id, str(error), now)


def note_send_trouble(session: Session, mailbox_id: int, says: str) -> None:
    """Why the mailbox cannot send, in words; empty: it can again, and rests no more."""
    session.execute(
        update(Mailbox)
        .where(Mailbox.id == mailbox_id, or_(Mailbox.send_trouble != says, Mailbox.resting != ""))
        .values(send_trouble=says, resting="")
    )


def note_mended(session: Session, mailbox: Mailbox, now: datetime) -> None:
    """Its settings have changed: what we held against them counts no more."""
    mailbox.free_at, mailbox.trouble, mailbox.trouble_at, mailbox.send_trouble, mailbox.resting = None, "", None, "", ""
    if mailbox.pause_code in _MENDED_BY_SETTINGS:
        mailbox.paused_at, mailbox.pause_reason, mailbox.pause_code = None, "", ""
    mailbox.watched_since = now
    session.flush()
