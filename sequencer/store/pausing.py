"""What has come due while sending was stopped, by the mailbox it will leave from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.states import TouchState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch


@dataclass(frozen=True)
class DueOfMailbox:
    """`gap` is kept between two of its mails, and no more than `daily_cap` leave it in a day."""

    email: str
    waiting: int
    gap: timedelta
    daily_cap: int

    @property
    def days(self) -> int:
        """How many days it takes to send them all, at most."""
        return -(-self.waiting // max(1, self.daily_cap))


def due_by_mailbox(session: Session, now: datetime) -> list[DueOfMailbox]:
    """The mailboxes with mails whose time has come, the fullest first."""
    waiting = func.count(Touch.id)
    found = (
        select(Mailbox.email, waiting, Mailbox.gap, Mailbox.daily_cap)
        .join(Touch, Touch.mailbox_id == Mailbox.id)
        .where(Touch.state == TouchState.PLANNED, Touch.due_at <= now)
        .group_by(Mailbox.id, Mailbox.email, Mailbox.gap, Mailbox.daily_cap)
        .order_by(waiting.desc(), Mailbox.email)
    )
    return [DueOfMailbox(*row) for row in session.execute(found)]
