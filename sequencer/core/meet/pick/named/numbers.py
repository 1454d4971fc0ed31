"""Options called by their number or their place: “option 2”, “1 or 5”, “the second”, “the last one”, “the later of the two”."""

import re
from dataclasses import dataclass

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick.named.far_off import far_off
from sequencer.core.meet.pick.named.from_the_end import from_the_end
from sequencer.core.meet.pick.vocabulary.number_words import (
    ARTICLE,
    CARDINALS,
    EARLIER,
    EARLIEST,
    EITHER_OF,
    JOIN,
    LAST,
    LAST_OF,
    LATER,
    LATEST,
    MIDDLE,
    NICKNAMES,
    NOUN,
    OF,
    ONE,
    ORDINALS,
    OTHERS,
    REMAINING,
    THE_OTHER,
)
from sequencer.core.meet.pick.vocabulary.words import (
    ACCEPT,
    ANY,
    BUT,
    FILLER,
    HEDGE,
    MENDS,
    NONE,
    OTHERWISE,
    PREFER,
    REJECT,
)
from sequencer.core.read.phrases_calendar import MONTHS, WEEKDAYS


@dataclass(frozen=True)
class Named:
    """A stretch of the text that names options. With a `place` it means the one at that place among what else is named."""

    start: int
    end: int
    fit: Fit
    place: int | None = None
    is_of_two: bool = False
    nth: int = 0  # the place that an ordinal tells, from one on; it may count the list or what was named before
    is_by_date: bool = False  # of starts on several days the first is that of the earliest day


_MONTHS = "|".join(sorted((re.escape(name) for name in MONTHS if len(name) > 3), key=len, reverse=True))
_PLACE = "|".join(rf"(?P<o{n}>{words})" for n, words in enumerate(ORDINALS, 1))
_DIGIT = r"\d{1,2}(?![\d:]|[.,]\d|\s?(?:am|pm|a\.m|p\.m|uhr|h|uur|u|o'clock|heures?|horas|hs|ore|%|€|\$|k|min\w*|years?|days?|weeks?|hours?|tage|jahre|ans|años|jaar|anni|anos|lat|år)(?!\w))"
_WORD = "|".join(CARDINALS)
CALLED = re.compile(rf"(?<!\w)(?:{NOUN})\s?(?:no\.?|nr\.?|numer\w*|nummer)?\s?$")  # what stands before a number
_JOIN = rf"\s?{JOIN}\s?"
_LIST = re.compile(
    rf"(?<!\w)(?:{NOUN})\s?(?:no\.?|nr\.?|n[°º]|numer|nummer|numero|número|número)?\s?#?(?P<first>{_DIGIT}|(?:{_WORD})(?!\w))"
    rf"(?P<more>(?:(?:{_JOIN})+(?:{NOUN})?\s?#?(?:{_DIGIT}|(?:{_WORD})(?!\w))(?![.:]?\d))*)"
)
_BARE_LIST = re.compile(rf"(?<![\w.:/€$£+#<>~≤≥=-])\(?#?(?:{_DIGIT})\)?(?:(?:{_JOIN})+#?(?:{_DIGIT}))*(?![\w/-])")
# “La 3”, “die Zwei”: an article that no hour and no date of the language has.
_WITH_ARTICLE = re.compile(
    rf"(?<![\w.])(?:(?P<la>la|alla|l'|a|na|para a|die|à la|celle|het) )(?P<n>{_DIGIT}|(?P<word>zwei|drei|vier|fünf|eins|dos|tres|cuatro|cinco|due|quattro|cinque|deux|trois|quatre|cinq|duas|três|quatro))(?![\w/])(?!\s?(?:uhr|heures|[ey] (?:media|cuarto|mezz|meia)|beiden|termine|tage|opciones|horas|ore|(?:{_MONTHS})(?!\w)))"
)
_ORDINAL = re.compile(
    rf"(?<![\w.])(?:(?P<article>{ARTICLE}) ?)?"
    rf"(?:{_PLACE}|(?P<last>(?<!-)(?:{LAST})(?! but))|(?<!at the )(?<!at )(?:(?P<latest>{LATEST})|(?P<earliest>{EARLIEST})))(?![\w-]|\.?\d)(?P<noun> (?:{ONE})s?(?!\w))?(?P<of> (?:{OF})(?= (?!puede|me |puedo|va |viene|mi )[^\W_]| {{0,1}}¦))?(?P<next>[\s,]*[\w']*)"
)
_RANK = re.compile(
    rf"(?<!\w)(?:(?P<article>{ARTICLE}) ?(?:(?:ganz|very|really|super|heel|bardzo|väldigt) )?)(?:(?P<later>{LATER})|(?P<earlier>{EARLIER}))(?! ?(?:bird|uhr|possible))(?!\w)(?P<noun> (?:{ONE})(?!\w))?"
)
_FIRST_TWO = re.compile(
    rf"(?<!\w)(?:the |die |les |los |las |de |i |le |os |as |dwa |de )?(?:(?P<first>{EITHER_OF})|(?P<last>{LAST_OF})) (?P<n>two|2|three|3|beiden|zwei|drei|deux|trois|dos|tres|twee|drie|due|tre|dois|duas|três|dwa|dwie|trzy|två)(?!\w)"
    r"|(?<!\w)(?:les|los|las|de|i|le|os|as|dwa|dwie) (?P<n2>deux|trois|2|3|dos|tres|twee|drie|due|tre|dois|duas|três|två|tre) (?:(?P<first2>premi\w+|primer\w+|eerste|prim[ie]|primeir\w+|första|pierwsze)|(?P<last2>derni\w+|últim\w+|laatste|ultim[ie]|sista|ostatnie))(?!\w)"
)
_NICKNAME = re.compile("|".join(rf"(?P<k{n}>(?<!\w)(?:{words})(?!\w))" for n, words in enumerate(NICKNAMES, 1)))
_OTHERS = re.compile(rf"(?<!\w)(?:{OTHERS})(?!\w)(?! (?:option|time|day|week))")
_THE_OTHER = re.compile(rf"(?<!\w)(?:{THE_OTHER})(?!\w)(?! ¦)")
_REMAINING = re.compile(rf"(?<!\w)(?:{REMAINING})(?!\w)")
_MIDDLE = re.compile(rf"(?<!\w)(?:(?:{ARTICLE}) ?)?(?:{MIDDLE})(?: (?:{ONE}))?(?![\w-])")
_DAY_NEXT = re.compile(
    rf"\s*(?:{'|'.join(sorted((name for name in WEEKDAYS if len(name) > 3), key=len, reverse=True))})"
)
_OF_A_MONTH = re.compile(rf"[^\d\n]{{0,5}}\d{{1,2}}[^\W\d_]{{2}} of (?:{_MONTHS})(?!\w)")
_TENS = re.compile(r"(?:dwudziest\w*|trzydziest\w*|twenty|thirty|vinte e|trinta e|treinta y)[ -]$")
_OF_THEM = re.compile(r"of|von|der|des|dei|delle|dos|das|de|van|z|av|than|als|que|del|di|do|da")
_THREE = frozenset({"three", "3", "drei", "trois", "tres", "drie", "tre", "três", "trzy"})
_TRIPLE = 3  # of which one is in the middle beyond doubt
_NUMBER = re.compile(rf"\d{{1,2}}|(?<!\w)(?:{_WORD})(?!\w)")


