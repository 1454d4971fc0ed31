"""A step between its form and the draft: what was typed becomes fields of a sequence file, and back."""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from sequencer.core.plan.sequence import MAIL_KINDS, StepKind

UNITS = ("working day", "day", "week", "month", "hour", "minute", "second")
"""In the order in which they are offered; a draft keeps “3 working days” as it is read."""

ARMS = "ABCDEFGH"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def step_fields(form: MultiDict[str, str]) -> dict[str, Any]:
    """The fields of a step as typed; what does not belong to its kind is left out."""
    kind = StepKind(form["kind"]) if form.get("kind") in list(StepKind) else StepKind.EMAIL
    fields: dict[str, Any] = {"kind": str(kind), "name": _line(form, "name")} | _when(form)
    if kind in MAIL_KINDS:
        fields["thread"] = "new" if form.get("thread") == "new" else "reply"
        fields |= _texts(form)
    elif kind is StepKind.TASK:
        fields |= {"subject": _line(form, "subject"), "body": _text(form, "body")}
    elif kind is StepKind.BRANCH:
        fields |= {"if": _question(form), "then": _line(form, "then"), "else": _line(form, "else")}
    return {name: value for name, value in fields.items() if value != ""}


def step_values(step: Mapping[str, Any]) -> dict[str, Any]:
    """What the form shows for a step of a draft."""
    amount, _, unit = str(step.get("delay", "")).partition(" ")
    month, _, day = str(step.get("yearly", "")).partition("-")
    asked = step.get("if") or {}
    operator = next((one for one in ("is", "is_not", "contains", "is_set") if one in asked), "is")
    return {
        "kind": step["kind"],
        "name": step.get("name", ""),
        "when": next((one for one in ("delay", "on", "yearly") if step.get(one)), ""),
        "amount": amount or "3",
        "unit": unit.removesuffix("s") if unit else UNITS[0],
        "on": step.get("on", ""),
        "month": month,
        "day": day,
        "thread": step.get("thread", "reply"),
        "subject": step.get("subject", ""),
        "body": step.get("body", ""),
        "arms": step.get("variants") or [],
        "ask": "answered" if "answered_before" in asked else "date" if "date" in asked else "field",
        "ask_field": asked.get("field", ""),
        "ask_operator": "is_empty" if asked.get("is_set") is False else operator,
        "ask_value": "" if operator == "is_set" else asked.get(operator, ""),
        "ask_date": asked.get("date", ""),
        "ask_answered": "no" if asked.get("answered_before") is False else "yes",
        "then": step.get("then", ""),
        "otherwise": step.get("else", ""),
    }


def with_another_text(fields: dict[str, Any]) -> dict[str, Any]:
    """The same mail with one more text to compare: its own comes first, the new one begins as a copy."""
    arms = fields.get("variants") or [
        {"name": "A", "share": 1, "subject": fields.get("subject", ""), "body": fields.get("body", "")}
    ]
    name = next((one for one in ARMS if one not in {arm["name"] for arm in arms}), "")
    if not name:
        return fields
    rest = {key: value for key, value in fields.items() if key not in ("subject", "body", "variants")}
    return rest | {"variants": [*arms, {**arms[-1], "name": name}]}


def without_text(fields: dict[str, Any], name: str) -> dict[str, Any]:
    """The same mail without one of its texts; with one left, there is nothing to compare any more."""
    arms = [one for one in fields.get("variants", ()) if one["name"] != name]
    if len(arms) > 1:
        return fields | {"variants": arms}
    rest = {key: value for key, value in fields.items() if key != "variants"}
    return rest | ({"subject": arms[0]["subject"], "body": arms[0]["body"]} if arms else {})


def setting_fields(form: MultiDict[str, str]) -> dict[str, Any]:
    """Everything of a sequence that is no step, as typed."""
    fields: dict[str, Any] = {name: _line(form, name) for name in ("name", "team", "sender", "role", "interview")}
    fields["hand_over"] = "automatic" if fields["interview"] and form.get("hand_over") == "automatic" else ""
    if form.get("always"):
        return fields | {"window": "always"}
    days = [_DAYS[int(one) - 1] for one in form.getlist("window_days") if one in "1234567" and one]
    times = {"start": _line(form, "window_start"), "end": _line(form, "window_end")}
    return fields | {"window": {"days": days, **times, "zone": _line(form, "window_zone") or "candidate"}}


def _when(form: MultiDict[str, str]) -> dict[str, str]:
    match form.get("when"):
        case "delay":
            amount, unit = _line(form, "amount"), _line(form, "unit")
            return {"delay": f"{amount} {unit}{'' if amount == '1' else 's'}"}
        case "on":
            return {"on": _line(form, "on") or "no date yet"}
        case "yearly":
            return {"yearly": f"{_two(form, 'month')}-{_two(form, 'day')}"}
        case _:
            return {}


def _texts(form: MultiDict[str, str]) -> dict[str, Any]:
    arms = form.getlist("arm")
    if not arms:
        return {"subject": _line(form, "subject"), "body": _text(form, "body")}
    return {
        "variants": [
            {
                "name": name,
                "share": int(share) if (share := _line(form, f"share-{name}")).isdecimal() else share,
                "subject": _line(form, f"subject-{name}"),
                "body": _text(form, f"body-{name}"),
            }
            for name in arms
        ]
    }


def _question(form: MultiDict[str, str]) -> dict[str, Any]:
    match form.get("ask"):
        case "date":
            return {"date": _line(form, "ask_date") or "no date yet"}
        case "answered":
            return {"answered_before": form.get("ask_answered") != "no"}
        case _:
            name, operator = _line(form, "ask_field"), form.get("ask_operator", "is")
            if operator in ("is_set", "is_empty"):
                return {"field": name, "is_set": operator == "is_set"}
            known = operator if operator in ("is", "is_not", "contains") else "is"
            return {"field": name, known: _line(form, "ask_value")}


def _line(form: MultiDict[str, str], name: str) -> str:
    return form.get(name, "").strip()


def _text(form: MultiDict[str, str], name: str) -> str:
    return form.get(name, "").replace("\r\n", "\n").strip("\n")


def _two(form: MultiDict[str, str], name: str) -> str:
    return _line(form, name).rjust(2, "0")
