"""What has to be known before somebody says that a restored database is the right one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.waymarks import Trust, waymark_row


@dataclass(frozen=True)
class SeenMailbox:
    """`is_through`: its Sent folder and all that came in were read since sending was locked.

    `has_no_sent`: it was read, and shows no Sent folder; what left from it nobody can tell.
    """

    mailbox_id: int
    email: str
    is_through: bool
    has_no_sent: bool
    trouble: str
    team_id: int | None


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
        tuple(_seen(one, row.locked_at) for one in boxes),
        unread or 0,
    )


def _seen(mailbox: Mailbox, since: datetime) -> SeenMailbox:
    is_read = mailbox.read_at is not None and mailbox.read_at >= since
    is_sent_read = mailbox.sent_read_at is not None and mailbox.sent_read_at >= since
    is_through, has_no_sent = is_read and is_sent_read, is_read and not is_sent_read
    return SeenMailbox(mailbox.id, mailbox.email, is_through, has_no_sent, mailbox.trouble, mailbox.team_id)
