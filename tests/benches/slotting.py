"""`slots`: the slot function beside a bare sweep over integers; `slot_page`: the page of an offer with a panel of five."""

import math
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from builders import make_database, make_road
from meetings import ANA, offered, set_stage, token_of
from pages import p95, timed
from sqlalchemy import insert, select

from benches.lines import line, median
from sequencer.app import create_app
from sequencer.core.meet.request import DAY, Hours, Person, SlotRequest
from sequencer.core.meet.slots import find_slots
from sequencer.settings import Settings
from sequencer.store.colleagues import BusyTime, Colleague

Spans = list[tuple[int, int]]

_SIZES = ((5, 60, 41), (20, 1_000, 15), (50, 5_000, 5))  # people, busy events each, rounds
_BEGIN = int(datetime(2026, 3, 16, tzinfo=UTC).timestamp())  # a Monday; clocks change on the second Sunday
_DAYS = 28
_WORKING_DAYS = tuple(day for day in range(_DAYS) if day % 7 < 5)
_LENGTH, _STEP, _BUFFER = 45 * 60, 15 * 60, 10 * 60
_ZONES = ("Europe/Berlin", "Europe/Lisbon", "Europe/London", "Europe/Madrid", "Europe/Warsaw")
_KEPT_FREE = (14, 16)  # UTC hours without a busy event, so that panels of every size find starts
_WEEK = (Hours(frozenset({1, 2, 3, 4, 5}), (8 * 3600, 21 * 3600)),)
_LOOKS, _PANEL, _EVENTS = 200, 5, 60


def slots() -> Iterator[dict[str, object]]:
    """Milliseconds of one question; the note says how the cost grew against n log n since the line before."""
    before: tuple[int, float] | None = None
    for people, events, rounds in _SIZES:
        request, bare = _request(people, events), _bare(people, events)
        ours, theirs = _in_turn(lambda r=request: find_slots(r), lambda b=bare: interval_sweep(b, _LENGTH), rounds)
        note = f"{people} × {events:,} busy events, {_DAYS} days, {len(find_slots(request))} starts"
        if before is not None:
            fair = _n_log_n(people * events) / _n_log_n(before[0])
            note += f"; cost grew ×{ours / before[1]:.1f}, n log n ×{fair:.1f}"
        yield line("slots", ours * 1000, "ms", note, against="interval_sweep", ratio=ours / theirs)
        before = people * events, ours


def slot_page(looks: int = _LOOKS) -> Iterator[dict[str, object]]:
    """The page with all free times, from the request to the last byte, in this process."""
    with tempfile.TemporaryDirectory(prefix="sequencer-bench-") as name:
        database = make_database(f"sqlite:///{name}/sequencer.sqlite")
        road = make_road(database)
        found = offered(road, set_stage(road, people=[_host(number) for number in range(_PANEL)], horizon_days=_DAYS))
        _fill_calendars(road)
        app = create_app(Settings(data_dir=Path(name)), road)
        took = timed(app.test_client(use_cookies=False), f"/c/i/{token_of(road, found)}", looks)
        database.close()
    note = f"p95 of {looks} requests, panel of {_PANEL} with {_EVENTS} busy events each, {_DAYS} days"
    yield line("slot_page", p95(took), "ms", note)


def interval_sweep(people: list[tuple[Spans, Spans]], length: int) -> Spans:
    """Windows without busy times, in common: merging, subtracting and intersecting sorted integers, nothing else."""
    together = people[0][0]
    for windows, busy in people:
        together = _in_both(together, _without(windows, _joined(busy)))
    return [(start, end - length) for start, end in together if end - start >= length]


def _joined(spans: Spans) -> Spans:
    found: Spans = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _without(windows: Spans, busy: Spans) -> Spans:
    found: Spans = []
    at = 0
    for opens, end in windows:
        start = opens
        while at < len(busy) and busy[at][1] <= start:
            at += 1
        place = at
        while place < len(busy) and busy[place][0] < end:
            if busy[place][0] > start:
                found.append((start, busy[place][0]))
            start = busy[place][1]
            place += 1
        if start < end:
            found.append((start, end))
    return found


def _in_both(one: Spans, other: Spans) -> Spans:
    found: Spans = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def _request(people: int, events: int) -> SlotRequest:
    team = (
        Person(number, ZoneInfo(_ZONES[number % len(_ZONES)]), weekly=_WEEK, busy=tuple(_busy(number, events)))
        for number in range(people)
    )
    return SlotRequest(
        now=_BEGIN,
        search=(_BEGIN, _BEGIN + _DAYS * DAY),
        duration=_LENGTH,
        step=_STEP,
        viewer_zone=ZoneInfo("Europe/Berlin"),
        people=tuple(team),
        before=_BUFFER,
        after=_BUFFER,
    )


def _bare(people: int, events: int) -> list[tuple[Spans, Spans]]:
    """The same work without zones: windows as integers from the beginning."""
    windows = [(_BEGIN + day * DAY + 7 * 3600, _BEGIN + day * DAY + 20 * 3600) for day in _WORKING_DAYS]
    return [(windows, _busy(number, events)) for number in range(people)]


def _busy(number: int, events: int) -> Spans:
    """Meetings of 15 to 60 minutes on working days, but for two hours of each."""
    luck = Random(number)
    found: Spans = []
    while len(found) < events:
        day, begins = luck.choice(_WORKING_DAYS) * DAY, luck.randrange(7 * 3600, 20 * 3600, 900)
        ends = begins + luck.randrange(900, 3601, 900)
        if ends <= _KEPT_FREE[0] * 3600 or begins >= _KEPT_FREE[1] * 3600:
            found.append((_BEGIN + day + begins, _BEGIN + day + ends))
    return found


def _in_turn(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median seconds of both, measured in turn so that a busy machine slows both."""
    times: list[tuple[float, float]] = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        ours()
        between = time.perf_counter()
        theirs()
        times.append((between - began, time.perf_counter() - between))
    return median([one for one, _ in times[1:]]), median([one for _, one in times[1:]])


def _n_log_n(count: int) -> float:
    return count * math.log(count)


def _host(number: int) -> dict[str, object]:
    return ANA | {"name": f"Host {number}", "email": f"host{number}@acme.example", "zone": _ZONES[number]}


def _fill_calendars(road) -> None:
    with road.database.write() as session:
        today = road.now().replace(hour=0, minute=0, second=0, microsecond=0)
        for number, colleague_id in enumerate(session.scalars(select(Colleague.id).order_by(Colleague.id))):
            rows = [
                {
                    "colleague_id": colleague_id,
                    "source": "bench",
                    "start_at": today + timedelta(seconds=start - _BEGIN),
                    "end_at": today + timedelta(seconds=end - _BEGIN),
                }
                for start, end in _busy(number, _EVENTS)
            ]
            session.execute(insert(BusyTime), rows)
