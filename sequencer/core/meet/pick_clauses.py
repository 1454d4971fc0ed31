"""An answer taken apart: clauses, what each says yes or no to, and how sure that is."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick_clock import says_fraction
from sequencer.core.meet.pick_days import disagrees
from sequencer.core.meet.pick_mentions import TAKEN, Mentions, meaning, mentions_in, others
from sequencer.core.meet.pick_text import Answer
from sequencer.core.meet.pick_words import (
    ACCEPT,
    ANY,
    BUT,
    EXCEPT,
    FILLER,
    HEDGE,
    MENDS,
    NONE,
    OTHERWISE,
    PREFER,
    REJECT,
    REQUEST,
)

_MOST_CLAUSES = 60
_MOST_COMMAS = 40  # of one sentence
_NEAR = 400  # characters on either side of a comma
_SENTENCE = re.compile(
    r"[!?;\n]+|…|(?<!\bno)(?<!\bnr)(?<!\bkl)(?<!\bgodz)(?<!\bca)(?<!str)(?<!\bul)(?<!\bav)\.+(?=\s|$|\))"
)
_COMMA = re.compile(r",\s|\s[-–—]+\s|\s(?:and|und|et|y|e|en|(?<!could )(?<!can )(?<!may )(?<!shall )i|och)\s")
_NEGATOR = re.compile(
    r"\W*(?:and |und |et |y |e |en |i |och )?(?:not|nicht|pas|no|niet|non|não|nie|inte|ej|never|kein\w*)(?!\w)"
)
_ARTICLES = re.compile(
    r"(?<!\w)(?:the|on|at|der|die|das|den|dem|am|um|le|la|el|il|lo|o|a|de|het|om|op|w|we|på|à|às|alle|las|na|no)(?!\w)"
)
_ALONE = re.compile(r"(?:([^\W\d]+)[^\w,!?;\n]{1,3})?(?<![\w.:,/+-])(?<!\d )(\d{1,2})(?=\s*(?:$|[,;!?)]|\.(?!\d)))")
# Who does what elsewhere, which is why a time suits.
_KIN = re.compile(
    r"(?<!\w)(?:(?:my|mein\w*|unser\w*|mon|ma|mi|mijn|meu|minha|min|moja|mia|mio) \w+|pick\w* (?:\w+ )?up)(?!\w)"
)
_FETCH = re.compile(r"(?<!\w)(?:i'm |i am |i |have to )?pick\w* (?:up )?(?:my|our|the) \w+(?: up)?")
# “Tuesday is not possible, Wednesday is, though”: says yes to what stands before.
_BUT_YES = re.compile(r"(?:aber (?:schon|ja|gern)|though|maar wel|allerdings schon)\W*$")
_AFTER_BUT = re.compile(r"(?:but|just not|aber|nur|mais|pero|maar|alleen|ma|mas|só|ale|lecz|tylko|men|fast)(?!\w)")
_WORDS = re.compile(r"[\w']+")
_SHOWN = 120  # characters of a clause


@dataclass(frozen=True)
class Clause:
    """One clause. `fit` is what its days, times and numbers mean; None where it names none."""

    text: str  # without what it names
    said: str  # as it stands
    fit: Fit | None = None
    is_no: bool = False
    is_none: bool = False  # says no to all that was offered
    is_any: bool = False
    is_yes: bool = False
    is_preferred: bool = False
    is_refinement: bool = False  # only times: narrows what was said before
    is_question: bool = False
    sentence: int = 0
    is_clash: bool = False  # a number and a day that do not go together
    is_odd_date: bool = False  # a weekday next to a date of another
    is_request: bool = False  # asks for times that were not offered
    is_unread: bool = False  # holds an hour in words, which is not read
    is_bare: bool = False  # names something and says nothing of it
    is_mend: bool = False  # takes back what stands before
    is_fallback: bool = False  # counts only where what stands before does not
    is_rest: bool = False  # all that was not named before
    is_loose: bool = False  # names no day and no option
    is_hedged: bool = False
    is_after_but: bool = False  # limits what stands before
    numbers: frozenset[int] = frozenset()  # that stand alone and may be options
    is_number_of_other: bool = False  # behind a word that nobody knows
    place: tuple[int, bool] | None = None  # the earlier or later of what was named before; whether of two


def clauses_in(answer: Answer, offer: Offer) -> list[Clause]:
    """The clauses of an answer in their order."""
    found = mentions_in(answer, offer)
    clauses = []
    for start, end, asks, sentence in _parts(found.rest):
        said = " ".join(answer.words[start:end].strip(" ,.:()-–—").split())
        clauses.append(
            _read(found.within(start, end), said, offer, asks=asks, sentence=sentence, is_for_other=answer.is_for_other)
        )
        if len(clauses) == _MOST_CLAUSES:
            break
    return clauses


def _parts(text: str) -> Iterator[tuple[int, int, bool, int]]:
    """Each clause by its place, with whether its sentence is a question, and the number of that sentence."""
    at = 0
    ends = [
        *((one.start(), one.end(), "?" in one.group(0)) for one in _SENTENCE.finditer(text)),
        (len(text), len(text), False),
    ]
    for number, (start, end, asks) in enumerate(ends):
        for first, last in _turns(text, at, start):
            for a, b in _halves(text, first, last):
                if text[a:b].strip(" ,.:()-–—"):
                    yield a, b, asks, number
        at = end


def _turns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence at its *but*, *except*, *otherwise* and *no, wait*, which begin a clause of their own."""
    cuts = {start}
    for words in (BUT, OTHERWISE, MENDS):
        cuts |= {one.start() for one in words.finditer(text, start, end) if not _BUT_YES.match(text, one.start(), end)}
    ordered = [*sorted(cuts), end]
    return list(itertools.pairwise(ordered))


