"""Options called by their number or their place: “option 2”, “1 or 5”, “the second”, “the last one”."""

import re
from dataclasses import dataclass

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick_words import ACCEPT, ANY, BUT, FILLER, HEDGE, NONE, PREFER, REJECT


@dataclass(frozen=True)
class Named:
    """A stretch of the text that names options."""

    start: int
    end: int
    fit: Fit


_NOUN = (
    r"options?|opt\.?|slots?|numbers?|choices?|variante?n?|vorschlag|vorschläge|termine?|nummer|nr\.?|no\.?|num\.?|opci[óo]n(?:es)?|opcj[aęei]|opzion[ei]|"
    r"opção|opcao|opções|opties?|alternativ\w*|proposition|propositions|créneaux?|creneau|num[ée]ros?|n[°º]|numero|número|numer\w*|propuesta|proposta|voorstel|"
    r"förslag\w*|propozycj\w+|termin\w*|horario|orario|horário|moment|choix|#"
)
_CARDINALS = (
    r"one|eins|une?|uno|een|één|um|jeden|ett",
    r"two|zwei|deux|dos|twee|due|dois|dwa|två",
    r"three|drei|trois|tres|drie|tre|três|trzy",
    r"four|vier|quatre|cuatro|quattro|quatro|cztery|fyra",
    r"five|fünf|cinq|cinco|vijf|cinque|pięć|fem",
    r"six|sechs|seis|zes|sei|sześć|sex",
)
_ORDINALS = (
    r"first|1st|erste[nrms]?|1\.|premi[eè]re?|1er|1ère|primer[oa]?|prim[oa](?= (?:opzione|data|proposta|orario))|(?<=la )prima(?=$|[.,!])|eerste|primeir[oa]|pierwsz\w+|första",
    r"second|2nd|zweite[nrms]?|2\.|deuxième|seconde|2ème|2e|segund[oa]|second[oa]|tweede|drug\w+|andra",
    r"third|3rd|dritte[nrms]?|3\.|troisième|3ème|3e|tercer[oa]?|terz[oa]|derde|terceir[oa]|trzeci\w*|tredje",
    r"fourth|4th|vierte[nrms]?|4\.|quatrième|4ème|cuart[oa]|quart[oa]|vierde|czwart(?:y|a|ą|ej|ego)|fjärde",
    r"fifth|5th|fünfte[nrms]?|5\.|cinquième|5ème|quint[oa]|vijfde|piąt(?:y|a|ą|ej|ego)|femte",
    r"sixth|6th|sechste[nrms]?|6\.|sixième|6ème|sext[oa]|sest[oa]|zesde|szóst\w+|sjätte",
)
_LAST = r"last|latest|letzte[nrms]?|spätesten?|derni[eè]re?|últim[oa]|ultim[oa]|laatste|ostatni\w*|sista"
_EARLIEST = r"earliest|früheste[nrms]?|frühestmögliche[nrms]?|plus tôt|más temprano|más pronto|vroegste|mais cedo|najwcześniejszy|tidigaste"
_PLACE = "|".join(rf"(?P<o{n}>{words})" for n, words in enumerate(_ORDINALS, 1))
_DIGIT = r"\d{1,2}(?![\d:]|[.,]\d|\s?(?:am|pm|a\.m|p\.m|uhr|h|uur|o'clock|heures?|horas|hs|ore|%|€|\$|k|min\w*|years?|days?|weeks?|hours?)(?!\w))"
_WORD = "|".join(_CARDINALS)
_JOIN = r"\s?(?:,|;|/|&|\+|or|nor|ni|noch|né|nem|ani|and|und|oder|et|ou|y|o|u|e|ed|od|of|en|i|lub|albo|och|eller)\s?"
_LIST = re.compile(
    rf"(?<!\w)(?:{_NOUN})\s?(?:no\.?|nr\.?|n[°º])?\s?#?(?P<first>{_DIGIT}|(?:{_WORD})(?!\w))"
    rf"(?P<more>(?:(?:{_JOIN})+(?:{_NOUN})?\s?#?(?:{_DIGIT}|(?:{_WORD})(?!\w))(?![.:]?\d))*)"
)
_BARE_LIST = re.compile(rf"(?<![\w.:/€$£+#<>~≤≥=-])\(?#?(?:{_DIGIT})\)?(?:(?:{_JOIN})+#?(?:{_DIGIT}))*(?![\w/-])")
_OPTION_ONE = r"(?:option|one|slot|time|choice|opción|opcja|opcję|opzione|opção|optie|alternativet?|créneau|proposition|proposta|propuesta|termin|vorschlag|date|tid(?:en)?|förslaget|propozycja|mogelijkheid|moment|horario|orario|horário)s?"
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?:the|der|die|das|den|dem|le|la|el|il|lo|l'|o|a|de|het|den|det) ?)?"
    rf"(?:{_PLACE}|(?P<last>{_LAST})|(?P<earliest>{_EARLIEST}))(?![\w-])(?P<noun> (?:{_OPTION_ONE})(?!\w))?(?P<next>[\s,]*\w*)"
)
_FIRST_TWO = re.compile(
    r"(?<!\w)(?:the )?(?:(?P<first>first|ersten|premiers|primeros|eerste|primi|primeiros|första)|(?P<last>last|letzten|derniers|últimos|laatste|ultimi|sista)) (?P<n>two|2|three|3|beiden|zwei|deux|dos|twee|due|dois|två)(?!\w)"
)
_NUMBER = re.compile(rf"\d{{1,2}}|(?<!\w)(?:{_WORD})(?!\w)")


