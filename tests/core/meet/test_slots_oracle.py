"""The fast slot function and the slow one agree, and the properties that hold for every request."""

from datetime import UTC, datetime, timedelta

import slot_oracle
from hypothesis import given, settings
from hypothesis import strategies as st
from slot_requests import person, request, written

from sequencer.core.meet.slot_file import read_request
from sequencer.core.meet.slots import Slot, find_slots, is_bookable, missing_starts

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
def requests(draw):
    day = draw(st.sampled_from(DAYS))
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


def is_endless(given):
    """A run that began before the slow function looks has another grid there."""
    if given["pools"] and not given["required"] and not any(pool["any"] for pool in given["pools"]):
        return True  # nobody is needed
    open_all_day = {"start": "00:00", "end": "24:00"}
    return any({**open_all_day, "days": one["days"]} == one for who in given["people"] for one in who["weekly"])


def starts(given):
    return [slot.start_at for slot in find_slots(read_request(given))]


@settings(max_examples=120)
@given(requests().filter(lambda one: not is_endless(one)))
def test_the_slow_function_finds_the_same_starts(given_request):
    assert starts(given_request) == slot_oracle.expected_starts(given_request)


@settings(max_examples=80)
@given(requests(), st.data())
def test_the_order_of_the_input_does_not_matter(given_request, data):
    before = find_slots(read_request(given_request))
    for who in given_request["people"]:
        for name in ("weekly", "busy", "booked", "overrides"):
            who[name] = data.draw(st.permutations(who[name]))
    for name in ("people", "required", "pools", "holds"):
        given_request[name] = data.draw(st.permutations(given_request[name]))

    assert find_slots(read_request(given_request)) == before


@settings(max_examples=80)
@given(requests())
def test_every_listed_start_can_be_booked_with_the_same_people(given_request):
    asked = read_request(given_request)

    for slot in find_slots(asked):
        assert is_bookable(asked, slot.start_at) == slot


@settings(max_examples=60)
@given(requests())
def test_every_start_of_the_grid_is_listed_or_has_a_reason(given_request):
    asked = read_request(given_request)
    offered = find_slots(asked)

    missing = list(missing_starts(asked, offered))

    assert not {at for at, _ in missing} & {slot.start_at for slot in offered}
    for at, obstacle in missing:
        verdict = is_bookable(asked, at)
        assert isinstance(verdict, Slot) if obstacle.reason == "grid" else verdict == obstacle


@settings(max_examples=60)
@given(requests(), st.data())
def test_more_busy_time_never_makes_a_start_bookable(given_request, data):
    before = read_request(given_request)
    given_request["people"][0]["busy"].append(data.draw(spans(given_request["search"]["start"][:10])))
    after = read_request(given_request)

    for slot in find_slots(after):
        assert isinstance(is_bookable(before, slot.start_at), Slot)


@settings(max_examples=60)
@given(requests())
def test_a_busy_time_that_is_split_or_said_twice_changes_nothing(given_request):
    before = find_slots(read_request(given_request))
    for who in given_request["people"]:
        for start, end in list(who["busy"]):
            middle = written(slot_oracle.at(start) + timedelta(minutes=2))
            who["busy"] += [[start, middle], [middle, end]]

    assert find_slots(read_request(given_request)) == before


@settings(max_examples=60)
@given(requests())
def test_a_pool_of_one_seat_and_one_person_is_that_person(given_request):
    given_request |= {"required": ["ada"], "pools": []}
    required = find_slots(read_request(given_request))

    given_request |= {"required": [], "pools": [{"any": 1, "of": ["ada"]}]}

    assert find_slots(read_request(given_request)) == required
