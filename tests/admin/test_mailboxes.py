"""Mailboxes: how each stands, connecting one, and changing it without ever showing a password."""

from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, first_touch
from doors import fake_unlock
from sqlalchemy import select

from sequencer.core.plan.checking import CheckState
from sequencer.core.states import TouchState
from sequencer.store.mailbox_checks import MailboxCheck, latest_check, ticks_of
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

NEW = {
    "provider": "own",
    "email": "Kim@acme.example",
    "password": "one two three",
    "smtp": "smtp.acme.example:587",
    "imap": "imap.acme.example:993",
    "name": "Kim Park",
    "signature": "Kim, {{team}}",
    "daily_cap": "15",
    "gap": "5 minutes",
}


def box(desk, email="kim@acme.example"):
    with desk.road.database.read() as session:
        return mailbox_by_email(session, email)


def connected(desk, browser, **more):
    return browser.post("/mailboxes/new", data=NEW | {"team_id": str(desk.team())} | more)


def test_a_mailbox_is_connected_and_checked_at_once(desk):
    browser = desk.browser()

    where = connected(desk, browser).headers["Location"]

    found = box(desk)
    assert (found.smtp_host, found.daily_cap, found.gap, found.team_id) == (
        "smtp.acme.example",
        15,
        timedelta(minutes=5),
        desk.team(),
    )
    assert fake_unlock(found.secret, f"mailbox:{found.id}") == "one two three"
    page = browser.get(where).text
    assert "Sign in to send" in page
    assert "running since" in page
    assert 'hx-trigger="every 1s"' in page
    assert "Look again" in page


def test_a_password_is_shown_nowhere(desk):
    browser = desk.browser()
    where = connected(desk, browser).headers["Location"]

    refused = connected(desk, browser, smtp="nonsense")

    for page in (browser.get(where), browser.get(f"{where}/connection"), refused):
        assert "one two three" not in page.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"smtp": "nonsense"}, "is no server"),
        ({"email": "kim@"}, "is not an address"),
        ({"password": ""}, "A mailbox needs its password."),
        ({"name": ""}, "Say who it is that writes"),
        ({"daily_cap": "many"}, "Write a whole number"),
        ({"daily_cap": "9999"}, "are not between 1 and 2,000"),
        ({"gap": "a while"}, "is not a length of time"),
        ({"signature": "{{tem}}"}, "There is no field “tem”"),
    ],
)
def test_a_refusal_stands_on_the_form_and_nothing_is_connected(desk, typed, says):
    answer = connected(desk, desk.browser(), **typed)

    assert answer.status_code == 422
    assert says in answer.text
    assert box(desk) is None


def test_a_mailbox_that_is_there_is_not_taken_over(desk):
    sales = desk.team("Sales")
    add_mailbox(desk.road, "kim@acme.example", team_id=sales)

    answer = connected(desk, desk.browser())

    assert answer.status_code == 422
    assert "connected already" in answer.text
    assert box(desk).team_id == sales


def test_a_provider_fills_in_its_servers(desk):
    browser = desk.browser()

    assert "smtp.gmail.com:587" in browser.get("/mailboxes/new?email=kim@gmail.com").text
    assert "imap.fastmail.com:993" in browser.get("/mailboxes/new?provider=fastmail").text


def test_the_password_we_keep_is_told_to_no_other_server(desk):
    browser = desk.browser()
    where = connected(desk, browser).headers["Location"]
    elsewhere = {"smtp": "smtp.elsewhere.example:587", "imap": "imap.acme.example:993", "user": "kim@acme.example"}

    refused = browser.post(f"{where}/connection", data=elsewhere)
    kept = browser.post(f"{where}/connection", data=elsewhere | {"password": "another"})

    assert refused.status_code == 422
    assert "Type the password again" in refused.text
    assert kept.status_code == 303
    found = box(desk)
    assert found.smtp_host == "smtp.elsewhere.example"
    assert fake_unlock(found.secret, f"mailbox:{found.id}") == "another"


