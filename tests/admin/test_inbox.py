"""The inbox: who wrote, what it seems to mean, and what follows when a person says so."""

import pytest
from answering import answered
from builders import add_candidate, add_inbound_mail, add_sequence, mail
from errands import LENA, arrive, cited, every, told, touches, work, work_for
from meetings import plan_id_of
from sqlalchemy import event

from sequencer.core.states import Intent, Purpose
from sequencer.flows.close_domain import close_domain
from sequencer.flows.enroll import enroll_address
from sequencer.flows.wish import state_wish
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.offers import Offer
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Suppression
from sequencer.store.users import UserRole
from sequencer.store.wishes import Wish, WishKind

NOT_NOW = "Not right now, ask me again in June 2028."


def reply(road):
    return every(road, Reply)[-1]


def test_an_answer_stands_in_the_list_with_its_words_and_what_they_seem_to_mean(desk, inboxes):
    found = answered(desk.road, inboxes, NOT_NOW)

    page = desk.browser().get("/inbox")

    assert page.status_code == 200
    assert "Suggested: Not now, June 2028" in page.text
    assert f'href="/inbox/{found.id}"' in page.text
    assert "Not now, until Thursday 1 June 2028" in page.text
    assert "1 to look at" in page.text


def test_the_words_that_decided_are_marked_and_nothing_of_a_stranger_acts(desk, inboxes):
    found = answered(desk.road, inboxes, "<script>alert(1)</script> No thanks, not interested.")

    page = desk.browser().get(f"/inbox/{found.id}")

    assert "<mark>" in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>alert" not in page.text


def test_accepting_takes_it_off_the_list_and_undo_brings_it_back(desk, inboxes):
    found, browser = answered(desk.road, inboxes, "No thanks, not interested."), desk.browser()

    accepted = browser.post(f"/inbox/{found.id}/mean", data={"intent": "not_interested"})
    empty = browser.get("/inbox").text
    undo = browser.get(accepted.headers["Location"]).text

    assert accepted.status_code == 303
    assert "Nobody waits" in empty
    assert f'action="/inbox/{found.id}/again"' in undo
    assert (reply(desk.road).handled_by, "reply_seen" in told(desk.road)) == ("recruiter@acme.example", True)
    browser.post(f"/inbox/{found.id}/again", data={"back": "1"})
    assert reply(desk.road).handled_at is None


def test_a_correction_has_its_consequences_and_can_be_undone(desk, inboxes):
    found, browser = answered(desk.road, inboxes, "Could you tell me what the role pays?"), desk.browser()

    browser.post(f"/inbox/{found.id}/mean", data={"intent": "opt_out"})
    suppressed = len(every(desk.road, Suppression))
    browser.post(f"/inbox/{found.id}/again", data={"back": "1"})

    assert suppressed == 1
    assert (reply(desk.road).intent, reply(desk.road).read_intent) == (Intent.QUESTION, Intent.QUESTION)
    assert every(desk.road, Suppression) == []


def test_not_now_comes_back_on_its_day(desk, inboxes, clock):
    found, browser = answered(desk.road, inboxes, "Not right now."), desk.browser()

    browser.post(f"/inbox/{found.id}/mean", data={"intent": "later", "later_on": "2027-03-20"})
    before = browser.get("/inbox").text
    clock.pass_by(days=20)
    after = desk.browser().get("/inbox").text

    assert "Nobody waits" in before
    assert "Asked to hear from us about now" in after
    assert "Their day has come" in after


def test_a_date_nobody_can_read_is_refused_beside_the_answer(desk, inboxes):
    found = answered(desk.road, inboxes, "Not right now.")

    answer = desk.browser().post(f"/inbox/{found.id}/mean", data={"intent": "later", "later_on": "next tuesday"})

    assert answer.status_code == 422
    assert "“next tuesday” is not a date we can read." in answer.text
    assert reply(desk.road).handled_at is None


def test_an_answer_leaves_in_the_thread_and_one_goes_on_to_what_waits_next(desk, inboxes, post):
    found = answered(desk.road, inboxes, "Could you tell me what the role pays?")

    answer = desk.browser().post(f"/inbox/{found.id}/answer", data={"text": "Gladly: 92 to 108 thousand."})
    work(desk.road)

    assert answer.status_code == 303
    assert [one.purpose for one in touches(desk.road)][-1] is Purpose.ANSWER
    assert b"92 to 108 thousand" in post.mails[-1][1]
    assert reply(desk.road).handled_at is not None


def test_an_empty_answer_is_refused_and_nothing_is_lost(desk, inboxes):
    found = answered(desk.road, inboxes, "Could you tell me what the role pays?")

    answer = desk.browser().post(f"/inbox/{found.id}/answer", data={"text": "  "})

    assert answer.status_code == 422
    assert reply(desk.road).handled_at is None


def test_one_click_hands_over_to_an_interview(desk, inboxes):
    found = answered(desk.road, inboxes, "Yes, happy to talk!")
    plan_id = plan_id_of(desk.road)

    answer = desk.browser().post(f"/inbox/{found.id}/offer", data={"plan": plan_id})

    assert answer.status_code == 303
    assert [one.candidate_id for one in every(desk.road, Offer)] == [found.candidate_id]
    assert reply(desk.road).handled_at is not None


