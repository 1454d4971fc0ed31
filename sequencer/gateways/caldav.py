"""Calendars on a CalDAV server (RFC 4791): which there are, and the entries of some weeks as they were written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from sequencer.core.meet.busy.account import CalendarAccount, CalendarListed
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.web import Question, Web, WebAnswer, is_same_origin, joined, place_of
from sequencer.gateways.web_login import Login

_DAV = "{DAV:}"
_CAL = "{urn:ietf:params:xml:ns:caldav}"
_CS = "{http://calendarserver.org/ns/}"
_WIDER = timedelta(days=2)  # servers differ on when a day, or a time without a zone, begins
_WELL_KNOWN = "/.well-known/caldav"
_LABELS_OF_A_SITE = 3  # shorter ones may be those of many owners, such as co.uk
_SITES = frozenset({"icloud.com"})  # one owner, and each account on a host of its own
_GOOD = re.compile(r"HTTP/\d(?:\.\d)? 2\d\d", re.ASCII)
_WANTED = b"""<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/">
<d:prop><d:resourcetype/><d:displayname/><d:current-user-principal/><d:sync-token/><s:getctag/>
<c:calendar-home-set/><c:supported-calendar-component-set/></d:prop></d:propfind>"""
_QUERY = """<?xml version="1.0" encoding="utf-8"?>
<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>
</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"""


@dataclass(frozen=True)
class _Found:
    """What a server says of one of its addresses: the properties it has there."""

    address: str
    has: dict[str, Any]

    @property
    def is_calendar(self) -> bool:
        kinds = self.has.get(f"{_DAV}resourcetype")
        return kinds is not None and kinds.find(f"{_CAL}calendar") is not None

    @property
    def has_events(self) -> bool:
        listed = self.has.get(f"{_CAL}supported-calendar-component-set")
        names = [one.get("name", "").upper() for one in listed.iter(f"{_CAL}comp")] if listed is not None else []
        return not names or "VEVENT" in names

    @property
    def state(self) -> str:
        """Changes whenever something in the calendar does; empty where the server does not say."""
        return self.text(f"{_CS}getctag") or self.text(f"{_DAV}sync-token")

    def text(self, name: str) -> str:
        one = self.has.get(name)
        return (one.text or "").strip() if one is not None else ""

    def link(self, name: str) -> str:
        one = self.has.get(name)
        href = one.find(f"{_DAV}href") if one is not None else None
        return joined(self.address, (href.text or "").strip()) if href is not None else ""


def state_of(web: Web, account: CalendarAccount) -> str:
    """The state of the account's calendar. Raises CalendarError where its address is no calendar at all: such a one
    would seem to have no entries."""
    found = next(iter(_described(web, account, account.address, depth=0)), None)
    if found is None or not found.is_calendar:
        raise CalendarError("The address is not that of a calendar. Choose one of the account's calendars.")
    return found.state


def entries_of(web: Web, account: CalendarAccount, start: datetime, end: datetime) -> bytes:
    """Everything that may touch the time between two instants, as one text with a VCALENDAR for each."""
    first, last = (one.astimezone(UTC) for one in (start - _WIDER, end + _WIDER))
    answer = _asked(web, account, account.address, "REPORT", _QUERY.format(start=first, end=last).encode(), depth=1)
    texts = []
    for response in _responses(answer):
        data = "\r\n".join(prop.findtext(f"{_CAL}calendar-data", "") for prop in _told(response))
        is_itself = _plain(_address_of(answer, response)) == _plain(answer.address)  # which some servers name too
        if not _is_good(response) or not (data.strip() or is_itself):
            raise CalendarError(
                "The calendar's server keeps some of the entries back, so nobody knows what is missing."
            )
        texts.append(data.encode())
    return b"\r\n".join(texts)


def calendars_on(web: Web, account: CalendarAccount) -> tuple[CalendarListed, ...]:
    """The calendars with events that the account reaches from its address, in the order of their names."""
    places = [account.address]
    if place_of(account.address, web.guard).path in ("", "/"):
        places.append(joined(account.address, _WELL_KNOWN))
    trouble: CalendarError | None = None
    found: dict[str, CalendarListed] = {}
    for place in places:
        try:
            listed = _reached(web, account, place)
        except CalendarError as error:  # a plain web page at the root may refuse us as well
            trouble = error if trouble is None or isinstance(error, CalendarSignInError) else trouble
            continue
        for one in listed:
            name = one.text(f"{_DAV}displayname") or unquote(urlsplit(one.address).path.rstrip("/").rpartition("/")[2])
            found[one.address] = CalendarListed(name, one.address)
        if found:
            break
    if not found:
        raise trouble or CalendarError("No calendar was found at this address.")
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.address)))


def _reached(web: Web, account: CalendarAccount, address: str) -> list[_Found]:
    """From an address over its owner to the owner's calendars (RFC 5397, RFC 4791 6.2.1)."""
    here = _described(web, account, address, depth=0)
    home = _first_link(here, f"{_CAL}calendar-home-set")
    owner = _first_link(here, f"{_DAV}current-user-principal")
    if not home and owner:
        home = _first_link(_described(web, account, owner, depth=0), f"{_CAL}calendar-home-set")
    listed = _described(web, account, home or address, depth=1)
    found = [one for one in [*here, *listed] if one.is_calendar and one.has_events]
    return [one for one in found if _is_trusted(account.address, one.address)]  # read, it would get the password


