"""What people have sorted becomes a second opinion on new answers, if it reads unseen ones better than the rules alone."""

from dataclasses import dataclass

from sequencer.core.read.lessons import Training, enough_of
from sequencer.flows.road import Road
from sequencer.store.learnt_models import forget_learnt, keep_learnt, lessons_of


@dataclass(frozen=True)
class Learning:
    """What came of it. The figures are shares from 0 to 1 of answers that were not learnt from; None without a try."""

    answers: int
    is_kept: bool
    says: str
    rules: float | None = None
    with_model: float | None = None


def learn(road: Road, train: Training) -> Learning:
    """Train on every sorted answer and keep the model where it earns its place; an older one goes either way.

    Nothing changes while there are too few answers.
    """
    with road.database.read() as session:
        sorted_answers = lessons_of(session)
    lessons, why_not = enough_of(sorted_answers)
    if why_not:
        return Learning(len(sorted_answers), is_kept=False, says=why_not)
    outcome = train(lessons)
    with road.database.write() as session:
        if outcome.is_better:
            keep_learnt(session, outcome, road.now())
        else:
            forget_learnt(session)
    rules, both = outcome.rules_right / outcome.answers, outcome.both_right / outcome.answers
    kept = (
        "It is used from now on." if outcome.is_better else "The rules alone are at least as good, so nothing is kept."
    )
    return Learning(outcome.answers, outcome.is_better, kept, rules, both)
