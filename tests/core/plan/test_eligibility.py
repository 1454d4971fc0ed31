"""Whether somebody may be enrolled, and whether a mail may leave right now."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.plan.contact_rules import ContactFacts
from sequencer.core.plan.delays import Delay, start_of_day, start_of_next_day
from sequencer.core.plan.eligibility import SendFacts, StartFacts, may_send, may_start
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.mailbox_rules import MailboxFacts
from sequencer.core.plan.person_rules import PersonFacts
from sequencer.core.plan.verdict import RECHECK, Hold, Pause, Send, Skip, Wait
from sequencer.core.plan.windows import SendWindow
from sequencer.core.states import EnrollmentState

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")
PERSON = PersonFacts()
FACTS = SendFacts(
    now=NOW,
    person=PERSON,
    run=EnrollmentState.ACTIVE,
    resumes_at=None,
    pauses=(),
    missing_profile=(),
    has_source=True,
    is_first_mail=True,
    hours=Hours(SendWindow(), BERLIN),
    contact=ContactFacts(last_outreach_at=None, min_gap=Delay.parse("3 days")),
    mailbox=MailboxFacts(),
)


def verdict(**changes):
    """The decision with some facts changed, whichever group they stand in."""
    facts = FACTS
    for name, value in changes.items():
        group = next((one for one in ("hours", "contact", "mailbox") if hasattr(getattr(FACTS, one), name)), None)
        change = {name: value} if group is None else {group: replace(getattr(facts, group), **{name: value})}
        facts = replace(facts, **change)
    return may_send(facts)


PERSON_RULES = [
    (PersonFacts(is_suppressed=True), "suppressed"),
    (PersonFacts(has_address=False), "no_address"),
    (PersonFacts(is_address_dead=True), "dead_address"),
    (PersonFacts(declined_until=NOW + DAY), "cooling_off"),
]


def test_nothing_against_it_and_it_is_sent():
    assert verdict() == Send()


@pytest.mark.parametrize(("person", "code"), PERSON_RULES)
def test_what_forbids_any_mail_to_a_person_ends_it(person, code):
    sends, starts = verdict(person=person), may_start(StartFacts(person, NOW))

    assert isinstance(sends, Skip)
    assert sends == starts
    assert sends.reason.code == code


def test_a_decline_is_over_when_its_cooling_off_is():
    assert verdict(person=PersonFacts(declined_until=NOW)) == Send()


@pytest.mark.parametrize("run", [state for state in EnrollmentState if state not in ("active", "paused")])
def test_an_ended_run_sends_nothing(run):
    assert verdict(run=run).reason.code == "run_ended"
    assert isinstance(verdict(run=run), Skip)


def test_a_paused_run_waits_until_it_resumes():
    assert verdict(run=EnrollmentState.PAUSED, resumes_at=NOW + DAY).until == NOW + DAY
    assert verdict(run=EnrollmentState.PAUSED).until == NOW + RECHECK


def test_a_pause_is_told_with_what_and_why():
    found = verdict(pauses=(Pause("all sending", "the office burns"), Pause("this person")))

    assert isinstance(found, Wait)
    assert "all sending: the office burns" in found.reason.says


def test_what_the_law_asks_for_holds_a_mail_until_somebody_tells_it():
    profile = verdict(missing_profile=("legal name", "postal address"))
    source = verdict(has_source=False)

    assert isinstance(profile, Hold)
    assert "legal name, postal address" in profile.reason.says
    assert isinstance(source, Hold)
    assert source.reason.code == "source_missing"
    assert verdict(has_source=False, is_first_mail=False) == Send()


def test_outside_the_window_it_waits_for_the_next_opening():
    night = NOW.replace(hour=3)

    assert verdict(now=night) == Wait(night.replace(hour=8), verdict(now=night).reason)


def test_nobody_is_written_to_twice_within_the_gap_and_the_wait_ends_inside_the_window():
    friday_night = datetime(2027, 2, 26, 22, tzinfo=UTC)

    found = verdict(last_outreach_at=friday_night)

    assert found.reason.code == "min_gap"
    assert found.until == datetime(2027, 3, 2, 8, tzinfo=UTC)
    assert verdict(last_outreach_at=NOW - 3 * DAY) == Send()


def test_a_gap_of_nothing_lets_mails_follow_at_once():
    assert verdict(last_outreach_at=NOW, min_gap=Delay.parse("0")) == Send()


def test_nobody_gets_more_mails_in_twelve_months_than_the_organisation_allows():
    times = tuple(NOW - days * DAY for days in (300, 200, 100))

    found = verdict(year_of_outreach=times, max_mails=3)

    assert found.reason.code == "max_mails"
    assert found.until == NOW + 66 * DAY
    assert verdict(year_of_outreach=times, max_mails=4) == Send()


def test_beyond_the_most_mails_the_wait_is_for_the_one_that_makes_room():
    times = tuple(NOW - days * DAY for days in (300, 200, 100))

    assert verdict(year_of_outreach=times, max_mails=1).until == NOW + 266 * DAY


def test_a_full_mailbox_waits_for_tomorrow_inside_the_window():
    midnight = start_of_next_day(NOW, BERLIN)

    found = verdict(sent_today=50, daily_cap=50, next_day_at=midnight)

    assert found.reason.code == "daily_cap"
    assert found.until == datetime(2027, 3, 2, 8, tzinfo=UTC)
    assert verdict(sent_today=49, daily_cap=50) == Send()


def test_a_mailbox_takes_its_time_between_two_mails_and_says_when_it_is_in_trouble():
    free_at = NOW + timedelta(minutes=5)

    assert verdict(free_at=free_at) == Wait(free_at, verdict(free_at=free_at).reason)
    assert verdict(free_at=free_at).reason.code == "gap"
    assert "bad password" in verdict(free_at=free_at, trouble="bad password").reason.says
    assert verdict(free_at=NOW, trouble="bad password") == Send()


def test_what_is_final_is_told_before_what_only_waits():
    closed = SendWindow(start=time(0), end=time(0, 1))
    everything = {"window": closed, "pauses": (Pause("all"),), "has_source": False, "sent_today": 99}

    assert verdict(**everything, run=EnrollmentState.STOPPED).reason.code == "run_ended"
    assert verdict(**everything, person=PersonFacts(is_suppressed=True)).reason.code == "suppressed"
    assert verdict(**everything).reason.code == "paused"


def test_who_is_in_a_sequence_or_has_been_is_not_enrolled_again():
    running = may_start(StartFacts(PERSON, NOW, is_running_here=True, was_here=True))
    was = may_start(StartFacts(PERSON, NOW, was_here=True))

    assert running.reason.code == "already_running"
    assert was.reason.code == "already_done"
    assert may_start(StartFacts(PERSON, NOW)) == Send()


def test_a_day_begins_at_local_midnight():
    assert start_of_day(NOW, BERLIN) == datetime(2027, 2, 28, 23, tzinfo=UTC)
    assert start_of_next_day(NOW, BERLIN) == datetime(2027, 3, 1, 23, tzinfo=UTC)


def test_a_day_whose_midnight_comes_twice_begins_with_the_first():
    havana = ZoneInfo("America/Havana")
    second_hour = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)  # 00:30 for the second time

    assert start_of_day(second_hour, havana) == datetime(2026, 11, 1, 4, tzinfo=UTC)


def test_a_day_without_a_midnight_begins_when_the_clock_has_moved():
    santiago = ZoneInfo("America/Santiago")
    noon = datetime(2026, 9, 6, 15, tzinfo=UTC)

    assert start_of_day(noon, santiago) == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert start_of_next_day(noon - DAY, santiago) == datetime(2026, 9, 6, 4, tzinfo=UTC)
