"""Answers to an offer are read, in nine languages, and nothing is booked that they do not say."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pick_answers import ANSWERS, MISREAD_EASILY
from pick_more_answers import MORE_ANSWERS

from sequencer.core.meet.offered import Option
from sequencer.core.meet.pick.answer import Outcome, pick

BERLIN = ZoneInfo("Europe/Berlin")
ATTACKS = yaml.safe_load((Path(__file__).parent / "pick_attacks.yaml").read_text(encoding="utf-8"))
RECEIVED = datetime(2027, 3, 5, 12, tzinfo=UTC)


def option(number, local):
    return Option(number, datetime.fromisoformat(local).replace(tzinfo=BERLIN).astimezone(UTC))


OFFERED = (
    option(1, "2027-03-09T18:00"),
    option(2, "2027-03-10T12:30"),
    option(3, "2027-03-11T18:30"),
    option(4, "2027-03-12T08:00"),
    option(5, "2027-03-18T18:00"),
)


def read(text, offered=OFFERED, zone=BERLIN, received_at=RECEIVED):
    found = pick(offered, zone, received_at, text)
    return str(found.outcome), None if found.options is None else list(found.options)


@pytest.mark.parametrize(("language", "text", "outcome", "options"), ANSWERS)
def test_an_answer_means_what_a_reader_of_its_language_takes_it_to_mean(language, text, outcome, options):
    assert read(text) == (outcome, options)


@pytest.mark.parametrize(("text", "outcome", "options"), MORE_ANSWERS)
def test_answers_of_every_length_are_read(text, outcome, options):
    assert read(text) == (outcome, options)


@pytest.mark.parametrize("text", MISREAD_EASILY)
def test_an_answer_that_only_sounds_like_a_pick_books_nothing(text):
    assert read(text)[0] != "book"


@pytest.mark.parametrize("text", ATTACKS["books_nothing"])
def test_what_does_not_say_a_time_beyond_doubt_books_nothing(text):
    assert read(text)[0] != "book"


@pytest.mark.parametrize(("text", "option"), ATTACKS["books"])
def test_what_says_a_time_beyond_doubt_books_it(text, option):
    assert read(text) == ("book", [option])


def test_the_answers_cover_nine_languages():
    assert len(Counter(language for language, *_ in ANSWERS)) == 9


def test_the_order_of_the_offer_does_not_matter():
    for _, text, outcome, options in ANSWERS:
        assert read(text, tuple(reversed(OFFERED))) == (outcome, options)


def test_days_and_times_are_those_of_the_candidates_clock():
    late = Option(1, datetime(2027, 3, 9, 23, 30, tzinfo=UTC))  # Wednesday half past midnight in Berlin
    other = Option(2, datetime(2027, 3, 9, 10, tzinfo=UTC))

    assert read("Wednesday works", (late, other)) == ("book", [1])
    assert read("Wednesday works", (late, other), ZoneInfo("UTC")) == ("propose", None)


def test_tomorrow_counts_from_the_day_on_which_the_answer_came():
    late_on_monday = datetime(2027, 3, 8, 22, tzinfo=UTC)

    assert read("Tomorrow works", received_at=late_on_monday) == ("book", [1])
    assert read("Tomorrow works", received_at=datetime(2027, 3, 8, 23, 30, tzinfo=UTC)) == ("book", [2])


def test_a_number_that_may_be_an_hour_of_another_start_is_asked_about():
    offered = (option(1, "2027-03-09T18:00"), option(2, "2027-03-10T13:00"), option(5, "2027-03-11T17:00"))

    assert read("1 works", offered) == ("ask", [1, 2])
    assert read("option 1 works", offered) == ("book", [1])


def test_day_and_month_in_either_order_are_read_by_what_was_offered():
    offered = (option(1, "2027-03-04T10:00"), option(2, "2027-04-03T10:00"))

    assert read("3/4 works", offered, received_at=datetime(2027, 3, 1, tzinfo=UTC)) == ("ask", [1, 2])
    assert read("3/4 works", offered[:1], received_at=datetime(2027, 3, 1, tzinfo=UTC)) == ("book", [1])


def test_a_yes_to_the_only_start_books_it():
    assert read("That works for me", OFFERED[:1]) == ("book", [1])
    assert read("Sounds interesting", OFFERED[:1])[0] != "book"


@pytest.mark.parametrize(
    "text",
    [
        "passt, aber 13 Uhr wäre besser",
        "oui mais plus tard",
        "perfecto, pero por teléfono",
        "prima, maar liever een uur later",
        "Perfeito, mas às 15h",
        "Yes, though I would rather talk later",
        "I confirm receipt of your mail, but not the time",
        "That works... not",
        "yes please cancel it",
    ],
)
def test_a_yes_with_a_but_does_not_book_the_only_start(text):
    assert read(text, OFFERED[:1])[0] != "book"


def test_quoted_lines_are_not_the_answer():
    quoted = "> 1. Tuesday 18:00\n> 2. Wednesday 12:30\n"

    assert read(f"Wednesday please\n\n{quoted}") == ("book", [2])
    assert read(f"{quoted}\n4 please") == ("book", [4])


def test_a_wish_is_handed_on_in_the_persons_words():
    found = pick(OFFERED, BERLIN, RECEIVED, "None of these, Friday 6pm?")

    assert (found.outcome, found.constraint) == (Outcome.PROPOSE, "friday 6pm")


def test_without_an_offer_nothing_is_booked():
    assert {read(text, ())[0] for _, text, *_ in ANSWERS} <= {"ask", "propose", "stop", "wait", "human"}


@given(st.lists(st.sampled_from(sorted({word for _, text, *_ in ANSWERS for word in text.split()})), max_size=12))
def test_any_heap_of_words_is_read_and_books_only_what_was_offered(words):
    outcome, options = read(" ".join(words))

    assert outcome != "book" or (len(options) == 1 and options[0] in range(1, 6))


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert read(text)[0] in set(Outcome)


@pytest.mark.parametrize(
    "text", ["1 or " * 2000, "thursday at 6 " * 800, "not " * 3000, "1" * 6000, "(" * 6000, "9:" * 3000]
)
def test_long_answers_are_read_in_no_time(text):
    assert read(text)[0] in set(Outcome)
