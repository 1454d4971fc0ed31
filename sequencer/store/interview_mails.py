"""Mails about interviews, filed to leave by the one road: times on offer, what is settled, and what is off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.doors import Dice
from sequencer.core.links import Links
from sequencer.core.meet import people, wording
from sequencer.core.meet.invite import Invitation, Method, as_calendar
from sequencer.core.meet.people import one_line
from sequencer.core.states import TO_COLLEAGUES, Purpose
from sequencer.core.write.service_mail import ServiceMail
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import Talk, booking_facts, names_of, notice_facts, offer_facts
from sequencer.store.mail_templates import Words, written
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.replies import Reply
from sequencer.store.service_mails import file_mail, mail_of, thread_of
from sequencer.store.touches import HAS_LEFT, Touch

_PURPOSES = {
    "offer": Purpose.OFFER,
    "second-chance": Purpose.OFFER,
    "apology": Purpose.OFFER,
    "changed": Purpose.CHANGE,
    "clocks": Purpose.CHANGE,
    "joins": Purpose.CHANGE,
    "cancelled": Purpose.CANCELLATION,
}


@dataclass(frozen=True)
class Desk:
    """What writing a mail takes: the session of the caller's transaction, and what the road hands out."""

    session: Session
    links: Links
    dice: Dice
    now: datetime


def talk_of(session: Session, about: Offer | Booking) -> Talk:
    """Who speaks with whom, for an offer or a booking."""
    return Talk(
        session=session,
        candidate=session.get_one(Candidate, about.candidate_id),
        mailbox=session.get_one(Mailbox, about.mailbox_id),
        plan=session.get_one(InterviewPlan, about.plan_id),
        zone=ZoneInfo(about.zone),
        locale=about.locale,
    )


def file_times(
    desk: Desk,
    offer: Offer,
    starts: Sequence[OfferedStart],
    template: str,
    facts: Mapping[str, object],
    refused: Booking | None = None,
) -> Touch:
    """Numbered times in the thread: the first offer, or fresh ones that answer somebody.

    With `refused` it answers their calendar too: the time it proposed for that booking cannot be.
    """
    talk = talk_of(desk.session, offer)
    thread = thread_of(desk.session, offer.candidate_id)
    subject = thread.subject or _summary(talk, list(talk.colleagues.values())[:1])
    given = {**offer_facts(talk, desk.links, offer, starts), "subject": subject, **facts}
    words = written(template, talk.language, given)
    mail = mail_of(
        _PURPOSES.get(template, Purpose.OPTIONS),
        (talk.candidate.full_name, address_of(desk.session, talk.candidate)),
        words,
        thread,
        calendar=_refusal(desk, talk, refused) if refused is not None else b"",
        method=str(Method.DECLINECOUNTER) if refused is not None else "",
    )
    return _file(desk, mail, offer, offer_id=offer.id, number=offer.round)


def file_settled(desk: Desk, booking: Booking, template: str, facts: Mapping[str, object]) -> Touch:
    """To the candidate: what is booked, moved or off, with the event for their calendar."""
    talk = talk_of(desk.session, booking)
    purpose = _PURPOSES.get(template, Purpose.CONFIRMATION)
    words = written(template, talk.language, {**booking_facts(talk, desk.links, booking), **facts})
    method = Method.CANCEL if purpose is Purpose.CANCELLATION else Method.REQUEST
    address = address_of(desk.session, talk.candidate)
    there = list(colleagues_by_id(desk.session, booking.people).values())
    event = _event(
        desk, talk, booking, method, booking.uid, _summary(talk, there), "", talk.candidate.full_name, address
    )
    thread = thread_of(desk.session, booking.candidate_id)
    mail = mail_of(purpose, (talk.candidate.full_name, address), words, thread, calendar=event, method=str(method))
    return _file(desk, mail, booking, booking_id=booking.id, number=booking.sequence)


def file_notices(
    desk: Desk,
    booking: Booking,
    case: str,
    *,
    before: datetime | None = None,
    gone: Iterable[int] = (),
    who: str = "",
    only: int | None = None,
) -> None:
    """To everybody who holds the interview: an event of their own, which the candidate never sees.

    `case` is new, moved, clocks, joins or off; `gone` are those who held it before and no longer do. With `only` one
    of those who hold it.
    """
    talk = talk_of(desk.session, booking)
    there = list(colleagues_by_id(desk.session, booking.people).values())
    for one in there if only is None else [one for one in there if one.id == only]:
        _file_notice(desk, talk, booking, one, there, case, before, who)
    file_gone(desk, booking, [old for old in gone if old not in booking.people], "a colleague takes it over", before)


def file_gone(desk: Desk, booking: Booking, gone: Iterable[int], why: str, before: datetime | None = None) -> None:
    """To those who no longer hold an interview: for them it is off, and why."""
    talk = talk_of(desk.session, booking)
    for one in colleagues_by_id(desk.session, gone).values():
        _file_notice(desk, talk, booking, one, (), "off", before, why)


