"""When somebody wants to be asked again: `YYYY-MM`, or `YYYY-MM-DD` where they named a day."""

import re
from datetime import date, timedelta

from sequencer.core.read.dates import Reference, When, add_months, dates_in, easter, month_of
from sequencer.core.read.phrases_calendar import AFTER_FEASTS, SEASONS

_SOON = timedelta(days=10)  # a date nearer than this is an appointment
_SPAN = re.compile(
    r"\b(?:in|after|within|over|dentro de|en|dans|tra|fra|za|om|daqui a|em|binnen)\s+(?:about |circa |ungefähr |etwa |roughly )?"
    r"(?P<n>\d{1,2}|an?|one|two|three|four|five|six|twelve|a couple of|a few|zwei|drei|vier|sechs|ein|einem|einer|een|twee|drie|zes|un|une|deux|trois|"
    r"six|dos|tres|seis|um|uma|dois|três|due|tre|sei|un paio di|dwa|trzy|sześć|två|sex|ett|half a|pół|half|en)?\s*"
    r"(?P<unit>weeks?|months?|years?|wochen?|monate?n?|jahre?n?|jahr|semaines?|mois|ans?|année|semanas?|mes(?:es)?|años?|weken|week|maanden|maand|"
    r"jaar|mês|anos?|settiman[ae]|mes[ie]|anno|anni|tygodni\w*|miesi\w+|rok|lat|veckor?|månader|månad|år)\b",
    re.IGNORECASE,
)
_COUNTS = {
    word: count
    for count, words in {
        2: "two,a couple of,zwei,twee,deux,dos,dois,due,un paio di,dwa,två",
        3: "three,a few,drei,drie,trois,tres,três,tre,trzy",
        4: "four,vier",
        5: "five",
        6: "six,sechs,zes,seis,sei,sześć,sex",
        12: "twelve",
    }.items()
    for word in words.split(",")
}
_HALF_YEAR = re.compile(
    r"\b(?:half (?:a )?(?:year|jaar\w*)|halbe[ns]? jahr|pół roku|six mois|medio año|halvår)\b", re.IGNORECASE
)
_NEXT_YEAR = re.compile(
    r"\b(?:next year|nächste[sn]? jahr|l'an(?:née)? prochaine?|año que viene|próximo año|volgend jaar|(?:próximo ano|ano que vem)|l'anno prossimo|anno prossimo|przyszłym roku|nästa år)\b",
    re.IGNORECASE,
)
_NEXT_WEEK = re.compile(
    r"\b(?:next (?:week|wk)|nächste woche|semaine prochaine|semana que viene|próxima semana|volgende week|semana que vem|settimana prossima|prossima settimana|przyszłym tygodniu|nästa vecka)\b",
    re.IGNORECASE,
)
_NEXT_MONTH = re.compile(
    r"\b(?:next month|nächsten monat|mois prochain|mes que viene|próximo mes|volgende maand|mês que vem|mese prossimo|przyszłym miesiącu|nästa månad)\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\b(?:q([1-4])|(first|second|third|fourth) quarter|([1-4])\. quartal)\b", re.IGNORECASE)
_EASTER = re.compile(
    r"\b(?:easter|ostern|pâques|pascua|semana santa|pasen|páscoa|pasqua|wielkanoc\w*|påsk\w*)\b", re.IGNORECASE
)
_THEN_ON = re.compile(
    r"\b(?:after that|after then|danach|nach|after|après|después|depois|dopo|na|po|efter|once|when)\b", re.IGNORECASE
)
_THAT_DONE = re.compile(
    r"\b(?:after (?:that|this|then|it)|danach|darauf|depois disso|dopodiché|daarna|potem|därefter|two weeks after|weeks after)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:until|till|til|'til|bis|jusqu'(?:à|en|au)|hasta|até|fino a|tot|do|till)\s+(?:the )?(?:end of |ende |fin |finales de |o fim de |fine |eind |końca |slutet av )?$",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:end of|ende|fin(?:ales)? de|fin|fim de|fine|eind|końca|koniec|slutet av|late)\s+(?:the )?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:after|nach dem|nach|après(?: le)?|después del?|depois de|dopo(?: il)?|na|po|efter)\s+(?:the )?$", re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:since|seit|depuis|desde|sinds|dal|od|sedan|starting)\s+(?:the |end of |ende )?$",
    re.IGNORECASE,
)
_FEASTS = tuple(
    (month, re.compile(rf"\b(?:after|past|over|until|till|til|nach|après|passé|después de|pasadas?|na|depois d[oea]s?|dopo|po|efter|à|in|im|w|nel|en|no)\s+(?:the |den |dem |las? |los? |el |il |lo |o |a |di |de |der )?(?:{names})", re.IGNORECASE))
    for month, names in AFTER_FEASTS.items()
)  # fmt: skip
_SEASONS = tuple(
    (month, re.compile(rf"\b(?:in|im|en|au|à l'|nel|in de|na|i|this|next|dit|nächsten|this coming|het|de|wiosną|la)\s+(?:the |next |het |de |la |el |coming |early |late )*(?:{'|'.join(names.split())})\b", re.IGNORECASE))
    for month, names in SEASONS.items()
)  # fmt: skip


