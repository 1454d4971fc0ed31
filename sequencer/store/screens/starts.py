"""What has to be known before people begin a sequence: about each of them, and about the mailbox they hear from."""

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.plan.contact_rules import ContactFacts, LastMail, contact_rule, most_mails
from sequencer.core.plan.eligibility import StartFacts
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.sequence import MAIL_KINDS, Definition
from sequencer.core.plan.starting import Applicant
from sequencer.core.signed import Signer
from sequencer.core.states import OPEN_TOUCHES, Purpose
from sequencer.store.base import in_chunks
from sequencer.store.candidates import Candidate, CandidateAddress, values_of, visible
from sequencer.store.company_contact import contact_facts_of, last_mails_of, start_facts_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import open_days, zone_for
from sequencer.store.organisations import the_organisation
from sequencer.store.pools import PoolMember
from sequencer.store.screens.previews import needed_fields
from sequencer.store.sequences import Sequence
from sequencer.store.touches import HAS_LEFT, Touch


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
    terms = _Terms(sequence.id, needed, now)
    found: dict[int, Person] = {}
    for chunk in in_chunks(ids):
        facts = _Facts.of(session, signer, chunk, terms)
        for candidate in session.scalars(select(Candidate).where(Candidate.id.in_(chunk))):
            theirs = zone_for(organisation, candidate)
            days = open_days(organisation, candidate, mailbox)
            applicant = _applicant(candidate, facts, terms, Hours(definition.window, theirs, days))
            found[candidate.id] = Person(candidate, facts.addresses.get(candidate.id, ""), theirs, applicant)
    return [found[one] for one in ids if one in found]


def mails_ahead(
    session: Session, mailbox_id: int, since: datetime, zone: ZoneInfo, but_for: int | None = None
) -> dict[date, int]:
    """How many mails of this mailbox left today or are planned, by day; those for one candidate may be left out."""
    of_mailbox = select(Touch.transmitting_at, Touch.wakes_at).where(
        Touch.mailbox_id == mailbox_id, Touch.kind.in_(MAIL_KINDS), Touch.purpose == Purpose.STEP
    )
    if but_for is not None:
        of_mailbox = of_mailbox.where(Touch.candidate_id != but_for)
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
    """What holds for everybody: the sequence, and the fields its mails need."""

    sequence_id: int
    needed: tuple[str, ...]
    now: datetime


@dataclass(frozen=True)
class _Facts:
    """The answers to all questions about some people, by candidate."""

    addresses: Mapping[int, str]
    starts: Mapping[int, StartFacts]
    contacts: Mapping[int, ContactFacts]
    last: Mapping[int, LastMail]

    @classmethod
    def of(cls, session: Session, signer: Signer, ids: list[int], terms: "_Terms") -> "_Facts":
        addresses: dict[int, str] = {}
        for candidate_id, address in session.execute(
            select(CandidateAddress.candidate_id, CandidateAddress.address)
            .where(CandidateAddress.candidate_id.in_(ids))
            .order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)
        ):
            addresses.setdefault(candidate_id, address)
        return cls(
            addresses,
            start_facts_of(session, signer, ids, terms.sequence_id, terms.now),
            contact_facts_of(session, ids, terms.now),
            last_mails_of(session, ids),
        )


def _applicant(candidate: Candidate, facts: _Facts, terms: _Terms, hours: Hours) -> Applicant:
    values = values_of(candidate) if terms.needed else {}
    last = facts.last.get(candidate.id)
    free_at, limit = _limit(facts.contacts[candidate.id], last, hours, terms.now)
    return Applicant(
        start=facts.starts[candidate.id],
        zone=hours.zone,
        has_source=bool(candidate.source.strip()) and candidate.collected_on is not None,
        missing=tuple(name.replace("_", " ") for name in terms.needed if not values.get(name, "").strip()),
        is_paused=candidate.paused_at is not None,
        pause_reason=candidate.pause_reason,
        last_mail=last,
        free_at=free_at,
        limit=limit,
    )


def _limit(contact: ContactFacts, last: LastMail | None, hours: Hours, now: datetime) -> tuple[datetime | None, str]:
    """When company-wide limits let the next mail to a person leave, and which of them that is."""
    year_alone = replace(contact, last_outreach_at=None)
    waits = [found for one in (contact, year_alone) if (found := contact_rule(one, hours, now)) is not None]
    if not waits:
        return None, ""
    found = max(waits, key=lambda wait: wait.until)
    if found.reason.code == "min_gap" and last is not None:
        return found.until, f"{last.told(hours.zone)}. We leave {contact.min_gap} between mails."
    says = most_mails(contact.max_mails)
    return found.until, f"{says[:1].upper()}{says[1:]}."
