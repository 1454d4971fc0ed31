"""Lines by which a mail program tells what it was sent from, in whatever order its language has."""

import re

from sequencer.core.read.phrases_signing import DEVICE_TAGS, DEVICES, SENT_WORDS
from sequencer.core.read.sieve import first_letters

_TAG = re.compile(rf"^[\s*_(\[~>-]*(?:{'|'.join(DEVICE_TAGS)})", re.IGNORECASE)
_SENT_BY = re.compile(rf"(?<![a-zà-ɏ])(?:{first_letters(SENT_WORDS)})", re.IGNORECASE)
_DEVICE = re.compile(first_letters(DEVICES), re.IGNORECASE)
_PERSON = re.compile(r"\b(?:i|i've|ich|je|j'ai|yo|ik|eu|io|ja|jag|jeg|we|wir|nous|habe|hab|heb|have)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"[.:!?,] +\w")
_LONGEST, _LONGEST_ALONE = 120, 70  # characters


def tells_device(lines: list[str], at: int) -> bool:
    """Whether the line tells no more than what the mail was sent from; nobody speaks of themselves in it."""
    line = lines[at]
    if len(line) > _LONGEST or _PERSON.search(line):
        return False
    if _TAG.match(line):
        return True
    stands_alone = (at == 0 or not lines[at - 1].strip()) and (at + 1 >= len(lines) or not lines[at + 1].strip())
    if len(line) > _LONGEST_ALONE or not stands_alone or "?" in line:
        return False
    return _SENT_BY.search(line) is not None and _DEVICE.search(line) is not None


def says_more(line: str) -> bool:
    """Whether a line says more than such a line does."""
    is_tag = _TAG.match(line) is not None or (_SENT_BY.search(line) and _DEVICE.search(line))
    return re.search(r"\w", line) is not None and (not is_tag or _GOES_ON.search(line) is not None)