def _first_link(found: Iterable[_Found], name: str) -> str:
    return next((link for one in found if (link := one.link(name))), "")


def _described(web: Web, account: CalendarAccount, address: str, *, depth: int) -> list[_Found]:
    answer = _asked(web, account, address, "PROPFIND", _WANTED, depth=depth)
    found = []
    for response in _responses(answer):
        has: dict[str, Any] = {}
        for prop in _told(response):
            has |= {one.tag: one for one in prop}
        found.append(_Found(_address_of(answer, response), has))
    return found


def _told(response: Any) -> Iterator[Any]:
    """The properties that a server does tell of one address; beside them it names those that it refuses or lacks."""
    for given in response.iter(f"{_DAV}propstat"):
        if _is_good(given):
            yield from given.iter(f"{_DAV}prop")


def _is_good(told: Any) -> bool:
    return _GOOD.match(told.findtext(f"{_DAV}status", "HTTP/1.1 200").strip()) is not None


def _address_of(answer: WebAnswer, response: Any) -> str:
    return joined(answer.address, (response.findtext(f"{_DAV}href") or "").strip())


def _plain(address: str) -> str:
    return unquote(address).rstrip("/")


def _asked(web: Web, account: CalendarAccount, address: str, method: str, body: bytes, *, depth: int) -> WebAnswer:
    headers = {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
    question = Question(method, address, headers, body, login=login_of(account))
    if not _is_trusted(account.address, address):
        question = replace(question, login=None)
    answer = web.ask(question)
    host = place_of(answer.address, web.guard).hostname
    if answer.status in (401, 403):
        raise CalendarSignInError(f"{host} refuses the user name or the password.")
    if answer.status != 207:
        raise CalendarError(f"{host} has no calendars at this address (it answered {answer.status}).")
    return answer


def login_of(account: CalendarAccount) -> Login | None:
    return Login(account.user, account.secret) if account.user or account.secret else None


def _is_trusted(own: str, other: str) -> bool:
    """Whether a server's answer may send us on with our password: to itself, and to a sister of it by https."""
    if is_same_origin(own, other):
        return True
    first, second = ((urlsplit(one).hostname or "").split(".") for one in (own, other))
    parent = first[1:]
    is_sister = parent == second[1:] and (len(parent) >= _LABELS_OF_A_SITE or ".".join(parent) in _SITES)
    return is_sister and urlsplit(own).scheme == urlsplit(other).scheme == "https"


def _responses(answer: WebAnswer) -> list[Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(answer.body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or root.tag != f"{_DAV}multistatus":
        raise CalendarError("The server's answer is not that of a calendar server.")
    return list(root.iter(f"{_DAV}response"))
