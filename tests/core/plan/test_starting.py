from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.plan.contact_rules import LastMail
from sequencer.core.plan.eligibility import OtherRun, StartFacts
from sequencer.core.plan.person_rules import PersonFacts
from sequencer.core.plan.starting import Applicant, Begin, BeginLater, Decide, LeaveOut, judge

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def applicant(person=None, *, is_running_here=False, was_here=False, elsewhere=(), **facts):
    return Applicant(StartFacts(person or PersonFacts(), NOW, is_running_here, was_here, elsewhere), BERLIN, **facts)


def wrote(days_ago):
    return LastMail(NOW - timedelta(days=days_ago), "Ada Lovelace", "Care", "Grippers")


def test_nothing_against_it_means_begin():
    assert judge(applicant()) == Begin()


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (applicant(PersonFacts(is_suppressed=True)), "suppressed"),
        (applicant(PersonFacts(has_address=False)), "no_address"),
        (applicant(PersonFacts(is_address_dead=True)), "dead_address"),
        (applicant(PersonFacts(declined_until=NOW + timedelta(days=30))), "cooling_off"),
        (applicant(is_running_here=True, was_here=True), "already_running"),
        (applicant(was_here=True), "already_done"),
        (applicant(elsewhere=(OtherRun("Summer", "Care", "Ada"),)), "in_another"),
    ],
)
def test_what_forbids_a_mail_leaves_out_whoever_agrees(one, code):
    verdict = judge(one, {code})

    assert isinstance(verdict, LeaveOut)
    assert verdict.reason.code == code


@pytest.mark.parametrize(
    ("one", "code", "says"),
    [
        (applicant(is_paused=True, pause_reason="on leave"), "paused", "on leave"),
        (applicant(has_source=False), "source_missing", "first mail would be held"),
        (applicant(missing=("met at",)), "field_missing", "“met at” is empty"),
        (
            applicant(last_mail=wrote(60)),
            "wrote_recently",
            "Ada Lovelace (Care) wrote “Grippers” to them on 31 December",
        ),
    ],
)
def test_what_gives_pause_is_for_a_person_to_decide(one, code, says):
    verdict = judge(one)

    assert isinstance(verdict, Decide)
    assert verdict.reason.code == code
    assert says in verdict.reason.says
    assert judge(one, {code}) == Begin()


def test_the_day_of_the_last_mail_is_that_of_the_persons_clock():
    late = replace(wrote(0), at=datetime(2027, 2, 28, 23, 30, tzinfo=UTC))

    assert judge(applicant(last_mail=late)).reason.says.endswith("to them on 1 March.")
    assert judge(replace(applicant(last_mail=late), zone=ZoneInfo("America/Lima"))).reason.says.endswith("28 February.")


def test_letting_one_reason_pass_shows_the_next_one():
    one = applicant(has_source=False, missing=("met at",))

    assert judge(one, {"source_missing"}).reason.code == "field_missing"


def test_a_mail_of_long_ago_gives_no_pause():
    assert judge(applicant(last_mail=wrote(120))) == Begin()


def test_company_wide_limits_let_a_run_begin_whose_mail_waits_by_itself():
    free = NOW + timedelta(days=2)
    verdict = judge(applicant(free_at=free, limit="Care wrote yesterday."))

    assert isinstance(verdict, BeginLater)
    assert (verdict.until, verdict.reason.says) == (free, "Care wrote yesterday.")
