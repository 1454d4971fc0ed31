"""What the templates of interview mails are told: one person's words and clock, from rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.links import Links
from sequencer.core.meet import people, wording
from sequencer.core.meet.choose import Part, part_of
from sequencer.core.meet.occasions import called
from sequencer.core.meet.people import one_line
from sequencer.store.bookings import Booking, BookingState, booking_of_offer
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.teams import Team
from sequencer.store.touches import Touch

_EXAMPLES = {"en": "Thursday evening", "de": "Donnerstagabend", "fr": "jeudi soir", "es": "el jueves por la tarde"}
_LATEST = 5  # answers: where the last one is “2, thanks”, the one before shows their language


@dataclass(frozen=True)
class Talk:
    """Who speaks with whom about what. `zone` is the candidate's."""

    session: Session
    candidate: Candidate
    mailbox: Mailbox
    plan: InterviewPlan
    zone: ZoneInfo
    locale: str

    @cached_property
    def language(self) -> str:
        return language_for(self.session, self.candidate.id, self.locale)

    @cached_property
    def colleagues(self) -> dict[int, Colleague]:
        """Everybody who may take part."""
        return colleagues_by_id(self.session, colleague_ids_of(self.plan))

    @property
    def sender(self) -> str:
        return one_line(self.mailbox.name.split(" ")[0]) or self.mailbox.email

    def is_sender(self, colleague: Colleague) -> bool:
        return colleague.email == self.mailbox.email.lower()

    @cached_property
    def is_familiar(self) -> bool:
        """Whether they, or the team that wrote to them, say *du*, *tu* or *tú*."""
        if not people.has_two_forms(self.language):
            return True
        theirs = select(Reply.text).where(Reply.candidate_id == self.candidate.id)
        ours = select(Touch.text).where(Touch.candidate_id == self.candidate.id)
        return people.is_familiar([*self.session.scalars(theirs), *self.session.scalars(ours)], self.language)

    @property
    def clock_of(self) -> Colleague | None:
        """Whose clock stands beside the candidate's: the sender's, or that of whoever is there in any case."""
        there = list(self.colleagues.values())
        sender = next((one for one in there if self.is_sender(one)), None)
        required = next((self.colleagues[one] for one in self.plan.required if one in self.colleagues), None)
        return sender or required or (there[0] if there and len({one.zone for one in there}) == 1 else None)


def language_for(session: Session, candidate_id: int, locale: str) -> str:
    """The language to speak with somebody about an interview."""
    return wording.language_of(locale, _latest_words(session, candidate_id))


def common_facts(talk: Talk) -> dict[str, object]:
    """What every mail about an interview says."""
    session, language = talk.session, talk.language
    organisation, team = the_organisation(session), session.get_one(Team, talk.plan.team_id)
    named = [talk.mailbox.name or talk.mailbox.email, team.name, organisation.name or organisation.legal_name]
    first, full = one_line(talk.candidate.first_name), one_line(talk.candidate.full_name)
    return {
        "hello": people.hello(first, full, language, is_familiar=talk.is_familiar),
        "du": talk.is_familiar,
        "tu": talk.is_familiar,
        "sender": talk.sender,
        "signature": ", ".join(one_line(part) for part in named if part),
        "zone": talk.zone.key,
        "here_place": wording.place(talk.zone, language),
        "in_here": wording.in_place(talk.zone, language),
        "what": wording.capital(called(talk.plan.purpose, language)),
        "minutes": talk.plan.duration_min,
        "by": people.by_kind(talk.plan.kind, language),
        "kind": str(talk.plan.kind),
        "call": people.call(talk.plan.kind, language),
        "place": one_line(talk.plan.place),
        "phone": one_line(talk.plan.phone),
    }


