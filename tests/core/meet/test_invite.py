"""Invitations as a stranger's calendar reads them."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sequencer.core.meet.invite import Invitation, Method, as_calendar

INVITATION = Invitation(
    method=Method.REQUEST,
    uid="sq-abc@acme.example",
    sequence=0,
    start_at=datetime(2027, 3, 4, 18, 0, tzinfo=UTC),
    end_at=datetime(2027, 3, 4, 18, 45, tzinfo=UTC),
    stamped_at=datetime(2027, 3, 1, 10, 0, tzinfo=UTC),
    summary="Call with Ana",
    description="https://meet.acme.example/otter",
    location="https://meet.acme.example/otter",
    organizer_name="Ana Teles",
    organizer_address="ana@acme.example",
    attendee_name="Lena Brandt",
    attendee_address="lena@brandt.example",
)


def read(**changes):
    raw = as_calendar(replace(INVITATION, **changes))
    calendar = Calendar.from_ical(raw)
    [event] = calendar.walk("VEVENT")
    return raw, calendar, event


def test_a_request_asks_for_an_answer_to_the_mailbox_we_read():
    raw, calendar, event = read()

    assert calendar["METHOD"] == "REQUEST"
    assert event["ORGANIZER"] == "mailto:ana@acme.example"
    assert event["ATTENDEE"] == "mailto:lena@brandt.example"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert b"DTSTART:20270304T180000Z\r\n" in raw
    assert b"DTEND:20270304T184500Z\r\n" in raw
    assert b"\nDTSTAMP:20270301T100000Z\r\n" in raw


def test_a_cancellation_names_the_same_event_with_a_higher_number():
    _, calendar, event = read(method=Method.CANCEL, sequence=3)

    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"], event["UID"]) == (
        "CANCEL",
        "CANCELLED",
        3,
        INVITATION.uid,
    )


@given(st.text(max_size=200), st.text(max_size=80))
def test_no_text_breaks_out_of_its_line(text, name):
    raw, _, event = read(summary=text, description=text, location=text, attendee_name=name)

    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert event["UID"] == INVITATION.uid
    assert event["ATTENDEE"] == "mailto:lena@brandt.example"
    assert len(event.errors) == 0


def test_a_line_in_a_name_becomes_no_property():
    raw, _, event = read(summary="Call\r\nATTENDEE:mailto:eve@evil.example", attendee_name='Eve"\r\nX-EVIL:1')

    assert b"\nATTENDEE:mailto:eve" not in raw
    assert b"\nX-EVIL" not in raw
    assert event["ATTENDEE"] == "mailto:lena@brandt.example"
