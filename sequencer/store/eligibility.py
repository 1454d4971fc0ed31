"""The facts that `core.plan.eligibility` decides on, and the one update that lets a text begin to leave."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.orm import Session

from sequencer.core.plan.cadence import RunFacts
from sequencer.core.plan.contact_rules import ContactFacts
from sequencer.core.plan.delays import Delay, start_of_day, start_of_next_day
from sequencer.core.plan.eligibility import SendFacts, StartFacts
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.mailbox_rules import MailboxFacts
from sequencer.core.plan.person_rules import PersonFacts
from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.serving import BURST, ServiceFacts
from sequencer.core.plan.verdict import Pause
from sequencer.core.signed import Signer
from sequencer.core.states import AFTER_OPT_OUT, LIVE_RUNS, EnrollmentState, Purpose, TouchState
from sequencer.store.candidates import Candidate, address_to_write_to, addresses_of, is_dead, values_of
from sequencer.store.enrollments import Enrollment, enrollment_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, missing_profile, the_organisation
from sequencer.store.outreach import other_mails_since, outreach_times, sent_since, service_times
from sequencer.store.replies import has_answered
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import Suppression, address_hashes, suppression_of
from sequencer.store.teams import Team
from sequencer.store.touches import Touch, mails_before, whose

_TWELVE_MONTHS = timedelta(days=366)
_LONGEST_SEND = timedelta(hours=1)


def zone_of(session: Session, candidate: Candidate) -> ZoneInfo:
    """The candidate's zone, else the organisation's as a guess."""
    return ZoneInfo(candidate.zone or the_organisation(session).zone)


def person_facts(session: Session, signer: Signer, candidate: Candidate) -> PersonFacts:
    """What may forbid any mail to this person; a suppression of any of their addresses counts."""
    addresses = addresses_of(session, candidate.id)
    primary = addresses[0] if addresses else None
    suppressed = suppression_of(session, signer, [one.address for one in addresses])
    return PersonFacts(
        has_address=primary is not None,
        is_suppressed=suppressed is not None,
        is_address_dead=primary is not None and primary.dead_at is not None,
        declined_until=candidate.declined_until,
    )


def start_facts(session: Session, signer: Signer, candidate: Candidate, sequence_id: int, now: datetime) -> StartFacts:
    run = enrollment_of(session, candidate.id, sequence_id)
    return StartFacts(
        person=person_facts(session, signer, candidate),
        now=now,
        is_running_here=run is not None and run.state in LIVE_RUNS,
        was_here=run is not None,
    )


def run_facts(session: Session, candidate: Candidate, since: datetime, now: datetime) -> RunFacts:
    """What the next move of a run that began at `since` depends on."""
    return RunFacts(
        now=now,
        zone=zone_of(session, candidate),
        values=values_of(candidate),
        has_answered_before=has_answered(session, candidate.id, since),
    )


def send_facts(
    session: Session, signer: Signer, touch: Touch, run: Enrollment, definition: Definition, now: datetime
) -> SendFacts:
    """Everything the decision to send this touch depends on, as it stands in the database now."""
    organisation = the_organisation(session)
    candidate = session.get_one(Candidate, whose(touch))
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    day_zone = ZoneInfo(organisation.zone)
    outreach = outreach_times(session, candidate.id, now - _TWELVE_MONTHS)
    claimed = int(touch.state is TouchState.CLAIMED)
    return SendFacts(
        now=now,
        person=person_facts(session, signer, candidate),
        run=run.state,
        resumes_at=run.resumes_at,
        pauses=pauses_over(session, organisation, candidate, run, mailbox),
        missing_profile=missing_profile(organisation),
        has_source=bool(candidate.source),
        is_first_mail=not mails_before(session, run.id, touch.id),
        hours=Hours(definition.window, zone_of(session, candidate)),
        contact=ContactFacts(
            last_outreach_at=outreach[-1] if outreach else None,
            min_gap=Delay.parse(organisation.min_gap),
            year_of_outreach=tuple(outreach),
            max_mails=organisation.max_mails,
        ),
        mailbox=MailboxFacts(
            sent_today=sent_since(session, mailbox.id, start_of_day(now, day_zone)) - claimed,
            daily_cap=mailbox.daily_cap,
            next_day_at=start_of_next_day(now, day_zone),
            free_at=mailbox.free_at,
            trouble=mailbox.send_trouble or mailbox.trouble,
        ),
    )


def pauses_over(
    session: Session, organisation: Organisation, candidate: Candidate, run: Enrollment, mailbox: Mailbox
) -> tuple[Pause, ...]:
    """Every pause that a person has put over this mail, the widest first."""
    sequence = session.get_one(Sequence, run.sequence_id)
    team = session.get_one(Team, sequence.team_id)
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
    named = (("all sending", organisation), (f"the mailbox {mailbox.email}", mailbox))
    claimed = select(func.count()).where(
        Touch.mailbox_id == mailbox.id,
        Touch.state == TouchState.CLAIMED,
        Touch.purpose != Purpose.STEP,
        Touch.id != touch.id,
    )
    hashes = _forbidding_hashes(session, signer, touch)
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
    )


def begin_transmitting(session: Session, signer: Signer, touch: Touch, now: datetime, patience: timedelta) -> bool:
    """The last word before a text leaves: *transmitting*, only if this claim still holds and no stop exists.

    One conditional update. A stop cancels the touch row itself, so whichever of the two commits first wins;
    suppressions and pauses that did not pass over this row are asked for in the same statement. So are, for a step,
    its run and other mails to the same person: two sequences may have checked the gap between mails at one moment.
    """
    if touch.candidate_id is not None:
        session.get(Candidate, touch.candidate_id, with_for_update={"key_share": True})
    hashes = _forbidding_hashes(session, signer, touch)
    result = session.execute(
        update(Touch)
        .where(
            Touch.id == touch.id,
            Touch.state == TouchState.CLAIMED,
            Touch.fence == touch.fence,
            Touch.lease_until > now,
            ~exists().where(Suppression.address_hash.in_(hashes)),
            ~exists().where(Organisation.paused_at.is_not(None)),
            ~exists().where(Mailbox.id == touch.mailbox_id, Mailbox.paused_at.is_not(None)),
            *(_step_may_begin(session, touch, now) if touch.is_step else ()),
        )
        .values(state=TouchState.TRANSMITTING, transmitting_at=now, wakes_at=now + patience, reason_code="", reason="")
        .execution_options(synchronize_session=False)
    )
    if not result.rowcount:  # type: ignore[attr-defined]
        return False
    session.refresh(touch)
    return True


def _step_may_begin(session: Session, touch: Touch, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What a step of a sequence needs beyond: nobody has paused or ended what it belongs to, and no other mail left."""
    return (
        ~exists().where(Candidate.id == touch.candidate_id, Candidate.paused_at.is_not(None)),
        ~exists(other_mails_since(touch, now - _gap_of_a_moment(session))),
        exists(
            select(Enrollment.id)
            .join(Sequence, Sequence.id == Enrollment.sequence_id)
            .join(Team, Team.id == Sequence.team_id)
            .where(
                Enrollment.id == touch.enrollment_id,
                Enrollment.state == EnrollmentState.ACTIVE,
                Sequence.paused_at.is_(None),
                Team.paused_at.is_(None),
            )
        ),
    )


def _forbidding_hashes(session: Session, signer: Signer, touch: Touch) -> tuple[str, ...]:
    """Under which this mail may be forbidden: the address in the frozen bytes, and the person's present one.

    A trial is forbidden by a wish of whoever gets it; what may leave after an opt-out by none.
    """
    if touch.purpose is Purpose.TEST:
        return address_hashes(signer, touch.recipient)
    if touch.purpose in AFTER_OPT_OUT:
        return ()
    address = address_to_write_to(session, touch.candidate_id) if touch.candidate_id is not None else None
    present = address_hashes(signer, address.address) if address is not None else ()
    return address_hashes(signer, touch.recipient) + present


def _gap_of_a_moment(session: Session) -> timedelta:
    """As much of the gap between mails to one person as a send can take from its last check to its text."""
    return min(Delay.parse(the_organisation(session).min_gap).roughly, _LONGEST_SEND)
