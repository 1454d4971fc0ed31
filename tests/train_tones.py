"""Writes sequencer/core/meet/pick/tone/tone_weights.py from answers in which every time is marked: `make words`.

The answers are those of tests/core/meet/tones, in nine languages, written for this product: `{Thursday at six|y}` is
chosen, `n` refused, `b` a fact of life, `w` a wish, `h` hedged or under a condition, `a` one of several that suit. Prints
how well the tones of answers are told that the weights were not made from.
"""

import difflib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from sequencer.core.meet.offered import Offer, Option
from sequencer.core.meet.pick.named.mentions import meaning, mentions_in
from sequencer.core.meet.pick.named.one_day import with_one_days
from sequencer.core.meet.pick.named.stretches import stretches_in
from sequencer.core.meet.pick.phrasing.text import answer_in
from sequencer.core.meet.pick.tone.around import vectors_of
from sequencer.core.meet.pick.tone.tone import Tone

_HERE = Path(__file__).parent
FOLDER = _HERE / "core" / "meet" / "tones"
UNMARKED = ("pick_attacks.yaml", "pick_families.yaml")
TARGET = _HERE.parent / "sequencer" / "core" / "meet" / "pick" / "tone" / "tone_weights.py"
_MARK = re.compile(r"\{([^{}|]*)\|([ynbwha])\}")
_WORD = re.compile(r"\w+")
_OPEN = {"w": Tone.OPEN, "h": Tone.OPEN}
_STRENGTH = 10.0  # of the fit: more follows the answers closer
_SEEN_TWICE = 2  # stretches that a feature stands beside, so that none is one person's word
_SCALE = 100
_WEAKEST = 0.8  # a feature that moves no tone by more is left out: its share of what is told is small
_A_LINE = 60  # features a line of the table
_SURE = 0.8
_SENT_AT = datetime(2027, 3, 5, 8, tzinfo=UTC)
_STARTS = ((1, 9, 17, 0), (2, 10, 11, 30), (3, 11, 17, 30), (4, 12, 7, 0), (5, 18, 17, 0))
OFFER = Offer.still_open(
    [Option(number, datetime(2027, 3, day, hour, minute, tzinfo=UTC)) for number, day, hour, minute in _STARTS],
    ZoneInfo("Europe/Berlin"),
    _SENT_AT,
)

Example = tuple[dict[str, float], Tone]


def main() -> int:
    answers = marked_answers()
    told = [*([*examples(one)] for one in answers), *([*each] for each in short_ones())]
    weights, bias = fitted([one for each in told for one in each])
    TARGET.write_text(_written(weights, bias), encoding="utf-8")
    sys.stdout.write(json.dumps(_worth(told)) + "\n")
    return 0


def marked_answers() -> list[str]:
    """All of them, in a lasting order."""
    lines = [line for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines if line]


def examples(marked: str) -> Iterator[Example]:
    """Each stretch that the reader sees in an answer, with the tone that most of its words are marked with.

    What nobody has marked names no time, and is a fact of life like any other.
    """
    text, marks = _unmarked(marked)
    answer = answer_in(text)
    found = with_one_days(mentions_in(answer, OFFER))
    stretches = stretches_in(found.rest)
    tones = _carried_over(text, marks, answer.words)
    for (start, end), vector in zip(stretches, vectors_of(found.rest, stretches), strict=True):
        within = [tones[at] for at in range(start, end) if at in tones]
        named = Counter(one for one in within if one)
        if within:
            (letter, _) = named.most_common(1)[0] if named else (str(Tone.ASIDE), 0)
            yield vector, _OPEN.get(letter) or Tone(letter)


def short_ones() -> Iterator[Iterator[Example]]:
    """Short answers that pick a start of the same offer, and such as only sound like it, from the tests of the reader."""
    for name in UNMARKED:
        found = yaml.safe_load((FOLDER.parent / name).read_text(encoding="utf-8"))
        for text, number in _all_of(found["books"]):
            yield (one for one, fit in _stretches(text) if fit == {number})
        for text in _all_of(found["books_nothing"]):
            yield ((vector, Tone.ASIDE) for (vector, _), _ in _stretches(text))


def _all_of(found: Any) -> list[Any]:
    return [one for family in found.values() for one in family] if isinstance(found, dict) else list(found)


