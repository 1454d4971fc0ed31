"""Calendars for tests, as programs write them."""

from datetime import UTC, datetime

from sequencer.core.meet.busy.feed import CalendarRules, busy_in

ADA = "ada@acme.example"
BERLIN = CalendarRules("Europe/Berlin", frozenset({ADA}))
OUTLOOK = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""
OWN_ZONE = {"start": "DTSTART;TZID=Customized Time Zone:20260302T100000"}


def event(
    *lines: str, uid: str = "one@x", start: str = "DTSTART:20270302T090000Z", lasts: str = "DURATION:PT1H"
) -> str:
    """A VEVENT on Tuesday, 2 March 2027, 10:00 to 11:00 in Berlin, with further lines."""
    given = ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20270101T000000Z", start, lasts, "SUMMARY:Secret plans", *lines]
    return "\r\n".join([*(line for line in given if line), "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *parts, "END:VCALENDAR", ""]).encode()


def at(text: str) -> datetime:
    """`03-02 09:00` in 2027, UTC."""
    return datetime.strptime(f"2027-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def busy(
    *parts: str, rules: CalendarRules = BERLIN, since: str = "03-01 00:00", until: str = "03-15 00:00"
) -> list[str]:
    """What comes out, one line a span: `03-02 09:00 > 03-02 10:00` in UTC, with a ~ where it is soft."""
    spans = busy_in(calendar(*parts), rules, at(since), at(until))
    return [f"{one.start_at:%m-%d %H:%M} > {one.end_at:%m-%d %H:%M}{' ~' if one.is_soft else ''}" for one in spans]


def recurring(count: int) -> bytes:
    """A feed of entries that repeat by rules of several kinds, and have done so for two years."""
    rules = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU")
    return calendar(
        *(
            event(
                f"RRULE:{rules[number % len(rules)]}",
                "EXDATE;TZID=Europe/Berlin:20270303T100000" if number % 5 == 0 else "",
                "DESCRIPTION:" + "What there is to talk about. " * 8,
                uid=f"{number}@x",
                start=f"DTSTART;TZID=Europe/Berlin:2025{number % 12 + 1:02}{number % 28 + 1:02}T{number % 10 + 8:02}0000",
                lasts="DURATION:PT30M",
            )
            for number in range(count)
        )
    )
