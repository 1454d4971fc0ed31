"""Choosing a time on a page, the first one or another one: the list, the question whether it is right, and too late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from flask import Response, request
from markupsafe import Markup

from sequencer.core.meet import wording
from sequencer.core.meet.people import listed
from sequencer.public import times
from sequencer.public.paper import once, paper, road, same_once, texts
from sequencer.public.times import Hosts
from sequencer.public.zones import groups, offset
from sequencer.store.screens.interview_pages import WhyEmpty
from sequencer.store.screens.wished_times import is_free

_NEAREST = 3


@dataclass(frozen=True)
class Choosing:
    """What the three pages need of an offer, or of a booking that is moved. Paths are of our own pages."""

    token: str
    language: str
    first_name: str
    zone: ZoneInfo  # where the reader says they will be, else where we think they are
    own_zone: str
    team: str
    hosts: Hosts
    kind: str
    length: timedelta
    starts: tuple[datetime, ...]
    empty: Mapping[date, WhyEmpty]
    confirm_at: str
    book_at: str
    back: str
    wish_at: str
    form: str  # what the one-time value of the booking form is for; each change of a booking ends it
    offer_id: int
    booking_id: int | None = None
    moves_from: datetime | None = None
    held_until: datetime | None = None
    is_expired: bool = False
    what: str = ""
    stages: tuple[tuple[str, int], ...] = ()

    @property
    def is_move(self) -> bool:
        return self.moves_from is not None

    @property
    def list_at(self) -> str:
        """The way back to all times, on the clock they were shown on."""
        return self.back if self.zone.key == self.own_zone else f"{self.back}?zone={quote(self.zone.key, safe='/')}"

    @property
    def names(self) -> str:
        return names_of(self.hosts, self.language)


def names_of(hosts: Hosts, language: str) -> str:
    """“Ana”, “Ana and Tomasz”, “Ana, Elif and Tomasz”."""
    say = texts(language)
    if not hosts.names:
        return str(say("someone"))
    names = [*hosts.names, str(say("a_colleague"))] if hosts.and_more else list(hosts.names)
    return listed(names, language, is_either=hosts.is_either)


def show_times(
    given: Choosing, *, error: str = "", wish_error: str = "", wish_text: str = "", status: int = 200
) -> Response:
    """The list of days and times, with nothing chosen."""
    zone, say = given.zone, texts(given.language)
    soon, later = times.days(given.starts, given.empty, given.length, zone, given.hosts, given.language)
    first = given.starts[0] if given.starts else road().now()
    tab, heading, leads = _opening(given, zone)
    return paper(
        "choose.html",
        given.language,
        status,
        tab=tab,
        heading=heading,
        leads=leads,
        soon=soon,
        later=later,
        groups=groups(_likely(given), first, given.language, str(say("likely"))),
        zone=zone.key,
        place=wording.in_place(zone, given.language),
        offset=offset(zone, first),
        hosts=given.names,
        team=given.team,
        clock_of=given.hosts.clock_of,
        host_place=wording.in_place(given.hosts.zone, given.language),
        numbers=str(say("numbers")).split(),
        confirm_at=given.confirm_at,
        still="nothing_moved" if given.is_move else "nothing_booked",
        error=say(error) if error else "",
        wish_lead=say("wish_lead_fresh") if given.is_expired else say("wish_lead", hosts=given.names),
        wish_at=given.wish_at,
        wish_once=once("wish", given.token),
        wish_error=say(wish_error) if wish_error else "",
        wish_text=wish_text,
        is_first=not given.is_move and given.hosts.is_settled,
        held_until=_held(given, zone),
    )


def show_one(given: Choosing, start: datetime | None) -> Response:
    """The question about one time, free ones near it where it is gone, or the list where none was chosen."""
    if start is None:
        return show_times(given, error="nothing_chosen", status=400)
    if start in given.starts or _is_free(given, start):
        return show_confirm(given, start)
    around = sorted(given.starts, key=lambda one: abs(one - start))[:_NEAREST]
    return show_taken(given, start, around, was_confirming=False)


def show_confirm(given: Choosing, start: datetime, *, error: str = "", keeps_once: bool = False) -> Response:
    """One time, and the question whether it is right. `keeps_once` shows the form as it was posted, once more."""
    return paper(
        "confirm.html",
        given.language,
        400 if error else 200,
        w=times.when(start, start + given.length, given.zone, given.hosts, given.language),
        hosts=given.names,
        team=given.team,
        clock_of=given.hosts.clock_of,
        kind=given.kind,
        action=given.book_at,
        back=given.list_at,
        once=same_once() if keeps_once else once(given.form, given.token),
        error=texts(given.language)(error) if error else "",
        takes_note=not given.is_move,
        note=request.form.get("note", "")[:2000],
    )


def show_taken(given: Choosing, start: datetime, nearest: Iterable[datetime], *, was_confirming: bool) -> Response:
    """Too late for this one, with free ones near it."""
    zone = given.zone
    shown = [
        (
            wording.capital(wording.date_words(one, zone, given.language)),
            times.choice(one, given.length, zone, given.hosts, given.language),
        )
        for one in nearest
    ]
    return paper(
        "taken.html",
        given.language,
        409,
        w=times.when(start, start + given.length, zone, given.hosts, given.language),
        nearest=shown,
        was_confirming=was_confirming,
        hosts=given.names,
        team=given.team,
        clock_of=given.hosts.clock_of,
        action=given.book_at,
        back=given.list_at,
        once=once(given.form, given.token),
        books=not given.is_move,
        wish_at=given.wish_at,
        wish_once=once("wish", given.token),
    )


def _is_free(given: Choosing, start: datetime) -> bool:
    """A start between those that are listed: somebody named it, or was asked about it by mail."""
    if start == given.moves_from:
        return False
    with road().database.read() as session:
        return is_free(session, given.offer_id, start, road().now())


def _opening(given: Choosing, zone: ZoneInfo) -> tuple[str, Markup, list[Markup]]:
    """Title, heading and first lines of the list."""
    say = texts(given.language)
    minutes = given.length // timedelta(minutes=1)
    if given.moves_from is not None:
        settled = wording.short(given.moves_from, zone, given.language)
        lead = say("move_lead", when=settled, place=wording.in_place(zone, given.language))
        return "move_tab", say("move_h1"), [lead] if given.starts else [lead, say("none_lead")]
    if not given.starts:
        return "choose_tab", say("none_h1"), [say("none_lead")]
    if given.is_expired and given.held_until is not None:
        ended = wording.short(given.held_until, zone, given.language)
        place, name = wording.in_place(zone, given.language), f", {given.first_name}" if given.first_name else ""
        lead = say("fresh_lead", when=ended, place=place, name=name, minutes=minutes, hosts=given.names)
        return "fresh_tab", say("fresh_h1"), [lead]
    key = "choose_h1" if given.first_name else "choose_h1_nameless"
    lead = say("choose_lead", minutes=minutes, kind=say(f"kind_{given.kind}"), hosts=given.names)
    if given.what:
        lead = Markup("{}. {}").format(given.what, lead)
    parts = ", ".join(f"{name} ({length} min)" for name, length in given.stages)
    return "choose_tab", say(key, name=given.first_name), [lead, say("in_one_go", stages=parts)] if parts else [lead]


def _likely(given: Choosing) -> tuple[str, ...]:
    theirs = (given.hosts.zone.key,) if given.hosts.clock_of else ()
    return (given.own_zone, given.zone.key, *theirs)


def _held(given: Choosing, zone: ZoneInfo) -> Markup | str:
    if given.is_move or given.is_expired or given.held_until is None:
        return ""
    ends = wording.short(given.held_until, zone, given.language)
    return texts(given.language)("held_until", when=ends, place=wording.in_place(zone, given.language))
