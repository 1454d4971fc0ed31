"""What an entry of a calendar means for the times that are offered."""

from dataclasses import replace

import pytest
from ical import ADA, BERLIN, at, busy, calendar, event

from sequencer.core.meet.busy.feed import Counts, busy_in, read_calendar
from sequencer.errors import CalendarError

HOUR = ["03-02 09:00 > 03-02 10:00"]
SOFT = ["03-02 09:00 > 03-02 10:00 ~"]
FREE: list[str] = []
UNTIL_MIDNIGHT = ["03-02 09:00 > 03-03 00:00"]
ALL_DAY = {"start": "DTSTART;VALUE=DATE:20270302", "lasts": ""}
DAY = ["03-01 23:00 > 03-02 23:00"]


def me(answer: str) -> str:
    return f"ATTENDEE;CN=Ada;PARTSTAT={answer};RSVP=TRUE:mailto:{ADA}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], HOUR),
        (["TRANSP:OPAQUE"], HOUR),
        (["TRANSP:TRANSPARENT"], FREE),
        (["transp:transparent"], FREE),
        (["STATUS:CONFIRMED"], HOUR),
        (["STATUS:CANCELLED"], FREE),
        (["STATUS:TENTATIVE"], HOUR),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY"], HOUR),
        (["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], HOUR),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], FREE),
        (["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"], FREE),
        ([me("ACCEPTED")], HOUR),
        ([me("TENTATIVE")], HOUR),
        ([me("NEEDS-ACTION")], SOFT),
        ([f"ATTENDEE:mailto:{ADA}"], SOFT),
        ([f"ATTENDEE;PARTSTAT=DECLINED:MAILTO:{ADA.upper()}"], FREE),
        ([f'ATTENDEE;CN="A: b; c";PARTSTAT=DECLINED:mailto:{ADA}'], FREE),
        ([f"ATTENDEE;PARTSTAT=DECLINED;EMAIL={ADA}:/principals/0815/"], FREE),
        ([me("DELEGATED")], FREE),
        (["ATTENDEE;PARTSTAT=DECLINED:mailto:bo@beta.example"], HOUR),
        (["ATTENDEE;PARTSTAT=DECLINED:mailto:bo@beta.example", me("ACCEPTED")], HOUR),
        ([me("NEEDS-ACTION"), f"ORGANIZER:mailto:{ADA}"], HOUR),
        ([me("ACCEPTED"), "STATUS:CANCELLED"], FREE),
        ([me("NEEDS-ACTION"), "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], SOFT),
        (["BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT9H", me("DECLINED"), "END:VALARM"], HOUR),
        (["CLASS:PRIVATE", "X-UNHEARD-OF;A=B:C"], HOUR),
    ],
)
def test_an_entry_counts_as_its_owner_and_its_program_say(lines, expected):
    assert busy(event(*lines)) == expected


@pytest.mark.parametrize(
    ("rule", "lines", "expected"),
    [
        ({"needs_action": Counts.FREE}, [me("NEEDS-ACTION")], FREE),
        ({"needs_action": Counts.BUSY}, [me("NEEDS-ACTION")], HOUR),
        ({"tentative": Counts.SOFT}, ["STATUS:TENTATIVE"], SOFT),
        ({"tentative": Counts.FREE}, [me("TENTATIVE")], FREE),
        ({"tentative": Counts.SOFT}, ["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], SOFT),
        ({"addresses": frozenset()}, [me("DECLINED")], HOUR),
        ({"ignored_uids": frozenset({"one@x"})}, [], FREE),
        ({"ignored_uids": frozenset({"two@x"})}, [], HOUR),
    ],
)
def test_each_calendar_has_switches(rule, lines, expected):
    assert busy(event(*lines), rules=replace(BERLIN, **rule)) == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", ["03-01 23:00 > 03-02 23:00"]),
        ("America/New_York", ["03-02 05:00 > 03-03 05:00"]),
        ("Pacific/Kiritimati", ["03-01 10:00 > 03-02 10:00"]),
    ],
)
def test_a_whole_day_is_the_persons_own_day(zone, expected):
    zoned = replace(BERLIN, zone=zone)

    assert busy(event(**ALL_DAY), rules=zoned) == expected
    assert busy("X-WR-TIMEZONE:Asia/Tokyo", event(**ALL_DAY), rules=zoned) == expected


def test_whole_days_can_be_told_not_to_count():
    quiet = replace(BERLIN, has_all_day=False)

    assert busy(event(**ALL_DAY), rules=quiet) == FREE
    assert busy(event("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), rules=quiet) == FREE
    assert busy(event(), rules=quiet) == HOUR


@pytest.mark.parametrize(
    ("start", "lasts", "expected"),
    [
        ("DTSTART:20270302T090000Z", "DTEND:20270302T100000Z", HOUR),
        ("DTSTART:20270302T090000Z", "DTEND;TZID=Europe/Berlin:20270302T110000", HOUR),
        ("DTSTART:20270302T090000Z", "", FREE),
        ("DTSTART:20270302T090000Z", "DTEND:20270302T090000Z", FREE),
        ("DTSTART:20270302T090000Z", "DTEND:20270302T240000Z", UNTIL_MIDNIGHT),
        ("DTSTART:20270302T090000Z", "DURATION:P1W", ["03-02 09:00 > 03-09 09:00"]),
        ("DTSTART;VALUE=DATE:20270302", "", DAY),
        ("DTSTART;VALUE=DATE:20270302", "DTEND;VALUE=DATE:20270302", DAY),
        ("DTSTART;VALUE=DATE:20270302", "DTEND;VALUE=DATE:20270303", DAY),
        ("DTSTART:20270302", "DTEND:20270304", ["03-01 23:00 > 03-03 23:00"]),
        ("DTSTART;VALUE=DATE:20270302", "DURATION:P2D", ["03-01 23:00 > 03-03 23:00"]),
        ("DTSTART;TZID=Europe/Berlin:20270302T100000", "DURATION:PT1H0M0S", HOUR),
        ("DTSTART;TZID=W. Europe Standard Time:20270302T100000", "DURATION:PT1H", HOUR),
        ('DTSTART;TZID="w. europe standard time":20270302T100000', "DURATION:PT1H", HOUR),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270302T100000", "DURATION:PT1H", HOUR),
        ("DTSTART;TZID=/citadel.org/20210210_1/America/New_York:20270302T040000", "DURATION:PT1H", HOUR),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20270302T090000", "DURATION:PT1H", HOUR),
        ("DTSTART;TZID=UTC+05:30:20270302T143000", "DURATION:PT1H", HOUR),
        ("DTSTART;TZID=GMT-0300:20270302T060000", "DURATION:PT1H", HOUR),
        ("DTSTART:20270302T100000", "DURATION:PT1H", HOUR),
        ("DTSTART;TZID=Nowhere/Land:20270302T100000", "DURATION:PT1H", HOUR),
    ],
)
def test_when_an_entry_is(start, lasts, expected):
    assert busy(event(start=start, lasts=lasts)) == expected


@pytest.mark.parametrize(
    "lasts",
    [
        "DTEND:20270302T080000Z",
        "DTEND:2027-03-02T10:00:00Z",
        "DURATION:PT1.5H",
        "DURATION:-PT1H",
    ],
)
def test_an_end_that_nobody_can_read_leaves_the_rest_of_the_day_taken_and_is_said(lasts):
    found = read_calendar(calendar(event(lasts=lasts)), BERLIN, at("03-01 00:00"), at("03-15 00:00"))

    assert busy(event(lasts=lasts)) == UNTIL_MIDNIGHT
    assert found.warnings == ("One entry has no end that can be read; until its day ends the time is taken.",)


def test_further_dates_that_nobody_can_read_are_said():
    raw = calendar(event("RDATE:2027-03-03T09:00:00Z,20270304T090000Z"))

    found = read_calendar(raw, BERLIN, at("03-01 00:00"), at("03-15 00:00"))

    assert len(found.spans) == 2
    assert found.warnings == ("One entry names further dates that cannot be read; these count for nothing.",)


def test_a_time_of_no_zone_is_in_the_calendars_own_and_else_in_the_persons():
    floating = event(start="DTSTART:20270302T040000")

    assert busy("X-WR-TIMEZONE:America/New_York", floating) == HOUR
    assert busy("X-WR-TIMEZONE:Eastern Standard Time", floating) == HOUR
    assert busy(floating, rules=replace(BERLIN, zone="America/New_York")) == HOUR


def test_an_unknown_zone_is_said_and_read_as_the_persons():
    found = read_calendar(
        calendar(event(start="DTSTART;TZID=Nowhere/Land:20270302T100000")), BERLIN, at("03-01 00:00"), at("03-15 00:00")
    )

    assert found.warnings == (
        "The time zone “Nowhere/Land” is not known: its times are taken for times in Europe/Berlin.",
    )


def test_an_entry_without_a_beginning_counts_for_nothing_and_is_said():
    raw = calendar(event(start="DTSTART:soon"), event(uid="two@x"))

    found = read_calendar(raw, BERLIN, at("03-01 00:00"), at("03-15 00:00"))

    assert len(found.spans) == 1
    assert found.warnings == ("One entry has no start that can be read, and counts for nothing.",)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("", HOUR),
        (";FBTYPE=BUSY", HOUR),
        (";FBTYPE=BUSY-UNAVAILABLE", HOUR),
        (";FBTYPE=BUSY-TENTATIVE", HOUR),
        (";FBTYPE=X-OWN", HOUR),
        (";FBTYPE=FREE", FREE),
    ],
)
def test_busy_times_that_a_calendar_names_without_entries(kind, expected):
    told = "BEGIN:VFREEBUSY\r\nFREEBUSY{}:20270302T090000Z/{}\r\nEND:VFREEBUSY"

    assert busy(told.format(kind, "20270302T100000Z")) == expected
    assert busy(told.format(kind, "PT1H")) == expected
    assert busy(told.format(kind, "PT30M,20270302T093000Z/PT30M")) == expected


def test_a_named_busy_time_that_cannot_be_read_makes_nobody_free():
    with pytest.raises(CalendarError):
        busy("BEGIN:VFREEBUSY\r\nFREEBUSY:20270302T090000Z/later\r\nEND:VFREEBUSY")


def test_spans_are_merged_cut_to_the_search_and_soft_only_where_not_busy_anyway():
    found = busy(
        event(uid="a"),
        event(uid="b", start="DTSTART:20270302T093000Z"),
        event(me("NEEDS-ACTION"), uid="c", start="DTSTART:20270302T083000Z", lasts="DURATION:PT3H"),
        event(uid="d", start="DTSTART:20270228T220000Z", lasts="DURATION:PT4H"),
        until="03-02 11:00",
    )

    assert found == [
        "03-01 00:00 > 03-01 02:00",
        "03-02 08:30 > 03-02 09:00 ~",
        "03-02 09:00 > 03-02 10:30",
        "03-02 10:30 > 03-02 11:00 ~",
    ]


def test_lines_may_be_folded_even_inside_a_letter_and_end_in_any_way():
    raw = calendar(event("SUMMARY:Über den Dächern")).replace("Ü".encode(), b"\xc3\r\n \x9c", 1)
    raw = raw.replace(b"DTSTART:2027", b"DTST\r\n ART:20\r\n\t27")

    for text in (raw, raw.replace(b"\r\n", b"\n"), b"\xef\xbb\xbf" + raw, raw + raw):
        assert len(busy_in(text, BERLIN, at("03-01 00:00"), at("03-15 00:00"))) == 1


@pytest.mark.parametrize(
    "raw", [b"", b"<html>Please sign in</html>", b"\x00\xff" * 100, b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"]
)
def test_what_is_no_calendar_is_refused(raw):
    with pytest.raises(CalendarError, match="is no calendar"):
        busy_in(raw, BERLIN, at("03-01 00:00"), at("03-15 00:00"))


def test_half_a_calendar_makes_nobody_free():
    raw = calendar(event(), event(uid="two@x"))

    for size in (raw.index(b"two@x"), len(raw) - len(b"END:VCALENDAR\r\n")):
        with pytest.raises(CalendarError, match="breaks off"):
            busy_in(raw[:size], BERLIN, at("03-01 00:00"), at("03-15 00:00"))


def test_a_calendar_too_large_is_refused():
    with pytest.raises(CalendarError, match="larger than 2 MB"):
        busy_in(calendar(f"X-A:{'x' * 2_000_000}"), BERLIN, at("03-01 00:00"), at("03-15 00:00"))


def test_an_empty_calendar_is_a_free_one():
    assert busy() == []


def test_no_sentence_holds_a_word_of_an_entry():
    for lines in (["RRULE:FREQ=SECONDLY"], ["RRULE:Secret"]):
        with pytest.raises(CalendarError) as caught:
            busy(event(*lines))
        assert "Secret" not in str(caught.value)
