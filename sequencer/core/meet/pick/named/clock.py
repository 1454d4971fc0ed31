"""Clock times in an answer, in figures or words: “18h30”, “halb sechs”, “siete y media”, “wpół do ósmej”.

A time without its half of the day means both halves; which one was offered, or a part of the day beside it, decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sequencer.core.meet.pick.vocabulary.clock_words import CLOCKS, MIDNIGHT, ClockWords
from sequencer.core.read.phrases_calendar import MONTHS

# Not the German “am Freitag”.
_HALF = r"(?:a\. ?m\.?|am)(?!\w)(?! (?:\w+tag|mittwoch|sonnabend|\d|morgen|abend|liebsten|besten|wochenende))|(?:p\. ?m\.?|pm)(?!\w)"
_UNIT = r"uhr|h|hrs|hs|uur|u|o'clock|heures?|horas?|ore|godz|godzin\w*"
_FIGURES = re.compile(
    rf"(?<![\w.,:/#€$£+-])(?P<h>\d{{1,2}})(?:(?P<sep>[:.h]|u(?=\d))(?P<m>[0-5]\d)(?![\d:])(?!\.\d)(?:\s?(?P<half>{_HALF}))?(?:\s?(?:{_UNIT})(?!\w))?"
    rf"|\s?(?P<half2>{_HALF})|\s?(?:{_UNIT})(?!\w))"
)
# Words behind a bare hour that make it one.
_OF_DAY = (
    r"in the (?:morning|afternoon|evening)|at night|morgens|früh|vormittags|mittags|nachmittags|abends|am (?:morgen|vormittag|nachmittag|abend)|du (?:matin|soir)|de l'après-midi|"
    r"(?:de|por|en) la (?:mañana|tarde|noche)|'?s (?:ochtends|morgens|middags|avonds)|(?:di|del) (?:mattina|sera|mattino|pomeriggio)|da (?:manhã|tarde|noite)|"
    r"rano|wieczorem|po południu|på (?:morgonen|förmiddagen|eftermiddagen|kvällen)|noon"
)
_SUFFIX = re.compile(rf"\s?(?P<half>{_HALF})")
# A fraction of an hour that no phrase has read: the time is not the full hour.
_UNREAD = re.compile(
    r",? (?:et|y|i|e|und|och|en|and) (?:(?:le |un |um |a )?(?:demie?|quarts?|media|cuarto|mezz[ao]|quarto|meia|halb|quarter|half|kwart|kvart)|treinta|trinta|trenta|trente|quince|quinze|quindici)(?!\w)|,? (?:moins|menos|meno|minus) (?:(?:le |un |um |a )?(?:quart|cuarto|quarto)|\d)"
)
_NOON = re.compile(r"(?<!\w)(?:12 )?noon(?!\w)")
_MIDNIGHT = re.compile(rf"(?<!\w)(?:{MIDNIGHT})(?!\w)")
_DAY = 24 * 60
_EITHER_END = frozenset({0, _DAY})  # of a day: whoever works until midnight is not free from its beginning on
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS if len(name) > 3), key=len, reverse=True))


@dataclass(frozen=True)
class Clock:
    """A stretch of text that tells a time: the minutes of the day that it may mean, and whether languages differ on it."""

    start: int
    end: int
    minutes: frozenset[int]
    is_open: bool = False
    is_told: bool = False  # in a phrase or in words, so that it can be no date and no option


def clocks_in(text: str, languages: frozenset[str]) -> list[Clock]:
    """Every clock time in lower-case text, in its order; a longer reading hides a shorter one inside it."""
    found = [Clock(one.start(), one.end(), frozenset({720})) for one in _NOON.finditer(text)]
    found += [Clock(one.start(), one.end(), _EITHER_END, is_open=True) for one in _MIDNIGHT.finditer(text)]
    found += [clock for one in _FIGURES.finditer(text) if (clock := _figures(one)) is not None]
    for language in sorted(languages):
        found += _told(text, language)
    found.sort(key=lambda clock: (clock.start, -clock.end))
    return [replace(one, is_open=True) if _UNREAD.match(text, one.end) else one for one in _without_overlaps(found)]


def readings(hour: int, minute: int, half: str | None, *, is_padded: bool = False) -> frozenset[int]:
    """The minutes of the day that an hour and a minute may mean; empty where there is no such time."""
    if not 0 <= hour <= 24 or not 0 <= minute <= 59:
        return frozenset()
    half = (half or "").replace(".", "").replace(" ", "")
    if half:
        return frozenset({(hour % 12 + 12 * (half == "pm")) * 60 + minute}) if 1 <= hour <= 12 else frozenset()
    if 1 <= hour <= 11 and not is_padded:
        return frozenset({hour * 60 + minute, (hour + 12) * 60 + minute})
    return frozenset({hour % 24 * 60 + minute})


def _figures(one: re.Match[str]) -> Clock | None:
    half = one.group("half") or one.group("half2")
    minutes = readings(int(one.group("h")), int(one.group("m") or 0), half, is_padded=one.group("h").startswith("0"))
    minutes = _EITHER_END if minutes == {0} else minutes
    return Clock(one.start(), one.end(), minutes) if minutes else None


def _told(text: str, language: str) -> Iterator[Clock]:
    words, compiled, bare = _phrases(language)
    for pattern, plus, sign in compiled:
        for one in pattern.finditer(text):
            minutes = _value(one, words, plus, sign)
            if minutes:
                yield replace(_ended(text, one, minutes), is_told=True)
    for one in bare.finditer(text):
        hour = _number(one.group("h"), words.hours.split())
        if hour is None or not 0 <= hour <= 24:
            continue
        at = one.start("h")
        clock = _ended(text, one, readings(hour, 0, None), start=at)
        yield replace(clock, is_told=not one.group("h").isdigit())


def _ended(text: str, one: re.Match[str], minutes: frozenset[int], start: int | None = None) -> Clock:
    """With the half of the day that may stand behind it."""
    suffix = _SUFFIX.match(text, one.end())
    at = one.start() if start is None else start
    if suffix is None:
        return Clock(at, one.end(), minutes)
    is_pm = suffix.group("half").startswith("p")
    return Clock(at, suffix.end(), frozenset(m for m in minutes if (m >= 720) == is_pm))


def _value(one: re.Match[str], words: ClockWords, plus: int, sign: int) -> frozenset[int]:
    groups = one.groupdict()
    added = 0
    if sign:
        said = groups.get("m") or groups.get("mm") or ""
        minute = int(said) if said.isdigit() else _minute(said, words)
        if minute is None or not 0 <= minute <= 59:
            return frozenset()
        added = sign * minute
    if "h" not in groups:
        return frozenset({plus % _DAY}) if plus != 60 else frozenset({60, 780})
    hour = _number(groups["h"], words.hours.split())
    if hour is None or not 0 <= hour <= 24:
        return frozenset()
    wanted = readings(hour, 0, None)
    if hour == 12 and plus + added < 0:
        wanted = frozenset({720, 0})
    found = {(m + plus + added) % _DAY for m in wanted}
    return frozenset(found | ({(m + 720) % _DAY for m in found} if hour <= 12 and min(found) < 720 else set()))


def _number(word: str, names: list[str]) -> int | None:
    if word.isdigit():
        return int(word)
    return next((n for n, name in enumerate(names, 1) if re.fullmatch(name, word)), None)


def _minute(word: str, words: ClockWords) -> int | None:
    return next((n for n, name in words.minutes.items() if re.fullmatch(name, word)), None)


@cache
def _phrases(language: str) -> tuple[ClockWords, tuple[tuple[re.Pattern[str], int, int], ...], re.Pattern[str]]:
    words = CLOCKS[language]
    hours = "|".join(words.hours.split())
    minutes = "|".join(sorted(words.minutes.values(), key=len, reverse=True))
    compiled = []
    for phrase, plus, sign in words.phrases:
        pattern = phrase.replace("{h}", rf"(?P<h>\d{{1,2}}(?![.:]?\d)|{hours})").replace("{w}", f"(?P<h>{hours})")
        pattern = pattern.replace("{m}", rf"(?P<m>[0-5]?\d|{minutes})").replace("{M}", minutes)
        compiled.append((re.compile(rf"(?<![\w.:,]){pattern}(?!\w)"), plus, sign))
    lead = f"{words.at}|{words.after}|{words.since}|{words.before}|{words.until}|{words.around}|≥|≤"
    return words, tuple(compiled), _bare(lead, hours)


def _bare(lead: str, hours: str) -> re.Pattern[str]:
    """An hour that only the word before or behind it makes one."""
    return re.compile(
        rf"(?:(?:(?<=\s)|(?<=^)|(?<=[(\"¿¡,;]))(?:{lead})\s(?:the )?(?=\d|[^\W\d_])|(?<![\w.:,/])(?=(?:\d{{1,2}}|{hours}),? (?:{_OF_DAY})(?!\w)))"
        rf"(?P<h>\d{{1,2}}(?!\d|[:.,/]\d)|{hours})(?![\w%€$£]|-\w)(?! ?(?:%|€|min|minut|years?|jahre|ans|años|jaar|anni|anos|lat|år|days?|tage|dagen|jours|días|weeks?|hours?|stunden|stunde|heures de|questions?|fragen)\w*)(?! (?:{_MONTH})(?!\w))"
    )


def _without_overlaps(found: list[Clock]) -> list[Clock]:
    """Left to right, the longest at each place; two languages that read one stretch differently leave it open."""
    kept: list[Clock] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif (one.start, one.end) == (kept[-1].start, kept[-1].end) and one.minutes != kept[-1].minutes:
            kept[-1] = replace(one, minutes=one.minutes | kept[-1].minutes, is_open=True)
    return kept


_FRACTION = re.compile(
    r"(?<!\w)(?:half (?:past |\w+$)|halb|quarter (?:past|to)|viertel|dreiviertel|et quart|et demie|y media|y cuarto|kwart|e mezza|e un quarto|e meia|wpół|kwadrans|halv|kvart)(?!\w)"
)
_HOUR_IN_WORDS = re.compile(
    "|".join(
        rf"(?<!\w)(?:{CLOCKS[language].at}) (?:{'|'.join(CLOCKS[language].hours.split()[1:])})(?!\w)"
        for language in ("en", "de", "fr", "es", "nl", "pt", "pl")
    )
)


def says_fraction(text: str) -> bool:
    """Whether words that no phrase has read still tell a time."""
    return _FRACTION.search(text) is not None or _HOUR_IN_WORDS.search(text) is not None
