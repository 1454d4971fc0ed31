"""How to reach a colleague's calendar, with its credential opened."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from sequencer.core.meet.busy.feed import CalendarRules

_PORTS = {"https": 443, "http": 80}


class CalendarKind(StrEnum):
    ICS = "ics"  # a secret web address that gives the whole calendar
    CALDAV = "caldav"
    GOOGLE = "google"  # free/busy of Google Calendar
    MICROSOFT = "microsoft"  # free/busy of Microsoft 365


@dataclass(frozen=True)
class CalendarAccount:
    """`address` is the secret web address (ics), the address of the calendar or its server (caldav), or the mail
    address of the calendar (google, microsoft).

    `user` and `secret` are the user name and password (caldav, and ics where it asks), nothing and the text of the
    JSON key file of a service account or of an authorized user (google), or the application's id and its secret
    (microsoft), whose directory is `tenant`. `tag` is what the last look at the calendar gave. `server` stands in
    for the service's usual web address, such as a national cloud's (google, microsoft).
    """

    kind: CalendarKind
    address: str = field(repr=False)
    rules: CalendarRules
    user: str = ""
    secret: str = field(default="", repr=False)
    tenant: str = ""
    tag: str = field(default="", repr=False)
    server: str = ""


@dataclass(frozen=True)
class CalendarListed:
    """One calendar that an account has. `address` is what to keep as the account's address to read this one."""

    name: str
    address: str = field(repr=False)


def origin_of(address: str) -> tuple[str, str, int]:
    """The scheme, host and port of a web address; all the same for mail addresses and for what cannot be read."""
    text = address.strip()
    if text[:9].lower() == "webcal://":
        text = f"https://{text[9:]}"
    try:
        place = urlsplit(text)
        port = place.port
    except ValueError:
        return "", "", 0
    return place.scheme, place.hostname or "", port or _PORTS.get(place.scheme, 0)
