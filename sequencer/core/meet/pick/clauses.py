"""An answer taken apart: clauses, what each says yes or no to, and how sure that is."""

import re
from dataclasses import dataclass, replace

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.named.clock import says_fraction
from sequencer.core.meet.pick.named.mentions import TAKEN, Mentions, meaning, mentions_in, others
from sequencer.core.meet.pick.named.numbers import is_remaining, is_the_other
from sequencer.core.meet.pick.named.one_day import disagrees, with_one_days
from sequencer.core.meet.pick.named.parts import (
    OBSTACLE,
    REASON,
    WHY_FREE,
    WOULD,
    is_in_the_way,
    parts_of,
    strange_words,
)
from sequencer.core.meet.pick.phrasing.idioms import FORMERLY, WOULD_HAVE
from sequencer.core.meet.pick.phrasing.text import Answer
from sequencer.core.meet.pick.vocabulary.evidence_words import ALSO, plainly_yes
from sequencer.core.meet.pick.vocabulary.words import (
    ACCEPT,
    ALL,
    ANY,
    EXCEPT,
    HEDGE,
    MENDS,
    NONE,
    OTHERWISE,
    PREFER,
    REJECT,
    REQUEST,
)

_MOST_CLAUSES = 60
_ARTICLES = re.compile(
    r"(?<!\w)(?:the|on|at|der|die|das|den|dem|am|um|le|la|el|il|lo|o|a|de|het|om|op|w|we|på|à|às|alle|las|na|no)(?!\w)"
)
_ALONE = re.compile(
    r"(?:(?<![^\W\d])([^\W\d]+)[^\w,!?;\n]{1,3})?(?<![\w.:,/+-])(?<!\d )(\d{1,2})(?=\s*(?:$|[,;!?)]|\.(?!\d)))"
)
# Who does what elsewhere, which is why a time suits.
_KIN = re.compile(
    r"(?<!\w)(?:(?:my|mein\w*|unser\w*|mon|ma|mi|mijn|meu|minha|min|moja|mia|mio) \w+|pick\w* (?:\w+ )?up)(?!\w)"
)
_FETCH = re.compile(r"(?<!\w)(?:i'm |i am |i |have to )?pick\w* (?:up )?(?:my|our|the) \w+(?: up)?")
_AFTER_BUT = re.compile(
    r"(?:but|just not|aber|nur|mais|pero|maar|alleen|ma(?! (?:femme|fille|m[èe]re|s(?:oe|œ)ur|copine|compagne|pause|journée|part|collègue|chef\w*|nounou|boîte))|mas|só|ale|lecz|tylko|men|fast)(?!\w)"
)
# Said of a time behind it: “the 14th at a push”.
_SECOND = re.compile(rf"{TAKEN}[^{TAKEN}]*{OTHERWISE.pattern}")
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "go", "e", "ste", "er"})  # of a number
_REMARK = 3  # words that nobody knows
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
    is_all: bool = False  # all of them fit, and nobody is asked to choose
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
    is_wished: bool = False  # says what would be
    is_former: bool = False  # says what somebody thought at first
    is_obstacle: bool = False  # says what stands against a time
    is_after_but: bool = False  # limits what stands before
    numbers: frozenset[int] = frozenset()  # that stand alone and may be options
    is_number_of_other: bool = False  # behind a word that nobody knows
    nth: int = 0  # an ordinal and no more: of the list, or of what was named before
    kin: frozenset[int] = frozenset()  # every start on the weekdays that it names
    is_remaining: bool = False  # the one that is left when all that was named is taken away
    is_the_other: bool = False  # the one of two that was not named before
    is_plain: bool = False  # holds no word that nobody knows, numbers aside
    is_unknown: bool = False  # calls an option by a number that none has
    is_background: bool = False  # only says when something ends or begins
    is_window: bool = False  # “out at noon and back at two”
    is_part: bool = False  # only parts of the day
    is_reason: bool = False  # says why, or before what
    is_remark: bool = False  # holds words that nobody knows and none of yes
    is_plainly_yes: bool = False  # says that a time fits or is taken, and not only please, or what is possible
    is_day_again: bool = False  # a day and no more
    place: tuple[int, bool] | None = None  # the earlier or later of what was named before; whether of two


def clauses_in(answer: Answer, offer: Offer) -> list[Clause]:
    """The clauses of an answer in their order."""
    found = with_one_days(mentions_in(answer, offer))
    clauses = []
    for start, end, asks, sentence in parts_of(found.rest):
        said = " ".join(answer.words[start:end].strip(" ,.:()-–—").split())
        clauses.append(
            _read(found.within(start, end), said, offer, asks=asks, sentence=sentence, is_for_other=answer.is_for_other)
        )
        if len(clauses) == _MOST_CLAUSES:
            break
    return clauses


