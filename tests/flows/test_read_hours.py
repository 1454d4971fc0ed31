"""A colleague answers by mail about their hours: done, said back, taken back, or shown to a person."""

from datetime import date

import pytest
from builders import mail
from errands import arrive, every, parsed, text_of, told, work
from meetings import ANA, TOMAS, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.ask_hours import ask_hours
from sequencer.flows.book import book
from sequencer.flows.read_hours import TakenBack, read_hours, take_back
from sequencer.flows.set_interviews import add_absence
from sequencer.store.audit import AuditNote
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import Colleague
from sequencer.store.hours_requests import HoursAnswer, Outcome
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.touches import Touch

TOMAS_AT = "tomas@acme.example"
NEXT_WEEK = [f"2027-03-{day:02d}" for day in range(8, 15)]


@pytest.fixture
def stage(road):
    """Ana, whose mailbox writes, and Tomas hold a plan; the clock stands at a Monday."""
    return set_stage(road, people=[ANA, TOMAS])


@pytest.fixture
def asked(road, stage):
    """Tomas was asked for his hours; returns his row."""
    tomas = next(one for one in every(road, Colleague) if one.email == TOMAS_AT)
    ask_hours(road, tomas.id, "noor@acme.example")
    work(road)
    return tomas


@pytest.fixture
def answers(road, inboxes, asked):
    """Tomas answers our last mail to him, and all that follows is done; returns the row of that mail."""
    numbers = iter(range(100))

    def answer(text, sender=TOMAS_AT, *, cites=True, number=None, **head):
        number = next(numbers) if number is None else number
        first, *_, last = [one for one in [*every(road, Touch)] * 2 if one.purpose is Purpose.HOURS]
        raw = mail(
            sender,
            body=text,
            message_id=f"<hours{number}@there.example>",
            **({"in_reply_to": last.message_id} if cites else {}),
            **{"subject": f"Re: {first.subject}", **head},
        )
        found = arrive(road, inboxes, raw)
        work(road)
        return found and row(road, InboundMail, found.id)

    return answer


def hours(road, colleague):
    return row(road, Colleague, colleague.id)


def mails_to(road, address=TOMAS_AT):
    return [one for one in every(road, Touch) if one.purpose is Purpose.HOURS and one.recipient == address]


def undo_token(road, answer):
    return road.links.hours(answer.id, answer.nonce).rpartition("/")[2]


def test_the_question_says_what_is_known_and_how_to_answer(road, asked, post):
    (request,) = mails_to(road)

    assert post.recipients[-1] == TOMAS_AT
    assert request.candidate_id is None
    assert "Monday to Friday: 07:00 to 20:00" in text_of(request)
    assert "until Mon 29 Mar" in text_of(request)
    assert "“I'm out next week”" in text_of(request)


def test_the_button_pressed_twice_asks_once(road, asked):
    assert ask_hours(road, asked.id, "noor@acme.example") is False
    assert len(mails_to(road)) == 1


def test_an_absence_is_kept_and_said_back_in_plain_words_with_the_way_back(road, asked, answers):
    found = answers("I'm out next week.\n\nBest, Tomas")

    assert hours(road, asked).absences == NEXT_WEEK
    assert found.state is InboundState.HANDLED
    (answer,) = every(road, HoursAnswer)
    said = text_of(mails_to(road)[-1])
    assert "Mon 8 Mar to Sun 14 Mar: no interviews" in said
    assert f"/c/h/{undo_token(road, answer)}" in said
    assert "Answer “undo”" in said
    assert parsed(mails_to(road)[-1].frozen)["in-reply-to"] == "<hours0@there.example>"
    assert any("Tomas Ruiz set their interview hours by mail" in one.says for one in every(road, AuditNote))


def test_an_evening_of_every_week_becomes_a_further_hour(road, asked, answers):
    answers("I can do Saturday mornings")

    assert hours(road, asked).outside[-1] == {"days": [6], "start": "08:00", "end": "12:00"}


def test_a_number_of_evenings_a_week_is_kept_said_back_and_taken_back(road, asked, answers):
    answers("Two evenings a week at most, please.")

    (answer,) = every(road, HoursAnswer)
    assert hours(road, asked).outside_per_week == 2
    assert "At most 2 interviews a week beside your working hours" in text_of(mails_to(road)[-1])
    assert take_back(road, undo_token(road, answer)) is TakenBack.DONE
    assert hours(road, asked).outside_per_week is None


def test_german_is_answered_in_german(road, asked, answers):
    answers("Nächste Woche bin ich im Urlaub.")

    assert hours(road, asked).absences == NEXT_WEEK
    assert "Mo 8. März bis So 14. März: keine Gespräche" in text_of(mails_to(road)[-1])


def test_a_journey_moves_the_clock_their_hours_are_read_on(road, asked, answers):
    answers("From 8 to 12 March I'm in New York")

    assert hours(road, asked).travel == [{"from": "2027-03-08", "to": "2027-03-12", "zone": "America/New_York"}]


def test_a_second_mail_in_the_thread_adds_to_the_first(road, asked, answers):
    answers("I'm out next week")
    answers("And I can do Saturday mornings")

    assert hours(road, asked).absences == NEXT_WEEK
    assert hours(road, asked).outside[-1]["days"] == [6]
    assert [one.outcome for one in every(road, HoursAnswer)] == [Outcome.APPLIED, Outcome.APPLIED]


def test_the_same_mail_twice_is_one_change(road, asked, answers):
    first = answers("I'm out next week")
    answers("I'm out next week", number=0)
    read_hours(road, first.id)

    assert len(every(road, HoursAnswer)) == 1
    assert len(mails_to(road)) == 2


