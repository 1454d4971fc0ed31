"""Entries that take place more than once, and once in another way."""

import pytest
from ical import BERLIN, OUTLOOK, OWN_ZONE, at, busy, calendar, event

from sequencer.core.meet.busy.feed import busy_in
from sequencer.errors import CalendarError

WEEKLY = "RRULE:FREQ=WEEKLY"
TZ = "TZID=Europe/Berlin"
NINE = {"start": f"DTSTART;{TZ}:20270302T090000"}  # Tuesday
THREE = ["03-02 08:00 > 03-02 09:00", "03-09 08:00 > 03-09 09:00", "03-16 08:00 > 03-16 09:00"]


def three(*lines: str, **given: str) -> list[str]:
    return busy(event(*lines, **(NINE | given)), until="03-22 00:00")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([WEEKLY], [0, 1, 2]),
        (["RRULE:FREQ=WEEKLY;COUNT=2"], [0, 1]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270309T080000Z"], [0, 1]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270309T075959Z"], [0]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270309T090000"], [0, 1]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270309"], [0, 1]),
        (["RRULE:FREQ=WEEKLY;INTERVAL=2"], [0, 2]),
        (["rrule:freq=daily;interval=7;"], [0, 1, 2]),
        ([WEEKLY, f"EXDATE;{TZ}:20270309T090000"], [0, 2]),
        ([WEEKLY, "EXDATE:20270309T080000Z,20270316T080000Z"], [0]),
        ([WEEKLY, "EXDATE;VALUE=DATE:20270309"], [0, 2]),
        ([WEEKLY, "EXDATE;TZID=America/New_York:20270309T030000"], [0, 2]),
        ([WEEKLY, "EXDATE:20270309T090000"], [0, 2]),
        ([WEEKLY, f"EXDATE;{TZ}:20270309T100000"], [0, 1, 2]),
        ([f"RDATE;{TZ}:20270309T090000,20270316T090000"], [0, 1, 2]),
        (["RDATE;VALUE=PERIOD:20270309T080000Z/PT1H,20270316T080000Z/20270316T090000Z"], [0, 1, 2]),
        ([WEEKLY, "STATUS:CANCELLED"], []),
        ([WEEKLY, "RRULE:FREQ=DAILY;COUNT=1"], [0, 1, 2]),
    ],
)
def test_a_weekly_entry(lines, expected):
    assert three(*lines) == [THREE[number] for number in expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["RECURRENCE-ID;{tz}:20270309T090000", "STATUS:CANCELLED"], [0, 2]),
        (["RECURRENCE-ID:20270309T080000Z", "TRANSP:TRANSPARENT"], [0, 2]),
        (["RECURRENCE-ID;VALUE=DATE:20270309", "STATUS:CANCELLED"], [0, 2]),
        (["RECURRENCE-ID:20270309T080000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@acme.example"], [0, 2]),
        (["RECURRENCE-ID:20270330T080000Z", "STATUS:CANCELLED"], [0, 1, 2]),
    ],
)
def test_single_occurrences_can_be_taken_out(lines, expected):
    changed = event(*(line.format(tz=TZ) for line in lines), start=f"DTSTART;{TZ}:20270309T090000")

    for parts in ([event(WEEKLY, **NINE), changed], [changed, event(WEEKLY, **NINE)]):
        assert busy(*parts, until="03-22 00:00") == [THREE[number] for number in expected]


def test_an_occurrence_can_be_moved_into_the_search_and_out_of_it():
    here = event("RECURRENCE-ID:20270316T080000Z", start="DTSTART:20270303T120000Z")
    gone = event("RECURRENCE-ID:20270309T080000Z", start="DTSTART:20270403T120000Z")

    found = busy(event(WEEKLY, **NINE), here, gone)

    assert found == ["03-02 08:00 > 03-02 09:00", "03-03 12:00 > 03-03 13:00"]


def test_the_last_word_on_an_occurrence_holds():
    old = event("RECURRENCE-ID:20270309T080000Z", "SEQUENCE:1", start="DTSTART:20270303T120000Z")
    new = event("RECURRENCE-ID:20270309T080000Z", "SEQUENCE:2", start="DTSTART:20270304T120000Z")

    for parts in ((old, new), (new, old)):
        assert busy(event(WEEKLY, **NINE), *parts)[1:] == ["03-04 12:00 > 03-04 13:00"]


