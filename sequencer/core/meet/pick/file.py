"""Answers to an interview offer as JSON: what was offered and what came back, and the meaning of it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import Pick
from sequencer.core.plan.fields import shown
from sequencer.core.plan.windows import read_zone
from sequencer.errors import UserError

_MOST_OPTIONS = 200


def read_answer(given: object) -> tuple[tuple[Option, ...], ZoneInfo, datetime, str]:
    """The arguments of `pick` in a parsed file. Raises UserError naming the field."""
    if not isinstance(given, dict):
        raise UserError("This is no JSON object.")
    offered = given.get("offered")
    if not isinstance(offered, list) or len(offered) > _MOST_OPTIONS:
        raise UserError(f"`offered` is a list of up to {_MOST_OPTIONS} starts.")
    options = tuple(_option(f"offered[{place}]", one) for place, one in enumerate(offered))
    if len({one.number for one in options}) < len(options):
        raise UserError("`offered`: two of them have the same `n`.")
    text = given.get("text")
    if not isinstance(text, str):
        raise UserError("`text` is missing or no text.")
    name = "received_at" if given.get("received_at") is not None else "sent_at"
    zone = ZoneInfo(read_zone("candidate_zone", given.get("candidate_zone")))
    return options, zone, _instant(name, given.get(name)), text


def answer_as_json(found: Pick) -> dict[str, Any]:
    return {
        "outcome": str(found.outcome),
        "options": None if found.options is None else list(found.options),
        "constraint": found.constraint,
        "reason": found.reason,
    }


def _option(field: str, given: object) -> Option:
    if not isinstance(given, dict):
        raise UserError(f"`{field}` is no object.")
    number = given.get("n")
    if not isinstance(number, int) or isinstance(number, bool):
        raise UserError(f"`{field}.n`: “{shown(number)}” is no whole number.")
    return Option(number, _instant(f"{field}.start", given.get("start")))


def _instant(field: str, given: object) -> datetime:
    try:
        at = datetime.fromisoformat(given) if isinstance(given, str) else None
        if at is not None and at.tzinfo is not None and 1975 <= at.year <= 2200:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise UserError(f"`{field}`: “{shown(given)}” is no instant. Write it like 2027-03-01T09:00:00Z.")