def test_a_closed_domain_is_told_as_one_and_times_can_be_offered_all_the_same(desk, inboxes):
    found = answered(desk.road, inboxes, "Yes, happy to talk!")
    plan_id_of(desk.road)
    close_domain(desk.road, LENA.partition("@")[2], "a client", "root")

    page = desk.browser().get(f"/inbox/{found.id}").text

    assert "Offer times" in page
    assert "Answers only: brandt.example is closed" in page
    assert "asked us not to write" not in page


def test_what_stands_against_an_offer_is_said_and_the_answer_keeps_waiting(desk, inboxes):
    found = answered(desk.road, inboxes, "Yes, happy to talk!")
    plan_id = plan_id_of(desk.road, horizon_days=1)

    answer = desk.browser().post(f"/inbox/{found.id}/offer", data={"plan": plan_id})

    assert answer.status_code == 422
    assert "an offer needs three" in answer.text
    assert reply(desk.road).handled_at is None


def test_a_mail_nobody_can_match_waits_until_somebody_has_seen_to_it(desk, inboxes):
    add_sequence(desk.road)
    mail_id = add_inbound_mail(
        desk.road, 1, mail("who@else.example", body="Hello?"), sender="who@else.example", reason="Whose is it?"
    )
    browser = desk.browser()

    page = browser.get(f"/inbox/mail/{mail_id}")
    browser.post(f"/inbox/mail/{mail_id}/seen")

    assert "Whose is it?" in page.text
    assert "Hello?" in page.text
    assert every(desk.road, InboundMail)[0].state is InboundState.HANDLED
    assert "Nobody waits" in browser.get("/inbox").text


def test_an_unproven_sender_is_shown_by_address(desk, inboxes):
    answered(desk.road, inboxes, "No thanks.")
    arrive(desk.road, inboxes, mail(LENA, subject="Something else", body="Please stop writing to me."))

    page = desk.browser().get("/inbox")

    assert "Sender not verified" in page.text
    assert f"<b>{LENA}</b>" in page.text


def test_a_wish_from_our_page_waits_with_its_words(desk, inboxes, clock):
    answered(desk.road, inboxes, "Yes, happy to talk!")
    plan_id = plan_id_of(desk.road)
    browser = desk.browser()
    browser.post(f"/inbox/{reply(desk.road).id}/offer", data={"plan": plan_id})
    state_wish(desk.road, WishKind.TIMES, "Only after eight", offer_id=every(desk.road, Offer)[0].id)

    page = browser.get("/inbox")
    browser.post("/inbox/wish/1/seen", data={"plan": "0"})

    assert "None of the times suits" in page.text
    assert "Only after eight" in page.text
    assert every(desk.road, Wish)[0].handled_by == "recruiter@acme.example"
    assert "Nobody waits" in browser.get("/inbox").text


def test_what_the_product_settled_by_itself_waits_for_nobody(desk, inboxes, clock):
    road = desk.road
    answered(road, inboxes, "Yes, happy to talk!")
    desk.browser().post(f"/inbox/{reply(road).id}/offer", data={"plan": plan_id_of(road)})
    work(road)
    offer = next(one for one in touches(road) if one.purpose is Purpose.OFFER)
    clock.pass_by(hours=1)
    arrive(road, inboxes, mail(LENA, subject="Re: Grippers", body="Option 2 works.", in_reply_to=offer.message_id))
    work_for(road, clock, minutes=1)

    page = desk.browser().get("/inbox")

    assert "Nobody waits" in page.text
    assert "Option 2 works" in desk.browser().get("/inbox?show=all").text


@pytest.mark.parametrize(
    "address", ["/inbox/{}", "/inbox/{}/mean", "/inbox/{}/answer", "/inbox/{}/offer", "/inbox/{}/again"]
)
def test_a_stranger_to_the_team_finds_nothing(desk, inboxes, address):
    found = answered(desk.road, inboxes, NOT_NOW)
    browser = desk.browser(UserRole.RECRUITER, "Care", email="other@acme.example")
    address = address.format(found.id)

    answer = (
        browser.get(address) if address == f"/inbox/{found.id}" else browser.post(address, data={"intent": "later"})
    )

    assert answer.status_code == 404
    assert NOT_NOW not in browser.get("/inbox").text


def test_mine_are_those_that_came_to_a_mailbox_of_ones_own(desk, inboxes):
    answered(desk.road, inboxes, NOT_NOW)

    own = desk.browser(UserRole.RECRUITER, "Robotics", email="ada@acme.example").get("/inbox?show=mine")
    others = desk.browser().get("/inbox?show=mine")

    assert "Not right now" in own.text
    assert "Not right now" not in others.text


def test_the_list_asks_the_database_as_often_for_many_answers_as_for_one(desk, inboxes):
    answered(desk.road, inboxes, NOT_NOW)
    browser = desk.browser()
    one = _questions(desk.road, lambda: browser.get("/inbox"))
    for number in range(12):
        sender = f"someone{number}@else.example"
        add_candidate(desk.road, sender)
        enroll_address(desk.road, "Welcome", sender)
    work(desk.road)
    for number in range(12):
        sender = f"someone{number}@else.example"
        arrive(desk.road, inboxes, mail(sender, body=f"Later {number}", in_reply_to=cited(desk.road, sender)))

    many = _questions(desk.road, lambda: browser.get("/inbox"))

    assert many <= one + 2


def _questions(road, act):
    asked = []
    event.listen(road.database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    act()
    return len(asked)