def numbered_in(text: str, offer: Offer) -> list[Named]:
    """Options named with a word that says so: “option 2”, “slots 1 and 3”, “the second one”, “the last”."""
    found = [Named(one.start(), one.end(), _numbers(one.group(0), offer)) for one in _LIST.finditer(text)]
    found += [Named(one.start(), one.end(), _first_two(one, offer)) for one in _FIRST_TWO.finditer(text)]
    for one in _NICKNAME.finditer(text):
        found.append(Named(one.start(), one.end(), offer.numbered([int((one.lastgroup or "k0")[1:])])))
    found += [Named(*stretch) for stretch in from_the_end(text, offer)]
    found += [Named(one.start(), one.end(), _middle(offer)) for one in _MIDDLE.finditer(text)]
    for pattern, reading in ((_WITH_ARTICLE, _with_article), (_ORDINAL, _ordinal), (_RANK, _rank)):
        for one in pattern.finditer(text):
            if any(other.start < one.end() and one.start() < other.end for other in found):
                continue
            named = reading(one, offer)
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
            as_clock = offer.at_times(lambda m, h=hour: m % 720 == h * 60, lambda m, h=hour: m % 720 == h * 60)  # type: ignore[misc]
            if as_clock.maybe - fit.maybe:
                fit = (fit | as_clock).doubted()
        found.append(Named(one.start(), one.end(), fit))
    return found


def _numbers(text: str, offer: Offer) -> Fit:
    return offer.numbered(_value(one) for one in _NUMBER.findall(text))


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, words in enumerate(CARDINALS, 1) if re.fullmatch(words, word))


def others_in(text: str) -> re.Match[str] | None:
    """Words for all that was not named before."""
    return _OTHERS.search(text)


def is_remaining(text: str) -> bool:
    """Whether words mean the one that is left when all that was named is taken away."""
    return _REMAINING.search(text) is not None


def is_the_other(text: str) -> bool:
    """Whether words mean the one that was not named, of two."""
    return _THE_OTHER.search(text) is not None


