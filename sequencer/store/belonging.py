"""Whose a touch or a run is: a step's by the team of its sequence, a service mail by the person it is for."""

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import Session

from sequencer.core.states import UNTOLD
from sequencer.store.candidates import Candidate, CandidateTeam, visible
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team
from sequencer.store.touches import Touch


def own_touch(teams: frozenset[int] | None) -> ColumnElement[bool]:
    """The condition on `Touch` that leaves what members of these teams look after; None: of any team."""
    if teams is None:
        return true()
    is_step_of_theirs = exists().where(
        Enrollment.id == Touch.enrollment_id, Sequence.id == Enrollment.sequence_id, Sequence.team_id.in_(teams)
    )
    is_for_theirs = exists().where(Candidate.id == Touch.candidate_id, visible(teams))
    return or_(is_step_of_theirs.correlate(Touch), and_(Touch.enrollment_id.is_(None), is_for_theirs.correlate(Touch)))


def own_run(teams: frozenset[int] | None) -> ColumnElement[bool]:
    """The condition on `Enrollment` that leaves the runs of these teams' sequences; None: of any."""
    if teams is None:
        return true()
    return exists().where(Sequence.id == Enrollment.sequence_id, Sequence.team_id.in_(teams)).correlate(Enrollment)


def own_mailbox(teams: frozenset[int] | None) -> ColumnElement[bool]:
    """The condition on `Mailbox` that leaves those of these teams and those of nobody; None: all."""
    return true() if teams is None else or_(Mailbox.team_id.is_(None), Mailbox.team_id.in_(teams))


def own_sequences(session: Session, teams: frozenset[int] | None) -> list[Sequence]:
    """The sequences of these teams by name; None: of all."""
    found = select(Sequence).order_by(Sequence.name)
    return list(session.scalars(found if teams is None else found.where(Sequence.team_id.in_(teams))))


def sequence_of_run(session: Session, enrollment_id: int | None) -> Sequence | None:
    """The sequence a run belongs to; a service touch has none."""
    return session.scalar(select(Sequence).join(Enrollment).where(Enrollment.id == enrollment_id))


def team_names_of(session: Session, candidate_id: int) -> list[str]:
    """The teams a person belongs to."""
    found = select(Team.name).join(CandidateTeam).where(CandidateTeam.candidate_id == candidate_id)
    return list(session.scalars(found.order_by(Team.name)))


def touch_or_none(session: Session, touch_id: int, teams: frozenset[int] | None) -> Touch | None:
    """A touch to or about a person that members of these teams look after."""
    found = select(Touch).where(Touch.id == touch_id, Touch.candidate_id.is_not(None), Touch.purpose.not_in(UNTOLD))
    return session.scalar(found.where(own_touch(teams)))


def run_or_none(session: Session, enrollment_id: int, teams: frozenset[int] | None) -> Enrollment | None:
    return session.scalar(select(Enrollment).where(Enrollment.id == enrollment_id, own_run(teams)))
