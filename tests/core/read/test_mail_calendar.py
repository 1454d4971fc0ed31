from datetime import UTC, date, datetime

import pytest

from sequencer.core.read.calendar import read_calendar

REPLY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
METHOD:{method}
BEGIN:VEVENT
UID:call-17@company.example
DTSTAMP:20270112T081402Z
{start}
ATTENDEE;PARTSTAT=ACCEPTED:mailto:noor@studio.example
END:VEVENT
END:VCALENDAR
"""


def part(method="REPLY", start="DTSTART:20270114T150000Z"):
    return REPLY.format(method=method, start=start)


def test_an_answer_names_method_event_partstat_and_instant():
    found = read_calendar((part(),))

    assert found is not None
    assert (found.method, found.uid, found.partstat) == ("REPLY", "call-17@company.example", "ACCEPTED")
    assert found.start == datetime(2027, 1, 14, 15, 0, tzinfo=UTC)


def test_a_local_start_is_told_in_utc():
    found = read_calendar((part(start="DTSTART;TZID=Europe/Brussels:20270114T160000"),))

    assert found is not None
    assert found.start == datetime(2027, 1, 14, 15, 0, tzinfo=UTC)


def test_an_event_of_whole_days_starts_on_a_date():
    found = read_calendar((part(start="DTSTART;VALUE=DATE:20270114"),))

    assert found is not None
    assert found.start == date(2027, 1, 14)


@pytest.mark.parametrize(
    ("method", "is_answer"), [("REPLY", True), ("COUNTER", True), ("REQUEST", False), ("CANCEL", False)]
)
def test_only_a_reply_or_a_counter_answers(method, is_answer):
    found = read_calendar((part(method),))

    assert found is not None
    assert found.is_answer is is_answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCALENDAR\n" * 2000,
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR",
        "\0\1\2 no calendar at all",
        part(start="DTSTART:99999999T999999Z").replace("METHOD:REPLY\n", ""),
    ],
)
def test_what_is_no_calendar_gives_nothing(text):
    assert read_calendar((text,)) is None


def test_a_start_that_cannot_be_read_leaves_the_answer():
    found = read_calendar((part(start="DTSTART:99999999T999999Z"),))

    assert found is None or (found.partstat, found.start) == ("ACCEPTED", None)
