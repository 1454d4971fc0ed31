"""The page on which a colleague takes their change of hours back: looking, robots and forged forms change nothing."""

import re

import pytest
from builders import add_inbound_mail, mail
from errands import every, work
from meetings import ANA, set_stage

from sequencer.app import create_app
from sequencer.core.states import Effect, Purpose
from sequencer.flows.ask_hours import ask_hours
from sequencer.settings import Settings
from sequencer.store.colleagues import Colleague
from sequencer.store.hours_requests import HoursAnswer
from sequencer.store.inbound_mails import InboundState
from sequencer.store.touches import Touch


@pytest.fixture
def away(road):
    """Ana has written that she is out next week."""
    set_stage(road, people=[ANA])
    ask_hours(road, 1, "noor@acme.example")
    work(road)
    asked = next(one for one in every(road, Touch) if one.purpose is Purpose.HOURS)
    raw = mail(ANA["email"], body="I'm out next week", in_reply_to=asked.message_id)
    due = {"effect": Effect.HOURS, "effect_due_at": road.now(), "touch_id": asked.id, "sender": ANA["email"]}
    add_inbound_mail(road, 1, raw, state=InboundState.HANDLED, **due)
    work(road)
    return road


@pytest.fixture
def browser(away, tmp_path):
    return create_app(Settings(data_dir=tmp_path), away).test_client(use_cookies=False)


@pytest.fixture
def link(away):
    (answer,) = every(away, HoursAnswer)
    return away.links.hours(answer.id, answer.nonce).removeprefix("https://jobs.acme.example")


def nonce(page):
    return re.search(r'name="once" value="([^"]+)"', page.text).group(1)


def absences(road):
    return every(road, Colleague)[0].absences


def test_looking_says_what_was_understood_and_changes_nothing(away, browser, link):
    page = browser.get(link)
    browser.head(link)

    assert page.status_code == 200
    assert "Mon 8 Mar to Sun 14 Mar: no interviews" in page.text
    assert len(absences(away)) == 7


def test_one_button_takes_it_back_and_the_page_says_so_ever_after(away, browser, link, clock):
    once = nonce(browser.get(link))
    clock.pass_by(seconds=5)

    assert "Taken back" in browser.post(link, data={"once": once, "sure": "yes"}).text
    assert absences(away) == []
    assert "taken back already" in browser.get(link).text


def test_the_button_alone_without_the_tick_changes_nothing(away, browser, link, clock):
    once = nonce(browser.get(link))
    clock.pass_by(seconds=5)

    page = browser.post(link, data={"once": once})

    assert "Tick the line" in page.text
    assert len(absences(away)) == 7


def test_a_form_without_its_one_time_value_changes_nothing(away, browser, link):
    assert browser.post(link).status_code == 400
    assert browser.post(link, data={"once": "made-up"}).status_code == 400
    assert len(absences(away)) == 7


def test_whoever_presses_at_once_is_asked_again(away, browser, link, clock):
    once = nonce(browser.get(link))

    page = browser.post(link, data={"once": once, "sure": "yes"})

    assert "press once more" in page.text
    assert len(absences(away)) == 7
    clock.pass_by(seconds=5)
    browser.post(link, data={"once": nonce(page), "sure": "yes"})
    assert absences(away) == []


def test_a_made_up_link_leads_nowhere(away, browser, link):
    assert browser.get(f"{link[:-3]}abc").status_code == 404
    assert browser.post(f"{link[:-3]}abc").status_code == 404
