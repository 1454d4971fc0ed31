"""Slot requests as Hypothesis draws them: two days, up to three people, every field of the JSON form."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from slot_requests import person, request, written

# Two days around a clock change of one of the zones, or days on which nothing happens.
DAYS = ["2026-03-28", "2026-10-24", "2026-03-07", "2026-04-04", "2026-06-10"]
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]
NAMES = ["ada", "bo", "cyd"]

clocks = st.integers(0, 287).map(lambda n: f"{n // 12:02d}:{n % 12 * 5:02d}")
days_of_week = st.one_of(st.just([1, 2, 3, 4, 5, 6, 7]), st.lists(st.integers(1, 7), min_size=1, max_size=5))


@st.composite
def windows(draw):
    start, end = sorted((draw(clocks), draw(st.one_of(clocks, st.just("24:00")))))
    return {"start": start, "end": end} if start < end else {"start": "08:00", "end": "18:00"}


@st.composite
def rules(draw):
    return {"days": draw(days_of_week), **draw(windows())}


@st.composite
def spans(draw, day, longest=60):
    start = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(minutes=5 * draw(st.integers(-288, 860)))
    return [written(start), written(start + timedelta(minutes=5 * draw(st.integers(1, longest))))]


@st.composite
def people(draw, name, day):
    booked = draw(st.lists(spans(day, 24), max_size=3))
    if booked and draw(st.booleans()):
        own = {"before": draw(st.sampled_from([0, 5, 25])), "after": draw(st.sampled_from([0, 10, 45]))}
        booked[0] = {"start": booked[0][0], "end": booked[0][1], **own}
    date = (datetime.fromisoformat(day) + timedelta(days=draw(st.integers(-1, 2)))).date().isoformat()
    extra = draw(
        st.sampled_from([{}, {}, {"absences": [date]}, {"overrides": [{"date": date, "windows": [draw(windows())]}]}])
    )
    if draw(st.integers(0, 4)) == 0:
        extra = {**extra, "free": draw(st.lists(spans(day, 200), max_size=3))}
    return person(
        name,
        draw(st.sampled_from(ZONES)),
        weekly=draw(st.lists(rules(), min_size=1, max_size=3)),
        busy=draw(st.lists(spans(day), max_size=4)),
        booked=booked,
        caps=draw(st.sampled_from([{}, {}, {"per_day": 1}, {"per_week": 2}, {"per_day": 2, "per_week": 3}])),
        **extra,
    )


@st.composite
def holds(draw, day):
    start, end = draw(spans(day, 20))
    expires = draw(st.sampled_from(["2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "2025-12-01T00:00:00Z"]))
    of = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    return {
        "start": start,
        "end": end,
        "people": of,
        "holder": draw(st.sampled_from(["us", "them"])),
        "expires": expires,
    }


@st.composite
def requests(draw, days=tuple(DAYS)):
    day = draw(st.sampled_from(days))
    team = [draw(people(name, day)) for name in NAMES[: draw(st.integers(1, 3))]]
    names = [one["id"] for one in team]
    some = st.lists(st.sampled_from(names), min_size=1, unique=True)
    pools = draw(st.lists(st.builds(lambda n, of: {"any": n, "of": of}, st.integers(0, 2), some), max_size=2))
    candidate = {"zone": draw(st.sampled_from(ZONES)), "windows": draw(st.lists(rules(), min_size=1, max_size=2))}
    return request(
        *team,
        day=day,
        days=2,
        now=draw(st.sampled_from(["2026-01-01T00:00:00Z", f"{day}T10:20:00Z"])),
        duration_min=draw(st.sampled_from([15, 30, 45, 60, 90])),
        step_min=draw(st.sampled_from([5, 15, 20, 25, 30, 35, 45, 60])),
        notice_min=draw(st.sampled_from([0, 55, 240])),
        buffers_min={"before": draw(st.sampled_from([0, 10, 30])), "after": draw(st.sampled_from([0, 15]))},
        viewer_zone=draw(st.sampled_from(ZONES)),
        required=draw(st.one_of(st.just([]), some)),
        pools=pools,
        candidate=draw(st.sampled_from([None, candidate])),
        holds=draw(st.lists(holds(day), max_size=2)),
    )
