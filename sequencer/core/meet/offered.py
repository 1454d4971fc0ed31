"""The offered starts as an answer may name them: by number, by local day, by local time.

A `Fit` is what words say about them. `sure` are the options every reading of the words means, `maybe` those
that some reading means: only where the two agree is anything certain.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Option:
    """One offered start, by the number it had in the mail."""

    number: int
    start_at: datetime


@dataclass(frozen=True)
class Fit:
    sure: frozenset[int]
    maybe: frozenset[int]

    def __and__(self, other: "Fit") -> "Fit":
        return Fit(self.sure & other.sure, self.maybe & other.maybe)

    def __or__(self, other: "Fit") -> "Fit":
        return Fit(self.sure | other.sure, self.maybe | other.maybe)

    def without(self, other: "Fit") -> "Fit":
        return Fit(self.sure - other.maybe, self.maybe - other.sure)

    def doubted(self) -> "Fit":
        """The same options, none of them certain."""
        return Fit(frozenset(), self.maybe)


NOTHING = Fit(frozenset(), frozenset())


@dataclass(frozen=True)
class Offer:
    """What was offered and is still to come, on the candidate's clock; `today` is the local day on which the answer came.

    `zone` is the clock that days and times are read on, the candidate's unless the words name another.
    """

    options: tuple[Option, ...]
    zone: ZoneInfo
    today: date

    @classmethod
    def still_open(cls, options: Iterable[Option], zone: ZoneInfo, received_at: datetime) -> "Offer":
        """The starts that were not past when the answer came."""
        open_ = tuple(one for one in options if one.start_at > received_at)
        return cls(open_, zone, received_at.astimezone(zone).date())

    def on_clock_of(self, zone: ZoneInfo) -> "Offer":
        return Offer(self.options, zone, self.today)

    @property
    def all(self) -> Fit:
        return self.numbered(option.number for option in self.options)

    def numbered(self, numbers: Iterable[int]) -> Fit:
        wanted = frozenset(numbers) & {option.number for option in self.options}
        return Fit(wanted, wanted)

    def on_days(self, is_meant: Callable[[date], bool]) -> Fit:
        return self.numbered(one.number for one in self.options if is_meant(self.local(one).date()))

    def at_times(self, is_sure: Callable[[int], bool], may_be: Callable[[int], bool]) -> Fit:
        """By the minute of the local day on which they start."""
        minutes = {one.number: _minute(self.local(one)) for one in self.options}
        return Fit(
            frozenset(number for number, minute in minutes.items() if is_sure(minute)),
            frozenset(number for number, minute in minutes.items() if may_be(minute)),
        )

    def earliest(self, numbers: Iterable[int]) -> int:
        wanted = set(numbers)
        return min((one.start_at, one.number) for one in self.options if one.number in wanted)[1]

    def at_edge(self, *, is_last: bool) -> Fit:
        """The first or the last: by time and by place in the mail, which may differ."""
        if not self.options:
            return NOTHING
        ends = [-1 if is_last else 0]
        by_time = sorted(self.options, key=lambda one: one.start_at)[ends[0]].number
        by_place = sorted(self.options, key=lambda one: one.number)[ends[0]].number
        meant = frozenset({by_time, by_place})
        return Fit(meant if len(meant) == 1 else frozenset(), meant)

    def ranked(self, among: Fit, place: int, *, is_of_two: bool, is_by_date: bool = False) -> Fit:
        """The one at a place among some, by instant; where the clock would order them otherwise, both are possible.

        `is_by_date` is for words that leave the clock out of it.
        """
        named = [one for one in self.options if one.number in among.maybe]
        if not -len(named) <= place < len(named):
            return NOTHING
        by_instant = sorted(named, key=lambda one: one.start_at)[place].number
        by_clock = sorted(named, key=lambda one: (_minute(self.local(one)), one.start_at))[place].number
        meant = frozenset({by_instant} if is_by_date else {by_instant, by_clock})
        is_sure = len(meant) == 1 and among.sure == among.maybe and (len(named) == 2 or not is_of_two)
        return Fit(meant if is_sure else frozenset(), meant)

    def week(self, ahead: int) -> Fit:
        monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=ahead)
        return self.on_days(lambda day: monday <= day < monday + timedelta(days=7))

    def local(self, option: Option) -> datetime:
        return option.start_at.astimezone(self.zone)


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute
