import pickle
from datetime import date
from pathlib import Path

import pytest

from sequencer.core.read.understanding import understand, understand_text
from sequencer.core.states import Intent, MailKind

MAILS = Path(__file__).parents[2] / "mails"


def test_a_reply_is_judged_on_the_person_s_own_words():
    found = understand((MAILS / "human_reply_with_signature.eml").read_bytes())

    assert found.kind is MailKind.HUMAN
    assert found.reply_text is not None
    assert found.reply_text.startswith("Hi Rosa,")
    assert found.reply_text.endswith("Best wishes\nNoor")
    assert "unsubscribe" in found.text
    assert found.verdict is not None
    assert found.verdict.intent is Intent.INTERESTED


def test_words_in_an_html_quote_do_not_count():
    found = understand((MAILS / "human_html_only.eml").read_bytes())

    assert found.reply_text == "No, thank you.\n\nNoor"
    assert found.verdict is not None
    assert found.verdict.intent is Intent.NOT_INTERESTED


def test_a_calendar_answer_is_one_even_when_a_machine_sent_it():
    found = understand((MAILS / "calendar_declined.eml").read_bytes())

    assert found.kind is MailKind.CALENDAR
    assert found.calendar is not None
    assert (found.calendar.partstat, found.calendar.uid) == ("DECLINED", "call-17@company.example")
    assert found.reply_text == "Thursday is impossible after all, sorry."


@pytest.mark.parametrize("path", sorted(MAILS.glob("*.eml")), ids=lambda path: path.stem)
def test_an_understanding_travels_between_processes(path):
    found = understand(path.read_bytes())

    assert pickle.loads(pickle.dumps(found)) == found


def test_times_count_from_the_mail_s_own_date():
    raw = b"From: a@b.example\nDate: Tue, 12 Jan 2027 09:14:02 +0100\n\nNot now, ask me again in six months."
    found = understand(raw, sent_on=date(2020, 1, 1)).verdict

    assert found is not None
    assert found.later_on == "2027-07"


def test_a_mail_without_a_date_counts_from_the_one_given():
    found = understand(b"From: a@b.example\n\nNot now, ask me again in six months.", sent_on=date(2027, 1, 12)).verdict

    assert found is not None
    assert found.later_on == "2027-07"


def test_a_plain_text_is_a_person_s():
    found = understand_text("Yes please!\n\n> unsubscribe", sent_on=date(2027, 1, 12))

    assert (found.kind, found.reply_text) == (MailKind.HUMAN, "Yes please!")
    assert found.verdict is not None
    assert found.verdict.intent is Intent.INTERESTED


def test_a_mail_of_nothing_but_a_quote_says_nothing():
    raw = b"From: a@b.example\n\nOn 11 Jan 2027 17:20, Rosa <r@company.example> wrote:\n> Reply unsubscribe to stop.\n"
    found = understand(raw)

    assert (found.kind, found.reply_text) == (MailKind.HUMAN, "")
    assert found.verdict is not None
    assert found.verdict.intent is Intent.UNCLEAR
