"""Calendars behind a web address: what is asked, what is told, and what no server gets us to do."""

import gzip
import hashlib
import socket
import time
from dataclasses import replace
from urllib.request import parse_http_list, parse_keqv_list

import pytest
from ical import BERLIN, at, calendar, event, recurring
from sites import moved, said, site

from sequencer.core.meet.calendar_account import CalendarAccount, CalendarKind
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard

SINCE, UNTIL = at("03-01 00:00"), at("03-29 00:00")
FEED = calendar(event())
PATIENCE = 60.0  # seconds a busy machine may take; each limit lies far below


@pytest.fixture(scope="module")
def one_site():
    with site() as made:
        yield made


@pytest.fixture
def served(one_site):
    one_site.forget()
    return one_site


@pytest.fixture(scope="module")
def door(one_site):
    """May go to the site of these tests and to public hosts."""
    made = Calendars(Guard(allow=one_site.listed))
    yield made
    made.close()


def feed(address: str, **known) -> CalendarAccount:
    return CalendarAccount(CalendarKind.ICS, address, BERLIN, **known)


def look(calendars: Calendars, account: CalendarAccount):
    return calendars.read_busy(account, SINCE, UNTIL)


def test_a_feed_is_read(served, door):
    served.answers["/secret/basic.ics?x=%C3%BC"] = said(FEED, ETag='"1"')

    found = look(door, feed(served.at("/secret/basic.ics?x=ü")))

    assert [(one.start_at, one.end_at) for one in found.spans] == [(at("03-02 09:00"), at("03-02 10:00"))]
    assert served.heard[0].headers["host"] == f"127.0.0.1:{served.port}"
    assert "authorization" not in served.heard[0].headers


def test_a_feed_is_fetched_by_https_from_a_host_with_a_certificate_we_trust(certificate):
    with site(certificate.for_a_server()) as served:
        served.answers["/a.ics"] = said(FEED)
        trusting = Calendars(Guard(allow=served.listed), certificate.for_a_client())
        address = served.at("/a.ics").replace("https://", "webcal://")
        assert len(look(trusting, feed(address)).spans) == 1
        trusting.close()

        with pytest.raises(CalendarError, match="certificate of localhost cannot be trusted"):
            look(Calendars(Guard(allow=served.listed)), feed(address))


def test_a_feed_that_asks_gets_user_name_and_password(served, door):
    served.answers["/a.ics"] = said(FEED)

    look(door, feed(served.at("/a.ics"), user="ada", secret="pass"))

    assert served.heard[0].headers["authorization"] == "Basic YWRhOnBhc3M="


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256", ""])
@pytest.mark.parametrize("quality", ["auth", "auth,auth-int", ""])
def test_a_server_that_wants_no_plain_password_gets_a_digest(served, door, algorithm, quality):
    asks = ['Digest realm="Calendars", nonce="abc", opaque="xyz"']
    asks += [f"algorithm={algorithm}"] if algorithm else []
    asks += [f'qop="{quality}"'] if quality else []

    def answer(sock, heard):
        if heard.headers["authorization"].startswith("Digest "):
            said(FEED)(sock, heard)
        else:
            said(b"", "401 Unauthorized", WWW_Authenticate=", ".join(asks))(sock, heard)

    served.answers["/a.ics?x=1"] = answer
    assert len(look(door, feed(served.at("/a.ics?x=1"), user="ada", secret="pass")).spans) == 1

    given = parse_keqv_list(parse_http_list(served.heard[1].headers["authorization"].removeprefix("Digest ")))
    make = hashlib.sha256 if algorithm == "SHA-256" else hashlib.md5
    first, last = (make(one).hexdigest() for one in (b"ada:Calendars:pass", b"GET:/a.ics?x=1"))
    middle = f"abc:{given['nc']}:{given['cnonce']}:auth" if quality else "abc"
    assert given["response"] == make(f"{first}:{middle}:{last}".encode()).hexdigest()
    assert (given["username"], given["realm"], given["opaque"]) == ("ada", "Calendars", "xyz")


@pytest.mark.parametrize("asks", ['Digest realm="x"', 'Digest nonce="x", algorithm=MD9', "Basic", "Digest", "Bearer"])
def test_a_question_that_nobody_can_answer_is_a_refusal(served, door, asks):
    served.answers["/a.ics"] = said(b"", "401 Unauthorized", WWW_Authenticate=asks)

    with pytest.raises(CalendarSignInError):
        look(door, feed(served.at("/a.ics"), user="ada", secret="pass"))

    assert len(served.heard) == 1


