"""Writes sequencer/core/read/stop_weights.py from labelled answers: `make words`.

The answers are those of tests/words and tests/core/read/words, in nine languages, written for this product. Prints what
the weights are worth on answers they were not made from: how many wishes not to be written to are heard, and how many
answers are wrongly taken for one, by the rules alone and with the weights beside them.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from sequencer.core.read import stop_sense
from sequencer.core.read.features import features
from sequencer.core.read.intent import judge_intent
from sequencer.core.states import Intent

_HERE = Path(__file__).parent
FOLDERS = (_HERE / "words", _HERE / "core" / "read" / "words")
TARGET = _HERE.parent / "sequencer" / "core" / "read" / "stop_weights.py"
_STRENGTH = 40.0  # of the fit: more follows the answers closer
_SEEN_TWICE = 2  # answers that a feature stands in, so that none is one person's word
_SCALE = 100
_A_LINE = 30  # features a line of the table

Answer = dict[str, Any]


def answers() -> list[Answer]:
    """All labelled answers, in a lasting order."""
    files = [path for folder in FOLDERS for path in sorted(folder.glob("*.jsonl"))]
    return [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> int:
    told = answers()
    weights, bias = fitted(told)
    TARGET.write_text(_written(weights, bias), encoding="utf-8")
    sys.stdout.write(json.dumps(_worth(told)) + "\n")
    return 0


def fitted(told: Sequence[Answer]) -> tuple[dict[str, float], float]:
    """Weight by feature, and the bias."""
    vectors = [features(one["text"]) for one in told]
    seen = Counter(name for vector in vectors for name in vector)
    kept = [{name: n for name, n in vector.items() if seen[name] >= _SEEN_TWICE} or {"": 0.0} for vector in vectors]
    names = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(names.fit_transform(kept), [_stops(one) for one in told])
    found = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(name): float(weight) for name, weight in found if name}, float(model.intercept_[0])


def _stops(one: Answer) -> bool:
    return one["intent"] == Intent.OPT_OUT


def _worth(told: Sequence[Answer]) -> Answer:
    rules = [judge_intent(one["text"], None) for one in told]
    both = list(rules)
    wanted = [_stops(one) for one in told]
    for learning, trying in StratifiedKFold(5, shuffle=True, random_state=1).split(np.zeros(len(told)), wanted):
        weights, bias = fitted([told[at] for at in learning])
        for at in trying:
            both[at] = stop_sense.heard(rules[at], told[at]["text"], weights, bias)
    return {"answers": len(told), "rules": _figures(told, rules), "rules and weights": _figures(told, both)}


def _figures(told: Sequence[Answer], verdicts: Sequence[Any]) -> Answer:
    stops = [one.intent is Intent.OPT_OUT for one in verdicts]
    heard = sum(stop and _stops(one) for stop, one in zip(stops, told, strict=True))
    wrongly = sum(
        stop and not _stops(one) and "opt_out" not in one.get("also", ()) for stop, one in zip(stops, told, strict=True)
    )
    return {
        "heard": heard,
        "of": sum(map(_stops, told)),
        "wrongly": wrongly,
        "among": sum(not _stops(one) for one in told),
    }


def _written(weights: dict[str, float], bias: float) -> str:
    scaled = {name: round(weight * _SCALE) for name, weight in sorted(weights.items())}
    table = [f"{name}\t{weight}" for name, weight in scaled.items() if weight]
    lines = ["  ".join(table[at : at + _A_LINE]) for at in range(0, len(table), _A_LINE)]
    return "\n".join(
        (
            '"""Weights of words for wishes not to be written to. Written by `make words`; not to be edited by hand."""',
            "",
            f"SCALE = {_SCALE}",
            f"BIAS = {bias:.4f}",
            'WEIGHTS = """',
            *lines,
            '"""',
            "",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
