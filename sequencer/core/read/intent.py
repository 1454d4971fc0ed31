"""What a person wants who answers: rules over their own words, in nine languages.

An opt-out is looked for first and wins next to any polite word. After that the order is: somebody
else, the wrong person, later, then yes against no, a question, and last the weak signs.
"""

import re
from dataclasses import dataclass, replace

from sequencer.core.read.dates import Reference
from sequencer.core.read.later import Asked, asked_for
from sequencer.core.read.leaning import Leaning, lean, sentence_around
from sequencer.core.read.letter import Letter, letter_of
from sequencer.core.read.phrases_turns import MEETINGS, NEGATIONS, UNLESS
from sequencer.core.read.referral import Referral, find_referral
from sequencer.core.read.vocabulary import Ear
from sequencer.core.read.wish import channel_in, is_of_a_call, wish_in
from sequencer.core.states import Intent

_LONGEST = 12_000  # characters a verdict is read from
_CERTAIN = 0.75
_FAINT = 0.5  # at most so sure is a verdict that a wish for another channel overrules


@dataclass(frozen=True)
class IntentVerdict:
    """`confidence` is between 0 and 1; `evidence` the words that decided, as typed."""

    intent: Intent
    confidence: float
    evidence: str
    later_on: str | None = None  # YYYY-MM or YYYY-MM-DD
    referral: Referral | None = None
    is_learnt: bool = False  # from what this installation's people have sorted, not from rules

    @property
    def is_certain(self) -> bool:
        """Whether a mail may leave because of it; what is only likely is for a person to see first."""
        return self.confidence >= _CERTAIN


_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d{2}|\s?(?:am|pm|uhr|h|o'clock)\b)")
_MEETING = re.compile(rf"\b(?:{MEETINGS})\b")
_DENIES = re.compile(rf"(?<!\w)(?:{NEGATIONS})(?!\w)")
_UNLESS = re.compile(rf"(?<!\w)(?:{UNLESS})(?!\w)")
_THEIRS = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:he|she|they|er|sie|il|elle|él|ella|hij|zij|ze|ele|ela|lui|lei|on|ona|han|hon)(?:'s)? [^.!?\n]*"
)
_OVERRULED = frozenset({Intent.UNCLEAR, Intent.INTERESTED, Intent.NOT_INTERESTED})
_ACKNOWLEDGED = 8  # words; who only says thanks says it in so many
_CLAUSES = 3
_ALONE = 6  # words; a time that stands in so few is the answer
_SHORT = 30  # words; in so few a time without any no is a wish for that time


def judge_intent(
    text: str,
    reference: Reference | None,
    *,
    others: tuple[tuple[str, str], ...] = (),
    own: tuple[str, ...] = (),
) -> IntentVerdict:
    """The verdict on a person's own words; unclear where nothing decides.

    `others` are (name, address) of further recipients, `own` the writer's addresses: both help a referral.
    """
    letter = letter_of(text[:_LONGEST])
    ear = Ear(letter.whole)
    if stop := _stop(letter, ear):
        return stop
    verdict = _short(letter, ear) or _somebody_else(
        letter, ear, find_referral(letter.typed, ear, others=others, own=own)
    )
    if verdict is None:
        asked = asked_for(letter.typed, reference) if reference else None
        leaning = lean(letter.words, ear)
        verdict = _later(letter.words, ear, asked, leaning) or _leaned(leaning)
    is_faint = verdict.confidence <= _FAINT or is_of_a_call(verdict.evidence)
    if is_faint and verdict.intent in _OVERRULED and (channel := channel_in(letter.words)):
        verdict = IntentVerdict(Intent.INTERESTED, 0.6, channel)
    return replace(verdict, evidence=letter.as_typed(verdict.evidence))


def judge_stop(letter: Letter) -> IntentVerdict | None:
    """The wish not to be written to in a letter, where it holds one; nothing else is asked."""
    return _stop(letter, Ear(letter.whole))


def _stop(letter: Letter, ear: Ear) -> IntentVerdict | None:
    wish = wish_in(letter, ear)
    return IntentVerdict(Intent.OPT_OUT, wish[1], letter.as_typed(wish[0])) if wish else None


def _short(letter: Letter, ear: Ear) -> IntentVerdict | None:
    """Answers of a word or two, which mean what they say only when nothing else is said."""
    bare = " ".join(re.sub(r"[^\w' ]+", " ", letter.words).split())
    if not bare:
        return IntentVerdict(Intent.UNCLEAR, 0.6, letter.words.strip())
    for meaning, intent, confidence in (
        ("short_no", Intent.NOT_INTERESTED, 0.9),
        ("short_yes", Intent.INTERESTED, 0.85),
        ("unclear", Intent.UNCLEAR, 0.8),
    ):
        if (ear.is_all(meaning, bare) or _says_only(letter.words, meaning, ear)) and (
            intent is not Intent.UNCLEAR or len(bare.split()) <= _ACKNOWLEDGED
        ):
            return IntentVerdict(intent, confidence, bare)
    return None


def _says_only(words: str, meaning: str, ear: Ear) -> bool:
    """Whether each clause says this and nothing else: `Ok, seen it.`"""
    clauses = [" ".join(re.sub(r"[^\w' ]+", " ", one).split()) for one in re.split(r"[.,!;\n]", words)]
    clauses = [one for one in clauses if one]
    return 1 < len(clauses) <= _CLAUSES and all(ear.is_all(meaning, one) for one in clauses)


