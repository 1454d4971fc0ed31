"""What training is given and gives back, and when there is enough to learn from."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sequencer.core.read.learnt import ADVISES, Learnt
from sequencer.core.states import Intent

FOLDS = 5
FEWEST_ANSWERS = 100
FEWEST_EACH = 10
"""Answers of each meaning; rarer ones are left to the rules."""
PEOPLE_BEHIND_A_WORD = 3


@dataclass(frozen=True)
class Lesson:
    """An answer that a person has sorted; `person` tells who wrote it, by number."""

    text: str
    intent: Intent
    person: int


@dataclass(frozen=True)
class Outcome:
    """Of `answers`, how many the rules read rightly alone, and how many with the model, on answers it had not seen."""

    answers: int
    rules_right: int
    both_right: int
    learnt: Learnt

    @property
    def is_better(self) -> bool:
        return self.both_right > self.rules_right


Training = Callable[[Sequence[Lesson]], Outcome]


def enough_of(lessons: Sequence[Lesson]) -> tuple[list[Lesson], str]:
    """The lessons that can be learnt from, and, where there are too few, a sentence that says how many are missing."""
    counts = Counter(one.intent for one in lessons)
    usable = [one for one in lessons if counts[one.intent] >= FEWEST_EACH]
    if len(usable) < FEWEST_ANSWERS:
        return [], (
            f"{len(lessons)} sorted answers are not enough to learn from: {FEWEST_ANSWERS} are needed, counting "
            f"only meanings that at least {FEWEST_EACH} answers have."
        )
    if len({one.intent for one in usable} & ADVISES) < 2:
        return [], f"At least two meanings with {FEWEST_EACH} answers each are needed."
    return usable, ""
