"""An answer is put off or given to a colleague: it is found again in time, by whoever has it, and each can be taken back."""

from datetime import UTC, datetime

import pytest
from answering import answered
from errands import every, told
from sqlalchemy import select

from sequencer.core.states import Intent
from sequencer.store.replies import Reply
from sequencer.store.timeline import Event
from sequencer.store.users import UserRole

QUESTION = "Could you tell me what the role pays?"


def the_reply(road):
    return every(road, Reply)[-1]


def said(road, kind):
    """What the timeline says, and who did it."""
    with road.database.read() as session:
        return session.execute(select(Event.says, Event.actor).where(Event.kind == kind)).all()


def test_what_is_put_off_leaves_the_list_and_comes_back_at_its_top(desk, inboxes, clock):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()

    browser.post(f"/inbox/{found.id}/later", data={"on": "2027-03-08"})
    away, later = browser.get("/inbox").text, browser.get("/inbox?show=later").text
    clock.pass_by(days=7)
    back = desk.browser().get("/inbox").text

    assert "Nobody waits" in away
    assert "Back Mon 8 Mar" in later
    assert "Put off until now" in back
    assert f'href="/inbox/{found.id}"' in back
    assert said(desk.road, "reply_put_off") == [
        ("Their answer was put off until Mon 8 Mar 2027, 09:00.", "recruiter@acme.example")
    ]


def test_the_moments_one_would_say_are_on_the_clock_of_the_people_here(desk, inboxes, clock):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()

    page = browser.get(f"/inbox/{found.id}").text
    browser.post(f"/inbox/{found.id}/later", data={"until": "2027-03-01T14:00"})

    for value in ("2027-03-01T14:00", "2027-03-02T09:00", "2027-03-08T09:00"):
        assert f'value="{value}"' in page
    assert the_reply(desk.road).put_off_until == datetime(2027, 3, 1, 13, tzinfo=UTC)


