"""A rule may come into force while a worker holds a mail that has passed it: then the mail is asked again, and stays."""

from dataclasses import replace
from datetime import date

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, first_touch
from errands import run_of, touches, work, work_for
from intake import take_in

from sequencer.core.accounts import Server, Tls
from sequencer.core.plan.day_spans import read_span
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.claim import claim
from sequencer.flows.close_days import close_for_all, go_on_leave
from sequencer.flows.consent import record_consent, withdraw_consent
from sequencer.flows.edit_candidate import edit_candidate
from sequencer.flows.rule_country import rule_country
from sequencer.flows.send import send
from sequencer.flows.set_up import MailboxGiven, add_mailbox, set_organisation

ADMIN = "root@acme.example"
SERVER = Server("mail.acme.example", 465, Tls.TLS)
ADA = "ada@acme.example"
PERSON, OTHER = "lena@brandt.example", "mateo@home.example"
WEEK = read_span("2027-03-01", "2027-03-05", "")

ACTS = {  # what somebody does, and what the mail waits for then; a closed day gives it another date
    "consent withdrawn": (lambda road, lena: withdraw_consent(road, lena, ADMIN), "consent_missing"),
    "country closed": (lambda road, lena: rule_country(road, "DE", "hold", ADMIN), "country_hold"),
    "employer known": (
        lambda road, lena: edit_candidate(road, lena, {"employer_domain": "brandt.example"}, ADMIN),
        "employer_address",
    ),
    "employer imported": (
        lambda road, lena: take_in(road, f"email,employer_domain\n{PERSON},brandt.example\n"),
        "employer_address",
    ),
    "sender away": (lambda road, lena: go_on_leave(road, ADA, WEEK, ADMIN), ""),
    "quiet days": (lambda road, lena: close_for_all(road, WEEK, ADMIN), ""),
    "less a day": (lambda road, lena: add_mailbox(road, MailboxGiven(ADA, daily_cap=1)), "daily_cap"),
    "longer between mails": (lambda road, lena: set_organisation(road, {"min_gap": "30 days"}), "min_gap"),
}


@pytest.fixture
def taken(road, clock):
    """A worker holds the second mail to Lena, whose consent we have; another person has got one today."""
    name = add_sequence(road, FIRST, SECOND)
    lena = add_candidate(road, PERSON, country="DE")
    add_candidate(road, OTHER)
    rule_country(road, "DE", "consent", ADMIN)
    record_consent(road, lena, "mails", date(2027, 3, 1), "by phone", ADMIN)
    first_touch(road, PERSON, name)
    work(road)
    work_for(road, clock, hours=71)
    first_touch(road, OTHER, name)
    work(road)
    clock.pass_by(hours=1)
    (_, second) = touches(road, PERSON)
    return lena, claim(road, second.id)


def doing(road, place, act):
    """A road on which something happens at one place."""

    def step(reached):
        if reached == place:
            act(road)

    return replace(road, step=step)


@pytest.mark.parametrize("place", ["after_check", "after_354"])
@pytest.mark.parametrize("what", ACTS)
def test_no_mail_leaves_once_a_rule_forbids_it(road, taken, post, what, place):
    (act, code), (lena, touch) = ACTS[what], taken
    post.mails.clear()

    send(doing(road, place, lambda road: act(road, lena)), touch)
    work(road)

    assert post.mails == []
    (_, kept) = touches(road, PERSON)
    assert kept.state in (TouchState.PLANNED, TouchState.HELD)
    assert kept.reason_code == code
    assert kept.wakes_at > road.now()
    assert run_of(road, PERSON).state is EnrollmentState.ACTIVE


@pytest.mark.parametrize("what", ["employer known", "sender away"])
def test_what_is_decided_when_the_text_has_begun_comes_too_late(road, taken, post, what):
    (act, _), (lena, touch) = ACTS[what], taken
    post.mails.clear()

    send(doing(road, "after_transmitting", lambda road: act(road, lena)), touch)

    assert post.recipients == [PERSON]
    assert touches(road, PERSON)[1].state is TouchState.SENT


def test_a_change_that_forbids_nothing_lets_the_mail_leave_after_one_more_look(road, taken, post):
    lena, touch = taken
    post.mails.clear()

    send(doing(road, "after_354", lambda road: edit_candidate(road, lena, {"last_name": "Brandt-Roe"}, ADMIN)), touch)
    assert post.mails == []
    work(road)

    assert post.recipients == [PERSON]


def test_a_mail_that_another_mailbox_sends_is_not_asked_again(road, taken, post):
    add_mailbox(road, MailboxGiven("bo@acme.example", SERVER, SERVER, password="secret"))
    go_on_leave(road, "bo@acme.example", WEEK, ADMIN)

    assert touches(road, PERSON)[1].state is TouchState.CLAIMED
