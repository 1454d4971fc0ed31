"""Cuts what a mail program or a company puts under a letter: contact blocks, disclaimers, banners."""

import re

from sequencer.core.read.phrases_signing import BANNERS, CLOSINGS, CONFIDENTIAL, CONTACT, NOTICES

_CLOSING = re.compile(rf"^[-–—*_\s]*(?:{'|'.join(CLOSINGS)})(?!\w)", re.IGNORECASE)
_CONFIDENTIAL = re.compile("|".join(CONFIDENTIAL), re.IGNORECASE)
_NOTICE = re.compile("|".join(NOTICES), re.IGNORECASE)
_PERSONAL = re.compile(
    r"(?<![/&])\b(?:I|I'm|I'd|ich|Ich|je|Je|yo|Yo|ik|Ik|eu|Eu|io|Io|ja|Ja|jag|Jag|jeg|Jeg|me|mir|mich|my|My|meine?|mes|mi|mijn|moje|mina)\b|[?？]"
)
_BANNER = re.compile(r"^\W{0,5}(?:" + "|".join(BANNERS) + ")", re.IGNORECASE)
_CONTACT = re.compile("|".join(CONTACT), re.IGNORECASE)
_TWO_TONGUES = re.compile(r"\s*[/|•]\s*")  # Best regards / Mit freundlichen Grüßen
_SENTENCE_END = re.compile(r"[.?!…]\s*$")
_LOWER_WORD = re.compile(r"(?<!\S)[a-zà-öø-ÿąćęłńóśźż][^\s@]*", re.UNICODE)
_LONGEST_LINE = 110
_DISCLAIMER_WORDS = 10  # shorter ones a person may have typed: please treat this as confidential
_AFTERTHOUGHT = re.compile(r"^\W{0,3}p\.? ?s\b", re.IGNORECASE)
_NAMED = 2  # things a disclaimer speaks of
_BANNER_LINES = 6
_RULE = re.compile(r"^\s*([-_=*—–])\1+\s*$")
_MOST_PARAGRAPHS = 400  # below this many nobody signs twice

Paragraph = list[str]


def without_signature(text: str) -> str:
    """The letter with its greeting, closing and typed name, without the block beneath."""
    paragraphs = _paragraphs(text)
    while len(paragraphs) > 1 and _goes(paragraphs):
        del paragraphs[-1]
    if paragraphs:
        paragraphs[-1] = _without_contact_lines(paragraphs[-1])
    if len(paragraphs) > 1 and _is_signed_with_title(paragraphs[-2], paragraphs[-1]):
        paragraphs[-1] = paragraphs[-1][:1]
    return "\n\n".join("\n".join(lines) for lines in paragraphs)


def without_banner(lines: list[str]) -> list[str]:
    """A letter's lines without the warnings that a mail server put above them."""
    while lines:
        first = next((at for at, line in enumerate(lines) if line.strip(" |+-_=*")), len(lines))
        end = first
        while end < min(len(lines), first + _BANNER_LINES) and lines[end].strip() and not _RULE.match(lines[end]):
            end += 1
        while end < len(lines) and (not lines[end].strip(" |+") or _RULE.match(lines[end])):
            end += 1
        if end >= len(lines) or not _BANNER.match(" ".join(line.strip(" |") for line in lines[first:end])):
            break
        lines = lines[end:]
    return lines


def is_closing(line: str) -> bool:
    """Whether a line holds nothing but closing words, perhaps with a name."""
    matched = _CLOSING.match(line)
    if matched is None:
        return False
    both = _TWO_TONGUES.split(line)
    if len(both) == 2:
        return all(is_closing(one) for one in both)
    rest = line[matched.end() :].strip(" ,.!:;-–")
    return len(rest.split()) <= 4 and not re.search(r"[?？]", rest)


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
    if _AFTERTHOUGHT.match(joined):
        return False
    if _is_disclaimer(joined):
        return True
    signed = next((lines for lines in reversed(before[1:]) if _is_sign_off(lines)), None)
    if signed is None and before and any(is_closing(line) for line in before[0][1:]):
        signed = before[0]  # a letter of one paragraph; its first line greets
    if signed is None or any(_is_sentence(line) for line in last):
        return False
    if any(_CONTACT.search(line) for line in last):
        return not _signs_first(signed, last)
    return not is_closing(signed[-1]) and not is_closing(last[0]) and _repeats_name(signed[-1], last[0])


def _is_signed_with_title(closed: Paragraph, last: Paragraph) -> bool:
    """Whether the name stands apart from the closing, with lines about the person beneath."""
    below = last[1:]
    if not below or not is_closing(closed[-1]) or not _is_name(_without_title(last[0])):
        return False
    return not any(_is_sentence(line) or _SENTENCE_END.search(line) or is_closing(line) for line in below)


def _without_title(line: str) -> str:
    return re.sub(r"^(?:\w{1,4}\. ?)+", "", line.strip())


def _signs_first(signed: Paragraph, last: Paragraph) -> bool:
    """Whether the name that belongs to the closing stands in the last paragraph only."""
    return is_closing(signed[-1]) and _CONTACT.search(last[0]) is None and _is_name(_without_title(last[0]))


def _is_disclaimer(text: str) -> bool:
    """Disclaimers speak of recipients and companies; a person says I, or asks."""
    is_long = len(text.split()) >= _DISCLAIMER_WORDS or len(text) >= 10 * _DISCLAIMER_WORDS
    named = {one.group(0).lower() for one in _CONFIDENTIAL.finditer(text)}  # one alone may be somebody's own demand
    speaks = _NOTICE.search(text) is not None or (is_long and len(named) >= _NAMED)
    return speaks and not _PERSONAL.search(text)


def _is_sign_off(lines: Paragraph) -> bool:
    if any(is_closing(line) for line in lines[-4:]):
        return True
    if len(lines) == 2 and _is_name(lines[1]):  # a closing in a language we have no words of
        return len(lines[0].split()) <= 4 and not re.search(r"[.?!\d]", lines[0])
    return len(lines) == 1 and _is_name(lines[0])


def _is_name(line: str) -> bool:
    words = line.strip(" ,.-–").split()
    return 0 < len(words) <= 4 and all(word[:1].isupper() for word in words) and not _SENTENCE_END.search(line[:-1])


def _is_sentence(line: str) -> bool:
    words = [word for word in line.split() if "://" not in word]
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