def test_the_last_word_on_an_entry_holds_and_of_two_with_one_number_both():
    old, new = event("SEQUENCE:1"), event("SEQUENCE:2", start="DTSTART:20270303T090000Z")
    other = event("SEQUENCE:2", start="DTSTART:20270304T090000Z")

    assert busy(old, new) == ["03-03 09:00 > 03-03 10:00"]
    assert busy(new, old, other) == ["03-03 09:00 > 03-03 10:00", "03-04 09:00 > 03-04 10:00"]


def test_a_change_of_this_and_all_that_follow():
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270309T080000Z",
        start=f"DTSTART;{TZ}:20270310T140000",
        lasts="DURATION:PT2H",
    )

    assert busy(event(WEEKLY, **NINE), later, until="03-22 00:00") == [
        "03-02 08:00 > 03-02 09:00",
        "03-10 13:00 > 03-10 15:00",
        "03-17 13:00 > 03-17 15:00",
    ]


def test_an_invitation_to_a_single_occurrence_counts():
    assert busy(event("RECURRENCE-ID:20270309T090000Z", start="DTSTART:20270309T090000Z")) == [
        "03-09 09:00 > 03-09 10:00"
    ]


def test_entries_without_a_uid_stand_for_themselves():
    parts = [event(start=f"DTSTART:2027030{day}T090000Z").replace("UID:one@x\r\n", "") for day in (2, 3)]

    assert len(busy(*parts)) == 2


def test_a_weekly_entry_keeps_its_hour_over_a_change_of_the_clocks():
    found = busy(event(WEEKLY, **NINE), since="03-22 00:00", until="04-05 00:00")

    assert found == ["03-23 08:00 > 03-23 09:00", "03-30 07:00 > 03-30 08:00"]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("20270328T023000", "03-28 01:30 > 03-28 02:30"),  # is skipped: as if the clock had not changed yet
        ("20271031T023000", "10-31 00:30 > 10-31 01:30"),  # comes twice: the first is meant
    ],
)
def test_times_that_a_clock_skips_or_shows_twice(start, expected):
    assert busy(event(start=f"DTSTART;{TZ}:{start}"), until="12-31 00:00") == [expected]


def test_whole_days_repeat_on_the_persons_days():
    birthday = event("RRULE:FREQ=YEARLY", start="DTSTART;VALUE=DATE:19700402", lasts="")

    assert busy(birthday, until="05-01 00:00") == ["04-01 22:00 > 04-02 22:00"]
    until = event("RRULE:FREQ=DAILY;UNTIL=20270303T230000Z", start="DTSTART;VALUE=DATE:20270302", lasts="")
    assert busy(until) == ["03-01 23:00 > 03-04 23:00"]


def test_a_long_entry_that_began_before_the_search_is_seen():
    assert busy(event(start="DTSTART:20270115T000000Z", lasts="DURATION:P8W")) == ["03-01 00:00 > 03-12 00:00"]
    holiday = event("RRULE:FREQ=YEARLY", start="DTSTART;VALUE=DATE:20200220", lasts="DTEND;VALUE=DATE:20200310")
    assert busy(holiday) == ["03-01 00:00 > 03-10 23:00"]


def test_a_zone_that_the_calendar_describes_is_used():
    entry = event("RRULE:FREQ=DAILY", **OWN_ZONE)
    east, west = (OUTLOOK.format(winter=w, summer=s) for w, s in (("+0100", "+0200"), ("-0500", "-0400")))

    assert busy(east, entry, since="03-27 00:00", until="03-29 00:00") == [
        "03-27 09:00 > 03-27 10:00",
        "03-28 08:00 > 03-28 09:00",
    ]
    assert busy(west, entry, since="03-27 00:00", until="03-28 00:00") == ["03-27 15:00 > 03-27 16:00"]


