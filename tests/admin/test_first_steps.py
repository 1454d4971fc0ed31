"""First steps: each is read from what is there, the next one has its form in place."""

import pytest
from builders import add_candidate, add_mailbox, add_sequence, first_touch
from sqlalchemy import select

from sequencer.core.states import Purpose, TouchState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import Sequence, current_version, definition_of
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole


@pytest.fixture
def bare(desk):
    """The desk of an organisation that has told nothing yet."""
    with desk.road.database.write() as session:
        found = the_organisation(session)
        found.legal_name = found.postal_address = found.privacy_url = found.contact = found.name = ""
    return desk


def steps(browser) -> str:
    return browser.get("/first-steps").text


def test_a_new_installation_begins_with_who_we_are(bare):
    browser = bare.browser(UserRole.ADMINISTRATOR)

    page = steps(browser)

    assert "1 of 7 done" in page  # the team of this browser
    assert "Six things stand between you" in page
    assert 'action="/first-steps/organisation"' in page
    assert 'action="/first-steps/window"' not in page


def test_each_form_moves_on_to_the_next_step(bare):
    browser = bare.browser(UserRole.ADMINISTRATOR)

    browser.post(
        "/first-steps/organisation",
        data={
            "legal_name": "Acme GmbH",
            "postal_address": "Lindenhof 4\r\n10115 Berlin",
            "privacy_url": "https://acme.example/privacy",
            "zone": "Europe/Lisbon",
            "name": "",
            "contact": "",
        },
    )
    page = steps(browser)
    assert "Acme GmbH, Lindenhof 4, 10115 Berlin." in page
    assert "Connect this mailbox" in page

    mailbox_id = add_mailbox(bare.road)
    assert "Look at its check" in steps(browser)
    with bare.road.database.write() as session:
        session.get(Mailbox, mailbox_id).read_at = bare.road.now()
    assert 'action="/first-steps/window"' in steps(browser)

    browser.post(
        "/first-steps/window",
        data={"window_days": ["2", "3", "4"], "window_start": "08:30", "window_end": "12:00"},
    )
    page = steps(browser)
    assert "Tue to Thu, 08:30 to 12:00, on their clock." in page
    assert "Import a file" in page

    add_candidate(bare.road)
    assert "Read them, copy one" in steps(browser)


def test_a_refused_form_keeps_what_was_typed(bare):
    browser = bare.browser(UserRole.ADMINISTRATOR)

    answer = browser.post(
        "/first-steps/organisation",
        data={"legal_name": "Acme GmbH", "postal_address": "Lindenhof 4", "privacy_url": "nowhere", "zone": "UTC"},
    )

    assert answer.status_code == 422
    assert "is no web address" in answer.text
    assert 'value="Acme GmbH"' in answer.text


def test_the_steps_of_an_administrator_are_said_to_others_without_a_form(bare):
    browser = bare.browser(UserRole.RECRUITER)

    page = steps(browser)

    assert "An administrator does this one." in page
    assert 'action="/first-steps/organisation"' not in page
    assert "Connect this mailbox" in page
    assert browser.post("/first-steps/organisation").status_code == 403


def test_the_first_team_is_named_here(bare):
    browser = bare.browser(UserRole.ADMINISTRATOR)

    assert browser.post("/first-steps/team", data={"name": "Care Robotics"}).status_code == 303
    assert browser.post("/first-steps/team", data={"name": "care robotics"}).status_code == 422


def test_all_is_done_once_a_mail_to_oneself_has_left(desk):
    add_candidate(desk.road)
    name = add_sequence(desk.road)
    touch_id = first_touch(desk.road, "lena@brandt.example", name)
    with desk.road.database.write() as session:
        session.scalars(select(Mailbox)).one().read_at = desk.road.now()
        the_organisation(session).window_days = "1,2,3"
    browser = desk.browser(UserRole.ADMINISTRATOR)
    assert "Press <b>Test to me</b>" in steps(browser)

    with desk.road.database.write() as session:
        touch = session.get(Touch, touch_id)
        touch.purpose, touch.state = Purpose.TEST, TouchState.SENT

    assert "All seven steps are done." in steps(browser)


def test_a_starter_is_copied_with_team_sender_and_window(desk):
    mailbox_id = add_mailbox(desk.road)
    with desk.road.database.write() as session:
        found = the_organisation(session)
        found.window_days, found.window_start, found.window_end = "2,3", "08:00", "10:00"
    browser = desk.browser()

    answer = browser.post("/starters/work-we-know", data={"team_id": desk.team(), "mailbox_id": mailbox_id})

    assert answer.status_code == 303
    with desk.road.database.read() as session:
        sequence = session.scalars(select(Sequence)).one()
        copied = definition_of(session, current_version(session, sequence.id).id)
    assert answer.headers["Location"] == f"/sequences/{sequence.id}"
    assert (copied.team, copied.sender, copied.window.days) == ("Robotics", "ada@acme.example", (2, 3))
    assert browser.get(answer.headers["Location"]).status_code == 200


def test_a_starter_is_copied_into_an_own_team_and_from_an_own_mailbox_only(desk):
    sales = desk.team("Sales")
    foreign = add_mailbox(desk.road, "kim@acme.example", team_id=sales)
    own = add_mailbox(desk.road)
    browser = desk.browser()

    for team_id, mailbox_id in ((sales, own), (desk.team(), foreign), (desk.team(), 99)):
        answer = browser.post("/starters/met-before", data={"team_id": team_id, "mailbox_id": mailbox_id})
        assert answer.status_code == 422
        assert "Choose one of your teams" in answer.text
    assert browser.post("/starters/nothing", data={"team_id": 1, "mailbox_id": own}).status_code == 404


def test_the_four_can_be_read_before_there_is_a_team_or_a_mailbox(desk):
    page = desk.browser().get("/starters").text

    assert "Somebody whose work we know" in page
    assert "There is no mailbox yet to send from." in page
    assert "You may well be happy where you are" in page
