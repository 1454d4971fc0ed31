"""Reading an answer to an interview offer: which of the offered starts it picks, and nothing it does not say.

The order is: stop, what a person has to answer, wait, then the clauses. A start is booked only where every
reading of the words means it and no other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sequencer.core.meet.offered import NOTHING, Fit, Offer, Option
from sequencer.core.meet.pick_clauses import Clause, clauses_in
from sequencer.core.meet.pick_words import (
    ACCEPT,
    AGREE,
    BUT,
    COURTESY,
    HUMAN,
    MENDS,
    POLITE,
    SHIFT,
    STOP,
    TURNED,
    WAIT,
    WISH,
)
from sequencer.core.read.quoting import own_words
from sequencer.core.read.vocabulary import compiled, plain
from sequencer.core.states import Intent

NONE_FITS = "none fits and no wish was stated"
NONE_NAMED = "no start is named"
_LONGEST = 6_000  # characters an answer is read from
_OPT_OUT = compiled("opt_out")
_SHORT_NO = compiled("short_no", is_whole=True)
_OR = re.compile(r"(?:or|oder|ou|o|of|lub|albo|eller)(?!\w)")
_ELSE = re.compile(r"(?:otherwise|or else|else|failing that|sonst|ansonsten|sinon|si no|anders|senão|annars)(?!\w)")
_ASKS = re.compile(r"(?:is|are|was|were|does|did|has|have)(?!\w)")
_BROKEN_OFF = re.compile(r"but|aber|mais|pero|mas")
_HALF_OF_DAY = re.compile(r"(?<=[\d ])([ap])\.\s?m\.?(?!\w)")


class Outcome(StrEnum):
    BOOK = "book"
    ASK = "ask"
    PROPOSE = "propose"
    STOP = "stop"
    WAIT = "wait"
    HUMAN = "human"


@dataclass(frozen=True)
class Pick:
    """What an answer means. `options` are the numbers that fit, `constraint` the wish in the person's words."""

    outcome: Outcome
    options: tuple[int, ...] | None
    constraint: str | None
    reason: str


@dataclass(frozen=True)
class Wish:
    """`numbers` are the starts that answer it, `words` what was said of times, in lower case; empty where nothing was."""

    numbers: tuple[int, ...]
    words: str


def pick(offered: Iterable[Option], candidate_zone: ZoneInfo, received_at: datetime, text: str) -> Pick:
    """The meaning of the new text of an answer; “tomorrow” counts from the day it came. Never raises on any text."""
    offer = Offer(tuple(offered), candidate_zone, received_at.astimezone(candidate_zone).date())
    words = _words(text)
    if found := _OPT_OUT.search(words):
        return Pick(Outcome.STOP, None, None, f"asks not to be written to: {found.group(0).strip()}")
    clauses = clauses_in(words, offer)
    verdict = _Verdict(offer, clauses)
    if found := STOP.search(words) or _SHORT_NO.fullmatch(" ".join(re.findall(r"[\w']+", words))):
        if verdict.accepted.maybe:
            return Pick(Outcome.HUMAN, None, None, f"a no next to a pick: {found.group(0).strip()}")
        return Pick(Outcome.STOP, None, None, f"declines: {found.group(0).strip()}")
    if found := HUMAN.search(words):
        return Pick(Outcome.HUMAN, None, None, f"a condition or a matter of money: {found.group(0).strip()}")
    if found := WAIT.search(words):
        return Pick(Outcome.WAIT, None, None, f"will answer later: {found.group(0).strip()}")
    return verdict.outcome()


def in_context(found: Pick, intent: Intent, *, is_booked: bool) -> Pick:
    """The same, where an answer that names no start says by its whole tone what it is: a no, a not now, another matter."""
    if found.outcome is not Outcome.ASK or found.reason != NONE_NAMED:
        return found
    if intent in {Intent.NOT_INTERESTED, Intent.LATER} and not is_booked:
        return Pick(Outcome.STOP, None, None, "not now" if intent is Intent.LATER else "declines")
    if intent in {Intent.UNCLEAR, Intent.INTERESTED}:
        return found
    return Pick(Outcome.HUMAN, None, None, "it names no time, and says something else")


