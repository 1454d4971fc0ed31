"""“Two evenings a week” in a colleague's answer: a limit for what lies beside their working hours, where nothing turns it round."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sequencer.core.meet.colleague.applied import CannotApplyError, HoursNow, applied
from sequencer.core.meet.colleague.changes import Share, said, said_of_them
from sequencer.core.meet.colleague.hours import Reading, read_hours_answer

MONDAY = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
EVENINGS = [{"days": [2, 4], "start": "18:00", "end": "21:00"}]


def share(number):
    return f"At most {number} interview{'' if number == 1 else 's'} a week beside your working hours"


TUESDAYS_AND_THURSDAYS = "Every Tuesday and Thursday, until you say otherwise: also 18:00 to 21:00"
CERTAIN = {
    "I can do two evenings a week": [share(2)],
    "Two evenings a week, at most.": [share(2)],
    "max. 2 evenings per week": [share(2)],
    "One evening a week is enough": [share(1)],
    "Hi Noor, two evenings a week is fine. Best, Tomas": [share(2)],
    "Zwei Abende pro Woche gehen": [share(2)],
    "Ein Abend pro Woche reicht mir": [share(1)],
    "Je peux deux soirs par semaine": [share(2)],
    "Puedo dos noches a la semana": [share(2)],
    "I can do Tuesday and Thursday evenings, at most one a week": [TUESDAYS_AND_THURSDAYS, share(1)],
    "Tuesday and Thursday evenings, but no more than two of them a week, please.": [TUESDAYS_AND_THURSDAYS, share(2)],
    "I can do Tuesday and Thursday evenings. Not more than one evening a week please.": [
        TUESDAYS_AND_THURSDAYS,
        share(1),
    ],
    "Ich kann dienstags und donnerstags abends, höchstens einmal pro Woche": [TUESDAYS_AND_THURSDAYS, share(1)],
    "I'm out next week, and then two evenings a week": ["Mon 8 Mar to Sun 14 Mar: no interviews", share(2)],
}
UNSURE = [
    "at most two a week",
    "once a week",
    "I can't do two evenings a week",
    "I'm off two evenings a week",
    "Could I do two evenings a week?",
    "Maybe two evenings a week",
    "My colleague can do two evenings a week",
    "Sam said two evenings a week",
    "at least two evenings a week",
    "at most two interviews a week",
    "two evenings a month",
    "I can do Thursday evenings, but no more than two a month",
    "I can do Thursday evenings every two weeks",
    "one evening a week, or two evenings a week",
    "One evening a week. Two evenings a week.",
    "Thanks, but I have choir two evenings a week",
    "In April two evenings a week",
]


@pytest.mark.parametrize("text", CERTAIN)
def test_it_becomes_a_limit_that_is_said_back(text):
    found = read_hours_answer(text, BERLIN, MONDAY)

    assert found.reading is Reading.CHANGES, found.why
    assert said(found.changes, "en") == CERTAIN[text]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_certain_changes_nothing(text):
    found = read_hours_answer(text, BERLIN, MONDAY)

    assert (found.reading, found.changes) == (Reading.UNSURE, ())
    assert found.why


def test_it_is_said_in_german_and_of_them_to_others():
    assert said([Share(1), Share(2)], "de") == [
        "Höchstens 1 Gespräch pro Woche neben deiner Arbeitszeit",
        "Höchstens 2 Gespräche pro Woche neben deiner Arbeitszeit",
    ]
    assert said_of_them([Share(2)]) == ["At most 2 interviews a week beside their working hours"]


def test_it_limits_the_hours_there_are():
    assert applied(HoursNow([], EVENINGS), [Share(2)]) == HoursNow([], EVENINGS, outside_per_week=2)


@pytest.mark.parametrize("now", [HoursNow([]), HoursNow([], EVENINGS, outside_per_week=0)])
def test_without_such_hours_or_where_they_are_switched_off_a_person_looks(now):
    with pytest.raises(CannotApplyError):
        applied(now, [Share(2)])