def test_putting_off_can_be_undone_at_once(desk, inboxes):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()

    done = browser.post(f"/inbox/{found.id}/later", data={"on": "2027-03-20"})
    page = browser.get(done.headers["Location"]).text
    browser.post(f"/inbox/{found.id}/again")

    assert f'action="/inbox/{found.id}/again"' in page
    assert the_reply(desk.road).put_off_until is None
    assert "1 to look at" in browser.get("/inbox").text


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"on": "2027-02-28"}, "That is over already"),
        ({"on": "2031-01-01"}, "more than two years ahead"),
        ({"on": "soon"}, "Choose a day"),
        ({"until": "2027-13-45T99:00"}, "Choose a day"),
        ({}, "Choose a day"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused_and_the_answer_keeps_waiting(desk, inboxes, chosen, why):
    found = answered(desk.road, inboxes, QUESTION)

    answer = desk.browser().post(f"/inbox/{found.id}/later", data=chosen)

    assert answer.status_code == 422
    assert why in answer.text
    assert the_reply(desk.road).put_off_until is None


def test_what_is_seen_to_meanwhile_does_not_come_back(desk, inboxes, clock):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()

    browser.post(f"/inbox/{found.id}/later", data={"on": "2027-03-08"})
    browser.post(f"/inbox/{found.id}/mean", data={"intent": "question"})
    clock.pass_by(days=8)

    assert "Nobody waits" in desk.browser().get("/inbox").text


def test_not_now_may_be_put_off_once_more_on_its_day(desk, inboxes, clock):
    found, browser = answered(desk.road, inboxes, "Not right now."), desk.browser()
    browser.post(f"/inbox/{found.id}/mean", data={"intent": "later", "later_on": "2027-03-20"})
    clock.pass_by(days=20)
    browser = desk.browser()

    browser.post(f"/inbox/{found.id}/later", data={"on": "2027-03-29"})
    away = browser.get("/inbox").text
    clock.pass_by(days=8)

    assert "Nobody waits" in away
    assert f'href="/inbox/{found.id}"' in desk.browser().get("/inbox").text


@pytest.mark.parametrize(
    ("locale", "begins", "asks"),
    [
        ("en", "Hi Lena,", "You wrote in March: “Not right now, ask me again in June 2027”. Is now a better time?"),
        ("de-AT", "Hallo Lena,", "im März kam als Antwort: „Not right now, ask me again in June 2027“."),
        ("fr", "Bonjour Lena,", "En mars, vous m’avez écrit"),
        ("es", "Hola, Lena:", "En marzo llegó esta respuesta: «Not right now, ask me again in June 2027»."),
    ],
)
def test_on_the_day_they_asked_for_a_draft_begins_with_their_own_words(desk, inboxes, clock, locale, begins, asks):
    found = answered(
        desk.road, inboxes, "Not right now, ask me again in June 2027. Lena", first_name="Lena", locale=locale
    )
    desk.browser().post(f"/inbox/{found.id}/mean", data={"intent": "later", "later_on": "2027-06-01"})

    before = desk.browser().get(f"/inbox/{found.id}").text
    clock.pass_by(days=93)
    after = desk.browser().get(f"/inbox/{found.id}").text

    assert asks not in before
    assert begins in after
    assert asks in after


def test_a_colleague_finds_what_was_given_to_them_on_their_today_and_among_mine(desk, inboxes):
    found = answered(desk.road, inboxes, QUESTION, first_name="Lena", last_name="Brandt")
    tom = desk.user(UserRole.RECRUITER, "Robotics", email="tom@acme.example")
    own, theirs = desk.browser(), desk.browser(UserRole.RECRUITER, "Robotics", email="tom@acme.example")

    assert "was given to you" not in theirs.get("/").text
    own.post(f"/inbox/{found.id}/give", data={"to": tom})

    assert "Lena Brandt’s answer was given to you." in theirs.get("/").text
    assert "Lena Brandt" in theirs.get("/inbox?show=mine").text
    assert "Lena Brandt" not in own.get("/inbox?show=mine").text
    assert "was given to you" not in own.get("/").text
    assert said(desk.road, "reply_given") == [("Their answer was given to Nadia Brandt.", "recruiter@acme.example")]


def test_mine_is_what_nobody_was_given_and_came_to_my_mailbox(desk, inboxes):
    found = answered(desk.road, inboxes, QUESTION)
    ada = desk.browser(UserRole.RECRUITER, "Robotics", email="ada@acme.example")
    tom = desk.user(UserRole.RECRUITER, "Robotics", email="tom@acme.example")

    before = ada.get("/inbox?show=mine").text
    ada.post(f"/inbox/{found.id}/give", data={"to": tom})
    after = ada.get("/inbox?show=mine").text

    assert "what the role pays" in before
    assert "what the role pays" not in after
    assert "1 waits for somebody else" in after


def test_giving_away_can_be_undone(desk, inboxes):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()
    tom = desk.user(UserRole.RECRUITER, "Robotics", email="tom@acme.example")

    done = browser.post(f"/inbox/{found.id}/give", data={"to": tom})
    given = the_reply(desk.road).assigned_to_id
    page = browser.get(done.headers["Location"]).text
    browser.post(f"/inbox/{found.id}/give", data={"to": "", "back": "1"})

    assert given == tom
    assert f'action="/inbox/{found.id}/give"' in page
    assert the_reply(desk.road).assigned_to_id is None


def test_only_who_sees_the_person_can_be_given_their_answer(desk, inboxes):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()
    stranger = desk.user(UserRole.RECRUITER, "Care", email="stranger@acme.example")

    page = browser.get(f"/inbox/{found.id}").text
    answer = browser.post(f"/inbox/{found.id}/give", data={"to": stranger})

    assert f'<option value="{stranger}"' not in page
    assert answer.status_code == 422
    assert "do not see this person" in answer.text
    assert the_reply(desk.road).assigned_to_id is None


def test_what_is_seen_to_leaves_the_colleagues_today(desk, inboxes):
    found, browser = answered(desk.road, inboxes, QUESTION), desk.browser()
    me = desk.user(UserRole.RECRUITER)
    browser.post(f"/inbox/{found.id}/give", data={"to": me})

    browser.post(f"/inbox/{found.id}/mean", data={"intent": Intent.QUESTION})

    assert "was given to you" not in browser.get("/").text
    assert told(desk.road).count("reply_seen") == 1
