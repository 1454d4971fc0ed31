"""Reading an answer to an interview offer: which of the offered starts it picks, and nothing it does not say.

An answer becomes words, the words mentions, the mentions clauses, and the clauses a verdict over the starts that are
still to come. The order is: stop, what a person has to answer, wait, then the clauses. A start is booked only where
every reading of the words means it and no other; what the rules leave open in a long answer, its tone may settle.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.core.meet.offered import NOTHING, Offer, Option
from sequencer.core.meet.pick.clauses import clauses_in
from sequencer.core.meet.pick.evidence import engaged, evident
from sequencer.core.meet.pick.fitting import fits_another, likes, wonders
from sequencer.core.meet.pick.guards import condition_in, limit_in, unexplained
from sequencer.core.meet.pick.named.mentions import mentions_in
from sequencer.core.meet.pick.outcome import NONE_FITS, NONE_NAMED, ODD_DATE, ONE_FITS, YES_AND_NO, Outcome, Pick
from sequencer.core.meet.pick.phrasing.idioms import EAGER
from sequencer.core.meet.pick.phrasing.text import Answer, answer_in
from sequencer.core.meet.pick.second_look import doubted, wished
from sequencer.core.meet.pick.tone.leaning import lean
from sequencer.core.meet.pick.tone.tone import chosen_by_tone
from sequencer.core.meet.pick.verdict import Verdict
from sequencer.core.meet.pick.vocabulary.evidence_words import REPORTED, has
from sequencer.core.meet.pick.vocabulary.outcome_words import CALLS_OFF, HUMAN, STOP, WAIT
from sequencer.core.meet.pick.vocabulary.words import OTHERWISE
from sequencer.core.meet.pick.waits import answers_later
from sequencer.core.read.intent import judge_intent
from sequencer.core.read.vocabulary import compiled
from sequencer.core.states import Intent

__all__ = ["NONE_FITS", "NONE_NAMED", "Outcome", "Pick", "Wish", "in_context", "pick", "wish"]

_OPT_OUT = compiled("opt_out")
_SHORT_NO = compiled("short_no", is_whole=True)
# What makes an opt-out of words that may be about a child or a calendar, too, where a start is named beside them.
_OF_MAIL = re.compile(
    r"mail|messag|contact|kontak|e-?post|mejl|subscri|abonn|abmeld|désinscri|list|liste|data|daten|gegevens|spam|schreib|écri|escrib|escrev|scriv|pisa|skriv|nachricht|berich"
)
# A day that somebody never takes, which is no word on the matter; in Polish what fits looks like a pass.
_NO_DAYS = re.compile(
    r"(?i)(?<!\w)(?:don['’]?t|do not|never) (?:usually |normally |ever )?(?:do|work)(?: on)? (?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?<!\w)pasuje(?!\w)"
)
# “So I need not ask anybody”.
_NOT = re.compile(r"(?<!\w)(?:non|no|not|nicht|keinen?|não|nie|inte|niet|geen|pas)\s*$")
_SURE_NO = 0.7  # confidence of a decline
_LEANS, _LEANS_SHORT, _HALF, _ELSEWHERE = 0.75, 0.9, 0.5, 0.35  # shares of a tone
_HARDLY, _NEVER = 0.2, 0.05
_WORD, _ENOUGH_WORDS = re.compile(r"[^\W\d_]+"), 10


@dataclass(frozen=True)
class Wish:
    """`numbers` are the starts that answer it, `words` what was said of times, in lower case; empty where nothing was."""

    numbers: tuple[int, ...]
    words: str


def pick(offered: Iterable[Option], candidate_zone: ZoneInfo, received_at: datetime, text: str) -> Pick:
    """The meaning of the new text of an answer; “tomorrow” counts from the day it came. Never raises on any text."""
    offer = Offer.still_open(offered, candidate_zone, received_at)
    answer = answer_in(text)
    words = answer.words
    verdict = Verdict(offer, clauses_in(answer, offer))
    if (found := _OPT_OUT.search(words)) and (_OF_MAIL.search(found.group(0)) or not verdict.names_a_start):
        return Pick(Outcome.STOP, None, None, f"asks not to be written to: {found.group(0).strip()}")
    if found := STOP.search(words) or _SHORT_NO.fullmatch(" ".join(re.findall(r"[\w']+", words))):
        if verdict.accepted.maybe:
            return Pick(Outcome.HUMAN, None, None, f"a no next to a pick: {found.group(0).strip()}")
        return Pick(Outcome.STOP, None, None, f"declines: {found.group(0).strip()}")
    if verdict.names_a_start and (found := CALLS_OFF.search(words)):
        return Pick(Outcome.HUMAN, None, None, f"calls it off next to a time: {found.group(0).strip()}")
    if found := HUMAN.search(OTHERWISE.sub(" ", words)):
        return Pick(Outcome.HUMAN, None, None, f"a condition or a matter of money: {found.group(0).strip()}")
    if later := _puts_off(words):
        return Pick(Outcome.WAIT, None, None, f"will answer later: {later}")
    read = _guarded(_chosen(verdict, answer, offer), verdict, answer, offer)
    return _declined(read, text) if read.outcome is Outcome.ASK and read.options is None else read


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
    offer = Offer.still_open(free, candidate_zone, received_at)
    meant = rejected = NOTHING
    said: list[str] = []
    for clause in clauses_in(answer_in(text), offer):
        if clause.fit is None:
            continue
        said.append(clause.said)
        if clause.is_no or clause.is_none:
            rejected |= clause.fit
        elif clause.is_refinement and meant.maybe:
            meant &= clause.fit
        else:
            meant |= clause.fit
    if not meant.maybe and rejected.maybe:
        meant = offer.all
    return Wish(tuple(sorted(meant.maybe - rejected.sure)), "; ".join(said))


def _puts_off(words: str) -> str | None:
    found = next((one for one in WAIT.finditer(words) if not _NOT.search(words, 0, one.start())), None)
    return found.group(0).strip() if found else answers_later(words)


def _chosen(verdict: Verdict, answer: Answer, offer: Offer) -> Pick:
    """What the clauses say, or the start they leave open that is named beyond doubt, or that tone and a yes choose."""
    read = verdict.outcome()
    is_open = read.outcome in {Outcome.ASK, Outcome.PROPOSE} or read.reason in {YES_AND_NO, ODD_DATE}
    if not is_open:
        return read
    is_named = bool(read.options) or read.outcome is not Outcome.ASK
    number = evident(answer, offer) if is_named and read.reason != ODD_DATE else None
    if number is not None:
        return Pick(Outcome.BOOK, (number,), read.constraint, "one start is named beyond doubt")
    number = chosen_by_tone(answer, offer)
    if number is None or verdict.doubts(number) or not (_is_long(answer) or verdict.says_yes_to(number)):
        number = _leant_on(read, verdict, answer, offer)
    if number is None:
        return read
    return Pick(Outcome.BOOK, (number,), read.constraint, "one start is chosen by the tone")


def _leant_on(read: Pick, verdict: Verdict, answer: Answer, offer: Offer) -> int | None:
    """The only start that the rules leave, where the tone takes it for chosen, too."""
    if read.outcome is not Outcome.ASK or read.options is None or len(read.options) != 1 or answer.is_for_other:
        return None
    if OTHERWISE.search(answer.words) or verdict.counts_on:
        return None
    (number,) = read.options
    found = lean(answer, offer, number)
    if found is None or not found.is_sure or found.against > _HALF or found.elsewhere > _ELSEWHERE:
        return None
    return number if found.chosen >= (_LEANS if _is_long(answer) else _LEANS_SHORT) else None


def _is_turned_away(number: int, verdict: Verdict, answer: Answer, offer: Offer) -> bool:
    """Whether the tone does not choose a start that the rules have found; of a few words the rules know more."""
    if not _is_long(answer) or OTHERWISE.search(answer.words):
        return False
    found = lean(answer, offer, number)
    return found is not None and found.chosen < (_NEVER if verdict.says_yes_to(number) else _HARDLY)


def _is_long(answer: Answer) -> bool:
    """Whether there is enough to tell a tone by; of fewer words one must be a yes."""
    return len(_WORD.findall(answer.words)) >= _ENOUGH_WORDS


def _guarded(read: Pick, verdict: Verdict, answer: Answer, offer: Offer) -> Pick:
    """A booking only where nothing in the answer is left unexplained."""
    if read.outcome is Outcome.ASK or read.reason == YES_AND_NO:
        return wished(answer, offer) or read
    if read.outcome is not Outcome.BOOK:
        return read
    if (
        read.reason == ONE_FITS
        and not verdict.is_any
        and _is_turned_away(min(read.options or (0,)), verdict, answer, offer)
    ):
        return Pick(Outcome.ASK, read.options, read.constraint, "its tone does not choose that start")
    if found := condition_in(verdict.left, answer.languages):
        return Pick(Outcome.HUMAN, None, read.constraint, f"a condition: {found}")
    if has(REPORTED, verdict.beside, answer.languages):
        return Pick(Outcome.ASK, read.options, read.constraint, "somebody else may say so, or it is a joke")
    if found := engaged(answer, offer, frozenset(read.options or ())):
        return Pick(Outcome.ASK, read.options, read.constraint, f"says what is done at that time: {found}")
    left = mentions_in(answer, offer).rest
    if found := fits_another(answer.words, answer.cased) or wonders(left) or likes(left):
        return Pick(Outcome.ASK, read.options, read.constraint, f"fits somebody else, or nobody: {found}")
    found = unexplained(verdict.stated, answer.languages) or verdict.unread_number
    limits = (limit_in(one.text) for one in clauses_in(answer, offer) if one.is_any)
    if found := found or next(filter(None, limits), None):
        options = verdict.possible or read.options
        return Pick(Outcome.ASK, options, read.constraint, f"says something more of the starts: {found}")
    return doubted(read, answer, offer) or read


def _declined(read: Pick, text: str) -> Pick:
    """A no to the whole matter, as the reader of all mail understands it; “none of these work” is none."""
    if read.reason == NONE_FITS:
        return read
    verdict = judge_intent(_NO_DAYS.sub(" ", EAGER.sub(" ", text)), None)
    if verdict.intent is Intent.OPT_OUT or (verdict.intent is Intent.NOT_INTERESTED and verdict.confidence >= _SURE_NO):
        return Pick(Outcome.STOP, None, None, f"declines: {verdict.evidence}")
    return read
