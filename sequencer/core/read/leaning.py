"""Which way a text leans: its yes, its no, its question, and the weak signs for when it has none of them."""

import re
from dataclasses import dataclass

from sequencer.core.read.phrases_turns import (
    CONTRAST,
    COURTESIES,
    DAYS,
    MEETINGS,
    NEGATIONS,
    NO_FIRST,
    YES_FIRST,
)
from sequencer.core.read.vocabulary import Ear

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_ENDS = re.compile(r"[.!?\n]")
_MEETING = re.compile(rf"\b(?:{MEETINGS})\b")
_DAY = re.compile(rf"\b(?:{DAYS})\b|\b\d{{1,2}}(?:[:.h]\d{{2}}|\s?(?:am|pm|uhr|h)\b)")
_TURN = re.compile(rf"(?<!\w)(?:{CONTRAST})(?!\w)")
_NEGATION = re.compile(rf"(?<!\w)(?:{NEGATIONS})(?!\w)")
_STARTS_NO = re.compile(rf"\W*(?:{NO_FIRST})(?!\w)")
_STARTS_YES = re.compile(rf"\W*(?:{YES_FIRST})(?!\w)")
_COURTESY = re.compile(rf"(?:{COURTESIES})\W*(?:\w+\W*){{0,2}}")
_RHETORICAL = 4  # words; a question so short with a statement after it is asked of nobody
_PLEA = 3  # words after a `but` that can take a praise back
_PROPOSAL = 7  # words; a question so short that names a day proposes it
_FACTS = re.compile(
    r"\b(?:salary|pay|pays|paid|rate|budget|remote|hybrid|visa|contract|hours|shift\w*|gehalt|lohn|befristet|homeoffice|salaire|télétravail|contrat|cdi|sueldo|salario|teletrabajo|salaris|loon|"
    r"contrato|salário|stipendio|ral|contratto|widełki|zdaln\w+|umow\w+|lön\w*|distans|company|firma|client|kunde|entreprise|empresa|bedrijf|azienda|företag\w*)\b"
)


@dataclass(frozen=True)
class Leaning:
    """The words for each side, None where there are none; places count from the start of the text."""

    no: str | None
    no_at: int
    after_no: str
    yes: str | None
    yes_at: int
    is_only_praise: bool
    turned: str | None  # what follows a `but`
    asks: str | None
    asks_at: int
    settled: str | None
    is_taken_back: bool  # happy as they are, said after a yes and a `but`
    undecided: str | None
    weak_no: str | None
    weak_yes: str | None
    weak_question: str | None

    @property
    def is_yes(self) -> bool:
        return self.yes is not None and not self.is_only_praise

    @property
    def is_open(self) -> bool:
        """Whether nothing strong was said at all."""
        return not (self.no or self.yes or self.asks or self.settled)


def lean(words: str, ear: Ear) -> Leaning:
    """Reads a letter in lower case; nothing here decides."""
    rest = ear.without("asides", ear.without("flips", words))
    flip = ear.first("flips", words)
    noes = _hits("decline", "short_no", rest, ear)
    no_at, no = noes[-1] if noes else (-1, None)
    yeses = _hits("interest", "short_yes", _without_questions(rest), ear)
    yeses += [(flip.start(), flip.group(0))] if flip else []
    yeses += [(at, said) for at, said in _proposals(words, ear) if flip is None]
    praise = [(one.start(), one.group(0)) for one in ear.every("praise", rest)]
    wanted = sorted(yeses) or praise
    asks_at, asks = _asked(rest, ear)
    settled, undecided = ear.first("settled", rest), ear.first("undecided", words)
    return Leaning(
        no=no,
        no_at=no_at,
        after_no=rest[no_at + len(no) :] if no else "",
        yes=(wanted[-1] if no else wanted[0])[1] if wanted else None,
        yes_at=wanted[-1][0] if wanted else -1,
        is_only_praise=not yeses,
        turned=_turned(rest[praise[0][0] :] if praise else rest),
        asks=asks,
        asks_at=asks_at,
        settled=settled.group(0) if settled else None,
        is_taken_back=bool(settled and yeses and _TURN.search(rest[max(yeses)[0] : settled.start()])),
        undecided=undecided.group(0) if undecided else None,
        weak_no=_weak_no(words, ear),
        weak_yes=_weak_yes(words),
        weak_question="?" if "?" in words else None,
    )


