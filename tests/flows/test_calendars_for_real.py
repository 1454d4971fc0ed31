"""From a real calendar server to the times on offer: our own event there, somebody else's, and none at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from calendars import busy, calendar, connect
from errands import told, work_for
from ical import calendar as written
from ical import event
from meetings import event_in, mails_for, offered, row, set_stage, starts, token_of
from sites import said, site

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.states import Purpose
from sequencer.errors import UserError
from sequencer.flows.book import book
from sequencer.flows.set_calendars import CalendarGiven, calendars_found, save_calendar
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard
from sequencer.store.bookings import Booking
from sequencer.store.clashes import open_clashes

ADA = "ada@acme.example"


@pytest.fixture(scope="module")
def feed():
    with site() as made:
        yield made


@pytest.fixture(scope="module")
def doors(feed, radicale_server):
    made = Calendars(Guard(allow=feed.listed | {("127.0.0.1", radicale_server.port)}))
    yield made
    made.close()


@pytest.fixture
def stage(road, doors):
    """The road with real doors to calendars, and a plan."""
    found = replace(road, calendars=doors)
    return found, set_stage(found)


def entry(start, uid="other@x"):
    return written(event(uid=uid, start=f"DTSTART:{start:%Y%m%dT%H%M%SZ}"))


def test_what_stands_in_a_caldav_calendar_is_not_offered(stage, radicale):
    road, plan = stage
    free = starts(road, offered(road, plan))
    work = radicale.make("work", title="Work")
    radicale.put(work, "busy", entry(free[0]))
    given = CalendarGiven(CalendarKind.CALDAV, radicale.address, radicale.user, radicale.password)

    listed = calendars_found(road, 1, given)
    save_calendar(road, 1, given.at(listed[0].address, listed[0].name), "")

    assert [one.name for one in listed] == ["Work"]
    assert busy(road) == [(free[0], free[0] + timedelta(hours=1), False)]


def test_our_own_invitation_in_their_calendar_is_no_clash_and_another_entry_is(stage, radicale, clock):
    road, plan = stage
    found = offered(road, plan)
    booking = row(road, Booking, book(road, token_of(road, found), starts(road, found)[0]).booking_id)
    _, invitation = event_in(mails_for(road, Purpose.NOTICE, ADA)[0])
    work = radicale.make("work")
    radicale.put(work, "ours", written(invitation.to_ical().decode().strip()))
    save_calendar(road, 1, CalendarGiven(CalendarKind.CALDAV, work, radicale.user, radicale.password), "")
    with road.database.read() as session:
        before = open_clashes(session, None, road.now())

    radicale.put(work, "theirs", entry(booking.start_at))
    work_for(road, clock, minutes=7)

    assert before == []
    assert told(road).count("interview_clash") == 1


def test_a_feed_that_stops_answering_keeps_what_it_said_and_tells_since_when(stage, feed, clock):
    road, plan = stage
    start = starts(road, offered(road, plan))[0]
    feed.answers["/ana.ics"] = said(entry(start), ETag='"1"')
    connect(road, address=feed.at("/ana.ics"))
    feed.answers["/ana.ics"] = said(status="503 Service Unavailable")

    work_for(road, clock, minutes=7)

    assert len(busy(road)) == 1
    assert calendar(road).failing_since == road.now()
    assert "503" in calendar(road).trouble


def test_an_unchanged_feed_is_asked_for_by_its_tag_and_not_sent_again(stage, feed, clock):
    road, _ = stage
    feed.forget()
    feed.answers["/ana.ics"] = said(entry(road.now() + timedelta(days=2)), ETag='"1"')
    connect(road, address=feed.at("/ana.ics"))
    feed.answers["/ana.ics"] = said(status="304 Not Modified")

    work_for(road, clock, minutes=7)

    assert feed.heard[-1].headers["if-none-match"] == '"1"'
    assert len(busy(road)) == 1
    assert calendar(road).failing_since is None


def test_a_host_of_our_own_network_is_refused_in_a_sentence(stage):
    road, _ = stage
    with pytest.raises(UserError, match="ALLOW_HOSTS"):
        connect(road, address="http://127.0.0.1:9/ana.ics")
