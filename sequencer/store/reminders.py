"""Reminders of settled interviews: when one is due, and the one mail it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.meet.remind import remind_at
from sequencer.core.states import Purpose
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate
from sequencer.store.interview_mails import Desk, address_of, talk_of
from sequencer.store.interview_words import booking_facts
from sequencer.store.mail_templates import written
from sequencer.store.open_days import days_of
from sequencer.store.service_mails import file_mail, mail_of, thread_of
from sequencer.store.touches import Touch


def reminder_time(session: Session, booking: Booking, now: datetime) -> datetime | None:
    """When the candidate is to be reminded of a time agreed on now; None where that needs no reminder."""
    days = days_of(session, session.get_one(Candidate, booking.candidate_id))
    return remind_at(booking.start_at, ZoneInfo(booking.zone), now, days.is_working)


def reminders_due(session: Session, now: datetime, limit: int) -> list[int]:
    """Bookings of which somebody is to be reminded."""
    return list(session.scalars(select(Booking.id).where(Booking.remind_at <= now).limit(limit)))


def file_reminder(desk: Desk, booking: Booking) -> Touch:
    """To the candidate, in the thread: when, with whom and where, and how to move it. Their calendar has the event."""
    talk, thread = talk_of(desk.session, booking), thread_of(desk.session, booking.candidate_id)
    words = written("reminder", talk.language, booking_facts(talk, desk.links, booking))
    mail = mail_of(
        Purpose.REMINDER, (talk.candidate.full_name, address_of(desk.session, talk.candidate)), words, thread
    )
    return file_mail(
        desk.session,
        mail,
        mailbox_id=booking.mailbox_id,
        candidate_id=booking.candidate_id,
        now=desk.now,
        links=desk.links,
        dice=desk.dice,
        booking_id=booking.id,
        number=booking.sequence,
    )
