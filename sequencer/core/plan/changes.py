"""What an edit of a sequence changes, step by step, in words."""

from dataclasses import dataclass
from enum import StrEnum

from sequencer.core.plan.sequence import Definition, Step


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class StepChange:
    """`what` are the things that differ, as “text” or “wait”; empty for steps added or removed."""

    key: str
    kind: ChangeKind
    what: tuple[str, ...] = ()


_STEP_PARTS = (
    ("name", ("name",)),
    ("kind", ("kind",)),
    ("wait", ("delay", "on", "yearly")),
    ("thread", ("is_new_thread",)),
    ("subject", ("subject",)),
    ("text", ("body",)),
    ("texts compared", ("variants",)),
    ("files", ("files",)),
    ("question", ("condition",)),
    ("way on", ("then", "otherwise")),
)
_TOP_PARTS = (
    ("name", "name"),
    ("sender", "sender"),
    ("role", "role"),
    ("send window", "window"),
    ("interview plan", "interview"),
    ("what follows a yes", "hand_over"),
)


def step_changes(old: Definition | None, new: Definition) -> tuple[StepChange, ...]:
    """The steps that differ, in the new order; those taken out last."""
    before = old.steps if old else ()
    shared = [step.key for step in before if new.step(step.key)]
    moved = _moved(shared, [step.key for step in new.steps if step.key in shared])
    found = [one for step in new.steps if (one := _of(old, step, moved)) is not None]
    gone = [StepChange(step.key, ChangeKind.REMOVED) for step in before if new.step(step.key) is None]
    return (*found, *gone)


def setting_changes(old: Definition | None, new: Definition) -> tuple[str, ...]:
    """What differs beyond the steps: “sender”, “send window” …"""
    if old is None:
        return ()
    return tuple(words for words, name in _TOP_PARTS if getattr(old, name, "") != getattr(new, name, ""))


def _of(old: Definition | None, step: Step, moved: frozenset[str]) -> StepChange | None:
    before = old.step(step.key) if old else None
    if before is None:
        return StepChange(step.key, ChangeKind.ADDED)
    what = tuple(
        words for words, names in _STEP_PARTS if any(getattr(before, name) != getattr(step, name) for name in names)
    )
    if what:
        return StepChange(step.key, ChangeKind.CHANGED, (*what, *(("place",) if step.key in moved else ())))
    return StepChange(step.key, ChangeKind.MOVED, ("place",)) if step.key in moved else None


def _moved(before: list[str], after: list[str]) -> frozenset[str]:
    """The fewest keys that have to move to make one order of the other: all but a longest common run of them."""
    longest: list[list[str]] = []
    for place, key in enumerate(after):
        ahead = [longest[n] for n in range(place) if before.index(after[n]) < before.index(key)]
        longest.append([*max(ahead, key=len, default=[]), key])
    kept = max(longest, key=len, default=[])
    return frozenset(after) - frozenset(kept)
