"""A rehearsal: full days of a mailbox put a mail off, and the calendar says what is closed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.cadence import RunFacts
from sequencer.core.plan.contact_rules import ContactFacts
from sequencer.core.plan.day_spans import DaySpan
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.forecast import Standing, forecast
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.ramp import Ramp
from sequencer.core.plan.rehearsal import Room, calendar, weeks
from sequencer.core.plan.sequence import Definition, Step, StepKind
from sequencer.core.plan.windows import SendWindow

BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = datetime(2027, 3, 25, 10, tzinfo=UTC)
DAY = timedelta(days=1)


def mail(key, delay=None):
    return Step(key, StepKind.EMAIL, delay=Delay.parse(delay) if delay else None, subject="s", body="b")


def stops(room, *steps, **days):
    definition = Definition("W", "T", "a@b.example", steps, window=SendWindow())
    facts = RunFacts(now=THURSDAY, zone=BERLIN, open_days=OpenDays(**days))
    return forecast(
        definition, Standing(base=THURSDAY), facts, ContactFacts(None, Delay.parse("0")), opens=room.opening
    )


def test_a_full_day_puts_a_mail_off_and_everything_behind_it():
    full = Room(Ramp(2), BERLIN, {date(2027, 3, 25): 2})

    first, second = stops(full, mail("a"), mail("b", "1 working day"))

    assert (first.at, first.later) == (datetime(2027, 3, 26, 8, tzinfo=UTC), "the mailbox has its 2 mails of that day")
    assert second.at == datetime(2027, 3, 29, 7, tzinfo=UTC)
    assert second.later == ""


def test_a_new_mailbox_has_less_room():
    taken = {date(2027, 3, 25): 3, date(2027, 3, 26): 3}
    young = Room(Ramp(50, 3, date(2027, 3, 25)), BERLIN, taken)

    (stop,) = stops(young, mail("a"))

    assert stop.at == datetime(2027, 3, 26, 8, tzinfo=UTC)  # three on its first day, four on its second


def test_a_holiday_is_the_reason_told_where_both_hold():
    full = Room(Ramp(2), BERLIN, {date(2027, 3, 25): 2})

    (stop,) = stops(full, mail("a"), country="DE")

    assert stop.at == datetime(2027, 3, 30, 7, tzinfo=UTC)
    assert stop.later == "public holiday in Germany (Good Friday)"


def test_a_mailbox_that_is_always_full_does_not_hang():
    (stop,) = stops(Room(Ramp(0), BERLIN), mail("a"))

    assert stop.at > THURSDAY


def test_the_calendar_shows_every_day_with_its_steps_and_what_is_closed():
    room = Room(Ramp(50), BERLIN)
    quiet = DaySpan(date(2027, 3, 31), date(2027, 3, 31), "Audit")
    days = OpenDays("DE", BERLIN, (quiet,))
    found = stops(room, mail("a"), mail("b", "2 working days"), country="DE", home=BERLIN, quiet=(quiet,))

    shown = calendar(found, Hours(SendWindow(), BERLIN, days), THURSDAY)

    assert [day.on for day in shown] == [date(2027, 3, 25) + DAY * n for n in range(8)]
    assert {day.on.day: day.keys for day in shown if day.keys} == {25: ("a",), 1: ("b",)}
    closed = {day.on.day: day.closed for day in shown}
    assert closed[25] == closed[30] == closed[1] == ""
    assert closed[26] == "public holiday in Germany (Good Friday)"
    assert closed[27] == "outside the send window"
    assert closed[31] == "quiet days for everybody (Audit, 31 Mar 2027)"


def test_weeks_begin_on_monday():
    room = Room(Ramp(50), BERLIN)
    shown = calendar(stops(room, mail("a"), mail("b", "5 days")), Hours(SendWindow(), BERLIN), THURSDAY)

    first, second = weeks(shown)

    assert [day and day.on.isoweekday() for day in first] == [None, None, None, 4, 5, 6, 7]
    assert [day and day.on.isoweekday() for day in second] == [1, 2, None, None, None, None, None][: len(second)]
    assert weeks(()) == ()
