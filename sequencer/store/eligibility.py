"""The facts that `core.plan.eligibility` and `core.plan.serving` decide on."""

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Several
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.cadence import RunFacts
from sequencer.core.plan.eligibility import SendFacts, StartFacts
from sequencer.core.plan.person_rules import PersonFacts
from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.serving import BURST, ServiceFacts
from sequencer.core.plan.verdict import Pause
from sequencer.core.signed import Signer
from sequencer.core.states import AFTER_OPT_OUT, BEGUN_BY_US, UNTOLD, Purpose, TouchState
from sequencer.store.among import among
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate, address_to_write_to, candidates_by_id, is_dead, values_of
from sequencer.store.company_contact import contact_facts_of, start_facts_of
from sequencer.store.earlier_mails import runs_with_mails
from sequencer.store.enrollments import Enrollment
from sequencer.store.lateness import lateness
from sequencer.store.mailbox_pace import mailbox_facts
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import hours_of, is_guessed, open_days, zone_for
from sequencer.store.organisations import Organisation, missing_profile, the_organisation
from sequencer.store.outreach import service_times
from sequencer.store.person_facts import person_facts_of
from sequencer.store.replies import has_answered
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import Suppression, address_hashes, covering_hashes
from sequencer.store.teams import Team
from sequencer.store.threads import ids_awaited
from sequencer.store.touches import Touch, whose


def zone_of(session: Session, candidate: Candidate) -> ZoneInfo:
    """The candidate's zone, else the organisation's as a guess."""
    return zone_for(the_organisation(session), candidate)


def person_facts(session: Session, signer: Signer, candidate: Candidate) -> PersonFacts:
    """What may forbid any mail to this person; a wish about any of their addresses counts."""
    return person_facts_of(session, signer, [candidate.id])[candidate.id]


def start_facts(session: Session, signer: Signer, candidate: Candidate, sequence_id: int, now: datetime) -> StartFacts:
    return start_facts_of(session, signer, [candidate.id], sequence_id, now)[candidate.id]


def run_facts(session: Session, candidate: Candidate, sequence_id: int, since: datetime, now: datetime) -> RunFacts:
    """What the next move of a run of this sequence that began at `since` depends on."""
    sequence = session.get_one(Sequence, sequence_id)
    mailbox = session.get_one(Mailbox, sequence.mailbox_id)
    return RunFacts(
        now=now,
        zone=zone_of(session, candidate),
        values=values_of(candidate),
        has_answered_before=has_answered(session, candidate.id, since),
        open_days=open_days(the_organisation(session), candidate, mailbox),
        is_guess=is_guessed(candidate),
    )


def send_facts(
    session: Session, signer: Signer, touch: Touch, run: Enrollment, definition: Definition, now: datetime
) -> SendFacts:
    """Everything the decision to send this touch depends on, as it stands in the database now."""
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    return send_facts_of(session, signer, mailbox, [(touch, run, definition)], now)[touch.id]


def send_facts_of(
    session: Session,
    signer: Signer,
    mailbox: Mailbox,
    mails: Several[tuple[Touch, Enrollment, Definition]],
    now: datetime,
    candidates: Mapping[int, Candidate] | None = None,
) -> dict[int, SendFacts]:
    """The same for many touches of one mailbox, in as many questions as for one; fewer where `candidates` are loaded.

    Claims among these touches are not counted against the mailbox: they are what is being asked about.
    """
    organisation = the_organisation(session)
    ids = [whose(touch) for touch, _, _ in mails]
    people_by_id = candidates_by_id(session, ids) if candidates is None else candidates
    above = _above(session, [run.sequence_id for _, run, _ in mails])
    people = person_facts_of(session, signer, ids)
    contacts = contact_facts_of(session, ids, now)
    begun = runs_with_mails(session, [run.id for _, run, _ in mails])
    pace = mailbox_facts(session, mailbox, now, ZoneInfo(organisation.zone), own=_claimed(mails))
    awaited = ids_awaited(session, mailbox, [run.id for touch, run, definition in mails if _joins(definition, touch)])
    return {
        touch.id: SendFacts(
            now=now,
            person=people[candidate.id],
            run=run.state,
            resumes_at=run.resumes_at,
            pauses=_pauses(organisation, *above[run.sequence_id], mailbox, candidate),
            missing_profile=missing_profile(organisation),
            has_source=bool(candidate.source),
            is_first_mail=run.id not in begun,
            hours=hours_of(organisation, candidate, mailbox, definition.window),
            contact=contacts[candidate.id],
            mailbox=pace,
            id_awaited_since=awaited.get(run.id),
            late=lateness(organisation, touch, definition),
        )
        for touch, run, definition in mails
        for candidate in [people_by_id[whose(touch)]]
    }


