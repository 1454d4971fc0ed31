"""Cuts what a mail program or a company puts under a letter: contact blocks, disclaimers, banners."""

import re

from sequencer.core.read.phrases_quoting import BANNERS, CLOSINGS, CONTACT, DISCLAIMERS

_CLOSING = re.compile(
    r"^[-–—*_\s]*(?:" + "|".join(re.escape(one) for one in sorted(CLOSINGS, key=len, reverse=True)) + r")(?!\w)",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile("|".join(DISCLAIMERS), re.IGNORECASE)
_BANNER = re.compile(r"^\W{0,5}(?:" + "|".join(BANNERS) + ")", re.IGNORECASE)
_CONTACT = re.compile("|".join(CONTACT), re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!…]\s*$")
_LOWER_WORD = re.compile(r"(?<!\S)[a-zà-öø-ÿąćęłńóśźż][^\s@]*", re.UNICODE)
_LONGEST_LINE = 110
_MOST_PARAGRAPHS = 400  # below this many nobody signs twice

Paragraph = list[str]


def without_signature(text: str) -> str:
    """The letter with its greeting, closing and typed name, without the block beneath and banners above."""
    paragraphs = _paragraphs(text)
    while len(paragraphs) > 1 and _BANNER.match(" ".join(paragraphs[0])):
        del paragraphs[0]
    while len(paragraphs) > 1 and _goes(paragraphs):
        del paragraphs[-1]
    if paragraphs:
        paragraphs[-1] = _without_contact_lines(paragraphs[-1])
    return "\n\n".join("\n".join(lines) for lines in paragraphs)


def is_closing(line: str) -> bool:
    """Whether a line holds nothing but closing words, perhaps with a name."""
    matched = _CLOSING.match(line)
    if matched is None:
        return False
    rest = line[matched.end() :].strip(" ,.!:;-–")
    return len(rest.split()) <= 4 and not re.search(r"[?]", rest)


def _paragraphs(text: str) -> list[Paragraph]:
    found: list[Paragraph] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line.rstrip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _goes(paragraphs: list[Paragraph]) -> bool:
    """Whether the last paragraph is no longer the letter."""
    last, before = paragraphs[-1], paragraphs[-_MOST_PARAGRAPHS:-1]
    joined = " ".join(last)
    if _DISCLAIMER.search(joined) and not _is_personal(joined):
        return True
    signed = next((lines for lines in reversed(before[1:]) if _is_sign_off(lines)), None)
    if signed is None and before and any(is_closing(line) for line in before[0][1:]):
        signed = before[0]  # a letter of one paragraph; its first line greets
    if signed is None or any(_is_sentence(line) for line in last):
        return False
    return any(_CONTACT.search(line) for line in last) or _repeats_name(signed[-1], last[0])


def _is_personal(text: str) -> bool:
    """Disclaimers speak of recipients and companies; a person says I, or asks."""
    return re.search(r"\b(?:i|i'm|ich|je|yo|ik|eu|io|ja|jag|me|mir|mich|my)\b|\?", text, re.IGNORECASE) is not None


def _is_sign_off(lines: Paragraph) -> bool:
    return any(is_closing(line) for line in lines[-4:]) or (len(lines) == 1 and _is_name(lines[0]))


def _is_name(line: str) -> bool:
    words = line.strip(" ,.-–").split()
    return 0 < len(words) <= 4 and all(word[:1].isupper() for word in words) and not _SENTENCE_END.search(line[:-1])


def _is_sentence(line: str) -> bool:
    words = line.split()
    return len(words) >= 5 and 2 * len(_LOWER_WORD.findall(line)) > len(words)


def _repeats_name(signed: str, line: str) -> bool:
    names = {word.strip(",.-–") for word in signed.split() if len(word.strip(",.-–")) > 2 and word[:1].isupper()}
    return len(line) <= _LONGEST_LINE and any(name in line for name in names) and not _SENTENCE_END.search(line)


def _without_contact_lines(lines: Paragraph) -> Paragraph:
    """Cuts under the name when the closing and the contact block stand in one paragraph."""
    at = next((i for i in range(len(lines) - 1, -1, -1) if is_closing(lines[i])), None)
    if at is None or at + 2 >= len(lines):
        return lines
    below = lines[at + 2 :]
    if any(_is_sentence(line) for line in below) or not any(_CONTACT.search(line) for line in below):
        return lines
    return lines[: at + 2]
