"""Reading a colleague's answer about their hours: typed changes where every word is understood, else a reason to look.

It uses the reader of picks for clauses, days and clocks. Changing somebody's hours wrongly costs interviews, so words
that no table knows, a condition, a question or two readings of one day change nothing at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.meet.colleague import words as words_of
from sequencer.core.meet.colleague.changes import WHOLE_DAY, Change, Dated, Journey, Share, Turn, Weekly
from sequencer.core.meet.colleague.clauses import Said, UnsureError, among, blanked, check_words, take_apart
from sequencer.core.meet.colleague.days import calendar_of, masked
from sequencer.core.meet.colleague.lengths import Stretch
from sequencer.core.meet.colleague.share import quotas_in, share_of, without_quotas
from sequencer.core.meet.colleague.times import Window, complement, limits, to_close, to_open
from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.clauses import Clause, clauses_in
from sequencer.core.meet.pick.named.zones import zones_in
from sequencer.core.meet.pick.phrasing.text import answer_in

_MOST = 12  # changes in one mail
_LONGEST_ABSENCE = 400  # days
_WRAPPED = re.compile(r"^(.{40,100}[^\s.!?:;])\n(?=[^\s>-])", re.MULTILINE)  # a line that a mail program broke
_DOUBLE_NO = re.compile(r"(?<!\w)(?:not|n't|nicht|kein\w*|pas|no|never|nie)(?!\w)")


class Reading(StrEnum):
    CHANGES = "changes"
    NOTHING = "nothing"  # all is as usual
    UNDO = "undo"
    UNSURE = "unsure"


@dataclass(frozen=True)
class HoursAnswer:
    """`changes` only where everything was understood; `why` says what was not."""

    reading: Reading
    changes: tuple[Change, ...] = ()
    why: str = ""
    language: str = ""


def read_hours_answer(text: str, zone: ZoneInfo, received_at: datetime) -> HoursAnswer:
    """The meaning of the new text of an answer; days count from the day it came, on their clock. Never raises."""
    text = _WRAPPED.sub(r"\1 ", text.replace("’", "'"))
    for pattern, instead in words_of.NOT_BEFORE:
        text = pattern.sub(instead, text)
    answer = answer_in(text)
    language = "de" if answer.languages == {"de"} else ""
    lines = [line for line in answer.words.split("\n") if line.strip(" .,!")]
    first = words_of.COURTESIES.sub(" ", lines[0]) if lines else ""
    if lines and any(words_of.UNDO.fullmatch(one) for one in (lines[0], first)):
        return HoursAnswer(Reading.UNDO, language=language)
    calendar = calendar_of(received_at.astimezone(zone).date(), zone)
    try:
        quotas = quotas_in(clauses_in(answer, calendar), calendar, answer.languages)
        rest = answer_in(without_quotas(text)) if quotas else answer
        changes = _changes(clauses_in(rest, calendar), calendar, answer.languages, zone)
        changes += share_of(quotas, changes)
    except UnsureError as unsure:
        return HoursAnswer(Reading.UNSURE, why=str(unsure), language=language)
    if changes:
        return HoursAnswer(Reading.CHANGES, tuple(changes), language=language)
    if lines and any(words_of.AS_USUAL.fullmatch(one) for one in (lines[0], first)):
        return HoursAnswer(Reading.NOTHING, language=language)
    return HoursAnswer(Reading.UNSURE, why="it names no day and no hour", language=language)


def _changes(clauses: Iterable[Clause], calendar: Offer, languages: frozenset[str], zone: ZoneInfo) -> list[Change]:
    said: list[Said] = []
    for clause in clauses:
        one = take_apart(clause.said, clause, calendar, languages)
        before = said[-1] if said else None
        if (
            before is not None
            and before.sentence == one.sentence
            and one.windows
            and not one.days
            and not before.windows
        ):
            said[-1] = take_apart(
                f"{before.text} {one.text}", clause, calendar, languages
            )  # “Thursday, only after four”
        elif before is not None and before.sentence == one.sentence and one.is_except:
            said.append(among(one, before))
        else:
            said.append(one)
    _check_weeks(said)
    found: list[Change] = []
    for one in said:
        for change in _of_clause(one, zone):
            _check_beside(change, found)
            found.append(change)
    if len(found) > _MOST:
        raise UnsureError("it names more than we take from one mail")
    return found


def _check_weeks(said: list[Said]) -> None:
    """“I'm out next week but can do Thursday”: of this week, or of that one?"""
    days = [day for one in said for day in one.days if not day.weekdays]
    for one in days:
        if one.weekday is None or one.first != one.last:
            continue
        if any(other.weekday is None and other is not one and not other.in_week for other in days):
            raise UnsureError("it is not clear of which week a day is")


def _of_clause(said: Said, zone: ZoneInfo) -> list[Change]:
    """The changes of one clause; none where it speaks of no time."""
    if hedge := words_of.HEDGE.search(said.left):
        raise UnsureError(f"it is not certain: “{hedge.group(0)}”")
    if not said.days and not said.windows:
        _check_silent(said)
        return []
    if said.is_question:
        raise UnsureError("it asks something")
    _check_known(said)
    if journey := _journey(said, zone):
        return [journey]
    turn = _turn(said)
    check_words(said.left)
    return _as_changes(said, turn)


def _check_silent(said: Said) -> None:
    """A clause that names no time may be a greeting; one that denies, asks or speaks of being away may change all."""
    if said.is_question:
        raise UnsureError("it asks something")
    if words_of.AS_USUAL.fullmatch(said.text.strip(" .,!")):
        return
    if re.search(r"\d", said.left):
        raise UnsureError("it holds a number that is no day and no hour")
    if found := words_of.NO.search(said.left) or words_of.AWAY.search(said.left) or words_of.EXCEPT.search(said.left):
        raise UnsureError(f"it says “{found.group(0)}” without a day")


