"""A second look before a booking: every other time that an answer names must be explained, or nothing is booked.

What is named beside the booked start agrees with it, is refused, is a fact of life, or is taken back; the tone of each
stretch tells which. Only what the rules have booked is looked at, so this can turn a booking away and never make one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick.named.mentions import TAKEN, Mentions, meaning, mentions_in
from sequencer.core.meet.pick.named.one_day import with_one_days
from sequencer.core.meet.pick.named.parts import FREE, OBSTACLE, REASON, strange_words
from sequencer.core.meet.pick.named.stretches import stretches_in
from sequencer.core.meet.pick.outcome import Outcome, Pick
from sequencer.core.meet.pick.phrasing.text import Answer
from sequencer.core.meet.pick.tone.around import vectors_of
from sequencer.core.meet.pick.tone.tone import Shares, Tone, shares_of
from sequencer.core.meet.pick.vocabulary.evidence_words import WHY
from sequencer.core.meet.pick.vocabulary.words import ACCEPT, ALL, ANY, BUT, MENDS, NONE, OTHERWISE, PREFER, REJECT

# How likely it must be that another start, or a time that was not offered, is chosen or asked for.
_ANOTHER, _NOT_OFFERED, _ASKED = 0.75, 0.6, 0.6
_WISHED, _TAKEN, _EXCLUDED = 0.8, 0.6, 0.6
_REFUSED = 0.3  # less than that, and a number is not refused
_MOST_STRETCHES = 24
_FEW_STRANGE = 2  # in a clause
_SHORT = 14  # words of an answer
_MOST_STRANGE = 3  # words in a sentence of its own: more tell a story
_SENTENCE_END, _CLAUSE_END = re.compile(r"[!?;\n…]|\.(?=\s|$)"), re.compile(r"[,!?;:\n…()–—]|\.(?=\s|$)")
# Takes nothing back, though it may: “la 4, cioè lunedì”.
_THAT_IS = re.compile(r"cioè|to znaczy|znaczy się|quero dizer|quer dizer|digo")
# “At nine instead of at one”: what stands before is wanted.
_INSTEAD = re.compile(
    rf"\W*(?:(?:instead of|rather than|statt|anstatt|anstelle|au lieu de?|plutôt que?|en (?:vez|lugar) de|in plaats van|invece (?:che|di)|em vez d[aeo]s?|no lugar d[aeo]s?|zamiast|i ?stället för|than|als|que|qu'|dan|che|do que|niż|än|anziché)[ ']?)(?:[^\W\d_]+[ ']){{0,2}}{TAKEN}"
)
_BEFORE = re.compile(r"(?<!\w)(?:before|vor|bevor|avant|antes|voor|prima|przed|zanim|innan)(?!\w)")
# Unknown, but nothing turns on them.
_HARMLESS = re.compile(
    r"'\w*|\w*'|have|afraid|finish|plenty|early|würd|sich|aus|taugen|cui|punto|jest|być|musi|ainda|estiver|enda|veckan|hela|tidiga?|otros?|pure|lei|crack|dawn|nästa|veckas|veckans|den|här|meetings?|end|disponibilidade|lhe|börjar|jobba|klockan|nio|riktigt|tidigt"
)
_SAME_HOUR = re.compile(r"(?<!\w)sametime(?!\w)")  # put for “at the same time”
# Some of what was offered: “whichever in the second half of the week”.
_UNREAD_GROUP = re.compile(
    r"(?<!\w)(?:half(?! (?:an|past|the time))|\w*hälfte|moitié|mitad|helft|metà|metade|połow\w+|halvan|hälften|earliest|latest|frühesten|spätesten|(?:beginning|start|end|middle) of (?:the|next|this|that) (?:week|month)|(?:anfang|ende|mitte) (?:der|nächster|dieser) woche|wochen(?:anfang|ende|mitte)|(?:début|fin|milieu) de (?:la )?semaine|(?:principios?|finales|mediados) de (?:la )?semana|(?:begin|eind\w*|midden) van de week|(?:inizio|fine|metà) settimana|(?:início|fim|meio) da semana|(?:początek|początku|koniec|końcu|połowie) tygodnia|(?:början|slutet|mitten) av veckan)(?!\w)"
)
_ONLY = re.compile(
    r"(?<!\w)(?:only|not (?:before|until)|erst|nur|seulement|uniquement|pas avant|s[oó]lo|no antes|pas|alleen|niet voor|soltanto|non prima|só|apenas|não antes|dopiero|tylko|nie wcześniej|först|bara|inte före)(?!\w)"
)


@dataclass(frozen=True)
class _Named:
    """A stretch of the answer, what it means and how it is said."""

    found: Mentions
    fit: Fit
    shares: Shares
    sentence: str
    clause: str
    said: str  # the clause with what it names
    is_instead: bool  # of what is named behind it
    is_beside: bool  # in a sentence that names the booked start
    is_question: bool
    is_elsewhere: bool  # the answer names a clock that is not the candidate's own


def doubted(read: Pick, answer: Answer, offer: Offer) -> Pick | None:
    """What a booking is instead, where the answer names a time that nothing explains; None where all is explained."""
    (number,) = read.options or (0,)
    if _SAME_HOUR.search(answer.words) and not _has_its_hour_twice(offer, number):
        return Pick(Outcome.ASK, read.options, read.constraint, "at an hour that another time was named for")
    if ANY.search(answer.words) and _UNREAD_GROUP.search(mentions_in(answer, offer).rest):
        return Pick(Outcome.ASK, tuple(sorted(offer.all.maybe)), read.constraint, "any of a group that nobody reads")
    if len(stretches_in(mentions_in(answer, offer).rest)) > _MOST_STRETCHES:
        return Pick(Outcome.ASK, read.options, read.constraint, "names more times than anybody reads")
    if ANY.search(answer.words):
        return _limited(read, answer, offer)
    named = list(_named(answer, offer, number))
    if found := _unread(named, number, answer):
        return Pick(Outcome.ASK, read.options, read.constraint, f"says what nobody reads: {found}")
    for one in named:
        if number in one.fit.maybe:
            if _holds_another(one.found, offer) and not _is_told_why(one.clause):
                return Pick(Outcome.ASK, read.options, read.constraint, "another hour stands beside it")
            if one.is_question and one.is_elsewhere and one.shares[Tone.OPEN] >= _ASKED:
                return Pick(Outcome.ASK, read.options, read.constraint, "asks for that hour on another clock")
        elif not one.fit.maybe:
            if one.is_instead or _limits(one) or _is_wanted(one):
                return Pick(Outcome.PROPOSE, None, answer.words.strip(), "another time than the offered one")
        elif _is_another(one):
            if _is_number(one.found) or _is_called(answer, offer, number):
                return Pick(Outcome.HUMAN, None, read.constraint, "the number and the day exclude each other")
            options = tuple(sorted({number, *one.fit.maybe}))
            return Pick(Outcome.ASK, options, read.constraint, "another start is named, too")
    return None


def _unread(named: list[_Named], number: int, answer: Answer) -> str | None:
    """The unknown words of a short answer, where each clause that names the booked start has several."""
    if len(answer.words.split()) > _SHORT:
        return None
    clauses = [part for one in named if number in one.fit.maybe for part in _CLAUSE_END.split(one.clause)]
    found = [_strange_beside(one) for one in clauses if TAKEN in one]
    fewest = min(found, key=len, default=[])
    return " ".join(fewest) if len(fewest) >= _FEW_STRANGE else None


def _strange_beside(clause: str) -> list[str]:
    """The unknown words beside what a clause names, behind its last *but*; none where it says before what."""
    left = clause[max((one.start() for one in BUT.finditer(clause) if TAKEN in clause[one.end() :]), default=0) :]
    return (
        []
        if _BEFORE.search(left) or REASON.search(left)
        else [one for one in strange_words(left) if _HARMLESS.fullmatch(one) is None]
    )


def _limited(read: Pick, answer: Answer, offer: Offer) -> Pick | None:
    """What stands against any of several starts: another time that is liked better, or a no to the booked one."""
    (number,) = read.options or (0,)
    for one in _named(answer, offer, number):
        if not one.fit.maybe and (one.is_instead or (PREFER.search(one.clause) is not None and _is_wanted(one))):
            return Pick(Outcome.PROPOSE, None, answer.words.strip(), "another time than the offered ones")
        if number in one.fit.sure and one.shares[Tone.REFUSED] >= _EXCLUDED:
            return Pick(Outcome.ASK, read.options, read.constraint, "may be one of those that are excluded")
    return None


def _has_its_hour_twice(offer: Offer, number: int) -> bool:
    """Whether another start is at the same hour of its day."""
    hours = {one.number: offer.local(one).time() for one in offer.options}
    return sum(hour == hours.get(number) for hour in hours.values()) > 1


def wished(answer: Answer, offer: Offer) -> Pick | None:
    """The wish for a time that was not offered, where no offered one is chosen; None where none is stated."""
    if ANY.search(answer.words) or any(
        one.group(0) != "alle" for one in ALL.finditer(answer.words)
    ):  # an hour in Italian
        return None
    named = list(_named(answer, offer, 0))
    is_taken = any(one.fit.maybe and one.shares[Tone.CHOSEN] >= _TAKEN for one in named)
    if any(_is_stated(one, is_taken=is_taken) for one in named if not one.fit.maybe):
        return Pick(Outcome.PROPOSE, None, answer.words.strip(), "another time than the offered ones")
    return None


def _is_stated(one: _Named, *, is_taken: bool) -> bool:
    """Whether a time that was not offered is a wish; beside a start that is chosen only what takes its place."""
    if _limits(one) or one.is_instead:
        return True
    if is_taken:
        return BUT.search(one.clause) is not None and _is_wanted(one)
    is_time = any(each.is_exact for each in one.found.times) or any(each.on for each in one.found.days)
    share = one.shares[Tone.CHOSEN] + one.shares[Tone.OPEN]
    if one.is_question:
        return share >= _ASKED and (is_time or any(each.weekday is not None for each in one.found.days))
    return is_time and share >= _WISHED and not _is_why(one)


def _limits(one: _Named) -> bool:
    """“… but only after eight”."""
    return BUT.search(one.clause) is not None and _ONLY.search(one.clause) is not None and not one.is_elsewhere


def _is_wanted(one: _Named) -> bool:
    """Whether a time that was not offered is chosen or asked for, and not only why, or why not."""
    is_story = not one.is_beside and len(strange_words(one.sentence)) > _MOST_STRANGE
    is_aside = is_story or _is_why(one) or one.is_elsewhere
    return not is_aside and one.shares[Tone.CHOSEN] + one.shares[Tone.OPEN] >= _NOT_OFFERED


def _is_why(one: _Named) -> bool:
    """Whether a clause says why another time fits, or does not."""
    if any(words.search(one.clause) for words in (REJECT, OBSTACLE, REASON)) or FREE.search(one.said) is not None:
        return True
    if WHY.match(one.clause.strip()):
        return True
    return len(strange_words(one.clause)) > _FEW_STRANGE and BUT.search(one.clause) is None


def _is_another(one: _Named) -> bool:
    """Whether another start is chosen, or called by its number beside the booked one."""
    is_weighed = any(words.search(one.sentence) for words in (REJECT, NONE, PREFER))
    is_called = _is_number(one.found) and one.is_beside and one.shares[Tone.REFUSED] < _REFUSED and not is_weighed
    return is_called or (one.shares[Tone.CHOSEN] >= _ANOTHER and PREFER.search(one.sentence) is None)


def _named(answer: Answer, offer: Offer, number: int) -> Iterator[_Named]:
    """The stretches that a booking has to be explained by."""
    found = with_one_days(mentions_in(answer, offer))
    stretches = stretches_in(found.rest)
    if not 0 < len(stretches) <= _MOST_STRETCHES:
        return
    read = [(found.within(start, end), start, end) for start, end in stretches]
    fits = [meaning(own, offer)[0] for own, _, _ in read]
    own_places = [start for (_, start, _), fit in zip(read, fits, strict=True) if fit and number in fit.maybe]
    mended = max((one.end() for one in MENDS.finditer(found.rest) if not _THAT_IS.search(one.group(0))), default=0)
    vectors = vectors_of(found.rest, stretches)
    for (own, start, end), fit, vector in zip(read, fits, vectors, strict=True):
        if fit is None or end <= mended or (number not in fit.maybe and _is_vague(own)):
            continue
        first, last = _within(_SENTENCE_END, found.rest, start, end)
        sentence = found.rest[first:last]
        if OTHERWISE.search(sentence) is None:
            left, right = _within(_CLAUSE_END, found.rest, start, end)
            clause = found.rest[left:right]
            yield _Named(
                found=own,
                fit=fit,
                shares=shares_of(vector),
                sentence=sentence,
                clause=clause,
                said=answer.words[left:right],
                is_instead=_INSTEAD.match(found.rest, end) is not None,
                is_beside=any(first <= place < last for place in own_places),
                is_question=found.rest[last : last + 1] == "?",
                is_elsewhere=any(each.zone != offer.zone for each in found.zones),
            )


def _holds_another(own: Mentions, offer: Offer) -> bool:
    """“Thursday at six (at seven would be better)”: of two hours of a stretch one was not offered."""
    exact = [one for one in own.times if one.is_exact]
    alone = [meaning(replace(own, times=(one,)), offer)[0] for one in exact]
    return len(exact) > 1 and not all(fit is not None and fit.maybe for fit in alone)


def _is_told_why(clause: str) -> bool:
    """“Friday 7:45, at nine my shift begins”."""
    last = next((part for part in reversed(_CLAUSE_END.split(clause)) if TAKEN in part), "")
    says_yes = ACCEPT.search(last) is not None or PREFER.search(last) is not None
    return len(strange_words(last)) >= _FEW_STRANGE and not says_yes


def _is_vague(own: Mentions) -> bool:
    """Whether a stretch names a place among what was named before, a week, a part of a day or when work ends."""
    if own.options and not (own.days or own.times):
        return all(one.place is not None or one.nth for one in own.options)
    if own.days or own.options:
        return all(one.is_week for one in own.days) and not own.times and not own.options
    return all(one.is_part or one.is_schedule for one in own.times)


def _is_number(own: Mentions) -> bool:
    return any(one.place is None and not one.nth for one in own.options) and not (own.days or own.times)


def _is_called(answer: Answer, offer: Offer, number: int) -> bool:
    """Whether the booked start is called by its number."""
    named = mentions_in(answer, offer).options
    return any(one.place is None and one.fit.maybe == {number} for one in named)


def _within(ends: re.Pattern[str], rest: str, start: int, end: int) -> tuple[int, int]:
    """From the last end before a stretch to the next behind it."""
    first = max((one.end() for one in ends.finditer(rest, 0, start)), default=0)
    last = ends.search(rest, end)
    return first, last.start() if last else len(rest)
