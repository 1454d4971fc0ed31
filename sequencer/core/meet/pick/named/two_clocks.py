"""“1:30 pm my time (6:30 pm in London)”: one hour told on two clocks, of which the one that was offered is kept."""

import re
from dataclasses import replace

from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.phrasing.text import Answer

_HOUR = r"(?P<t{n}>(?:(?:at|um|om|alle|ore|a las|las|le|às|as|kl\.?|o|à|klockan) )?(?P<h{n}>\d{{1,2}})(?:[:.h](?P<m{n}>[0-5]\d))?(?!\d|[:./]\d) ?(?P<half{n}>am|pm|a\. ?m\.?|p\. ?m\.?)?(?:uhr|uur|h|u|horas|heures|ore)?)(?![^\W\d_])"
_WHERE = r"(?P<where{n}>(?: [^\s\d,.;()!?]+){{0,4}}?)"
_THAT_IS = r"so|also|das (?:ist|sind|heißt|wären)|d\. ?h\.|o sea|es decir|que son|soit|donc|c'est-à-dire|dus|dat is|quindi|cioè|ossia|ou seja|isto é|czyli|to jest|alltså|dvs\.?|det vill säga|i\.?e\.?|which is|that's|that is"
_TWICE = re.compile(
    (_HOUR + _WHERE).format(n=1)
    + rf"(?:\s?\([^()\d]{{0,40}}\))?(?:(?P<plain>\s?,\s)|\s?\(\s?(?:=\s?)?|\s?[=/]\s?|,? (?:{_THAT_IS}),? )"
    + (_HOUR + _WHERE).format(n=2)
    + r"(?P<end>\s?\)|(?=\s*(?:$|[.,;!?\n]))| (?=suits|works|is|passt|geht|klappt|me|mi|ist|convient|past|kan|va|è|é|serve|passar|funkar|går|pasuje|odpowiada|if|would|wäre|komt|por|bitte|please|tack))"
)
# Whose clock it is.
_CLOCK_OF = re.compile(
    r"(?:time|\w*zeit|\w*tijd|\w*tid|hora|heure|ora|czasu|horário|fuso|mountain|eastern|central|pacific|cet|gmt|bst)(?!\w)"
    r"|(?<!\w)(?:my|yours?|mine|here|there|hier|dort|bei|chez|aquí|allí|allá|daar|qui|lì|voi|noi|aqui|aí|lá|was|nas|mnie|tu|tam|hos|här|där|la península|(?:in|en|em|w|we|à|a|i|nos|na|no|de|di) \w{3,})(?!\w)"
)
_HALF_A_DAY, _A_DAY = 12, 24
_STEM = 4  # letters of a city, which languages end otherwise
_STEP, _FARTHEST = 30, 14 * 60  # minutes between two clocks


def with_one_clock(answer: Answer, offer: Offer) -> Answer:
    """The same answer, where the hour that was not offered, and whose clock it is on, are blanks."""
    words, cased = answer.words, answer.cased
    if len(words) != len(cased):
        return answer
    for one in _TWICE.finditer(answer.words):
        kept = _kept(one, offer)
        if kept is None:
            continue
        first, last = one.span(f"t{kept}")
        blanks = " " * (first - one.start()), " " * (one.end() - last)
        words = words[: one.start()] + blanks[0] + words[first:last] + blanks[1] + words[one.end() :]
        cased = cased[: one.start()] + blanks[0] + cased[first:last] + blanks[1] + cased[one.end() :]
    return answer if words == answer.words else replace(answer, words=words, cased=cased)


def _kept(one: re.Match[str], offer: Offer) -> int | None:
    """Which of the two hours was offered; None where both were, or neither, or where they are not one hour."""
    clocks = [_CLOCK_OF.search(one.group(f"where{n}")) is not None for n in (1, 2)]
    if not any(clocks) or (one.group("plain") and not all(clocks)):
        return None
    first, second = _minutes(one, 1), _minutes(one, 2)
    apart = {abs(a - b) for a in first for b in second}
    if not any(0 < gap <= _FARTHEST and gap % _STEP == 0 for gap in apart):
        return None
    offered = {offer.local(each).hour * 60 + offer.local(each).minute for each in offer.options}
    hits = [n for n, minutes in ((1, first), (2, second)) if minutes & offered]
    city = offer.zone.key.rpartition("/")[2].lower()[:_STEM]
    return hits[0] if len(hits) == 1 else next((n for n in hits if city in one.group(f"where{n}")), None)


def _minutes(one: re.Match[str], nth: int) -> set[int]:
    """The minutes of the day that an hour may be."""
    hour, minute, half = int(one.group(f"h{nth}")), int(one.group(f"m{nth}") or 0), one.group(f"half{nth}")
    if half:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half.startswith("p") else 0)
    hours = {hour, hour + _HALF_A_DAY} if hour < _HALF_A_DAY and not half else {hour}
    return {each * 60 + minute for each in hours if each < _A_DAY}