def offer_facts(talk: Talk, links: Links, offer: Offer, starts: Sequence[OfferedStart]) -> dict[str, object]:
    """Numbered times, each with its own link, in their clock and ours."""
    language, clock_of = talk.language, talk.clock_of
    there = [clock_of.zone_at(one.start_at) if clock_of is not None else talk.zone for one in starts]
    theirs = next((zone for zone in there if zone.key != talk.zone.key), talk.zone)
    page = _page_of(talk, links, offer)
    parts = [part_of(one.start_at, talk.plan.length, talk.zone) for one in starts]
    required = [one for one in talk.plan.required if one in talk.colleagues]
    names = [talk.colleagues[one].first_name for one in required if not talk.is_sender(talk.colleagues[one])]
    is_there = any(talk.is_sender(talk.colleagues[one]) for one in required)
    pooled = sum(int(pool["any"]) for pool in talk.plan.pools)
    return {
        **common_facts(talk),
        "times": [_time(talk, one, zone, page) for one, zone in zip(starts, there, strict=True)],
        "has_there": theirs.key != talk.zone.key,
        "there_place": wording.place(theirs, language),
        "there_whose": people.whose(
            one_line(clock_of.first_name) if clock_of else "",
            language,
            is_sender=clock_of is not None and talk.is_sender(clock_of),
        ),
        "with_whom": people.with_whom(names, pooled, language, is_sender_there=is_there),
        "page_url": page,
        "held_until": wording.short(offer.expires_at, talk.zone, language),
        "example": _EXAMPLES[language],
        "is_beside_work": bool(parts) and Part.WORK not in parts,
    }


def booking_facts(talk: Talk, links: Links, booking: Booking) -> dict[str, object]:
    """What is settled, in their clock and in that of everybody who is there."""
    language, at = talk.language, booking.start_at
    there = list(colleagues_by_id(talk.session, booking.people).values())
    url = links.booking(booking.id, booking.nonce)
    return {
        **common_facts(talk),
        "day": wording.capital(wording.long_day(at, talk.zone, language)),
        "short": wording.short(at, talk.zone, language),
        "short_day": wording.day(at, talk.zone, language),
        "weekday": wording.weekday(at, talk.zone, language),
        "start": wording.clock(at, talk.zone),
        "end": wording.clock(booking.end_at, talk.zone),
        "others": _elsewhere(talk, booking, there),
        "stages": _stages(talk, booking, there),
        "names": names_of(there, language),
        "summary": people.summary(talk.plan.kind, names_of(there, language), language),
        "is_alone": len(there) == 1 and talk.is_sender(there[0]),
        "move_url": f"{url}/move",
        "cancel_url": f"{url}/cancel",
        "evidence": one_line(booking.evidence),
    }


def notice_facts(talk: Talk, booking: Booking, to: Colleague, there: Iterable[Colleague]) -> dict[str, object]:
    """The part of the same interview that is theirs, for one of those who hold it, on their own clock; in English."""
    start_at, end_at = booking.hours_of(to.id)
    zone, candidate = to.zone_at(start_at), talk.candidate
    first = one_line(candidate.first_name) or "The candidate"
    same = zone.key == talk.zone.key
    theirs = f"{wording.elsewhere(start_at, talk.zone, zone)} to {wording.clock(end_at, talk.zone)}"
    beside = booking.together_with(to.id)
    return {
        **common_facts(talk),
        "hello": people.hello(one_line(to.first_name), "", "en", is_familiar=True),
        "by": people.by_kind(talk.plan.kind, "en"),
        "minutes": int(booking.needs(to.id).total_seconds()) // 60,
        "has_gap": booking.needs(to.id) < end_at - start_at,
        "zone": zone.key,
        "here_place": wording.place(zone),
        "day": wording.long_day(start_at, zone),
        "short": wording.short(start_at, zone),
        "start": wording.clock(start_at, zone),
        "end": wording.clock(end_at, zone),
        "there": "" if same else theirs,
        "there_place": wording.place(talk.zone),
        "candidate": one_line(candidate.full_name) or "a candidate",
        "candidate_first": first,
        "plan": one_line(talk.plan.name),
        "beside": people.listed([one_line(one.first_name) for one in there if one.id in beside]),
        "own_stages": [one for one in _stages(talk, booking, there, zone) if to.id in one["ids"]],
        "is_optional": to.id in booking.optional,
        "headline": one_line(candidate.headline),
        "profile_url": one_line(candidate.profile_url),
        "evidence": one_line(booking.evidence),
        "is_own": talk.is_sender(to),
    }


