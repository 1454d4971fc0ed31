"""The words of an automatic reply in which a day of return was read."""

import re
from datetime import date, timedelta

from sequencer.core.read.dates import Reference
from sequencer.core.read.days_named import days_in
from sequencer.core.read.folding import composed, folded

_LONGEST_TEXT = 6000
_LONGEST = 160
_ENDS = re.compile(r"(?<=\w\w\w)[.!?](?=\s)|\n\s*\n|[。！？]")


def words_of_return(text: str, returns_on: date, reference: Reference) -> str:
    """The sentence that names the day, or the one before it; empty where no date in the text comes to it."""
    whole = composed(text)[:_LONGEST_TEXT]
    wanted = (returns_on, returns_on - timedelta(days=1))
    named = [one for one in days_in(folded(whole), reference) if one.first in wanted or one.last in wanted]
    if not named:
        return ""
    day = named[0]
    begins = max((one.end() for one in _ENDS.finditer(whole) if one.end() <= day.start), default=0)
    ends = min((one.start() for one in _ENDS.finditer(whole) if one.start() >= day.end), default=len(whole))
    if ends - begins > _LONGEST:
        begins, ends = max(begins, day.start - _LONGEST // 2), min(ends, day.end + _LONGEST // 2)
    return " ".join(whole[begins:ends].split())
