"""A calendar is connected: sealed, tried at once, and its password told to no other server."""

from datetime import timedelta

import pytest
from calendars import FEED, busy, calendar, connect, hour
from doors import MONDAY
from errands import every
from meetings import set_stage

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.busy.values import BusySpan, Counts
from sequencer.errors import CalendarError, UserError
from sequencer.flows.set_calendars import CalendarGiven, calendars_found, save_calendar
from sequencer.store.calendars import Calendar, due_calendars

EVENING = MONDAY + timedelta(days=2, hours=8)
DOWN = CalendarError("feeds.acme.example does not answer.")


@pytest.fixture
def plan(road):
    return set_stage(road)


def due(road):
    with road.database.read() as session:
        return due_calendars(session, road.now(), 100)


def test_a_calendar_is_kept_with_what_it_said_when_it_was_connected(road, plan, calendars):
    calendars.spans[FEED] = [hour(EVENING)]

    connect(road)

    assert busy(road) == [(*hour(EVENING), False)]
    assert calendar(road).last_read_at == road.now()
    assert due(road) == []


def test_the_secret_address_is_sealed_and_only_its_host_shows(road, plan):
    connect(road, user="ana", secret="s3cret")

    kept = calendar(road)

    assert (kept.host, kept.name, kept.user) == ("feeds.acme.example", "feeds.acme.example", "ana")
    assert kept.sealed.startswith(b"calendar:1|")
    shown = [getattr(kept, one.key) for one in Calendar.__table__.columns if one.key != "sealed"]
    assert not any("8f3e" in str(one) or "s3cret" in str(one) for one in shown)


def test_one_that_cannot_be_read_is_not_connected_and_says_why(road, plan, calendars):
    calendars.trouble = DOWN

    with pytest.raises(UserError, match=r"feeds\.acme\.example does not answer\."):
        connect(road)

    assert every(road, Calendar) == []


def test_the_same_address_twice_is_one_calendar_brought_up_to_date(road, plan, calendars):
    calendars.spans[FEED] = [hour(EVENING)]
    first = connect(road)
    second = connect(road, tentative=Counts.FREE)

    assert first == second
    assert (calendar(road).tentative, len(busy(road))) == (Counts.FREE, 1)


def test_a_stored_password_goes_to_no_other_server_than_the_one_it_was_entered_for(road, plan, calendars):
    dav = {"kind": CalendarKind.CALDAV, "address": "https://dav.acme.example/ana/", "secret": "s3cret"}
    calendar_id = connect(road, **dav)
    asked = len(calendars.looks)

    for place in ("https://evil.example/", "http://dav.acme.example/", "https://dav.acme.example:8443/"):
        with pytest.raises(UserError, match="Enter the password again"):
            save_calendar(road, 1, CalendarGiven(CalendarKind.CALDAV, address=place), "", calendar_id)
    assert len(calendars.looks) == asked

    save_calendar(
        road, 1, CalendarGiven(CalendarKind.CALDAV, address="https://dav.acme.example/work/"), "", calendar_id
    )
    assert calendars.looks[-1][0].secret == "s3cret"


def test_what_may_yet_be_taken_is_kept_apart(road, plan, calendars):
    calendars.spans[FEED] = [BusySpan(*hour(EVENING), is_soft=True)]
    connect(road)

    assert busy(road) == [(*hour(EVENING), True)]


def test_an_account_shows_its_calendars_before_anything_is_kept(road, plan, calendars):
    calendars.listed = ["Private", "Work"]

    assert calendars_found(road, 1, CalendarGiven(CalendarKind.CALDAV, address="https://dav.acme.example/")) == [
        "Private",
        "Work",
    ]
    assert every(road, Calendar) == []