def sentence_around(words: str, at: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a place."""
    for sentence in _SENTENCE.finditer(words):
        if sentence.start() <= at < sentence.end():
            return sentence.start(), sentence.end()
    return 0, len(words)


def _hits(meaning: str, whole: str, words: str, ear: Ear) -> list[tuple[int, str]]:
    """Places and words of a meaning, whole sentences such as `No.` included, in their order."""
    found = [(one.start(), one.group(0).strip()) for one in ear.every(meaning, words)]
    for sentence in _SENTENCE.finditer(words):
        bare = " ".join(re.sub(r"[^\w' ]+", " ", sentence.group(0)).split())
        if bare and not sentence.group(0).endswith("?") and ear.is_all(whole, bare):
            found.append((sentence.start(), bare))
    return sorted(found)


def _questions(words: str) -> list[re.Match[str]]:
    return [one for one in _SENTENCE.finditer(words) if "?" in one.group(0)]


def _without_questions(words: str) -> str:
    """A question is a yes only where it proposes to meet; then its words stay."""
    for one in _questions(words):
        if not _MEETING.search(one.group(0)) and not _DAY.search(one.group(0)):
            words = words[: one.start()] + " " * len(one.group(0)) + words[one.end() :]
    return words


def _proposals(words: str, ear: Ear) -> list[tuple[int, str]]:
    """Questions that are a yes: `when can we meet?`, `Thursday for a coffee?`"""
    found = []
    for one in _questions(words):
        said = one.group(0)
        named = ear.first("propose", said)
        few = len(said.split()) <= _PROPOSAL and ear.first("question", said) is None
        short = _DAY.search(said) and (_MEETING.search(said) or few)
        if (named or short) and not _FACTS.search(said):
            found.append((one.start(), (named or _DAY.search(said) or one).group(0)))
    return found


def _asked(words: str, ear: Ear) -> tuple[int, str | None]:
    """The question that wants an answer: not one of a word or two that the writer answers at once."""
    said = ear.first("question", words)
    for one in reversed(_questions(words)):
        after = _COURTESY.sub("", words[one.end() :]).strip(" .!,\n")
        if not after or len(one.group(0).split()) > _RHETORICAL or ear.first("question", one.group(0)):
            return one.start(), one.group(0).strip()
    if said is not None and "?" not in said.group(0):
        return said.start(), said.group(0)
    return -1, None


def _turned(words: str) -> str | None:
    """What comes after the last `but`, where it asks nothing."""
    turns = list(_TURN.finditer(words))
    if not turns:
        return None
    after = words[turns[-1].end() :]
    return None if "?" in after or len(after.split()) < _PLEA else f"{turns[-1].group(0)}{after}".strip()


def _weak_no(words: str, ear: Ear) -> str | None:
    """A text that begins with no, scoffs at a question of its own, or only denies."""
    if started := _STARTS_NO.match(words):
        return started.group(0).strip()
    questions = _questions(words)
    if questions and len(questions[0].group(0).split()) <= _RHETORICAL:
        after = _COURTESY.sub("", words[questions[-1].end() :]).strip(" .!,\n")
        if after and ear.first("unclear", after) is None:
            return questions[0].group(0).strip()
    denied = _NEGATION.search(words)
    return denied.group(0) if denied and "?" not in words else None


def _weak_yes(words: str) -> str | None:
    """A text that begins with yes and goes on, or names a day and a talk."""
    if started := _STARTS_YES.match(words):
        meets = _MEETING.search(words) or _DAY.search(words)
        return started.group(0).strip() if meets or len(words.split()) > 1 else None
    day, meets = _DAY.search(words), _MEETING.search(words)
    return (meets or day).group(0) if day and (meets or len(words.split()) <= _RHETORICAL) else None
