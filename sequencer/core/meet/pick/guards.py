"""The last look before a booking: what an answer says that the chosen start does not explain.

The tables cannot know every word. What is left of an answer when all that was understood is taken out must hold no
condition, no place in the list, no weekday and no open alternative, or the start is offered back instead.
"""

import re

from sequencer.core.meet.pick.named.parts import strange_words
from sequencer.core.meet.pick.vocabulary.words import ANY, OTHERWISE
from sequencer.core.read.phrases_calendar import WEEKDAYS

_TAKEN = "¦"
# Words that begin a condition, in the language that has them; in others they mean something else.
_CONDITIONS = {
    "en": r"if|pending|awaiting|barring|depending|subject to|unless|provided|providing|assuming|as long as|so long as|on condition",
    "de": r"vorbehaltlich|je nachdem|abhängig von|wenn|falls|sofern|soweit|vorausgesetzt|solange",
    "fr": r"sauf imprévu|sous réserve|en fonction|s'ils?|si(?! (?:tôt|vite|bien|gentil\w*))|à condition|pourvu|à moins",
    "es": r"salvo (?:imprevisto|que)\w*|dependiendo|si(?=(?: ya| no)? (?!(?:perfect\w|clar[oa]|vale|por|gracias|genial|está|puedo|me (?:va|viene|queda|sirve|parece)|confirmo|quiero|ok|porfa\w*|señor\w*|a (?:la|el|todo)|¦|(?:la|el|al) ¦)(?!\w)))|siempre que|a condición|con tal",
    "nl": r"afhankelijk van|behoudens|onder voorbehoud|als(?! (?:eerste|tweede|beste|optie|het goed|volgt))|indien|mits|zolang|tenzij",
    "it": r"salvo imprevisti|a seconda|se|qualora|purché|a patto|a condizione",
    "pt": r"salvo (?:imprevisto|se)\w*|dependendo|se(?= (?:o|a|os|as|for|der|puder\w*|houver|eu|vocês|você|não|tiver\w*|conseguir\w*|fizer\w*|der\w*|me|isso|ainda|pude\w+|pod\w+|d[áa])(?!\w)(?! favor))|caso|desde que|contanto",
    "pl": r"w zależności|zależnie od|jeśli|jeżeli|jesli|jezeli|gdyby\w*|jakby|o ile|pod warunkiem|jak (?:się da|można|będzie|tylko)",
    "sv": r"beroende på|med reservation|med förbehåll|om(?= (?!(?:¦|en |ett |mig|oss|dig)))|ifall|förutsatt|såvida",
}
_IF = {language: re.compile(rf"(?<![\w'])(?:{words})(?![\w])") for language, words in _CONDITIONS.items()}
_DAYS = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted((one for one in WEEKDAYS if len(one) > 4), key=len, reverse=True))})(?!\w)"
)
_PLACES = re.compile(
    r"(?<![\w.-])(?:(?:first|second|third|fourth|fifth|zweite|dritte|vierte|fünfte|deuxième|troisième|quatrième|cinquième|segundo|tercero|cuarto|tweede|derde|vierde|vijfde|secondo|terzo|terceir[oa]|pierwsz[yaą]|drugi|drugą|trzeci|trzecią|czwarty|czwartą|piąty|piątą|tredje|fjärde|femte)[nrms]?)(?![\w-])"
)
_NEAR = 80  # characters behind an *any of*
_EITHER = re.compile(r"either|entweder|soit|antingen")
# A day told by the one beside it.
_NEXT_DAY = re.compile(
    r"(?<!\w)(?:(?:one|day|slot) (?:after|before)(?! (?:my|our|the|i|work|school|lunch|that|noon|five|\d))|(?:tag|einen) (?:drauf|danach|davor|später)|lendemain|veille|jour (?:d'après|suivant)|(?:día|dia) (?:siguiente|seguinte|anterior|después)|dag (?:erna|erop|daarna|ervoor|later)|giorno (?:dopo|prima|successivo)|dzień (?:później|wcześniej|po|przed)|następn\w+ (?:dzień|dnia)|dagen (?:efter|därpå|innan|före))(?!\w)(?! (?:tomorrow|¦))"
)
_FIRST_OF_ALL = re.compile(
    r"(?<!\w)(?:first (?:choice|time|name|thing|of all)|second thoughts?|(?:première|primera|prima|primeira|första|erste\w*) (?:fois|vez|volta|wahl|opción|scelta|gången|gespräch|treffen|interview)|en (?:premier|segundo|primer) lugar|(?:pierwsz\w+) raz\w*|(?:a|una|uma|en|ein|um|ett) (?:second\w?|sekunde|seconde))(?!\w)"
)
_OR = {
    "en": "or", "de": "oder", "fr": "ou", "es": "o", "nl": "of", "it": "o|oppure", "pt": "ou", "pl": "lub|albo|bądź", "sv": "eller",
}  # fmt: skip
_OPEN_OR = {
    language: re.compile(rf"(?<!\w)(?:{words}) (?!(?:[^\W\d_]+'?\s?){{0,2}}{_TAKEN})(?=\w)")
    for language, words in _OR.items()
}
# “Any of the …”: what it is one of, and the words for what was offered, which limit nothing.
_ONE_OF = re.compile(
    r"\W*(?:[^\W\d_]+ )??(?:of|near|within|from|von|der|des|du|de|d'|del|di|dei|delle|degli|das|dos|van|z|ze|spośród|av|bland)(?!\w)([^.,;!?\n¦]*)"
)
_OFFERED = re.compile(
    r"(?<!\w)(?:th[eo]se|them|ones?|given|sent|gave|offered|proposed|suggested|listed|mentioned|above|below|slots?|options?|dates?|times?|\w*termine?n?|vorschläge?n?|genannten|angebotenen|vorgeschlagenen|créneaux|propos\w+|horarios|fechas|opciones|ofrecid\w+|propuest\w+|orari|opzioni|datas|horários|opções|terminów|nich|tych|podanych|tider(?:na)?|förslagen|alternativen|dem|dessa|föreslagna|ell[oa]s|es[oa]s|est[oa]s|quest[ei]|quell[ei]|el[ae]s|dess[ea]s|tijden|opties|data|momenten|deze|die|ces|ceux|celles|(?:zwei|drei|vier|fünf|deux|trois|cinq|dos|tres|cuatro|cinco|twee|drie|vijf|due|tre|quattro|cinque|dois|duas|três|quatro|deux|dwóch|obu|obojga|trzech|czterech|pięciu|två|fyra|fem|two|three|four|five|\d))(?!\w)"
)