def numbered_in(text: str, offer: Offer) -> list[Named]:
    """Options named with a word that says so: “option 2”, “slots 1 and 3”, “the second one”, “the last”."""
    found = [Named(one.start(), one.end(), _numbers(one.group(0), offer)) for one in _LIST.finditer(text)]
    found += [Named(one.start(), one.end(), _first_two(one, offer)) for one in _FIRST_TWO.finditer(text)]
    for one in _ORDINAL.finditer(text):
        if any(other.start < one.end() and one.start() < other.end for other in found):
            continue
        named = _ordinal(one, offer)
        if named is not None:
            found.append(named)
    return sorted(found, key=lambda named: named.start)


def bare_in(text: str, offer: Offer) -> list[Named]:
    """Options named by nothing but their number, where the words around leave nothing else to mean."""
    found = []
    for one in _BARE_LIST.finditer(text):
        numbers = {int(number) for number in re.findall(r"\d+", one.group(0))}
        known = {option.number for option in offer.options}
        if not numbers <= known or not _stands_free(text, one.start(), one.end()):
            continue
        fit = offer.numbered(numbers)
        is_alone = not re.search(r"\w", text[: one.start()] + text[one.end() :])
        if len(numbers) == 1 and not is_alone:
            hour = min(numbers)
            as_clock = offer.at_times(lambda m, h=hour: m % 720 == h * 60, lambda m, h=hour: m % 720 == h * 60, None)  # type: ignore[misc]
            if as_clock.maybe - fit.maybe:
                fit = (fit | as_clock).doubted()
        found.append(Named(one.start(), one.end(), fit))
    return found


def _numbers(text: str, offer: Offer) -> Fit:
    return offer.numbered(_value(one) for one in _NUMBER.findall(text))


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, words in enumerate(_CARDINALS, 1) if re.fullmatch(words, word))


def _first_two(one: re.Match[str], offer: Offer) -> Fit:
    count = 3 if one.group("n") in {"three", "3"} else 2
    ordered = sorted(option.number for option in offer.options)
    return offer.numbered(ordered[:count] if one.group("first") else ordered[-count:])


def _ordinal(one: re.Match[str], offer: Offer) -> Named | None:
    """A place in the list. Without a noun it counts only at the end of a phrase or before a verb of the answer."""
    follows = one.group("next").strip(" ,")
    if (
        not one.group("noun")
        and follows
        and not (_AFTER_A_PLACE.fullmatch(follows) or ACCEPT.fullmatch(follows) or REJECT.fullmatch(follows))
    ):
        return None
    end = one.end("noun") if one.group("noun") else one.start("next")
    if one.group("last"):
        return Named(one.start(), end, offer.at_edge(is_last=True))
    if one.group("earliest"):
        return Named(one.start(), end, offer.numbered([offer.earliest(option.number for option in offer.options)]))
    number = next(n for n in range(1, len(_ORDINALS) + 1) if one.group(f"o{n}"))
    fit = offer.numbered([number])
    as_day = offer.on_days(lambda day: day.day == number)
    if not one.group("noun"):
        weekday = _PORTUGUESE.search(one.group(0))
        if weekday is not None and weekday.group("article") is None:
            return None
        as_day |= offer.on_days(lambda day: weekday is not None and day.weekday() == number - 2)
    if not one.group("noun") and as_day.maybe - fit.maybe:
        fit = (fit | as_day).doubted()
    return Named(one.start(), end, fit)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the words next to a bare number belong to an answer, not to a time, an age or a street."""
    if text[:start].rstrip(" ,").endswith("¦"):
        return False  # right behind a day or a time
    before = re.search(r"([\w'’]+)\W*$", text[:start])
    after = re.match(r"\W*([\w'’]+)", text[end:])
    return _belongs(before, is_before=True) and _belongs(after, is_before=False)


def _belongs(word: re.Match[str] | None, *, is_before: bool) -> bool:
    if word is None:
        return True
    if is_before and _BEFORE_A_TIME.fullmatch(word.group(1)):
        return False
    return any(words.fullmatch(word.group(1)) for words in (ACCEPT, REJECT, FILLER, ANY, NONE, PREFER, HEDGE, BUT))


_BEFORE_A_TIME = re.compile(
    r"at|um|à|las|om|alle|ore|às|as|o|kl|klockan|godz|godzinie|around|about|gegen|vers|after|before|nach|vor|till|until|bis|by|from|to|in|am|for|within|past|ab|von|a|na|po|od|przed"
)
_AFTER_A_PLACE = re.compile(
    r"me|mi|mir|is|would|est|es|è|é|ist|wäre|jest|är|por|please|pls|svp|bitte|graag|then|dann|tack|merci|gracias|grazie|danke"
)
# In Portuguese the days from Monday on are called the second, the fourth, the fifth and the sixth.
_PORTUGUESE = re.compile(r"^(?P<article>(?:a|la|l') ?)?(?:segunda|quarta|quinta|sexta)(?!\w)")