def test_how_a_mailbox_writes_is_changed_and_its_password_stays(desk):
    browser = desk.browser()
    where = connected(desk, browser).headers["Location"]

    browser.post(
        f"{where}/manner", data={"name": "Kim", "signature": "", "daily_cap": "9", "gap": "1 minute", "team_id": ""}
    )

    found = box(desk)
    assert (found.name, found.daily_cap, found.team_id) == ("Kim", 9, None)
    assert fake_unlock(found.secret, f"mailbox:{found.id}") == "one two three"


def test_trouble_is_said_with_what_waits_because_of_it(desk):
    add_candidate(desk.road)
    name = add_sequence(desk.road, FIRST)
    touch_id = first_touch(desk.road, "lena@brandt.example", name)
    with desk.road.database.write() as session:
        ada = session.scalars(select(Mailbox)).one()
        ada.trouble, ada.trouble_at = "The server does not know this user or password.", desk.road.now()
        touch = session.get(Touch, touch_id)
        touch.state, touch.reason_code, touch.reason = TouchState.PLANNED, "mailbox_trouble", "Waiting: in trouble."
    browser = desk.browser()

    listed, page = browser.get("/mailboxes").text, browser.get(f"/mailboxes/{box(desk, 'ada@acme.example').id}").text

    assert "1 of 1 needs you" in listed
    assert "Mend it" in listed
    assert "The server does not know this user or password." in page
    assert "1 mail holds until then." in page
    assert "Lena Brandt" in page


def test_a_failed_check_names_the_setting_and_the_servers_words(desk):
    browser = desk.browser()
    where = connected(desk, browser).headers["Location"]
    with desk.road.database.write() as session:
        check = latest_check(session, box(desk).id)
        check.state, check.ended_at, check.wakes_at = CheckState.FAILED, desk.road.now(), None
        tick = ticks_of(session, check.id)[0]
        tick.state, tick.says, tick.mend, tick.said = "failed", "Refused.", "Change the password.", "535 <no>"

    page = browser.get(where).text
    fragment = browser.get(where, headers={"HX-Request": "true"})

    assert "Change the password." in page
    assert "535 &lt;no&gt;" in page
    assert "I changed it, check again" in page
    assert fragment.headers["HX-Refresh"] == "true"
    assert "<html" not in fragment.text
    browser.post(f"{where}/check")
    with desk.road.database.read() as session:
        assert len(session.scalars(select(MailboxCheck)).all()) == 2


def test_another_teams_mailbox_is_not_there(desk):
    foreign = add_mailbox(desk.road, "kim@acme.example", team_id=desk.team("Sales"))
    browser = desk.browser()

    assert "kim@acme.example" not in browser.get("/mailboxes").text
    for rest in ("", "/connection", "/manner"):
        assert browser.get(f"/mailboxes/{foreign}{rest}").status_code == 404
    for rest in ("/check", "/connection", "/manner"):
        assert browser.post(f"/mailboxes/{foreign}{rest}", data=NEW).status_code == 404


def test_a_mailbox_is_given_to_none_but_an_own_team(desk):
    answer = connected(desk, desk.browser(), team_id=str(desk.team("Sales")))

    assert answer.status_code == 422
    assert "Choose one of your teams." in answer.text


def test_a_hiring_manager_looks_and_changes_nothing(desk):
    ada = add_mailbox(desk.road)
    browser = desk.browser(UserRole.HIRING_MANAGER, "Robotics")

    page = browser.get(f"/mailboxes/{ada}").text

    assert "Change the connection" not in page
    assert browser.get(f"/mailboxes/{ada}/connection").status_code == 403
    assert browser.post(f"/mailboxes/{ada}/check").status_code == 403


def test_a_paused_mailbox_says_what_it_still_does(desk):
    ada = add_mailbox(desk.road)
    browser = desk.browser()

    browser.post(f"/pause/mailbox/{ada}", data={"why": "Ada is on leave", "back": f"/mailboxes/{ada}"})

    page = browser.get(f"/mailboxes/{ada}").text
    assert "Ada is on leave. Answers are read as always." in page
    assert "Let it send again" in page