def test_a_wrong_digest_is_sent_once(served, door):
    served.answers["/a.ics"] = said(b"", "401 Unauthorized", WWW_Authenticate='Digest realm="x", nonce="y"')

    with pytest.raises(CalendarSignInError):
        look(door, feed(served.at("/a.ics"), user="ada", secret="pass"))

    assert len(served.heard) == 2


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"ETag": '"7"'}, {"if-none-match": '"7"'}),
        ({"Last_Modified": "Mon, 01 Mar 2027 10:00:00 GMT"}, {"if-modified-since": "Mon, 01 Mar 2027 10:00:00 GMT"}),
        ({"ETag": '"7"', "Last_Modified": "Mon, 01 Mar 2027 10:00:00 GMT"}, {"if-none-match": '"7"'}),
    ],
)
def test_an_unchanged_feed_is_not_sent_again(served, door, given, asked):
    account = feed(served.at("/a.ics"))
    served.answers["/a.ics"] = said(FEED, **given)
    first = look(door, account)
    served.answers["/a.ics"] = said(status="304 Not Modified")

    again = look(door, replace(account, tag=first.tag))

    assert (again.is_unchanged, again.spans, again.tag) == (True, (), first.tag)
    assert {name: value for name, value in served.heard[1].headers.items() if name.startswith("if-")} == asked


def test_a_tag_holds_for_its_rules_and_its_time_alone(served, door):
    account = feed(served.at("/a.ics"))
    served.answers["/a.ics"] = said(FEED, ETag='"7"')
    tagged = replace(account, tag=look(door, account).tag)

    door.read_busy(tagged, SINCE, at("03-30 00:00"))
    door.read_busy(tagged, at("02-28 00:00"), UNTIL)
    look(door, replace(tagged, rules=replace(BERLIN, zone="Asia/Tokyo")))
    look(door, replace(tagged, tag="made\nup"))
    assert not any("if-none-match" in one.headers for one in served.heard)

    door.read_busy(tagged, at("03-02 00:00"), at("03-20 00:00"))
    assert served.heard[-1].headers["if-none-match"] == '"7"'


@pytest.mark.parametrize("given", [{}, {"ETag": '"7\x07"'}])
def test_a_feed_without_a_state_or_with_one_that_nobody_can_keep_has_no_tag(served, door, given):
    served.answers["/a.ics"] = said(FEED, **given)

    assert look(door, feed(served.at("/a.ics"))).tag == ""


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("401 Unauthorized", CalendarSignInError),
        ("403 Forbidden", CalendarSignInError),
        ("404 Not Found", CalendarError),
        ("410 Gone", CalendarError),
        ("500 Internal Server Error", CalendarError),
        ("304 Not Modified", CalendarError),
        ("204 No Content", CalendarError),
    ],
)
def test_what_is_no_calendar_is_an_error_that_names_no_secret(served, door, status, error):
    served.answers["/hidden-key/a.ics"] = said(b"hidden-banner", status=status)

    with pytest.raises(error) as caught:
        look(door, feed(served.at("/hidden-key/a.ics"), user="hidden-user", secret="hidden-pass"))

    assert "hidden" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_an_account_shows_neither_its_address_nor_its_secret():
    assert "hidden" not in repr(feed("https://a.example/hidden", secret="hidden", tag="hidden"))


def test_a_feed_may_be_packed(served, door):
    served.answers["/a.ics"] = said(gzip.compress(FEED), Content_Encoding="gzip")

    assert len(look(door, feed(served.at("/a.ics"))).spans) == 1
    assert served.heard[0].headers["accept-encoding"] == "identity"


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


def announce(sock, _):
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4000000000\r\n\r\n")
    time.sleep(30)


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
        (said(gzip.compress(b"x" * 300_000_000, 1), Content_Encoding="gzip"), "more than 2 MB"),
        (said(gzip.compress(FEED)[:-9], Content_Encoding="gzip"), "broke off"),
        (said(b"no gzip", Content_Encoding="gzip"), "broke off"),
        (said(FEED, Content_Encoding="br"), "cannot open"),
        (said(FEED * 20_000), "more than 2 MB"),
        (drip, "too long"),
    ],
)
def test_no_answer_is_read_without_end(served, door, answer, why):
    served.answers["/a.ics"] = answer
    began = time.monotonic()

    with pytest.raises(CalendarError, match=why) as caught:
        look(door, feed(served.at("/a.ics")))

    assert time.monotonic() - began < PATIENCE
    assert "hidden" not in str(caught.value)


YEARS = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (calendar(event("RRULE:FREQ=SECONDLY", start="DTSTART:20200101T000000Z")), "every second"),
        (calendar(event("RRULE:FREQ=HOURLY;COUNT=99999999", start="DTSTART:19000101T000000Z")), "more often"),
        (calendar(event(YEARS, start="DTSTART:20200101T000000Z")), "too much work|more than 3.5 seconds"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000, "breaks off"),
    ],
)
def test_a_hostile_calendar_is_ended_and_the_next_one_read(served, door, raw, why):
    served.answers["/a.ics"] = said(raw)
    served.answers["/b.ics"] = said(recurring(20))

    with pytest.raises(CalendarError, match=why):
        look(door, feed(served.at("/a.ics")))

    assert look(door, feed(served.at("/b.ics"))).spans
