"""What has to be known before people begin a sequence: about each of them, and about the mailbox they hear from."""

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.plan.delays import Delay
from sequencer.core.plan.eligibility import StartFacts
from sequencer.core.plan.person_rules import PersonFacts
from sequencer.core.plan.sequence import MAIL_KINDS, Definition
from sequencer.core.plan.starting import Applicant
from sequencer.core.signed import Signer
from sequencer.core.states import LIVE_RUNS, OPEN_TOUCHES, EnrollmentState, Purpose
from sequencer.store.base import in_chunks
from sequencer.store.candidates import Candidate, CandidateAddress, values_of, visible
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.pools import PoolMember
from sequencer.store.screens.previews import needed_fields
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import suppressed_among
from sequencer.store.teams import Team
from sequencer.store.touches import HAS_LEFT, Touch

_TWELVE_MONTHS = timedelta(days=366)


@dataclass(frozen=True)
class Person:
    """Somebody who was picked; `applicant` is what the decision depends on."""

    candidate: Candidate
    address: str
    zone: ZoneInfo
    applicant: Applicant

    @property
    def name(self) -> str:
        return self.candidate.full_name or self.address or "Somebody without a name"


def picked(session: Session, ids: Iterable[int], teams: frozenset[int] | None) -> list[int]:
    """Those of these people whom members of these teams may see, each once, in the order given."""
    wanted = list(dict.fromkeys(ids))
    seen: set[int] = set()
    for chunk in in_chunks(wanted):
        seen |= set(session.scalars(select(Candidate.id).where(Candidate.id.in_(chunk), visible(teams))))
    return [one for one in wanted if one in seen]


def pool_members(session: Session, pool_id: int, teams: frozenset[int] | None) -> list[int]:
    """Those in a pool whom members of these teams may see, in the order in which they joined."""
    found = (
        select(PoolMember.candidate_id)
        .join(Candidate, Candidate.id == PoolMember.candidate_id)
        .where(PoolMember.pool_id == pool_id, visible(teams))
        .order_by(PoolMember.id)
    )
    return list(session.scalars(found))


def people_to_start(
    session: Session,
    signer: Signer,
    ids: Several[int],
    sequence: Sequence,
    definition: Definition,
    mailbox: Mailbox,
    now: datetime,
) -> list[Person]:
    """Everything about these people, asked for in bulk."""
    organisation = the_organisation(session)
    mails = (step for step in definition.steps if step.kind in MAIL_KINDS)
    needed = tuple(dict.fromkeys(field for step in mails for field in needed_fields(step, mailbox.signature)))
    zone = ZoneInfo(organisation.zone)
    terms = _Terms(sequence.id, needed, Delay.parse(organisation.min_gap), organisation.max_mails, now)
    found: dict[int, Person] = {}
    for chunk in in_chunks(ids):
        facts = _Facts.of(session, signer, chunk, now)
        for candidate in session.scalars(select(Candidate).where(Candidate.id.in_(chunk))):
            theirs = ZoneInfo(candidate.zone) if candidate.zone else zone
            applicant = _applicant(candidate, facts, terms, theirs)
            found[candidate.id] = Person(candidate, facts.primary(candidate.id), theirs, applicant)
    return [found[one] for one in ids if one in found]


def mails_ahead(session: Session, mailbox_id: int, since: datetime, zone: ZoneInfo) -> dict[date, int]:
    """How many mails of this mailbox left today or are planned, by day."""
    of_mailbox = select(Touch.transmitting_at, Touch.wakes_at).where(
        Touch.mailbox_id == mailbox_id, Touch.kind.in_(MAIL_KINDS), Touch.purpose == Purpose.STEP
    )
    left = session.execute(of_mailbox.where(Touch.transmitting_at >= since, Touch.state.in_(HAS_LEFT)))
    planned = session.execute(of_mailbox.where(Touch.state.in_(OPEN_TOUCHES), Touch.wakes_at.is_not(None)))
    days: dict[date, int] = {}
    for at in [*(row[0] for row in left), *(row[1] for row in planned)]:
        if at is None:
            continue
        day = max(at, since).astimezone(zone).date()
        days[day] = days.get(day, 0) + 1
    return days


@dataclass(frozen=True)
class _Terms:
    """What holds for everybody: the sequence, the fields its mails need, and the company-wide limits."""

    sequence_id: int
    needed: tuple[str, ...]
    gap: Delay
    max_mails: int
    now: datetime


