"""What has come due while sending was stopped, by the mailbox it will leave from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, distinct, func, not_, select
from sqlalchemy.orm import Session

from sequencer.core.states import TouchState
from sequencer.store.belonging import own_mailbox
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


def due_by_mailbox(session: Session, now: datetime, teams: frozenset[int] | None) -> list[DueOfMailbox]:
    """The mailboxes of these teams, and of nobody, with mails whose time has come, the fullest first; None: of all."""
    waiting = func.count(Touch.id)
    found = (
        select(Mailbox.email, waiting, Mailbox.gap, Mailbox.daily_cap)
        .join(Touch, Touch.mailbox_id == Mailbox.id)
        .where(*_is_due(now), own_mailbox(teams))
        .group_by(Mailbox.id, Mailbox.email, Mailbox.gap, Mailbox.daily_cap)
        .order_by(waiting.desc(), Mailbox.email)
    )
    return [DueOfMailbox(*row) for row in session.execute(found)]


def others_with_due(session: Session, now: datetime, teams: frozenset[int] | None) -> int:
    """How many mailboxes of other teams have mails whose time has come."""
    several = select(func.count(distinct(Mailbox.id))).join(Touch, Touch.mailbox_id == Mailbox.id)
    return session.scalar(several.where(*_is_due(now), not_(own_mailbox(teams)))) or 0


def _is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (Touch.state == TouchState.PLANNED, Touch.due_at <= now)
