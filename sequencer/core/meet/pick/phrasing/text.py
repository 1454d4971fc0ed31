"""The words of an answer made ready for reading: without quotes and courtesy, short weekdays spelled out."""

import re
from dataclasses import dataclass
from functools import cache

from sequencer.core.meet.pick.phrasing.asides import ASIDES
from sequencer.core.meet.pick.phrasing.false_friends import marked
from sequencer.core.meet.pick.phrasing.idioms import IDIOMS
from sequencer.core.meet.pick.phrasing.kindly_asked import KINDLY_ASKED
from sequencer.core.meet.pick.phrasing.languages import languages_in
from sequencer.core.meet.pick.phrasing.no_objection import NO_OBJECTION
from sequencer.core.meet.pick.phrasing.nothing_but import NOTHING_BUT
from sequencer.core.meet.pick.phrasing.set_phrases import SET_PHRASES
from sequencer.core.meet.pick.phrasing.small_talk import SMALL_TALK
from sequencer.core.meet.pick.phrasing.spelling import spelled
from sequencer.core.meet.pick.vocabulary.day_words import (
    COMPOUND,
    LONG_DAYS,
    PART_NOUN,
    POLISH_DAYS,
    SAFE_SHORT,
    SHORT_DAYS,
    WORD_OF_MONTH,
    day_of_word,
)
from sequencer.core.meet.pick.vocabulary.outcome_words import COURTESY, POLITE, TURNED
from sequencer.core.read.quoting import own_words
from sequencer.core.read.vocabulary import plain

