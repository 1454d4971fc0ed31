"""The line of time: short titles with the rest below, both clocks, and nothing said twice."""

from datetime import UTC, datetime, timedelta

import pytest

from sequencer.admin.timeline_titles import broken
from sequencer.admin.timeline_words import entries_of
from sequencer.admin.words import initials, unwrapped, whole_words
from sequencer.core.plan.sequence import StepKind
from sequencer.core.states import Intent, MailKind, Purpose, TouchState
from sequencer.store.inbound_mails import InboundState
from sequencer.store.screens.person import Arrived, Outgoing, Told

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "says", "title", "below"),
    [
        (
            "interview_booked",
            "Interview booked: Tue 24 Nov, 18:30 (Europe/Lisbon) with Ana and Tomas; chosen on the page.",
            "Interview booked",
            "Tue 24 Nov, 18:30 in Lisbon (19:30 in Berlin) with Ana and Tomas. Chosen on the page.",
        ),
        (
            "interview_moved",
            "Interview moved from Mon 14 Dec, 12:00 to Mon 4 Jan, 12:30 (Asia/Dubai) with Ana.",
            "Interview moved",
            "To Mon 4 Jan, 12:30 in Dubai (09:30 in Berlin) with Ana. It was to be Mon 14 Dec, 12:00.",
        ),
        (
            "interview_cancelled",
            "They called the interview on Mon 30 Nov, 10:30 (Europe/Stockholm) off.",
            "They called the interview off",
            "It was to be Mon 30 Nov, 10:30 in Stockholm.",
        ),
        (
            "interview_answer",
            "Picked Fri 27 Nov, 13:30 (Asia/Dubai) by mail: “Perfect, option 1 please”, one start fits.",
            "Picked a time by mail",
            "Fri 27 Nov, 13:30 in Dubai (10:30 in Berlin). They wrote “Perfect, option 1 please”, one start fits.",
        ),
        (
            "offer",
            "ana@acme.example offered 3 interview times for “First talk” (Europe/Rome): Wed 25 Nov, 18:20; Thu 26 Nov, 9:00.",
            "3 interview times offered",
            "For “First talk”, on the clock of Rome: Wed 25 Nov, 18:20; Thu 26 Nov, 9:00.",
        ),
        (
            "run_bounced",
            "Address does not exist: “550 5.1.1 No such user here”.",
            "Address does not exist",
            "“550 5.1.1 No such user here”.",
        ),
        (
            "run_paused",
            "Out of office until Thu 10 Dec 2026. Resumes Fri 11 Dec 2026.",
            "Out of office until Thu 10 Dec 2026",
            "Resumes Fri 11 Dec 2026.",
        ),
    ],
)
def test_a_long_sentence_is_a_short_title_and_what_stands_below_it(kind, says, title, below):
    assert broken(kind, says, MONDAY, "Europe/Berlin") == (title, below)


def test_a_day_that_no_year_nearby_has_is_told_as_it_was_written():
    says = "Interview booked: Sun 24 Nov, 18:30 (Europe/Lisbon) with Ana; chosen on the page."

    assert broken("interview_booked", says, MONDAY, "Europe/Berlin")[1].startswith(
        "Sun 24 Nov, 18:30 in Lisbon with Ana."
    )


def test_notes_to_several_colleagues_are_one_knot():
    lines = [told("sent", f"Told {name} about the interview.", note(name)) for name in ("Mia", "Tomas", "Ana")]

    entries = entries_of(lines, "Lena", "Europe/Berlin")
    assert [one.recipient for one in entries[0].letters] == [
        "Ana@acme.example",
        "Tomas@acme.example",
        "Mia@acme.example",
    ]

    assert [(one.title, one.says) for one in entries] == [
        ("Notes to colleagues", "Told Ana, Tomas and Mia about the interview.")
    ]


def test_that_an_answer_came_is_not_said_twice():
    lines = [told("answered_interested", "Answered: interested."), answer("Answered: interested.")]

    assert [one.title for one in entries_of(lines, "Jonas", "Europe/Berlin")] == ["Jonas answered: interested"]


def test_an_answer_by_a_person_here_stays_on_the_line():
    lines = [told("answer_written", "Answered by hand."), answer("Answered: interested.")]

    assert entries_of(lines, "Jonas", "Europe/Berlin")[0].title == "Answered by hand"


def test_line_breaks_of_a_mail_program_go_and_those_of_the_writer_stay():
    broken_up = (
        "212 eggs, and the neighbours still talk about the cake. I wasn't\nlooking for anything.\n\nBest,\nMarta"
    )

    assert unwrapped(broken_up) == broken_up.replace("wasn't\nlooking", "wasn't looking")
    assert unwrapped("Yes.\nThursday.\nMarta") == "Yes.\nThursday.\nMarta"


def test_words_that_decided_are_quoted_whole():
    broken_up = (
        "Ha, mine is still stuck in its thimble. How do you measure slip at\nsuch small forces, by camera?\n\nWout"
    )
    assert (
        whole_words(broken_up, "How do you measure slip at")
        == "How do you measure slip at such small forces, by camera?"
    )
    assert whole_words("Guten Tag,\n\ndanke. Wer trägt das?\n\nKim", "?") == "Wer trägt das?"
    assert whole_words("Yes, happy to talk.", "happy to talk") == "happy to talk"
    assert whole_words("Yes.", "no") == "no"


def test_two_letters_stand_for_a_name():
    assert [initials(one) for one in ("Inês Carvalho", "Wout de Vries", "nadia", "")] == ["IC", "WV", "N", ""]


def told(kind, says, touch=None):
    return Told(at=MONDAY + timedelta(seconds=5), kind=kind, says=says, actor="", touch=touch)


def note(name):
    return Outgoing(
        touch_id=1,
        what="Note to a colleague",
        kind=StepKind.EMAIL,
        purpose=Purpose.NOTICE,
        state=TouchState.SENT,
        code="",
        reason="",
        subject="Tue 24 Nov, 18:30",
        text="Lena and you talk.",
        recipient=f"{name}@acme.example",
        sender="ana@acme.example",
        due_at=MONDAY,
        at=MONDAY,
        enrollment_id=None,
    )


def answer(reason):
    return Arrived(
        at=MONDAY,
        mail_id=1,
        kind=MailKind.HUMAN,
        state=InboundState.HANDLED,
        sender="jonas@home.example",
        subject="Re: Hello",
        reason=reason,
        is_ours=False,
        reply_id=1,
        text="Yes, I'd like that.",
        intent=Intent.INTERESTED,
        evidence="Yes",
        is_verified=True,
    )
