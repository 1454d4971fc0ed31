"""Options called by their place from the end: “the next to last”, “op een na laatste”, “the third from the bottom”."""

import re
from collections.abc import Iterator

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick.vocabulary.number_words import NEXT_TO_LAST, ONE, THIRD_TO_LAST

_FROM_THE_END = re.compile(
    rf"(?<![\w-])(?:(?:the|der|die|das|den|dem|le|la|el|il|de|het|det|o|a) |l')?(?:(?P<n3>{THIRD_TO_LAST})|(?P<n2>{NEXT_TO_LAST}))(?![\w-])(?: (?:{ONE})s?(?!\w))?"
)


def from_the_end(text: str, offer: Offer) -> Iterator[tuple[int, int, Fit]]:
    """Each such stretch of lower-case text and what it may mean; which end the list is read from stays open."""
    numbers = sorted(option.number for option in offer.options)
    for one in _FROM_THE_END.finditer(text):
        place = int((one.lastgroup or "n2")[1:])
        yield one.start(), one.end(), offer.numbered(numbers[-place : len(numbers) - place + 1]).doubted()
