"""What an incoming mail means for the runs of the person it came from."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.consequence import Ask, End, of_absence, of_bounce, of_departure, of_manual_mail, of_reply
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.states import LIVE_RUNS, EnrollmentState, Intent, Permanence

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2027, 3, 1)


@pytest.mark.parametrize("intent", Intent)
def test_any_human_answer_ends_the_run(intent):
    found = of_reply(intent)

    assert isinstance(found, End)
    assert found.state not in LIVE_RUNS
    assert found.reason.says


def test_only_a_wish_not_to_be_written_to_suppresses_and_only_a_decline_cools_off():
    assert [intent for intent in Intent if of_reply(intent).suppresses] == [Intent.OPT_OUT]
    assert [intent for intent in Intent if of_reply(intent).cools_off] == [Intent.NOT_INTERESTED]
    assert of_reply(Intent.OPT_OUT).state is EnrollmentState.OPTED_OUT
    assert of_reply(Intent.NOT_INTERESTED).state is EnrollmentState.DECLINED


@pytest.mark.parametrize(
    ("returns_on", "resumes"),
    [
        (date(2027, 3, 10), date(2027, 3, 11)),  # Wednesday: one working day later
        (date(2027, 3, 5), date(2027, 3, 8)),  # Friday: not on Saturday
        (date(2027, 3, 6), date(2027, 3, 9)),  # Saturday is back on Monday
        (date(2027, 2, 1), date(2027, 2, 2)),  # over already
        (None, date(2027, 3, 8)),  # five working days
        (date(9999, 12, 31), date(2027, 3, 8)),  # no date anybody means
    ],
)
def test_an_absence_pauses_until_one_working_day_after_the_return(returns_on, resumes):
    found = of_absence(returns_on, MONDAY, BERLIN)

    assert found.at == datetime(resumes.year, resumes.month, resumes.day, 9, tzinfo=BERLIN)


@given(st.one_of(st.none(), st.dates()), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_an_absence_never_pauses_for_more_than_some_years(returns_on, sent_on):
    found = of_absence(returns_on, sent_on, BERLIN)

    assert found.at.year <= sent_on.year + 3
    assert found.reason.says


def test_bounces_end_a_run_but_an_unclear_one_asks_a_person():
    assert of_bounce(Permanence.HARD, "unknown user").state is EnrollmentState.BOUNCED
    assert of_bounce(Permanence.SOFT, "mailbox full").state is EnrollmentState.BOUNCED
    assert isinstance(of_bounce(Permanence.UNDETERMINED, "policy"), Ask)
    assert "mailbox full" in of_bounce(Permanence.SOFT, "mailbox full").reason.says


def test_who_has_left_is_not_written_to_and_what_a_colleague_wrote_waits_for_a_person():
    assert of_departure().state is EnrollmentState.STOPPED
    assert of_manual_mail().at is None


def test_an_absence_is_told_in_the_zone_of_the_candidate():
    found = of_absence(date(2027, 3, 10), MONDAY, ZoneInfo("Pacific/Auckland"))

    assert found.at == datetime(2027, 3, 10, 20, tzinfo=UTC)


def test_an_absence_counts_the_working_days_of_the_candidates_country():
    back_on_maundy_thursday = of_absence(date(2027, 3, 25), date(2027, 3, 15), BERLIN, OpenDays("DE").is_working)

    assert back_on_maundy_thursday.at == datetime(2027, 3, 30, 9, tzinfo=BERLIN)  # Easter lies between
