"""The answers of six calendar programs say the same thing in six ways."""

from datetime import UTC, datetime, timedelta

import pytest
from calendar_answers import STYLES, Said

from sequencer.core.read.calendar import read_calendar
from sequencer.core.read.understanding import understand
from sequencer.core.states import MailKind

AT = datetime(2027, 3, 4, 17, 30, tzinfo=UTC)
SAID = {"uid": "sq-abc@acme.example", "sequence": 2, "start": AT, "sender": "lena@brandt.example"}
ZONED = """BEGIN:VCALENDAR
METHOD:COUNTER
{zone}BEGIN:VEVENT
UID:a@acme.example
DTSTART;TZID=Customized Time Zone:20270304T183000
END:VEVENT
END:VCALENDAR"""
ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
"""


def read(style, **changes):
    understood = understand(STYLES[style](Said(**(SAID | changes))))
    assert understood.kind is MailKind.CALENDAR
    return understood.calendar


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("partstat", ["ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"])
def test_a_reply_names_event_number_time_and_whose_answer_it_is(style, partstat):
    found = read(style, partstat=partstat)

    assert (found.method, found.uid, found.sequence, found.start) == ("REPLY", SAID["uid"], 2, AT)
    assert found.partstat_of("Lena@Brandt.example") == partstat
    assert found.partstat_of("eve@evil.example") == ""


@pytest.mark.parametrize("style", STYLES)
def test_a_counter_names_the_time_it_proposes_and_how_long(style):
    found = read(style, proposed=AT + timedelta(days=1))

    assert (found.method, found.start) == ("COUNTER", AT + timedelta(days=1))
    assert found.end - found.start == timedelta(minutes=45)


def test_a_zone_that_one_mail_defines_is_not_taken_for_that_of_another():
    first = read_calendar((ZONED.format(zone=ZONE.format(offset="+0100")),))
    second = read_calendar((ZONED.format(zone=ZONE.format(offset="-0500")),))

    assert (first.start.hour, second.start.hour) == (17, 23)


def test_a_clock_without_a_place_tells_no_instant():
    assert read_calendar((ZONED.format(zone=""),)).start is None
    assert read_calendar((ZONED.format(zone="").replace(";TZID=Customized Time Zone", ""),)).start is None


def test_a_user_named_by_a_number_answers_as_whoever_wrote():
    text = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nATTENDEE;PARTSTAT=DECLINED:urn:uuid:17\nEND:VEVENT\nEND:VCALENDAR"

    assert read_calendar((text,)).partstat_of("lena@brandt.example") == "DECLINED"
