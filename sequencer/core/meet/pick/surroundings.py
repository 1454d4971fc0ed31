"""A clause as the clauses around it let it be read: the last word counts, an ordinal follows what was named before it."""

import re
from dataclasses import replace

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.clauses import Clause

OR = re.compile(r"(?:or|oder|ou|o(?! que)|of|lub|albo|eller)(?!\w)")
# Behind a day that does not suit: the one of the week behind it.
A_WEEK_ON = re.compile(
    r"(?<!\w)(?:(?:the )?one (?:of |in )?(?:the )?(?:week after|following week|next week)|(?:der|den|die) (?:in der|eine|von der)? ?(?:woche (?:drauf|danach|später)|(?:folge|nächsten) ?woche)|celui (?:de )?(?:la )?semaine (?:suivante|d'après|prochaine)|el de la (?:semana )?(?:siguiente|semana siguiente|semana que viene|próxima semana)|quello (?:della )?(?:settimana (?:dopo|successiva|prossima))|die (?:van )?(?:de )?(?:week (?:erna|erop|daarna)|volgende week)|o da semana (?:seguinte|que vem)|ten (?:z|w) (?:następn\w+|kolejn\w+|przyszł\w+) tygodni\w+|den (?:veckan (?:efter|därpå)|nästa vecka))(?!\w)"
)
_TWO = 2  # starts of one weekday, so that “the other” means one


def last_word(clauses: list[Clause]) -> tuple[list[Clause], bool]:
    """The clauses from the last one on that takes something back, and whether it is open what it puts instead."""
    at = max((place for place, one in enumerate(clauses) if one.is_mend), default=None)
    if at is None or not any(one.fit is not None for one in clauses[:at]):
        return clauses, False
    after = clauses[at:]
    named = [one for one in after if one.fit is not None]
    if not named:
        return clauses, True
    is_loose = all(one.is_loose for one in named)
    before = [replace(one, fit=None, is_any=False, is_none=False, is_no=False, is_rest=False) for one in clauses[:at]]
    return (clauses, True) if is_loose else ([*before, *after], False)


def settled(clause: Clause, clauses: list[Clause], at: int, offer: Offer) -> tuple[Clause, Fit]:
    """The clause at a place, with what it takes back of the yes before it."""
    before = [one for one in clauses[:at] if one.fit is not None and one.fit.maybe]
    taken_back = NOTHING
    if clause.is_remaining and (found := _left_over(clause, clauses[:at], offer)) is not None:
        return found, offer.all
    clause = _the_other_of_a_day(clause, before)
    if before and len(before[-1].kin) >= _TWO and not OR.match(clause.text):
        clause, taken_back = _of_those(clause, before[-1], before[-1].fit or NOTHING, offer)
    later = clauses[at + 1 :]
    is_replaced = clause.is_former and any(
        one.fit is not None
        and one.is_plainly_yes
        and not one.is_no
        and not one.fit.maybe & (clause.fit or NOTHING).maybe
        for one in later
    )
    if is_replaced or _is_only_wished(clause, later[:1]):
        clause = replace(clause, is_no=True)
    return clause, taken_back


def _left_over(clause: Clause, before: list[Clause], offer: Offer) -> Clause | None:
    """“Monday I'm away, Tuesday is the dentist. The other one is good”: the only start that was not spoken of."""
    spoken = [one for one in before if one.fit is not None and one.fit.maybe and not one.is_part]
    is_taken = any(one.is_plainly_yes and not one.is_no and not one.is_hedged for one in spoken)
    is_no = clause.is_no and not clause.is_plainly_yes
    if not spoken or is_taken or is_no or clause.is_question or (clause.is_wished and clause.is_after_but):
        return None
    among = clause.fit.maybe if clause.fit is not None else offer.all.maybe
    left = among - frozenset().union(*(one.fit.maybe for one in spoken if one.fit is not None))
    if len(left) != 1:
        return None
    return replace(
        clause, fit=Fit(left, left), is_rest=False, is_yes=True, is_no=False, is_loose=False, place=None, nth=0
    )


def _the_other_of_a_day(clause: Clause, before: list[Clause]) -> Clause:
    """“Not the 2nd. The other Monday is good”: of two Mondays the one that was not named."""
    if not clause.is_rest or clause.fit is None or len(clause.kin) < _TWO or not clause.fit.maybe <= clause.kin:
        return clause
    named = frozenset(number for one in before if one.fit is not None for number in one.fit.maybe & clause.kin)
    left = clause.kin - named
    return (
        replace(clause, fit=Fit(left, left), is_rest=False)
        if named and len(left) == 1 and left <= clause.fit.maybe
        else clause
    )


def _is_only_wished(clause: Clause, later: list[Clause]) -> bool:
    """“Thursday would be ideal, but I have training”, “I first thought of Thursday, but Friday is better”: kind noes."""
    if clause.is_former and any(one.is_after_but and one.fit is not None and one.is_yes for one in later):
        return True
    return clause.is_wished and any(
        one.sentence == clause.sentence and one.is_after_but and one.is_obstacle and _is_of(one, clause)
        for one in later
    )


def _is_of(one: Clause, clause: Clause) -> bool:
    """Whether an obstacle stands in the way of what a clause names, and not of some other time."""
    if one.fit is None or clause.fit is None:
        return one.fit is None
    return one.is_loose and (not one.fit.maybe or bool(one.fit.maybe & clause.fit.maybe))


def _of_those(clause: Clause, named: Clause, fit: Fit, offer: Offer) -> tuple[Clause, Fit]:
    """“The second”, “the other one”, behind “not the first Wednesday”: of those, not of the list."""
    kin = named.kin
    if clause.is_the_other and clause.fit is None and len(kin - fit.maybe) == 1:
        left = kin - fit.maybe
        return replace(clause, fit=Fit(left, left), is_rest=False, is_yes=True), NOTHING
    later = frozenset(number for number in kin - fit.maybe if number > max(fit.maybe, default=0))
    if named.is_no and not clause.kin and A_WEEK_ON.search(clause.said):
        if len(later) != 1 or later != kin - fit.maybe:
            return replace(clause, fit=clause.fit and clause.fit.doubted()), NOTHING
        return replace(clause, fit=Fit(later, later), is_yes=clause.is_yes or clause.is_plain), NOTHING
    if named.is_no and clause.kin == kin and clause.fit is not None and fit.sure:
        left = clause.fit.maybe - fit.sure
        is_settled = len(left) == 1 and not clause.is_hedged and not clause.is_request
        return (replace(clause, fit=Fit(left, left)) if is_settled else clause), NOTHING
    if not clause.nth or clause.fit is None:
        return clause, NOTHING
    ranked = offer.ranked(Fit(kin, kin), clause.nth - 1, is_of_two=False, is_by_date=True)
    if clause.fit.maybe <= kin and ranked.maybe != clause.fit.maybe and not named.is_no:
        ranked = (ranked | clause.fit).doubted()
    is_narrower = named.is_yes and not named.is_no
    return replace(clause, fit=ranked), Fit(kin, kin) if is_narrower else NOTHING