def _halves(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause at the commas where yes turns to no; a list that one verb ends stays whole."""
    parts = []
    for one in itertools.islice(_COMMA.finditer(text, start, end), _MOST_COMMAS):
        if _begins_anew(
            text[start : one.start()][-_NEAR:], text[one.start() : min(end, one.start() + _NEAR)].lstrip(", -–—")
        ):
            parts.append((start, one.start()))
            start = one.start() + 1
    return [*parts, (start, end)]


def _begins_anew(left: str, right: str) -> bool:
    return (
        (_NEGATOR.match(right) is not None and TAKEN in right)
        or (_has_verb(left) and _has_verb(right))
        or _turns_over(left, right)
        or (PREFER.search(right) is not None and PREFER.search(left) is None)
        or (NONE.search(left) is not None and not NONE.search(right))
        or _is_reason(left, right)
        or _says_free(left, right)
    )


def _says_free(left: str, right: str) -> bool:
    """“Halb neun ist super, da bin ich noch nicht auf der Baustelle”, “whichever, I am on leave then”: why it suits."""
    if TAKEN in right:
        return False
    if TAKEN in left and ACCEPT.search(left) is not None and not _WOULD.search(left):
        return REJECT.search(left) is None and _WHY_FREE.match(right) is not None
    return ANY.search(left) is not None and _ON_LEAVE.match(right) is not None


def _turns_over(left: str, right: str) -> bool:
    says_yes = ACCEPT.search(left) is not None or ANY.search(left) is not None
    is_no, was_no = REJECT.search(right) is not None, REJECT.search(left) is not None
    turns_to_yes = was_no and not is_no and (ACCEPT.search(right) is not None or ANY.search(right) is not None)
    return TAKEN in left and TAKEN in right and ((says_yes and is_no and not was_no) or turns_to_yes)


def _is_reason(left: str, right: str) -> bool:
    """“…, dann habe ich Pause”: a pick, and behind it a sentence about something else."""
    if TAKEN not in left or not _strange(right) or _strange(left) or _OBSTACLE.search(right):
        return False
    if ACCEPT.search(left) is not None or PREFER.search(left) is not None:
        return True
    is_placed = len(_RUNS.findall(left)) > 1  # a day and a time of it
    if (
        is_placed
        and _BEGINS_WITH_TIME.match(right)
        and not (REJECT.search(right) or BUT.search(right))
        and len(_strange(right)) > 1
        and ACCEPT.search(right) is None
    ):
        return PREFER.search(right) is None and REQUEST.search(right) is None
    says_why = _BECAUSE.match(right) is not None or _FREE.search(right) is not None
    return says_why and left.count(TAKEN) > _A_DAY_AND_AN_HOUR


_RUNS = re.compile(rf"{TAKEN}+")
_BEGINS_WITH_TIME = re.compile(
    rf"\W*(?!(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub|albo|och|eller) )(?:[^\W\d_]+'? ?){{0,2}}{TAKEN}"
)
_A_DAY_AND_AN_HOUR = 10  # letters
_BECAUSE = re.compile(
    r"\W*(?:denn|weil|because|since|as|cos|want|omdat|que(?= est)|porque|pues|perché|pois|bo|ponieważ|för att|eftersom|parce que|car)(?!\w)"
)
_WHY_FREE = re.compile(
    r"\W*(?:(?:da|dann|denn da) bin ich (?:\w+ ){0,2}(?:noch nicht|sowieso|ohnehin|eh)|(?:i'm|i am|i'll be) (?:out |not at work )?(?:anyway|that day anyway)|je (?:suis|serai) de toute façon|estoy (?:\w+ )?de todas (?:formas|maneras)|(?:dan|toen) ben ik (?:toch|nog niet|sowieso)|tanto sono (?:già )?|estou (?:\w+ )?de qualquer|i tak (?:jestem|będę)|(?:då )?är jag ändå)(?!\w)"
)
_WOULD = re.compile(
    r"(?<!\w)(?:would|w[äa]re\w*|würde\w*|ginge|serait|irait|sería|vendría|zou|sarebbe|andrebbe|seria|była?by|byłoby|skulle|vore)(?!\w)"
)
_ON_LEAVE = re.compile(
    r"\W*(?:(?:i'm|i am|i'll be) (?:on (?=leave|holiday|vacation)|off)|(?:da )?(?:bin|hab\w*) (?:ich )?(?:\w+ ){0,2}(?:im )?(?=urlaub|frei)|je suis en (?=congé|vacances)|estoy de (?=vacaciones)|ik heb (?:\w+ )?(?=vakantie|vrij)|sono in (?=ferie)|estou de (?=férias)|mam wtedy (?=urlop|wolne)|(?:jag )?har (?=semester|ledigt))(?!\w)?"
)
_FREE = re.compile(
    r"(?<!\w)(?:\w*pause|lunch\w*|mittag|frei|feierabend|zeit|free|break|home|libre|pausa|descanso|comer|almoço|pranzo|liber[oa]|vrij|\w*pauze|przerw\w+|woln\w+|rast|ledig\w*|matinale?|madrugador\w*|(?:early|morning) (?:bird|person))(?!\w)"
)
_OBSTACLE = re.compile(
    r"(?<!\w)(?:schon|bereits|already|déjà|ya|al|già|já|już|redan|\w*termin|\w*arzt|leider|unfortunately|malheureusement|lamentablemente|helaas|purtroppo|infelizmente|niestety|tyvärr|meetings?|appointment|dentist|wedding|out|away|ooo|off|work\w*|shift|flight|train|birthday|recital|gym|class|course|holidays?|busy|arbeit\w*|\w*schicht|\w*dienst|flug|hochzeit|geburtstag|training|urlaub|belegt|besetzt|médecin|dentiste|réunion|cours|vol|travail|boulot|mariage|anniversaire|mort|râpé|médico|dentista|reunión|clase|vuelo|trabajo|turno|boda|\w*arts|vergadering|vlucht|werk\w*|bruiloft|verjaardag|medico|riunione|lezione|volo|lavoro|matrimonio|reunião|aula|voo|trabalho|casamento|lekarz\w*|dentyst\w*|spotkani\w*|zajęci\w*|prac\w*|wesele|urodziny|\w*läkar\w*|möte|lektion|flyg|jobb\w*|skift|bröllop|födelsedag)(?!\w)"
)


def _has_verb(text: str) -> bool:
    return REJECT.search(text) is not None or _VERB.search(text) is not None


_VERB = re.compile(
    r"(?<!\w)(?:works?|suits?|is|are|would|can|could|i'll|i'd|prefer|better|best|always|does|do|yes|no|ja|oui|sí|sì|sim|tak|passt|geht|ginge|klappt|kann|nehme|ist|wäre|wär|convient|va|irait|est|prends|préfère|viene|funciona|puedo|es|sería|prefiero|schikt|past|lukt|kan|is|preferisco|posso|è|serve|pode|é|prefiro|pasuje|odpowiada|mogę|jest|wolę|passar|funkar|går|kan|är|habe|hab|have|has|tengo|j'ai|ho|tenho|mam|har|heb|mach|mache)(?!\w)"
)


def _read(found: Mentions, said: str, offer: Offer, *, asks: bool, sentence: int, is_for_other: bool) -> Clause:
    rest = found.rest
    is_why = TAKEN not in rest and _WHY_FREE.match(rest) is not None
    is_except = EXCEPT.match(rest.strip(" ,")) is not None
    is_no = (is_except or REJECT.search(MENDS.sub(" ", ANY.sub(" ", rest))) is not None) and not is_why
    fit, is_clash = meaning(found, offer)
    strange = _strange(rest)
    is_request = REQUEST.search(rest) is not None
    is_any = ANY.search(rest) is not None and not is_no and not is_request
    is_preferred = PREFER.search(rest) is not None
    if fit is not None and not is_no and (is_request or is_for_other or _is_vague(found, strange)):
        fit = fit.doubted()
    of_two = [one for one in found.options if one.place is not None and one.is_of_two]
    return Clause(
        text=" ".join(rest.strip(" ,.:()-–—").split()),
        said=said[:_SHOWN],
        fit=fit,
        is_no=is_no,
        is_none=NONE.search(rest) is not None,
        is_any=is_any,
        is_yes=is_request or is_any or is_preferred or ACCEPT.search(rest) is not None or not strange,
        is_preferred=is_preferred,
        is_refinement=bool(found.times) and not found.days and not found.options,
        is_question=asks,
        sentence=sentence,
        is_clash=is_clash,
        is_odd_date=any(disagrees(day, offer) for day in found.days),
        is_request=is_request,
        is_unread=says_fraction(rest),
        is_bare=re.search(r"[^\W\d_]", _ARTICLES.sub(" ", rest)) is None,
        is_mend=MENDS.search(rest) is not None,
        is_fallback=OTHERWISE.match(rest.strip(" ,.-–—")) is not None,
        is_rest=others(rest),
        is_hedged=HEDGE.search(_KIN.sub(" ", rest)) is not None,
        is_after_but=_AFTER_BUT.match(rest.strip(" ,.-–—")) is not None,
        is_loose=not found.days and len(of_two) == len(found.options),
        numbers=frozenset(int(one.group(2)) for one in _ALONE.finditer(rest)),
        is_number_of_other=any(one.group(1) in strange for one in _ALONE.finditer(rest)),
        place=(of_two[0].place or 0, True) if of_two and not found.days and not found.times else None,
    )


def _is_vague(found: Mentions, strange: list[str]) -> bool:
    """Whether a clause hedges, tells an hour that nobody reads, holds a number that nobody knows, or an unknown clock."""
    has_number = any(word[0].isdigit() for word in strange)
    is_elsewhere = found.is_elsewhere and any(not one.is_part for one in found.times)
    return (
        has_number or is_elsewhere or HEDGE.search(_FETCH.sub(" ", found.rest)) is not None or says_fraction(found.rest)
    )


def _strange(rest: str) -> list[str]:
    """The words that no table knows: with many of them a clause may be about anything."""
    for words in (MENDS, OTHERWISE, ANY, NONE, ACCEPT, REJECT, PREFER, HEDGE, EXCEPT, BUT, FILLER):
        rest = words.sub(" ", rest)
    return _WORDS.findall(rest)