def wish(free: Iterable[Option], candidate_zone: ZoneInfo, received_at: datetime, text: str) -> Wish:
    """Those of the free starts that the days and times in an answer may mean; none where it names none.

    It is for looking again, never for booking: what stays open counts as meant.
    """
    offer = Offer(tuple(free), candidate_zone, received_at.astimezone(candidate_zone).date())
    meant = rejected = NOTHING
    said: list[str] = []
    for clause in clauses_in(_words(text), offer):
        if clause.fit is None:
            continue
        said.append(clause.text)
        if clause.is_no or clause.is_none:
            rejected |= clause.fit
        elif clause.is_refinement and meant.maybe:
            meant &= clause.fit
        else:
            meant |= clause.fit
    if not meant.maybe and rejected.maybe:
        meant = offer.all
    return Wish(tuple(sorted(meant.maybe - rejected.sure)), "; ".join(said))


def _words(text: str) -> str:
    """The person's own words, lower case, without quotes, greetings and polite ifs."""
    kept = "\n".join(line for line in own_words(text[:_LONGEST]).split("\n") if not line.lstrip().startswith(">"))
    words = _HALF_OF_DAY.sub(r"\1m", plain(kept))
    for pattern, instead in ((COURTESY, " "), (POLITE, " ")):
        words = pattern.sub(instead, words)
    for pattern, instead in TURNED:
        words = pattern.sub(instead, words)
    return words


