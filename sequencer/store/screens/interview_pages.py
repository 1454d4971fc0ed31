"""What a page about an interview shows: first names, times and rules, and nothing a forwarded link must not tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.links import Links
from sequencer.core.meet.empty import Empty, empty_days
from sequencer.core.meet.occasions import called
from sequencer.core.meet.people import one_line
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.meet.request import SlotRequest
from sequencer.core.meet.slots import Slot, is_bookable
from sequencer.core.meet.wording import capital
from sequencer.store.bookings import Booking, BookingState, booking_of_offer
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import colleagues_by_id
from sequencer.store.diaries import beside_own, free_starts, request_for
from sequencer.store.interview_mails import talk_of
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.interview_words import Talk, language_for
from sequencer.store.offers import Offer, OfferState, is_closed, starts_of
from sequencer.store.teams import Team

_UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Host:
    first_name: str
    zone: ZoneInfo


@dataclass(frozen=True)
class WhyEmpty:
    """Why a day has no times. `host` is whose day it is, by first name; empty where it is not the day of one alone.

    `country` is that of the host, two letters, whose public holiday it may be; `notice` is what the plan needs.
    """

    rule: Empty = Empty.CLOSED
    host: str = ""
    zone: ZoneInfo = _UTC
    country: str = ""
    notice: timedelta = timedelta()


@dataclass(frozen=True)
class OfferPage:
    """The page on which somebody chooses. `named` are the numbered times of the latest mail, `offered` those still free.

    `reason` says why an offer that no longer stands is closed; `booking_url` is set once something is booked.
    `empty` names the rule behind each day without times. `clock_of` is whose clock stands beside theirs.
    """

    offer_id: int
    state: OfferState
    reason: str
    is_expired: bool
    expires_at: datetime
    first_name: str
    language: str
    zone: ZoneInfo  # whose clock is shown
    own_zone: ZoneInfo  # where they live, as far as we know
    team_name: str
    kind: PlanKind
    length: timedelta
    hosts: tuple[Host, ...]
    clock_of: Host | None
    slots: tuple[Slot, ...]
    named: tuple[tuple[int, datetime], ...]
    offered: tuple[tuple[int, datetime], ...]
    empty: Mapping[date, WhyEmpty]
    booking_url: str
    changes: int = 0  # of its booking, where there ever was one
    has_required: bool = True  # somebody is there in any case
    has_pool: bool = False  # and somebody, or anybody, of others
    what: str = ""  # what it is for, in their language
    stages: tuple[tuple[str, int], ...] = ()  # of a loop, with their minutes


@dataclass(frozen=True)
class Part:
    """One stage of a loop, and the first names of those who hold it."""

    name: str
    start_at: datetime
    end_at: datetime
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class BookingPage:
    """The page of a settled interview. With `is_old_link` nothing but a way to the latest mail may be shown."""

    booking_id: int
    is_old_link: bool
    state: BookingState
    sequence: int
    how: str
    first_name: str
    language: str
    zone: ZoneInfo
    start_at: datetime
    end_at: datetime
    team_name: str
    kind: PlanKind
    length: timedelta
    hosts: tuple[Host, ...]
    is_over: bool
    undo_until: datetime | None
    offer_url: str
    stages: tuple[Part, ...] = ()


def offer_page(
    session: Session, links: Links, token: str, now: datetime, zone: ZoneInfo | None = None
) -> OfferPage | None:
    """What an offer's link shows; None when the link is not ours. `zone` is the candidate's, where they name another."""
    named = links.interview_of(token)
    offer = session.get(Offer, named[0]) if named is not None else None
    if named is None or offer is None or offer.nonce != named[1]:
        return None
    talk, booking, zone = talk_of(session, offer), booking_of_offer(session, offer.id), zone or offer.zone_info
    live = booking if booking is not None and booking.state is BookingState.BOOKED else None
    numbered = tuple((one.number, one.start_at) for one in starts_of(session, offer.id, offer.round))
    has_ended = offer.state is OfferState.WITHDRAWN or (live is None and is_closed(offer, talk.plan))
    slots = () if has_ended else free_starts(session, talk.plan, zone, now, holder=offer, moving=live)
    request = request_for(session, talk.plan, zone, now, holder=offer, moving=live)
    return OfferPage(
        offer_id=offer.id,
        state=offer.state,
        reason=offer.reason,
        is_expired=offer.state is OfferState.EXPIRED or offer.expires_at <= now,
        expires_at=offer.expires_at,
        first_name=talk.candidate.first_name,
        language=talk.language,
        zone=zone,
        own_zone=offer.zone_info,
        team_name=session.get_one(Team, talk.plan.team_id).name,
        kind=talk.plan.kind,
        length=talk.plan.length,
        hosts=_hosts(talk),
        clock_of=_clock_of(talk, slots),
        slots=slots,
        named=numbered,
        offered=() if has_ended else _still_free(talk, offer, live, now, numbered),
        empty={} if has_ended else _empty(talk, request, slots, zone),
        booking_url=links.booking(live.id, live.nonce) if live is not None else "",
        changes=booking.sequence + 1 if booking is not None else 0,
        has_required=bool(talk.plan.required),
        has_pool=bool(talk.plan.pools),
        what=capital(called(talk.plan.purpose, talk.language)),
        stages=tuple((one_line(one["name"]), int(one["duration_min"])) for one in talk.plan.stages),
    )


def booking_page(session: Session, links: Links, token: str, now: datetime) -> BookingPage | None:
    """What a booking's link shows; None when the link is not ours. Free times to move it to are the offer page's."""
    named = links.booking_of(token)
    booking = session.get(Booking, named[0]) if named is not None else None
    if named is None or booking is None:
        return None
    plan = session.get_one(InterviewPlan, booking.plan_id)
    offer = session.get(Offer, booking.offer_id) if booking.offer_id else None
    there = colleagues_by_id(session, booking.people).values()
    first = {one.id: one.first_name for one in there}
    return BookingPage(
        booking_id=booking.id,
        is_old_link=booking.nonce != named[1],
        state=booking.state,
        sequence=booking.sequence,
        how=booking.how,
        first_name=session.get_one(Candidate, booking.candidate_id).first_name,
        language=language_for(session, booking.candidate_id, booking.locale),
        zone=ZoneInfo(booking.zone),
        start_at=booking.start_at,
        end_at=booking.end_at,
        team_name=session.get_one(Team, plan.team_id).name,
        kind=plan.kind,
        length=booking.end_at - booking.start_at,
        hosts=tuple(Host(one.first_name, one.zone_at(booking.start_at)) for one in there),
        is_over=booking.start_at <= now,
        undo_until=booking.undo_until if booking.state is BookingState.CANCELLED else None,
        offer_url=links.interview(offer.id, offer.nonce) if offer is not None else "",
        stages=tuple(
            Part(one_line(one.name), one.start_at, one.end_at, tuple(first[who] for who in one.people if who in first))
            for one in booking.parts()
        ),
    )


def _empty(talk: Talk, request: SlotRequest, slots: Iterable[Slot], zone: ZoneInfo) -> Mapping[date, WhyEmpty]:
    """A day is named after one host only where it is theirs, and they are there in any case."""
    people = {one.id: one for one in request.people}
    notice = timedelta(minutes=talk.plan.notice_min)
    is_one = len(talk.plan.required) == 1 and not talk.plan.pools
    found: dict[date, WhyEmpty] = {}
    for day, why in empty_days(request, slots, zone).items():
        person = talk.plan.required[0] if why.rule is Empty.NOTICE and is_one else why.person
        host = talk.colleagues.get(person) if isinstance(person, int) else None
        known = people.get(person) if person is not None else None
        if host is None or known is None:
            found[day] = WhyEmpty(why.rule, notice=notice)
        else:
            found[day] = WhyEmpty(why.rule, one_line(host.first_name), known.zone, known.country, notice)
    return found


def _hosts(talk: Talk) -> tuple[Host, ...]:
    """Who is there in any case; of a pool whoever could be, where nobody is."""
    required = [talk.colleagues[one] for one in talk.plan.required if one in talk.colleagues]
    pooled = [one for one in talk.colleagues.values() if one.id not in talk.plan.optional]
    return tuple(Host(one.first_name, ZoneInfo(one.zone)) for one in required or pooled)


def _clock_of(talk: Talk, slots: Iterable[Slot]) -> Host | None:
    """Whose clock stands beside theirs; nobody's where a journey of theirs falls among the times."""
    found = talk.clock_of
    if found is None or not found.travel:
        return Host(found.first_name, ZoneInfo(found.zone)) if found is not None else None
    zones = {found.zone_at(slot.start_at) for slot in slots}
    return Host(found.first_name, zones.pop()) if len(zones) == 1 else None


def _still_free(
    talk: Talk, offer: Offer, live: Booking | None, now: datetime, named: Iterable[tuple[int, datetime]]
) -> tuple[tuple[int, datetime], ...]:
    """What is kept for this offer may be on offer to somebody else too, and is theirs until one of them books."""
    request = request_for(talk.session, talk.plan, talk.zone, now, holder=offer, moving=live, share=0)
    request = replace(request, candidate=None)
    free = {at: found for _, at in named if isinstance(found := is_bookable(request, at), Slot)}
    open_to_them = {one.start_at for one in beside_own(talk.session, free.values(), talk.plan, now, live or offer)}
    return tuple((number, at) for number, at in named if at in open_to_them)
