"""X-06: the clock of the machine jumps two hours either way, at any moment. Nothing leaves twice, nothing too early."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, touches, work

from sequencer.core.states import TouchState
from sequencer.flows.enroll import enroll_address

JUMPS = (timedelta(hours=2), timedelta(hours=-2), timedelta(seconds=-90))
STEPS = ("before_claim", "after_connect", "after_catch_up", "after_354", "after_transmitting", "after_250")
WORKING_HOURS = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00", "zone": "candidate"}
HOUR = timedelta(hours=1)
BERLIN = ZoneInfo("Europe/Berlin")


def begin(road, *steps, window="always", **facts):
    add_candidate(road, LENA, **facts)
    add_sequence(road, *(steps or (FIRST, SECOND)), window=window)
    enroll_address(road, "Welcome", LENA)


def jumping(clock, at_step, jump):
    """A fail point at which the clock is set, once."""
    jumped = []

    def step(reached):
        if reached == at_step and not jumped:
            jumped.append(reached)
            clock.at += jump

    return step


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.parametrize("at_step", STEPS)
def test_a_jump_in_the_middle_of_a_mail_makes_no_second_one(road, post, clock, at_step, jump):
    begin(road)

    work(replace(road, step=jumping(clock, at_step, jump)))
    for _ in range(16):
        clock.at += HOUR / 2
        work(road)

    assert post.recipients == [LENA]
    assert touches(road)[0].state is TouchState.SENT


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_jump_between_two_mails_brings_the_second_neither_twice_nor_early(road, post, clock, jump):
    begin(road)
    work(road)
    first = touches(road)[0].transmitting_at
    clock.at += jump

    while clock.at < first + timedelta(days=4):
        is_near = clock.at > first + timedelta(days=2, hours=12)
        clock.at += HOUR / 2 if is_near else 4 * HOUR
        work(road)
        if clock.at < first + timedelta(days=3):
            assert post.recipients == [LENA]

    assert post.recipients == [LENA, LENA]
    first, second = (touch.transmitting_at for touch in touches(road))
    assert second >= first + timedelta(days=3)


def test_a_clock_that_is_put_back_at_night_opens_no_window(road, post, clock):
    """The window is asked at the dot's own moment: it was open when the mail was claimed, and is closed again."""
    begin(road, window=WORKING_HOURS, zone="Europe/Berlin")
    clock.at = datetime(2027, 3, 2, 8, 10, tzinfo=UTC)

    work(replace(road, step=jumping(clock, "after_connect", timedelta(hours=-2))))

    assert post.mails == []
    assert touches(road)[0].wakes_at == datetime(2027, 3, 2, 8, tzinfo=UTC)


def test_a_clock_that_jumps_past_the_end_of_the_window_lets_nothing_leave(road, post, clock):
    begin(road, window=WORKING_HOURS, zone="Europe/Berlin")
    clock.at = datetime(2027, 3, 1, 15, 50, tzinfo=UTC)

    work(replace(road, step=jumping(clock, "after_connect", timedelta(hours=2))))

    assert post.mails == []


@pytest.mark.parametrize(
    ("night", "hours"),
    [
        (datetime(2027, 3, 27, 22, tzinfo=UTC), {"start": "02:15", "end": "03:30"}),  # 02:00 becomes 03:00 in Berlin
        (datetime(2027, 10, 30, 22, tzinfo=UTC), {"start": "02:15", "end": "02:45"}),  # 03:00 becomes 02:00 again
    ],
    ids=["gap", "fold"],
)
def test_around_a_clock_change_a_mail_leaves_once_and_inside_its_window(road, post, clock, night, hours):
    """S-58, with the machine's own clock in step."""
    begin(road, FIRST, window={"days": ["sat", "sun"], "zone": "Europe/Berlin"} | hours, zone="Europe/Berlin")
    clock.at = night

    while clock.at < night + timedelta(hours=12):
        clock.at += timedelta(minutes=5)
        work(road)

    assert post.recipients == [LENA]
    left = touches(road)[0].transmitting_at.astimezone(BERLIN)
    assert hours["start"] <= f"{left:%H:%M}" < hours["end"]
