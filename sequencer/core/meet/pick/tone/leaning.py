"""How an answer leans on a start that the rules have found but do not vouch for: a second vote by its tone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sequencer.core.meet.offered import Fit, Offer
from sequencer.core.meet.pick.named.mentions import TAKEN, Mentions, meaning, mentions_in
from sequencer.core.meet.pick.named.one_day import disagrees, with_one_days
from sequencer.core.meet.pick.named.stretches import stretches_in
from sequencer.core.meet.pick.phrasing.text import Answer
from sequencer.core.meet.pick.tone.around import vectors_of
from sequencer.core.meet.pick.tone.tone import Shares, Tone, shares_of
from sequencer.core.meet.pick.vocabulary.words import MENDS


@dataclass(frozen=True)
class Lean:
    """The largest shares of any stretch that names the start, and of those that name another time."""

    chosen: float
    against: float  # refused or left open
    elsewhere: float  # another start is chosen, or a time that was not offered
    is_sure: bool  # what names it can mean no other


def lean(answer: Answer, offer: Offer, number: int) -> Lean | None:
    """What the tone says of the start of that number; None where no stretch singles it out."""
    found = with_one_days(mentions_in(answer, offer))
    chosen = against = elsewhere = 0.0
    meant = offer.all
    is_named = False
    for own, fit, shares in _stretches(found, offer):
        if number in fit.maybe and not _is_other_day(own, number, offer):
            if len(fit.maybe) < len(offer.options) or len(offer.options) == 1:
                is_named = True
                meant &= fit
                chosen = max(chosen, shares[Tone.CHOSEN])
                against = max(against, shares[Tone.REFUSED] + shares[Tone.OPEN])
        else:
            is_date = not fit.maybe and any(one.on is not None for one in own.days)
            elsewhere = max(elsewhere, shares[Tone.CHOSEN], shares[Tone.OPEN] if is_date else 0.0)
    is_sure = meant.sure == meant.maybe and not found.is_elsewhere and not _disagrees(found, offer)
    return Lean(chosen, against, elsewhere, is_sure) if is_named else None


def _stretches(found: Mentions, offer: Offer) -> Iterator[tuple[Mentions, Fit, Shares]]:
    """Those behind the last better thought, with what they mean and how they are said."""
    stretches = stretches_in(found.rest)
    taken_back = max((one.end() for one in MENDS.finditer(found.rest) if "," not in one.group(0)), default=0)
    for (start, end), vector in zip(stretches, vectors_of(found.rest, stretches), strict=True):
        own = found.within(start, end)
        fit, _ = meaning(own, offer)
        if fit is not None and end > taken_back:
            yield own, fit, shares_of(vector)


def _is_other_day(own: Mentions, number: int, offer: Offer) -> bool:
    """“Option 2, till Thursday then”: a weekday that is none of the start's."""
    named = {one.weekday for one in own.days if one.weekday is not None}
    return bool(named) and not any(offer.local(one).weekday() in named for one in offer.options if one.number == number)


def _disagrees(found: Mentions, offer: Offer) -> bool:
    """Whether a date stands next to a weekday on which it does not fall, be it behind a full stop."""
    for before, day in pairwise(found.days):
        is_apart = re.search(r"\w", found.rest[before.end : day.start].replace(TAKEN, "")) is not None
        is_pair = not is_apart and before.weekday is None and before.on is not None and day.on is None
        if is_pair and disagrees(replace(day, on=before.on, or_on=before.or_on), offer):
            return True
    return any(disagrees(one, offer) for one in found.days)
