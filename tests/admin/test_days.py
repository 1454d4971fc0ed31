"""Quiet days and leave on their screens: closed, told, taken out, and by whom."""

import re

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence
from errands import LENA, touches, work

from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.open_days import leave_of, quiet_days_of
from sequencer.store.organisations import the_organisation
from sequencer.store.users import UserRole

CHRISTMAS = {"first": "2027-12-24", "last": "2028-01-01", "name": "Christmas"}
QUIET = "/organisation/quiet-days"


def quiet_days(desk):
    with desk.road.database.read() as session:
        return [str(span) for span in quiet_days_of(the_organisation(session))]


def leave(desk, mailbox_id=1):
    with desk.road.database.read() as session:
        return [str(span) for span in leave_of(mailbox_by_email(session, "ada@acme.example"))]


def test_an_administrator_closes_days_and_opens_them_again(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)

    assert browser.post(QUIET, data=CHRISTMAS).status_code == 303
    assert quiet_days(desk) == ["2027-12-24..2028-01-01 Christmas"]
    page = browser.get(QUIET).text
    assert "24 Dec 2027 – 1 Jan 2028" in page
    assert "24 Dec 2027 – 1 Jan 2028" in browser.get("/organisation").text

    days = re.search(r'name="days" value="([^"]+)"', page).group(1)
    assert browser.post(f"{QUIET}/open", data={"days": days}).status_code == 303
    assert quiet_days(desk) == []


def test_one_day_needs_no_last_day(desk):
    desk.browser(UserRole.ADMINISTRATOR).post(QUIET, data={"first": "2027-12-24", "last": "", "name": ""})

    assert quiet_days(desk) == ["2027-12-24"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"first": ""}, "is no day"),
        ({"last": "2027-12-01"}, "lies before the first one"),
        ({"last": "2030-12-01"}, "longer than 400 days"),
        ({"name": "x" * 90}, "longer than 80 characters"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(desk, typed, says):
    answer = desk.browser(UserRole.ADMINISTRATOR).post(QUIET, data=CHRISTMAS | {"name": "Between"} | typed)

    assert answer.status_code == 422
    assert says in answer.text
    assert "aria-invalid" in answer.text
    assert quiet_days(desk) == []


def test_only_an_administrator_closes_days_for_everybody(desk):
    browser = desk.browser(UserRole.RECRUITER)

    assert "Only an administrator changes these." in browser.get(QUIET).text
    assert browser.post(QUIET, data=CHRISTMAS).status_code == 403


def test_closing_days_says_how_many_mails_have_another_date(desk):
    add_candidate(desk.road, LENA)
    add_sequence(desk.road, FIRST)
    enroll_address(desk.road, "Welcome", LENA)
    browser = desk.browser(UserRole.ADMINISTRATOR)

    browser.post(QUIET, data={"first": "2027-03-01", "last": "2027-03-03", "name": ""})

    assert "1 planned mail has another date now." in browser.get(QUIET).text


def test_leave_is_set_at_the_mailbox_and_told_on_its_page(desk):
    add_mailbox(desk.road, team_id=desk.team())
    browser = desk.browser()

    assert browser.post("/mailboxes/1/leave", data=CHRISTMAS).status_code == 303
    assert leave(desk) == ["2027-12-24..2028-01-01 Christmas"]
    assert "24 Dec 2027 – 1 Jan 2028" in browser.get("/mailboxes/1").text

    assert browser.post("/mailboxes/1/leave/end", data={"days": "2027-12-24..2028-01-01"}).status_code == 303
    assert leave(desk) == []


def test_a_mailbox_of_another_team_is_not_there(desk):
    add_mailbox(desk.road, team_id=desk.team("Care"))
    browser = desk.browser(UserRole.RECRUITER, "Robotics")

    assert browser.get("/mailboxes/1/leave").status_code == 404
    assert browser.post("/mailboxes/1/leave", data=CHRISTMAS).status_code == 404


@pytest.mark.parametrize("days", ["", "soon", "2027-13-01", "'; DROP TABLE mailboxes"])
def test_what_no_button_sends_is_refused(desk, days):
    assert desk.browser(UserRole.ADMINISTRATOR).post(f"{QUIET}/open", data={"days": days}).status_code == 400


def test_days_that_have_passed_are_folded_away(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)
    browser.post(QUIET, data={"first": "2027-02-01", "last": "2027-02-02", "name": "Past"})

    assert "1 that has passed" in browser.get(QUIET).text
    assert "Past" not in browser.get("/organisation").text


def test_the_person_page_says_that_their_zone_is_a_guess(desk):
    candidate_id = add_candidate(desk.road, LENA, country="DE")
    known = add_candidate(desk.road, "ben@brandt.example", zone="Europe/Lisbon")
    browser = desk.browser()

    assert "Germany. Berlin, a guess, 11:00 there now" in browser.get(f"/candidates/{candidate_id}").text
    assert "a guess" not in browser.get(f"/candidates/{known}").text


def test_a_mail_that_waits_for_a_holiday_says_so_on_the_person_page(desk, clock):
    clock.at = clock.at.replace(month=3, day=26)  # Good Friday
    candidate_id = add_candidate(desk.road, LENA, country="DE", zone="Europe/Berlin")
    add_sequence(desk.road, FIRST)
    enroll_address(desk.road, "Welcome", LENA)
    work(desk.road)

    assert touches(desk.road)[0].due_at.day == 26 or touches(desk.road)[0].due_at > clock()
    assert "Sat 27 Mar" in desk.browser().get(f"/candidates/{candidate_id}").text


def test_the_review_before_a_start_counts_with_closed_days_and_tells_them(desk):
    candidate_id = add_candidate(desk.road, LENA, zone="Europe/Berlin")
    add_sequence(desk.road, FIRST)
    browser = desk.browser(UserRole.ADMINISTRATOR)
    browser.post(QUIET, data={"first": "2027-03-01", "last": "2027-03-03", "name": "Audit"})
    browser.post("/mailboxes/1/leave", data={"first": "2027-03-04", "last": "2027-03-05", "name": ""})

    page = browser.get(f"/sequences/1/start?people={candidate_id}").text

    assert "Quiet days for everybody: 1 Mar – 3 Mar 2027 (Audit)." in page
    assert "Ada Lovelace is away: 4 Mar – 5 Mar 2027." in page
    assert "The first leaves Mon 8 Mar, 00:00" in page
