"""What the templates of interview mails are told: one person's words and clock, from rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.links import Links
from sequencer.core.meet import people, wording
from sequencer.core.meet.choose import Part, part_of
from sequencer.core.meet.people import one_line
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.teams import Team
from sequencer.store.touches import Touch

_EXAMPLES = {"en": "Thursday evening", "de": "Donnerstagabend"}


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
        return wording.language_of(self.locale)

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
        """Whether they, or the team that wrote to them, say *du*."""
        if self.language != "de":
            return True
        theirs = select(Reply.text).where(Reply.candidate_id == self.candidate.id)
        ours = select(Touch.text).where(Touch.candidate_id == self.candidate.id)
        return people.is_familiar([*self.session.scalars(theirs), *self.session.scalars(ours)])

    @property
    def clock_of(self) -> Colleague | None:
        """Whose clock stands beside the candidate's: the sender's, or that of whoever is there in any case."""
        there = list(self.colleagues.values())
        sender = next((one for one in there if self.is_sender(one)), None)
        required = next((self.colleagues[one] for one in self.plan.required if one in self.colleagues), None)
        return sender or required or (there[0] if there and len({one.zone for one in there}) == 1 else None)


def common_facts(talk: Talk) -> dict[str, object]:
    """What every mail about an interview says."""
    session, language = talk.session, talk.language
    organisation, team = the_organisation(session), session.get_one(Team, talk.plan.team_id)
    named = [talk.mailbox.name or talk.mailbox.email, team.name, organisation.name or organisation.legal_name]
    first, full = one_line(talk.candidate.first_name), one_line(talk.candidate.full_name)
    return {
        "hello": people.hello(first, full, language, is_familiar=talk.is_familiar),
        "du": talk.is_familiar,
        "sender": talk.sender,
        "signature": ", ".join(one_line(part) for part in named if part),
        "zone": talk.zone.key,
        "here_place": wording.place(talk.zone, language),
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
    theirs = ZoneInfo(clock_of.zone) if clock_of is not None else talk.zone
    page = links.interview(offer.id, offer.nonce)
    parts = [part_of(one.start_at, talk.plan.length, talk.zone) for one in starts]
    required = [one for one in talk.plan.required if one in talk.colleagues]
    names = [talk.colleagues[one].first_name for one in required if not talk.is_sender(talk.colleagues[one])]
    is_there = any(talk.is_sender(talk.colleagues[one]) for one in required)
    pooled = sum(int(pool["any"]) for pool in talk.plan.pools)
    return {
        **common_facts(talk),
        "times": [_time(talk, one, theirs, page) for one in starts],
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
        "day": wording.long_day(at, talk.zone, language),
        "short": wording.short(at, talk.zone, language),
        "short_day": wording.day(at, talk.zone, language),
        "weekday": wording.weekday(at, talk.zone, language),
        "start": wording.clock(at, talk.zone),
        "end": wording.clock(booking.end_at, talk.zone),
        "others": _elsewhere(talk, booking, there),
        "names": names_of(there, language),
        "summary": people.summary(talk.plan.kind, names_of(there, language), language),
        "is_alone": len(there) == 1 and talk.is_sender(there[0]),
        "move_url": f"{url}/move",
        "cancel_url": f"{url}/cancel",
        "evidence": one_line(booking.evidence),
    }


def notice_facts(talk: Talk, booking: Booking, to: Colleague, there: Iterable[Colleague]) -> dict[str, object]:
    """The same interview for one of those who hold it, on their own clock; in English."""
    zone, candidate = ZoneInfo(to.zone), talk.candidate
    first = one_line(candidate.first_name) or "The candidate"
    same = zone.key == talk.zone.key
    theirs = f"{wording.elsewhere(booking.start_at, talk.zone, zone)} to {wording.clock(booking.end_at, talk.zone)}"
    return {
        **common_facts(talk),
        "hello": people.hello(one_line(to.first_name), "", "en", is_familiar=True),
        "by": people.by_kind(talk.plan.kind, "en"),
        "zone": zone.key,
        "here_place": wording.place(zone),
        "day": wording.long_day(booking.start_at, zone),
        "short": wording.short(booking.start_at, zone),
        "start": wording.clock(booking.start_at, zone),
        "end": wording.clock(booking.end_at, zone),
        "there": "" if same else theirs,
        "there_place": wording.place(talk.zone),
        "candidate": one_line(candidate.full_name) or "a candidate",
        "candidate_first": first,
        "plan": one_line(talk.plan.name),
        "beside": people.listed([one_line(one.first_name) for one in there if one.id != to.id]),
        "headline": one_line(candidate.headline),
        "profile_url": one_line(candidate.profile_url),
        "evidence": one_line(booking.evidence),
        "is_own": talk.is_sender(to),
    }


def names_of(there: Iterable[Colleague], language: str) -> str:
    return people.listed([one_line(one.first_name) for one in there], language)


def _time(talk: Talk, one: OfferedStart, theirs: ZoneInfo, page: str) -> Mapping[str, object]:
    language = talk.language
    place, elsewhere = wording.place(talk.zone, language), wording.elsewhere(one.start_at, theirs, talk.zone, language)
    same = theirs.key == talk.zone.key
    return {
        "number": one.number,
        "here": f"{wording.short(one.start_at, talk.zone, language)} in {place}",
        "there": "" if same else f"{elsewhere} in {wording.place(theirs, language)}",
        "url": f"{page}/{one.number}",
    }


def _elsewhere(talk: Talk, booking: Booking, there: Iterable[Colleague]) -> list[Mapping[str, str]]:
    """One line for each other clock."""
    by_zone: dict[str, list[Colleague]] = {}
    for one in there:
        by_zone.setdefault(one.zone, []).append(one)
    return [
        {
            "start": wording.elsewhere(booking.start_at, ZoneInfo(zone), talk.zone, talk.language),
            "end": wording.clock(booking.end_at, ZoneInfo(zone)),
            "names": names_of(several, talk.language),
            "place": wording.place(ZoneInfo(zone), talk.language),
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
