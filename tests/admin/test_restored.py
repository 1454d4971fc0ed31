"""S-55 on screen: every page says that sending is locked, one says why, and only an administrator lets it go on."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from builders import add_mailbox

from sequencer.core.reasons import Reason
from sequencer.gateways.wish_list import WishFile
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.users import UserRole
from sequencer.store.waymarks import Trust, WaymarkRow, lock, waymark_row

OLDER = "This database is older than what was sent from here: a backup was restored."


@pytest.fixture
def locked(desk):
    """Restored two days late, with one mailbox that has not been read since."""
    now = desk.road.now()
    add_mailbox(desk.road)
    with desk.road.database.write() as session:
        session.add(WaymarkRow(id=1, installation="x", body="", marked_at=now - timedelta(days=2)))
        session.flush()
        lock(session, waymark_row(session), Reason("restored_older", OLDER), now)
    return desk


def said(answer):
    """The words of a page, as somebody reads them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def read_it(desk):
    with desk.road.database.write() as session:
        mailbox = session.get_one(Mailbox, 1)
        mailbox.read_at = mailbox.sent_read_at = desk.road.now()


def standing(desk):
    with desk.road.database.read() as session:
        return waymark_row(session).trust, the_organisation(session).paused_at


def test_every_page_says_it_and_leads_there(locked):
    page = locked.browser(UserRole.ADMINISTRATOR).get("/mailboxes")

    assert "Sending is locked since" in said(page)
    assert OLDER in said(page)
    assert 'href="/after-a-restore"' in page.text


def test_the_page_says_from_when_the_database_is_and_what_is_not_read_yet(locked):
    page = said(locked.browser(UserRole.ADMINISTRATOR).get("/after-a-restore"))

    assert "was last alive Sat 27 Feb" in page
    assert "ada@acme.example not read yet" in page


def test_a_mailbox_that_was_not_read_keeps_it_locked(locked):
    browser = locked.browser(UserRole.ADMINISTRATOR)

    assert browser.post("/after-a-restore").status_code == 422
    assert standing(locked)[0] is Trust.LOCKED
    browser.post("/after-a-restore", data={"anyway": "yes"})
    assert standing(locked) == (Trust.CONFIRMED, None)


def test_an_administrator_lets_mails_leave_again(locked):
    read_it(locked)
    browser = locked.browser(UserRole.ADMINISTRATOR)
    browser.post("/after-a-restore")

    assert standing(locked) == (Trust.CONFIRMED, None)
    assert "Sending is locked" not in said(browser.get("/"))


@pytest.mark.parametrize("role", [UserRole.RECRUITER, UserRole.MARKETING, UserRole.HIRING_MANAGER])
def test_nobody_else_does(locked, role):
    read_it(locked)
    browser = locked.browser(role)

    assert browser.post("/after-a-restore").status_code == 403
    assert standing(locked)[0] is Trust.LOCKED


def test_letting_all_mails_leave_is_no_way_round_it(locked):
    browser = locked.browser(UserRole.ADMINISTRATOR)

    assert browser.post("/send-again").status_code == 422
    assert standing(locked)[0] is Trust.LOCKED
    assert 'href="/after-a-restore"' in browser.get("/stop-all-sending").text


@pytest.fixture
def of_two_teams(locked):
    """Two mailboxes: one of Robotics that was read, one of Vision that cannot be."""
    add_mailbox(
        locked.road, "vision@acme.example", team_id=locked.team("Vision"), trouble="Vision’s password is refused."
    )
    with locked.road.database.write() as session:
        session.get_one(Mailbox, 1).team_id = locked.team("Robotics")
    read_it(locked)
    return locked


def test_the_mailboxes_of_other_teams_are_a_number(of_two_teams):
    page = said(of_two_teams.browser(UserRole.RECRUITER, "Robotics").get("/after-a-restore"))

    assert "ada@acme.example" in page
    assert "and 1 of other teams 1 not read yet" in page
    assert "vision@acme.example" not in page
    assert "Vision’s password" not in page


def test_somebody_without_a_mailbox_learns_whether_those_of_others_are_read(of_two_teams):
    page = said(of_two_teams.browser(UserRole.HIRING_MANAGER, "Optics", email="o@acme.example").get("/after-a-restore"))

    assert "2 of other teams 1 not read yet" in page
    assert "ada@acme.example" not in page


def test_an_administrator_sees_every_mailbox(of_two_teams):
    page = said(of_two_teams.browser(UserRole.ADMINISTRATOR).get("/after-a-restore"))

    assert "ada@acme.example" in page
    assert "vision@acme.example" in page
    assert "of other teams" not in page


def test_a_list_of_wishes_that_cannot_be_read_keeps_it_locked_and_is_named_to_an_administrator(locked, tmp_path):
    path = tmp_path / "wishes.list"
    path.mkdir()
    broken = type(locked)(replace(locked.road, wishes=WishFile(path)), tmp_path)
    read_it(broken)
    browser = broken.browser(UserRole.ADMINISTRATOR)

    assert str(path) in said(browser.get("/after-a-restore"))
    assert str(path) not in said(broken.browser(UserRole.RECRUITER).get("/after-a-restore"))
    answer = browser.post("/after-a-restore")
    assert answer.status_code == 422
    assert str(path) in said(answer)
    assert standing(broken)[0] is Trust.LOCKED
