"""What a plan says of the plan that follows it: how its times come to be offered, and how many days lie between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sequencer.core.meet.values import read_whole
from sequencer.core.plan.fields import read_line, shown
from sequencer.errors import UserError

NEXT_FIELDS = frozenset({"then", "then_offered", "then_after_days", "then_within_days"})
_MOST_DAYS = 366


class Offered(StrEnum):
    """When the times of the plan that follows are offered."""

    BY_HAND = "by_hand"  # with one click, once the interview is over
    HELD = "held"  # by themselves, once somebody says that it took place
    BOOKED = "booked"  # by themselves, as soon as it is booked: stages on different days


@dataclass(frozen=True)
class NextGiven:
    """`then` names the plan that follows, empty for none. The next interview is `after_days` calendar days later at the
    earliest, and is not offered any more `within_days` after this one; None for no such bound."""

    then: str = ""
    offered: Offered = Offered.BY_HAND
    after_days: int | None = None
    within_days: int | None = None


def read_next(given: Mapping[str, Any]) -> NextGiven:
    """The fields of a plan file, each with its default. Raises UserError."""
    found = NextGiven(
        then=read_line("then", dict(given)),
        offered=_offered(given.get("then_offered")),
        after_days=_days("then_after_days", given.get("then_after_days")),
        within_days=_days("then_within_days", given.get("then_within_days")),
    )
    if not found.then and (named := sorted(NEXT_FIELDS & {one for one in given if given[one] is not None} - {"then"})):
        raise UserError(f"`{named[0]}`: it says how a plan follows, and `then` names none.")
    return found


@dataclass(frozen=True)
class Link:
    """A plan in a chain of plans: how far ahead it looks, and the one that follows it."""

    plan: int
    horizon_days: int
    then: int | None
    offered: Offered
    after_days: int | None


def longest_reach(plans: Iterable[Link]) -> int:
    """In how many days the last interview may lie that any of these plans leads to; 0 without a plan.

    What is offered while the interview before it is still ahead is looked for from there on.
    """
    by_id = {one.plan: one for one in plans}
    return max((_reach(by_id, one) for one in by_id.values()), default=0)


def not_before(end_at: datetime, zone: ZoneInfo, after_days: int | None) -> datetime:
    """The first instant at which an interview may follow one that ends at `end_at`: at once, or so many days later.

    Days are those of the candidate's calendar: one day after Tuesday evening begins on Wednesday at 00:00.
    """
    if not after_days:
        return end_at
    return datetime.combine(end_at.astimezone(zone).date() + timedelta(days=after_days), time(0), zone)


def not_after(start_at: datetime, zone: ZoneInfo, after_days: int | None) -> datetime:
    """The instant by which an interview has to end so that one that begins at `start_at` may follow it."""
    if not after_days:
        return start_at
    return datetime.combine(start_at.astimezone(zone).date() - timedelta(days=after_days - 1), time(0), zone)


def _reach(by_id: Mapping[int, Link], first: Link) -> int:
    """The same for one plan and what follows it; a plan that leads back to itself is counted once."""
    one, seen, reach, found = first, {first.plan}, first.horizon_days, first.horizon_days
    while one.then is not None and one.then in by_id and one.then not in seen:
        begins = (reach if one.offered is Offered.BOOKED else 0) + (one.after_days or 0)
        one = by_id[one.then]
        seen.add(one.plan)
        reach = begins + one.horizon_days
        found = max(found, reach)
    return found


def _offered(given: object) -> Offered:
    try:
        return Offered(shown(given)) if given is not None else Offered.BY_HAND
    except ValueError:
        raise UserError(f"`then_offered`: “{shown(given)}” is none of {', '.join(Offered)}.") from None


def _days(field: str, given: object) -> int | None:
    return None if given is None else read_whole(field, given, least=1, most=_MOST_DAYS)
