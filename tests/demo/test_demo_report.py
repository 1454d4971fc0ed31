"""The demo's report finds what must never happen, and fails where something was not seen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sequencer.core.states import EnrollmentState, Intent, Purpose
from sequencer.demo.ledger import Deed, Ledger
from sequencer.demo.report import OUTCOMES, Books, Interview, Letter, OwnSide, Run, compare

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
LENA, OMAR = "lena@brandt.example", "omar@aziz.example"
COMPANY = OwnSide(following=1, hours_by_mail=1, read=1, unread=1)


def day(number):
    return MONDAY + timedelta(days=number)


def books(*runs, letters=(), understood=0, held=(), interviews=()):
    return Books(len(runs), understood, runs, tuple(letters), tuple(held), tuple(interviews))


def step(message_id, run_id, key):
    return Letter(message_id, Purpose.STEP, (run_id, key), run_id)


def answer(message_id, purpose, number=0):
    return Letter(message_id, purpose, (purpose, number))


def interview(run_id=None, how="page"):
    return Interview("Lena Brandt", day(3), "Europe/Berlin", how, run_id)


def active(number, person):
    return Run(number, person, EnrollmentState.ACTIVE)


@pytest.fixture
def ledger():
    return Ledger()


def test_mails_in_order_are_no_fault(ledger):
    ledger.take(day(0), LENA, "<1>")
    ledger.take(day(0), OMAR, "<2>")
    ledger.take(day(3), LENA, "<3>")
    ledger.note(day(4), LENA, Deed.ANSWERS)
    letters = [step("<1>", 1, "first"), step("<2>", 2, "first"), step("<3>", 1, "second")]
    ended = Run(1, LENA, EnrollmentState.ANSWERED, Intent.INTERESTED, day(4))

    report = compare(ledger, books(ended, active(2, OMAR), letters=letters, understood=1))

    assert (report.sent, report.received) == (3, 1)
    assert (report.sent_after_stop, report.duplicates, report.unaccounted) == (0, 0, 0)


def test_one_mail_that_was_taken_twice_is_a_duplicate(ledger):
    ledger.take(day(0), LENA, "<1>")
    ledger.take(day(0), LENA, "<1>")

    report = compare(ledger, books(active(1, LENA), letters=[step("<1>", 1, "first")]))

    assert report.duplicates == 1


def test_two_mails_for_one_step_of_a_run_are_a_duplicate(ledger):
    ledger.take(day(0), LENA, "<1>")
    ledger.take(day(0), LENA, "<2>")
    letters = [step("<1>", 1, "first"), step("<2>", 1, "first")]

    report = compare(ledger, books(active(1, LENA), letters=letters))

    assert report.duplicates == 1


@pytest.mark.parametrize("deed", [Deed.ANSWERS, Deed.ASKS_TO_STOP, Deed.CLICKS, Deed.OPENS_THE_PAGE])
def test_a_mail_after_the_persons_own_stop_is_found_even_at_the_same_instant(ledger, deed):
    ledger.take(day(0), LENA, "<1>")
    ledger.note(day(3), LENA, deed)
    ledger.take(day(3), LENA, "<2>")
    letters = [step("<1>", 1, "first"), step("<2>", 1, "second")]

    report = compare(ledger, books(active(1, LENA), letters=letters))

    assert report.sent_after_stop == 1


def test_an_answer_stops_mails_of_every_run_of_that_person_and_of_nobody_else(ledger):
    ledger.note(day(1), LENA, Deed.ANSWERS)
    ledger.take(day(2), LENA, "<other run>")
    ledger.take(day(2), OMAR, "<2>")
    letters = [step("<other run>", 2, "first"), step("<2>", 3, "first")]

    report = compare(ledger, books(active(1, LENA), active(2, LENA), active(3, OMAR), letters=letters))

    assert report.sent_after_stop == 1


def test_a_mail_after_the_end_of_its_run_is_found_without_a_deed(ledger):
    ledger.take(day(2), LENA, "<1>")
    ended = Run(1, LENA, EnrollmentState.STOPPED, ended_at=day(1))

    report = compare(ledger, books(ended, letters=[step("<1>", 1, "second")]))

    assert report.sent_after_stop == 1


def test_the_last_mail_of_a_run_that_ends_with_it_is_no_fault(ledger):
    ledger.take(day(2), LENA, "<1>")
    ended = Run(1, LENA, EnrollmentState.FINISHED, ended_at=day(2))

    report = compare(ledger, books(ended, letters=[step("<1>", 1, "last")]))

    assert report.sent_after_stop == 0


@pytest.mark.parametrize("purpose", [Purpose.OFFER, Purpose.OPTIONS, Purpose.CONFIRMATION, Purpose.ANSWER])
def test_what_answers_somebody_may_follow_their_answer_but_not_their_wish_to_be_left_alone(ledger, purpose):
    for person, deed in ((LENA, Deed.ANSWERS), (OMAR, Deed.ASKS_TO_STOP)):
        ledger.note(day(1), person, deed)
    ledger.take(day(1), LENA, "<1>", is_outreach=False)
    answered = compare(ledger, books(letters=[answer("<1>", purpose)], understood=2))

    ledger.take(day(1), OMAR, "<2>", is_outreach=False)
    left_alone = compare(ledger, books(letters=[answer("<1>", purpose), answer("<2>", purpose, 1)], understood=2))

    assert (answered.sent_after_stop, left_alone.sent_after_stop) == (0, 1)


@pytest.mark.parametrize("purpose", [Purpose.WISH, Purpose.CANCELLATION])
def test_a_wish_not_to_be_written_to_is_confirmed_and_an_interview_called_off(ledger, purpose):
    ledger.note(day(1), LENA, Deed.OPENS_THE_PAGE)
    ledger.take(day(1), LENA, "<1>", is_outreach=False)

    report = compare(ledger, books(letters=[answer("<1>", purpose)]))

    assert (report.sent_after_stop, report.unaccounted) == (0, 0)


def test_what_looks_like_outreach_to_its_reader_is_outreach_whatever_the_database_calls_it(ledger):
    ledger.note(day(1), LENA, Deed.ANSWERS)
    ledger.take(day(2), LENA, "<1>", is_outreach=True)

    report = compare(ledger, books(letters=[answer("<1>", Purpose.ANSWER)], understood=1))

    assert report.sent_after_stop == 1


def test_a_mail_that_the_database_does_not_know_of_is_outreach(ledger):
    ledger.note(day(1), LENA, Deed.ANSWERS)
    ledger.take(day(2), LENA, "<1>", is_outreach=False)

    assert compare(ledger, books(understood=1)).sent_after_stop == 1


def test_a_notice_about_a_candidate_who_asked_us_to_stop_goes_to_colleagues_only(ledger):
    ledger.note(day(1), LENA, Deed.CLICKS)
    ledger.take(day(2), "ana@acme.example", "<1>", is_outreach=False)
    to_colleague = compare(ledger, books(letters=[answer("<1>", Purpose.NOTICE)]))

    ledger.take(day(2), LENA, "<2>", is_outreach=False)
    to_candidate = compare(ledger, books(letters=[answer("<1>", Purpose.NOTICE), answer("<2>", Purpose.NOTICE, 1)]))

    assert (to_colleague.sent_after_stop, to_candidate.sent_after_stop) == (0, 1)


def test_an_interview_counts_as_booked_and_its_run_as_nothing_else(ledger):
    ended = [Run(n, LENA, EnrollmentState.ANSWERED, Intent.INTERESTED, day(1)) for n in (1, 2)]

    report = compare(ledger, books(*ended, interviews=[interview(run_id=1)]))

    assert (report.outcomes["booked"], report.outcomes["replied"]) == (1, 1)


def test_a_visit_to_a_page_brings_no_mail_in(ledger):
    for deed in (Deed.BOOKS, Deed.RACES, Deed.MOVES, Deed.CALLS_OFF):
        ledger.note(day(1), LENA, deed)

    assert compare(ledger, books()).received == 0


def test_a_machines_answer_stops_nothing(ledger):
    ledger.note(day(1), LENA, Deed.IS_AWAY)
    ledger.note(day(1), LENA, Deed.SENDS_A_TICKET)
    ledger.take(day(9), LENA, "<1>")

    report = compare(ledger, books(active(1, LENA), letters=[step("<1>", 1, "second")], understood=2))

    assert report.sent_after_stop == 0


def test_mails_that_only_one_side_knows_are_counted(ledger):
    ledger.take(day(0), LENA, "<nobody sent this>")
    ledger.note(day(1), LENA, Deed.ANSWERS)

    report = compare(ledger, books(active(1, LENA), letters=[step("<never arrived>", 1, "first")], understood=0))

    assert report.unaccounted == 3


def test_a_run_counts_as_resumed_only_when_a_mail_of_it_followed_the_note(ledger):
    for person in (LENA, OMAR):
        ledger.note(day(0), person, Deed.IS_AWAY)
    ledger.take(day(14), LENA, "<1>")
    runs = (replace(active(1, LENA), has_resumed=True), replace(active(2, OMAR), has_resumed=True))

    report = compare(ledger, books(*runs, letters=[step("<1>", 1, "second")], understood=2))

    assert report.outcomes["out_of_office_resumed"] == 1


@pytest.mark.parametrize(
    ("state", "intent", "outcome"),
    [
        (EnrollmentState.ANSWERED, Intent.INTERESTED, "replied"),
        (EnrollmentState.ANSWERED, Intent.QUESTION, "replied"),
        (EnrollmentState.ANSWERED, Intent.UNCLEAR, "replied"),
        (EnrollmentState.ANSWERED, Intent.LATER, "later"),
        (EnrollmentState.ANSWERED, Intent.REFERRAL, "referred"),
        (EnrollmentState.DECLINED, Intent.NOT_INTERESTED, "declined"),
        (EnrollmentState.OPTED_OUT, None, "opted_out"),
        (EnrollmentState.BOUNCED, None, "bounced"),
        (EnrollmentState.FINISHED, None, "finished"),
        (EnrollmentState.STOPPED, None, ""),
        (EnrollmentState.PAUSED, None, ""),
    ],
)
def test_a_run_has_the_outcome_of_its_state_and_of_the_last_answer(state, intent, outcome):
    assert Run(1, LENA, state, intent).outcome == outcome


def good_report(ledger):
    """Everything seen that a demo has to show."""
    report = compare(ledger, books(active(1, LENA), held=[("Lena Brandt", "Held: the opening line is not known.")]))
    interviews = tuple(interview(how=how) for how in ("page", "page", "reply", "reply"))
    return replace(report, outcomes=dict.fromkeys(OUTCOMES, 1), interviews=interviews, company=COMPANY)


def test_a_demo_that_showed_everything_is_good(ledger):
    assert good_report(ledger).is_good


@pytest.mark.parametrize(
    "fault",
    [
        {"sent_after_stop": 1},
        {"duplicates": 1},
        {"unaccounted": 1},
        {"held": ()},
        {"interviews": (interview(how="page"), interview(how="page"), interview(how="reply"))},
        {"interviews": (interview(how="page"), interview(how="reply"), interview(how="reply"))},
        *[{"company": replace(COMPANY, **{seen: 0})} for seen in ("following", "hours_by_mail", "read", "unread")],
        *[{"outcomes": {name: int(name != unseen) for name in OUTCOMES}} for unseen in OUTCOMES],
    ],
)
def test_one_fault_or_one_thing_not_seen_is_enough_to_fail(ledger, fault):
    assert not replace(good_report(ledger), **fault).is_good


def test_the_json_has_the_promised_fields(ledger):
    told = good_report(ledger).to_mapping(12.34)

    assert list(told)[:9] == [
        "candidates", "sent", "received", "seconds", "outcomes", "bookings", "sent_after_stop", "duplicates", "held",
    ]  # fmt: skip
    assert told["seconds"] == 12.3
    assert (told["following"], told["hours_by_mail"], told["calendars"]) == (1, 1, {"read": 1, "unread": 1})
    assert tuple(told["outcomes"]) == OUTCOMES
    assert told["held"] == [{"candidate": "Lena Brandt", "reason": "Held: the opening line is not known."}]
    assert told["bookings"][0] == {
        "candidate": "Lena Brandt",
        "start": "2026-11-26T09:00:00Z",
        "zone": "Europe/Berlin",
        "how": "page",
    }
