"""How sequences stand, for people: who runs, what leaves today, who needs somebody, who is next, who got what."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import LIVE_RUNS, EnrollmentState, Purpose, TouchState
from sequencer.store.candidates import Candidate, address_column
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import Sequence, SequenceVersion
from sequencer.store.teams import Team
from sequencer.store.touches import HAS_LEFT, Touch

HAD = (*HAS_LEFT, TouchState.DONE)
"""What a person has had: a mail that left or may have, a task that was done."""

OPEN = (
    TouchState.PLANNED,
    TouchState.HELD,
    TouchState.WAITING,
    TouchState.CLAIMED,
    TouchState.TRANSMITTING,
    TouchState.UNKNOWN,
)
_ASKS = (TouchState.HELD, TouchState.WAITING, TouchState.UNKNOWN)
_LEAVES = (TouchState.PLANNED, TouchState.CLAIMED, TouchState.TRANSMITTING)
_PAGE = 50


@dataclass(frozen=True)
class Standing:
    """People by what they wait for: the three figures `today`, `waiting` and `need` make up `running`."""

    running: int = 0
    today: int = 0
    need: int = 0
    ended: int = 0
    first_today_at: datetime | None = None
    last_today_at: datetime | None = None
    next_id: int | None = None
    next_name: str = ""
    next_at: datetime | None = None

    @property
    def waiting(self) -> int:
        return self.running - self.today - self.need


@dataclass(frozen=True)
class Listed:
    """A sequence in the list; `number` is its present version, 0 while it is a draft only."""

    sequence_id: int
    name: str
    team: str
    sender: str
    number: int
    is_paused: bool
    pause_reason: str
    standing: Standing


@dataclass(frozen=True)
class RunLine:
    """One person in a sequence; the touch they wait for, if there is one."""

    run: Enrollment
    candidate: Candidate
    address: str
    touch: Touch | None

    @property
    def name(self) -> str:
        return self.candidate.full_name or self.address


def listed(session: Session, teams: frozenset[int] | None, today_ends_at: datetime) -> list[Listed]:
    """The sequences of these teams (None: of all), by team and name."""
    number = select(func.max(SequenceVersion.number)).where(SequenceVersion.sequence_id == Sequence.id)
    found = (
        select(Sequence, Team.name, Mailbox.email, number.scalar_subquery())
        .join(Team, Team.id == Sequence.team_id)
        .join(Mailbox, Mailbox.id == Sequence.mailbox_id)
        .order_by(Team.name, Sequence.name)
    )
    if teams is not None:
        found = found.where(Sequence.team_id.in_(teams))
    rows = list(session.execute(found))
    standings = standings_of(session, [row[0].id for row in rows], today_ends_at)
    return [
        Listed(
            one.id, one.name, team, sender, latest or 0, one.paused_at is not None, one.pause_reason, standings[one.id]
        )
        for one, team, sender, latest in rows
    ]


def standings_of(session: Session, ids: Collection[int], today_ends_at: datetime) -> dict[int, Standing]:
    """How each of these sequences stands. One open touch at most belongs to a run."""
    today, need = _is_today(today_ends_at), needs_somebody()
    live = Enrollment.state.in_(LIVE_RUNS)
    rows = session.execute(
        select(
            Enrollment.sequence_id,
            func.sum(case((live, 1), else_=0)),
            func.sum(case((live & today, 1), else_=0)),
            func.sum(case((live & need, 1), else_=0)),
            func.sum(case((live, 0), else_=1)),
            func.min(case((live & today, Touch.wakes_at))),
            func.max(case((live & today, Touch.wakes_at))),
        )
        .outerjoin(Touch, and_(Touch.enrollment_id == Enrollment.id, live, Touch.state.in_(OPEN)))
        .where(Enrollment.sequence_id.in_(ids))
        .group_by(Enrollment.sequence_id)
    )
    following = _next_people(session, ids)
    found = {one: Standing() for one in ids}
    for sequence_id, *figures, first_at, last_at in rows:
        running, leaving, needing, ended = (int(one or 0) for one in figures)
        found[sequence_id] = Standing(
            running, leaving, needing, ended, first_at, last_at, *following.get(sequence_id, (None, "", None))
        )
    return found


def people_in(
    session: Session,
    sequence_id: int,
    show: str,
    today_ends_at: datetime,
    page: int,
    *,
    step_key: str = "",
    version_id: int | None = None,
) -> tuple[list[RunLine], bool]:
    """(a page of the people in a sequence, whether there are more): running, today, wait, need, ended, or who had a step."""
    address = address_column()
    found = (
        select(Enrollment, Candidate, address, Touch)
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .outerjoin(Touch, and_(Touch.enrollment_id == Enrollment.id, Touch.state.in_(OPEN)))
        .where(Enrollment.sequence_id == sequence_id)
    )
    found = _shown(found, show, today_ends_at)
    if step_key:
        had = select(Touch.enrollment_id).where(Touch.step_key == step_key, Touch.state.in_(HAD))
        found = found.where(Enrollment.id.in_(had if version_id is None else had.where(Touch.version_id == version_id)))
    rows = session.execute(
        found.order_by(Touch.wakes_at.is_(None), Touch.wakes_at, Enrollment.id)
        .limit(_PAGE + 1)
        .offset((page - 1) * _PAGE)
    )
    lines = [RunLine(run, candidate, email or "", touch) for run, candidate, email, touch in rows]
    return lines[:_PAGE], len(lines) > _PAGE


def had_counts(session: Session, sequence_id: int) -> dict[tuple[str, int], int]:
    """How many people had each step, by (step key, id of the version whose text they got)."""
    rows = session.execute(
        select(Touch.step_key, Touch.version_id, func.count())
        .join(Enrollment, Enrollment.id == Touch.enrollment_id)
        .where(Enrollment.sequence_id == sequence_id, Touch.state.in_(HAD), Touch.purpose == Purpose.STEP)
        .group_by(Touch.step_key, Touch.version_id)
    )
    return {(key, version_id or 0): count for key, version_id, count in rows}


def had_by_step(counts: dict[tuple[str, int], int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (key, _), count in counts.items():
        found[key] = found.get(key, 0) + count
    return found


def live_by_place(session: Session, sequence_id: int) -> dict[str, int]:
    """How many live runs stand behind each step, by the key of that step; "" for those at the start."""
    rows = session.execute(
        select(Enrollment.after_key, func.count())
        .where(Enrollment.sequence_id == sequence_id, Enrollment.state.in_(LIVE_RUNS))
        .group_by(Enrollment.after_key)
    )
    return {key: count for key, count in rows}  # noqa: C416 -- rows are not pairs to the type checker


def needs_somebody() -> ColumnElement[bool]:
    """Runs, joined with their open touch, that wait for a person."""
    return or_(
        Touch.state.in_(_ASKS), and_(Enrollment.state == EnrollmentState.PAUSED, Enrollment.resumes_at.is_(None))
    )


def _is_today(today_ends_at: datetime) -> ColumnElement[bool]:
    return and_(
        Enrollment.state == EnrollmentState.ACTIVE,
        Touch.state.in_(_LEAVES),
        Touch.kind.in_(MAIL_KINDS),
        Touch.wakes_at < today_ends_at,
    )


def _shown(
    found: Select[Enrollment, Candidate, str, Touch], show: str, today_ends_at: datetime
) -> Select[Enrollment, Candidate, str, Touch]:
    live = Enrollment.state.in_(LIVE_RUNS)
    need, today = func.coalesce(needs_somebody(), False), func.coalesce(_is_today(today_ends_at), False)
    match show:
        case "today":
            return found.where(live, today)
        case "need":
            return found.where(live, need)
        case "wait":
            return found.where(live, ~need, ~today)
        case "ended":
            return found.where(~live)
        case "running":
            return found.where(live)
        case _:
            return found


def _next_people(session: Session, ids: Iterable[int]) -> dict[int, tuple[int, str, datetime]]:
    """Whose mail leaves next in each sequence: (candidate id, name, when)."""
    place = func.row_number().over(partition_by=Enrollment.sequence_id, order_by=(Touch.wakes_at, Touch.id))
    first = (
        select(Enrollment.sequence_id, Touch.candidate_id, Touch.wakes_at, place.label("place"))
        .join(Enrollment, Enrollment.id == Touch.enrollment_id)
        .where(
            Enrollment.sequence_id.in_(list(ids)),
            Enrollment.state == EnrollmentState.ACTIVE,
            Touch.state == TouchState.PLANNED,
            Touch.kind.in_(MAIL_KINDS),
        )
        .subquery()
    )
    rows = session.execute(
        select(first.c.sequence_id, Candidate, first.c.wakes_at)
        .join(Candidate, Candidate.id == first.c.candidate_id)
        .where(first.c.place == 1)
    )
    return {sequence_id: (one.id, one.full_name or "somebody", at) for sequence_id, one, at in rows}
