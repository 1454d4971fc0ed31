"""What a colleague's words change of their time for interviews, as values; and the same said back in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.meet import wording

WHOLE_DAY = (0, 24 * 60)

_A_MONDAY = datetime(2024, 1, 1, 12, tzinfo=UTC)
_UTC = ZoneInfo("UTC")
_SAID = {
    "en": {
        "away": "no interviews", "open": "also {}", "closed": "not {}", "only": "only {}", "every": "every {}",
        "lasting": "until you say otherwise", "and": "and", "to": "to", "before": "before {}", "after": "after {}",
        "travel": "your hours are on {}'s clock", "usual": "as usual", "from": "from {} on",
        "share": "At most {} a week beside your working hours",
    },
    "de": {
        "away": "keine Gespräche", "open": "auch {}", "closed": "nicht {}", "only": "nur {}", "every": "jeden {}",
        "lasting": "bis du etwas anderes sagst", "and": "und", "to": "bis", "before": "vor {}", "after": "nach {}",
        "travel": "deine Zeiten gelten nach der Uhr in {}", "usual": "wie immer", "from": "ab {}",
        "share": "Höchstens {} pro Woche neben deiner Arbeitszeit",
    },
}  # fmt: skip


class Turn(StrEnum):
    """What becomes of the hours that are named."""

    CLOSED = "closed"
    OPEN = "open"  # beside the usual ones
    ONLY = "only"  # instead of the usual ones
    USUAL = "usual"  # whole days said to be fine: nothing changes where they have hours


@dataclass(frozen=True)
class Dated:
    """Hours of the days from `first` to `last`, in minutes of the local day; only those of `weekdays` (Monday is 1) if given."""

    turn: Turn
    first: date
    last: date
    windows: tuple[tuple[int, int], ...] = (WHOLE_DAY,)
    weekdays: frozenset[int] = frozenset()

    @property
    def is_whole(self) -> bool:
        return self.windows == (WHOLE_DAY,)


@dataclass(frozen=True)
class Weekly:
    """Hours of some weekdays, every week until somebody says otherwise."""

    turn: Turn
    weekdays: frozenset[int]
    windows: tuple[tuple[int, int], ...] = (WHOLE_DAY,)


@dataclass(frozen=True)
class Journey:
    """From `first` to `last` they live by another clock; `last` is empty where no end is named."""

    zone: str
    first: date
    last: date | None


@dataclass(frozen=True)
class Share:
    """How many interviews a week may lie beside the working hours."""

    most: int


Change = Dated | Weekly | Journey | Share


def said(changes: Iterable[Change], language: str) -> list[str]:
    """Each change as a line in English or German, as one says it to the colleague."""
    return [_line(one, language) for one in changes]


def said_of_them(changes: Iterable[Change]) -> list[str]:
    """The same in English, as one says it of the colleague to others."""
    return [
        line.replace("until you say otherwise", "until they say otherwise")
        .replace("your hours", "their hours")
        .replace("your working", "their working")
        for line in said(changes, "en")
    ]


def _line(change: Change, language: str) -> str:
    words = _SAID[language]
    if isinstance(change, Share):
        return words["share"].format(_interviews(change.most, language))
    if isinstance(change, Journey):
        when = _days(change.first, change.last, language)
        return f"{when}: {words['travel'].format(wording.place(ZoneInfo(change.zone), language))}"
    if isinstance(change, Weekly):
        line = f"{words['every'].format(_weekdays(change.weekdays, language))}, {words['lasting']}"
    else:
        line = _days(change.first, change.last, language)
        if change.weekdays:
            line = f"{words['every'].format(_weekdays(change.weekdays, language))}, {line}"
    return f"{line[:1].upper()}{line[1:]}: {_hours(change.turn, change.windows, language)}"


def _interviews(number: int, language: str) -> str:
    one, several = ("Gespräch", "Gespräche") if language == "de" else ("interview", "interviews")
    return f"{number} {one if number == 1 else several}"


def _hours(turn: Turn, windows: Sequence[tuple[int, int]], language: str) -> str:
    words = _SAID[language]
    if turn is Turn.USUAL:
        return words["usual"]
    if turn is Turn.CLOSED and tuple(windows) == (WHOLE_DAY,):
        return words["away"]
    return words[str(turn)].format(_listed([_window(one, language) for one in windows], language))


def _window(window: tuple[int, int], language: str) -> str:
    opens, closes = window
    words = _SAID[language]
    if opens == 0:
        return words["before"].format(clock(closes))
    if closes == WHOLE_DAY[1]:
        return words["after"].format(clock(opens))
    return f"{clock(opens)} {words['to']} {clock(closes)}"


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days(first: date, last: date | None, language: str) -> str:
    if last is None:
        return _SAID[language]["from"].format(_day(first, language))
    return (
        _day(first, language)
        if first == last
        else f"{_day(first, language)} {_SAID[language]['to']} {_day(last, language)}"
    )


def _day(day: date, language: str) -> str:
    return wording.day(datetime.combine(day, time(12), UTC), _UTC, language)


def _weekdays(days: Iterable[int], language: str) -> str:
    names = [wording.weekday(_A_MONDAY + timedelta(days=one - 1), _UTC, language) for one in sorted(days)]
    return _listed(names, language)


def _listed(names: Sequence[str], language: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {_SAID[language]['and']} {names[-1]}"
