"""When the entries of a calendar take place: repeated, moved and left out as they say (RFC 5545 3.8.4.4, 3.8.5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sequencer.core.meet.busy.entries import Entry, Length, Moment
from sequencer.core.meet.busy.repeats import UnclearError, read_repeat
from sequencer.core.meet.busy.values import Counts
from sequencer.core.meet.request import DAY, instant
from sequencer.core.meet.spans import Span
from sequencer.errors import CalendarError

_MARGIN = 2 * DAY  # more than any clock is apart from UTC
_Found = tuple[Span, Counts]


def occurrences(entries: Iterable[Entry], start: int, end: int) -> Iterator[_Found]:
    """Every occurrence that may touch the instants from `start` to `end`, and what it counts for.

    Raises CalendarError for a rule that cannot be followed, or that no meeting has.
    """
    alone: list[Entry] = []
    series: dict[str, _Series] = {}
    for entry in entries:
        if entry.uid:
            series.setdefault(entry.uid, _Series()).add(entry)
        else:
            alone.append(entry)
    for one in series.values():
        yield from one.within(start, end)
    for entry in alone:
        yield from _Series([entry]).within(start, end)


@dataclass
class _Series:
    """The entries of one UID: what repeats, and what stands for single occurrences of it."""

    whole: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        (self.changed if entry.replaces else self.whole).append(entry)

    def within(self, start: int, end: int) -> Iterator[_Found]:
        changed = _newest(self.changed)
        newest = max((one.sequence for one in self.whole), default=0)
        for entry in self.whole:
            if entry.sequence == newest:  # several of one number: nobody knows which holds, so all do
                yield from _repeated(entry, changed, start, end)
        for entry in changed:
            yield entry.length.span(entry.start.wall, entry.start.clock), entry.counts


def _newest(changed: list[Entry]) -> list[Entry]:
    """The last word on each occurrence that was changed."""
    found: dict[tuple[bool, int], Entry] = {}
    for entry in changed:
        key = _key(entry)
        if key not in found or found[key].sequence <= entry.sequence:
            found[key] = entry
    return list(found.values())


def _key(entry: Entry) -> tuple[bool, int]:
    moment = entry.replaces or entry.start
    return moment.is_day, moment.wall if moment.is_day else moment.instant


def _repeated(entry: Entry, changed: list[Entry], start: int, end: int) -> Iterator[_Found]:
    gone = _Gone([*entry.without, *(one.replaces for one in changed if one.replaces)])
    turns = sorted((_Turn.of(entry.start, one) for one in changed if one.is_from_then_on), key=lambda turn: turn.since)
    if entry.counts is Counts.FREE and not turns:
        return
    longest = max([entry.length.most, *(turn.entry.length.most for turn in turns)])
    moved = max((abs(turn.moved) for turn in turns), default=0)
    since, last = start - longest - moved - _MARGIN, end + moved + _MARGIN
    for moment, length in _moments(entry, since, last):
        if moment in gone:
            continue
        turn = next((one for one in reversed(turns) if moment.wall >= one.since), None)
        if turn is None:
            yield length.span(moment.wall, moment.clock), entry.counts
        else:
            yield turn.entry.length.span(moment.wall + turn.moved, moment.clock), turn.entry.counts


def _moments(entry: Entry, since: int, last: int) -> Iterator[tuple[Moment, Length]]:
    """The occurrences of an entry. Its own beginning is one of them, whether or not its rule agrees."""
    clock, is_day = entry.start.clock, entry.start.is_day
    walls = {entry.start.wall}
    for rule in entry.rules:
        try:
            repeat = read_repeat(rule)
            until = repeat.until_wall(clock.wall, is_day=is_day)
            walls.update(repeat.walls(entry.start.wall, since, last, until=until))
        except UnclearError as unclear:
            raise CalendarError(
                f"The entry that begins on {instant(entry.start.wall):%Y-%m-%d} {unclear}. Enter it once more."
            ) from None
    for wall in sorted(walls):
        if since <= wall <= last:
            yield Moment(wall, clock, is_day), entry.length
    yield from entry.extra


@dataclass(frozen=True)
class _Turn:
    """From `since` on the occurrences are `moved` seconds and last as `entry` does."""

    since: int
    moved: int
    entry: Entry

    @classmethod
    def of(cls, start: Moment, entry: Entry) -> "_Turn":
        replaced = entry.replaces or entry.start
        since = replaced.wall if replaced.is_day else start.clock.wall(replaced.instant)
        begins = entry.start.wall if entry.start.is_day else start.clock.wall(entry.start.instant)
        return cls(since, begins - since, entry)


class _Gone:
    """The occurrences that are left out; one named by its day alone goes whatever its time of day."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        known = list(moments)
        self._instants = {one.instant for one in known if not one.is_day}
        self._walls = {one.wall // DAY for one in known if one.is_day}

    def __contains__(self, moment: Moment) -> bool:
        if moment.wall // DAY in self._walls:
            return True
        return bool(self._instants) and moment.instant in self._instants