def test_two_calendars_may_mean_two_zones_by_one_name():
    east, west = (OUTLOOK.format(winter=w, summer=s) for w, s in (("+0100", "+0200"), ("-0500", "-0400")))
    raw = calendar(east, event(uid="a", start="DTSTART;TZID=Customized Time Zone:20270302T100000"))
    raw += calendar(west, event(uid="b", start="DTSTART;TZID=Customized Time Zone:20270302T100000"))

    found = busy_in(raw, BERLIN, at("03-01 00:00"), at("03-15 00:00"))

    assert [one.start_at.hour for one in found] == [9, 15]


@pytest.mark.parametrize("name", ["EST", "GMT+1", "GMT"])
def test_a_bare_abbreviation_means_what_the_calendar_says_it_means(name):
    described = OUTLOOK.format(winter="+0100", summer="+0200").replace("Customized Time Zone", name)

    assert busy(described, event(start=f"DTSTART;TZID={name}:20270302T100000")) == ["03-02 09:00 > 03-02 10:00"]


def test_the_last_change_of_a_described_zone_is_one_of_its_changes():
    """Its UNTIL is in UTC: the change of clocks at that very instant still takes place."""
    described = OUTLOOK.format(winter="-0500", summer="-0400").replace("BYMONTH=3", "BYMONTH=3;UNTIL=20270328T070000Z")
    entry = event(start="DTSTART;TZID=Customized Time Zone:20270401T100000")

    assert busy(described, entry, since="04-01 00:00", until="04-02 00:00") == ["04-01 14:00 > 04-01 15:00"]


def test_a_zone_with_a_name_of_the_world_is_the_worlds_whatever_the_calendar_says_of_it():
    wrong = OUTLOOK.format(winter="+0900", summer="+1000").replace("Customized Time Zone", "Europe/Berlin")

    assert busy(wrong, event(**NINE)) == THREE[:1]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "every minute or every second"),
        ("FREQ=MINUTELY;INTERVAL=30", "every minute or every second"),
        ("FREQ=DAILY;BYHOUR=8,9,10,11,12;BYMINUTE=0,10,20,30,40,50", "more than once an hour"),
        ("FREQ=HOURLY;BYMINUTE=0,30", "more than once an hour"),
        ("FREQ=HOURLY;COUNT=999999999", "more often than anybody meets"),
        ("FREQ=FORTNIGHTLY", "cannot be followed"),
        ("FREQ=DAILY;INTERVAL=0", "cannot be followed"),
        ("FREQ=DAILY;COUNT=-1", "cannot be followed"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "cannot be followed"),
        ("FREQ=WEEKLY;BYDAY=XX", "cannot be followed"),
        ("FREQ=YEARLY;BYDAY=99MO", "cannot be followed"),
        ("FREQ=DAILY;UNTIL=then", "cannot be followed"),
        ("RSCALE=HEBREW;FREQ=YEARLY", "cannot be followed"),
        ("", "cannot be followed"),
        ("FREQ=DAILY;INTERVAL=９", "cannot be followed"),
    ],
)
def test_a_rule_that_no_meeting_has_is_refused_and_its_entry_named(rule, why):
    with pytest.raises(CalendarError, match=rf"The entry that begins on 1950-03-02 .*{why}"):
        busy(event(f"RRULE:{rule}", start="DTSTART:19500302T090000Z"))


def test_a_rule_of_an_entry_that_counts_for_nothing_stops_nobody():
    assert busy(event("RRULE:FREQ=SECONDLY", "TRANSP:TRANSPARENT")) == []


def test_more_entries_than_anybody_can_attend_are_refused():
    hourly = [event("RRULE:FREQ=HOURLY", uid=f"{number}@x", start="DTSTART:20270101T000000Z") for number in range(160)]

    with pytest.raises(CalendarError, match="more entries in these weeks"):
        busy(*hourly)


def test_an_entry_may_repeat_every_few_hours():
    watch = event("RRULE:FREQ=HOURLY;INTERVAL=30", start="DTSTART:20260101T080000Z")

    assert busy(watch, until="03-03 00:00") == ["03-01 02:00 > 03-01 03:00", "03-02 08:00 > 03-02 09:00"]


def test_a_day_that_never_comes_comes_never():
    assert busy(event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start="DTSTART:20200101T090000Z")) == []
