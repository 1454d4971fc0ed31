"""The words of an answer made ready for reading: without quotes and courtesy, short weekdays spelled out."""

import re
from dataclasses import dataclass

from sequencer.core.meet.pick_day_words import (
    COMPOUND,
    LONG_DAYS,
    POLISH_DAYS,
    SAFE_SHORT,
    SHORT_DAYS,
    WORD_OF_MONTH,
    day_of_word,
)
from sequencer.core.meet.pick_languages import languages_in
from sequencer.core.meet.pick_outcome_words import COURTESY, POLITE, TURNED
from sequencer.core.read.quoting import own_words
from sequencer.core.read.vocabulary import plain

_LONGEST = 6_000  # characters an answer is read from
_SAME_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
_KIDS = re.compile(
    r"(?<!\w)(?:kids?|child\w*|sons?|daughters?|kinder\w*|kindern|tochter|sohn|söhne|enfants?|fils|fille|hij[oa]s?|niñ[oa]s?|peques|figli[oae]?|bambin[oi]|filh[oa]s?|crianças?|dzieci\w*|syn\w*|córk\w*|barn\w*|dotter|jahre|years?|ans|años|jaar|anni|anos|lat|år)(?!\w)"
)
_SHORT_BEHIND = r"(?=\.?(?:$|[\s,/]*(?:\d|or\b|oder\b|ou\b|o\b|of\b|lub\b|albo\b|eller\b|and\b|und\b|et\b|y\b|e\b|en\b|i\b|och\b|um\b|at\b|om\b|alle\b|às\b|kl\b|à\b|a las\b|früh|abend|vormittag|nachmittag|mittag|morgen|avond|ochtend|middag|matin|soir|midi|mattina|sera|manhã|tarde|noite|rano|wiecz|kväll|morgon|eftermiddag|am\b|pm\b|morning|afternoon|evening|lunch|passt|geht|ginge|wär|works?|fine|please|pls|bitte|graag|past|kan|prima|pasuje|funkar|passar|va\b|ok\b))|\s*[,;.!?/)\n-])"
_SHORT_BEFORE = r"(?:(?<=^)|(?<=[\n.,;:!?(/¿¡-] )|(?<=[\n(/])|(?<=\bam )|(?<=\bon )|(?<=\bden )|(?<=\bder )|(?<=\bop )|(?<=\bde )|(?<=\bw )|(?<=\bwe )|(?<=\bpå )|(?<=\ble )|(?<=\bel )|(?<=\bil )|(?<=\bna )|(?<=\bno )|(?<=\bor )|(?<=\boder )|(?<=\bou )|(?<=\bof )|(?<=\blub )|(?<=\balbo )|(?<=\beller )|(?<=\bo )|(?<=\bnur )|(?<=\bund )|(?<=\bet )|(?<=\by )|(?<=\be )|(?<=\ben )|(?<=\bi )|(?<=\bdann )|(?<=\bzegt )|(?<=\bnext )|(?<=\bthis ))"
_SHORT_BEFORE_ANY, _SHORT_BEHIND_ANY = rf"(?i:{_SHORT_BEFORE})", rf"(?i:{_SHORT_BEHIND})"
_PHONE = re.compile(
    r"(?:(?:,? (?:and|und|et|y|e|en|i|och) )?(?<!\w)(?:(?:call|reach|ring) me (?:on|at)|erreichbar unter|my|meine?|mon|ma|mi|mijn|(?:il|la) mi[oa]|(?:o )?meu|mój|mitt?|tel\w*|phone|mobile?|mobil\w*|handy\w*|cell?\w*|whats\w*|numer\w*|nr|n[uú]mero|numéro|nummer|number|gsm|portable|móvil|telemóvel|komórk\w*|cel)(?!\w)[.:]?\s(?:[^\W\d_]+[.:]?\s|06 ){0,4})?"
    r"(?<![\w:.,/-])(?!\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\w:]|[.,]\d)",
    re.IGNORECASE,
)
# “For Sam”, in languages that write a small letter where it is no name.
_FOR_OTHER = re.compile(
    r"(?<!\w)(?:for|para(?: [oa])?|pour|voor|per|dla|för) (?!I\b|Me\b|Zoom|Teams|Google|Skype|Meet|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]*(?:ag|uary|ber)\b|March|April|May|June|July|Option|Opt)[A-ZÀ-Ż][a-zà-ż]+"
)
_MOST_SHORT = 2  # letters, which only a capital makes a German day


@dataclass(frozen=True)
class Answer:
    """`words` in lower case, `cased` as typed, of the same length; the languages they may be in."""

    words: str
    cased: str
    languages: frozenset[str]
    is_for_other: bool = False  # it may pick for somebody else


def answer_in(text: str) -> Answer:
    """The person's own words, without quotes, greetings and polite ifs."""
    kept = "\n".join(line for line in own_words(text[:_LONGEST]).split("\n") if not line.lstrip().startswith(">"))
    kept = "\n".join(" ".join(line.split()) for line in kept.translate(_SAME_QUOTES).split("\n"))
    kept = _ASIDE.sub(
        lambda one: " " if _KIDS.search(kept.lower()) and re.search(r"\d", one.group(0)) else one.group(0), kept
    )
    kept = _PHONE.sub(" ; ", kept)
    kept = kept if len(kept.lower()) == len(kept) else kept.lower()
    languages = languages_in(kept.lower())
    kept = _replaced(COMPOUND, r"\1 \2", kept)
    kept = _spelled_out(kept, languages)
    for pattern, day in POLISH_DAYS:
        kept = _replaced(pattern, day, kept)
    kept = re.sub(WORD_OF_MONTH.pattern, lambda one: str(day_of_word(one.group(0).lower())), kept, flags=re.IGNORECASE)
    for pattern, instead in ((COURTESY, " "), (POLITE, " "), *TURNED):
        kept = _replaced(pattern, instead, kept)
    return Answer(plain(kept), kept, languages, is_for_other=_FOR_OTHER.search(kept) is not None)


def _replaced(pattern: re.Pattern[str], instead: str, cased: str) -> str:
    """The replacement made in what was typed, wherever its lower case matches."""
    parts, at = [], 0
    for one in pattern.finditer(cased.lower()):
        parts += [cased[at : one.start()], one.expand(instead)]
        at = one.end()
    return "".join((*parts, cased[at:]))


def _spelled_out(text: str, languages: frozenset[str]) -> str:
    """Short weekdays in full, where the words beside them show that they are days."""
    for language in sorted(languages):
        for names, full in zip(SHORT_DAYS[language].split(), LONG_DAYS[language].split(), strict=True):
            for name in names.split("|"):
                text = _full(text, name, full, language, is_sure=len(languages) == 1)
    return text


def _full(text: str, name: str, full: str, language: str, *, is_sure: bool) -> str:
    if name == "mar" and not is_sure:
        return text  # a month, too
    if name in SAFE_SHORT:
        return re.sub(rf"(?<![\w'])(?i:{name})\.?(?=\W|$)(?!\.\w)", full, text)
    as_typed = re.escape(name.capitalize()) if language == "de" and len(name) <= _MOST_SHORT else f"(?i:{name})"
    if not is_sure and len(name) <= _MOST_SHORT:
        as_typed = re.escape(name.capitalize())
    if len(name) > _MOST_SHORT and name != "mar":
        text = re.sub(rf"(?<![\w'])(?i:{name})(?!\w)\.?(?= \d)", full, text)
    return re.sub(rf"{_SHORT_BEFORE_ANY}{as_typed}(?!\w)\.?{_SHORT_BEHIND_ANY}", full, text)
