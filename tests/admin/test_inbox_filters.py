"""The inbox narrowed down: by team, outcome and waiting time, with counts, and never without a word about what is hidden."""

from answering import answered
from builders import add_candidate, add_inbound_mail, add_mailbox, add_team

from sequencer.flows.enroll import enroll_address
from sequencer.store.users import UserRole

QUESTION, DECLINE = "Could you tell me what the role pays?", "No thanks, not interested."


def two_answers(desk, inboxes, clock):
    """A question that has waited for ten days, and a decline of today."""
    answered(desk.road, inboxes, QUESTION, first_name="Lena", last_name="Brandt")
    clock.pass_by(days=10)
    answered(desk.road, inboxes, DECLINE, sender="tove@nystrom.example", first_name="Tove", last_name="Nyström")


def names(page):
    """Who stands in the list."""
    return [name for name in ("Lena Brandt", "Tove Nyström") if f"<b>{name}</b><time" in page.text]


def test_each_filter_leaves_what_fits_it(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)
    browser = desk.browser()

    assert names(browser.get("/inbox")) == ["Lena Brandt", "Tove Nyström"]
    assert names(browser.get("/inbox?outcome=question")) == ["Lena Brandt"]
    assert names(browser.get("/inbox?outcome=not_interested")) == ["Tove Nyström"]
    assert names(browser.get("/inbox?waited=today")) == ["Tove Nyström"]
    assert names(browser.get("/inbox?waited=day")) == ["Lena Brandt"]
    assert names(browser.get("/inbox?waited=week")) == ["Lena Brandt"]
    assert names(browser.get("/inbox?waited=week&outcome=not_interested")) == []
    assert names(browser.get("/inbox?show=all&waited=week")) == ["Lena Brandt"]


def test_every_choice_says_how_many_there_would_be_with_the_others_as_they_stand(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)

    page = desk.browser().get("/inbox?waited=week").text

    assert "Question (1)" in page
    assert "Not interested (0)" in page
    assert "Up to a day (1)" in page
    assert "More than a week (1)" in page


def test_where_nobody_is_left_the_page_says_which_filter_hides_whom(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)

    page = desk.browser().get("/inbox?waited=week&outcome=not_interested").text

    assert "“Not interested” hides 1" in page
    assert "“More than a week” hides 1" in page
    assert "Show all 2" in page
    assert 'href="/inbox?waited=week"' in page
    assert 'href="/inbox?outcome=not_interested"' in page


def test_the_filter_stays_while_one_works_through_the_list(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)
    browser = desk.browser()

    page = browser.get("/inbox/1?waited=week")
    done = browser.post("/inbox/1/mean?waited=week", data={"intent": "question"})

    assert 'action="/inbox/1/mean?waited=week"' in page.text
    assert "waited=week" in done.headers["Location"]
    assert names(browser.get(done.headers["Location"])) == []


def test_a_team_has_the_answers_to_its_sequences_and_the_mails_to_its_mailboxes(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)
    care = add_team(desk.road, "Care")
    mailbox = add_mailbox(desk.road, "care@acme.example", team_id=care)
    add_inbound_mail(desk.road, mailbox, b"From: x@else.example\r\n\r\nHello", sender="x@else.example")
    robotics = desk.team("Robotics")
    browser = desk.browser(UserRole.ADMINISTRATOR)

    ours, theirs = browser.get(f"/inbox?team={robotics}"), browser.get(f"/inbox?team={care}")

    assert names(ours) == ["Lena Brandt", "Tove Nyström"]
    assert "Robotics (2)" in ours.text
    assert "Care (1)" in ours.text
    assert names(theirs) == []
    assert "<b>x@else.example</b><time" in theirs.text


def test_what_stands_in_the_address_by_mistake_filters_nothing(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)

    page = desk.browser().get("/inbox?waited=ages&outcome=love&team=x&show=none")

    assert page.status_code == 200
    assert names(page) == ["Lena Brandt", "Tove Nyström"]


def test_a_team_that_somebody_does_not_see_shows_nothing(desk, inboxes, clock):
    two_answers(desk, inboxes, clock)
    add_candidate(desk.road, "someone@else.example")
    enroll_address(desk.road, "Welcome", "someone@else.example")
    stranger = desk.browser(UserRole.RECRUITER, "Care", email="other@acme.example")

    page = stranger.get(f"/inbox?team={desk.team('Robotics')}")

    assert names(page) == []
    assert "hides" not in page.text
