"""A wish not to be written to in a letter, and how sure it is: a word that only names the matter asks for nothing."""

import re

from sequencer.core.read.leaning import lean, sentence_around
from sequencer.core.read.letter import Letter
from sequencer.core.read.phrases_doubt import (
    ELSEWHERE,
    LIMITED,
    NO_WISH,
    OF_A_CALL,
    OF_MAIL,
    OF_OTHERS,
    OF_THE_ROLE,
    PLEASE,
    STOPS,
    WEAK,
    WISHING,
)
from sequencer.core.read.phrases_turns import CONTRAST, COURTESIES, NEGATIONS
from sequencer.core.read.vocabulary import Ear

CERTAIN, LIKELY = 0.97, 0.7
"""Confidences; with the second one no mail leaves before a person has looked."""

_STOP = re.compile(
    r"\W*(?:please |pls |bitte )?(?:stop|stopp|remove|unsubscribe|abmelden|désinscription|désinscrire|baja|stoppen|parar|rezygnuję|avsluta)(?: (?:please|pls|it|this|now|bitte|mail\w*|e-?mails?))?\W*"
)
_NO_WISH, _LIMITED, _ELSEWHERE = (re.compile("|".join(one)) for one in (NO_WISH, LIMITED, ELSEWHERE))
_WEAK, _STOPS = re.compile(WEAK), re.compile(STOPS)
_ASKED_BEFORE = re.compile(rf"(?:^|\b(?:{PLEASE}|{WISHING})\W+(?:\w+\W+)?)$")
_ASKED_AFTER = re.compile(rf"\W*(?:$|(?:{PLEASE}|{COURTESIES}|obg|me|us|from|now|mich|mig)\b)")
_OTHERS, _CALL, _MAIL, _ROLE = (re.compile(one) for one in (OF_OTHERS, OF_A_CALL, OF_MAIL, OF_THE_ROLE))
_CLAUSE = re.compile(rf"(?:(?!(?<!\w)(?:{CONTRAST})(?!\w))[^.!?;:,\n])+[.!?;:,\n]*|\w+")
_COURTESY = re.compile(rf"(?<!\w)(?:{COURTESIES}|{PLEASE})(?!\w)")
_DENIED = re.compile(rf"(?<!\w)(?:{NEGATIONS}) (?:\w+ )?$")
_NOT_AFTER = re.compile(rf"[^.!?,;\n]*(?<!\w)(?:{NEGATIONS})(?!\w)")
_ADDRESS = re.compile(r"\S@\S")  # of somebody else, or one to use instead
_FEW = 1  # words beside a bare stop


def wish_in(letter: Letter, ear: Ear) -> tuple[str, float] | None:
    """The words that ask for no more mail, in lower case, and how sure they are; None where nothing asks."""
    heard = without_no_wish(letter.whole)
    hits = ear.every("opt_out", heard)
    if not hits:
        bare = _STOP.fullmatch(letter.words)
        return (bare.group(0).strip(), CERTAIN) if bare else None
    elsewhere = channel_in(heard)
    if elsewhere:
        hits = [one for one in hits if not is_of_a_call(one.group(0))]
    if not hits:
        return None
    first = min(hits, key=lambda one: (one.start(), -one.end()))
    is_sure = not elsewhere and _is_asked(letter, heard, hits, ear)
    return first.group(0).strip(), CERTAIN if is_sure else LIKELY


def without_no_wish(words: str) -> str:
    """A text in lower case, as long as before, without what sounds like such a wish and is none: a blocked calendar."""
    return _NO_WISH.sub(lambda one: "·" * len(one.group(0)), words)


def channel_in(words: str) -> str | None:
    """Another channel that is asked for: `mail is fine`."""
    return next((one.group(0) for one in _ELSEWHERE.finditer(words) if not _is_denied(words, one)), None)


def _is_denied(words: str, said: re.Match[str]) -> bool:
    """`By mail please not`, `no mail is fine`: a no in the same clause."""
    return bool(_DENIED.search(words[: said.start()]) or _NOT_AFTER.match(words[said.end() :]))


def is_of_a_call(said: str) -> bool:
    """Whether words are about telephoning and nothing else."""
    return bool(_CALL.search(said)) and not _MAIL.search(said)


def _is_asked(letter: Letter, heard: str, hits: list[re.Match[str]], ear: Ear) -> bool:
    """Whether some of it asks in so many words, without limits, and the rest of the letter wants nothing else."""
    if not any(_is_strong(letter, heard, one) for one in hits):
        return False
    rest = heard
    for clause in _CLAUSE.finditer(heard):
        if any(one.start() < clause.end() and clause.start() < one.end() for one in hits):
            rest = rest[: clause.start()] + " " * len(clause.group(0)) + rest[clause.end() :]
    leaning = lean(rest, ear)
    is_keen = leaning.is_yes and leaning.yes_at >= leaning.no_at + len(leaning.no or "")
    return not is_keen and not _ROLE.search(rest) and not _ADDRESS.search(rest)


def _is_strong(letter: Letter, heard: str, hit: re.Match[str]) -> bool:
    start, end = sentence_around(heard, hit.start())
    around = heard[start : max(end, hit.end())]
    if _LIMITED.search(around) or _OTHERS.search(around):
        return False
    said = hit.group(0).strip(" .,!?;:\n")
    if _STOPS.fullmatch(said):
        left = _COURTESY.sub(" ", letter.words.replace(said, " ", 1))
        return len(re.findall(r"\w+", left)) <= _FEW
    if not _WEAK.fullmatch(said):
        return True
    before = heard[start : hit.start()].lstrip(" ,.!-")
    if re.match("unsub|opt|abmeld|uitschr|désin|désab", said) is None:
        return False
    return bool(_ASKED_BEFORE.search(before)) and (bool(before) or bool(_ASKED_AFTER.match(heard[hit.end() :])))
