"""What somebody wishes for, looked up among what is free; nothing of it is ever booked by itself."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import NONE_NAMED, Outcome, Pick, in_context, wish
from sequencer.core.states import Intent

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2027, 2, 28, 12, 0, tzinfo=UTC)
FREE = [
    Option(1001 + 30 * day + number, datetime(2027, 3, 1, 6, 0, tzinfo=UTC) + timedelta(days=day, minutes=30 * number))
    for day in range(10)
    for number in range(30)
]


def found(text):
    meant = wish(FREE, BERLIN, SUNDAY, text)
    at = {one.number: one.start_at.astimezone(BERLIN) for one in FREE}
    return {f"{at[number]:%a %H:%M}" for number in meant.numbers}, meant.words


def test_a_day_and_an_hour_among_no_to_all():
    assert found("none of these, Friday 18:00?")[0] == {"Fri 18:00"}


def test_part_of_a_day_narrows_the_day():
    hours, words = found("Thanks! Could we talk on Friday afternoon?")

    assert all(one.startswith("Fri 1") for one in hours)
    assert "friday afternoon" in words


def test_what_cannot_be_is_left_out():
    hours, _ = found("not on Mondays, please")

    assert hours
    assert not any(one.startswith("Mon") for one in hours)


def test_german_answers_are_read_too():
    assert found("Passt leider alles nicht. Ginge Dienstag um 19 Uhr?")[0] == {"Tue 19:00"}


@pytest.mark.parametrize("text", ["", "Yes, I'd be interested in a chat", "I have 5 years of experience", "option 2"])
def test_words_without_a_time_wish_for_none(text):
    assert found(text)[0] == set()


@pytest.mark.parametrize(
    ("intent", "is_booked", "outcome"),
    [
        (Intent.NOT_INTERESTED, False, Outcome.STOP),
        (Intent.LATER, False, Outcome.STOP),
        (Intent.NOT_INTERESTED, True, Outcome.HUMAN),
        (Intent.QUESTION, False, Outcome.HUMAN),
        (Intent.REFERRAL, False, Outcome.HUMAN),
        (Intent.INTERESTED, False, Outcome.ASK),
        (Intent.UNCLEAR, True, Outcome.ASK),
    ],
)
def test_an_answer_that_names_no_time_is_read_by_its_tone(intent, is_booked, outcome):
    undecided = Pick(Outcome.ASK, None, None, NONE_NAMED)

    assert in_context(undecided, intent, is_booked=is_booked).outcome is outcome


def test_a_pick_is_never_talked_out_of_by_a_tone():
    picked = Pick(Outcome.BOOK, (2,), None, "one start fits")

    assert in_context(picked, Intent.NOT_INTERESTED, is_booked=False) is picked