_LONGEST = 6_000  # characters an answer is read from
_SAME_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
_KIDS = re.compile(
    r"(?<!\w)(?:kids?|child\w*|sons?|daughters?|kinder\w*|kindern|tochter|sohn|söhne|enfants?|fils|fille|hij[oa]s?|niñ[oa]s?|peques|figli[oae]?|bambin[oi]|filh[oa]s?|crianças?|dzieci\w*|syn\w*|córk\w*|barn\w*|dotter|jahre|years?|ans|años|jaar|anni|anos|lat|år)(?!\w)"
)
_SHORT_BEHIND = r"(?=\.?(?:$|[\s,/]*(?:\(?(?:(?:der|den|dem|le|el|il|em|no dia|dia|día|dnia|the|de|d\.|vom|av) ?)?\d|or\b|oder\b|ou\b|o\b|of\b|lub\b|albo\b|eller\b|and\b|und\b|et\b|y\b|e\b|en\b|i\b|och\b|um\b|at\b|om\b|alle\b|às\b|kl\b|à\b|a las\b|früh|abend|vormittag|nachmittag|mittag|morgen|avond|ochtend|middag|matin|soir|midi|mattina|sera|manhã|tarde|noite|rano|wiecz|kväll|morgon|eftermiddag|am\b|pm\b|morning|afternoon|evening|lunch|passt|geht|ginge|wär|works?|fine|please|pls|bitte|graag|past|kan|prima|pasuje|funkar|passar|va\b|ok\b|gehen|gehn|schon|ist|wäre|würde|kann|nicht|gaat|gaan|wel\b|schikt|heb|hab|habe|wird|bin|ja\b|oui\b|sí\b|sì\b|sim\b|tak\b|j'ai|tengo|tenho|mam|har|lukt|lieber|zou|niet|is|fonctionne|serait|convient|vont|pas|puedo|me|sería|funciona|no|sirve|posso|vanno|non|sarebbe|pode|não|fica|dá|nie|odpada|jest|może|byłby|mogę|går|kan|inte|är|skulle|vore))|\s*[,;.!?/)\n-])"
_SHORT_BEFORE = r"(?:(?<=^)|(?<=[\n.,;:!?(/¿¡-] )|(?<=[\n(/])|(?<=\bam )|(?<=\bon )|(?<=\bden )|(?<=\bder )|(?<=\bop )|(?<=\bde )|(?<=\bw )|(?<=\bwe )|(?<=\bpå )|(?<=\ble )|(?<=\bel )|(?<=\bil )|(?<=\bna )|(?<=\bno )|(?<=\bor )|(?<=\boder )|(?<=\bou )|(?<=\bof )|(?<=\blub )|(?<=\balbo )|(?<=\beller )|(?<=\bo )|(?<=\bnur )|(?<=\bund )|(?<=\bet )|(?<=\by )|(?<=\be )|(?<=\ben )|(?<=\bi )|(?<=\bdann )|(?<=\bzegt )|(?<=\bnext )|(?<=\bthis ))"
_SHORT_BEFORE_ANY, _SHORT_BEHIND_ANY = rf"(?i:{_SHORT_BEFORE})", rf"(?i:{_SHORT_BEHIND})"
_PHONE = re.compile(
    r"(?:(?:,? (?:and|und|et|y|e|en|i|och) )?(?<!\w)(?:(?:call|reach|ring) me (?:on|at)|erreichbar unter|my|meine?|mon|ma|mi|mijn|(?:il|la) mi[oa]|(?:o )?meu|mój|mitt?|tel\w*|phone|mobile?|mobil\w*|handy\w*|cell?\w*|whats\w*|numer\w*|nr|n[uú]mero|numéro|nummer|number|gsm|portable|móvil|telemóvel|komórk\w*|cel)(?!\w)[.:]?\s(?:[^\W\d_]+[.:]?\s|06 ){0,4})?"
    r"(?<![\w:.,/-])(?!\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d(?!\d)|(?:3[01]|[12]\d|0?\d)[./](?:1[0-2]|0?\d)\.?[ ,(]{1,3}(?:2[0-3]|[01]?\d)[.:h](?:[0-5]\d)?(?!\d))\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\w:]|[.,]\d)",
    re.IGNORECASE,
)
# “For Sam”, in languages that write a small letter where it is no name.
_FOR_OTHER = re.compile(
    r"(?<!\w)(?:for|para(?: [oa])?|pour|voor|per|dla|för) (?!I\b|Me\b|Zoom|Teams|Google|Skype|Meet|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]*(?:ag|uary|ber)\b|March|April|May|June|July|Option|Opt)[A-ZÀ-Ż][a-zà-ż]+"
)
_AND = r"(?<= )(?:and|or|und|oder|et|ou|y|o|en|of|e|i|lub|albo|och|eller|od\.)(?= )|[/,&+]"
_LONG = rf"(?<!\w)(?i:{'|'.join(sorted({name for names in LONG_DAYS.values() for name in names.split()}, key=len, reverse=True))})(?!\w)"
# Before an hour it is no March, in the three languages that have it.
_TUESDAY = re.compile(
    r"(?<![\w'])mar\.?(?= (?:\d{1,2} ?h|\d{1,2}[:.]\d\d|à \d|alle |ore \d|a las |\(?\d{1,2}[./]\d))", re.IGNORECASE
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
    kept = spelled(kept)
    kept = kept if len(kept.lower()) == len(kept) else kept.lower()
    languages = languages_in(kept.lower())
    kept = marked(kept, languages)
    kept = _replaced(PART_NOUN, r"\1 \2", _replaced(COMPOUND, r"\1 \2", kept))
    kept = _spelled_out(kept, languages)
    for pattern, day in POLISH_DAYS:
        kept = _replaced(pattern, day, kept)
    kept = re.sub(WORD_OF_MONTH.pattern, lambda one: str(day_of_word(one.group(0).lower())), kept, flags=re.IGNORECASE)
    for pattern, instead in (
        *SET_PHRASES,
        *KINDLY_ASKED,
        *NOTHING_BUT,
        *NO_OBJECTION,
        *ASIDES,
        *SMALL_TALK,
        *IDIOMS,
        (COURTESY, " "),
        (POLITE, " "),
        *TURNED,
    ):
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
    text = _TUESDAY.sub("martes", text)
    for language in sorted(languages):
        for names, full in zip(SHORT_DAYS[language].split(), LONG_DAYS[language].split(), strict=True):
            for name in names.split("|"):
                text = _full(text, name, full, language, is_sure=len(languages) == 1)
    return _joined(text, languages) if len(languages) == 1 else text


def _joined(text: str, languages: frozenset[str]) -> str:
    """“Montag und Fr”: behind a day and an *and*, a short day is one."""
    for language in sorted(languages):
        for behind, before, full in _pairs(language):
            text = behind.sub(rf"\1{full}", text)
            text = before.sub(full, text)
    return text


@cache
def _pairs(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    days = zip(SHORT_DAYS[language].split(), LONG_DAYS[language].split(), strict=True)
    return tuple(
        (
            re.compile(rf"({_LONG} ?(?:{_AND}) ?)(?i:{names})(?!\w)\.?"),
            re.compile(rf"(?<!\w)(?i:{names})\.?(?= ?(?:{_AND}) ?{_LONG})"),
            full,
        )
        for names, full in days
    )


def _full(text: str, name: str, full: str, language: str, *, is_sure: bool) -> str:
    if name == "mar" and not is_sure:
        return text  # a month, too
    for pattern in _shapes(name, is_german=language == "de", is_sure=is_sure):
        text = pattern.sub(full, text)
    return text


@cache
def _shapes(name: str, *, is_german: bool, is_sure: bool) -> tuple[re.Pattern[str], ...]:
    """How a short day may be written where it is one."""
    if name in SAFE_SHORT:
        return (re.compile(rf"(?<![\w'])(?i:{name})(?:\.(?!\s[A-ZÀ-Ż]|\s*$))?(?=\W|$)(?!\.\w)"),)
    is_short = len(name) <= _MOST_SHORT
    as_typed = re.escape(name.capitalize()) if is_short and (is_german or not is_sure) else f"(?i:{name})"
    anywhere = re.compile(rf"{_SHORT_BEFORE_ANY}{as_typed}(?!\w)\.?{_SHORT_BEHIND_ANY}")
    if is_short or name == "mar":
        return (anywhere,)
    return re.compile(rf"(?<![\w'])(?i:{name})(?!\w)\.?(?= \d)"), anywhere
