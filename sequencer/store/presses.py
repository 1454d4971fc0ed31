"""A press on a page that was too quick for a person's: what it would have done is asked once, by mail.

Some mail scanners open every link and press what they find, so the question leaves a little later: whoever was merely
quick has pressed again by then, and it stays here.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.meet.slots import Slot
from sequencer.core.states import OPEN_TOUCHES, TO_COLLEAGUES, Purpose
from sequencer.core.write.service_mail import ServiceMail
from sequencer.store.bookings import Booking
from sequencer.store.interview_mails import Desk, address_of, talk_of
from sequencer.store.interview_words import Talk, booking_facts, local, offer_facts
from sequencer.store.mail_templates import written
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.service_mails import file_mail, mail_of, thread_of
from sequencer.store.touches import Touch

_TEMPLATE = "pressed"
_LATER = timedelta(minutes=1)
_MOST = 3
"""Questions about one offer; a scanner may come by for every mail."""


def ask_about_start(desk: Desk, offer: Offer, slot: Slot, moving: Booking | None) -> Touch | None:
    """The question whether a free start was meant; None where it was asked before, or another mail is on its way.

    Its number counts in a round of its own below zero, so that “yes” means this start and no other.
    """
    asked = _asked(desk, offer)
    if len(asked) >= _MOST or slot.start_at in asked or _is_busy(desk, Touch.offer_id == offer.id):
        return None
    talk = talk_of(desk.session, offer)
    start = OfferedStart(
        offer_id=offer.id, round=-1 - len(asked), number=1, start_at=slot.start_at, people=list(slot.people)
    )
    desk.session.add(start)
    was = local(moving.start_at, talk) if moving is not None else ""
    mail = _mail(desk, talk, offer_facts(talk, desk.links, offer, [start]) | {"was": was})
    return _file(desk, mail, offer, offer_id=offer.id, number=start.round)


def ask_about_cancelling(desk: Desk, booking: Booking) -> Touch | None:
    """The question whether a booked interview is to be called off; asked once for each time it has."""
    if _is_busy(desk, Touch.booking_id == booking.id):
        return None
    talk = talk_of(desk.session, booking)
    facts = booking_facts(talk, desk.links, booking)
    mail = _mail(desk, talk, facts | {"times": [], "was": local(booking.start_at, talk)})
    return _file(desk, mail, booking, booking_id=booking.id, number=booking.sequence)


def asks_about_cancelling(touch: Touch) -> bool:
    """Whether this is the mail that asks whether to call an interview off."""
    return touch.booking_id is not None and touch.purpose is Purpose.OPTIONS


def asks_about_press(touch: Touch) -> bool:
    """Whether this is a mail that asks about a press at all."""
    return asks_about_cancelling(touch) or (touch.offer_id is not None and touch.number < 0)


def has_just_left(session: Session, since: datetime, *, offer_id: int | None, booking_id: int | None) -> bool:
    """Whether a mail with links to this offer or booking left for the candidate after an instant."""
    about = or_(Touch.offer_id == (offer_id or 0), Touch.booking_id == (booking_id or 0))  # no row has the id 0
    found = select(Touch.id).where(about, Touch.sent_at > since, Touch.purpose.not_in(TO_COLLEAGUES))
    return session.scalar(found.limit(1)) is not None


def _asked(desk: Desk, offer: Offer) -> set[datetime]:
    found = select(OfferedStart.start_at).where(OfferedStart.offer_id == offer.id, OfferedStart.round < 0)
    return set(desk.session.scalars(found))


def _is_busy(desk: Desk, about: ColumnElement[bool]) -> bool:
    """Whether a mail to the candidate about this waits to leave; the question would take its place."""
    found = select(func.count()).where(about, Touch.state.in_(OPEN_TOUCHES), Touch.purpose.not_in(TO_COLLEAGUES))
    return bool(desk.session.scalar(found))


def _mail(desk: Desk, talk: Talk, facts: dict[str, object]) -> ServiceMail:
    thread = thread_of(desk.session, talk.candidate.id)
    words = written(_TEMPLATE, talk.language, facts | {"subject": thread.subject or str(facts["call"])})
    to = talk.candidate.full_name, address_of(desk.session, talk.candidate)
    return mail_of(Purpose.OPTIONS, to, words, thread)


def _file(desk: Desk, mail: ServiceMail, about: Offer | Booking, **which: int) -> Touch:
    touch = file_mail(
        desk.session,
        mail,
        mailbox_id=about.mailbox_id,
        candidate_id=about.candidate_id,
        now=desk.now,
        links=desk.links,
        dice=desk.dice,
        **which,
    )
    if touch.created_at == desk.now:
        touch.due_at = touch.wakes_at = desk.now + _LATER
    return touch
