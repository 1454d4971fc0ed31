"""A weekday and a date that speak of one day: said together they narrow each other, or do not go together at all."""

import re
from dataclasses import replace
from datetime import date, timedelta

from sequencer.core.meet.offered import Offer
from sequencer.core.meet.pick.named.mentions import TAKEN, Mentions, is_joined
from sequencer.core.meet.pick.named.one_named import Day, both, is_limit
from sequencer.core.meet.pick.named.parts import strange_words
from sequencer.core.meet.pick.vocabulary.words import ANY, OTHERWISE, REJECT

_SOON = timedelta(days=31)
_LONGEST = 60  # characters between a weekday and its date
_ENDS = re.compile(r"[.!?;:\n](?!\w)")
_ANOTHER = re.compile(r"(?<!\w)(?:too|also|auch|aussi|también|anche|também|ook|też|również|också|plus|otherwise)(?!\w)")


def with_one_days(found: Mentions) -> Mentions:
    """The same, where “Thursday at noon, 25/3” names one day and not two."""
    days: list[Day] = []
    for day in found.days:
        if days and _are_one(days[-1], day, found.rest):
            before = days[-1]
            weekday = before.weekday if before.weekday is not None else day.weekday
            on, or_on = before.on or day.on, before.or_on or day.or_on
            days[-1] = replace(before, fit=both(before.fit, day.fit), weekday=weekday, on=on, or_on=or_on)
        else:
            days.append(day)
    return replace(found, days=tuple(days))


def _are_one(before: Day, day: Day, rest: str) -> bool:
    if before.is_week or day.is_week or {before.on is None, day.on is None} != {True, False}:
        return False
    weekday, dated = (before, day) if before.on is None else (day, before)
    if weekday.weekday is None or dated.weekday is not None or is_limit(rest, day) or is_limit(rest, before):
        return False
    between = rest[before.end : day.start]
    if day.on is None and _ENDS.search(between):
        return False  # “… starts on the 12th. So Thursday”
    is_near = len(between) <= _LONGEST and not strange_words(between.replace(TAKEN, " "))
    is_list = is_joined(between) or any(words.search(between) for words in (REJECT, ANY, OTHERWISE))
    return is_near and not is_list and _ANOTHER.search(rest[before.end : day.end + 20]) is None


def disagrees(day: Day, offer: Offer) -> bool:
    """Whether a weekday stands next to a date that falls on another one, in the time to come."""
    if day.weekday is None or day.on is None:
        return False
    return all(_falls_elsewhere(day.weekday, on, offer) for on in {day.on, day.or_on or day.on})


def _falls_elsewhere(weekday: int, on: tuple[int, int], offer: Offer) -> bool:
    month, number = on
    offered = {offer.local(one).date() for one in offer.options}
    near = [offer.today + timedelta(days=ahead) for ahead in range(_SOON.days)]
    if not month:
        meant = [one for one in (*near, *offered) if one.day == number]
        return bool(meant) and all(one.weekday() != weekday for one in meant)
    for year in (offer.today.year, offer.today.year + 1):
        try:
            meant_on = date(year, month, number)
        except ValueError:
            continue
        if meant_on >= offer.today - _SOON:
            return meant_on.weekday() != weekday
    return False
