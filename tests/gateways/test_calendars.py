"""Calendars behind a web address: what is asked, and what is told."""

import gzip
import hashlib
from dataclasses import replace
from urllib.request import parse_http_list, parse_keqv_list

import pytest
from feeds import FEED, SINCE, UNTIL, feed, look
from ical import BERLIN, at
from sites import said, site

from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard


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
