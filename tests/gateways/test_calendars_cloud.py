"""Free/busy of Google and Microsoft, answered as their documentation says."""

import base64
import json
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from ical import ADA, BERLIN, at
from sites import said, site

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.core.meet.busy.feed import Counts
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard

SINCE, UNTIL = at("03-01 00:00"), at("03-29 00:00")
TOKEN = json.dumps({"access_token": "an-access-token", "expires_in": 3599, "token_type": "Bearer"}).encode()
PERMISSION = {"type": "authorized_user", "client_id": "an-id", "client_secret": "hidden", "refresh_token": "hidden-too"}
FREE_BUSY, MS_TOKENS = "/calendar/v3/freeBusy", "/contoso/oauth2/v2.0/token"
SCHEDULE = f"/v1.0/users/{ADA}/calendar/getSchedule"


@pytest.fixture
def served():
    with site() as made:
        made.answers["/token"] = made.answers[MS_TOKENS] = said(TOKEN)
        yield made


@pytest.fixture
def door(served):
    made = Calendars(Guard(allow=served.listed))
    yield made
    made.close()


def google(served, **known) -> CalendarAccount:
    known = {"secret": json.dumps(PERMISSION), "server": served.at("")} | known
    return CalendarAccount(CalendarKind.GOOGLE, ADA, BERLIN, **known)


def microsoft(served, **known) -> CalendarAccount:
    known = {"user": "an-app", "secret": "hidden", "tenant": "contoso", "server": served.at("")} | known
    return CalendarAccount(CalendarKind.MICROSOFT, ADA, BERLIN, **known)


def look(door, account, until=UNTIL):
    found = door.read_busy(account, SINCE, until).spans
    return [f"{one.start_at:%m-%d %H:%M} > {one.end_at:%m-%d %H:%M}{' ~' if one.is_soft else ''}" for one in found]


def told_by_google(*busy: tuple[str, str], **more: object) -> bytes:
    spans = [{"start": start, "end": end} for start, end in busy]
    return json.dumps({"kind": "calendar#freeBusy", "calendars": {ADA: {"busy": spans} | more}}).encode()


def test_google_tells_busy_times(served, door):
    served.answers[FREE_BUSY] = said(
        told_by_google(
            ("2027-03-02T09:00:00Z", "2027-03-02T10:00:00Z"), ("2027-03-03T10:00:00+01:00", "2027-03-03T11:30:00+01:00")
        )
    )

    assert look(door, google(served)) == ["03-02 09:00 > 03-02 10:00", "03-03 09:00 > 03-03 10:30"]
    form = {name: value for name, (value,) in parse_qs(served.heard[0].body.decode()).items()}
    assert form == {
        "grant_type": "refresh_token",
        "client_id": "an-id",
        "client_secret": "hidden",
        "refresh_token": "hidden-too",
    }
    assert served.heard[1].headers["authorization"] == "Bearer an-access-token"
    assert json.loads(served.heard[1].body) == {
        "timeMin": "2027-03-01T00:00:00Z",
        "timeMax": "2027-03-29T00:00:00Z",
        "items": [{"id": ADA}],
    }


def test_a_service_account_signs_for_itself(served, door):
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    name = "reader@project.iam.gserviceaccount.com"
    file = {"type": "service_account", "client_email": name, "private_key": pem, "private_key_id": "k1"}
    served.answers[FREE_BUSY] = said(told_by_google())

    look(door, google(served, secret=json.dumps(file)))

    form = parse_qs(served.heard[0].body.decode())
    assert form["grant_type"] == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
    text, _, signature = form["assertion"][0].rpartition(".")
    key.public_key().verify(unpacked(signature), text.encode(), padding.PKCS1v15(), hashes.SHA256())
    head, claim = (json.loads(unpacked(one)) for one in text.split("."))
    assert head == {"alg": "RS256", "typ": "JWT", "kid": "k1"}
    assert (claim["iss"], claim["aud"]) == (name, served.at("/token"))
    assert claim["scope"] == "https://www.googleapis.com/auth/calendar.freebusy"
    assert claim["exp"] - claim["iat"] == 3600


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_token_is_asked_for_once_and_long_times_in_pieces(served, door):
    served.answers[FREE_BUSY] = said(told_by_google())

    look(door, google(served), until=at("05-01 00:00"))
    look(door, google(served))

    assert [one.path for one in served.heard] == ["/token", *[FREE_BUSY] * 4]
    ends = [json.loads(one.body)["timeMax"] for one in served.heard[1:4]]
    assert ends == ["2027-03-29T00:00:00Z", "2027-04-26T00:00:00Z", "2027-05-01T00:00:00Z"]


@pytest.mark.parametrize(
    "body",
    [
        told_by_google(errors=[{"domain": "global", "reason": "notFound"}]),
        told_by_google(("soon", "later")),
        told_by_google(("2027-03-02T09:00:00Z", "")),
        json.dumps({"calendars": {}}).encode(),
        json.dumps({"calendars": {ADA: {}}}).encode(),
        json.dumps({"calendars": {ADA: {"busy": [7]}}}).encode(),
        b"[]",
        b"<html/>",
        b"[" * 100_000,
    ],
)
def test_what_google_does_not_tell_makes_nobody_free(served, door, body):
    served.answers[FREE_BUSY] = said(body)

    with pytest.raises(CalendarError):
        look(door, google(served))


@pytest.mark.parametrize("secret", ["", "{}", "no json", json.dumps({"type": "service_account", "client_email": "a"})])
def test_a_key_that_is_none_is_said(served, door, secret):
    with pytest.raises(CalendarSignInError, match="JSON file"):
        look(door, google(served, secret=secret))


