"""What the screens show of calendars: those of one colleague, and those that stand in the way of a team."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from sequencer.store.calendars import Calendar, calendars_of_people, standing_of
from sequencer.store.clashes import Clash, OpenClash, open_clashes
from sequencer.store.colleagues import BusyTime, Colleague
from sequencer.store.interview_plans import colleague_ids_of, plans_of_teams

_MORE_THAN_A_HICCUP = 2  # looks in a row
_CANNOT_BE_READ = and_(Calendar.failing_since.is_not(None), Calendar.failures >= _MORE_THAN_A_HICCUP)


@dataclass(frozen=True)
class CalendarNeed:
    """A calendar that cannot be read, of somebody in a plan of the teams that were asked about."""

    calendar_id: int
    colleague_id: int
    name: str
    since: datetime
    trouble: str
    is_unknown: bool


def calendars_with_counts(session: Session, colleague_id: int, now: datetime) -> list[tuple[Calendar, int]]:
    """(calendar, how many of its busy times are not over), the oldest first."""
    counts = (
        select(BusyTime.calendar_id, func.count())
        .where(BusyTime.colleague_id == colleague_id, BusyTime.end_at > now, BusyTime.calendar_id.is_not(None))
        .group_by(BusyTime.calendar_id)
    )
    ahead = dict(session.execute(counts).all())
    return [(one, ahead.get(one.id, 0)) for one in calendars_of_people(session, [colleague_id])]


def who_has_calendars(session: Session) -> dict[int, bool]:
    """By colleague who has any calendar: whether all of them can be read."""
    found: dict[int, bool] = {}
    for whose, since, read_at in session.execute(
        select(Calendar.colleague_id, Calendar.failing_since, Calendar.last_read_at)
    ):
        found[whose] = found.get(whose, True) and since is None and read_at is not None
    return found


def calendar_troubles(
    session: Session, teams: frozenset[int] | None, now: datetime
) -> tuple[list[CalendarNeed], list[OpenClash]]:
    """(calendars that cannot be read, interviews that somebody's calendar has something else over); mostly one question."""
    is_open = Clash.settled_at.is_(None)
    has_need, has_clash = session.execute(select(exists().where(_CANNOT_BE_READ), exists().where(is_open))).one()
    needs = calendars_in_need(session, teams, now) if has_need else []
    return needs, open_clashes(session, teams, now) if has_clash else []


def calendars_in_need(session: Session, teams: frozenset[int] | None, now: datetime) -> list[CalendarNeed]:
    """Calendars that cannot be read time and again, of people whom plans in use of these teams ask for."""
    found = (
        select(Calendar, Colleague.name)
        .join(Colleague, Colleague.id == Calendar.colleague_id)
        .where(_CANNOT_BE_READ)
        .order_by(Calendar.failing_since, Calendar.id)
    )
    rows = session.execute(found).all()
    asked_for = {one for plan in plans_of_teams(session, teams) for one in colleague_ids_of(plan)} if rows else set()
    return [
        CalendarNeed(one.id, one.colleague_id, name, one.failing_since, one.trouble, standing_of(one).is_unknown(now))
        for one, name in rows
        if one.colleague_id in asked_for and one.failing_since is not None
    ]
