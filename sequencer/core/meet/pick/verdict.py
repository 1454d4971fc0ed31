"""The clauses of one answer added up to what it means for the offered starts."""

from sequencer.core.meet.offered import Fit
from sequencer.core.meet.pick.clauses import Clause
from sequencer.core.meet.pick.outcome import NONE_FITS, NONE_NAMED, ODD_DATE, ONE_FITS, YES_AND_NO, Outcome, Pick
from sequencer.core.meet.pick.surroundings import A_WEEK_ON
from sequencer.core.meet.pick.tally import Tally
from sequencer.core.meet.pick.vocabulary.evidence_words import SO
from sequencer.core.meet.pick.vocabulary.verdict_words import (
    HELLO,
    NUMBER,
    WHO,
)
from sequencer.core.meet.pick.vocabulary.words import ACCEPT, AGREE, BUT, SHIFT, WISH


class Verdict(Tally):
    """What the clauses accept, refuse and prefer; where anything stays open nothing is booked."""

    def outcome(self) -> Pick:
        odd = next((one for one in self._clauses if one.is_odd_date), None)
        if odd is not None and not self._is_far_wish(odd):
            return Pick(Outcome.HUMAN, None, odd.said, ODD_DATE)
        if any(one.is_clash and not one.is_no for one in self._clauses):
            return Pick(Outcome.HUMAN, None, self._constraint, "the number and the day exclude each other")
        if self._is_none:
            return self._nothing_fits()
        base = self._offer.all if (self._is_any or self._is_all) and not self._wishes else self.accepted
        fits = base.without(self._rejected)
        said = "; ".join(one.said for one in self._clauses)
        if fits.maybe and any(SHIFT.search(one.text) for one in self._clauses):
            return Pick(Outcome.PROPOSE, None, said, "another time than the offered one")
        if self.accepted.sure and not fits.maybe:
            return Pick(Outcome.HUMAN, None, self._constraint, YES_AND_NO)
        if fits.maybe:
            return self._chosen(fits)
        if self._wishes and any(one.is_unknown for one in self._clauses):
            return Pick(Outcome.ASK, None, None, "calls an option that was not offered")
        is_wish = any(one.is_plain for one in self._clauses if one.said in self._wishes)
        if self._wishes and self._aside.maybe and not is_wish:
            return Pick(Outcome.ASK, tuple(sorted(self._aside.maybe)), None, "it is not certain that this is a pick")
        if self._wishes:
            return Pick(Outcome.PROPOSE, None, self._constraint, "none of the offered starts fits the wish")
        return self._undecided()

    def _is_far_wish(self, clause: Clause) -> bool:
        """Whether a weekday and a date that do not go together are asked for where nothing was offered: another month's."""
        is_refusal = self._is_none or any(one.is_none for one in self._clauses)
        is_far = clause.fit is not None and not clause.fit.maybe
        return is_far and is_refusal and (clause.is_question or clause.is_request or clause.is_wished)

    def _chosen(self, fits: Fit) -> Pick:
        options = tuple(sorted(fits.maybe))
        preferred = self._preferred.without(self._rejected)
        self._is_doubtful |= any(self._is_elsewhere(one) for one in self._clauses)
        self._is_doubtful |= not all(fits.maybe & one.maybe for one in self._background)
        is_aside = self._aside.maybe and (
            self._is_aside_open or self._aside.maybe & fits.maybe or not self._is_plain_yes
        )
        is_certain = not self._is_doubtful and fits.sure == fits.maybe and not is_aside
        if is_certain and len(options) == 1:
            return Pick(Outcome.BOOK, options, self._constraint, ONE_FITS)
        if is_certain and len(preferred.sure) == 1 and preferred.sure == preferred.maybe:
            return Pick(Outcome.BOOK, tuple(preferred.sure), self._constraint, "one start is preferred")
        if is_certain and self._is_any:
            return Pick(
                Outcome.BOOK, (self._offer.earliest(fits.sure),), self._constraint, "the earliest of any that fit"
            )
        reason = "several starts fit" if len(options) > 1 else "it is not certain that this start is meant"
        return Pick(Outcome.ASK, options, self._constraint, reason)

    @property
    def _is_plain_yes(self) -> bool:
        """Whether a clause says in so many words that a time fits."""
        named = [one for one in self._clauses if one.fit is not None and not one.is_no]
        return any(one.is_plainly_yes or (one.is_plain and SO.match(one.text)) for one in named)

    def _is_elsewhere(self, clause: Clause) -> bool:
        """Whether a clause says yes to what was not offered: “Monday works. The 4th.”"""
        is_said = clause.is_yes and clause.is_plain and not (clause.is_no or clause.is_none or clause.is_loose)
        is_wish = clause.is_wished or clause.is_preferred or clause.is_fallback or clause.is_former or clause.is_request
        return is_said and not is_wish and clause.fit is not None and not clause.fit.maybe

    def _nothing_fits(self) -> Pick:
        if self.accepted.maybe and any(self._contradicts(one) for one in self._clauses):
            return Pick(Outcome.HUMAN, None, self._constraint, "says no to all and yes to one")
        said = " ".join(one.said for one in self._clauses)
        names_a_wish = any(one.fit is not None and not one.is_none and not one.is_no for one in self._clauses)
        names_a_wish = names_a_wish or any(
            one.is_none and one.fit is not None and not one.is_loose for one in self._clauses
        )
        if self._wishes or names_a_wish or WISH.search(self.left):
            return Pick(Outcome.PROPOSE, None, self._constraint or said, "none fits, but a wish was stated")
        return Pick(Outcome.ASK, None, None, NONE_FITS)

    def _contradicts(self, clause: Clause) -> bool:
        """Whether behind “none of them” a clause says yes to a start, and not to some other time near it."""
        if clause.fit is None or clause.is_none or clause.is_no or not clause.fit.sure:
            return False
        if clause.is_remark and not clause.is_preferred:
            return False  # “none, on the 19th I have an exam”
        return not (clause.is_question or clause.is_request or clause.is_loose or WISH.search(clause.text))

    def _undecided(self) -> Pick:
        said = " ".join(one.said for one in self._clauses)
        left = self._offer.all.without(self._rejected)
        if self._rejected.maybe:
            if WISH.search(self.left) or any(one.is_request and one.is_question for one in self._clauses):
                return Pick(Outcome.PROPOSE, None, said, "refuses what was offered and states a wish")
            return Pick(Outcome.ASK, tuple(sorted(left.maybe)) or None, None, "only says what does not fit")
        is_plain = not (self._is_doubtful or self._aside.maybe or BUT.search(self.left) or WISH.search(self.left))
        is_plain = is_plain and not any(one.is_no or one.is_question for one in self._clauses)
        if len(self._offer.options) == 1 and is_plain and AGREE.search(self.left):
            return Pick(Outcome.BOOK, (self._offer.options[0].number,), None, "agrees to the only start")
        asked = [one.text for one in self._clauses if one.is_question]
        if asked and (
            any(WHO.match(HELLO.sub("", one)) for one in asked) or not any(ACCEPT.search(one) for one in asked)
        ):
            return self._asked(said)
        if WISH.search(self.left):
            return Pick(Outcome.PROPOSE, None, said, "a wish that no offered start answers")
        if self._aside.maybe:
            return Pick(Outcome.ASK, tuple(sorted(self._aside.maybe)), said, "it is not certain that this is a pick")
        return Pick(Outcome.ASK, None, None, NONE_NAMED)

    def _asked(self, said: str) -> Pick:
        if any(one.is_question and one.fit is not None and not one.fit.maybe for one in self._clauses):
            return Pick(Outcome.PROPOSE, None, said, "asks for a time that was not offered")
        return Pick(Outcome.HUMAN, None, None, "a question and no pick")

    @property
    def is_any(self) -> bool:
        """Whether several starts suit and nobody cares which."""
        return self._is_any

    @property
    def names_a_start(self) -> bool:
        """Whether any clause names a start that was offered."""
        return any(one.fit is not None and one.fit.maybe for one in self._clauses)

    def doubts(self, number: int) -> bool:
        """Whether a clause that names a start refuses, hedges or asks, takes something back, or counts on from another."""
        named = [one for one in self._clauses if one.fit is not None and number in one.fit.maybe]
        is_other = any(one.is_no or one.is_hedged or one.is_question or one.is_mend or one.is_former for one in named)
        return is_other or self.counts_on

    @property
    def counts_on(self) -> bool:
        """Whether a day is told by the week behind that of another."""
        return any(A_WEEK_ON.search(one.said) for one in self._clauses)

    def says_yes_to(self, number: int) -> bool:
        """Whether a clause says in so many words that one start fits, and no clause says otherwise of it."""
        named = [one for one in self._clauses if one.fit is not None and number in one.fit.maybe]
        return not self.doubts(number) and any(
            one.is_plainly_yes and one.fit is not None and number in one.fit.sure and not one.is_background
            for one in named
        )

    @property
    def possible(self) -> tuple[int, ...]:
        """Those that are accepted by some reading, or by none are refused."""
        base = self._offer.all if (self._is_any or self._is_all) and not self._wishes else self.accepted
        return tuple(sorted((base | self._aside).without(self._rejected).maybe))

    @property
    def unread_number(self) -> str | None:
        """A number that stands beside a start, or alone, and that nothing has read."""
        alone = [one.text for one in self._clauses if not one.is_no and not one.is_question and one.is_plain]
        return next((found.group(0) for text in alone if (found := NUMBER.search(text))), None)

    @property
    def stated(self) -> str:
        """The words that name nothing, without questions of their own."""
        return " ".join(one.text for one in self._clauses if one.fit is not None or not one.is_question)

    @property
    def beside(self) -> str:
        """The words from the sentence on that names a start first, and says no to none."""
        first = next((one.sentence for one in self._clauses if one.fit is not None and not one.is_no), 0)
        return " ".join(one.text for one in self._clauses if one.sentence >= first)

    @property
    def left(self) -> str:
        """The words that name nothing."""
        return " ".join(one.text for one in self._clauses)

    @property
    def _constraint(self) -> str | None:
        return "; ".join(self._wishes) or None
