"""Where the door to calendars goes, what no server gets us to do, and when a look is given up."""

import gzip
import socket
import time

import pytest
from feeds import FEED, feed, look
from ical import calendar, event, recurring
from sites import moved, said, site

from sequencer.errors import CalendarError
from sequencer.gateways import web
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "begins with https"),
        ("gopher://a.example/", "begins with https"),
        ("ftp://a.example/a.ics", "begins with https"),
        ("a.example/a.ics", "begins with https"),
        ("", "begins with https"),
        ("https://", "begins with https"),
        ("https://ok.example@127.0.0.1/a.ics", "no user name"),
        ("https://a.example:99999/", "cannot be read"),
        ("https://a.example/\r\nX: y", "cannot be read"),
        (f"https://a.example/{'x' * 3000}", "cannot be read"),
        ("https://a b.example/", "names no host"),
        ("http://a.example/a.ics", "https:// only"),
        ("https://127.0.0.1/a.ics", "cannot be reached"),
        ("https://127.0.0.1:8443/a.ics", "cannot be reached"),
        ("https://[::1]/a.ics", "cannot be reached"),
        ("https://[::ffff:127.0.0.1]/a.ics", "cannot be reached"),
        ("https://[::ffff:7f00:1]/a.ics", "cannot be reached"),
        ("https://0177.0.0.1/", "cannot be reached"),
        ("https://2130706433/", "cannot be reached"),
        ("https://0/", "cannot be reached"),
        ("https://10.0.0.5/", "cannot be reached"),
        ("https://169.254.169.254/latest/meta-data/", "cannot be reached"),
        ("https://localhost/", "cannot be reached"),
    ],
)
def test_some_addresses_are_never_asked(address, why):
    with pytest.raises(CalendarError, match=why):
        look(Calendars(Guard()), feed(address))


@pytest.mark.parametrize("port", [22, 25, 80, 5432, 6379, 9200])
def test_other_ports_than_those_of_the_web_are_not_asked_unless_listed(port):
    guard = Guard(resolve=lambda *_, **__: pytest.fail("was looked up"))

    with pytest.raises(CalendarError, match="ALLOW_HOSTS"):
        look(Calendars(guard), feed(f"https://a.example:{port}/"))


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_that_is_asked(served):
    """A name that is public when it is checked and ours when it is used would lead us inside."""
    served.answers["/a.ics"] = said(FEED)
    answers = [("127.0.0.1", served.port)]

    def resolve(*_, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", answers.pop())]

    door = Calendars(Guard(allow=frozenset({("calendar.internal", served.port)}), resolve=resolve))
    found = look(door, feed(f"http://calendar.internal:{served.port}/a.ics"))
    door.close()

    assert (len(found.spans), answers) == (1, [])


def test_one_inward_address_of_a_name_is_enough_to_refuse_it():
    def resolve(*_, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("8.8.8.8", "10.0.0.5")]

    with pytest.raises(CalendarError, match="cannot be reached"):
        look(Calendars(Guard(resolve=resolve)), feed("https://a.example/"))


@pytest.mark.parametrize(
    "to",
    [
        "https://169.254.169.254/latest/meta-data/",
        "http://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.5]/",
        "https://localhost/",
        "file:///etc/passwd",
        "https://user:pass@a.example/",
        "//127.0.0.1:6379/",
        "https://[",
        "https://a.example:99999/",
    ],
)
def test_a_redirect_leads_nowhere_we_would_not_go_by_ourselves(served, door, to):
    served.answers["/a.ics"] = moved(to)

    with pytest.raises(CalendarError):
        look(door, feed(served.at("/a.ics")))


def test_redirects_are_followed_and_only_three(served, door):
    for number in range(5):
        served.answers[f"/{number}"] = moved(f"/{number + 1}", "301 Moved Permanently")
    served.answers["/3"] = said(FEED)

    assert len(look(door, feed(served.at("/0"))).spans) == 1
    served.answers["/3"] = moved("/4")
    with pytest.raises(CalendarError, match="from address to address"):
        look(door, feed(served.at("/0")))
    assert [one.path for one in served.heard[4:]] == ["/0", "/1", "/2", "/3"]


def test_another_host_gets_no_password(served):
    with site() as other:
        other.answers["/b.ics"] = said(status="404 Not Found")
        served.answers["/a.ics"] = moved(other.at("/b.ics"))
        door = Calendars(Guard(allow=served.listed | other.listed))
        with pytest.raises(CalendarError):
            look(door, feed(served.at("/a.ics"), user="ada", secret="pass"))

        assert "authorization" in served.heard[0].headers
        assert "authorization" not in other.heard[0].headers


def pour(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR\r\n")
    while True:
        sock.sendall(b"X-A:" + b"x" * 65536 + b"\r\n")


def pour_heads(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        sock.sendall(b"X-A: " + b"x" * 60000 + b"\r\n")


def go_on(sock, _):
    while True:
        sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def drip(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"x")
        time.sleep(0.1)


def unfold(sock, heard):
    said(gzip.compress(bytes(300_000_000), 1), Content_Encoding="gzip")(sock, heard)


def announce(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4000000000\r\n\r\n")
    sock.recv(1)  # until they hang up


def break_off(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + FEED)


def in_pieces(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nBEGIN\r\n")


def be_no_web_server(sock, _):
    sock.sendall(b"220 mail.example ESMTP hidden-banner\r\n")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (pour, "more than 2 MB"),
        (pour_heads, "broke off|more than"),
        (go_on, "broke off"),
        (announce, "more than 2 MB"),
        (break_off, "broke off"),
        (in_pieces, "broke off"),
        (be_no_web_server, "does not speak"),
        (unfold, "more than 2 MB"),
        (said(gzip.compress(FEED)[:-9], Content_Encoding="gzip"), "broke off"),
        (said(b"no gzip", Content_Encoding="gzip"), "broke off"),
        (said(FEED, Content_Encoding="br"), "cannot open"),
        (said(FEED * 20_000), "more than 2 MB"),
    ],
)
def test_no_answer_is_read_without_end(served, door, answer, why):
    served.answers["/a.ics"] = answer

    with pytest.raises(CalendarError, match=why) as caught:
        look(door, feed(served.at("/a.ics")))

    assert "hidden" not in str(caught.value)


def test_an_answer_that_comes_in_single_octets_runs_out_of_patience(served, door, monkeypatch):
    monkeypatch.setattr(web, "_BEGUN", 0.5)
    served.answers["/a.ics"] = drip

    with pytest.raises(CalendarError, match="too long"):
        look(door, feed(served.at("/a.ics")))


YEARS = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (calendar(event("RRULE:FREQ=SECONDLY", start="DTSTART:20200101T000000Z")), "every second"),
        (calendar(event("RRULE:FREQ=HOURLY;COUNT=99999999", start="DTSTART:19000101T000000Z")), "more often"),
        (calendar(event(YEARS, start="DTSTART:20200101T000000Z")), "too much work"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000, "breaks off"),
    ],
)
def test_a_hostile_calendar_is_ended_and_the_next_one_read(served, door, raw, why):
    served.answers["/a.ics"] = said(raw)
    served.answers["/b.ics"] = said(recurring(20))

    with pytest.raises(CalendarError, match=why):
        look(door, feed(served.at("/a.ics")))

    assert look(door, feed(served.at("/b.ics"))).spans
