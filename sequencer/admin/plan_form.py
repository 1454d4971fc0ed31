"""The form of an interview plan: what was typed, what is wrong with it, and the plan in it."""

from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from sequencer.admin.stage_form import StageFields, given_of, pools_in, read_stages, stages_of, with_spare
from sequencer.core.meet.occasions import STARTERS, Occasion
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.meet.plan_next import Offered
from sequencer.core.plan.ranges import row_number
from sequencer.flows.set_interviews import PlanGiven
from sequencer.store.interview_plans import InterviewPlan

_NUMBERS = {
    "duration_min": ("The length", 5, 480),
    "step_min": ("The step", 5, 480),
    "notice_hours": ("The notice", 0, 1344),
    "horizon_days": ("How far ahead", 1, 366),
    "before_min": ("The pause before", 0, 1440),
    "after_min": ("The pause after", 0, 1440),
    "hold_hours": ("How long times are kept", 1, 744),
}
_DAYS_OF_NEXT = {
    "then_after_days": ("How many days later", 1, 366),
    "then_within_days": ("Within how many days", 1, 366),
}
_FRESH: dict[str, Any] = {
    "name": "", "team_id": "", "kind": "video", "duration_min": 45, "step_min": 30, "notice_hours": 24,
    "horizon_days": 14, "before_min": 0, "after_min": 15, "hold_hours": 48, "place": "", "phone": "", "mailbox_id": "",
    "required": [], "pools": [], "optional": [], "purpose": "", "then_id": "",
    "then_offered": str(Offered.BY_HAND), "then_after_days": "", "then_within_days": "",
}  # fmt: skip
_LISTS = ("required", "pools", "optional")


@dataclass
class PlanForm:
    """`values` are what the fields show, `wrong` sentences by field, `plan` the plan where all is well."""

    values: dict[str, Any] = field(default_factory=lambda: dict(_FRESH))
    wrong: dict[str, str] = field(default_factory=dict)
    plan: PlanGiven | None = None
    stages: list[StageFields] = field(default_factory=list)

    @property
    def all_stages(self) -> list[StageFields]:
        """The stages as shown, with empty ones to fill."""
        return with_spare(self.stages)

    @property
    def pools(self) -> list[tuple[int, list[int]]]:
        """The groups as shown: those there are, and an empty one to fill."""
        return [*self.values["pools"], (1, [])]


def fresh_form(purpose: str) -> PlanForm:
    """The form of a new plan, filled with what suits an occasion."""
    form = PlanForm()
    if purpose not in set(Occasion) or not (starter := STARTERS.get(Occasion(purpose))):
        return form
    form.values |= {
        "name": starter.name,
        "purpose": purpose,
        "kind": starter.kind,
        "duration_min": starter.duration_min,
        "notice_hours": starter.notice_hours,
        "horizon_days": starter.horizon_days,
        "before_min": starter.before_min,
        "after_min": starter.after_min,
    }
    return form


def form_of(plan: InterviewPlan) -> PlanForm:
    values = {name: getattr(plan, name) for name in _FRESH if hasattr(plan, name)}
    values |= {
        "notice_hours": f"{plan.notice_min / 60:g}",
        "before_min": plan.buffer_before_min,
        "after_min": plan.buffer_after_min,
        "mailbox_id": plan.mailbox_id or "",
        "pools": [(int(pool["any"]), list(pool["of"])) for pool in plan.pools],
    }
    values |= {name: getattr(plan, name) or "" for name in ("then_id", *_DAYS_OF_NEXT)}
    values["then_offered"] = str(plan.then_offered)
    if plan.stages:
        values |= {"required": [], "pools": [], "duration_min": 60}
    return PlanForm(values, stages=stages_of(plan.stages))


def read_form(form: MultiDict[str, str]) -> PlanForm:
    """What was posted. Numbers out of range and strange choices are said at their field."""
    found = _typed(form)
    values = found.values
    numbers = {name: _number(found, name, *limits) for name, limits in _NUMBERS.items()}
    following = _following(found, form.get("then_id", type=row_number))
    kind = PlanKind(values["kind"]) if values["kind"] in set(PlanKind) else None
    if kind is None:
        found.wrong["kind"] = "Choose how you meet."
    if not values["name"]:
        found.wrong["name"] = "Give the plan a name."
    team_id = form.get("team_id", type=row_number)
    if team_id is None:
        found.wrong["team_id"] = "Choose a team."
    if found.wrong or kind is None or team_id is None:
        return found
    found.plan = PlanGiven(
        name=values["name"][:200],
        team_id=team_id,
        kind=kind,
        duration_min=int(numbers["duration_min"]),
        step_min=int(numbers["step_min"]),
        notice_min=round(numbers["notice_hours"] * 60),
        horizon_days=int(numbers["horizon_days"]),
        before_min=int(numbers["before_min"]),
        after_min=int(numbers["after_min"]),
        hold_hours=int(numbers["hold_hours"]),
        place=values["place"][:200],
        phone=values["phone"][:200],
        mailbox_id=form.get("mailbox_id", type=row_number),
        required=tuple(values["required"]),
        pools=tuple((seats, tuple(of)) for seats, of in values["pools"]),
        optional=tuple(values["optional"]),
        stages=given_of(found.stages),
        purpose=Occasion(values["purpose"]) if values["purpose"] in set(Occasion) else Occasion.NONE,
        **following,
    )
    return found


def _typed(form: MultiDict[str, str]) -> PlanForm:
    """What the fields of a form hold, with what is wrong with its stages."""
    values: dict[str, Any] = {name: form.get(name, "").strip() for name in _FRESH if name not in _LISTS}
    values["then_offered"] = values["then_offered"] or _FRESH["then_offered"]
    values["required"] = form.getlist("required", type=row_number)
    values["optional"] = form.getlist("optional", type=row_number)
    values["pools"] = pools_in(form, "pool")
    found = PlanForm(values, stages=read_stages(form))
    if any(one.wrong for one in found.stages):
        found.wrong["stages"] = "Look at the stages."
    if found.stages:  # they say who is there and how long it takes
        values |= {"required": [], "pools": [], "duration_min": 60}
    return found


def _following(found: PlanForm, then_id: int | None) -> dict[str, Any]:
    """The plan that follows, with how and when it is offered; nothing of that where none is chosen."""
    offered, days = found.values["then_offered"], {name: _days(found, name) for name in _DAYS_OF_NEXT}
    if offered not in set(Offered):
        found.wrong["then_offered"] = "Choose when it is offered."
    if then_id is None or "then_offered" in found.wrong:
        return {}
    return {"then_id": then_id, "then_offered": Offered(offered), **days}


def _days(found: PlanForm, name: str) -> int | None:
    return int(_number(found, name, *_DAYS_OF_NEXT[name])) if found.values[name] else None


def _number(found: PlanForm, name: str, words: str, least: int, most: int) -> float:
    text = str(found.values[name]).replace(",", ".")
    try:
        number = float(text)
        if least <= number <= most and (number.is_integer() or name == "notice_hours"):
            return number
    except ValueError:
        pass
    found.wrong[name] = f"{words} has to be a number from {least} to {most}."
    return least
