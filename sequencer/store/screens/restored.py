"""What has to be known before somebody says that a restored database is the right one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.waymarks import Trust, WaymarkRow, waymark_row


@dataclass(frozen=True)
class SeenMailbox:
    """`is_through`: its Sent folder and all that came in were read since sending was locked."""

    mailbox_id: int
    email: str
    is_through: bool
    trouble: str


@dataclass(frozen=True)
class RestoreFacts:
    """`says` what happened; `backup_at` is the last sign of life in the database; `unread` mails wait to be understood."""

    says: str
    locked_at: datetime
    backup_at: datetime | None
    mailboxes: tuple[SeenMailbox, ...]
    unread: int

    @property
    def is_through(self) -> bool:
        return not self.unread and all(one.is_through for one in self.mailboxes)


def restore_facts(session: Session) -> RestoreFacts | None:
    """The facts while sending is locked; None while it is not."""
    row = waymark_row(session)
    if row is None or row.trust is not Trust.LOCKED or row.locked_at is None:
        return None
    boxes = list(session.scalars(select(Mailbox).order_by(Mailbox.email)))
    unread = session.scalar(select(func.count()).select_from(InboundMail).where(InboundMail.state == InboundState.NEW))
    return RestoreFacts(
        row.says,
        row.locked_at,
        row.backup_at,
        tuple(SeenMailbox(one.id, one.email, is_through(one, row), one.trouble) for one in boxes),
        unread or 0,
    )


def is_through(mailbox: Mailbox, row: WaymarkRow) -> bool:
    """Whether a mailbox was read to its end since sending was locked."""
    return row.locked_at is not None and mailbox.read_at is not None and mailbox.read_at >= row.locked_at
