"""What the screens of mailboxes show, in a fixed number of questions."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.ramp import Ramp
from sequencer.core.states import UNTOLD, TouchState
from sequencer.store.belonging import own_mailbox, own_touch
from sequencer.store.candidates import Candidate
from sequencer.store.mailbox_pace import ramp_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team
from sequencer.store.touches import HAS_LEFT, Touch

_IN_TROUBLE = ("mailbox_fault", "mailbox_unread", "mailbox_trouble")
_PAUSED = "paused"
_WAITING = (TouchState.PLANNED, TouchState.HELD)


@dataclass(frozen=True)
class MailboxLine:
    """`held` counts mails that wait because of this mailbox."""

    mailbox: Mailbox
    team: str
    sent_today: int
    held: int
    ramp: Ramp

    def cap_on(self, day: date) -> int:
        """How many mails it may send on a day."""
        return self.ramp.begun(day).cap_on(day)


@dataclass(frozen=True)
class HeldMail:
    touch_id: int
    candidate_id: int | None
    person: str
    due_at: datetime
    reason: str


def mailboxes_among(session: Session, teams: frozenset[int] | None) -> list[Mailbox]:
    """Those of these teams and those of everybody, by address."""
    return list(session.scalars(select(Mailbox).where(own_mailbox(teams)).order_by(Mailbox.email)))


def mailbox_lines(session: Session, teams: frozenset[int] | None, day_began: datetime) -> list[MailboxLine]:
    """The mailboxes somebody sees, by address."""
    found = select(Mailbox, Team.name).outerjoin(Team, Team.id == Mailbox.team_id).where(own_mailbox(teams))
    rows = session.execute(found.order_by(Mailbox.email)).all()
    return _lines(session, [(mailbox, team or "") for mailbox, team in rows], day_began)


def mailbox_line(session: Session, mailbox: Mailbox, day_began: datetime) -> MailboxLine:
    team = session.get(Team, mailbox.team_id) if mailbox.team_id is not None else None
    return _lines(session, [(mailbox, team.name if team else "")], day_began)[0]


def held_mails(session: Session, mailbox: Mailbox, teams: frozenset[int] | None, limit: int) -> list[HeldMail]:
    """The mails that wait because of a mailbox, to people somebody looks after, the longest waiting first."""
    found = (
        select(Touch, Candidate)
        .join(Candidate, Candidate.id == Touch.candidate_id)
        .where(
            Touch.mailbox_id == mailbox.id,
            Touch.state.in_(_WAITING),
            Touch.reason_code.in_(_codes(mailbox)),
            own_touch(teams),
        )
        .order_by(Touch.due_at, Touch.id)
        .limit(limit)
    )
    return [
        HeldMail(touch.id, candidate.id, candidate.full_name or touch.recipient, touch.due_at, touch.reason)
        for touch, candidate in session.execute(found)
    ]


def sequences_from(session: Session, mailbox_id: int, teams: frozenset[int] | None) -> list[tuple[int, str]]:
    """(id, name) of the sequences that are sent from a mailbox."""
    found = select(Sequence.id, Sequence.name).where(Sequence.mailbox_id == mailbox_id).order_by(Sequence.name)
    found = found if teams is None else found.where(Sequence.team_id.in_(teams))
    return [(row[0], row[1]) for row in session.execute(found)]


def _lines(session: Session, rows: list[tuple[Mailbox, str]], day_began: datetime) -> list[MailboxLine]:
    of_these = Touch.mailbox_id.in_([mailbox.id for mailbox, _ in rows])
    left = (of_these, Touch.state.in_(HAS_LEFT), Touch.transmitting_at >= day_began, Touch.purpose.not_in(UNTOLD))
    counted = select(Touch.mailbox_id, func.count()).where(*left).group_by(Touch.mailbox_id)
    sent: dict[int | None, int] = {row[0]: row[1] for row in session.execute(counted)}
    waiting = (of_these, Touch.state.in_(_WAITING), Touch.reason_code.in_((*_IN_TROUBLE, _PAUSED)))
    grouped = select(Touch.mailbox_id, Touch.reason_code, func.count()).where(*waiting)
    held = {(row[0], row[1]): row[2] for row in session.execute(grouped.group_by(Touch.mailbox_id, Touch.reason_code))}
    zone = ZoneInfo(the_organisation(session).zone)
    return [
        MailboxLine(
            mailbox,
            team,
            sent.get(mailbox.id, 0),
            sum(held.get((mailbox.id, code), 0) for code in _codes(mailbox)),
            ramp_of(session, mailbox, zone),
        )
        for mailbox, team in rows
    ]


def _codes(mailbox: Mailbox) -> tuple[str, ...]:
    """The reasons under which a mail waits because of this mailbox, not of its run or its sequence."""
    return (*_IN_TROUBLE, *((_PAUSED,) if mailbox.paused_at is not None else ()))