def _read(found: Mentions, said: str, offer: Offer, *, asks: bool, sentence: int, is_for_other: bool) -> Clause:
    rest = found.rest
    is_why = TAKEN not in rest and WHY_FREE.match(rest) is not None
    is_except = EXCEPT.match(rest.strip(" ,")) is not None
    is_no = not is_why and (is_except or _refuses(rest))
    fit, is_clash = _meant(found, offer, is_except=is_except)
    strange = strange_words(rest)
    is_request = REQUEST.search(rest) is not None
    is_any = ANY.search(rest) is not None and not is_no and not is_request
    is_preferred = PREFER.search(rest) is not None
    if fit is not None and not is_no and (is_request or is_for_other or _is_vague(found, strange)):
        fit = fit.doubted()
    is_no = is_no or (fit is not None and not asks and is_in_the_way(rest, strange))
    is_free = False  # “I finish at five that day”, and all that was offered is later
    if found.days and _is_schedule(found) and not plainly_yes(rest, strange):
        busy = _busy_on(found, fit or NOTHING)
        is_free, is_no = not busy.maybe, bool(busy.maybe)
        fit = busy if busy.maybe else fit
    clause = Clause(
        text=" ".join(rest.strip(" ,.:()-–—").split()),
        said=said[:_SHOWN],
        fit=fit,
        is_no=is_no,
        is_none=NONE.search(rest) is not None,
        is_any=is_any,
        is_all=ALL.search(rest) is not None and not is_no and not is_request,
        is_yes=not is_free and (is_request or is_any or is_preferred or _says_yes(rest, strange, fit)),
        is_background=is_free,
        is_preferred=is_preferred,
        is_question=asks,
        sentence=sentence,
        is_clash=is_clash,
        is_request=is_request,
        is_remark=bool(strange) and not (plainly_yes(rest, strange) or is_preferred or is_any),
        is_plainly_yes=plainly_yes(rest, strange),
        is_plain=all(word[0].isdigit() or word in _SUFFIXES for word in strange),
        is_unread=says_fraction(rest) or (is_except and WOULD.search(rest) is not None),
    )
    return _with_manner(_with_names(clause, found, strange, offer), rest)


def _with_names(clause: Clause, found: Mentions, strange: list[str], offer: Offer) -> Clause:
    """What a clause names, and how."""
    of_two = [one for one in found.options if one.place is not None and one.is_of_two]
    has_when = bool(found.days or found.times)
    return replace(
        clause,
        is_refinement=bool(found.times) and not found.days and not found.options,
        is_background=clause.is_background or (_is_schedule(found) and not (found.days or found.options)),
        is_window=len(found.times) > 1,
        is_part=bool(found.times) and not (found.days or found.options) and all(one.is_part for one in found.times),
        is_odd_date=any(disagrees(day, offer) for day in found.days),
        is_day_again=_is_day_again(found, clause),
        is_loose=not found.days and len(of_two) == len(found.options),
        numbers=frozenset(int(one.group(2)) for one in _ALONE.finditer(found.rest)),
        is_number_of_other=any(one.group(1) in strange for one in _ALONE.finditer(found.rest)),
        nth=found.options[0].nth if len(found.options) == 1 and not has_when else 0,
        kin=_kin(found, offer),
        is_unknown=any(one.place is None and not one.fit.maybe for one in found.options),
        place=(of_two[0].place or 0, True) if of_two and not has_when else None,
    )


def _with_manner(clause: Clause, rest: str) -> Clause:
    """How a clause says it, and what it leans on."""
    begun = rest.strip(" ,.-–—")
    return replace(
        clause,
        is_reason=REASON.match(begun) is not None,
        is_bare=re.search(r"[^\W\d_]", _ARTICLES.sub(" ", rest)) is None,
        is_mend=MENDS.search(rest) is not None,
        is_fallback=OTHERWISE.match(begun) is not None or (TAKEN in begun and _SECOND.search(begun) is not None),
        is_rest=others(rest),
        is_hedged=HEDGE.search(ANY.sub(" ", _KIN.sub(" ", rest))) is not None,
        is_wished=WOULD.search(rest) is not None,
        is_former=FORMERLY.search(rest) is not None,
        is_obstacle=OBSTACLE.search(rest) is not None or REJECT.search(rest) is not None,
        is_after_but=_AFTER_BUT.match(begun) is not None,
        is_the_other=is_the_other(rest),
        is_remaining=is_remaining(rest),
    )


def _kin(found: Mentions, offer: Offer) -> frozenset[int]:
    weekdays = {one.weekday for one in found.days}
    return offer.on_days(lambda day: day.weekday() in weekdays).sure


def _refuses(rest: str) -> bool:
    return WOULD_HAVE.search(rest) is not None or REJECT.search(MENDS.sub(" ", ANY.sub(" ", rest))) is not None


def _meant(found: Mentions, offer: Offer, *, is_except: bool) -> tuple[Fit | None, bool]:
    fit, is_clash = meaning(found, offer)
    if is_except and fit is not None and not fit.maybe and found.days:
        kin = _kin(found, offer)  # “except Monday, I have to be away at five”
        return Fit(kin, kin), is_clash
    return fit, is_clash


def _is_schedule(found: Mentions) -> bool:
    return bool(found.times) and all(one.is_schedule for one in found.times)


def _is_day_again(found: Mentions, clause: Clause) -> bool:
    is_more = found.times or found.options or clause.is_any or others(found.rest) or ALSO.search(found.rest)
    return bool(found.days) and not is_more


def _busy_on(found: Mentions, free: Fit) -> Fit:
    """“On Wednesday I work until five”: the starts of the day on which that keeps somebody busy."""
    days = NOTHING
    for one in found.days:
        days |= one.fit
    return days.without(free)


def _says_yes(rest: str, strange: list[str], fit: Fit | None) -> bool:
    """Whether words say yes to what they name; mere courtesy beside what nobody knows does not, but may be a wish."""
    if not strange or plainly_yes(rest, strange):
        return True
    is_remark = fit is not None and bool(fit.maybe) and len(strange) >= _REMARK
    return ACCEPT.search(rest) is not None and not is_remark


def _is_vague(found: Mentions, strange: list[str]) -> bool:
    """Whether a clause hedges, tells an hour that nobody reads, holds a number that nobody knows, or an unknown clock."""
    has_number = any(word[0].isdigit() for word in strange)
    is_elsewhere = found.is_elsewhere and any(not one.is_part for one in found.times)
    return (
        has_number
        or is_elsewhere
        or HEDGE.search(ANY.sub(" ", _FETCH.sub(" ", found.rest))) is not None
        or says_fraction(found.rest)
    )
