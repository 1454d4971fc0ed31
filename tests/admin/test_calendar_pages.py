"""Calendars on a colleague's page: connected once they could be read, mended, chosen from an account, taken out."""

import re
from datetime import timedelta
from html import unescape

import pytest
from calendars import FEED, busy, calendar, connect, hour
from errands import every, told, work_for
from meetings import offered, row, set_stage, starts, token_of

from sequencer.admin.calendar_words import calendar_line
from sequencer.core.meet.busy.account import CalendarKind, CalendarListed
from sequencer.core.meet.busy.values import Counts
from sequencer.errors import CalendarError
from sequencer.flows.book import book
from sequencer.flows.set_interviews import add_busy
from sequencer.store.bookings import Booking
from sequencer.store.calendars import Calendar
from sequencer.store.colleagues import BusyTime
from sequencer.store.offers import Offer
from sequencer.store.users import UserRole

DAV = "https://dav.acme.example/"
PAGE = "/interviews/people/1"
NEW = f"{PAGE}/calendars/new"
DOWN = CalendarError("feeds.acme.example does not answer.")


@pytest.fixture
def plan(desk):
    return set_stage(desk.road)


def form(**changes):
    rules = {"needs_action": "soft", "tentative": "busy", "has_all_day": "yes"}
    return {"kind": "ics", "address": FEED, "user": "", "secret": ""} | rules | changes


