"""Interview times are offered to one person: in the thread of their answer, beside their working hours first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.meet.choose import FEWEST, MOST
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Intent
from sequencer.errors import RenderError, TooFewTimesError, UserError
from sequencer.flows.road import Road, freshen_booking, freshen_plan
from sequencer.store.bookings import Booking, Came, is_booked
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import lock_colleagues
from sequencer.store.conversations import latest_reply, mailbox_between, waits_for_somebody
from sequencer.store.eligibility import person_facts, zone_of
from sequencer.store.enrollments import end_all_runs, live_runs
from sequencer.store.following import plan_that_follows, refuse_next, take_next
from sequencer.store.handing_over import plan_handed_over_to
from sequencer.store.heads_ups import tell_watchers
from sequencer.store.hours_mails import ask_people_of
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState, effect_done, take_effect
from sequencer.store.interview_mails import Desk, file_times, talk_of
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.interview_words import local, noted
from sequencer.store.missed import refuse_chance, take_chance
from sequencer.store.offer_notes import taken_over_by
from sequencer.store.offering import name_starts, new_nonce
from sequencer.store.offers import (
    Offer,
    OfferState,
    just_offered,
    other_open_offers,
    standing_offer,
)
from sequencer.store.searching import search
from sequencer.store.settling import end_offer
from sequencer.store.shortages import shortage_of
from sequencer.store.timeline import tell
from sequencer.store.unread import unread_calendars, unread_sentence

_TWICE = timedelta(minutes=2)
"""A second offer so soon is the same button pressed twice."""


@dataclass(frozen=True)
class _Words:
    """Which mail names the times; `missed_at` is the interview that nobody or only one side came to.

    They follow an interview that was held or is booked where `follows` says so. `despite_unread` counts everybody in whose calendar cannot be read.
    """

    template: str = "offer"
    missed_at: datetime | None = None
    follows: str = ""
    despite_unread: bool = False


_PLAIN = _Words()

_OFFERED = Reason("interview_offered", "Interview times were offered.")


def offer(road: Road, candidate_id: int, plan_id: int, actor: str = "", *, despite_unread: bool = False) -> int:
    """The id of a new offer of three to five numbered times, on its way. Raises UserError saying what stands against it.

    Time of somebody whose calendar cannot be read is only offered `despite_unread`, which stays with the offer; else
    UnreadCalendarError says whose it is.
    1. The person's runs and then the people of the plan are locked, so that two offers never keep one start.
    2. Starts are chosen: those the person wished for, else the hours beside their working day.
    3. Offer, kept times and the mail are one commit; an earlier offer of the same interview ends.
    """
    freshen_plan(road, plan_id)
    try:
        with road.database.write() as session:
            return _offer(session, road, candidate_id, plan_id, actor, _Words(despite_unread=despite_unread))
    except TooFewTimesError as shortage:
        raise UserError(_ask_people(road, shortage)) from shortage


def second_chance(road: Road, booking_id: int) -> int | None:
    """The offer that follows an interview that was missed: fresh times once, with an apology where it was us.

    None when there was nothing to do, or when it cannot be: the timeline then says what stands against it.
    """
    freshen_booking(road, booking_id)
    try:
        with road.database.write() as session:
            missed = take_chance(session, booking_id, road.now())
            if missed is None:
                return None
            template = "apology" if missed.came is Came.NOT_WE else "second-chance"
            return _offer(session, road, missed.candidate_id, missed.plan_id, "", _Words(template, missed.start_at))
    except TooFewTimesError as shortage:
        says = _ask_people(road, shortage)
    except (UserError, RenderError) as hindrance:
        says = str(hindrance)
    with road.database.write() as session:
        refuse_chance(session, booking_id, says, road.now())
    return None


def offer_next(road: Road, booking_id: int, actor: str) -> str | None:
    """The name of the plan that follows an interview, once its times are offered because somebody pressed for it.

    None where there is nothing to offer, or it was offered already. Raises UserError saying what stands against it.
    """
    try:
        return _offer_next(road, booking_id, actor)
    except TooFewTimesError as shortage:
        raise UserError(_ask_people(road, shortage)) from shortage


def offer_due(road: Road, booking_id: int) -> None:
    """The same where the plan says that it happens by itself; what stands against it is kept for a person to read."""
    try:
        _offer_next(road, booking_id, "")
        return
    except TooFewTimesError as shortage:
        says = _ask_people(road, shortage)
    except (UserError, RenderError) as hindrance:
        says = str(hindrance)
    with road.database.write() as session:
        refuse_next(session, booking_id, says, road.now())


def hand_over(road: Road, mail_id: int) -> int | None:
    """The offer that answers an interested person whose sequence hands over by itself.

    None when there was nothing to do, or when a person has to: the mail then says what stood against it.
    """
    _freshen_for(road, mail_id)
    try:
        with road.database.write() as session:
            mail = take_effect(session, mail_id, Effect.HAND_OVER)
            if mail is None:
                return None
            effect_done(session, mail)
            plan = plan_handed_over_to(session, mail)
            if plan is None or mail.candidate_id is None:
                mail.effect = Effect.NONE  # nothing happens by itself, so that the answer waits for somebody
                return None
            last = latest_reply(session, mail.candidate_id)
            if last is not None and last.inbound_mail_id != mail.id:
                if session.get_one(InboundMail, last.inbound_mail_id).effect is Effect.HAND_OVER:
                    return None  # that one is followed by times
                raise UserError("They have written again since.")
            if (colleague := taken_over_by(session, mail.candidate_id, plan.id)) is not None:
                raise UserError(f"{colleague.name} has taken it over and answers them.")
            if standing_offer(session, mail.candidate_id, plan.id) is not None:
                raise UserError("Times are on offer to them already, and these stay. Read what they add to it.")
            return _offer(session, road, mail.candidate_id, plan.id, "")
    except TooFewTimesError as shortage:
        _ask(road, mail_id, _ask_people(road, shortage))
        return None
    except (UserError, RenderError) as hindrance:
        _ask(road, mail_id, str(hindrance))
        return None


def _offer_next(road: Road, booking_id: int, actor: str) -> str | None:
    with road.database.read() as session:
        booking = session.get(Booking, booking_id)
        follows = plan_that_follows(session, booking, road.now()) if booking is not None else None
    if follows is not None:
        freshen_plan(road, follows.id)
    with road.database.write() as session:
        found = take_next(session, booking_id, road.now(), needs_due=not actor)
        if found is None:
            return None
        booking, plan = found
        colleague = taken_over_by(session, booking.candidate_id)
        if colleague is not None and not actor:
            raise UserError(f"{colleague.name} has taken it over and answers them.")
        if not actor and waits_for_somebody(session, latest_reply(session, booking.candidate_id)):
            raise UserError("Their last answer waits for somebody to read it.")
        follows_on = "held" if booking.end_at <= road.now() else "booked"
        _offer(session, road, booking.candidate_id, plan.id, actor, _Words(follows=follows_on))
        return plan.name


def _offer(session: Session, road: Road, candidate_id: int, plan_id: int, actor: str, words: _Words = _PLAIN) -> int:
    live_runs(session, candidate_id)
    candidate, plan = session.get(Candidate, candidate_id), session.get(InterviewPlan, plan_id)
    if candidate is None or plan is None or plan.archived_at is not None:
        raise UserError("This person or this interview plan is no longer there.")
    mailbox_id = _check(session, road, candidate, plan)
    lock_colleagues(session, colleague_ids_of(plan))
    if (same := just_offered(session, candidate_id, plan_id, road.now() - _TWICE)) is not None:
        return same
    if is_booked(session, candidate_id, plan_id, road.now()):
        raise UserError(f"“{plan.name}” is booked with this person already.")
    for earlier in other_open_offers(session, candidate_id, plan_id):
        end_offer(session, earlier, OfferState.WITHDRAWN, Reason("replaced", "A newer offer took its place."))
    reply = latest_reply(session, candidate_id)
    new = Offer(
        candidate_id=candidate_id,
        plan_id=plan_id,
        enrollment_id=reply.enrollment_id if reply is not None else None,
        mailbox_id=mailbox_id,
        nonce=new_nonce(road.dice),
        state=OfferState.OPEN,
        zone=zone_of(session, candidate).key,
        locale=candidate.locale,
        round=1,
        expires_at=road.now() + timedelta(hours=plan.hold_hours),
        despite=_counted_in(session, plan, road) if words.despite_unread else [],
        created_by=actor,
        created_at=road.now(),
    )
    session.add(new)
    session.flush()
    _name_and_send(session, road, new, plan, words)
    return new.id


def _name_and_send(session: Session, road: Road, new: Offer, plan: InterviewPlan, words: _Words) -> None:
    """Choose the starts, keep them, and file the mail that names them."""
    now, reply = road.now(), latest_reply(session, new.candidate_id)
    # What they wrote about the interview before is no wish for the one that follows.
    text, at = (reply.text, reply.received_at) if reply is not None and not words.follows else ("", now)
    found = search(session, plan, new, now, text, at, MOST)
    if len(found.slots) < FEWEST:
        raise shortage_of(session, plan, new, now)
    starts = name_starts(session, new, plan, found.slots)
    desk = Desk(session, road.links, road.dice, now)
    talk = talk_of(session, new)
    missed = local(words.missed_at, talk) if words.missed_at is not None else ""
    facts = {"evidence": found.words if found.fits else "", "missed": missed, "follows": words.follows}
    touch = file_times(desk, new, starts, words.template, facts)
    end_all_runs(session, new.candidate_id, EnrollmentState.ANSWERED, _OFFERED, now)
    named = "; ".join(noted(one.start_at, talk) for one in starts)
    by = f"{new.created_by} offered" if new.created_by else "Offered"
    says = f"{by} {len(starts)} interview times for “{plan.name}” ({new.zone}): {named}."
    if new.despite:
        says += f" {unread_sentence(session, plan, now)} They are offered all the same."
    if told := tell_watchers(desk, new, plan, starts):
        says += f" Told by mail: {', '.join(told)}."
    run = new.enrollment_id
    tell(session, new.candidate_id, "offer", says, now, enrollment_id=run, touch_id=touch.id, actor=new.created_by)


def _counted_in(session: Session, plan: InterviewPlan, road: Road) -> list[int]:
    """Whom an offer counts in although their calendars cannot be read."""
    return [one.colleague_id for one in unread_calendars(session, colleague_ids_of(plan), road.now())]


def _check(session: Session, road: Road, candidate: Candidate, plan: InterviewPlan) -> int:
    """The mailbox to write from. Raises UserError for whatever stands against an offer."""
    facts = person_facts(session, road.links.signer, candidate)
    if facts.is_suppressed:
        raise UserError("This person asked us not to write. Only they can change that.")
    last = latest_reply(session, candidate.id)
    has_declined = facts.declined_until is not None and facts.declined_until > road.now()
    if has_declined and (last is None or last.intent is Intent.NOT_INTERESTED):
        raise UserError("This person declined. If that was read wrongly, correct their answer first.")
    if not facts.has_address or facts.is_address_dead:
        raise UserError("There is no address at which this person can be reached.")
    if plan.kind is not PlanKind.PHONE and not plan.place:
        raise UserError(f"The interview plan “{plan.name}” has no meeting link or place. Add `place` to it.")
    mailbox_id = plan.mailbox_id or mailbox_between(session, candidate.id)
    if mailbox_id is None:
        raise UserError(f"Nobody has written to this person yet, and “{plan.name}” names no mailbox to write from.")
    return mailbox_id


def _freshen_for(road: Road, mail_id: int) -> None:
    """Look at the calendars of the plan that an answer leads to, if it leads to one."""
    with road.database.read() as session:
        mail = session.get(InboundMail, mail_id)
        try:
            plan = plan_handed_over_to(session, mail) if mail is not None and mail.effect is Effect.HAND_OVER else None
        except UserError:
            return
    if plan is not None:
        freshen_plan(road, plan.id)


def _ask_people(road: Road, shortage: TooFewTimesError) -> str:
    """Ask the people of the plan for more hours; the sentence about the shortage, and about that."""
    with road.database.write() as session:
        asked = ask_people_of(Desk(session, road.links, road.dice, road.now()), shortage.plan_id)
    return f"{shortage} {asked}".strip()


def _ask(road: Road, mail_id: int, says: str) -> None:
    with road.database.write() as session:
        mail = take_effect(session, mail_id, Effect.HAND_OVER)
        if mail is None:
            return
        effect_done(session, mail)
        mail.state, mail.reason_code = InboundState.ASKS, "hand_over_failed"
        mail.reason = f"Needs you: no interview times were offered. {says}"
        if mail.candidate_id is not None:
            tell(session, mail.candidate_id, "hand_over_failed", mail.reason, road.now())
