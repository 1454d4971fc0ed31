"""Training on this machine: a linear model over sorted answers, and whether it earns its place beside the rules.

Needs scikit-learn, which only this file imports: a logistic regression, measured on folds it has not seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from sequencer.core.read.features import features
from sequencer.core.read.learnt import ADVISES, Learnt, second_opinion
from sequencer.core.read.lessons import FOLDS, PEOPLE_BEHIND_A_WORD, Lesson, Outcome
from sequencer.core.read.stop_sense import understood_intent
from sequencer.core.states import Intent


@dataclass(frozen=True)
class _Fitted:
    model: LogisticRegression
    names: list[str]


def train(lessons: Sequence[Lesson]) -> Outcome:
    """The figures of rules alone and of rules with the model, each on answers it was not made from, and the model.

    `lessons` hold at least `FOLDS` answers of each meaning. The same lessons give the same outcome.
    """
    rules = [understood_intent(one.text, None) for one in lessons]
    meant = [one.intent for one in lessons]
    with_model = list(rules)
    for learning, trying in _folds(meant):
        learnt = _learnt([lessons[at] for at in learning])
        for at in trying:
            with_model[at] = second_opinion(rules[at], lessons[at].text, learnt)
    return Outcome(
        answers=len(lessons),
        rules_right=sum(one.intent is wanted for one, wanted in zip(rules, meant, strict=True)),
        both_right=sum(one.intent is wanted for one, wanted in zip(with_model, meant, strict=True)),
        learnt=_learnt(lessons),
    )


def _folds(meant: Sequence[str]) -> Any:
    return StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(np.zeros(len(meant)), [str(one) for one in meant])


def _learnt(lessons: Sequence[Lesson]) -> Learnt:
    """A model of the meanings it may advise. A word counts once several people have used it, so none gives anybody away."""
    allowed = [one for one in lessons if one.intent in ADVISES]
    people: dict[str, set[int]] = {}
    vectors = [features(one.text) for one in allowed]
    for one, vector in zip(allowed, vectors, strict=True):
        for word in vector:
            people.setdefault(word, set()).add(one.person)
    kept = {word for word, of in people.items() if len(of) >= PEOPLE_BEHIND_A_WORD}
    names = DictVectorizer()
    table = names.fit_transform([{word: n for word, n in one.items() if word in kept} or {"": 0.0} for one in vectors])
    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000)
    model.fit(table, [str(one.intent) for one in allowed])
    return _exported(_Fitted(model, list(names.get_feature_names_out())))


def _exported(fitted: _Fitted) -> Learnt:
    model = fitted.model
    rows, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row tells two classes apart
        rows, bias = np.vstack([-rows[0], rows[0]]) / 2, np.array([-bias[0], bias[0]]) / 2
    weights = {name: tuple(float(row[at]) for row in rows) for at, name in enumerate(fitted.names) if name}
    return Learnt(tuple(Intent(one) for one in model.classes_), tuple(map(float, bias)), weights)
