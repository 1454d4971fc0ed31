"""The mails of simulated people are what the product's own reader takes them for."""

from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage

import pytest
from builders import mail

from sequencer.core.meet.invite import Invitation, Method, as_calendar
from sequencer.core.read.understanding import understand
from sequencer.core.states import MailKind, Permanence
from sequencer.demo import letters
from sequencer.demo.letters import opened

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
LINK = "https://jobs.acme.example/c/stop/token"


@pytest.fixture
def ours():
    raw = mail(
        "Ada Lovelace <ada@acme.example>",
        "lena@brandt.example",
        subject="Grippers",
        body=f"Hi Lena,\r\n\r\nshall we talk?\r\n\r\n- - -\r\n{LINK}",
        message_id="<1@acme.example>",
        list_unsubscribe=f"<{LINK}>, <mailto:ada@acme.example>",
    )
    return opened(raw, "lena@brandt.example")


def test_our_mail_is_seen_as_a_mail_program_shows_it(ours):
    assert (ours.address, ours.subject, ours.message_id) == ("ada@acme.example", "Grippers", "<1@acme.example>")
    assert ours.one_click_url == LINK
    assert "shall we talk?" in ours.text


def test_an_answer_is_a_persons_words_above_the_quoted_mail_in_its_thread(ours):
    raw = letters.answer(ours, "Lena Brandt", "lena@brandt.example", "Hi Ada,\n\nyes, gladly.\n\nLena", AT, 7)

    read = understand(raw)

    assert (read.kind, read.reply_text) == (MailKind.HUMAN, "Hi Ada,\n\nyes, gladly.\n\nLena")
    assert read.glance.cited_ids == ("<1@acme.example>",)
    assert read.glance.subject == "Re: Grippers"
    assert "> shall we talk?" in read.text


def test_an_out_of_office_note_is_automatic_and_names_its_day(ours):
    words = "I am out of the office and will be back on Monday, 7 December 2026."

    read = understand(letters.out_of_office(ours, "Lena Brandt", "lena@brandt.example", words, AT, 7))

    assert read.kind is MailKind.AUTO_REPLY
    assert read.auto_reply is not None
    assert read.auto_reply.returns_on == date(2026, 12, 7)


def test_a_ticket_is_automatic_and_names_no_day(ours):
    words = "We have received your request and a ticket has been created."

    read = understand(letters.ticket(ours, "Workshop", "lena@brandt.example", words, AT, 7))

    assert read.kind is MailKind.AUTO_REPLY
    assert read.auto_reply is not None
    assert read.auto_reply.returns_on is None


def test_a_failure_report_says_for_good_who_does_not_exist_and_cites_our_mail(ours):
    read = understand(letters.failure_report(ours, AT, 7))

    assert read.kind is MailKind.BOUNCE
    assert read.bounce is not None
    assert (read.bounce.permanence, list(read.bounce.recipients)) == (Permanence.HARD, ["lena@brandt.example"])
    assert "<1@acme.example>" in read.cited_ids


def test_a_calendar_answers_an_invitation_by_its_own_id():
    asked = Invitation(
        Method.REQUEST, "17.token@acme.example", 2, AT, AT + timedelta(minutes=30), AT, "Call with Ada", "", "",
        "Ada Lovelace", "ada@acme.example", "Lena Brandt", "lena@brandt.example",
    )  # fmt: skip
    invited = EmailMessage()
    invited["From"], invited["To"], invited["Message-ID"] = (
        "ada@acme.example",
        "lena@brandt.example",
        "<2@acme.example>",
    )
    invited["Subject"] = "Our call"
    invited.set_content("See you then.")
    invited.add_alternative(as_calendar(asked).decode(), subtype="calendar", params={"method": "REQUEST"})

    seen = opened(invited.as_bytes(), "lena@brandt.example")
    read = understand(letters.calendar_answer(seen, "Lena Brandt", "lena@brandt.example", "ACCEPTED", AT, 7))

    assert read.calendar is not None
    assert (read.calendar.method, read.calendar.uid) == ("REPLY", "17.token@acme.example")
    assert (read.calendar.partstat, read.calendar.start) == ("ACCEPTED", AT)


def test_a_mail_without_an_invitation_asks_for_none(ours):
    assert ours.invitation == ""