def _first_two(one: re.Match[str], offer: Offer) -> Fit:
    count = 3 if (one.group("n") or one.group("n2")) in _THREE else 2
    ordered = sorted(option.number for option in offer.options)
    return offer.numbered(ordered[:count] if one.group("first") or one.group("first2") else ordered[-count:])


def _middle(offer: Offer) -> Fit:
    ordered = sorted(option.number for option in offer.options)
    half = len(ordered) // 2
    if len(ordered) == _TRIPLE:
        return offer.numbered(ordered[half : half + 1])
    return offer.numbered(ordered[half - (len(ordered) % 2 == 0) : half + 1]).doubted()


def _with_article(one: re.Match[str], offer: Offer) -> Named | None:
    number = int(one.group("n")) if one.group("n").isdigit() else _value(one.group("n"))
    known = {option.number for option in offer.options}
    behind = re.match(r" ([^\W\d_]+)", one.string[one.end() : one.end() + 40])
    if number not in known or (behind is not None and not _is_known_behind(behind.group(1))):
        return None  # “a 4 km”
    return Named(one.start(), one.end(), offer.numbered([number]))


def _rank(one: re.Match[str], offer: Offer) -> Named | None:
    behind = re.match(r" ([^\W\d_]+)", one.string[one.end() : one.end() + 40])
    if behind is not None and not _is_known_behind(behind.group(1)):
        return None  # “the late shift”
    if (alone := far_off(one.group(0), one.string, offer, is_late=one.group("later") is not None)).maybe:
        return Named(one.start(), one.end(), alone)
    return Named(one.start(), one.end(), offer.all, -1 if one.group("later") else 0, is_of_two=True)


def _ordinal(one: re.Match[str], offer: Offer) -> Named | None:
    """A place in the list. Without a noun it counts only at the end of a phrase or before a verb of the answer."""
    if (among := _of_a_day(one, offer)) is not None:
        return among
    follows = "" if "," in one.group("next") else one.group("next").strip()
    end = one.end("noun") if one.group("noun") else one.start("of") if one.group("of") else one.start("next")
    is_bare = not one.group("noun") and not one.group("of")
    if is_bare and follows and not _may_follow(follows):
        return None
    if one.group("of") and one.group("of").strip() in {"no", "na"} and _PORTUGUESE.search(one.group(0)):
        return None  # a weekday, and a part of it
    if is_bare and _AFTER_A_DAY.search(one.string, max(0, one.start() - 20), one.start()):
        return None  # its date
    if _AFTER_A_MONTH.search(one.string, max(0, one.start() - 20), one.start()):
        return None  # “April 4th”
    if _OF_A_MONTH.match(one.string, one.start()) or _TENS.search(one.string, max(0, one.start() - 14), one.start()):
        return None  # “the 3rd of July”, “the twenty second”
    said = one.group(0)[: end - one.start()]
    if said.endswith(".") and not one.group("article") and not one.group("noun"):
        return None
    if one.group("last") or one.group("latest"):
        return Named(one.start(), end, offer.at_edge(is_last=True), -1)
    if one.group("earliest"):
        first = offer.earliest(option.number for option in offer.options) if offer.options else 0
        return Named(one.start(), end, offer.numbered([first]), 0)
    number = next(n for n in range(1, len(ORDINALS) + 1) if one.group(f"o{n}"))
    fit = offer.numbered([number])
    if one.group("of"):
        return Named(one.start(), end, offer.all, number - 1, is_by_date=True)
    is_of_list = _FIRST.search(said) is not None and not _ON.search(one.string, max(0, one.start() - 8), one.start())
    as_day = offer.on_days(lambda day: day.day == number and not is_of_list)
    if not one.group("noun"):
        weekday = _PORTUGUESE.search(one.group(0))
        if weekday is not None and one.group("article") not in {"a", "la", "l'"}:
            return None
        as_day |= offer.on_days(lambda day: weekday is not None and day.weekday() == number - 2)
    if not one.group("noun") and as_day.maybe - fit.maybe:
        fit = (fit | as_day).doubted()
    return Named(one.start(), end, fit, nth=number if fit.sure else 0)


