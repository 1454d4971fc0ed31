"""On which days outreach to one person leaves at all: not on their holidays, our quiet days, or while the sender is away."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.countries import in_country
from sequencer.core.plan.day_spans import DaySpan
from sequencer.core.plan.delays import from_wall
from sequencer.core.plan.holidays import SATURDAY_AND_SUNDAY, holiday_on, is_weekend

_A_DAY = timedelta(days=1)
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Closed:
    """A day or days on which nothing leaves: a stable code, a fact in words, and the instant (UTC) at which they end."""

    code: str
    says: str
    until: datetime


@dataclass(frozen=True)
class OpenDays:
    """`country` is the candidate's (ISO 3166), empty where unknown; quiet days and leave are days of the `home` zone.

    Where a country is unknown nobody's holidays are taken for theirs: only weekends count.
    """

    country: str = ""
    home: ZoneInfo = _UTC
    quiet: tuple[DaySpan, ...] = ()
    leave: tuple[DaySpan, ...] = ()

    def is_working(self, day: date) -> bool:
        """Whether a delay in working days counts this day: neither weekend nor holiday there, nor a quiet day here."""
        if is_weekend(self.country, day) or holiday_on(self.country, day):
            return False
        return not any(day in span for span in self.quiet)

    def closed_at(self, at: datetime, zone: ZoneInfo) -> Closed | None:
        """What closes the day of `at`, if anything; `zone` is the candidate's."""
        return self._quiet(at) or self._away(at) or self._holiday(at, zone)

    def rests_at(self, at: datetime, zone: ZoneInfo) -> Closed | None:
        """The weekend of the candidate's country, where that is not Saturday and Sunday."""
        day = at.astimezone(zone).date()
        if day.isoweekday() in SATURDAY_AND_SUNDAY or not is_weekend(self.country, day):
            return None
        return Closed("weekend", f"weekend {in_country(self.country)}", _midnight_after(day, zone))

    def _quiet(self, at: datetime) -> Closed | None:
        today = at.astimezone(self.home).date()
        for span in self.quiet:
            if today in span:
                return Closed(
                    "quiet_days", _named("quiet days for everybody", span), _midnight_after(span.last, self.home)
                )
        return None

    def _away(self, at: datetime) -> Closed | None:
        """Leave lasts until the first working day after it: on a weekend nobody is back yet."""
        today = at.astimezone(self.home).date()
        for span in self.leave:
            if span.first <= today < _back_on(span.last):
                return Closed(
                    "sender_away", _named("the sender is away", span), _midnight(_back_on(span.last), self.home)
                )
        return None

    def _holiday(self, at: datetime, zone: ZoneInfo) -> Closed | None:
        day = at.astimezone(zone).date()
        name = holiday_on(self.country, day)
        if not name:
            return None
        says = f"public holiday {in_country(self.country)} ({name})"
        return Closed("holiday", says, _midnight_after(day, zone))


def _named(what: str, span: DaySpan) -> str:
    return f"{what} ({span.name}, {span.days})" if span.name else f"{what} ({span.days})"


def _back_on(last: date) -> date:
    day = last + _A_DAY
    while day.isoweekday() in SATURDAY_AND_SUNDAY:
        day += _A_DAY
    return day


def _midnight_after(day: date, zone: ZoneInfo) -> datetime:
    return _midnight(day + _A_DAY, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day, in UTC."""
    first = from_wall(day, time(0), zone)
    if first.astimezone(zone).date() < day:  # the day before repeats its last hour
        first = from_wall(day, time(0), zone, fold=1)
    return first.astimezone(UTC)