def text_of(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def gone_silent(desk, calendars, clock):
    calendars.trouble = DOWN
    work_for(desk.road, clock, minutes=6, seconds=30)
    work_for(desk.road, clock, minutes=70)


def test_a_calendar_is_connected_and_its_page_says_when_it_was_read_and_how_much_is_in_it(desk, plan, calendars):
    calendars.spans[FEED] = [hour(desk.road.now() + timedelta(days=1)), hour(desk.road.now() - timedelta(days=2))]
    browser = desk.browser()

    answer = browser.post(NEW, data=form(tentative="free", has_all_day=""))

    assert answer.headers["Location"].endswith(f"{PAGE}#calendars")
    kept = calendar(desk.road)
    assert (kept.kind, kept.tentative, kept.has_all_day) == (CalendarKind.ICS, Counts.FREE, False)
    assert "feeds.acme.example Secret web address Read at 11:00, 1 busy time ahead" in text_of(browser.get(PAGE))


def test_one_that_cannot_be_read_stays_in_the_form_with_the_reason_and_without_the_password(desk, plan, calendars):
    calendars.trouble = DOWN

    answer = desk.browser().post(NEW, data=form(user="ana", secret="s3cret"))

    assert answer.status_code == 422
    assert "feeds.acme.example does not answer." in answer.text
    assert 'value="ana"' in answer.text
    assert "s3cret" not in answer.text
    assert every(desk.road, Calendar) == []


def test_the_secret_address_is_never_shown_again(desk, plan):
    connect(desk.road)
    browser = desk.browser()

    pages = [browser.get(PAGE), browser.get(f"{PAGE}/calendars/1"), browser.get("/interviews/people")]

    assert [one.status_code for one in pages] == [200, 200, 200]
    assert not any("8f3e" in one.text for one in pages)


def test_an_account_with_several_calendars_asks_which_and_the_sign_in_goes_along_sealed(desk, plan, calendars):
    calendars.listed = [CalendarListed("Work", f"{DAV}work/"), CalendarListed("Team", f"{DAV}team/"),
                        CalendarListed("Birthdays", f"{DAV}births/")]  # fmt: skip
    browser = desk.browser()
    asked = browser.post(NEW, data=form(kind="caldav", address=DAV, user="ana", secret="s3cret"))
    account = re.search(r'name="account" value="([^"]+)"', asked.text).group(1)

    none = browser.post(f"{PAGE}/calendars/chosen", data={"account": account})
    browser.post(
        f"{PAGE}/calendars/chosen", data={"account": account, "calendar": [f"{DAV}work/", f"{DAV}team/", "https://x/"]}
    )

    assert "Which of these calendars?" in asked.text
    assert "s3cret" not in asked.text
    assert "Choose at least one calendar." in none.text
    assert [one.name for one in every(desk.road, Calendar)] == ["Work", "Team"]
    assert [(one.user, one.secret) for one, *_ in calendars.looks[-2:]] == [("ana", "s3cret")] * 2


def test_an_account_that_was_made_up_or_is_of_somebody_else_is_refused(desk, plan, calendars):
    calendars.listed = [CalendarListed("Work", f"{DAV}work/"), CalendarListed("Team", f"{DAV}team/")]
    asked = desk.browser().post(NEW, data=form(kind="caldav", address=DAV))
    account = re.search(r'name="account" value="([^"]+)"', asked.text).group(1)
    other = desk.browser(UserRole.RECRUITER, email="other@acme.example")

    answers = [other.post(f"{PAGE}/calendars/chosen", data={"account": one}) for one in (account, "", "nonsense")]

    assert [one.status_code for one in answers] == [400, 400, 400]
    assert every(desk.road, Calendar) == []


def test_the_only_calendar_of_an_account_is_taken_without_a_question(desk, plan, calendars):
    calendars.listed = [CalendarListed("Work", f"{DAV}work/")]

    desk.browser().post(NEW, data=form(kind="caldav", address=DAV))

    assert calendar(desk.road).name == "Work"
    assert calendars.looks[-1][0].address == f"{DAV}work/"


def test_trouble_says_since_when_what_follows_and_how_to_mend_it(desk, plan, calendars, clock):
    connect(desk.road)
    calendars.trouble = DOWN
    work_for(desk.road, clock, minutes=6, seconds=30)
    browser = desk.browser()

    soon = text_of(browser.get(PAGE))
    work_for(desk.road, clock, minutes=70)
    late = text_of(browser.get(PAGE))

    assert "We cannot read this calendar since 11:06. feeds.acme.example does not answer. What it said last counts until 12:00." in soon  # fmt: skip
    assert "We cannot read this calendar since 11:06, so none of Ana’s time is offered." in late
    assert "Enter the address again" in late
    assert "Calendar cannot be read" in text_of(browser.get("/interviews/people"))


@pytest.mark.parametrize(
    ("warning", "is_need"),
    [
        ("One entry has no start that can be read, and counts for nothing.", True),
        ("One entry has no end that can be read; until its day ends the time is taken.", False),
    ],
)
def test_busy_time_that_may_be_missing_needs_somebody(clock, warning, is_need):
    now = clock()
    one = Calendar(id=1, name="Work", kind=CalendarKind.ICS, last_read_at=now, covers_until=now, failures=0)
    one.warnings = [warning]

    line = calendar_line(one, 3, "Ana", "UTC", now)

    assert (line.family == "need", line.is_unread, warning in line.more) == (is_need, False, True)


def test_mending_keeps_what_is_left_empty_and_reads_at_once(desk, plan, calendars, clock):
    connect(desk.road, user="ana", secret="old")
    gone_silent(desk, calendars, clock)
    calendars.trouble = None

    desk.browser().post(f"{PAGE}/calendars/1", data=form(address="", user="ana", secret="new"))

    assert calendar(desk.road).trouble == ""
    assert (calendars.looks[-1][0].address, calendars.looks[-1][0].secret) == (FEED, "new")


def test_it_is_read_at_once_and_taken_out_with_what_it_said(desk, plan, calendars):
    connect(desk.road)
    calendars.spans[FEED] = [hour(desk.road.now() + timedelta(days=1))]
    add_busy(desk.road, 1, *hour(desk.road.now() + timedelta(days=2)), "Dentist")
    browser = desk.browser()

    browser.post(f"{PAGE}/calendars/1/read")
    seen = busy(desk.road)
    browser.post(f"{PAGE}/calendars/1/remove")

    assert len(seen) == 2
    assert [one.source for one in every(desk.road, BusyTime)] == ["Dentist"]
    assert every(desk.road, Calendar) == []


def test_what_a_calendar_said_is_no_row_to_take_out_by_hand(desk, plan, calendars):
    calendars.spans[FEED] = [hour(desk.road.now() + timedelta(days=1))]
    connect(desk.road)
    browser = desk.browser()

    browser.post(f"{PAGE}/busy", data={"remove": "1"})

    assert len(busy(desk.road)) == 1
    assert "None that we know of." in browser.get(PAGE).text


def test_a_calendar_of_another_colleague_is_not_there(desk, plan):
    connect(desk.road)
    browser = desk.browser()

    answers = [
        browser.get("/interviews/people/2/calendars/1"),
        browser.post("/interviews/people/2/calendars/1", data=form()),
        browser.post("/interviews/people/2/calendars/1/remove"),
        browser.post("/interviews/people/2/calendars/1/read"),
        browser.get("/interviews/people/2/calendars/new"),
    ]

    assert [one.status_code for one in answers] == [404] * 5
    assert len(every(desk.road, Calendar)) == 1


def test_whoever_offers_by_hand_is_asked_and_may_offer_all_the_same(desk, plan, calendars, clock):
    found = offered(desk.road, plan)
    connect(desk.road)
    gone_silent(desk, calendars, clock)
    browser = desk.browser()

    asked = browser.post(f"/interviews/offers/{found.id}/again")
    before = len(every(desk.road, Offer))
    done = browser.post(f"/interviews/offers/{found.id}/again", data={"despite_unread": "yes"})

    assert asked.status_code == 422
    assert "We cannot read Ana's calendar since 11:06." in text_of(asked)
    assert "Mend Ana’s calendar" in text_of(asked)
    assert before == 1
    assert done.status_code == 303
    assert every(desk.road, Offer)[-1].despite == [1]


def test_what_needs_somebody_names_the_calendar_and_the_way_to_mend_it(desk, plan, calendars, clock):
    connect(desk.road)
    gone_silent(desk, calendars, clock)

    page = desk.browser().get("/needs-you")
    others = desk.browser(UserRole.RECRUITER, "Care", email="care@acme.example").get("/needs-you")

    assert "We cannot read Ana Teles’s calendar since 11:06." in text_of(page)
    assert f"{PAGE}/calendars/1" in page.text
    assert "calendar since" not in text_of(others)


def test_something_else_over_an_interview_needs_somebody_who_may_let_it_take_place(desk, plan, calendars, clock):
    found = offered(desk.road, plan)
    booking = row(
        desk.road, Booking, book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0]).booking_id
    )
    calendars.spans[FEED] = [hour(booking.start_at)]
    connect(desk.road)
    browser = desk.browser()

    listed = text_of(browser.get("/needs-you"))
    shown = text_of(browser.get(f"/interviews/{booking.id}"))
    browser.post(f"/interviews/{booking.id}/clash")

    assert "Ana Teles’s calendar now has something else at the interview of Lena Brandt." in listed
    assert "Ana Teles’s calendar now has something else at this time." in shown
    assert "Let it take place" not in text_of(browser.get(f"/interviews/{booking.id}"))
    assert "something else" not in text_of(browser.get("/needs-you"))
    assert told(desk.road)[-1] == "interview_clash_settled"