class _Verdict:
    """The clauses of one answer, added up."""

    def __init__(self, offer: Offer, clauses: list[Clause]) -> None:
        self._offer, self._clauses = offer, clauses
        self.accepted, self._rejected, self._preferred = NOTHING, NOTHING, NOTHING
        self._aside = NOTHING  # named in clauses that say neither yes nor no
        self._wishes: list[str] = []
        self._is_none = self._is_any = False
        self._is_doubtful = any(MENDS.search(one.text) for one in clauses)
        self._is_doubtful |= any(_BROKEN_OFF.fullmatch(one.text) for one in clauses[-1:])
        for clause in clauses:
            self._add(clause)

    def outcome(self) -> Pick:
        odd = next((one for one in self._clauses if one.is_odd_date), None)
        if odd is not None:
            return Pick(Outcome.ASK, None, odd.text, "the weekday and the date do not go together")
        if any(one.is_clash and not one.is_no for one in self._clauses):
            return Pick(Outcome.HUMAN, None, self._constraint, "the number and the day exclude each other")
        if self._is_none:
            return self._nothing_fits()
        base = self._offer.all if self._is_any and not self._wishes else self.accepted
        fits = base.without(self._rejected)
        if fits.maybe and SHIFT.search(" ".join(one.text for one in self._clauses)):
            said = "; ".join(one.text for one in self._clauses)
            return Pick(Outcome.PROPOSE, None, said, "another time than the offered one")
        if self.accepted.sure and not fits.maybe:
            return Pick(Outcome.HUMAN, None, self._constraint, "says yes and no to the same start")
        if fits.maybe:
            return self._chosen(fits)
        if self._wishes:
            return Pick(Outcome.PROPOSE, None, self._constraint, "none of the offered starts fits the wish")
        return self._undecided()

    def _add(self, clause: Clause) -> None:
        if clause.is_none:
            if clause.fit is None or not clause.fit.maybe:
                self._is_none = True
            else:
                self._rejected |= clause.fit
            return
        self._is_any = self._is_any or clause.is_any
        if clause.fit is None:
            self._doubt(clause)
            return
        is_second_best = _ELSE.match(clause.text) is not None and any(
            one.is_question or one.is_request for one in self._clauses[: self._clauses.index(clause)]
        )
        if is_second_best or (clause.is_question and (self._is_open(clause) or _ASKS.match(clause.text))):
            self._is_doubtful = True
        if clause.is_no:
            self._rejected |= clause.fit
            if clause.is_refinement and not clause.fit.maybe:  # “but I have to leave at 12:45”
                self._doubt(clause)
        elif not clause.is_yes:
            self._aside |= clause.fit
        else:
            self._accept(clause, clause.fit)

    def _is_open(self, clause: Clause) -> bool:
        """“Wednesday?”, and no “perfect” behind it."""
        answers = (one for one in self._clauses if one.sentence == clause.sentence + 1 and one.fit is None)
        return clause.is_bare and not any(ACCEPT.search(one.text) and not one.is_no for one in answers)

    def _doubt(self, clause: Clause) -> None:
        """A no that names nothing, in the sentence of a yes or behind a question: “Wednesday? I'd rather not.”"""
        is_or = _OR.match(clause.text) is not None
        is_after_yes = any(
            one.fit is not None and one.sentence in {clause.sentence, clause.sentence - (one.is_question or is_or)}
            for one in self._clauses
        )
        is_doubt = clause.is_no or clause.is_unread or is_or
        self._is_doubtful = self._is_doubtful or (is_doubt and is_after_yes)

    def _accept(self, clause: Clause, fit: Fit) -> None:
        self._wishes.append(clause.text)
        if clause.is_refinement and self.accepted.maybe:
            self.accepted &= fit
            return
        self.accepted |= fit
        if clause.is_preferred:
            self._preferred |= fit

    def _chosen(self, fits: Fit) -> Pick:
        options = tuple(sorted(fits.maybe))
        preferred = self._preferred.without(self._rejected)
        is_certain = not self._is_doubtful and fits.sure == fits.maybe and not self._aside.maybe & fits.maybe
        if is_certain and len(options) == 1:
            return Pick(Outcome.BOOK, options, self._constraint, "one start fits")
        if is_certain and len(preferred.sure) == 1 and preferred.sure == preferred.maybe:
            return Pick(Outcome.BOOK, tuple(preferred.sure), self._constraint, "one start is preferred")
        if is_certain and self._is_any:
            return Pick(
                Outcome.BOOK, (self._offer.earliest(fits.sure),), self._constraint, "the earliest of any that fit"
            )
        reason = "several starts fit" if len(options) > 1 else "it is not certain that this start is meant"
        return Pick(Outcome.ASK, options, self._constraint, reason)

    def _nothing_fits(self) -> Pick:
        if self.accepted.maybe:
            return Pick(Outcome.HUMAN, None, self._constraint, "says no to all and yes to one")
        said = " ".join(one.text for one in self._clauses)
        if self._wishes or WISH.search(said):
            return Pick(Outcome.PROPOSE, None, self._constraint or said, "none fits, but a wish was stated")
        return Pick(Outcome.ASK, None, None, NONE_FITS)

    def _undecided(self) -> Pick:
        said = " ".join(one.text for one in self._clauses)
        left = self._offer.all.without(self._rejected)
        if self._rejected.maybe:
            if WISH.search(said):
                return Pick(Outcome.PROPOSE, None, said, "refuses what was offered and states a wish")
            return Pick(Outcome.ASK, tuple(sorted(left.maybe)) or None, None, "only says what does not fit")
        is_plain = not (self._is_doubtful or self._aside.maybe or BUT.search(said) or WISH.search(said))
        is_plain = is_plain and not any(one.is_no or one.is_question for one in self._clauses)
        if len(self._offer.options) == 1 and is_plain and AGREE.search(said):
            return Pick(Outcome.BOOK, (self._offer.options[0].number,), None, "agrees to the only start")
        if any(one.is_question for one in self._clauses) and not ACCEPT.search(said):
            return Pick(Outcome.HUMAN, None, None, "a question and no pick")
        if WISH.search(said):
            return Pick(Outcome.PROPOSE, None, said, "a wish that no offered start answers")
        return Pick(Outcome.ASK, None, None, NONE_NAMED)

    @property
    def _constraint(self) -> str | None:
        return "; ".join(self._wishes) or None