def told_by_microsoft(*items: tuple[str, str, str], **more: object) -> bytes:
    told = [
        {
            "isPrivate": False,
            "status": status,
            "subject": "Secret plans",
            "start": {"dateTime": start, "timeZone": "UTC"},
            "end": {"dateTime": end, "timeZone": "UTC"},
        }
        for status, start, end in items
    ]
    value = {"scheduleId": ADA, "availabilityView": "", "scheduleItems": told, "workingHours": {}} | more
    return json.dumps({"value": [value]}).encode()


@pytest.mark.parametrize(
    ("status", "tentative", "expected"),
    [
        ("busy", Counts.BUSY, ["03-02 09:00 > 03-02 10:00"]),
        ("oof", Counts.BUSY, ["03-02 09:00 > 03-02 10:00"]),
        ("unknown", Counts.BUSY, ["03-02 09:00 > 03-02 10:00"]),
        ("tentative", Counts.BUSY, ["03-02 09:00 > 03-02 10:00"]),
        ("tentative", Counts.SOFT, ["03-02 09:00 > 03-02 10:00 ~"]),
        ("free", Counts.BUSY, []),
        ("workingElsewhere", Counts.BUSY, []),
    ],
)
def test_microsoft_tells_what_each_time_counts_for(served, door, status, tentative, expected):
    served.answers[SCHEDULE] = said(
        told_by_microsoft((status, "2027-03-02T09:00:00.0000000", "2027-03-02T10:00:00.0000000"))
    )

    assert look(door, replace(microsoft(served), rules=replace(BERLIN, tentative=tentative))) == expected
    form = {name: value for name, (value,) in parse_qs(served.heard[0].body.decode()).items()}
    assert form == {
        "grant_type": "client_credentials",
        "client_id": "an-app",
        "client_secret": "hidden",
        "scope": "https://graph.microsoft.com/.default",
    }
    assert served.heard[1].headers["authorization"] == "Bearer an-access-token"
    assert json.loads(served.heard[1].body)["startTime"] == {"dateTime": "2027-03-01T00:00:00", "timeZone": "UTC"}


def test_microsoft_may_tell_no_more_than_a_row_of_digits(served, door):
    view = "0" * 36 + "2213440"  # from midnight, a quarter of an hour each
    body = json.dumps({"value": [{"scheduleId": ADA, "availabilityView": view}]}).encode()
    served.answers[SCHEDULE] = said(body)

    assert look(door, microsoft(served)) == ["03-01 09:00 > 03-01 10:00"]


@pytest.mark.parametrize(
    "body",
    [
        told_by_microsoft(error={"message": "no such mailbox", "responseCode": "ErrorMailRecipientNotFound"}),
        told_by_microsoft(("busy", "soon", "later")),
        told_by_microsoft(("busy", "2027-03-02T09:00:00", "2027-03-02T10:00:00")).replace(
            b"UTC", b"Pacific Standard Time"
        ),
        json.dumps({"value": []}).encode(),
        json.dumps({"value": [{"scheduleId": ADA}]}).encode(),
        json.dumps({"value": [{"scheduleItems": [7]}]}).encode(),
        b"",
    ],
)
def test_what_microsoft_does_not_tell_makes_nobody_free(served, door, body):
    served.answers[SCHEDULE] = said(body)

    with pytest.raises(CalendarError):
        look(door, microsoft(served))


@pytest.mark.parametrize("make", [google, microsoft])
@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("400 Bad Request", CalendarError),
        ("401 Unauthorized", CalendarSignInError),
        ("403 Forbidden", CalendarSignInError),
        ("404 Not Found", CalendarError),
        ("429 Too Many Requests", CalendarError),
        ("503 Service Unavailable", CalendarError),
        ("302 Found", CalendarError),
    ],
)
def test_a_service_that_does_not_answer_makes_nobody_free(served, door, make, status, error):
    served.answers[FREE_BUSY] = served.answers[SCHEDULE] = said(b"hidden", status, Location="https://a.example/")

    with pytest.raises(error) as caught:
        look(door, make(served))

    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("make", [google, microsoft])
def test_a_refused_key_is_said(served, door, make):
    served.answers["/token"] = served.answers[MS_TOKENS] = said(b'{"error": "invalid_grant"}', "400 Bad Request")

    with pytest.raises(CalendarSignInError, match="refuses the key"):
        look(door, make(served))


def test_a_token_that_is_refused_is_asked_for_anew(served, door):
    served.answers[SCHEDULE] = said(b"{}", "403 Forbidden")
    for _ in range(2):
        with pytest.raises(CalendarSignInError):
            look(door, microsoft(served))

    assert [one.path for one in served.heard].count(MS_TOKENS) == 2


def test_our_own_item_is_left_out_before_it_grows_together_with_its_neighbours(served, door):
    hours = ("09", "10", "11", "12")
    items = [("busy", f"2027-03-02T{one}:00:00", f"2027-03-02T{int(one) + 1}:00:00") for one in hours]
    served.answers[SCHEDULE] = said(told_by_microsoft(*items, items[2]))
    own = frozenset(
        (int(at(f"03-02 {one}:00").timestamp()), int(at(f"03-02 {one}:00").timestamp()) + 3600) for one in (10, 11)
    )
    there = replace(microsoft(served), rules=replace(BERLIN, own_times=own))

    assert look(door, there) == ["03-02 09:00 > 03-02 10:00", "03-02 11:00 > 03-02 13:00"]
    assert door.read_busy(there, SINCE, UNTIL).own_left_out == own