def _claimed(mails: Several[tuple[Touch, Enrollment, Definition]]) -> int:
    return sum(touch.state is TouchState.CLAIMED and touch.purpose not in UNTOLD for touch, _, _ in mails)


def pauses_over(session: Session, sequence_id: int, mailbox: Mailbox, candidate: Candidate) -> tuple[Pause, ...]:
    """Every pause over what this sequence would send to somebody from this mailbox."""
    team, sequence = _above(session, [sequence_id])[sequence_id]
    return _pauses(the_organisation(session), team, sequence, mailbox, candidate)


def _above(session: Session, sequence_ids: Iterable[int]) -> dict[int, tuple[Team, Sequence]]:
    """These sequences and their teams."""
    several = session.execute(
        select(Team, Sequence).join(Team, Team.id == Sequence.team_id).where(among(Sequence.id, set(sequence_ids)))
    )
    return {sequence.id: (team, sequence) for team, sequence in several}


def _joins(definition: Definition, touch: Touch) -> bool:
    """Whether a mail of this step joins the thread of the one before it."""
    step = definition.step(touch.step_key)
    return step is not None and not step.is_new_thread


def _pauses(
    organisation: Organisation, team: Team, sequence: Sequence, mailbox: Mailbox, candidate: Candidate
) -> tuple[Pause, ...]:
    """Every pause that a person has put over a mail, the widest first."""
    named = (
        ("all sending", organisation),
        (f"the team {team.name}", team),
        (f"the sequence “{sequence.name}”", sequence),
        (f"the mailbox {mailbox.email}", mailbox),
        ("this person", candidate),
    )
    return tuple(Pause(what, one.pause_reason) for what, one in named if one.paused_at is not None)


def service_facts(session: Session, signer: Signer, touch: Touch, now: datetime) -> ServiceFacts:
    """Everything the decision to send a service mail depends on, as it stands in the database now."""
    organisation = the_organisation(session)
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    person = session.get_one(Candidate, touch.candidate_id) if touch.purpose in BEGUN_BY_US else None
    named = (
        ("all sending", organisation),
        (f"the mailbox {mailbox.email}", mailbox),
        *((("this person", person),) if person is not None else ()),
    )
    claimed = select(func.count()).where(
        Touch.mailbox_id == mailbox.id,
        Touch.state == TouchState.CLAIMED,
        Touch.purpose != Purpose.STEP,
        Touch.id != touch.id,
    )
    hashes = forbidding_hashes(session, signer, touch)
    suppressed = select(Suppression.id).where(Suppression.address_hash.in_(hashes)).limit(1)
    return ServiceFacts(
        now=now,
        is_suppressed=bool(hashes) and session.scalar(suppressed) is not None,
        is_address_dead=is_dead(session, touch.recipient),
        pauses=tuple(Pause(what, one.pause_reason) for what, one in named if one.paused_at is not None),
        recent=tuple(service_times(session, mailbox.id, now - BURST)),
        in_flight=session.scalar(claimed) or 0,
        mailbox_free_at=mailbox.free_at,
        mailbox_trouble=mailbox.send_trouble or mailbox.trouble,
        reminds_of=_reminds_of(session, touch),
    )


def _reminds_of(session: Session, touch: Touch) -> tuple[datetime, ZoneInfo] | None:
    booking = session.get(Booking, touch.booking_id) if touch.purpose is Purpose.REMINDER else None
    return (booking.start_at, ZoneInfo(booking.zone)) if booking is not None else None


def forbidding_hashes(session: Session, signer: Signer, touch: Touch) -> tuple[str, ...]:
    """Under which this mail may be forbidden: the address in the frozen bytes, and the person's present one.

    A closed domain forbids outreach only: a service mail answers somebody who turned to us, and only their own wish
    keeps it. A trial is forbidden by a wish of whoever gets it; what may leave after an opt-out by none.
    """
    if touch.purpose is Purpose.TEST:
        return address_hashes(signer, touch.recipient)
    if touch.purpose in AFTER_OPT_OUT:
        return ()
    hashes_of = covering_hashes if touch.is_step else address_hashes
    address = address_to_write_to(session, touch.candidate_id) if touch.candidate_id is not None else None
    present = hashes_of(signer, address.address) if address is not None else ()
    return hashes_of(signer, touch.recipient) + present