def _of_a_day(one: re.Match[str], offer: Offer) -> Named | None:
    """“The second Wednesday”: a place among the starts of that weekday."""
    places = [n for n in range(1, len(ORDINALS) + 1) if one.group(f"o{n}")]
    if not places or one.group("of") or "," in one.group("next") or not _DAY_NEXT.match(one.string, one.start("next")):
        return None
    has_article = one.group("article") == "a" or one.string[: one.start()].endswith(("na ", "da ", "pra ", "à "))
    if _PORTUGUESE.search(one.group(0)[: one.start("next") - one.start()]) and not has_article:
        return None
    fit = offer.all
    name = _DAY_NEXT.match(one.string, one.start("next")).group(0).strip()  # type: ignore[union-attr]
    of_month = offer.on_days(lambda day: day.weekday() == WEEKDAYS[name] and (day.day - 1) // 7 == places[0] - 1)
    alike = offer.on_days(lambda day: day.weekday() == WEEKDAYS[name])
    if of_month.maybe and of_month != offer.ranked(alike, places[0] - 1, is_of_two=False, is_by_date=True):
        fit = fit.doubted()  # the second Wednesday of the month is another one
    return Named(one.start(), one.start("next"), fit, places[0] - 1, is_by_date=True)


def _is_known_behind(word: str) -> bool:
    return (
        _may_follow(word)
        or _OF_THEM.fullmatch(word) is not None
        or _DAY_NEXT.match(word) is not None
        or any(words.fullmatch(word) for words in _KNOWN)
    )


def _may_follow(word: str) -> bool:
    return any(words.fullmatch(word) for words in (_AFTER_A_PLACE, ACCEPT, REJECT, PREFER)) or not word[0].isalpha()


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the words next to a bare number belong to an answer, not to a time, an age or a street."""
    if text[:start].rstrip(" ,").endswith("¦"):
        return False  # right behind a day or a time
    before = re.search(r"((?:[\w'’]+ )?([\w'’]+))[^\w,!?;\n]*$", text[max(0, start - 40) : start])
    after = re.match(r"[^\w.,!?;\n]*(?=\w)", text[end : end + 40])
    return _belongs(before) and (after is None or any(words.match(text, end + after.end()) for words in _KNOWN))


def _belongs(word: re.Match[str] | None) -> bool:
    if word is None:
        return True
    if _BEFORE_A_TIME.fullmatch(word.group(2)) is not None and not _CHOOSES.fullmatch(word.group(0).strip()):
        return False
    return any(words.fullmatch(said) for words in _KNOWN for said in word.groups())


_CHOOSES = re.compile(r"(?:preference|prefer\w*|vote|going|go|opt|plump|präferenz|vorliebe|vorkeur) (?:for|für|voor)")
_KNOWN = (ACCEPT, REJECT, FILLER, ANY, NONE, PREFER, HEDGE, BUT, OTHERWISE, MENDS)
_AFTER_A_DAY = re.compile(rf"(?:{'|'.join(name for name in WEEKDAYS if len(name) > 3)})s?,? $")
_AFTER_A_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(name for name in MONTHS if len(name) > 3)}),? (?:the )?$")
_BEFORE_A_TIME = re.compile(
    r"at|um|à|las|om|alle|ore|às|as|o|kl|klockan|godz|godzinie|around|about|gegen|vers|after|before|nach|vor|till|until|bis|by|from|to|in|am|for|within|past|ab|von|a|na|po|od|przed"
)
_AFTER_A_PLACE = re.compile(
    r"c'est|ça|może|pasi|będzie|wydaje|leży|bo|bym|fait|ferait|va|irait|ira|iría|andrebbe|nos|ci|sta|quadra|calha|cai|dá|rola|fica|ficaria|estaría|estaria|convém|porque|perché|pq|car|pues|pois|che|que|qui|qu'|który|która|z|ze|wieczorem|rano|vanno|está|tá|je|j'|ja|io|eu|yo|si|sim|sí|oui|tak|albo|lub|oder|ou|of|o|eller|or|y|och|et|me|mi|mir|is|would|est|es|è|é|ist|wäre|wär|jest|będzie|är|würde|wird|könnte|hätte|zou|heeft|heb|serait|sería|sarebbe|seria|byłby|byłaby|skulle|vore|blir|has|will|should|could|can|kan|puede|pode|por|please|pls|plz|svp|stp|bitte|graag|aub|maar|then|dann|dan|tack|merci|gracias|grazie|danke|porfa|porfi|per|für|for|for|voor|pour|para|pra|dla|för|pro|at|um|om|um|alle|às|kl|o|sounds|seems|looks|klingt|and|und|but|aber|mas|ma|ale|maar|men|mais|pero"
)
# “De eerste” is that of the list; a date has a day or a month with it, or a word before it.
_FIRST = re.compile(
    r"(?<!\w)(?:eerste|primeir[oa]|premi(?:er|ère)|primer[oa]?|prim[oa]|erste|första|pierwsz\w+|deuxième|seconde?|troisième|quatrième|cinquième|segund[oa]|tercer[oa]?|terceir[oa]|cuart[oa]|quart[oa]|quint[oa]|secondo|terz[oa])(?!\w)"
)
_ON = re.compile(r"(?<!\w)(?:am|op|on|dia|día|på|od|do|ab|vom|bis|dnia|giorno|dal|al|du|au|from|vanaf|tot|desde) $")
# In Portuguese the days from Monday on are called the second, the fourth, the fifth and the sixth.
_PORTUGUESE = re.compile(r"(?<!\w)(?:segunda|quarta|quinta|sexta)(?!\w)")