def _somebody_else(letter: Letter, ear: Ear, referral: Referral | None) -> IntentVerdict | None:
    """Another person is meant: by an address, by the writer's word, by a name."""
    if referral is not None and referral.email:
        return IntentVerdict(Intent.REFERRAL, 0.9, referral.email, referral=referral)
    wrong = ear.first("wrong_person", letter.words)
    if referral is None or referral.name is None or (wrong and " " not in referral.name):
        return IntentVerdict(Intent.WRONG_PERSON, 0.85, wrong.group(0)) if wrong else None
    named = letter.typed.find(referral.name)
    start, end = sentence_around(letter.words, max(0, named))
    rest = _THEIRS.sub(" ", letter.words[:start] + letter.words[end:])
    if wrong is None and ear.first("interest", rest):
        return None
    return IntentVerdict(Intent.REFERRAL, 0.75, referral.name, referral=referral)


def _later(words: str, ear: Ear, asked: Asked | None, leaning: Leaning) -> IntentVerdict | None:
    """A wish to be asked again: words for it with a time to come, or words that need no time."""
    asks, hinders, someday = (ear.first(one, words) for one in ("ask_later", "not_now", "someday"))
    own_move, is_no, on = ear.first("own_move", words), leaning.no is not None, asked.on if asked else None
    if leaning.is_yes and _CLOCK.search(words) and not asks:
        return None
    proposal = ear.first("propose", words)  # let us talk, said apart from the time of something else
    if (
        proposal
        and leaning.is_yes
        and not (asks or someday or (asked and _holds(words, proposal.start(), asked.start)))
    ):
        return None
    if asked is not None and not (asked.is_near and leaning.is_yes and hinders is None):
        is_elsewhere = leaning.asks is not None and not _holds(words, leaning.asks_at, asked.start)
        cue = asks or someday or (None if is_no else own_move or (None if is_elsewhere else hinders))
        if cue is not None:
            return IntentVerdict(Intent.LATER, 0.85, cue.group(0), later_on=on)
        if not is_no and (weak := _time_alone(words, ear, asked, leaning)):
            return IntentVerdict(Intent.LATER, 0.55, weak, later_on=on)
    if someday is not None and (is_no or leaning.undecided) and asks is None and _DENIES.search(someday.group(0)):
        return None
    keen = ear.first("interest", words.replace(someday.group(0), " ")) if someday else None
    if someday is not None and (asks or keen is None or _holds(words, someday.start(), keen.start())):
        return IntentVerdict(Intent.LATER, 0.7, someday.group(0), later_on=on)
    if own_move is not None and not leaning.is_yes and not leaning.asks:
        return IntentVerdict(Intent.LATER, 0.65 if hinders else 0.5, own_move.group(0), later_on=on)
    return None


def _holds(words: str, at: int, place: int) -> bool:
    """Whether two places of a text stand in one sentence."""
    start, end = sentence_around(words, at)
    return start <= place < end


def _time_alone(words: str, ear: Ear, asked: Asked, leaning: Leaning) -> str | None:
    """A time to come that is itself the wish: `second quarter would be good`, `next spring.`"""
    start, end = sentence_around(words, asked.start)
    said = words[start:end].strip()
    fits = ear.first("good_time", said) or _MEETING.search(said)
    if leaning.is_yes and (asked.is_day or asked.is_near or fits is None):
        return None
    if leaning.settled or leaning.asks or asked.is_near:
        return None
    if fits or len(said.split()) <= _ALONE or (leaning.is_open and len(words.split()) <= _SHORT):
        return fits.group(0) if fits else said
    return None


def _leaned(found: Leaning) -> IntentVerdict:
    """Yes against no: a no that is not taken back wins; questions about the job are no yes."""
    if found.no is not None:
        if found.yes and found.yes_at > found.no_at and _UNLESS.search(found.after_no):
            return IntentVerdict(Intent.INTERESTED, 0.6, found.yes)
        if found.asks and found.asks_at > found.no_at:
            return IntentVerdict(Intent.QUESTION, 0.6, found.asks)
        return IntentVerdict(Intent.NOT_INTERESTED, 0.7 if found.yes else 0.85, found.no)
    if found.settled and found.is_taken_back:
        return IntentVerdict(Intent.NOT_INTERESTED, 0.6, found.settled)
    if found.yes and not found.is_only_praise:
        return IntentVerdict(Intent.INTERESTED, 0.8, found.yes)
    if found.yes and found.turned:
        return IntentVerdict(Intent.NOT_INTERESTED, 0.5, found.turned)
    if found.asks:
        return IntentVerdict(Intent.QUESTION, 0.75, found.asks)
    if found.settled:
        return IntentVerdict(Intent.NOT_INTERESTED, 0.7, found.settled)
    if found.yes:
        return IntentVerdict(Intent.INTERESTED, 0.6, found.yes)
    if found.undecided:
        return IntentVerdict(Intent.UNCLEAR, 0.5, found.undecided)
    for weak, intent in (
        (found.weak_no, Intent.NOT_INTERESTED),
        (found.weak_yes, Intent.INTERESTED),
        (found.weak_question, Intent.QUESTION),
    ):
        if weak:
            return IntentVerdict(intent, 0.45, weak)
    return IntentVerdict(Intent.UNCLEAR, 0.4, "")
