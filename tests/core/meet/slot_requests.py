"""Slot requests in their JSON form, with everything that does not matter filled in."""

from datetime import UTC, datetime, timedelta

from sequencer.core.meet.slot_file import read_request
from sequencer.core.meet.slots import find_slots


def person(name="ada", zone="Europe/Berlin", **given):
    week = [{"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "17:00"}]
    plain = {"weekly": week, "overrides": [], "absences": [], "busy": [], "booked": [], "caps": {}}
    return {"id": name, "zone": zone, **plain, **given}


def request(*people, day="2026-03-02", days=1, **given):
    """A search over UTC days for an hour's meeting, hourly, by default with one person in Berlin."""
    start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    plain = {
        "now": "2026-01-01T00:00:00Z",
        "search": {"start": written(start), "end": written(start + timedelta(days=days))},
        "duration_min": 60,
        "step_min": 60,
        "notice_min": 0,
        "buffers_min": {"before": 0, "after": 0},
        "viewer_zone": "UTC",
        "people": list(people) or [person()],
        "required": [],
        "pools": [],
        "candidate": None,
        "holds": [],
        "holder": "us",
    }
    return {**plain, **given}


def written(at):
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def starts(given):
    """The starts as `HH:MM` in UTC."""
    return [f"{slot.start_at:%H:%M}" for slot in find_slots(read_request(given))]


def who(given):
    return [slot.people for slot in find_slots(read_request(given))]


def at(clock, until, day="2026-03-02"):
    return [f"{day}T{clock}:00Z", f"{day}T{until}:00Z"]


def free(*pairs, name="ada", **given):
    return person(name, "UTC", free=[at(*pair) for pair in pairs], **given)


def hold(**given):
    start, end = at("10:00", "11:00")
    plain = {"start": start, "end": end, "people": ["ada"], "holder": "them", "expires": "2026-01-02T00:00:00Z"}
    return {**plain, **given}
