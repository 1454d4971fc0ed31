"""Branches look at a field, at a date, or at whether the person answered us before this run; never at this run's answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sequencer.core.plan.fields import read_date, read_line, shown
from sequencer.errors import UserError

_OPERATORS = ("is", "is_not", "contains", "is_set")
_SHAPE = (
    "`if` asks one thing: {field: country, is: DE} (or is_not, contains, is_set), "
    "{date: 2027-03-01} (true from that day on) or {answered_before: true}."
)


@dataclass(frozen=True)
class Condition:
    """One question. Exactly one of `field`, `from_on`, `answered_before` is given."""

    field: str = ""
    operator: str = "is"
    value: str = ""
    from_on: date | None = None
    answered_before: bool | None = None

    def holds(self, values: Mapping[str, str], today: date, *, has_answered_before: bool) -> bool:
        """The answer for one person; `today` is the day in their zone. Texts compare without case."""
        if self.from_on is not None:
            return today >= self.from_on
        if self.answered_before is not None:
            return has_answered_before is self.answered_before
        actual, wanted = values.get(self.field, "").strip().casefold(), self.value.casefold()
        match self.operator:
            case "is_set":
                return bool(actual) is (wanted == "true")
            case "contains":
                return wanted in actual
            case "is_not":
                return actual != wanted
            case _:
                return actual == wanted

    def to_mapping(self) -> dict[str, object]:
        if self.from_on is not None:
            return {"date": self.from_on.isoformat()}
        if self.answered_before is not None:
            return {"answered_before": self.answered_before}
        value: object = self.value == "true" if self.operator == "is_set" else self.value
        return {"field": self.field, self.operator: value}


def read_condition(given: object, known_fields: frozenset[str]) -> Condition:
    """A condition from a sequence file. Raises UserError with the shapes we know."""
    if not isinstance(given, dict) or not given:
        raise UserError(_SHAPE)
    if "relationship" in given:
        raise UserError("`if: relationship` comes with a later version of Sequencer.")
    if set(given) == {"date"}:
        return Condition(from_on=read_date("if.date", given["date"]))
    if set(given) == {"answered_before"} and isinstance(given["answered_before"], bool):
        return Condition(answered_before=given["answered_before"])
    operator = next((one for one in _OPERATORS if one in given), None)
    if operator is None or set(given) != {"field", operator}:
        raise UserError(_SHAPE)
    return Condition(
        field=_read_field(given["field"], known_fields), operator=operator, value=_read_value(operator, given)
    )


def _read_field(given: object, known_fields: frozenset[str]) -> str:
    name = shown(given)
    if name not in known_fields:
        raise UserError(f"`if`: there is no field “{name}”.")
    return name


def _read_value(operator: str, given: dict[str, Any]) -> str:
    if operator != "is_set":
        return read_line(operator, given, is_needed=operator == "contains")
    if not isinstance(given["is_set"], bool):
        raise UserError("`if`: is_set is either true or false.")
    return str(given["is_set"]).lower()
