"""The slot function by brute force: every instant is asked everything that the rules say.

It is slow and shares no line with the product. A request is the JSON of `sequencer slots`, times are whole seconds
of UTC. Wall clocks are read one instant at a time, so nothing here turns a local time into an instant.
"""

from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import combinations
from math import gcd
from zoneinfo import ZoneInfo

import holidays

DAY = 86_400
FURTHEST = 70 * DAY


class EndlessRunError(Exception):
    """A run of possible starts has no beginning, so the grid in it has no first start."""


def seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())


def instant(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def minute_of(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


@lru_cache(maxsize=50_000)
def wall(zone: str, at: int):
    """The local date, minute of the day and second at an instant."""
    local = datetime.fromtimestamp(at, ZoneInfo(zone))
    return local.date(), local.hour * 60 + local.minute, local.second


def where(person: dict, at: int):
    """The zone somebody is in at an instant: of the latest stay whose days it falls on there, else their own."""
    stays = sorted(person.get("travel") or [], key=lambda stay: stay["from"])
    there = [stay["zone"] for stay in stays if stay["from"] <= wall(stay["zone"], at)[0].isoformat() <= stay["to"]]
    return there[-1] if there else person["zone"]


@lru_cache(maxsize=1000)
def is_holiday(country: str, day: date):
    return bool(country) and day in holidays.country_holidays(country, years=day.year)


class Oracle:
    """One request, and what is true of it."""

    def __init__(self, request: dict):
        self.request = request
        self.now = seconds(request["now"])
        self.search = tuple(seconds(request["search"][side]) for side in ("start", "end"))
        self.duration = request["duration_min"] * 60
        self.step = request["step_min"] * 60
        self.notice = request.get("notice_min", 0) * 60
        buffers = request.get("buffers_min") or {}
        self.before = buffers.get("before", 0) * 60
        self.after = buffers.get("after", 0) * 60
        self.people = {person["id"]: person for person in request["people"]}
        self.required = set(request.get("required") or [])
        self.pools = [(pool["any"], set(pool["of"]) - self.required) for pool in request.get("pools") or []]
        self.optional = set(request.get("optional") or [])
        if not request.get("required") and not request.get("pools"):
            self.required = set(self.people) - self.optional
        self.pooled = {one for _, members in self.pools for one in members}
        self.meetings = {one: self._meetings(one) for one in self.people}
        self.busy = {
            one: [(seconds(start), seconds(end)) for start, end in person.get("busy") or []]
            for one, person in self.people.items()
        }
        self.cell = self._cell()
        self._window_cells: dict[tuple[str, int], bool] = {}

    def _meetings(self, one: str) -> list[tuple[int, int, int, int]]:
        """Booked meetings and live holds of others: start, end and the buffer each wants before and after."""
        found = []
        for given in self.people[one].get("booked") or []:
            entry = given if isinstance(given, dict) else {"start": given[0], "end": given[1]}
            before, after = entry.get("before"), entry.get("after")
            found.append(
                (
                    seconds(entry["start"]),
                    seconds(entry["end"]),
                    self.before if before is None else before * 60,
                    self.after if after is None else after * 60,
                )
            )
        for hold in self.request.get("holds") or []:
            live = self.now < seconds(hold["expires"])
            if live and hold["holder"] != self.request.get("holder") and one in hold["people"]:
                found.append((seconds(hold["start"]), seconds(hold["end"]), self.before, self.after))
        return found

    def _cell(self) -> int:
        """Half of the largest step that meets every edge, so between two edges there is always an instant."""
        edges = [900, self.duration, self.before, self.after, self.search[0], self.search[1]]
        for one, person in self.people.items():
            edges += [edge for span in self.busy[one] for edge in span]
            edges += [edge for entry in self.meetings[one] for edge in entry]
            edges += [seconds(edge) for span in person.get("free") or [] for edge in span]
            edges += [minute_of(rule[side]) * 60 for rule in self._rules(person) for side in ("start", "end")]
        candidate = self.request.get("candidate") or {}
        edges += [minute_of(r[side]) * 60 for r in candidate.get("windows") or [] for side in ("start", "end")]
        whole = gcd(*edges)
        return whole // 2 if whole % 2 == 0 else 1

    @staticmethod
    def _rules(person: dict) -> list[dict]:
        overrides = [window for override in person.get("overrides") or [] for window in override["windows"]]
        return list(person.get("weekly") or []) + overrides

    def in_windows(self, one: str, at: int):
        """Whether a person works at one instant."""
        key = (one, at)
        if key not in self._window_cells:
            self._window_cells[key] = self._in_windows(self.people[one], at)
        return self._window_cells[key]

    @staticmethod
    def _in_windows(person: dict, at: int):
        day, minute, _ = wall(where(person, at), at)
        if day.isoformat() in (person.get("absences") or []):
            return False
        overridden = [o for o in person.get("overrides") or [] if o["date"] == day.isoformat()]
        if overridden:
            windows = [window for override in overridden for window in override["windows"]]
        elif is_holiday(person.get("country") or "", day):
            return False
        elif person.get("free") is not None:
            return any(seconds(start) <= at < seconds(end) for start, end in person["free"])
        else:
            windows = [rule for rule in person.get("weekly") or [] if day.isoweekday() in rule["days"]]
        return any(minute_of(w["start"]) <= minute < minute_of(w["end"]) for w in windows)

    def candidate_can(self, at: int):
        candidate = self.request.get("candidate") or {}
        if candidate.get("windows") is None:
            return True
        key = ("candidate of the request", at)
        if key not in self._window_cells:
            day, minute, _ = wall(candidate["zone"], at)
            self._window_cells[key] = any(
                day.isoweekday() in w["days"] and minute_of(w["start"]) <= minute < minute_of(w["end"])
                for w in candidate["windows"]
            )
        return self._window_cells[key]

    def cells(self, start: int) -> range:
        """An instant of every cell the meeting touches."""
        return range(start // self.cell * self.cell, start + self.duration, self.cell)

    def free(self, one: str, start: int):
        """Whether a person can be in the whole meeting: windows, busy, bookings and buffers; not caps."""
        end = start + self.duration
        for busy_from, busy_to in self.busy[one]:
            if busy_from < busy_to and start < busy_to and busy_from < end:
                return False
        for held_from, held_to, before, after in self.meetings[one]:
            ends_early_enough = end + max(self.after, before) <= held_from
            starts_late_enough = start >= held_to + max(self.before, after)
            if not ends_early_enough and not starts_late_enough:
                return False
        return all(self.in_windows(one, at) for at in self.cells(start))

    def under_caps(self, one: str, start: int):
        person = self.people[one]
        caps = person.get("caps") or {}
        per_day, per_week = caps.get("per_day"), caps.get("per_week")
        if per_day is None and per_week is None:
            return True
        day = wall(where(person, start), start)[0]
        days = [wall(where(person, entry[0]), entry[0])[0] for entry in self.meetings[one]]
        same_day = sum(other == day for other in days)
        same_week = sum(other.isocalendar()[:2] == day.isocalendar()[:2] for other in days)
        return (per_day is None or same_day < per_day) and (per_week is None or same_week < per_week)

    def can_meet(self, one: str, start: int):
        return self.free(one, start) and self.under_caps(one, start)

    def seats_filled(self, able: set[str]):
        """Whether every pool gets its members, one seat a person: tried by hand, pool after pool."""

        def fill(pools: list[tuple[int, set[str]]], left: frozenset[str]):
            if not pools:
                return True
            (count, members), *others = pools
            return any(fill(others, left - set(chosen)) for chosen in combinations(sorted(members & left), count))

        return fill(self.pools, frozenset(able))

    def could_start(self, start: int):
        """The rules that make a run: people, candidate windows, pools; not search, notice, caps."""
        if not all(self.free(one, start) for one in self.required):
            return False
        if not all(self.candidate_can(at) for at in self.cells(start)):
            return False
        return self.seats_filled({one for one in self.pooled if self.free(one, start)})

    def allowed(self, start: int):
        """Every rule but the grid."""
        if start < self.now + self.notice:
            return False
        if start < self.search[0] or start + self.duration > self.search[1]:
            return False
        if not all(self.can_meet(one, start) for one in self.required):
            return False
        if not all(self.candidate_can(at) for at in self.cells(start)):
            return False
        return self.seats_filled({one for one in self.pooled if self.can_meet(one, start)})

    def assignment_holds(self, start: int, chosen: list[str]):
        """Whether these people are enough for a start, nobody too many, everybody able."""
        if len(set(chosen)) != len(chosen) or not self.required <= set(chosen):
            return False
        if not all(self.can_meet(one, start) for one in chosen):
            return False
        extra = set(chosen) - self.required
        return len(extra) == sum(count for count, _ in self.pools) and self.seats_filled(extra)

    def others_hold(self, start: int, chosen: list[str], others: list[str]):
        """Whether exactly those optional people come along who can and are not there anyway."""
        return set(others) == {one for one in self.optional - set(chosen) - self.required if self.can_meet(one, start)}

    def starts(self) -> list[int]:
        back = 2 * DAY
        while True:
            begin = (self.search[0] - back) // self.cell * self.cell
            if not self.could_start(begin):
                break
            back *= 2
            if back > FURTHEST:
                raise EndlessRunError
        found: list[int] = []
        run: list[int] = []
        for at in range(begin, self.search[1] + self.cell, self.cell):
            if self.could_start(at):
                run.append(at)
            elif run:
                found += self.laid(run)
                run = []
        if run:
            found += self.laid(run)
        return [start for start in found if self.allowed(start)]

    def laid(self, run: list[int]) -> list[int]:
        first = self.rounded(run[0])
        return list(range(first, run[-1] + 1, self.step))

    def rounded(self, first: int) -> int:
        """The first instant from here on at which the viewer's clock shows a multiple of G."""
        minutes = self.request["step_min"]
        grid = next((size for size in (60, 30, 20, 15, 10, 5) if minutes % size == 0), None)
        if grid is None:
            return first
        at = first
        while True:
            _, minute, second = wall(self.request["viewer_zone"], at)
            if second == 0 and minute % grid == 0:
                return at
            at += 60 - second
