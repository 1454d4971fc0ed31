"""A colleague's clause taken apart: its days, its hours, and the words that are left."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sequencer.core.meet.colleague import words as words_of
from sequencer.core.meet.colleague.days import TAKEN, dated_in, masked, stretches_in
from sequencer.core.meet.colleague.lengths import Stretch
from sequencer.core.meet.colleague.times import Window, parts_in, windows_in
from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.clauses import Clause

_WORD = re.compile(r"[^\W_][\w']*")
_LONGEST_CLAUSE = 118  # characters; a longer one comes cut off


class UnsureError(Exception):
    """Why a person has to look."""


@dataclass(frozen=True)
class Said:
    """One clause taken apart: its words, and what is left of them when days and hours are taken out."""

    text: str
    left: str
    days: tuple[Stretch, ...]
    windows: tuple[Window, ...]
    sentence: int
    is_question: bool
    is_lasting: bool

    @property
    def is_except(self) -> bool:
        return words_of.EXCEPT.match(self.left.strip(" ,")) is not None


def take_apart(text: str, clause: Clause, calendar: Offer, languages: frozenset[str]) -> Said:
    """The words of a clause, `text`, read. Raises UnsureError where they come cut off."""
    if len(text) > _LONGEST_CLAUSE:
        raise UnsureError("a sentence is too long to be sure of it")
    text = blanked(words_of.COURTESIES, words_of.REASON.sub("", text))
    is_lasting = words_of.LASTING.search(text) is not None
    text = blanked(words_of.LASTING, text)
    dated = dated_in(text, calendar, languages)
    rest = all_masked(text, ((one.start, one.end) for one in dated))
    windows = windows_in(rest, languages)
    taken = [*((one.start, one.end) for one in windows), *parts_in(rest, languages)]
    days = stretches_in(all_masked(text, taken), text, dated, calendar, languages)
    left = all_masked(text, [*taken, *((one.start, one.end) for one in days)])
    return Said(text, left, tuple(days), tuple(windows), clause.sentence, clause.is_question, is_lasting)


def among(one: Said, before: Said) -> Said:
    """“Next week, except Thursday”: the Thursday of that week."""
    week = next((day for day in before.days if day.last is not None and day.first < day.last), None)
    if week is None or week.last is None:
        return one
    days = []
    for day in one.days:
        within = [week.first + timedelta(days=n) for n in range((week.last - week.first).days + 1)]
        meant = [each for each in within if each.weekday() == day.weekday] if day.weekday is not None else []
        days.append(replace(day, first=meant[0], last=meant[0], is_sure=True, weekday=None) if len(meant) == 1 else day)
    return replace(one, days=tuple(days))


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with blanks where the pattern matches."""
    return pattern.sub(lambda one: " " * len(one.group(0)), text)


def all_masked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text without these stretches, every other letter in its place."""
    for start, end in stretches:
        text = masked(text, start, end)
    return text


def check_words(left: str) -> None:
    """Nothing may be left that no table knows: it could be about somebody else, or turn the meaning round."""
    for known in (
        words_of.EXCEPT, words_of.AWAY_AROUND, words_of.AWAY, words_of.NO, words_of.YES, words_of.ONLY, words_of.FILLER,
    ):  # fmt: skip
        left = known.sub(" ", left)
    left = re.sub(
        rf"(?<!\w)(?:{words_of.FROM}|{words_of.UNTIL}|{words_of.BACK}|{words_of.EVERY}|{words_of.BETWEEN})(?!\w)",
        " ",
        left,
    )
    if strange := _WORD.search(left.replace(TAKEN, " ")):
        raise UnsureError(f"we do not know what “{strange.group(0)}” means for it")
