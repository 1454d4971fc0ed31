"""Lasting keys: what says that a step of an edited sequence is the step people have already had.

In doubt a step counts as the old one with new words: nobody then gets it a second time.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from sequencer.core.plan.sequence import Definition, Step
from sequencer.errors import UserError

_MOST_WORDS = 4
_LONGEST_BASE = 50


def with_keys(steps: list[Step], before: Definition | None) -> tuple[Step, ...]:
    """The steps, each with a key of its own; those without one keep the key they had in `before`.

    1. A key that is written down stands.
    2. A step with the kind, words and condition of an old one is that old one.
    3. A step between two known ones is the old one of its kind that stood between them.
    4. Anything else is new.
    """
    written = [step.key for step in steps if step.key]
    if len(set(written)) < len(written):
        raise UserError("`key`: two steps have the same key; a key stands for one step for ever.")
    old = before.steps if before else ()
    keys = [step.key for step in steps]
    for number, step in enumerate(steps):
        keys[number] = keys[number] or _key_of_twin(step, old, keys)
    for number, step in enumerate(steps):
        keys[number] = keys[number] or _key_between(number, step, old, keys)
    for number, step in enumerate(steps):
        keys[number] = keys[number] or _fresh_key(step, keys)
    return tuple(replace(step, key=key) for step, key in zip(steps, keys, strict=True))


def _key_of_twin(step: Step, old: tuple[Step, ...], taken: Collection[str]) -> str:
    return next((one.key for one in old if _words(one) == _words(step) and one.key not in taken), "")


def _key_between(number: int, step: Step, old: tuple[Step, ...], keys: list[str]) -> str:
    """The first old step of this kind behind the known one above and before the known one below."""
    places = {one.key: place for place, one in enumerate(old)}
    above = [places[key] for key in keys[:number] if key in places]
    below = [places[key] for key in keys[number + 1 :] if key in places]
    between = old[max(above, default=-1) + 1 : min(below, default=len(old))]
    return next((one.key for one in between if one.kind is step.kind and one.key not in keys), "")


def _words(step: Step) -> tuple[object, ...]:
    return step.kind, step.texts, step.condition


def _fresh_key(step: Step, taken: Collection[str]) -> str:
    words = re.findall(r"[a-z0-9]+", step.texts[0][0].lower())[:_MOST_WORDS]
    base = "-".join([str(step.kind).replace("_", "-"), *words])[:_LONGEST_BASE]
    return next(key for n in range(1, 1000) if (key := base if n == 1 else f"{base}-{n}") not in taken)