def test_undo_by_mail_puts_the_hours_back(road, asked, answers):
    answers("I'm out next week")
    answers("undo")

    assert hours(road, asked).absences == []
    assert "taken back" in text_of(mails_to(road)[-1])
    assert [one.outcome for one in every(road, HoursAnswer)] == [Outcome.APPLIED, Outcome.UNDONE]


def test_undo_by_the_link_works_once(road, asked, answers):
    answers("I'm out next week")
    token = undo_token(road, every(road, HoursAnswer)[0])

    assert take_back(road, token) is TakenBack.DONE
    assert take_back(road, token) is TakenBack.BEFORE
    assert hours(road, asked).absences == []
    assert take_back(road, token[:-2] + "xx") is TakenBack.UNKNOWN


def test_what_somebody_set_since_is_not_undone(road, asked, answers):
    answers("I'm out next week")
    add_absence(road, asked.id, date(2027, 4, 5), date(2027, 4, 6), "noor@acme.example")

    assert take_back(road, undo_token(road, every(road, HoursAnswer)[0])) is TakenBack.CHANGED
    assert hours(road, asked).absences == [*NEXT_WEEK, "2027-04-05", "2027-04-06"]


def test_what_is_not_certain_changes_nothing_and_goes_to_a_person_with_the_words(road, asked, answers):
    found = answers("Maybe I can do Thursday evenings, depends on the release.")

    assert hours(road, asked).outside == TOMAS["outside"]
    assert found.state is InboundState.ASKS
    assert "Maybe I can do Thursday evenings" in found.reason
    assert "nothing has changed" in text_of(mails_to(road)[-1])


def test_what_does_not_fit_the_hours_goes_to_a_person(road, asked, answers):
    answers("I'm out next week")
    found = answers("I can do 10 March from 18:00 to 20:00")

    assert found.state is InboundState.ASKS
    assert hours(road, asked).overrides == []


def test_a_machine_that_answers_everything_is_told_once(road, asked, answers):
    for number in range(4):
        answers(f"We have received your request. Your ticket is 47{number}1.", subject=f"[Ticket {number}] Your hours")

    assert len(mails_to(road)) <= 2


@pytest.mark.parametrize("mark", ["X-Auto-Response-Suppress: All", "Auto-Submitted: auto-replied"])
def test_an_absence_note_with_a_machines_mark_sets_nothing(road, inboxes, asked, mark):
    cited = mails_to(road)[0]
    raw = mail(
        TOMAS_AT,
        subject=f"Re: {cited.subject}",
        body="I am out of the office from 8 March to 12 March 2027.",
        in_reply_to=cited.message_id,
        message_id="<away@there.example>",
    )
    arrive(road, inboxes, mark.encode() + b"\r\n" + raw)
    work(road)

    assert hours(road, asked).absences == []
    assert len(mails_to(road)) == 1


def test_from_another_address_nothing_changes_and_a_person_looks(road, asked, answers):
    found = answers("I'm out next week", sender="eve@evil.example")

    assert hours(road, asked).absences == []
    assert found.state is InboundState.ASKS
    assert "sender not verified" in found.reason


def test_without_our_secret_a_colleagues_mail_leaves_nothing_behind(road, asked, answers):
    assert answers("I'm out next week", cites=False) is None
    assert every(road, InboundMail) == []
    assert hours(road, asked).absences == []


def test_a_colleagues_absence_note_changes_nothing(road, asked, answers):
    found = answers("I am out of office next week", auto_submitted="auto-replied")

    assert found.state is InboundState.HANDLED
    assert hours(road, asked).absences == []
    assert len(mails_to(road)) == 1


def test_all_as_usual_changes_nothing_and_is_not_answered(road, asked, answers):
    found = answers("No changes, thanks!")

    assert found.state is InboundState.HANDLED
    assert every(road, HoursAnswer)[0].outcome is Outcome.NOTHING
    assert len(mails_to(road)) == 1


def test_interviews_in_closed_time_stand_and_are_named(road, stage, inboxes):
    found = offered(road, stage)
    start = starts(road, found)[0]
    done = book(road, token_of(road, found), start)
    work(road)
    tomas = next(one for one in every(road, Colleague) if one.email == TOMAS_AT)
    ask_hours(road, tomas.id, "noor@acme.example")
    work(road)
    cited = mails_to(road)[-1].message_id

    stored = arrive(
        road, inboxes, mail(TOMAS_AT, body=f"Not on {start:%d %B}", in_reply_to=cited, message_id="<a@there.example>")
    )
    work(road)

    assert row(road, Booking, done.booking_id).state is BookingState.BOOKED
    assert row(road, Booking, done.booking_id).start_at == start
    asks = row(road, InboundMail, stored.id)
    assert asks.state is InboundState.ASKS
    assert ": First conversation" in asks.reason
    assert ": First conversation" in text_of(mails_to(road)[-1])
    assert "Lena" not in asks.reason + text_of(mails_to(road)[-1])  # they outlive whoever is erased
    assert "interviewer_closed" in told(road)


def test_it_is_never_taken_for_a_candidates_reply(road, asked, answers):
    answers("I'm out next week. Please stop.")

    assert told(road) == []
    assert every(road, Candidate)[0].paused_at is None


@pytest.mark.parametrize("mark", ["", "> "])
def test_an_answer_that_is_all_quotation_sets_nothing(road, asked, answers, mark):
    quoted = parsed(mails_to(road)[0].frozen).get_body(("plain",)).get_content()

    answers("\n".join(f"{mark}{line}" for line in quoted.split("\n")))

    assert hours(road, asked).absences == []
    assert hours(road, asked).outside == TOMAS["outside"]
    assert "“" not in mails_to(road)[-1].text.partition("If you like")[0]  # nothing is said to be theirs
