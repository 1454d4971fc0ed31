"""Another reader of calendars finds the same times, by dice; and what is damaged is read or refused."""

import contextlib
import random
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from ical import BERLIN, OUTLOOK, OWN_ZONE, at, calendar, event, recurring

from sequencer.core.meet.busy.feed import BusySpan, Counts, busy_in, busy_spans
from sequencer.errors import CalendarError

WEEKLY = "RRULE:FREQ=WEEKLY"
TZ = "TZID=Europe/Berlin"
NINE = {"start": f"DTSTART;{TZ}:20270302T090000"}  # Tuesday
THREE = ["03-02 08:00 > 03-02 09:00", "03-09 08:00 > 03-09 09:00", "03-16 08:00 > 03-16 09:00"]


def _luck(seed: int) -> list[str]:
    """Entries that repeat by rules thrown by dice."""
    dice = random.Random(seed)
    return [_lucky(dice) for _ in range(40)]


def _lucky(dice: random.Random) -> str:
    begins = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=dice.randrange(1100), minutes=15 * dice.randrange(96))
    zone = dice.choice(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
    days = ",".join(dice.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], dice.randint(1, 3)))
    rule = dice.choice(
        [
            "FREQ=DAILY",
            f"FREQ=DAILY;BYMONTH={dice.randint(1, 12)},3",
            "FREQ=WEEKLY",
            f"FREQ=WEEKLY;WKST={dice.choice(['SU', 'MO'])};BYDAY={days}",
            "FREQ=MONTHLY",
            f"FREQ=MONTHLY;BYDAY={dice.choice(['1', '2', '-1'])}{days[:2]}",
            f"FREQ=MONTHLY;BYMONTHDAY={dice.choice([1, 15, 31, -1])}",
            f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={dice.choice([1, -1, 3])}",
            "FREQ=YEARLY",
            f"FREQ=YEARLY;BYMONTH=3;BYDAY={days}",
            f"FREQ=YEARLY;BYYEARDAY={dice.randint(50, 130)}",
            f"FREQ=YEARLY;BYWEEKNO={dice.randint(9, 16)};BYDAY={days}",
        ]
    )
    rule += f";INTERVAL={dice.randint(1, 4)}"
    rule += dice.choice(["", "", f";COUNT={dice.randint(1, 400)}", f";UNTIL=2027{dice.randint(2, 9):02}15T120000Z"])
    start = f"DTSTART;TZID={zone}:{begins:%Y%m%dT%H%M%S}"
    return event(f"RRULE:{rule}", start=start, lasts="DURATION:PT15M")


SINCE, UNTIL = at("02-15 00:00"), at("05-01 00:00")


@pytest.mark.parametrize("seed", range(8))
def test_another_reader_of_calendars_finds_the_same_times(seed):
    count = 0
    for entry in _luck(seed):
        found = busy_in(calendar(entry), BERLIN, SINCE, UNTIL)
        assert found == _second_opinion(calendar(entry)), entry
        count += len(found)

    assert count > 100


def test_another_reader_of_calendars_finds_the_same_times_in_a_whole_feed():
    raw = recurring(60)

    found = busy_in(raw, BERLIN, SINCE, UNTIL)

    assert len(found) > 100
    assert found == _second_opinion(raw)


def _second_opinion(raw: bytes) -> tuple[BusySpan, ...]:
    theirs = recurring_ical_events.of(icalendar.Calendar.from_ical(raw)).between(SINCE, UNTIL)
    spans = [((int(one.start.timestamp()), int(one.end.timestamp())), Counts.BUSY) for one in theirs]
    return busy_spans(spans, int(SINCE.timestamp()), int(UNTIL.timestamp()))


_SCRAPS = (
    b"99999999", b"-1", b":", b";", b"=", b",", b"\r\n", b'"', b"T", b"Z", b"\xff", b"\x00", b"00010101T000000",
    b"99991231T235959Z", b"P999999D", b"COUNT=", b"UNTIL=", b"INTERVAL=999999999", b"BYDAY=-53MO", b"+9999",
    b"TZID=../../etc/passwd:", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_calendar_is_read_or_refused_with_a_reason(seed):
    dice = random.Random(seed)
    zone = OUTLOOK.format(winter="+0100", summer="+0200")
    whole = calendar(zone, event("RRULE:FREQ=DAILY", **OWN_ZONE), *_luck(seed)[:5])
    for _ in range(60):
        raw = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            place = dice.randrange(len(raw))
            raw[place : place + dice.choice([0, 1, 8])] = dice.choice(_SCRAPS)
        with contextlib.suppress(CalendarError):
            busy_in(bytes(raw), BERLIN, SINCE, UNTIL)