def limit_in(said: str) -> str | None:
    """What an *any of* is one of, in words that nobody has read; None where nothing limits it."""
    for one in ANY.finditer(said):
        behind = _ONE_OF.match(said, one.end())
        if behind is not None and (found := strange_words(_OFFERED.sub(" ", behind.group(1)[:_NEAR]))):
            return " ".join(found)
    return None


def condition_in(left: str, languages: frozenset[str]) -> str | None:
    """The word that begins a condition in the words left over; a second choice behind an if is none."""
    left = OTHERWISE.sub(" ", left)
    for language in sorted(languages):
        if found := _IF[language].search(left):
            return found.group(0)
    return None


def unexplained(left: str, languages: frozenset[str]) -> str | None:
    """A place in the list, a weekday or an alternative that nothing has read."""
    rest = _FIRST_OF_ALL.sub(" ", OTHERWISE.sub(" ", left))
    if found := _DAYS.search(rest) or (None if _is_portuguese(languages) else _place_in(rest)):
        return found.group(0)
    if found := _NEXT_DAY.search(rest):
        return found.group(0)
    rest = ANY.sub(lambda one: one.group(0) if _EITHER.fullmatch(one.group(0)) else _TAKEN, rest)
    for language in sorted(languages):
        if (len(languages) == 1 or len(_OR[language]) > 1) and (found := _OPEN_OR[language].search(rest)):
            return found.group(0).strip()
    return None


def _place_in(rest: str) -> re.Match[str] | None:
    """A place in the list, and not that of a shift, a child or whatever else nobody knows."""
    for one in _PLACES.finditer(rest):
        behind = re.match(r" ([^\W\d_]+)", rest[one.end() : one.end() + 40])
        if behind is None or not strange_words(behind.group(1)):
            return one
    return None


def _is_portuguese(languages: frozenset[str]) -> bool:
    """Where places in the list are weekdays, too, and “mais” or “segunda” stand for much else."""
    return len(languages) == 1 and "pt" in languages
