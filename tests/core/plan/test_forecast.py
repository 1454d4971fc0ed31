from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.branching import Condition
from sequencer.core.plan.cadence import RunFacts
from sequencer.core.plan.contact_rules import TWELVE_MONTHS, ContactFacts
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.forecast import Standing, forecast
from sequencer.core.plan.sequence import END, Definition, Step, StepKind
from sequencer.core.plan.windows import SendWindow

MONDAY = datetime(2027, 3, 1, 10, tzinfo=UTC)
NO_GAP = Delay.parse("0")
ALWAYS = SendWindow(is_always=True)


def mail(key, delay=None):
    return Step(key, StepKind.EMAIL, delay=Delay.parse(delay) if delay else None, subject="s", body="b")


def sequence(*steps, window=ALWAYS):
    return Definition("W", "T", "a@b.example", steps, window=window)


def facts(**more):
    return RunFacts(now=MONDAY, zone=ZoneInfo("Europe/Berlin"), **more)


def dates(definition, standing=None, gap=NO_GAP, last=None, **more):
    stops = forecast(definition, standing or Standing(base=MONDAY), facts(**more), ContactFacts(last, gap))
    return [(stop.step.key, stop.at - MONDAY) for stop in stops]


def test_every_delay_counts_from_the_step_before():
    assert dates(sequence(mail("a"), mail("b", "3 working days"), mail("c", "2 working days"))) == [
        ("a", timedelta(0)),
        ("b", timedelta(days=3)),
        ("c", timedelta(days=7)),
    ]


def test_the_send_window_moves_a_mail_to_its_opening():
    window = SendWindow(days=(2,))

    assert dates(sequence(mail("a"), window=window)) == [("a", timedelta(hours=22))]  # Tuesday 09:00 in Berlin


def test_the_gap_between_mails_to_one_person_is_kept():
    assert dates(sequence(mail("a"), mail("b")), gap=Delay.parse("3 days"), last=MONDAY - timedelta(days=1)) == [
        ("a", timedelta(days=2)),
        ("b", timedelta(days=5)),
    ]


def test_a_branch_takes_the_way_of_this_person():
    ask = Step("ask", StepKind.BRANCH, condition=Condition(field="country", value="DE"), then="c", otherwise=END)
    definition = sequence(mail("a"), ask, mail("b"), mail("c"))

    assert [key for key, _ in dates(definition, values={"country": "DE"})] == ["a", "c"]
    assert [key for key, _ in dates(definition, values={"country": "FR"})] == ["a"]


def test_a_wait_is_told_with_the_day_on_which_the_run_goes_on():
    wait = Step("wait", StepKind.WAIT, delay=Delay.parse("2 weeks"))

    assert dates(sequence(mail("a"), wait, mail("b"))) == [
        ("a", timedelta(0)),
        ("wait", timedelta(days=14)),
        ("b", timedelta(days=14)),
    ]


def test_a_run_goes_on_from_where_it_stands():
    definition = sequence(mail("a"), mail("b", "3 days"), mail("c", "2 days"))
    later = MONDAY + timedelta(days=1)
    standing = Standing(MONDAY, after="a", done=frozenset({"a"}), open_key="b", open_at=later)

    assert dates(definition, standing) == [("b", timedelta(days=1)), ("c", timedelta(days=3))]


def test_a_run_that_waits_is_woken_when_its_time_has_come():
    wait = Step("wait", StepKind.WAIT, delay=Delay.parse("2 weeks"))
    standing = Standing(MONDAY, "a", frozenset({"a"}), waits_key="wait", waits_until=MONDAY + timedelta(days=4))

    assert dates(sequence(mail("a"), wait, mail("b")), standing) == [("b", timedelta(days=4))]


def test_no_more_mails_are_foreseen_than_anybody_gets_in_twelve_months():
    """Two of three have left; the third mail of the run waits until the first of them is a year old."""
    year = (MONDAY - timedelta(days=100), MONDAY - timedelta(days=50))
    contact = ContactFacts(year[-1], NO_GAP, year, max_mails=3)

    first, second = forecast(sequence(mail("a"), mail("b", "3 days")), Standing(base=MONDAY), facts(), contact)

    assert (first.at, first.later) == (MONDAY, "")
    assert second.at == year[0] + TWELVE_MONTHS
    assert second.later == "3 mails in twelve months are the most anybody gets from us"


def test_a_year_that_has_room_again_by_then_puts_nothing_off():
    year = (MONDAY - timedelta(days=365),)
    contact = ContactFacts(year[-1], NO_GAP, year, max_mails=1)

    (only,) = forecast(sequence(mail("a", "3 days")), Standing(base=MONDAY), facts(), contact)

    assert (only.at, only.later) == (MONDAY + timedelta(days=3), "")