def file_farewells(desk: Desk, booking: Booking) -> None:
    """To everybody who holds the interview of somebody whose data is about to be erased: it is off, and why.

    It names nobody but our own people, and hangs on no row of the person's, so that it may stay when they go.
    """
    talk = talk_of(desk.session, booking)
    facts = {"case": "off", "before": "", "who": "everything about them was erased", "candidate": "a candidate"}
    for to in colleagues_by_id(desk.session, booking.people).values():
        words = written("invitation", "en", {**notice_facts(talk, booking, to, ()), **facts, "evidence": ""})
        uid, name = booking.internal_uid, one_line(talk.plan.name)
        event = _event(desk, talk, booking, Method.CANCEL, uid, name, words.text, to.name, to.email, colleague_id=to.id)
        mail = _notice(to, words, event, Method.CANCEL)
        _file(desk, mail, booking, candidate_id=None)


def address_of(session: Session, candidate: Candidate) -> str:
    """Where an answer to a person goes: the address they wrote from last, if it is theirs, else the one we write to."""
    known = addresses_of(session, candidate.id)
    found = select(Reply.sender).where(Reply.candidate_id == candidate.id, Reply.is_verified.is_(True))
    last = session.scalar(found.order_by(Reply.received_at.desc(), Reply.id.desc()).limit(1)) or ""
    theirs = next((one.address for one in known if one.identity == identity(last) and one.dead_at is None), None)
    return theirs or (known[0].address if known else "")


def invited_with(session: Session, booking_id: int) -> set[str]:
    """The addresses at which the candidate was invited to an interview."""
    found = select(Touch.recipient).where(
        Touch.booking_id == booking_id, Touch.purpose.in_((Purpose.CONFIRMATION, Purpose.CHANGE))
    )
    return set(session.scalars(found))


def was_told(session: Session, booking_id: int) -> bool:
    """Whether any mail about a booking has left, or may have, for the candidate."""
    found = select(Touch.id).where(
        Touch.booking_id == booking_id, Touch.purpose.not_in(TO_COLLEAGUES), Touch.state.in_(HAS_LEFT)
    )
    return session.scalar(found.limit(1)) is not None


def colleagues_told(session: Session, booking_id: int) -> set[str]:
    """The addresses at which colleagues were invited to an interview, those who no longer hold it among them."""
    found = select(Touch.recipient).where(Touch.booking_id == booking_id, Touch.purpose == Purpose.NOTICE)
    return set(session.scalars(found))


def _file_notice(
    desk: Desk,
    talk: Talk,
    booking: Booking,
    to: Colleague,
    there: Sequence[Colleague],
    case: str,
    before: datetime | None,
    who: str,
) -> None:
    zone = to.zone_at(before or booking.start_at)
    facts = {"case": case, "before": wording.short(before, zone) if before else "", "who": one_line(who)}
    words = written("invitation", "en", {**notice_facts(talk, booking, to, there), **facts})
    method = Method.CANCEL if case == "off" else Method.REQUEST
    summary = one_line(f"{talk.candidate.full_name or 'Candidate'}: {talk.plan.name}")
    uid = booking.internal_uid
    event = _event(desk, talk, booking, method, uid, summary, words.text, to.name, to.email, colleague_id=to.id)
    mail = _notice(to, words, event, method)
    _file(desk, mail, booking, booking_id=booking.id, number=booking.sequence)


def _notice(to: Colleague, words: Words, event: bytes, method: Method) -> ServiceMail:
    return mail_of(Purpose.NOTICE, (to.name, to.email), words, calendar=event, method=str(method))


def _event(
    desk: Desk,
    talk: Talk,
    booking: Booking,
    method: Method,
    uid: str,
    summary: str,
    description: str,
    name: str,
    address: str,
    *,
    colleague_id: int | None = None,
) -> bytes:
    """The event of the candidate, or of one who holds the interview: theirs is as long as they are needed."""
    both = (booking.start_at, booking.end_at) if colleague_id is None else booking.hours_of(colleague_id)
    return as_calendar(
        Invitation(
            method=method,
            uid=uid,
            sequence=booking.sequence,
            start_at=both[0],
            end_at=both[1],
            stamped_at=desk.now,
            summary=summary,
            description=description or talk.plan.place,
            location=talk.plan.place,
            organizer_name=talk.mailbox.name,
            organizer_address=talk.mailbox.email,
            attendee_name=name,
            attendee_address=address,
            is_optional=colleague_id in booking.optional,
        )
    )


def _refusal(desk: Desk, talk: Talk, booking: Booking) -> bytes:
    there = list(colleagues_by_id(desk.session, booking.people).values())
    name, address = talk.candidate.full_name, address_of(desk.session, talk.candidate)
    summary = _summary(talk, there)
    return _event(desk, talk, booking, Method.DECLINECOUNTER, booking.uid, summary, "", name, address)


def _summary(talk: Talk, there: Iterable[Colleague]) -> str:
    """What it is called in the candidate's calendar."""
    return people.summary(talk.plan.kind, names_of(there, talk.language) or talk.sender, talk.language)


def _file(desk: Desk, mail: ServiceMail, about: Offer | Booking, **ids: int | None) -> Touch:
    return file_mail(
        desk.session,
        mail,
        mailbox_id=about.mailbox_id,
        candidate_id=ids.get("candidate_id", about.candidate_id),
        now=desk.now,
        links=desk.links,
        dice=desk.dice,
        booking_id=ids.get("booking_id"),
        offer_id=ids.get("offer_id"),
        number=ids.get("number") or 0,
    )
