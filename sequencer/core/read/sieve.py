"""Many expressions looked for at once: only those whose letters stand in the text are tried.

A sieve finds exactly what `re` finds with all of them joined by `|`. Each expression that must contain some fixed
letters is filed under three of them; one walk over a text then tells, for all sieves together, what is worth a try.

Nothing is parsed before a sieve is used, and nothing compiled before it is tried: most tables of most languages are
of no use to most processes, and all of them together would take each a second to start.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from re import _constants, _parser  # type: ignore[attr-defined]  # the only parser of expressions; no public one exists
from typing import Any

_GRAM = 3  # letters an expression is filed under
_LONG = 20_000  # characters
_NEVER_LETTERS = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_Choices = list[tuple[str, ...]]  # of each row one must stand in the text
_Filed = tuple[int, int, str, _Choices]  # sieve, number of the expression in it, letters, and what else is needed

_files: dict[str, list[_Filed]] = {}
_numbers = count(1)
_filings = count(1)


class Sieve:
    """`search`, `fullmatch`, `finditer` and `sub` as those of the joined expressions; groups are those of one of them.

    With `at_word_start` nothing counts that stands behind a letter. `flags` are those of `re`.
    """

    def __init__(self, expressions: Sequence[str], flags: int = 0, *, at_word_start: bool = False) -> None:
        self._number = next(_numbers)
        self._expressions = tuple(expressions)
        self._flags = flags
        self._at_word_start = at_word_start
        self._always: list[int] | None = None  # those without letters to look for, once it is known
        self._patterns: dict[int, re.Pattern[str]] = {}

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first place, and there the expression that was named first."""
        first: re.Match[str] | None = None
        for number in self._tried(text):
            found = self._next(number, text, at)
            if found is not None and (first is None or found.start() < first.start()):
                first = found
        return first

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        if self._at_word_start and _is_in_word(text, at):
            return None
        return next((found for one in self._tried(text) if (found := self._pattern(one).match(text, at))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return next((found for one in self._tried(text) if (found := self._pattern(one).fullmatch(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in order, none overlapping another."""
        upcoming = {one: found for one in self._tried(text) if (found := self._next(one, text, 0))}
        if not upcoming:
            return
        at = 0
        while True:
            for number in [one for one, found in upcoming.items() if found.start() < at]:
                found = self._next(number, text, at)
                if found is None:
                    del upcoming[number]
                else:
                    upcoming[number] = found
            if not upcoming:
                return
            nearest = upcoming[min(upcoming, key=lambda one: (upcoming[one].start(), one))]
            yield nearest
            at = max(nearest.end(), nearest.start() + 1)

    def sub(self, replaced: Callable[[re.Match[str]], str] | str, text: str) -> str:
        """The text with each place replaced; a text that replaces is taken as it stands."""
        pieces, at = [], 0
        for found in self.finditer(text):
            pieces += [text[at : found.start()], replaced if isinstance(replaced, str) else replaced(found)]
            at = found.end()
        return "".join([*pieces, text[at:]])

    def _tried(self, text: str) -> Iterable[int]:
        always = self._always if self._always is not None else self._file()
        filed = _worth_trying(text).get(self._number)
        return sorted({*filed, *always}) if filed else always

    def _next(self, number: int, text: str, at: int) -> re.Match[str] | None:
        pattern = self._pattern(number)
        found = pattern.search(text, at)
        while found is not None and self._at_word_start and _is_in_word(text, found.start()):
            found = pattern.search(text, found.start() + 1)
        return found

    def _file(self) -> list[int]:
        """File the expressions under their letters; returns those that have none.

        Two threads that do so at once file them twice, which does no harm: each goes on when its own work is done.
        """
        always = []
        for number, one in enumerate(self._expressions):
            choices = _choices(_parser.parse(one, self._flags))
            if not choices:
                always.append(number)
            for letters in _hardest(choices):
                _file(letters).append((self._number, number, letters, choices))
        _Known.since = next(_filings)
        self._always = always
        return always

    def _pattern(self, number: int) -> re.Pattern[str]:
        found = self._patterns.get(number)
        if found is None:
            found = self._patterns[number] = re.compile(self._expressions[number], self._flags)
        return found


def sieved(expression: str, flags: int = 0) -> Sieve:
    """One expression that is only tried where letters it needs stand in the text."""
    return Sieve([expression], flags)


def first_letters(words: Iterable[str]) -> str:
    """Words as an alternative for a caseless expression: the longest first, and told apart by their first letter.

    Without that every word is tried at every place, letter by letter.
    """
    rows: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rows.setdefault(word[0].lower(), []).append(re.escape(word[1:]))
    return "|".join(_branch(letter, rest) for letter, rest in rows.items())


def _branch(letter: str, rest: list[str]) -> str:
    either = letter if letter.upper() == letter or len(letter.upper()) > 1 else letter + letter.upper()
    return f"(?-i:[{re.escape(either)}])(?:{'|'.join(rest)})"


def _is_in_word(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")


def _file(letters: str) -> list[_Filed]:
    """The emptiest file that any three of the letters lead to."""
    size = min(_GRAM, len(letters))
    grams = (letters[at : at + size] for at in range(len(letters) - size + 1))
    return _files.setdefault(min(grams, key=lambda gram: len(_files.get(gram, ()))), [])


def _worth_trying(text: str) -> dict[int, set[int]]:
    """By sieve, the expressions whose letters stand in a text, in whatever case."""
    return _short(text, _Known.since) if len(text) <= _LONG else _long(text, _Known.since)


class _Known:
    """A number for what is filed now, never given twice: what was found out about a text before holds no longer."""

    since = 0


def _sifted(text: str, _since: int) -> dict[int, set[int]]:
    text = text.lower()
    found: dict[int, set[int]] = {}
    threes = set(map("".join, zip(text, text[1:], text[2:], strict=False)))
    for gram in (threes | {gram[:2] for gram in threes} | {text[-2:]}) & _files.keys():
        for sieve, number, letters, choices in _files[gram]:
            if letters in text and all(any(one in text for one in row) for row in choices):
                found.setdefault(sieve, set()).add(number)
    return found


_short = lru_cache(maxsize=64)(_sifted)  # a mail's sentences
_long = lru_cache(maxsize=2)(_sifted)  # a cache keeps its texts


def _choices(parsed: Any) -> _Choices:
    """Rows of letters, small ones; every match of an expression contains one of each row."""
    choices: _Choices = []
    run = ""
    for op, given in [*_flat(parsed), (None, None)]:
        if op is _constants.LITERAL:
            run += chr(given)
            continue
        if op in _NEVER_LETTERS:
            continue
        choices.append((run.lower(),))
        run = ""
        if op is _constants.BRANCH:
            rows = [_hardest(_choices(one)) for one in given[1]]
            choices.append(tuple(letters for row in rows for letters in row) if all(rows) else ())
        elif op in _REPEATS and given[0] > 0:
            choices += _choices(given[2])
    return [one for one in choices if one and all(len(letters) > 1 for letters in one)]


def _hardest(choices: _Choices) -> tuple[str, ...]:
    """The row that is least likely to stand in a text; none where there is no row."""
    return max(choices, key=lambda row: (min(map(len, row)), -len(row)), default=())


def _flat(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """The items of an expression, those inside groups included."""
    for op, given in parsed:
        if op is _constants.SUBPATTERN:
            yield from _flat(given[3])
        elif op is _constants.ATOMIC_GROUP:
            yield from _flat(given)
        else:
            yield op, given
