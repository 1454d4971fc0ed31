"""The list of candidates as a screen shows it: searched, filtered, a page at a time, with a constant number of questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.states import LIVE_RUNS, EnrollmentState
from sequencer.store.base import in_chunks
from sequencer.store.candidates import Candidate, CandidateAddress, visible
from sequencer.store.enrollments import Enrollment
from sequencer.store.pools import PoolMember
from sequencer.store.sequences import Sequence

PAGE = 50
_ENDED = frozenset(
    {EnrollmentState.DECLINED, EnrollmentState.OPTED_OUT, EnrollmentState.BOUNCED, EnrollmentState.STOPPED}
)


class Standing(StrEnum):
    """How somebody stands with us, by their runs."""

    RUNNING = "running"
    ANSWERED = "answered"
    STOPPED = "stopped"
    SILENT = "silent"
    NEVER = "never"


_STATES = {
    Standing.RUNNING: LIVE_RUNS,
    Standing.ANSWERED: frozenset({EnrollmentState.ANSWERED}),
    Standing.STOPPED: _ENDED,
    Standing.SILENT: frozenset({EnrollmentState.FINISHED}),
}


@dataclass(frozen=True)
class Sought:
    """What a list shows: whose things, the words looked for, one pool, one standing; blank for no limit."""

    teams: frozenset[int] | None
    text: str = ""
    pool_id: int | None = None
    standing: Standing | None = None


@dataclass(frozen=True)
class PersonRow:
    candidate_id: int
    name: str
    address: str
    is_dead: bool
    about: str
    employer: str
    zone: str
    run: EnrollmentState | None
    run_reason: str
    sequence: str
    added_at: datetime


def people(session: Session, sought: Sought, number: int, size: int = PAGE) -> tuple[list[PersonRow], bool]:
    """(one page of people, those added last first; whether there are more)."""
    found = _found(sought).order_by(Candidate.id.desc()).offset((number - 1) * size).limit(size + 1)
    rows = list(session.scalars(found))
    return _rows(session, rows[:size]), len(rows) > size


def how_many(session: Session, sought: Sought) -> int:
    return session.scalar(select(func.count()).select_from(Candidate).where(*_conditions(sought))) or 0


def ids_of(session: Session, sought: Sought) -> list[int]:
    """Everybody who is found, those added first before the others."""
    return list(session.scalars(select(Candidate.id).where(*_conditions(sought)).order_by(Candidate.id)))


def visible_among(session: Session, ids: Iterable[int], teams: frozenset[int] | None) -> list[int]:
    """Those of these people whom a member of these teams may see."""
    return [
        one
        for chunk in in_chunks(dict.fromkeys(ids))
        for one in session.scalars(select(Candidate.id).where(Candidate.id.in_(chunk), visible(teams)))
    ]


def everybody(session: Session, sought: Sought) -> Iterator[tuple[Candidate, list[CandidateAddress]]]:
    """Everybody who is found, with all their addresses, in pieces that fit into memory."""
    for chunk in in_chunks(ids_of(session, sought)):
        held: dict[int, list[CandidateAddress]] = {}
        addresses = select(CandidateAddress).where(CandidateAddress.candidate_id.in_(chunk))
        for one in session.scalars(addresses.order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)):
            held.setdefault(one.candidate_id, []).append(one)
        for person in session.scalars(select(Candidate).where(Candidate.id.in_(chunk)).order_by(Candidate.id)):
            yield person, held.get(person.id, [])
        session.expunge_all()


def _found(sought: Sought) -> Select[Candidate]:
    return select(Candidate).where(*_conditions(sought))


def _conditions(sought: Sought) -> list[ColumnElement[bool]]:
    found = [visible(sought.teams)]
    found += [_word(word) for word in sought.text.split()[:6]]
    if sought.pool_id is not None:
        found.append(exists().where(PoolMember.candidate_id == Candidate.id, PoolMember.pool_id == sought.pool_id))
    if sought.standing is Standing.NEVER:
        found.append(~exists().where(Enrollment.candidate_id == Candidate.id))
    elif sought.standing is not None:
        found.append(
            exists().where(Enrollment.candidate_id == Candidate.id, Enrollment.state.in_(_STATES[sought.standing]))
        )
    return found


def _word(word: str) -> ColumnElement[bool]:
    """Somebody whose name, employer or any address has this in it."""
    in_address = and_(
        CandidateAddress.candidate_id == Candidate.id,
        or_(
            CandidateAddress.address.icontains(word, autoescape=True),
            CandidateAddress.identity == identity(word),
        ),
    )
    columns = (Candidate.first_name, Candidate.last_name, Candidate.employer)
    return or_(*(column.icontains(word, autoescape=True) for column in columns), exists().where(in_address))


def _rows(session: Session, people: list[Candidate]) -> list[PersonRow]:
    ids = [one.id for one in people]
    addresses: dict[int, CandidateAddress] = {}
    held = select(CandidateAddress).where(CandidateAddress.candidate_id.in_(ids))
    for address in session.scalars(held.order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)):
        addresses.setdefault(address.candidate_id, address)
    runs: dict[int, tuple[Enrollment, str]] = {}
    named = select(Enrollment, Sequence.name).join(Sequence).where(Enrollment.candidate_id.in_(ids))
    for run, name in session.execute(named.order_by(Enrollment.id)):
        present = runs.get(run.candidate_id)
        if present is None or run.state in LIVE_RUNS or present[0].state not in LIVE_RUNS:
            runs[run.candidate_id] = (run, name)
    return [_row(one, addresses.get(one.id), runs.get(one.id)) for one in people]


def _row(one: Candidate, address: CandidateAddress | None, run: tuple[Enrollment, str] | None) -> PersonRow:
    return PersonRow(
        candidate_id=one.id,
        name=one.full_name or (address.address if address else "Somebody without a name"),
        address=address.address if address else "",
        is_dead=address is not None and address.dead_at is not None,
        about=one.headline,
        employer=one.employer,
        zone=one.zone,
        run=run[0].state if run else None,
        run_reason=run[0].reason if run else "",
        sequence=run[1] if run else "",
        added_at=one.created_at,
    )
