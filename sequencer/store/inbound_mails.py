"""Everything that enters: one row per arrival that could be ours, kept raw, handled once."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from sequencer.core.read.gate import content_key
from sequencer.core.read.places import Folder, Seen
from sequencer.core.states import Effect, MailKind
from sequencer.store.base import Base, Instant, in_chunks, state_column

__all__ = [
    "Effect",
    "InboundMail",
    "InboundState",
    "arrived",
    "count_failure",
    "earlier_effects",
    "effect_done",
    "effects_due",
    "is_new",
    "mails_by_id",
    "new_ids",
    "put_off",
    "settle",
    "store_once",
    "take_effect",
    "withheld",
]


class InboundState(StrEnum):
    NEW = "new"  # stored, not understood yet
    HANDLED = "handled"  # its effect is committed
    UNMATCHED = "unmatched"  # cites us but fits nobody: a person looks
    UNREADABLE = "unreadable"  # quarantined with its reason: a person looks
    ASKS = "asks"  # understood, but what follows is for a person to decide


class InboundMail(Base):
    """`effect` is what it sets going; `effect_due_at` when that is to be done, and empty once it is."""

    __tablename__ = "inbound_mails"
    __table_args__ = (
        UniqueConstraint("mailbox_id", "folder", "uidvalidity", "uid"),
        Index("ix_inbound_mails_effect_due_at", "effect_due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id", ondelete="CASCADE"))
    folder: Mapped[str] = mapped_column(String(500))
    is_sent_folder: Mapped[bool] = mapped_column(default=False)
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    content_key: Mapped[str] = mapped_column(String(64), unique=True)
    sender: Mapped[str] = mapped_column(String(320), default="")
    subject: Mapped[str] = mapped_column(Text, default="")
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[InboundState] = mapped_column(state_column(InboundState), index=True)
    kind: Mapped[MailKind | None] = mapped_column(state_column(MailKind))
    reason_code: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="SET NULL"), index=True)
    handled_at: Mapped[datetime | None] = mapped_column(Instant)
    effect: Mapped[Effect] = mapped_column(state_column(Effect), default=Effect.NONE)
    effect_due_at: Mapped[datetime | None] = mapped_column(Instant)
    failures: Mapped[int] = mapped_column(default=0)  # how often the database would not take its effect


# Asked with every mail that comes, so these statements are made once.
_MAILS: Any = InboundMail.__table__
_GIVEN = [one.key for one in _MAILS.c if one.key != "id"]
_STORE = postgresql.insert(_MAILS).on_conflict_do_nothing().returning(_MAILS.c.id)
_STATE = select(InboundMail.state).where(InboundMail.id == bindparam("mail")).with_for_update()
_WAITING = (
    select(InboundMail.id)
    .where(InboundMail.state == InboundState.NEW)
    .order_by(InboundMail.failures, InboundMail.id)
    .limit(bindparam("most"))
)
_WAITING_IN = _WAITING.where(InboundMail.mailbox_id == bindparam("mailbox"))
_SETTLED = (
    "state",
    "kind",
    "reason_code",
    "reason",
    "handled_at",
    "candidate_id",
    "touch_id",
    "effect",
    "effect_due_at",
)
_SETTLE = (
    update(_MAILS)
    .where(_MAILS.c.id == bindparam("mail"), _MAILS.c.state == InboundState.NEW)
    .values({name: bindparam(f"new_{name}") for name in _SETTLED})
)


def arrived(folder: Folder, seen: Seen, raw: bytes) -> InboundMail:
    """The row of a mail as it came."""
    return InboundMail(
        mailbox_id=folder.mailbox_id,
        folder=folder.key,
        is_sent_folder=folder.is_sent,
        uidvalidity=folder.uidvalidity,
        uid=seen.uid,
        content_key=content_key(raw),
        sender=(seen.look.senders[0] if seen.look.senders else "")[:320],
        subject=seen.look.subject.replace("\0", "")[:998],
        raw=raw,
        received_at=seen.came_at,
        state=InboundState.NEW,
    )


def withheld(folder: Folder, seen: Seen, now: datetime) -> InboundMail:
    """A row that stands for a mail of which we know nothing but where it lies."""
    row = arrived(folder, seen, b"")
    place = f"\n\n{folder.mailbox_id} {folder.uidvalidity} {seen.uid} {folder.key}"  # as if it were its text
    row.content_key = content_key(place.encode("utf-8", "replace"))
    row.state, row.kind, row.handled_at = InboundState.UNREADABLE, MailKind.UNREADABLE, now
    row.reason_code = "refused_mail"
    where = folder.name if folder.key == folder.name else "a folder of its owner"
    row.reason = f"The mail server does not hand over a mail that came into {where}. Look for it there."
    return row


def store_once(session: Session, mail: InboundMail) -> bool:
    """Store a mail unless one of the same content or from the same place has been; whether it was."""
    values = {name: value for name in _GIVEN if (value := getattr(mail, name)) is not None}
    return session.connection().execute(_STORE, values).scalar() is not None


def new_ids(session: Session, limit: int, mailbox_id: int | None = None) -> list[int]:
    """Mails not understood yet, of one mailbox or of all; oldest first, but those that failed before come last."""
    found = _WAITING if mailbox_id is None else _WAITING_IN
    return list(session.connection().execute(found, {"most": limit, "mailbox": mailbox_id}).scalars())


def mails_by_id(session: Session, ids: Iterable[int]) -> list[InboundMail]:
    """These mails, in the order of their ids."""
    return [
        mail
        for chunk in in_chunks(sorted(ids))
        for mail in session.scalars(select(InboundMail).where(InboundMail.id.in_(chunk)).order_by(InboundMail.id))
    ]


def count_failure(session: Session, mail_id: int) -> int:
    """One more failure of a new mail; returns how many there are, 0 when somebody else has settled it."""
    counted = session.scalar(
        update(InboundMail)
        .where(InboundMail.id == mail_id, InboundMail.state == InboundState.NEW)
        .values(failures=InboundMail.failures + 1)
        .returning(InboundMail.failures)
    )
    return counted or 0


def is_new(session: Session, mail_id: int) -> bool:
    """Whether nobody has understood a mail yet; nobody else does until this transaction ends."""
    return session.connection().execute(_STATE, {"mail": mail_id}).scalar() is InboundState.NEW


def settle(
    session: Session, mail: InboundMail, state: InboundState, kind: MailKind, code: str, says: str, now: datetime
) -> bool:
    """Close a new mail with its verdict and with whose it is; False when somebody else has done so already."""
    verdict = {"state": state, "kind": kind, "reason_code": code, "reason": says, "handled_at": now}
    found = verdict | {name: getattr(mail, name) for name in ("candidate_id", "touch_id", "effect", "effect_due_at")}
    values = {f"new_{name}": value for name, value in found.items()}
    if not session.connection().execute(_SETTLE, {"mail": mail.id, **values}).rowcount:
        return False
    for name, value in found.items():
        set_committed_value(mail, name, value)
    return True


def effects_due(effect: Effect) -> Callable[[Session, datetime, int], list[int]]:
    """The look for mails that have set one thing going which is still to be done."""

    def look(session: Session, now: datetime, limit: int) -> list[int]:
        found = select(InboundMail.id).where(InboundMail.effect_due_at <= now, InboundMail.effect == effect)
        return list(session.scalars(found.order_by(InboundMail.effect_due_at, InboundMail.id).limit(limit)))

    return look


def take_effect(session: Session, mail_id: int, effect: Effect) -> InboundMail | None:
    """The mail, locked, if this effect of it is still to be done; it is done in the commit that clears it."""
    mail = session.get(InboundMail, mail_id, with_for_update=True, populate_existing=True)
    return mail if mail is not None and mail.effect is effect and mail.effect_due_at is not None else None


def earlier_effects(session: Session, mail_id: int, effect: Effect) -> list[int]:
    """Mails of the same person that came before this one and whose effect of this kind is still due, in order."""
    mail = session.get(InboundMail, mail_id)
    if mail is None or mail.candidate_id is None:
        return []
    found = select(InboundMail.id).where(
        InboundMail.candidate_id == mail.candidate_id,
        InboundMail.effect == effect,
        InboundMail.effect_due_at.is_not(None),
        tuple_(InboundMail.received_at, InboundMail.id) < (mail.received_at, mail.id),
    )
    return list(session.scalars(found.order_by(InboundMail.received_at, InboundMail.id)))


def effect_done(session: Session, mail: InboundMail) -> None:
    """What the mail set going is done; which it was stays with it."""
    mail.effect_due_at = None
    session.flush()


def put_off(session: Session, mail: InboundMail, until: datetime) -> None:
    """What the mail set going is tried again at an instant."""
    mail.effect_due_at = until
    session.flush()
