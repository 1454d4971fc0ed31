"""Calendars on a CalDAV server: a real one, and one that says odd things."""

from dataclasses import replace

import pytest
from ical import BERLIN, at, calendar, event
from sites import said, site

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind, CalendarListed
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.caldav import _is_trusted
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard

SINCE, UNTIL = at("03-01 00:00"), at("03-15 00:00")


@pytest.fixture(scope="module")
def door(one_site, radicale_server):
    made = Calendars(Guard(allow=one_site.listed | {("127.0.0.1", radicale_server.port)}))
    yield made
    made.close()


def account(radicale, address="", **known) -> CalendarAccount:
    known = {"user": radicale.user, "secret": radicale.password} | known
    return CalendarAccount(CalendarKind.CALDAV, address or radicale.address, BERLIN, **known)


def look(door, there):
    found = door.read_busy(there, SINCE, UNTIL)
    return [f"{one.start_at:%m-%d %H:%M} > {one.end_at:%m-%d %H:%M}" for one in found.spans]


def test_a_real_server_tells_when_somebody_is_busy(radicale, door):
    work = radicale.make("work")
    radicale.put(work, "single", calendar(event(uid="single")))
    radicale.put(
        work,
        "weekly",
        calendar(
            event("RRULE:FREQ=WEEKLY", uid="w", start="DTSTART;TZID=Europe/Berlin:20250303T140000"),
            event("RECURRENCE-ID;TZID=Europe/Berlin:20270308T140000", uid="w", start="DTSTART:20270310T140000Z"),
        ),
    )
    radicale.put(work, "day", calendar(event(uid="d", start="DTSTART;VALUE=DATE:20270312", lasts="")))
    radicale.put(work, "free", calendar(event("TRANSP:TRANSPARENT", uid="f", start="DTSTART:20270305T090000Z")))
    radicale.put(work, "later", calendar(event(uid="l", start="DTSTART:20270605T090000Z")))

    assert look(door, account(radicale, work)) == [
        "03-01 13:00 > 03-01 14:00",
        "03-02 09:00 > 03-02 10:00",
        "03-10 14:00 > 03-10 15:00",
        "03-11 23:00 > 03-12 23:00",
    ]


def test_whole_days_at_the_edge_of_the_search_are_asked_for(radicale, door):
    work = radicale.make("work")
    radicale.put(work, "day", calendar(event(start="DTSTART;VALUE=DATE:20270315", lasts="")))

    assert look(door, account(radicale, work)) == ["03-14 23:00 > 03-15 00:00"]


def test_an_empty_calendar_is_a_free_one(radicale, door):
    assert look(door, account(radicale, radicale.make("work"))) == []


def test_a_calendar_that_has_not_changed_is_not_read_again(radicale, door):
    work = radicale.make("work")
    radicale.put(work, "single", calendar(event()))
    there = account(radicale, work)
    tagged = replace(there, tag=door.read_busy(there, SINCE, UNTIL).tag)

    assert door.read_busy(tagged, SINCE, UNTIL).is_unchanged
    radicale.put(work, "more", calendar(event(uid="two", start="DTSTART:20270303T090000Z")))
    again = door.read_busy(tagged, SINCE, UNTIL)

    assert (again.is_unchanged, len(again.spans)) == (False, 2)
    assert again.tag != tagged.tag


def test_the_calendars_of_an_account_are_found_from_its_server(radicale, door):
    work, home = radicale.make("work", title="Work"), radicale.make("home", title="at home")
    radicale.make("tasks", components="VTODO")

    listed = (CalendarListed("at home", home), CalendarListed("Work", work))
    assert door.calendars_of(account(radicale)) == listed
    assert door.calendars_of(account(radicale, f"{radicale.address}{radicale.user}/")) == listed
    assert CalendarListed("Work", work) in door.calendars_of(account(radicale, work))


def test_a_wrong_password_is_said(radicale, door):
    wrong = account(radicale, radicale.make("work"), secret="wrong-secret")

    for ask in (door.calendars_of, lambda there: look(door, there)):
        with pytest.raises(CalendarSignInError, match="refuses the user name or the password") as caught:
            ask(wrong)
        assert "wrong-secret" not in str(caught.value)


def test_an_address_that_is_no_calendar_makes_nobody_free(radicale, door):
    radicale.make("work")

    for address in (radicale.address, f"{radicale.address}{radicale.user}/", f"{radicale.address}{radicale.user}/no/"):
        with pytest.raises(CalendarError):
            look(door, account(radicale, address))


def test_a_feed_of_a_real_server_is_read(radicale, door):
    work = radicale.make("work")
    radicale.put(work, "single", calendar(event()))
    there = replace(account(radicale, work), kind=CalendarKind.ICS)
    first = door.read_busy(there, SINCE, UNTIL)

    assert look(door, there) == ["03-02 09:00 > 03-02 10:00"]
    assert door.read_busy(replace(there, tag=first.tag), SINCE, UNTIL).is_unchanged


def multistatus(*responses: str) -> bytes:
    names = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
    return f"<?xml version='1.0'?><d:multistatus {names}>{''.join(responses)}</d:multistatus>".encode()


def response(href: str, *props: str, status: str = "HTTP/1.1 200 OK") -> str:
    held = f"<d:propstat><d:prop>{''.join(props)}</d:prop><d:status>{status}</d:status></d:propstat>"
    return f"<d:response><d:href>{href}</d:href>{held}</d:response>"


CALENDAR = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
IS_CALENDAR = multistatus(response("/c/", CALENDAR))
ENTRY = f"<c:calendar-data>{calendar(event()).decode()}</c:calendar-data>"