def _stretches(text: str) -> Iterator[tuple[Example, frozenset[int]]]:
    """Each as chosen, with the starts that it may mean."""
    found = with_one_days(mentions_in(answer_in(text), OFFER))
    stretches = stretches_in(found.rest)
    for (start, end), vector in zip(stretches, vectors_of(found.rest, stretches), strict=True):
        fit, _ = meaning(found.within(start, end), OFFER)
        yield (vector, Tone.CHOSEN), fit.maybe if fit is not None else frozenset()


def _unmarked(marked: str) -> tuple[str, list[str]]:
    """The text, and for each of its characters the mark over it."""
    text, marks, at = "", [], 0
    for one in _MARK.finditer(marked):
        before = marked[at : one.start()]
        text += before + one.group(1)
        marks += [""] * len(before) + [one.group(2)] * len(one.group(1))
        at = one.end()
    return text + marked[at:], marks + [""] * (len(marked) - at)


def _carried_over(text: str, marks: Sequence[str], words: str) -> dict[int, str]:
    """The marks at the places of words made ready for reading, which may be spelled otherwise."""
    typed = [(one.group(0).lower(), marks[one.start()]) for one in _WORD.finditer(text)]
    ready = [(one.group(0), one.start()) for one in _WORD.finditer(words)]
    pairs = difflib.SequenceMatcher(None, [one for one, _ in typed], [one for one, _ in ready], autojunk=False)
    carried = {}
    for kind, a, b, c, d in pairs.get_opcodes():
        if kind == "equal":
            carried |= {ready[c + at][1]: typed[a + at][1] for at in range(d - c)}
        elif kind == "replace" and (named := [mark for _, mark in typed[a:b] if mark]):
            carried |= {ready[at][1]: named[min(len(named) - 1, at - c)] for at in range(c, d)}
    return carried


def fitted(told: Sequence[Example]) -> tuple[dict[str, list[float]], list[float]]:
    """A row of weights for each feature, and the bias, in the order of the tones."""
    seen = Counter(name for vector, _ in told for name in vector)
    kept = [{name: n for name, n in vector.items() if seen[name] >= _SEEN_TWICE} for vector, _ in told]
    names = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(
        names.fit_transform(kept), [str(tone) for _, tone in told]
    )
    rows = zip(names.get_feature_names_out(), model.coef_.T.tolist(), strict=True)
    return {str(name): row for name, row in rows if max(map(abs, row)) >= _WEAKEST}, model.intercept_.tolist()


def _worth(told: Sequence[Sequence[Example]]) -> dict[str, float]:
    """How often the likeliest tone is right, and how often a time that seems chosen is, on answers kept apart."""
    groups = [at for at, each in enumerate(told) for _ in each]
    flat = [one for each in told for one in each]
    right = sure = sure_right = 0
    for learning, trying in GroupKFold(4).split(np.zeros(len(flat)), groups=groups):
        weights, bias = fitted([flat[at] for at in learning])
        for vector, tone in (flat[at] for at in trying):
            scores = np.array(bias) + sum(
                (n * np.array(weights[name]) for name, n in vector.items() if name in weights), np.zeros(len(bias))
            )
            shares = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
            likeliest = list(Tone)[int(scores.argmax())]
            right += likeliest is tone
            if likeliest is Tone.CHOSEN and shares.max() >= _SURE:
                sure += 1
                sure_right += tone is Tone.CHOSEN
    chosen = sum(tone is Tone.CHOSEN for _, tone in flat)
    return {
        "stretches": len(flat),
        "right": right / len(flat),
        "surely chosen": sure,
        "of": chosen,
        "right of them": sure_right / sure,
    }


def _written(weights: dict[str, list[float]], bias: list[float]) -> str:
    table = [f"{name}\t{','.join(str(round(one * _SCALE)) for one in row)}" for name, row in sorted(weights.items())]
    lines = ["  ".join(table[at : at + _A_LINE]) for at in range(0, len(table), _A_LINE)]
    return "\n".join(
        (
            '"""Weights of what stands around a named time. Written by `make words`; not to be edited by hand."""',
            "",
            f"SCALE = {_SCALE}",
            f"BIAS = ({', '.join(f'{one:.4f}' for one in bias)})",
            'WEIGHTS = """',
            *lines,
            '"""',
            "",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
