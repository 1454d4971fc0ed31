"""Why a start is not offered: every start of one day with the rule that stands in its way, and whose time it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.meet.budget import budget
from sequencer.core.meet.diary import Reason
from sequencer.core.meet.slots import Obstacle, Slot, missing_starts
from sequencer.store.bookings import Booking
from sequencer.store.diaries import beside_own, can_book, free_starts, request_for
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy, booked_between, kept_for_others
from sequencer.store.offers import Offer

_LONGEST_PAUSE = timedelta(hours=12)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """For whom times are looked at: somebody in `zone`, with their offer and the booking they may move."""

    plan: InterviewPlan
    zone: ZoneInfo
    holder: Offer | None = None
    moving: Booking | None = None


@dataclass(frozen=True)
class Start:
    """One start. It is free where `slot` is there; `offer_id` or `booking_id` is what takes the time of a person.

    `until` is when an offer gives the time back.
    """

    start_at: datetime
    slot: Slot | None = None
    obstacle: Obstacle | None = None
    offer_id: int | None = None
    booking_id: int | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class _Taken:
    """What takes the time of a plan's people; a time is as good as booked where `share` offers keep it."""

    length: timedelta
    booked: list[Occupancy]
    kept: list[Occupancy]
    share: int


def starts_of_day(session: Session, asked: Asked, on: date, now: datetime) -> tuple[Start, ...]:
    """Every start of one day on the candidate's clock: those that are offered, and all others of the grid with why."""
    plan, zone, holder, moving = asked.plan, asked.zone, asked.holder, asked.moving
    alone = free_starts(session, plan, zone, now, holder=holder, moving=moving, is_shared=False)
    free = free_starts(session, plan, zone, now, holder=holder, moving=moving)
    share = budget(len(alone))
    request = request_for(session, plan, zone, now, holder=holder, moving=moving, share=share)
    people = [one.id for one in request.people if isinstance(one.id, int)]
    taken = _taken(session, asked, people, datetime(on.year, on.month, on.day, tzinfo=zone), now, share)
    found = [Start(slot.start_at, slot=slot) for slot in free if slot.start_at.astimezone(zone).date() == on]
    missing = [(at, why) for at, why in missing_starts(request, free) if at.astimezone(zone).date() == on]
    beside = beside_own(session, [Slot(at, ()) for at, _ in missing], plan, now, moving or holder)
    theirs = {at for at, _ in missing} - {one.start_at for one in beside}
    own = Obstacle(Reason.OWN_INTERVIEW)
    found += [_explained(at, own if why.reason is Reason.GRID and at in theirs else why, taken) for at, why in missing]
    return tuple(sorted(found, key=lambda one: one.start_at))


def one_start(session: Session, asked: Asked, at: datetime, now: datetime) -> Start:
    """Whether a start can be booked by whoever asks for it, and what stands in its way; it may lie off the grid."""
    found = can_book(session, asked.plan, asked.zone, at, now, holder=asked.holder, moving=asked.moving)
    if isinstance(found, Slot):
        return Start(at, slot=found)
    people = [found.person] if isinstance(found.person, int) else []
    return _explained(at, found, _taken(session, asked, people, at, now, 1))


def _taken(session: Session, asked: Asked, people: Iterable[int], begin: datetime, now: datetime, share: int) -> _Taken:
    people, first, last = list(people), begin - _DAY, begin + 2 * _DAY
    moved = asked.moving.id if asked.moving is not None else None
    return _Taken(
        length=asked.plan.length,
        booked=booked_between(session, people, first, last, but_booking=moved),
        kept=kept_for_others(session, people, now, asked.holder.id if asked.holder is not None else None),
        share=share,
    )


def _explained(at: datetime, obstacle: Obstacle, taken: _Taken) -> Start:
    """With what takes the person's time, where it is a meeting of ours."""
    end, person = at + taken.length, obstacle.person
    if obstacle.reason is Reason.HELD:
        kept = sorted(_over(taken.kept, person, at, end), key=lambda one: one.expires_at or at, reverse=True)
        last = kept[min(taken.share, len(kept)) - 1] if kept else None
        if last is not None:
            return Start(at, obstacle=obstacle, offer_id=last.offer_id, until=last.expires_at)
    if obstacle.reason in (Reason.BOOKED, Reason.BUFFER):
        near = timedelta() if obstacle.reason is Reason.BOOKED else _LONGEST_PAUSE
        booked = _over(taken.booked, person, at - near, end + near)
        if booked:
            nearest = min(booked, key=lambda one: abs(one.start_at - at))
            return Start(at, obstacle=obstacle, booking_id=nearest.booking_id)
    return Start(at, obstacle=obstacle)


def _over(times: Iterable[Occupancy], person: object, start: datetime, end: datetime) -> list[Occupancy]:
    return [one for one in times if one.colleague_id == person and one.start_at < end and one.end_at > start]
