"""What a calendar program answers to an invitation: noted, called off, or shown to a person."""

import pytest
from builders import mail
from errands import LENA, arrive, every, told, work, work_for
from meetings import ANA, TOMAS, offered, row, set_stage, starts, token_of

from sequencer.flows.book import book
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.touches import Touch

TOMAS_AT = "tomas@acme.example"
REPLY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//there//EN
METHOD:{method}
BEGIN:VEVENT
UID:{uid}
SEQUENCE:0
DTSTAMP:20270301T100000Z
DTSTART:{start:%Y%m%dT%H%M%SZ}
ATTENDEE;PARTSTAT={partstat}:mailto:{sender}
END:VEVENT
END:VCALENDAR"""


@pytest.fixture
def booked(road):
    found = offered(road, set_stage(road, people=[ANA, TOMAS]))
    done = book(road, token_of(road, found), starts(road, found)[0])
    work(road)
    return row(road, Booking, done.booking_id)


@pytest.fixture
def calendar_answers(road, clock, inboxes, booked):
    """Somebody's calendar answers, and everything that follows is done; returns the row of that mail."""

    def answer(partstat, sender=LENA, *, uid=booked.uid, method="REPLY", start=booked.start_at):
        text = REPLY.format(method=method, uid=uid, start=start, partstat=partstat, sender=sender)
        sent = next(
            one
            for one in every(road, Touch)
            if one.booking_id and one.recipient == (TOMAS_AT if sender == TOMAS_AT else LENA)
        )
        raw = mail(
            sender,
            subject=f"{partstat}: Call",
            body=text.replace("\n", "\r\n"),
            content_type=f"text/calendar; charset=utf-8; method={method}",
            message_id=f"<{partstat}@there.example>",
            in_reply_to=sent.message_id,
        )
        found = arrive(road, inboxes, raw)
        work_for(road, clock, minutes=1)
        return row(road, InboundMail, found.id)

    return answer


def test_accepting_is_noted(road, booked, calendar_answers):
    calendar_answers("ACCEPTED")

    assert row(road, Booking, booked.id).partstat == "accepted"
    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert "invitation_answer" in told(road)


def test_declining_calls_the_interview_off(road, booked, calendar_answers):
    calendar_answers("DECLINED")

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED
    assert row(road, Booking, booked.id).cancelled_by == "candidate"


def test_declining_an_earlier_time_changes_nothing(road, booked, calendar_answers):
    calendar_answers("DECLINED", start=booked.start_at.replace(hour=3))

    assert row(road, Booking, booked.id).state is BookingState.BOOKED


def test_from_an_address_that_was_not_invited_nothing_happens_but_a_person_looks(road, booked, calendar_answers):
    found = calendar_answers("DECLINED", sender="eve@evil.example")

    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert found.state is InboundState.ASKS
    assert "Sender not verified" in found.reason


def test_a_colleague_who_declines_is_a_matter_for_a_person(road, booked, calendar_answers):
    found = calendar_answers("DECLINED", sender=TOMAS_AT, uid=booked.internal_uid)

    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert found.state is InboundState.ASKS
    assert found.reason.startswith("Needs you: Tomas Ruiz cannot hold the interview on ")


def test_a_colleague_who_accepts_is_noted_by_name(road, booked, calendar_answers):
    calendar_answers("ACCEPTED", sender=TOMAS_AT, uid=booked.internal_uid)

    assert told(road)[-1] == "invitation_answer"


def test_another_time_from_a_calendar_goes_to_a_person(road, booked, calendar_answers):
    assert calendar_answers("TENTATIVE", method="COUNTER").state is InboundState.ASKS
    assert row(road, Booking, booked.id).state is BookingState.BOOKED
