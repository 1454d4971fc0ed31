"""“1:30 pm my time (6:30 pm in London)”: one hour told on two clocks, of which the one that was offered is kept."""

import re
from dataclasses import replace

from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.named.zones import zones_in
from sequencer.core.meet.pick.phrasing.text import Answer
from sequencer.core.meet.pick.vocabulary.words import ACCEPT, REJECT

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
    r"(?<!\w)(?:(?:(?:mountain|eastern|central|pacific|local|standard|summer|winter) )?time|\w*zeit|\w*tijd|\w*tid|hora(?: (?:local|peninsular))?|heure(?: locale)?|ora(?: locale)?|czasu|horário|fuso|mountain|eastern|central|pacific|cet|gmt|bst|yours?|mine|here|there|hier|dort|(?:bei|von) (?:mir|uns|dir|euch|ihnen)|chez (?:moi|nous|toi|vous)|aquí|allí|allá|daar|bij (?:mij|ons|jou|jullie|u)|qui|lì|(?:da|per) (?:me|voi|noi|te|lei)|voi|noi|aqui|aí|lá|u (?:mnie|nas|was|ciebie)|tu|tam|hos (?:mig|oss|er|dig)|här|där|(?:en )?la península)(?!\w)"
)
_IN_A_PLACE = re.compile(
    r"(?<!\w)(?:in|en|em|w|we|à|a|i|nos|na|no|de|di|of)(?: (?:the|las?|los|os|den|der|de))? (?P<place>[^\W\d_][\w-]{2,})(?: [A-ZÀ-Ż][\w-]+)?"
)
# What may stand beside it: anything else may be a refusal, or another matter.
_SMALL = re.compile(
    r"(?<!\w)(?:my|your|our|their|for (?:me|us|you)|the|of|in|on|at|to|de|du|d|a|à|na|no|em|en|i|på|w|we|op|van|nach|von|meiner|ihrer|eurer|deiner|unserer|mon|ma|votre|notre|ton|mi|su|tu|vuestra|mijn|jouw|jullie|uw|onze|mia|tua|sua|vostra|nostra|meu|minha|vossa|sua|mojego|waszego|naszego|min|din|er|vår)(?!\w)"
)
_IS = re.compile(r"(?<!\w)(?:is|ist|est|es|é|è|jest|är|me|mi|mir|mig|for|für|pour|para|per|voor|för|dla|mnie)(?!\w)")
_SPACES = re.compile(r" {2,}")
_A_WORD = re.compile(r"\w")
_HALF_A_DAY, _A_DAY = 12, 24
_STEM = 4  # letters of a city, which languages end otherwise
_STEP, _FARTHEST = 30, 14 * 60  # minutes between two clocks


def with_one_clock(answer: Answer, offer: Offer) -> Answer:
    """The same answer, where the hour that was not offered, and whose clock it is on, are blanks."""
    words, cased = answer.words, _SPACES.sub(" ", answer.cased)
    if len(words) != len(cased):
        return answer
    answer = replace(answer, cased=cased)
    for one in _TWICE.finditer(answer.words):
        kept = _kept(one, answer, offer)
        if kept is None:
            continue
        first, last = one.span(f"t{kept}")
        blanks = " " * (first - one.start()), " " * (one.end() - last)
        words = words[: one.start()] + blanks[0] + words[first:last] + blanks[1] + words[one.end() :]
        cased = cased[: one.start()] + blanks[0] + cased[first:last] + blanks[1] + cased[one.end() :]
    return answer if words == answer.words else replace(answer, words=words, cased=cased)


def _kept(one: re.Match[str], answer: Answer, offer: Offer) -> int | None:
    """Which of the two hours was offered; None where both were, or neither, or where they are not one hour."""
    clocks = [_names_a_clock(one, nth, answer, offer) for nth in (1, 2)]
    if None in clocks or not any(clocks) or (one.group("plain") and not all(clocks)):
        return None
    first, second = _minutes(one, 1), _minutes(one, 2)
    apart = {abs(a - b) for a in first for b in second}
    if not any(0 < gap <= _FARTHEST and gap % _STEP == 0 for gap in apart):
        return None
    offered = {offer.local(each).hour * 60 + offer.local(each).minute for each in offer.options}
    hits = [n for n, minutes in ((1, first), (2, second)) if minutes & offered]
    city = offer.zone.key.rpartition("/")[2].lower()[:_STEM]
    return hits[0] if len(hits) == 1 else next((n for n in hits if city in one.group(f"where{n}")), None)


def _names_a_clock(one: re.Match[str], nth: int, answer: Answer, offer: Offer) -> bool | None:
    """Whether the words behind an hour say whose clock it is on; None where they say anything else."""
    place = slice(*one.span(f"where{nth}"))
    said, cased = answer.words[place], answer.cased[place]
    if REJECT.search(said):
        return None
    blank = [(each.start, each.end) for each in zones_in(cased, offer.zone)]
    blank += [each.span() for each in _IN_A_PLACE.finditer(cased) if _is_place(each.group("place"), answer, offer)]
    blank += [each.span() for each in _CLOCK_OF.finditer(said)]
    left = "".join(" " if any(a <= at < b for a, b in blank) else each for at, each in enumerate(said))
    left = _SMALL.sub(" ", left)
    if nth == 1 and not one.group("plain"):
        left = _IS.sub(" ", ACCEPT.sub(" ", left))
    return None if _A_WORD.search(left) else bool(blank)


def _is_place(name: str, answer: Answer, offer: Offer) -> bool:
    """Whether a word is a place's name; where nouns have capitals it must be one that is known."""
    is_known = any(one.zone is not None for one in zones_in(f"{name.lower()} time", offer.zone))
    return is_known or (name[0].isupper() and "de" not in answer.languages)


def _minutes(one: re.Match[str], nth: int) -> set[int]:
    """The minutes of the day that an hour may be."""
    hour, minute, half = int(one.group(f"h{nth}")), int(one.group(f"m{nth}") or 0), one.group(f"half{nth}")
    if half:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half.startswith("p") else 0)
    hours = {hour, hour + _HALF_A_DAY} if hour < _HALF_A_DAY and not half else {hour}
    return {each * 60 + minute for each in hours if each < _A_DAY}