def asked_for(text: str, reference: Reference) -> str | None:
    """The last time to come that a text names, which is where people put the one that counts."""
    found = [*_named(text, reference), *_relative(text, reference), *_feasts(text, reference)]
    return max(found)[1] if found else None


def _named(text: str, reference: Reference) -> list[tuple[int, str]]:
    found = []
    weeks = re.search(r"(\d|two|three|four|a few|a couple of) weeks? after (?:that|this|it)", text, re.IGNORECASE)
    for when in dates_in(text, reference):
        if when.last <= reference.day or _SINCE.search(text[max(0, when.start - 24) : when.start]):
            continue
        if weeks and when.end <= weeks.start():
            count = _COUNTS.get(weeks.group(1).lower(), 0) or int(weeks.group(1)) if weeks.group(1).isdigit() else 2
            found.append((weeks.start(), (when.first + timedelta(weeks=count)).isoformat()))
        elif when.last - reference.day > _SOON or when.is_month or _THAT_DONE.search(text[when.end :]):
            found.append((when.start, _shown(text, when)))
    return found


def _shown(text: str, when: When) -> str:
    before = text[max(0, when.start - 40) : when.start]
    is_over = _THAT_DONE.search(text[when.end :]) is not None
    if when.is_month:
        ends = _END.search(before) is not None
        if (ends and (is_over or _UNTIL.search(before))) or (is_over and _UNTIL.search(before)):
            return (when.last + timedelta(days=1)).isoformat()[:7]
        return when.last.isoformat() if ends else when.first.isoformat()[:7]
    if _AFTER.search(before) or is_over or (_is_month_end(when.first) and _THEN_ON.search(text[: when.start])):
        return (when.first + timedelta(days=1)).isoformat()
    return when.first.isoformat()


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _relative(text: str, reference: Reference) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for span in _SPAN.finditer(text):
        given, unit = (span.group("n") or "").lower(), span.group("unit").lower()
        count = int(given) if given.isdigit() else _COUNTS.get(given, 1)
        found.append((span.start(), _in(reference.day, count, unit, is_counted=bool(given))))
    for pattern, day in (
        (_HALF_YEAR, add_months(reference.day, 6)),
        (_NEXT_YEAR, date(reference.day.year + 1, 1, 1)),
        (_NEXT_MONTH, add_months(reference.day.replace(day=1), 1)),
    ):
        found += [(one.start(), day.isoformat()[:7]) for one in pattern.finditer(text)]
    monday = reference.day + timedelta(days=7 - reference.day.weekday())
    found += [(one.start(), monday.isoformat()) for one in _NEXT_WEEK.finditer(text)]
    return [one for one in found if one[1]]


def _in(day: date, count: int, unit: str, *, is_counted: bool) -> str:
    if not is_counted:
        return ""
    if unit.startswith(("week", "woche", "semain", "semana", "wek", "settiman", "tygod", "veck")):
        return (day + timedelta(weeks=count)).isoformat()
    years = unit.startswith(("year", "jahr", "an", "año", "jaar", "rok", "lat", "år"))
    return add_months(day, count * 12 if years else count).isoformat()[:7]


def _feasts(text: str, reference: Reference) -> list[tuple[int, str]]:
    found = [
        (one.start(), _next_month(reference, month)) for month, pattern in _FEASTS for one in pattern.finditer(text)
    ]
    found += [
        (one.start(), _next_month(reference, month)) for month, pattern in _SEASONS for one in pattern.finditer(text)
    ]
    for one in _QUARTER.finditer(text):
        words = {"first": 1, "second": 2, "third": 3, "fourth": 4}
        quarter = int(one.group(1) or one.group(3) or words[one.group(2).lower()])
        found.append((one.start(), _next_month(reference, 3 * quarter - 2)))
    for one in _EASTER.finditer(text):
        sunday = easter(reference.day.year)
        sunday = sunday if sunday > reference.day else easter(reference.day.year + 1)
        found.append((one.start(), sunday.isoformat()))
    return found


def _next_month(reference: Reference, month: int) -> str:
    year = reference.day.year + (1 if month <= reference.day.month else 0)
    return month_of(year, month)[0].isoformat()[:7]
