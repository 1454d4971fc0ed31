"""The clauses of one answer added up to what it means for the offered starts."""

import re

from sequencer.core.meet.offered import NOTHING, Fit, Offer
from sequencer.core.meet.pick.clauses import Clause
from sequencer.core.meet.pick.outcome import NONE_FITS, NONE_NAMED, Outcome, Pick
from sequencer.core.meet.pick.surroundings import OR, last_word, settled
from sequencer.core.meet.pick.words import ACCEPT, AGREE, BUT, SHIFT, WISH

_ASKS = re.compile(
    r"\W*(?:and |und |et |y |en |e |i |och |but |aber )?(?:is|are|was|were|does|did|has|have|will|isn't|ist|sind|gilt|war|wird|werden|bleibt|est-ce|est|sont|es|son|será|zijn|wordt|è|sono|sarà|é|são|czy (?:to|jest|są|ten|ta|będzie)|är|blir)(?!\w)"
)
_WHO = re.compile(
    r"\W*(?:and |und |et |y |en |e |i |och )?(?:who|what|where|how|why|which|wer|was|wo|wie|warum|wieso|welche\w*|mit wem|qui|que|quelle?s?|où|comment|combien|pourquoi|avec qui|quién|qué|cuál\w*|dónde|cómo|cuánto|con quién|wie|wat|waar|hoe|waarom|met wie|chi|che|quale|dove|come|perché|con chi|quem|o que|qual|onde|como|com quem|czy(?= (?!może|pasuje|mogę|możemy|można))|kto|kim|co|jak\w*|gdzie|dlaczego|z kim|vem|vad|var|hur|varför|vilken)(?!\w)"
)
_HELLO = re.compile(r"^(?:hi|hello|hey|hallo|bonjour|salut|hola|hoi|ciao|olá|oi|cześć|hej)\W+")
_BEFORE = re.compile(
    r"(?:before|after|bevor|nachdem|avant (?:de|que|d')|après|antes de|después de|voordat|nadat|prima di|dopo|depois de|zanim|innan)(?!\w)"
)
_NUMBER_FIRST = re.compile(r"(?:à |a las |alle |às |um |om |o |kl )?\d{1,2}(?!\w)")
_THEN = re.compile(r"(?:then|dann|da|alors|entonces|dan|allora|então|wtedy|då)(?!\w)")
_JUST_NO = re.compile(r"not|nicht|pas|niet|não|nie|inte|nope")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,2}(?:[./-]\d{1,4})*(?:st|nd|rd|th|ste|de|er?|go|:[ea]|º|ª)?(?![\w,]|[.:/]\d)")
_BROKEN_OFF = re.compile(r"but|aber|mais|pero|mas|ma|ale|men")


class Verdict:
    """What the clauses accept, refuse and prefer; where anything stays open nothing is booked."""

    def __init__(self, offer: Offer, clauses: list[Clause]) -> None:
        self._offer = offer
        self._clauses, self._is_doubtful = last_word(clauses)
        self.accepted, self._rejected, self._preferred = NOTHING, NOTHING, NOTHING
        self._aside = NOTHING  # named in clauses that say neither yes nor no
        self._wishes: list[str] = []
        self._is_none = self._is_any = self._is_all = False
        self._is_doubtful |= any(_BROKEN_OFF.fullmatch(one.text) for one in self._clauses[-1:])
        self._is_fallback_in: int | None = None
        self._clauses = list(self._clauses)
        self._at = 0  # the clause that is being added
        for at, clause in enumerate(self._clauses):
            self._at = at
            self._clauses[at], taken_back = settled(clause, self._clauses, at, offer)
            self.accepted = self.accepted.without(taken_back)
            self._add(self._clauses[at])

    def outcome(self) -> Pick:
        odd = next((one for one in self._clauses if one.is_odd_date), None)
        if odd is not None:
            return Pick(Outcome.HUMAN, None, odd.said, "the weekday and the date do not go together")
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
            return Pick(Outcome.HUMAN, None, self._constraint, "says yes and no to the same start")
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

    def _add(self, clause: Clause) -> None:
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
        if clause.is_question and (self._is_open(clause) or _ASKS.match(clause.text)):
            self._is_doubtful = True
        if clause.is_no:
            self._reject(clause, clause.fit)
        elif not clause.is_yes:
            self._set_aside(clause, clause.fit)
        else:
            self._accept(clause, clause.fit)

    def _may_be_meant(self, clause: Clause) -> bool:
        """Whether a number that stands alone may be an option; in a sentence about something else it is not."""
        names = [one for one in self._clauses if one.fit is not None and one.sentence == clause.sentence]
        is_other = clause.is_number_of_other and not names
        if clause.is_wished and _NUMBER_FIRST.match(clause.text):
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
        if _BEFORE.match(clause.text):  # “…, before I start work”
            return
        is_turn = clause.is_no and _THEN.match(clause.text) is not None  # “Then I cannot come”
        if (is_turn or _JUST_NO.fullmatch(clause.text)) and self.accepted.maybe:  # “Monday works. Not.”
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

    def _accept(self, clause: Clause, fit: Fit) -> None:
        self._wishes.append(clause.said)
        is_narrower = clause.is_after_but and fit.maybe < self.accepted.maybe  # “Tuesday, but only the second”
        if (clause.is_refinement or is_narrower) and self.accepted.maybe:
            self.accepted &= fit
            return
        self.accepted |= fit
        if clause.is_preferred:
            self._preferred |= fit

    def _chosen(self, fits: Fit) -> Pick:
        options = tuple(sorted(fits.maybe))
        preferred = self._preferred.without(self._rejected)
        self._is_doubtful |= any(self._is_elsewhere(one) for one in self._clauses)
        is_certain = not self._is_doubtful and fits.sure == fits.maybe and not self._aside.maybe
        if is_certain and len(options) == 1:
            return Pick(Outcome.BOOK, options, self._constraint, "one start fits")
        if is_certain and len(preferred.sure) == 1 and preferred.sure == preferred.maybe:
            return Pick(Outcome.BOOK, tuple(preferred.sure), self._constraint, "one start is preferred")
        if is_certain and self._is_any:
            return Pick(
                Outcome.BOOK, (self._offer.earliest(fits.sure),), self._constraint, "the earliest of any that fit"
            )
        reason = "several starts fit" if len(options) > 1 else "it is not certain that this start is meant"
        return Pick(Outcome.ASK, options, self._constraint, reason)

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
            any(_WHO.match(_HELLO.sub("", one)) for one in asked) or not any(ACCEPT.search(one) for one in asked)
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
    def names_a_start(self) -> bool:
        """Whether any clause names a start that was offered."""
        return any(one.fit is not None and one.fit.maybe for one in self._clauses)

    @property
    def possible(self) -> tuple[int, ...]:
        """Those that are accepted by some reading, or by none are refused."""
        base = self._offer.all if (self._is_any or self._is_all) and not self._wishes else self.accepted
        return tuple(sorted((base | self._aside).without(self._rejected).maybe))

    @property
    def unread_number(self) -> str | None:
        """A number that stands beside a start, or alone, and that nothing has read."""
        alone = [one.text for one in self._clauses if not one.is_no and not one.is_question and one.is_plain]
        return next((found.group(0) for text in alone if (found := _NUMBER.search(text))), None)

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
