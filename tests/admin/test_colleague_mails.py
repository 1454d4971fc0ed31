"""Asking colleagues by mail and telling them of offers, as a recruiter sees and does it."""

import pytest
from builders import mail
from errands import arrive, every, work
from meetings import ANA, TOMAS, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.book import book
from sequencer.flows.set_watchers import tell_of_offers
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import Colleague
from sequencer.store.offer_notes import watchers_of
from sequencer.store.offers import Offer
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

TOMAS_AT = "tomas@acme.example"


@pytest.fixture
def plan(desk):
    return set_stage(desk.road, people=[ANA, TOMAS])


@pytest.fixture
def tomas(desk, plan):
    return next(one for one in every(desk.road, Colleague) if one.email == TOMAS_AT)


def latest(desk, purpose):
    return [one for one in every(desk.road, Touch) if one.purpose is purpose][-1]


def answers(desk, inboxes, text, purpose):
    cited = latest(desk, purpose)
    raw = mail(
        TOMAS_AT,
        subject=f"Re: {cited.subject}",
        body=text,
        in_reply_to=cited.message_id,
        message_id="<n@there.example>",
    )
    arrive(desk.road, inboxes, raw)
    work(desk.road)


def test_a_colleague_is_asked_with_one_button_and_the_page_shows_what_came_of_it(desk, tomas, inboxes):
    browser = desk.browser()

    assert "Not asked yet." in browser.get(f"/interviews/people/{tomas.id}").text
    browser.post(f"/interviews/people/{tomas.id}/ask")
    work(desk.road)
    asked = browser.get(f"/interviews/people/{tomas.id}").text
    answers(desk, inboxes, "I'm out next week", Purpose.HOURS)
    page = browser.get(f"/interviews/people/{tomas.id}").text

    assert "by Nadia Brandt" in asked
    assert "No answer yet" in asked
    assert "Mon 8 Mar to Sun 14 Mar: no interviews" in page
    assert "Done as they wrote" in page
    assert "“I&#39;m out next week" in page


def test_what_cannot_be_read_waits_in_the_inbox_with_the_words(desk, tomas, inboxes):
    browser = desk.browser()
    browser.post(f"/interviews/people/{tomas.id}/ask")
    work(desk.road)
    answers(desk, inboxes, "Maybe Thursdays, let me check", Purpose.HOURS)

    assert "Maybe Thursdays, let me check" in browser.get("/inbox").text
    assert "To be set by hand" in browser.get(f"/interviews/people/{tomas.id}").text


def test_who_may_only_decide_asks_nobody(desk, tomas, plan):
    browser = desk.browser(UserRole.HIRING_MANAGER)

    assert browser.post(f"/interviews/people/{tomas.id}/ask").status_code == 403
    assert browser.post(f"/interviews/plans/{plan}/tell", data={"tell": [str(tomas.id)]}).status_code == 403
    assert desk.browser().post("/interviews/people/999/ask").status_code == 404


def test_whom_to_tell_is_a_switch_on_the_plan(desk, plan, tomas):
    browser = desk.browser()

    page = browser.post(
        f"/interviews/plans/{plan}/tell", data={"tell": [str(tomas.id), "999", "x"]}, follow_redirects=True
    )

    assert "With every offer these are told by mail: Tomas Ruiz." in page.text
    with desk.road.database.read() as session:
        assert [one.name for one in watchers_of(session, plan)] == ["Tomas Ruiz"]
    browser.post(f"/interviews/plans/{plan}/tell")
    with desk.road.database.read() as session:
        assert watchers_of(session, plan) == []


def test_a_note_of_the_hiring_manager_stands_on_the_host_page(desk, plan, tomas, inboxes):
    tell_of_offers(desk.road, plan, [tomas.id], "noor@acme.example")
    found = offered(desk.road, plan)
    work(desk.road)
    answers(desk, inboxes, "Ask about <parsers>.", Purpose.HEADS_UP)
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0])
    browser = desk.browser()

    for page in (f"/interviews/{every(desk.road, Booking)[0].id}", f"/interviews/offers/{found.id}"):
        shown = browser.get(page).text
        assert "From the interviewers" in shown
        assert "Ask about &lt;parsers&gt;." in shown


def test_whoever_took_over_is_named_on_the_offer(desk, plan, tomas, inboxes):
    tell_of_offers(desk.road, plan, [tomas.id], "noor@acme.example")
    found = offered(desk.road, plan)
    work(desk.road)
    answers(desk, inboxes, "I'll take this from here.", Purpose.HEADS_UP)

    page = desk.browser().get(f"/interviews/offers/{row(desk.road, Offer, found.id).id}").text

    assert "Tomas Ruiz has taken it over and answers them." in page
    assert "takes it from here" in page
