"""An answer cut into clauses: at sentence ends, at *but* and *otherwise*, and at commas where yes turns to no."""

import itertools
import re
from collections.abc import Iterator

from sequencer.core.meet.pick.named.mentions import TAKEN
from sequencer.core.meet.pick.named.numbers import is_the_other, others_in
from sequencer.core.meet.pick.named.schedule import begins_with_end
from sequencer.core.meet.pick.vocabulary.words import (
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

_MOST_COMMAS = 40  # of one sentence
_NEAR = 400  # characters on either side of a comma
_SENTENCE = re.compile(
    r"[!?;\n]+|…|(?<!\w)[:;]-?[()DPp/|](?!\w)|[\U0001F600-\U0001F64F]+|(?<!\bnr)(?<!\bkl)(?<!\bgodz)(?<!\bca)(?<!str)(?<!\bul)(?<!\bav)\.+(?=\s|$|\))"
)
_COMMA = re.compile(r",\s|\s[-–—]+\s|\s(?:and|und|et|y|e|en|(?<!could )(?<!can )(?<!may )(?<!shall )i|och)\s")
_NEGATOR = re.compile(
    r"\W*(?:and |und |et |y |e |en |i |och )?(?:not|nicht|pas|no|niet|non|não|nie|inte|ej|never|kein\w*)(?!\w)"
)
# “Tuesday is not possible, Wednesday is, though”: says yes to what stands before.
_BUT_YES = re.compile(r"(?:aber (?:schon|ja|gern)|though|maar wel|allerdings schon)\W*$")
_WORDS = re.compile(r"[\w']+")
_A_WORD_OR_TWO = 2


def parts_of(text: str) -> Iterator[tuple[int, int, bool, int]]:
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
    cuts = {start} | {_fallback_from(text, start, end, one) for one in OTHERWISE.finditer(text, start, end)}
    for words in (BUT, MENDS, REASON):
        cuts |= {one.start() for one in words.finditer(text, start, end) if not _BUT_YES.match(text, one.start(), end)}
    ordered = [*sorted(cuts), end]
    return list(itertools.pairwise(ordered))


_ALSO_TO_END = re.compile(
    r"[^\w¦]*(?:also|too|auch|ook|också|aussi|también|anche|também|też|(?:would |could |can )?(?:work|do))?[^\w¦]*$"
)


def _fallback_from(text: str, start: int, end: int, one: re.Match[str]) -> int:
    """Where the second choice begins: at its word, or before the time that it stands behind."""
    comma = text.rfind(",", max(start, one.start() - _NEAR), one.start())
    if comma >= 0 and TAKEN in text[comma : one.start()]:
        return comma + 1
    return start if _ALSO_TO_END.match(text, one.end(), end) and TAKEN in text[start : one.start()] else one.start()


REASON = re.compile(
    r"(?<!\w)(?:because|cos|since (?:i|my|we)|as (?=i |i'|my |we )|so that|when i(?='m| am| can)|before (?=(?:i|my|the|we|he|she|they|work|everyone|anyone)(?!\w))"
    r"|denn (?=ich|da|mein|am|dann)|weil|da (?=ich|mein\w*|wir)|bevor|ehe (?=ich)|zumal|damit (?=ich)"
    r"|parce que?|car (?=je|j'|c'|mon|ma|il|on)|puisque?|vu que|comme (?=je|j')|avant (?:que|qu'|de (?=\w+er(?!\w)))|le temps de"
    r"|porque|ya que|que (?=(?:a|al) [^.,;!?\n]{0,24}(?:estoy|tengo|trabajo|ando))|antes de (?=que|entrar|ir|irme|salir)|dado que|puesto que"
    r"|omdat|want (?=(?:ik|dan|daarna|daarvoor|anders|mijn|we|het|dat)(?!\w))|aangezien|voordat|voor (?=ik)|eer (?=ik)"
    r"|perch[ée]|poich[ée]|siccome|visto che|dato che|prima (?:che|di (?=\w+re(?!\w)))|che (?=(?:ho|sono|devo|lavoro)(?!\w))"
    r"|pois (?=eu|a|o|tenho|estou)|já que|antes (?:que|de (?=eu|entrar|ir|sair|pegar))|visto que"
    r"|ponieważ|gdyż|bo (?=\w)|zanim|jako że"
    r"|eftersom|för att|därför att|för (?=då|jag|min|vi)|innan (?=jag|alla|barnen|vi|min)|då (?=jag (?:har|är|jobbar)))(?!\w)?"
)


def _halves(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause at the commas where yes turns to no; a list that one verb ends stays whole."""
    parts = []
    for one in itertools.islice(_COMMA.finditer(text, start, end), _MOST_COMMAS):
        left = text[start : one.start()][-_NEAR:]
        right = text[one.start() : min(end, one.start() + _NEAR)].lstrip(", -–—")
        is_dash = not one.group(0).strip(" -–—") and bool(one.group(0).strip())
        if _begins_anew(left, right) or (is_dash and REJECT.search(left) is not None and TAKEN in right):
            parts.append((start, one.start()))
            start = one.start() + 1
    return [*parts, (start, end)]


def _begins_anew(left: str, right: str) -> bool:
    return (
        (_NEGATOR.match(right) is not None and TAKEN in right)
        or (_has_verb(left) and _has_verb(right))
        or _turns_over(left, right)
        or _turns_to_a_time(left, right)
        or (PREFER.search(right) is not None and PREFER.search(left) is None)
        or (NONE.search(left) is not None and not NONE.search(right))
        or ((others_in(right) is not None or is_the_other(right)) and REJECT.search(left) is not None)
        or _contrasts(left, right)
        or (REASON.match(left.lstrip()) is not None and TAKEN in right and _plainly(right))
        or (TAKEN in left and not strange_words(left) and TAKEN in right and begins_with_end(right))
        or (TAKEN not in right and ANY.search(right) is not None and REJECT.search(left) is not None)
        or (
            _stands_against(left) and TAKEN in right and ACCEPT.search(right) is not None and not _stands_against(right)
        )
        or _is_reason(left, right)
        or _says_free(left, right)
    )


_ADVERBS = re.compile(
    r"(?<!\w)(?:schon|bereits|already|déjà|ya|al|già|já|już|redan|leider|unfortunately|malheureusement|lamentablemente|helaas|purtroppo|infelizmente|niestety|tyvärr)(?!\w)"
)


def is_in_the_way(rest: str, strange: list[str]) -> bool:
    """Whether a clause says of a time what somebody does then, and no word of yes or of being free."""
    if TAKEN not in rest or not strange or ACCEPT.search(rest) or PREFER.search(rest) or ANY.search(rest):
        return False
    return OBSTACLE.search(_ADVERBS.sub(" ", rest)) is not None and FREE.search(rest) is None


def _plainly(text: str) -> bool:
    return ACCEPT.search(text) is not None and REJECT.search(text) is None


def _contrasts(left: str, right: str) -> bool:
    """“The 14th I am in Paris, the 21st I am free”: a remark about one time, and a yes to another."""
    is_remark = TAKEN in left and len(strange_words(left)) > 1 and not (ACCEPT.search(left) or PREFER.search(left))
    return is_remark and TAKEN in right and ACCEPT.search(right) is not None and not strange_words(right)


def _stands_against(text: str) -> bool:
    """“Tuesday at noon I sit in a meeting”: a time, and what is in the way."""
    return TAKEN in text and OBSTACLE.search(text) is not None and ACCEPT.search(text) is None


def _says_free(left: str, right: str) -> bool:
    """“Halb neun ist super, da bin ich noch nicht auf der Baustelle”, “whichever, I am on leave then”: why it suits."""
    if TAKEN in right:
        return False
    if TAKEN in left and REJECT.search(left) is None and _THEN_HOME.match(right) is not None and FREE.search(right):
        return True
    if TAKEN in left and ACCEPT.search(left) is not None and not WOULD.search(left):
        return REJECT.search(left) is None and WHY_FREE.match(right) is not None
    return ANY.search(left) is not None and _ON_LEAVE.match(right) is not None


def _turns_over(left: str, right: str) -> bool:
    says_yes = ACCEPT.search(left) is not None or ANY.search(left) is not None
    is_no, was_no = REJECT.search(right) is not None, REJECT.search(left) is not None
    turns_to_yes = was_no and not is_no and (ACCEPT.search(right) is not None or ANY.search(right) is not None)
    return TAKEN in left and TAKEN in right and ((says_yes and is_no and not was_no) or turns_to_yes)


def _turns_to_a_time(left: str, right: str) -> bool:
    """“These times do not work for me, only Saturday”: a no that names nothing, and a time."""
    is_no = REJECT.search(left) is not None and TAKEN not in left and len(_WORDS.findall(left)) > _A_WORD_OR_TWO
    return is_no and TAKEN in right and ACCEPT.search(right) is not None and REJECT.search(right) is None


def _is_reason(left: str, right: str) -> bool:
    """“…, dann habe ich Pause”: a pick, and behind it a sentence about something else."""
    if TAKEN not in left or not strange_words(right):
        return False
    if _begins_with_reason(left, right):
        return True
    if strange_words(left) or OBSTACLE.search(right):
        return False
    if ACCEPT.search(left) is not None or PREFER.search(left) is not None:
        return True
    is_placed = len(_RUNS.findall(left)) > 1  # a day and a time of it
    if (
        is_placed
        and _BEGINS_WITH_TIME.match(right)
        and not (REJECT.search(right) or BUT.search(right))
        and len(strange_words(right)) > 1
        and ACCEPT.search(right) is None
    ):
        return PREFER.search(right) is None and REQUEST.search(right) is None
    says_why = _BECAUSE.match(right) is not None or FREE.search(right) is not None
    return says_why and left.count(TAKEN) > _A_DAY_AND_AN_HOUR


def _begins_with_reason(left: str, right: str) -> bool:
    """“Tuesday evening is fine, in the morning I take the kids to school”."""
    if ACCEPT.search(left) is None or _BEGINS_WITH_TIME.match(right) is None or len(strange_words(right)) <= 1:
        return False
    return not any(words.search(right) for words in (ACCEPT, PREFER, BUT, OTHERWISE, MENDS, ANY))


_RUNS = re.compile(rf"{TAKEN}+")
_BEGINS_WITH_TIME = re.compile(
    rf"\W*(?!(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub|albo|och|eller) )(?:[^\W\d_]+'? ?){{0,2}}{TAKEN}"
)
_A_DAY_AND_AN_HOUR = 10  # letters
_BECAUSE = re.compile(
    r"\W*(?:denn|weil|because|since|as|cos|want|omdat|que(?= est)|porque|pues|perché|pois|bo|ponieważ|för att|eftersom|parce que|car)(?!\w)"
)
_THEN_HOME = re.compile(
    r"\W*(?:then (?:i'm|i am)|(?:da|dann) (?:bin|hab|habe) ich|dan (?:ben|heb) ik|då (?:är|har) jag|là je suis|alors je suis|entonces (?:estoy|ya estoy)|allora sono|então (?:já )?estou|wtedy (?:już )?jestem)(?!\w)"
)
WHY_FREE = re.compile(
    r"\W*(?:(?:da|dann|denn da) bin ich (?:\w+ ){0,2}(?:noch nicht|sowieso|ohnehin|eh)|(?:i'm|i am|i'll be) (?:out |not at work )?(?:anyway|that day anyway)|je (?:suis|serai) de toute façon|estoy (?:\w+ )?de todas (?:formas|maneras)|(?:dan|toen) ben ik (?:toch|nog niet|sowieso)|tanto sono (?:già )?|estou (?:\w+ )?de qualquer|i tak (?:jestem|będę)|(?:då )?är jag ändå)(?!\w)"
)
WOULD = re.compile(
    r"(?<!\w)(?:would|w[äa]re\w*|würde\w*|ginge|serait|irait|sería|vendría|zou|sarebbe|andrebbe|seria|była?by|byłoby|skulle|vore)(?!\w)"
)
_ON_LEAVE = re.compile(
    r"\W*(?:(?:i'm|i am|i'll be) (?:on (?=leave|holiday|vacation)|off)|(?:da )?(?:bin|hab\w*) (?:ich )?(?:\w+ ){0,2}(?:im )?(?=urlaub|frei)|je suis en (?=congé|vacances)|estoy de (?=vacaciones)|ik heb (?:\w+ )?(?=vakantie|vrij)|sono in (?=ferie)|estou de (?=férias)|mam wtedy (?=urlop|wolne)|(?:jag )?har (?=semester|ledigt))(?!\w)?"
)
FREE = re.compile(
    r"(?<!\w)(?:\w*pause|lunch\w*|mittag|frei|feierabend|zeit|free|break|home|daheim|zu ?hause|chez moi|en casa|thuis|a casa|em casa|w domu|hemma|libre|pausa|descanso|comer|almoço|pranzo|liber[oa]|vrij|\w*pauze|przerw\w+|woln\w+|rast|ledig\w*|matinale?|madrugador\w*|(?:early|morning) (?:bird|person))(?!\w)"
)
OBSTACLE = re.compile(
    r"(?<!\w)(?:schon|bereits|already|déjà|ya|al|già|já|już|redan|\w*termin|\w*arzt|leider|unfortunately|malheureusement|lamentablemente|helaas|purtroppo|infelizmente|niestety|tyvärr|meetings?|appointment|dentist|wedding|out|away|ooo|off|football|choir|practice|match|rehearsal|clinic|surgery|conference|physio|party|funeral|school run|parent\w*|chor|fußball|verein|elternabend|elternsprechtag|sprechtag|probe|kurs|seminar|messe|fortbildung|prüfung|besuch|entraînement|piscine|formation|entreno|entrenamiento|gimnasio|consulta|guardia|allenamento|palestra|corso|visita|treino|ginásio|plantão|cursus|feestje|trening\w*|ćwiczeni\w+|wizyt\w+|dyżur\w*|zebrani\w+|szkoleni\w+|träning|utbildning|konferens|work\w*|shift|flight|train|birthday|recital|gym|class|course|holidays?|busy|arbeit\w*|\w*schicht|\w*dienst|flug|hochzeit|geburtstag|training|urlaub|belegt|besetzt|médecin|dentiste|réunion|cours|vol|travail|boulot|mariage|anniversaire|mort|râpé|médico|dentista|reunión|clase|vuelo|trabajo|turno|boda|\w*arts|vergadering|vlucht|werk\w*|bruiloft|verjaardag|medico|riunione|lezione|volo|lavoro|matrimonio|reunião|aula|voo|trabalho|casamento|lekarz\w*|dentyst\w*|spotkani\w*|zajęci\w*|prac\w*|wesele|urodziny|\w*läkar\w*|möte|lektion|flyg|jobb\w*|skift|bröllop|födelsedag)(?!\w)"
)


def _has_verb(text: str) -> bool:
    return REJECT.search(text) is not None or _VERB.search(text) is not None


_VERB = re.compile(
    r"(?<!\w)(?:works?|suits?|is|are|would|can|could|i'll|i'd|prefer|better|best|always|does|do|yes|no|ja|oui|sí|sì|sim|tak|passt|geht|ginge|klappt|kann|nehme|ist|wäre|wär|convient|va|irait|est|prends|préfère|viene|funciona|puedo|es|sería|prefiero|schikt|past|lukt|kan|is|preferisco|posso|è|serve|pode|é|prefiro|pasuje|pasują|odpada|odpadają|odpowiada|habt|hast|haben|hättet|hätten|auriez|avez|tienen|tenéis|tendr\w+|hebben|heeft|avete|têm|macie|klaar|mogę|jest|wolę|passar|funkar|går|kan|är|habe|hab|have|has|tengo|j'ai|ho|tenho|mam|har|heb|mach|mache)(?!\w)"
)


def strange_words(rest: str) -> list[str]:
    """The words that no table knows: with many of them a clause may be about anything."""
    for words in (MENDS, OTHERWISE, ANY, NONE, ACCEPT, REJECT, PREFER, HEDGE, EXCEPT, BUT, FILLER):
        rest = words.sub(" ", rest)
    return [word for word in _WORDS.findall(rest) if word != "'s"]