def _stages(
    talk: Talk, booking: Booking, there: Iterable[Colleague], zone: ZoneInfo | None = None
) -> list[dict[str, Any]]:
    """The stages of a loop on one clock, the candidate's unless another is named; none where it has none."""
    by_id = {one.id: one for one in there}
    return [
        {
            "name": one_line(one.name),
            "start": wording.clock(one.start_at, zone or talk.zone),
            "end": wording.clock(one.end_at, zone or talk.zone),
            "names": names_of([by_id[person] for person in one.people if person in by_id], talk.language),
            "ids": one.people,
        }
        for one in booking.parts()
    ]


def names_of(there: Iterable[Colleague], language: str) -> str:
    return people.listed([one_line(one.first_name) for one in there], language)


def _latest_words(session: Session, candidate_id: int) -> Iterator[str]:
    """What they wrote, their latest answer first; asked for only where it is read."""
    found = select(Reply.text).where(Reply.candidate_id == candidate_id)
    yield from session.scalars(found.order_by(Reply.received_at.desc(), Reply.id.desc()).limit(_LATEST))


def _page_of(talk: Talk, links: Links, offer: Offer) -> str:
    """Where all times are; a booked interview is moved on its own page."""
    booking = booking_of_offer(talk.session, offer.id)
    if booking is None or booking.state is not BookingState.BOOKED:
        return links.interview(offer.id, offer.nonce)
    return f"{links.booking(booking.id, booking.nonce)}/move"


def _time(talk: Talk, one: OfferedStart, theirs: ZoneInfo, page: str) -> Mapping[str, object]:
    """Its link names the time itself: numbers begin anew with each mail, and an old mail still means what it says."""
    language = talk.language
    elsewhere = wording.elsewhere(one.start_at, theirs, talk.zone, language)
    same = theirs.key == talk.zone.key
    return {
        "number": one.number,
        "here": f"{wording.short(one.start_at, talk.zone, language)} {wording.in_place(talk.zone, language)}",
        "there": "" if same else f"{elsewhere} {wording.in_place(theirs, language)}",
        "url": f"{page}/confirm?start={one.start_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def _elsewhere(talk: Talk, booking: Booking, there: Collection[Colleague]) -> list[Mapping[str, str]]:
    """One line for each other clock, for as long as those are needed who live by it."""
    by_zone: dict[str, list[Colleague]] = {}
    for one in there:
        by_zone.setdefault(one.zone_at(booking.start_at).key, []).append(one)
    hours = {one.id: booking.hours_of(one.id) for one in there}
    return [
        {
            "start": wording.elsewhere(
                min(hours[one.id][0] for one in several), ZoneInfo(zone), talk.zone, talk.language
            ),
            "end": wording.clock(max(hours[one.id][1] for one in several), ZoneInfo(zone)),
            "names": names_of(several, talk.language),
            "place": wording.place(ZoneInfo(zone), talk.language),
            "in_place": wording.in_place(ZoneInfo(zone), talk.language),
        }
        for zone, several in by_zone.items()
        if zone != talk.zone.key
    ]


def local(at: datetime, talk: Talk) -> str:
    """An instant on the candidate's clock in their language, `Thu 26 Nov, 19:00`."""
    return wording.short(at, talk.zone, talk.language)


def noted(at: datetime, talk: Talk) -> str:
    """The same for the timeline, which colleagues read."""
    return wording.short(at, talk.zone)