def _check_known(said: Said) -> None:
    if any(not one.is_sure or (one.is_today and not said.is_lasting) for one in said.days):
        raise UnsureError("a day in it can be read in two ways")
    if any(not one.is_sure for one in said.windows):
        raise UnsureError("an hour in it can be read in two ways")
    if not said.days:
        raise UnsureError("it names hours without their day")
    if any(one.last is not None and (one.last - one.first).days > _LONGEST_ABSENCE for one in said.days):
        raise UnsureError("it speaks of more than a year")


def _journey(said: Said, zone: ZoneInfo) -> Journey | None:
    """“From 3 March I'm in Lisbon”: a place that we know, and nothing else said of those days."""
    left = blanked(words_of.AWAY, said.left)
    place = words_of.PLACE.search(left)
    if place is None:
        return None
    named = {one.zone for one in zones_in(f"{place.group('place')} time", zone)}
    there = next(iter(named)) if len(named) == 1 else None
    if there is None or left != said.left or said.windows or len(said.days) != 1 or said.days[0].weekdays:
        raise UnsureError(f"it is not clear where or when: “{place.group('place')}”")
    check_words(masked(left, place.start("place"), place.end("place")))
    return Journey(there.key, said.days[0].first, said.days[0].last)


def _turn(said: Said) -> Turn:
    """Whether the clause opens or closes what it names."""
    plain = words_of.EXCEPT.sub(" ", said.left)
    is_frei = words_of.AWAY_AROUND.search(plain) is not None
    is_away = words_of.AWAY.search(plain) is not None or is_frei or any(one.is_away for one in said.days)
    bare = words_of.AWAY.sub(" ", plain)
    no = len(words_of.NO.findall(bare))
    if no > 1 or (no and is_away) or (no and said.is_except):
        raise UnsureError("it says no more than once")
    yes = words_of.YES.search(words_of.NO.sub(" ", bare)) is not None and not is_frei
    is_only = words_of.ONLY.search(bare) is not None
    if no or is_away or said.is_except:
        if is_only or (is_away and yes):
            raise UnsureError("it says yes and no at once")
        return Turn.CLOSED
    if is_only:
        if not said.windows:
            raise UnsureError("it says “only” without an hour")
        return Turn.ONLY
    if said.windows:
        return Turn.OPEN
    if yes:
        return Turn.USUAL
    raise UnsureError("it names days and does not say what of them")


def _as_changes(said: Said, turn: Turn) -> list[Change]:
    _check_pairs(list(said.days), list(said.windows))
    turn, hours = _hours(turn, said.windows)
    weekly = frozenset(day for one in said.days for day in one.weekdays)
    dated = [one for one in said.days if not one.weekdays]
    if weekly and not dated:
        if turn is Turn.USUAL:
            raise UnsureError("it names days without their hours")
        return [Weekly(turn, weekly, hours)]
    if weekly and (said.is_lasting or len(dated) > 1 or dated[0].last is None):
        raise UnsureError("it is not clear how long it holds")
    named = [one.weekday + 1 for one in dated if one.weekday is not None and one.first == one.last]
    if said.is_lasting and len(named) == len(dated):
        return [Weekly(turn, frozenset(named), hours)]
    if said.is_lasting or any(one.last is None for one in dated):
        raise UnsureError("it names no end")
    return [Dated(turn, one.first, one.last, hours, weekly) for one in dated if one.last is not None]


def _hours(turn: Turn, windows: tuple[Window, ...]) -> tuple[Turn, tuple[tuple[int, int], ...]]:
    """The hours, and what becomes of them: “I can until five” and “only after four” close what lies beyond."""
    if not windows:
        return turn, (WHOLE_DAY,)
    if turn is Turn.CLOSED:
        return turn, tuple(sorted(to_close(one) for one in windows))
    closed = [limits(one) if turn is Turn.OPEN else complement(one) for one in windows]
    if any(closed):
        if len(windows) > 1 or closed[0] is None:
            raise UnsureError("an hour in it can be read in two ways")
        return Turn.CLOSED, (closed[0],)
    return turn, tuple(sorted(to_open(one) for one in windows))


def _check_pairs(days: list[Stretch], windows: list[Window]) -> None:
    """“Monday 8–10 and Tuesday 2–4” are pairs; which hours go with which day is for a person to say."""
    if len(days) < 2 or not windows:
        return
    order = sorted([(one.start, "day") for one in days] + [(one.start, "hours") for one in windows])
    kinds = [kind for _, kind in order]
    if sorted(kinds) != kinds and sorted(kinds, reverse=True) != kinds:
        raise UnsureError("it is not clear which hours go with which day")


def _check_beside(change: Change, found: list[Change]) -> None:
    """Two changes of the same days that pull in different directions are for a person."""
    for other in found:
        if isinstance(change, Journey | Share) or isinstance(other, Journey | Share):
            continue
        if change.turn is other.turn and change.turn is not Turn.ONLY:
            continue
        if isinstance(change, Weekly) and isinstance(other, Weekly):
            if change.weekdays & other.weekdays:
                raise UnsureError("it says two things of one day")
        elif isinstance(change, Dated) and isinstance(other, Dated):
            is_part = change.turn is Turn.CLOSED and other.turn is Turn.USUAL  # “any day but Thursday”
            if change.first <= other.last and other.first <= change.last and not is_part:
                raise UnsureError("it says two things of one day")
