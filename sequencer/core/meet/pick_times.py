"""Times of day in an answer: clock times, ranges and parts of the day, each as a test on the local minute.

“At 6” may be morning or evening and “after 5” may or may not hold five o'clock itself: what is open stays open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

Test = Callable[[int], bool]

_HALF = r"am|pm|a\.m\.?|p\.m\.?"
_UNIT = rf"(?:\s?(?:{_HALF})|\s?(?:uhr|h|uur|o'clock|heures?|horas|hs|ore)\b)"
_NUMBER = r"(\d{1,2})(?:[:.h](\d{2}))?"
_PLAIN = rf"{_NUMBER}(?![\d:])(?!\.\d)(?:\s?({_HALF}|uhr|h|uur|o'clock|heures?|horas|hs|ore)(?!\w))?"
_AT = r"at|around|about|um|gegen|à|vers|a las|a la|sobre las|om|rond|alle|alle ore|verso le|ore|às|as|pelas|o(?= (?:\d{1,2}[:.]\d\d|1[3-9]|2[0-3]))|około|o godz\w*\.?|godzinie|godz\.?|kl\.?|klockan|runt"
_AFTER = r"after|later than|from|nach|ab|après|à partir de|dès|después de las?|a partir de las?|desde las?|na|vanaf|dopo le|dalle|depois das?|a partir das?|po|od|efter|från"
_BEFORE = r"before|until|till|by|earlier than|vor|bis|avant|jusqu'à|antes de las?|hasta las?|voor|tot|prima delle|entro le|antes das?|até às?|przed|do(?= \d{1,2}[:.]\d\d)|före|innan"
_EARLY = 8 * 60  # minutes; before it a time without its half of the day is one of the evening
_UNTIL = frozenset(
    {"until", "till", "bis", "jusqu'à", "hasta la", "hasta las", "tot", "até as", "até às", "do", "innan"}
)
_WHOLE_MEETING = 90  # minutes; whoever can only until seven may mean the end by it
_OPEN_FROM = frozenset({"from", "ab", "à partir de", "dès", "vanaf", "dalle", "od", "från"})
_ROUND = frozenset({"around", "about", "gegen", "vers", "rond", "około", "runt"})
_RANGE = r"\s?(?:-|–|to|and|until|till|bis|und|à|et|a|y|e le|e as|en|tot|i|do|till|och|alle|às)\s?(?:las? |le )?"
_BETWEEN = r"between|from|zwischen|von|entre|de|entre las|tussen|van|tra le|dalle|das|między|od|mellan|från"
_CLOCK = re.compile(
    rf"(?<![\w.,:/#])(?:(?P<between>{_BETWEEN})\s+(?:las? )?)?{_NUMBER}\s?({_HALF}|uhr|h)?{_RANGE}{_PLAIN}"
    rf"|(?<!\w)(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<at>{_AT}))\s+(?:the )?(?:um |ore |kl\.? |godz\.? )?{_PLAIN}(?!\s?(?:\.\s?[a-zäéûí]|[a-zäûé]*(?:tag|day)))"
    rf"|(?<![\w.,:/#€$£+-]){_PLAIN}"
)
_PARTS: tuple[tuple[tuple[int, int], tuple[int, int], str], ...] = (
    ((5, 12), (5, 12), r"(?:in the |early )?mornings?|a\.?m\.? (?:slot|time)s?|vormittags?|am morgen|morgens|früh|matin(?:ée)?s?|por la mañana|de la mañana|ochtends?|'s ochtends|mattin[ao]|de manhã|da manhã|pela manhã|rano|przed południem|förmiddag\w*|morgon(?:en)?"),
    ((12, 14), (11, 15), r"lunch ?(?:time|break)?s?|midday|mittags?|mittagszeit|mittagspause|midi|déjeuner|mediodía|a mediodía|lunchtijd|pranzo|pausa pranzo|almoço|w południe|lunchtid"),
    ((13, 17), (12, 19), r"afternoons?|nachmittags?|après-midi|tardes?|middags?|namiddag|pomeriggio|popołudni\w+|po południu|eftermiddag\w*"),
    ((18, 24), (16, 24), r"evenings?|after work|after hours|abends?|nach (?:der arbeit|feierabend)|soirs?|soirée|après le travail|noches?|por la noche|después del trabajo|avonds?|na (?:het )?werk|ser[ae]|dopo il lavoro|noites?|à noite|depois do trabalho|wieczor\w+|wieczór|po pracy|kväll\w*|efter jobbet|nights?|tonight"),
)  # fmt: skip
_PART = re.compile("|".join(rf"(?P<part{n}>(?<!\w)(?:{words})(?!\w))" for n, (_, _, words) in enumerate(_PARTS)))
_NOON = re.compile(
    r"(?<!\w)(?:(?P<after>after|nach|après|después de|dopo|depois de|po|efter) |(?P<before>before|vor|avant|antes de|prima di|przed|före) )?(?:at )?(?:12 )?noon(?!\w)"
)
_ZONES = {
    "Europe/London": r"uk time|uk|british time|london time|bst",
    "Europe/Berlin": r"german time|berlin time|cet|cest|mez|mesz|central european time|heure de paris|paris time",
    "America/New_York": r"et|edt|eastern(?: time)?|new york time|ny time",
    "America/Chicago": r"cdt|central time",
    "America/Denver": r"mdt|mountain time",
    "America/Los_Angeles": r"pt|pdt|pacific(?: time)?",
    "UTC": r"utc|gmt",
}
_ZONE = re.compile("|".join(rf"(?P<z{n}>(?<!\w)(?:{words})(?!\w))" for n, words in enumerate(_ZONES.values())))
_FRACTION = re.compile(
    r"(?<!\w)(?:half|halb|quarter|viertel|dreiviertel|et quart|et demie|y media|y cuarto|kwart|e mezza|e un quarto|e meia|wpół|kwadrans|halv|kvart)(?!\w)"
)
_HOUR_IN_WORDS = re.compile(
    r"(?<!\w)(?:(?:at|after|before|until|till|from|by) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|(?:um|nach|vor|bis|ab) (?:eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
    r"|(?:à|après|avant|dès|vers) (?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)(?: heures?)?"
    r"|(?:a|de|hasta|desde|sobre) las? (?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
    r"|(?:om|na|voor|tot|vanaf|rond) (?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
    r"|(?:às?|das?|até as|até às|pelas) (?:uma|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze))(?!\w)"
)


@dataclass(frozen=True)
class Times:
    """A stretch of the text about the time of day; `is_exact` where it names a clock time."""

    start: int
    end: int
    is_sure: Test
    may_be: Test
    is_exact: bool
    is_part: bool = False  # a part of the day


def times_in(text: str) -> list[Times]:
    """Every time of day that lower-case text names, in its order."""
    found = [_noon(one) for one in _NOON.finditer(text)]
    for one in _CLOCK.finditer(text):
        if not any(other.start < one.end() and one.start() < other.end for other in found):
            found += _clock(one)
    for one in _PART.finditer(text):
        if not any(other.start < one.end() and one.start() < other.end for other in found):
            found.append(_part(one))
    return sorted(found, key=lambda times: times.start)


def zone_in(text: str) -> ZoneInfo | None:
    """The zone that a text names for its times."""
    found = _ZONE.search(text)
    if found is None:
        return None
    return ZoneInfo(list(_ZONES)[int((found.lastgroup or "z0")[1:])])


def has_fraction(text: str) -> bool:
    """Whether a text has an hour, or a part of one, in words: they differ by language and are not read."""
    return _FRACTION.search(text) is not None or _HOUR_IN_WORDS.search(text) is not None


def _noon(one: re.Match[str]) -> Times:
    if one.group("after"):
        return Times(one.start(), one.end(), lambda m: m > 720, lambda m: m >= 720, is_exact=False)
    if one.group("before"):
        return Times(one.start(), one.end(), lambda m: m < 720, lambda m: m <= 720, is_exact=False)
    return Times(one.start(), one.end(), lambda m: m == 720, lambda m: m == 720, is_exact=True)


def _part(one: re.Match[str]) -> Times:
    (sure_from, sure_to), (from_, to), _ = _PARTS[int((one.lastgroup or "part0")[4:])]
    return Times(
        one.start(),
        one.end(),
        lambda m: sure_from * 60 <= m < sure_to * 60,
        lambda m: from_ * 60 <= m < to * 60,
        is_exact=False,
        is_part=True,
    )


def _clock(one: re.Match[str]) -> list[Times]:
    """A range, a time with its preposition, or a bare time that shows it is one."""
    groups = one.groups()
    if groups[1] is not None:
        return _range(one, groups[1:7])
    after, before, at = groups[7:10]
    hour, minute, half = groups[10:13] if (after or before or at) else groups[13:16]
    meant = _minutes(hour, minute, half)
    if not meant or not (after or before or at or minute or half):
        return []
    if after:
        return [_after(one, meant, starts_there=after in _OPEN_FROM)]
    if before:
        most = max(meant) if min(meant) < _EARLY else min(meant)
        sure = most - _WHOLE_MEETING if before in _UNTIL else most
        return [Times(one.start(), one.end(), lambda m: m < sure, lambda m: m <= max(meant), is_exact=False)]
    slack = 30 if at in _ROUND else 0
    return [
        Times(
            one.start(),
            one.end(),
            meant.__contains__,
            lambda m: any(abs(m - each) <= slack for each in meant),
            is_exact=True,
        )
    ]


def _after(one: re.Match[str], meant: frozenset[int], *, starts_there: bool) -> Times:
    """After five is after work: nobody who has a job means the morning."""
    least, may_be_least = max(meant), max(meant) if min(meant) < _EARLY else min(meant)
    return Times(
        one.start(),
        one.end(),
        lambda m: m >= least if starts_there else m > least,
        lambda m: m >= may_be_least,
        is_exact=False,
    )


def _range(one: re.Match[str], parts: tuple[str | None, ...]) -> list[Times]:
    """From one time to another; the half of the day at the end counts for both."""
    hour, minute, half, to_hour, to_minute, to_half = parts
    if not (one.group("between") or minute or half or to_minute or to_half):
        return []
    ends = _minutes(to_hour, to_minute, to_half or half)
    starts = _minutes(hour, minute, half or to_half)
    pairs = [(x, y) for x in starts for y in ends if 0 < y - x <= 12 * 60]
    pairs = [
        pair for pair in pairs if pair[0] >= _EARLY - 60
    ] or pairs  # nobody meets between five and six in the morning
    if not pairs:
        return []
    return [
        Times(
            one.start(),
            one.end(),
            lambda m: all(x <= m < y for x, y in pairs),
            lambda m: any(x <= m <= y for x, y in pairs),
            is_exact=False,
        )
    ]


def _minutes(hour: str | None, minute: str | None, half: str | None) -> frozenset[int]:
    """The minutes of the day that a clock time may mean; both halves of the day where it does not say."""
    hours, minutes, half = int(hour or 99), int(minute or 0), (half or "").replace(".", "")
    if hours > 24 or minutes > 59 or (half in {"am", "pm"} and not 1 <= hours <= 12):
        return frozenset()
    if half in {"am", "pm"}:
        return frozenset({(hours % 12 + (12 if half == "pm" else 0)) * 60 + minutes})
    if 1 <= hours <= 11 and not (hour or "").startswith("0"):
        return frozenset({hours * 60 + minutes, (hours + 12) * 60 + minutes})
    return frozenset({hours % 24 * 60 + minutes})
