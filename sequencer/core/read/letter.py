"""The letter in an answer: without greeting and closing words, its wrapped lines joined, as typed and in lower case."""

import re
import unicodedata
from dataclasses import dataclass

from sequencer.core.read.phrases_turns import GREETINGS
from sequencer.core.read.signature import is_closing
from sequencer.core.read.vocabulary import plain

_GREETS = re.compile(rf"(?:{GREETINGS})(?!\w)", re.IGNORECASE)
_GREETED = re.compile(r"[,!:.]|\s[-–—]\s")
_NAMELESS = re.compile(r"(?:there|all|team|everyone|again|both|you two|to you|zusammen|alle|und|an alle|à tous|à toutes|a todos|allemaal|a tutti|alla)\b", re.IGNORECASE)  # fmt: skip
_MORE_THAN_NAME = re.compile(r",\s*[^\W\d_A-Z]\w* \w")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ONE_BY_ONE = re.compile(r"(?:^|(?<=[.!?,]\s))[^\W\d]+\.(?:[ \n][^\W\d]+\.)+(?!\S)", re.MULTILINE)
_ENDED = re.compile(r"[.!?:;,]\W*$")
_NAME_WORDS = 5
_WRAPS_FROM = 45  # characters; a shorter line was ended by its writer unless the next one goes on in lower case


@dataclass(frozen=True)
class Letter:
    """`typed` and `words` differ in letter case only and are equally long; `whole` has greeting and closing too."""

    typed: str
    words: str
    whole: str

    def as_typed(self, said: str) -> str:
        """Words found in the lower-case text, as the writer typed them."""
        at = self.words.find(said)
        return self.typed[at : at + len(said)].strip() if at >= 0 and len(self.typed) == len(self.words) else said


def letter_of(text: str) -> Letter:
    """What is left of an answer's own words once courtesies around it are gone."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    typed = _tidy(_body(seen))
    return Letter(typed, plain(typed), plain(_tidy(seen.strip())))


def _tidy(text: str) -> str:
    """Wrapped lines joined, `Stop. Mailing. Me.` made one sentence, one blank between words."""
    lines = _unwrapped(text)
    joined = _ONE_BY_ONE.sub(lambda run: run.group(0).replace(".", "").replace("\n", " "), lines)
    return "\n".join(" ".join(line.split()) for line in joined.split("\n"))


def _body(text: str) -> str:
    """The lines between the greeting and the closing words; an empty line stays one."""
    lines = [line.strip() for line in text.strip().split("\n")]
    rest = _greeted(lines[0])
    lines = [rest, *lines[1:]] if rest else lines[1:]
    at = next((i for i in range(len(lines) - 1, max(0, len(lines) - 8), -1) if _closes(lines[i])), None)
    if at is not None and any(lines[:at]):
        lines = lines[:at]
    return "\n".join(lines).strip()


def _greeted(line: str) -> str:
    """What a first line says after `Hi Ana,`; words that are no name belong to the letter."""
    greets = _GREETS.match(line)
    if greets is None:
        return line
    rest = line[greets.end() :]
    ends = _GREETED.search(rest)
    named = (rest[: ends.start()] if ends else rest).split()
    is_name = all(word[:1].isupper() or _NAMELESS.match(word) for word in named)
    if len(named) <= _NAME_WORDS and (is_name or (ends and len(named) == 1)):
        return rest[ends.end() :].strip(" ,!") if ends else ""
    return rest.strip(" ,!")


def _closes(line: str) -> bool:
    return bool(line) and is_closing(line) and not _MORE_THAN_NAME.search(line)


def _unwrapped(body: str) -> str:
    """Lines that a mail program broke, joined again: `do not contact` and `me` below it are one sentence."""
    joined: list[str] = []
    for line in body.split("\n"):
        before = joined[-1] if joined else ""
        goes_on = line[:1].islower() or (len(before) >= _WRAPS_FROM and line[:1].isalnum())
        if before and line and goes_on and not _ENDED.search(before):
            joined[-1] = f"{before} {line}"
        else:
            joined.append(line)
    return "\n".join(line for line in joined if line)