def answering(served, described: bytes, found: bytes) -> CalendarAccount:
    def answer(sock, heard):
        said(described if heard.method == "PROPFIND" else found, "207 Multi-Status")(sock, heard)

    served.answers["/c/"] = answer
    return CalendarAccount(CalendarKind.CALDAV, served.at("/c/"), BERLIN, user="ada", secret="hidden")


def test_entries_are_taken_from_an_answer(served, door):
    there = answering(served, IS_CALENDAR, multistatus(response("/c/1.ics", ENTRY), response("/c/2.ics", ENTRY)))

    assert look(door, there) == ["03-02 09:00 > 03-02 10:00"]
    assert b'<c:time-range start="20270227T000000Z" end="20270317T000000Z"/>' in served.heard[-1].body


@pytest.mark.parametrize(
    "found",
    [
        multistatus(
            response("/c/1.ics", ENTRY),
            "<d:response><d:href>/c/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>",
        ),
        multistatus(
            response("/c/1.ics", ENTRY), response("/c/2.ics", "<c:calendar-data/>", status="HTTP/1.1 404 No 2")
        ),
        multistatus(response("/c/1.ics", ENTRY), response("/c/2.ics", ENTRY, status="HTTP/1.1 403 Forbidden")),
        multistatus(response("/c/1.ics", ENTRY), "<d:response><d:href>/c/2.ics</d:href></d:response>"),
        multistatus(response("/c/1.ics", ENTRY), "<d:response><d:href>https://[</d:href></d:response>"),
        multistatus(response("/c/1.ics", ENTRY.replace("END:VCALENDAR", ""))),
        multistatus(response("/c/1.ics", "<c:calendar-data>gone</c:calendar-data>")),
        b"<html/>",
        b"",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        multistatus("<d:response>" * 500),
    ],
)
def test_an_answer_that_keeps_something_back_makes_nobody_free(served, door, found):
    with pytest.raises(CalendarError):
        look(door, answering(served, IS_CALENDAR, found))


def test_the_calendar_itself_may_stand_among_its_entries(served, door):
    there = answering(served, IS_CALENDAR, multistatus(response("/c/", "<d:getetag/>"), response("/c/1.ics", ENTRY)))

    assert look(door, there) == ["03-02 09:00 > 03-02 10:00"]


def test_an_address_that_is_none_is_refused(door):
    with pytest.raises(CalendarError, match="cannot be read"):
        door.calendars_of(CalendarAccount(CalendarKind.CALDAV, "https://[", BERLIN))


def test_an_answer_that_grows_in_reading_is_given_up(served, door):
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 12))
    bomb = f"<!DOCTYPE d:multistatus [<!ENTITY a0 'xxxxxxxxxx'>{names}]>".encode()
    found = multistatus(response("/c/1.ics", "<c:calendar-data>&a11;</c:calendar-data>"))

    with pytest.raises(CalendarError):
        look(door, answering(served, IS_CALENDAR, found.replace(b"?>", b"?>" + bomb, 1)))


@pytest.mark.parametrize("root", ["405 Method Not Allowed", "403 Forbidden", "404 Not Found", "200 OK"])
def test_the_way_to_the_calendars_goes_over_the_owner_and_the_well_known_address(served, door, root):
    def principal(sock, heard):
        home = "<c:calendar-home-set><d:href>/home/</d:href></c:calendar-home-set>"
        said(multistatus(response("/p/", home)), "207 Multi-Status")(sock, heard)

    owner = "<d:current-user-principal><d:href>/p/</d:href></d:current-user-principal>"
    served.answers["/"] = said(b"<html/>", root)
    served.answers["/.well-known/caldav"] = said(status="301 Moved Permanently", Location="/dav/")
    served.answers["/dav/"] = said(multistatus(response("/dav/", owner)), "207 Multi-Status")
    served.answers["/p/"] = principal
    one = response("/home/one%20two/", CALENDAR)
    served.answers["/home/"] = said(multistatus(response("/home/"), one), "207 Multi-Status")
    there = CalendarAccount(CalendarKind.CALDAV, served.at("/"), BERLIN, user="ada", secret="hidden")

    assert door.calendars_of(there) == (CalendarListed("one two", served.at("/home/one%20two/")),)
    assert [one.method for one in served.heard] == ["PROPFIND"] * 5
    assert {one.headers["authorization"] for one in served.heard} == {"Basic YWRhOmhpZGRlbg=="}


def test_the_password_does_not_follow_a_link_to_another_server(served):
    with site() as other:
        other.answers["/home/"] = said(multistatus(response("/home/one/", CALENDAR)), "207 Multi-Status")
        home = f"<c:calendar-home-set><d:href>{other.at('/home/')}</d:href></c:calendar-home-set>"
        there = answering(served, multistatus(response("/c/", home)), b"")
        door = Calendars(Guard(allow=served.listed | other.listed))

        with pytest.raises(CalendarError, match="No calendar was found"):  # one there would get it with each look
            door.calendars_of(there)

        assert [one.headers.get("authorization") for one in other.heard] == [None]


@pytest.mark.parametrize(
    ("other", "is_trusted"),
    [
        ("https://p34-caldav.icloud.com/1/", True),
        ("https://a.dav.acme.example/", True),
        ("http://a.dav.acme.example/", False),
        ("https://a.b.dav.acme.example/", False),
        ("https://acme.example/", False),
        ("https://evil.co.uk/", False),
        ("https://mallory.github.io/", False),
    ],
)
def test_only_a_server_or_its_sister_gets_the_password(other, is_trusted):
    own = ("https://caldav.icloud.com/", "https://b.dav.acme.example/", "https://a.co.uk/", "https://alice.github.io/")

    assert any(_is_trusted(one, other) for one in own) is is_trusted
