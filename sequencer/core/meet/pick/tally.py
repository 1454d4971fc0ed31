"""What the clauses of one answer accept, refuse and prefer, added up in their order."""

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.clauses import Clause
from sequencer.core.meet.pick.surroundings import OR, last_word, settled
from sequencer.core.meet.pick.vocabulary.verdict_words import (
    ASKS,
    BEFORE,
    BROKEN_OFF,
    JUST_NO,
    NUMBER_FIRST,
    STILL,
    THEN,
)
from sequencer.core.meet.pick.vocabulary.words import ACCEPT, BUT


class Tally:
    """What is accepted, rejected and preferred after the last clause, and whether any of it is in doubt."""

    def __init__(self, offer: Offer, clauses: list[Clause]) -> None:
        self._offer = offer
        self._clauses, self._is_doubtful = last_word(clauses)
        self.accepted, self._rejected, self._preferred = NOTHING, NOTHING, NOTHING
        self._aside = NOTHING  # named in clauses that say neither yes nor no
        self._is_aside_open = False  # and that may yet be a yes
        self._wishes: list[str] = []
        self._background: list[Fit] = []  # when somebody is free, told by what ends or begins
        self._is_none = self._is_any = self._is_all = False
        self._is_doubtful |= any(BROKEN_OFF.fullmatch(one.text) for one in self._clauses[-1:])
        self._is_fallback_in: int | None = None
        self._clauses = list(self._clauses)
        self._at = 0  # the clause that is being added
        for at, clause in enumerate(self._clauses):
            self._at = at
            self._clauses[at], taken_back = settled(clause, self._clauses, at, offer)
            self.accepted = self.accepted.without(taken_back)
            self._add(self._clauses[at])

    def _add(self, clause: Clause) -> None:
        if clause.is_reason and not clause.is_none and self._is_why(clause):
            return
        if clause.is_background and clause.fit is not None and self._names_besides(clause):
            self._is_any = self._is_any or clause.is_any
            if not clause.is_window:
                self._background.append(clause.fit)
            return
        if clause.is_none:
            if clause.fit is None or not clause.fit.maybe:
                self._is_none = True
            else:
                self._rejected |= clause.fit
            return
        if clause.is_rest and clause.fit is None and clause.is_no:
            self._rejected |= self._offer.all.without(self.accepted)
            return
        if clause.is_rest and not clause.is_no and (self._rejected.maybe or clause.fit is None):
            self._add_rest(clause)
            return
        if self._is_second_best(clause):
            return
        self._is_any = self._is_any or clause.is_any
        if clause.fit is None:
            self._is_all = self._is_all or (clause.is_all and ACCEPT.search(clause.text) is not None)
            self._doubt(clause)
            self._is_doubtful |= self._may_be_meant(clause)
            return
        if clause.place is not None and self.accepted.maybe and not clause.is_no:
            self.accepted = self._offer.ranked(self.accepted, clause.place[0], is_of_two=clause.place[1])
            self._wishes.append(clause.said)
            return
        if clause.is_question and (self._is_open(clause) or ASKS.match(clause.text) or STILL.search(clause.text)):
            self._is_doubtful = True
        if clause.is_no:
            self._reject(clause, clause.fit)
        elif not clause.is_yes:
            self._set_aside(clause, clause.fit)
        else:
            self._accept(clause, clause.fit)

    def _names_besides(self, clause: Clause) -> bool:
        return any(one is not clause and (one.fit is not None or one.is_any) for one in self._clauses)

    def _is_why(self, clause: Clause) -> bool:
        """“Monday, as I have the kids on Tuesday”: a reason is neither a yes nor a no of its own."""
        others = [
            one
            for one in self._clauses
            if one is not clause and one.fit is not None and one.sentence == clause.sentence
        ]
        before = self._clauses[: self._at]
        is_named = any(one in before or one.is_plainly_yes for one in others)
        return is_named and not (clause.fit is not None and clause.is_plainly_yes and not clause.is_no)

    def _may_be_meant(self, clause: Clause) -> bool:
        """Whether a number that stands alone may be an option; in a sentence about something else it is not."""
        names = [one for one in self._clauses if one.fit is not None and one.sentence == clause.sentence]
        is_other = clause.is_number_of_other and not names
        if clause.is_wished and NUMBER_FIRST.match(clause.text):
            return True  # “7 would be better”
        return bool(clause.numbers & {one.number for one in self._offer.options}) and not is_other

    def _add_rest(self, clause: Clause) -> None:
        """The others, the rest: all that nobody has spoken of."""
        self.accepted |= self._offer.all.without(self._rejected).without(self.accepted)
        self._wishes.append(clause.said)
        self._is_any = self._is_any or clause.is_any

    def _is_second_best(self, clause: Clause) -> bool:
        """Whether a clause only says what to do where the first choice fails; with a first choice it is left out."""
        if clause.is_fallback:
            self._is_fallback_in = clause.sentence
        is_in = clause.is_fallback or (self._is_fallback_in == clause.sentence and not clause.is_no)
        if not is_in or clause.fit is None:
            return False
        if self.accepted.maybe:
            return True
        self._is_doubtful = True
        return False

    def _is_open(self, clause: Clause) -> bool:
        """“Wednesday?”, and no “perfect” behind it."""
        answers = (one for one in self._clauses if one.sentence == clause.sentence + 1 and one.fit is None)
        return clause.is_bare and not any(ACCEPT.search(one.text) and not one.is_no for one in answers)

    def _doubt(self, clause: Clause) -> None:
        """A no that names nothing, in the sentence of a yes or behind a question: “Wednesday? I'd rather not.”"""
        if BEFORE.match(clause.text):  # “…, before I start work”
            return
        if self._refuses_before(clause):
            return
        is_turn = clause.is_no and THEN.match(clause.text) is not None  # “Then I cannot come”
        if (is_turn or JUST_NO.fullmatch(clause.text)) and self.accepted.maybe:  # “Monday works. Not.”
            self._is_doubtful = True
        is_or = OR.match(clause.text) is not None
        before = self._clauses[: self._at]
        if before and clause.is_no and before[-1].is_no and before[-1].fit is not None:
            return  # “Thursday would have been ideal, but I can't”
        is_after_yes = any(
            one.fit is not None and one.sentence in {clause.sentence, clause.sentence - (one.is_question or is_or)}
            for one in self._clauses
        )
        is_doubt = clause.is_no or clause.is_unread or clause.is_hedged or is_or
        later = self._clauses[self._at :]
        if clause.is_fallback and not any(one.fit is not None for one in later):
            self._is_doubtful = True  # “2, as a last resort”
        self._is_doubtful = self._is_doubtful or (is_doubt and is_after_yes and not clause.is_fallback)

    def _refuses_before(self, clause: Clause) -> bool:
        """“Monday and Tuesday are month's end, impossible”: a bare no behind a remark refuses what that names."""
        before = self._clauses[: self._at][-1:]
        if not (clause.is_no and clause.is_plain and before) or before[0].sentence != clause.sentence:
            return False
        named = before[0]
        if named.fit is None or not named.is_remark or named.is_no or named.is_wished or named.is_question:
            return False
        self._rejected |= named.fit
        self._aside = self._aside.without(named.fit)
        return True

    def _reject(self, clause: Clause, fit: Fit) -> None:
        self._is_doubtful |= clause.is_unread
        if clause.is_refinement and self._is_reason_of_no(clause):
            return
        if clause.is_refinement and not (
            fit.maybe & (self.accepted.maybe or fit.maybe)
        ):  # “but I have to leave at 12:45”
            self._doubt(clause)
        if clause.place is not None and self.accepted.maybe:
            fit = self._offer.ranked(self.accepted, clause.place[0], is_of_two=clause.place[1])
        if clause.is_after_but and self.accepted.maybe & fit.maybe:
            fit = Fit(self.accepted.maybe & fit.maybe, self.accepted.maybe & fit.maybe)  # of what was just accepted
        self._rejected |= fit

    def _is_reason_of_no(self, clause: Clause) -> bool:
        """“Monday is not possible, I am at work until eight”: the hour is no refusal of its own."""
        before = self._clauses[: self._at]
        return any(one.is_no and one.fit is not None and one.sentence == clause.sentence for one in before[-1:])

    def _set_aside(self, clause: Clause, fit: Fit) -> None:
        """What a sentence about something else names; a time of day beside a pick is only its reason."""
        if clause.is_loose and self.accepted.maybe:
            self._is_doubtful |= BUT.match(clause.text) is not None
            return
        self._aside |= fit
        self._is_aside_open |= clause.is_after_but or clause.is_question or clause.is_wished or not clause.is_remark

    def _accept(self, clause: Clause, fit: Fit) -> None:
        if self.accepted.maybe and self.accepted.maybe < fit.maybe and clause.is_day_again:
            return  # “Tomorrow at noon is perfect. See you tomorrow!”
        self._wishes.append(clause.said)
        is_narrower = clause.is_after_but and fit.maybe < self.accepted.maybe  # “Tuesday, but only the second”
        if (clause.is_refinement or is_narrower) and self.accepted.maybe:
            is_one = len(self.accepted.sure) == 1 and self.accepted.sure == self.accepted.maybe <= fit.maybe
            self.accepted &= self.accepted if is_one and clause.is_part else fit
            return
        self.accepted |= fit
        if clause.is_preferred:
            self._preferred |= fit
