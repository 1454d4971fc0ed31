"""The stages of a loop in the form of a plan: what was typed for each, and those that are filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from sequencer.core.meet.values import MOST_STAGES
from sequencer.core.plan.ranges import row_number
from sequencer.flows.set_interviews import StageGiven

_LIMITS = {"minutes": (5, 480), "pause": (0, 720), "longest": (0, 720)}
_WORDS = {"minutes": "The length", "pause": "The pause", "longest": "The longest pause"}
_SPARE = 2


@dataclass
class StageFields:
    """What the fields of one stage show, and what is wrong with it; a pool is (seats, ids of colleagues)."""

    name: str = ""
    minutes: str = ""
    pause: str = ""
    longest: str = ""
    required: list[int] = field(default_factory=list)
    pools: list[tuple[int, list[int]]] = field(default_factory=list)
    wrong: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.required or self.pools)

    @property
    def all_pools(self) -> list[tuple[int, list[int]]]:
        """The groups as shown: those there are, and an empty one to fill."""
        return [*self.pools, (1, [])]


def stages_of(kept: Iterable[Mapping[str, Any]]) -> list[StageFields]:
    """The stages of a plan as their fields show them."""
    return [
        StageFields(
            name=one["name"],
            minutes=str(one["duration_min"]),
            pause=str(one["break_min"]),
            longest=str(one["break_max_min"]),
            required=list(one["required"]),
            pools=[(int(pool["any"]), list(pool["of"])) for pool in one["pools"]],
        )
        for one in kept
    ]


def with_spare(stages: list[StageFields]) -> list[StageFields]:
    """The stages, and empty ones to fill."""
    return [*stages, *(StageFields() for _ in range(min(_SPARE, MOST_STAGES - len(stages))))]


def read_stages(form: MultiDict[str, str]) -> list[StageFields]:
    """The stages that were posted, without those left empty; what is wrong with one is said in it."""
    found = []
    for number in range(MOST_STAGES):
        prefix = f"stage-{number}"
        name, minutes, pause, longest = (
            form.get(f"{prefix}-{part}", "").strip()[:100] for part in ("name", "minutes", "pause", "longest")
        )
        required = form.getlist(f"{prefix}-required", type=row_number)
        stage = StageFields(name, minutes, pause, longest, required, pools_in(form, f"{prefix}-pool"))
        if not stage.is_empty:
            stage.wrong = _wrong(stage)
            found.append(stage)
    return found


def pools_in(form: MultiDict[str, str], prefix: str) -> list[tuple[int, list[int]]]:
    """Groups in which somebody is ticked."""
    names = dict.fromkeys(name for name in form if name.startswith(f"{prefix}-") and name.endswith("-of"))
    ticked = ((name.removesuffix("-of"), form.getlist(name, type=row_number)) for name in names)
    return [(form.get(f"{pool}-any", 1, type=row_number) or 1, of) for pool, of in ticked if of]


def given_of(stages: Iterable[StageFields]) -> tuple[StageGiven, ...]:
    """Stages with nothing wrong, as the flow wants them; no pause is none, and its longest an hour."""
    found = []
    for one in stages:
        pause = int(one.pause or 0)
        pools = tuple((seats, tuple(of)) for seats, of in one.pools)
        longest = int(one.longest) if one.longest else max(pause, 60)
        found.append(StageGiven(one.name, int(one.minutes), pause, longest, tuple(one.required), pools))
    return tuple(found)


def _wrong(stage: StageFields) -> str:
    if not stage.name:
        return "Give the stage a name. The candidate reads it."
    for part, (least, most) in _LIMITS.items():
        text = getattr(stage, part)
        is_missing = not text and part != "minutes"
        if not is_missing and not (text.isascii() and text.isdigit() and least <= int(text[:6]) <= most):
            return f"{_WORDS[part]} has to be a whole number of minutes from {least} to {most}."
    if stage.longest and int(stage.longest) < int(stage.pause or 0):
        return "The longest pause is shorter than the shortest."
    return "" if stage.required or stage.pools else "Choose who meets the candidate in it."
