"""The slot function once more, as slow and as plain as possible: it looks at every two and a half minutes.

Everything in a request has to lie on five minutes, so that half of that sees every gap between two runs.
"""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

TICK = timedelta(seconds=150)
LOOKED_BACK = timedelta(days=3)


def expected_starts(request):
    """The starts of a request in the JSON form, as aware instants."""
    search = at(request["search"]["start"]), at(request["search"]["end"])
    length = timedelta(minutes=request["duration_min"])
    earliest = max(search[0], at(request["now"]) + timedelta(minutes=request["notice_min"]))
    feasible = _Feasible(request, search[0] - LOOKED_BACK, search[1])
    found, grid_next = [], None
    for tick in feasible.ticks():
        if not feasible.can_start(tick):
            grid_next = None
            continue
        if grid_next is None:
            grid_next = _rounded(request, tick)
        if tick == grid_next:
            grid_next += timedelta(minutes=request["step_min"])
            if tick >= earliest and tick + length <= search[1] and feasible.can_seat(tick, with_caps=True):
                found.append(tick)
    return found


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def _rounded(request, tick):
    grains = [one for one in (60, 30, 20, 15, 10, 5) if request["step_min"] % one == 0]
    while grains:
        local = tick.astimezone(ZoneInfo(request["viewer_zone"]))
        if local.minute % grains[0] == 0 and local.second == 0:
            break
        tick += TICK
    return tick


class _Feasible:
    def __init__(self, request, start, end):
        self.request, self.start, self.end = request, start, end
        self.length = timedelta(minutes=request["duration_min"])
        self.people = {one["id"]: one for one in request["people"]}
        pools = request["pools"]
        self.required = set(request["required"]) or (set() if pools else set(self.people))
        self.pools = [(pool["any"], set(pool["of"]) - self.required) for pool in pools]
        self.there = {name: [self._is_there(one, tick) for tick in self.ticks()] for name, one in self.people.items()}
        self.candidate = [self._candidate_is_there(tick) for tick in self.ticks()]

    def ticks(self):
        tick = self.start
        while tick < self.end:
            yield tick
            tick += TICK

    def can_start(self, tick):
        return tick + self.length <= self.end and self._whole(self.candidate, tick) and self.can_seat(tick)

    def can_seat(self, tick, *, with_caps=False):
        able = {one for one in self.people if self._can(one, tick) and not (with_caps and self._is_full(one, tick))}
        return self.required <= able and _seated(self.pools, able)

    def _can(self, name, tick):
        if not self._whole(self.there[name], tick):
            return False
        buffers = self.request["buffers_min"]
        for start, end, before, after in self._meetings(name):
            gap_before = timedelta(minutes=max(buffers["before"], buffers["after"] if after is None else after))
            gap_after = timedelta(minutes=max(buffers["after"], buffers["before"] if before is None else before))
            if tick < end + gap_before and start - gap_after < tick + self.length:
                return False
        return True

    def _meetings(self, name):
        now = at(self.request["now"])
        for one in self.people[name]["booked"]:
            given = one if isinstance(one, dict) else {"start": one[0], "end": one[1]}
            yield at(given["start"]), at(given["end"]), given.get("before"), given.get("after")
        for hold in self.request["holds"]:
            is_live = at(hold["expires"]) > now and hold["holder"] != self.request["holder"]
            if is_live and name in hold["people"]:
                yield at(hold["start"]), at(hold["end"]), None, None

    def _is_full(self, name, tick):
        person = self.people[name]
        zone, caps = ZoneInfo(person["zone"]), person["caps"]
        days = [start.astimezone(zone).date() for start, *_ in self._meetings(name)]
        today = tick.astimezone(zone).date()
        in_day = sum(day == today for day in days)
        in_week = sum(day.isocalendar()[:2] == today.isocalendar()[:2] for day in days)
        return in_day >= caps.get("per_day", 999) or in_week >= caps.get("per_week", 999)

    def _whole(self, there, tick):
        first, count = (tick - self.start) // TICK, self.length // TICK
        return first + count <= len(there) and all(there[first : first + count])

    def _is_there(self, person, tick):
        if any(at(start) <= tick < at(end) for start, end in person["busy"]):
            return False
        local = tick.astimezone(ZoneInfo(person["zone"]))
        if local.date().isoformat() in person["absences"]:
            return False
        instead = [one["windows"] for one in person["overrides"] if one["date"] == local.date().isoformat()]
        if instead:
            return any(_holds(window, local) for windows in instead for window in windows)
        if "free" in person:
            return any(at(start) <= tick < at(end) for start, end in person["free"])
        return any(local.isoweekday() in one["days"] and _holds(one, local) for one in person["weekly"])

    def _candidate_is_there(self, tick):
        candidate = self.request["candidate"]
        if candidate is None:
            return True
        local = tick.astimezone(ZoneInfo(candidate["zone"]))
        return any(local.isoweekday() in one["days"] and _holds(one, local) for one in candidate["windows"])


def _holds(window, local):
    return window["start"] <= f"{local:%H:%M}" < window["end"]


def _seated(pools, able):
    if not pools:
        return True
    (seats, of), *rest = pools
    return any(_seated(rest, able - set(chosen)) for chosen in combinations(sorted(of & able), seats))
