"""The list of rules that decides is the list that explains."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.contact_rules import ContactFacts
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.eligibility import may_send
from sequencer.core.plan.explaining import Answer, explained
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.mailbox_rules import MailboxFacts
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.person_rules import PersonFacts, open_questions, person_rules
from sequencer.core.plan.send_facts import SendFacts
from sequencer.core.plan.send_rules import RULES
from sequencer.core.plan.verdict import Hold, Pause, Send, Skip, Wait
from sequencer.core.plan.windows import SendWindow
from sequencer.core.states import EnrollmentState

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
DAY = timedelta(days=1)
flags = st.booleans()
instants = st.one_of(st.none(), st.integers(-40, 40).map(lambda hours: NOW + timedelta(hours=hours)))

people = st.builds(
    PersonFacts,
    has_address=flags,
    is_suppressed=flags,
    is_address_dead=flags,
    declined_until=instants,
    closed_domain=st.sampled_from(["", "acme.example"]),
    employer_domain=st.sampled_from(["", "acme.example"]),
    has_consent=flags,
)
facts = st.builds(
    SendFacts,
    now=st.just(NOW),
    person=st.one_of(st.just(PersonFacts()), people),
    run=st.sampled_from([EnrollmentState.ACTIVE] * 4 + [EnrollmentState.PAUSED, EnrollmentState.ANSWERED]),
    resumes_at=instants,
    pauses=st.sampled_from([(), (), (Pause("all sending"),)]),
    missing_profile=st.sampled_from([(), (), ("legal name",)]),
    has_source=flags,
    is_first_mail=flags,
    hours=st.sampled_from([SendWindow(is_always=True), SendWindow(days=(2,))]).map(
        lambda window: Hours(window, ZoneInfo("Europe/Berlin"), OpenDays("DE"))
    ),
    contact=st.builds(
        ContactFacts,
        last_outreach_at=instants,
        min_gap=st.just(Delay.parse("1 day")),
        year_of_outreach=st.sampled_from([(), (NOW - DAY,) * 12]),
    ),
    mailbox=st.builds(
        MailboxFacts,
        sent_today=st.sampled_from([0, 50]),
        sent_lately=st.sampled_from([0, 10]),
        per_minute=st.sampled_from([0, 10]),
        room_at=instants,
        free_at=instants,
        gap=st.just(timedelta(minutes=10)),
        next_day_at=st.just(NOW + DAY),
    ),
    id_awaited_since=instants,
)


@given(facts)
def test_what_decides_in_the_explanation_is_the_decision(given_facts):
    verdict, found = may_send(given_facts), explained(given_facts, NOW).decides

    if isinstance(verdict, Send):
        assert found is None
        return
    assert (found.code, found.says) == (verdict.reason.code, verdict.reason.says)
    kinds = {Wait: Answer.WAITS, Hold: Answer.HOLDS, Skip: Answer.ENDS}
    assert found.answer is kinds[type(verdict)]
    assert found.until == getattr(verdict, "until", None)


@given(facts)
def test_no_reason_of_the_person_is_lost_on_the_way(given_facts):
    """Whatever forbids a mail to a person keeps it, whether or not it has a line of its own in the list."""
    alive = replace(given_facts, run=EnrollmentState.ACTIVE)
    forbidden = next(person_rules(alive.person, NOW), None)
    verdict = may_send(alive)

    assert (forbidden is None) is not (isinstance(verdict, Skip) and verdict.reason == forbidden)
    if forbidden is None and not alive.pauses:
        question = next(open_questions(alive.person), None)
        assert (question is not None) is (
            isinstance(verdict, Hold) and verdict.reason.code == getattr(question, "code", "")
        )


def test_every_rule_is_told_in_order_with_its_source_and_who_can_change_it():
    found = explained(_facts(), NOW).findings

    assert [one.rule for one in found] == [rule.key for rule in RULES]
    assert all(one.source and one.changed_by and one.asks for one in found)
    assert len({one.rule for one in found}) == len(found)


def test_a_mail_of_another_day_is_asked_about_as_of_that_day():
    full = replace(_facts(), mailbox=MailboxFacts(sent_today=50, next_day_at=NOW + DAY))

    assert explained(full, NOW).decides.code == "daily_cap"
    assert explained(full, NOW + 2 * DAY).decides is None
    assert explained(full, NOW + 2 * DAY).at == NOW + 2 * DAY


@pytest.mark.parametrize(
    ("window", "says"), [(SendWindow(is_always=True), "at any hour"), (SendWindow(), "09:00 to 17:00")]
)
def test_the_window_is_told_with_the_clock_it_goes_by(window, says):
    hours = Hours(window, ZoneInfo("Europe/Berlin"), is_guess=True)
    (line,) = [one for one in explained(replace(_facts(), hours=hours), NOW).findings if one.rule == "hours"]

    assert says in line.source
    assert "Europe/Berlin, a guess: we do not know where they live" in line.source


@pytest.mark.parametrize(
    ("is_known", "says"),
    [(True, "Their employer’s domain"), (False, "Employer’s domain is not known, so this cannot be checked")],
)
def test_where_the_employers_domain_is_not_known_the_rule_says_that_it_checks_nothing(is_known, says):
    person = PersonFacts(is_employer_known=is_known)
    (line,) = [one for one in explained(replace(_facts(), person=person), NOW).findings if one.rule == "employer"]

    assert line.answer is Answer.PASSES
    assert line.source.startswith(says)


def _facts():
    return SendFacts(
        now=NOW,
        person=PersonFacts(),
        run=EnrollmentState.ACTIVE,
        resumes_at=None,
        pauses=(),
        missing_profile=(),
        has_source=True,
        is_first_mail=True,
        hours=Hours(SendWindow(), ZoneInfo("Europe/Berlin")),
        contact=ContactFacts(last_outreach_at=None, min_gap=Delay.parse("3 days")),
        mailbox=MailboxFacts(),
    )
