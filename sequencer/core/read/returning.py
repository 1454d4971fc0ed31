"""When somebody who is away comes back, from the words of an automatic reply."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from sequencer.core.read.dates import Reference, add_months
from sequencer.core.read.days_named import days_in
from sequencer.core.read.days_spelled import Named
from sequencer.core.read.folding import any_of, composed, folded
from sequencer.core.read.phrases_absence import ABSENCE
from sequencer.core.read.phrases_return import (
    BEGIN,
    BEGIN_AFTER,
    END,
    END_AFTER,
    INCLUSIVE,
    MIDDLE,
    NOT_AWAY,
    RETURN,
    THROUGH,
    UNTIL,
    UNTIL_AFTER,
    WEAK_RETURN,
)
from sequencer.core.read.sieve import Sieve

_FURTHEST = timedelta(days=400)
_FEBRUARY = 28  # days of the shortest month
_MARKS = " ,.)"
_SOON_AFTER = timedelta(days=4)  # from the end of an absence to the answer: a weekend
_REACH = 30  # characters between a cue and its date
_CLOSE = 20  # the same where an absence follows its day
_AROUND = 70  # characters in which a cue is looked for
_BEHIND = 48  # the same behind a date
_ABSENCE, _RETURN, _WEAK = any_of(ABSENCE), any_of(RETURN), any_of(WEAK_RETURN)
_UNTIL, _THROUGH, _BEGIN = any_of(UNTIL), any_of(THROUGH), any_of(BEGIN)
_UNTIL_AFTER, _BEGIN_AFTER, _INCLUSIVE = any_of(UNTIL_AFTER), any_of(BEGIN_AFTER), any_of(INCLUSIVE)
_END, _END_AFTER, _MIDDLE, _NOT_AWAY = any_of(END), any_of(END_AFTER), any_of(MIDDLE), any_of(NOT_AWAY)
_STOP = re.compile(r"(?<=\w\w\w)(?<!incl)(?<!inkl)(?<!schl)(?<! sgt)[.!?;](?=\s)|[!?;](?=\s)|\n\s*\n|[。！？]|\)\s*\.")
_BETWEEN = any_of(
    (
        (
            r"[\s,.(]*(?:-|->|/|to|until|till|through|thru|up to|bis(?: einschließlich| inkl\.?)?(?: zum)?|und|and|et|y|e|en|og|och|i|és|și|и|та|ve|ja|και|"
            r"au|al|all'|alla|a|à|até|ao|às|tot(?: en met)?|do|do dnia|t/m|t\.?o\.?m\.?|til(?: og med)?|till(?: och med)?|fram till|frem til|по|до|"
            r"la|până (?:la|pe|în)|pana (?:la|pe)|έως(?: και)?|μέχρι(?: και)?|ως|ile|-?'?(?:j?[aeiı]?n?)?(?:dan|den|tan|ten)|-?j?[ae]?t[óő]l|至|到|から|より|~|부터|에서)[\s(]*"
            r"(?:the |den |dem |le |el |l'|il |lo |dia |de |d\. |dnia |на |την |τις |το |στις )?"
        ),
    )
)
_WEEK_OF = re.compile(
    r"(?:\bweek (?:of|commencing|beginning|starting|from)|\bw/c|\bwoche vom|\bwoche ab(?: dem)?|\bsemaine du|\bsemana del?|\bsettimana del|\bweek van|\btydzień od) (?:the |monday |mon |montag |lundi |lunes )?$"
)
_OPENING = re.compile(r"^\.\s.*|^\s?\(\W?\w{1,3}\W?\)", re.DOTALL)  # the end of the sentence, or a weekday in brackets
_NAMED_FEAST = re.compile(
    r"^[ ]?(?:\d{1,2}\.? )?[^\W\d]{4,20}(?: [^\W\d]{2,12}){0,2} \($"
)  # until Easter Monday (29 March)
_LISTED = any_of((r"\s*(?:,|&|and|und|et|y|e|en|og|och|i|és|și|и|та|ve|ja|και|,? or|/)\s*(?:the |den |le |el |il )?",))
_TWO_ENDS = any_of(
    (
        r"\b(?:between|zwischen|entre|tussen|tra|fra|między|mellan|mellem|mellom|între|između|между|між|μεταξύ)\b[^.!?]{0,24}$",
    )
)
_TWO_ENDS_BEHIND = any_of((r"[-.\s\w]{0,4}\s?(?:között|tarihleri arasında|arasında|arası)",))


@dataclass(frozen=True)
class _Claim:
    """A day of return that the text claims: where it stands, and how plainly."""

    at: int
    day: date
    is_plain: bool  # says *back*, and not only *until*


def returns_on(text: str, reference: Reference) -> date | None:
    """The day they are back; None for no date, a past one, or one too far ahead to be believed.

    A word of return decides first, then the end of the absence: *until X* is X, *through X*, X inclusive
    and spans are the day after. What only promises an answer for a day counts last.
    """
    words = folded(composed(text))
    days = days_in(words, reference)
    clauses = _clauses(words, days)
    claims = [claim for clause in clauses if (claim := _claim(clause, reference)) is not None]
    ends = [one.day for one in claims if not one.is_plain]
    if ends and ends[0] <= reference.day and not any(day > reference.day for day in ends):
        return None  # a forgotten notice says nothing about today
    promised = [clause.day.first for clause in clauses if _is_promise(clause)]
    closely = [day for day in promised for end in ends[:1] if end < day <= end + _SOON_AFTER]
    for found in ([one.day for one in claims if one.is_plain], closely, ends, promised):
        ahead = [day for day in found if reference.day < day <= reference.day + _FURTHEST]
        if ahead:
            return ahead[0]
    return None


@dataclass(frozen=True)
class _Clause:
    """One day with the words before and behind it, up to its neighbours and the ends of the sentence."""

    day: Named
    before: str
    after: str
    sentence: str
    earlier: str  # some of the text before, over the ends of sentences
    closes: bool  # ends a span that the day before opened
    opens: bool
    is_followed: bool  # by another day in the same sentence
    is_led: bool  # of `today and tomorrow`
    listed: bool = False  # the second of `21 and 22 May`


def _clauses(words: str, days: list[Named]) -> list[_Clause]:
    stops = [0, *(one.end() for one in _STOP.finditer(words)), len(words) + 1]
    spans = [_is_span(words, one, two) for one, two in pairwise(days)]
    lists = [_LISTED.fullmatch(words[one.end : two.start]) is not None for one, two in pairwise(days)]
    found = []
    for at, day in enumerate(days):
        opening = max(stop for stop in stops if stop <= day.start)
        ending = min(stop for stop in stops if stop > day.start)
        closes, opens = at > 0 and spans[at - 1], at < len(spans) and spans[at]
        is_led = at < len(lists) and lists[at] and not opens
        listed = at > 0 and lists[at - 1] and not closes
        is_followed = at + 1 < len(days) and days[at + 1].start < ending
        floor = max(opening, days[at - 1].end if at and not listed else 0, day.start - _AROUND)
        roof = min(ending, days[at + 1].start if at + 1 < len(days) else len(words), day.end + _BEHIND)
        after = _OPENING.sub("", words[day.end : roof])
        whole, earlier = words[opening:ending], words[max(0, day.start - 160) : day.start]
        if _WEEK_OF.search(words, max(0, day.start - 30), day.start):
            week = replace(day, last=day.last + timedelta(days=6))
        else:
            week = day
        found.append(
            _Clause(week, words[floor : day.start], after, whole, earlier, closes, opens, is_followed, is_led, listed)
        )
    return found


def _is_span(words: str, one: Named, two: Named) -> bool:
    between = words[one.end : two.start]
    is_in_order = one.first <= two.last or (one.is_weekday and two.is_weekday)
    if len(between) > 40 or not is_in_order or not _BETWEEN.fullmatch(between):
        return False
    if _LISTED.fullmatch(between) and "-" not in between:
        before, after = words[max(0, one.start - 40) : one.start], words[two.end : two.end + 30]
        return _TWO_ENDS.search(before) is not None or _TWO_ENDS_BEHIND.match(after) is not None
    return True


def _claim(clause: _Clause, reference: Reference) -> _Claim | None:
    """What a day is in its clause; None where nothing ties it to the absence."""
    day = clause.day
    if clause.opens or (day.is_weekday and _NOT_AWAY.search(clause.sentence)):
        return None
    if clause.closes:
        return _Claim(day.start, day.last + timedelta(days=1), is_plain=False) if _is_absence(clause) else None
    before = clause.before
    returned, until = _last(_RETURN, before), max(_last(_UNTIL, before), _last(_THROUGH, before))
    is_ended = until > returned or _UNTIL_AFTER.match(clause.after) is not None
    if is_ended:
        return _Claim(day.start, _until(clause), is_plain=False)
    if returned > -1 or _is_return_behind(clause):
        return None if clause.listed else _Claim(day.start, _meant(clause, day.first), is_plain=True)
    if _is_away_that_day(clause):
        return _Claim(day.start, _day_after(clause, reference.day), is_plain=False)
    return None


def _day_after(clause: _Clause, today: date) -> date:
    """The day after one of absence; a month named without its year may be the one that runs."""
    day = clause.day
    if day.is_length:
        return max(day.last, today)
    if (
        day.is_whole
        and (day.first.month, day.first.year) == (today.month, today.year + 1)
        and day.last.day >= _FEBRUARY
    ):
        last = day.last if str(day.first.year) in clause.sentence else add_months(day.first, -11) - timedelta(days=1)
        return last + timedelta(days=1)
    return max(day.last, today) + timedelta(days=1)


def _last(cue: Sieve, before: str) -> int:
    """Where the last cue before a date ends; -1 where there is none, or it stands too far off."""
    ends = [one.end() for one in cue.finditer(before)]
    if not ends:
        return -1
    between = _NAMED_FEAST.sub(" (", before[ends[-1] :])
    return ends[-1] if len(between) <= _REACH and not re.search(r"\d", between) else -1


def _first_part(after: str) -> str:
    return re.split(r"[;\n(]|, (?!bin|sono|je|i )", after.lstrip(_MARKS), maxsplit=1)[0]


def _is_return_behind(clause: _Clause) -> bool:
    """A word of return behind the day, which stands for the day itself and not for the next one named."""
    if clause.day.is_whole and clause.is_followed:
        return False
    part = _first_part(clause.after)
    found = _RETURN.search(part)
    if found is None or _is_negated(clause):
        return False
    rest = len(clause.after.lstrip(_MARKS)) - found.end()
    return not (clause.is_followed and rest <= found.start() + 4)


def _is_negated(clause: _Clause) -> bool:
    return (
        re.search(r"\b(?:nicht|not|kein\w*|niet|inte|ikke|pas|non|nie|ne|не)\b", _first_part(clause.after)) is not None
    )


def _until(clause: _Clause) -> date:
    day = clause.day
    is_through = _last(_THROUGH, clause.before) >= max(_last(_UNTIL, clause.before), 0)
    if is_through or _INCLUSIVE.match(clause.after) or _INCLUSIVE.search(_behind_cue(clause.after)):
        return day.last + timedelta(days=0 if day.is_length else 1)
    return _meant(clause, day.first)


def _behind_cue(after: str) -> str:
    cue = _UNTIL_AFTER.match(after)
    return after[cue.end() :] if cue else after


def _meant(clause: _Clause, first: date) -> date:
    """Within a month or a week: its beginning, its middle where that is said, or its end."""
    day = clause.day
    if day.is_whole and (_END.search(clause.before) or _END_AFTER.match(clause.after)):
        return day.last
    if day.is_whole and _MIDDLE.search(clause.before):
        return day.first + timedelta(days=14) if (day.last - day.first).days > 7 else first
    return first


def _is_absence(clause: _Clause) -> bool:
    """Whether a span is one of absence: said in its sentence or shortly before, or the sentence is hardly more."""
    if clause.day.is_weekday and _NOT_AWAY.search(clause.sentence):
        return False
    return _ABSENCE.search(clause.sentence) is not None or _ABSENCE.search(clause.earlier) is not None


def _is_away_that_day(clause: _Clause) -> bool:
    """A day, week, month or length of time straight beside the absence: `out today`, `week 45 I am away`."""
    day = clause.day
    if _BEGIN.search(clause.before[-12:]) or _BEGIN_AFTER.match(clause.after) or day.is_shy or clause.is_led:
        return False
    absences = [one.end() for one in _ABSENCE.finditer(clause.before)]
    is_beside = (
        bool(absences)
        and len(clause.before) - absences[-1] <= _CLOSE
        and not re.search(r"[,;:]", clause.before[absences[-1] :])
    )
    if day.is_whole or day.is_length:
        return is_beside or _ABSENCE.search(_first_part(clause.after)) is not None
    behind = _ABSENCE.search(_first_part(clause.after))
    is_beside = is_beside or (behind is not None and behind.start() < _CLOSE and not day.is_weekday)
    return is_beside and not _NOT_AWAY.search(clause.sentence)


def _is_promise(clause: _Clause) -> bool:
    if clause.opens or clause.closes or clause.day.is_shy or not _ABSENCE.search(clause.earlier + clause.sentence):
        return False
    if clause.day.is_length or _NOT_AWAY.search(clause.sentence):
        return False
    if _is_from_then_on(clause):
        return True
    return _WEAK.search(clause.before) is not None or _WEAK.search(clause.after) is not None


def _is_from_then_on(clause: _Clause) -> bool:
    """`From the 8th …` in a sentence that tells of no absence itself, nor of an address."""
    if _ABSENCE.search(clause.sentence) or re.search(r"@|adres|address|indirizz|endereco|direccion", clause.sentence):
        return False
    begins = _last(_BEGIN, clause.before)
    return (begins > -1 and len(clause.before) - begins <= 6) or _BEGIN_AFTER.match(clause.after) is not None