@dataclass(frozen=True)
class _Facts:
    """The answers to all questions about some people, by candidate."""

    addresses: Mapping[int, list[tuple[str, datetime | None]]]
    suppressed: frozenset[str]
    runs: Mapping[int, list[tuple[int, EnrollmentState, str]]]
    mails: Mapping[int, list[tuple[datetime, str]]]

    @classmethod
    def of(cls, session: Session, signer: Signer, ids: list[int], now: datetime) -> "_Facts":
        addresses: dict[int, list[tuple[str, datetime | None]]] = {}
        for candidate_id, address, dead_at in session.execute(
            select(CandidateAddress.candidate_id, CandidateAddress.address, CandidateAddress.dead_at)
            .where(CandidateAddress.candidate_id.in_(ids))
            .order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)
        ):
            addresses.setdefault(candidate_id, []).append((address, dead_at))
        every = [address for several in addresses.values() for address, _ in several]
        runs: dict[int, list[tuple[int, EnrollmentState, str]]] = {}
        for candidate_id, sequence_id, state, name in session.execute(
            select(Enrollment.candidate_id, Enrollment.sequence_id, Enrollment.state, Sequence.name)
            .join(Sequence, Sequence.id == Enrollment.sequence_id)
            .where(Enrollment.candidate_id.in_(ids))
        ):
            runs.setdefault(candidate_id, []).append((sequence_id, state, name))
        return cls(addresses, frozenset(suppressed_among(session, signer, every)), runs, _mails(session, ids, now))

    def primary(self, candidate_id: int) -> str:
        return next((address for address, _ in self.addresses.get(candidate_id, ())), "")


def _mails(session: Session, ids: list[int], now: datetime) -> dict[int, list[tuple[datetime, str]]]:
    """When outreach left to each of these people within a year, oldest first, and from which team."""
    rows = session.execute(
        select(Touch.candidate_id, Touch.transmitting_at, Team.name)
        .join(Enrollment, Enrollment.id == Touch.enrollment_id)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .join(Team, Team.id == Sequence.team_id)
        .where(
            Touch.candidate_id.in_(ids),
            Touch.transmitting_at > now - _TWELVE_MONTHS,
            Touch.state.in_(HAS_LEFT),
            Touch.purpose == Purpose.STEP,
            Touch.kind.in_(MAIL_KINDS),
        )
        .order_by(Touch.transmitting_at)
    )
    mails: dict[int, list[tuple[datetime, str]]] = {}
    for candidate_id, at, team in rows:
        if candidate_id is not None and at is not None:
            mails.setdefault(candidate_id, []).append((at, team))
    return mails


def _applicant(candidate: Candidate, facts: _Facts, terms: _Terms, zone: ZoneInfo) -> Applicant:
    addresses = facts.addresses.get(candidate.id, [])
    runs = facts.runs.get(candidate.id, [])
    here = [state for sequence_id, state, _ in runs if sequence_id == terms.sequence_id]
    others = (name for sequence_id, state, name in runs if state in LIVE_RUNS and sequence_id != terms.sequence_id)
    mails = facts.mails.get(candidate.id, [])
    values = values_of(candidate) if terms.needed else {}
    free_at, limit = _limit(mails, terms, zone)
    person = PersonFacts(
        has_address=bool(addresses),
        is_suppressed=any(address in facts.suppressed for address, _ in addresses),
        is_address_dead=bool(addresses) and addresses[0][1] is not None,
        declined_until=candidate.declined_until,
    )
    return Applicant(
        start=StartFacts(person, terms.now, any(state in LIVE_RUNS for state in here), bool(here)),
        other_sequence=next(others, ""),
        has_source=bool(candidate.source.strip()) and candidate.collected_on is not None,
        missing=tuple(name.replace("_", " ") for name in terms.needed if not values.get(name, "").strip()),
        is_paused=candidate.paused_at is not None,
        pause_reason=candidate.pause_reason,
        last_mail_at=mails[-1][0] if mails else None,
        last_mail_by=mails[-1][1] if mails else "",
        free_at=free_at,
        limit=limit,
    )


def _limit(mails: list[tuple[datetime, str]], terms: _Terms, zone: ZoneInfo) -> tuple[datetime | None, str]:
    """When company-wide limits let the next mail to a person leave, and which of them that is."""
    if not mails:
        return None, ""
    at, team = mails[-1]
    free = terms.gap.after(at, zone)
    if len(mails) >= terms.max_mails:
        year = mails[-terms.max_mails][0] + _TWELVE_MONTHS
        if year > free:
            return year, f"{terms.max_mails} mails in twelve months are the most anybody gets from us."
    return free, f"{team} wrote on {at:%-d %B}. We leave {terms.gap} between mails."
