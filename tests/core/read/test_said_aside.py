"""What stands beside a person's words, and short answers that look like a machine's line."""

import pytest

from sequencer.core.read.quoting import parted
from sequencer.core.read.understanding import understand, understand_text
from sequencer.core.states import Intent, MailKind

QUOTE = "\n\nOn Mon, 11 Jan 2027 at 17:20, Rosa Lind <rosa@company.example> wrote:\n> We would like to meet you.\n"


@pytest.mark.parametrize(
    "answer",
    [
        "I already sent my answer from my phone: no thanks.",
        "Danke, habe es vom Handy gesendet. Bitte keine Mails mehr.",
        "Hinweis: ich arbeite extern und möchte keine Mails mehr.",
        "You don't often get email from me, but: remove me.",
        "This message reached me outside of work. Please stop.",
        "Skickat från jobbet. Sluta mejla mig.",
    ],
)
@pytest.mark.parametrize("quote", ["", QUOTE])
def test_an_answer_that_looks_like_a_tag_or_a_banner_is_an_answer(answer, quote):
    assert understand_text(answer + quote).reply_text == answer


@pytest.mark.parametrize(
    "letter",
    [
        "No thanks.\n\nBest\nJan\n--\nPlease do not contact me again",
        "Hi\n-- \nPlease remove me from your database.\nJan",
        "Hi Anna,\n\nthanks.\n\nSent from my iPhone\n\nAnd please don't write to me again.",
        "Bonjour,\n\nConformément au RGPD, merci de supprimer toutes les données me concernant et de ne plus m'écrire.",
    ],
)
@pytest.mark.parametrize("quote", ["", QUOTE])
def test_a_wish_not_to_be_written_to_is_heard_wherever_it_stands(letter, quote):
    assert understand_text(letter + quote).verdict.intent is Intent.OPT_OUT


@pytest.mark.parametrize(
    "footer",
    [
        "This message is confidential. If you are not the intended recipient, please delete it and do not contact us.",
        "To unsubscribe from our newsletter click https://company.example/out",
    ],
)
def test_what_a_footer_says_is_nobodys_wish(footer):
    verdict = understand_text(f"Sounds good, call me on Friday.\n\nBest\nJan\n\n{footer}").verdict

    assert verdict.intent is Intent.INTERESTED


def test_a_wish_heard_aside_is_not_certain():
    assert not understand_text("Thanks.\n\nBest\nJan\n--\nPlease do not contact me again").verdict.is_certain


def test_a_letter_is_parted_without_loss():
    found = parted("Hi Anna,\n\nYes.\n\nBest\nJan\n\nJan Kowalski\nWorks Ltd\n+48 22 555 01 23\n-- \nJan")

    assert found.words == "Hi Anna,\n\nYes.\n\nBest\nJan"
    assert found.aside == "Jan Kowalski\nWorks Ltd\n+48 22 555 01 23\n\n--\nJan"


def test_an_afterthought_is_part_of_the_letter():
    letter = "Hi Anna\n\nthanks\n\nBest\nJan\n\nPS: call me: +49 171 1234567"

    assert parted(letter).words == letter


@pytest.mark.parametrize(
    "head",
    [
        "Subject: Urlaub\r\n",
        "Subject: I'm away\r\n",
        "Subject: Re: Hello\r\nX-MS-Exchange-Inbox-Rules-Loop: jan@brandt.example\r\n",
        "Subject: Re: Hello\r\nX-Apple-Action: MOVE-TO-FOLDER\r\n",
    ],
)
@pytest.mark.parametrize("body", ["Hi Anna, I am interested! Call me on Monday.", "Please stop writing to me."])
def test_a_person_speaks_behind_a_sign_that_rules_and_people_leave_too(head, body):
    raw = f"From: jan@brandt.example\r\nTo: ada@acme.example\r\n{head}\r\n{body}\r\n"

    assert understand(raw.encode()).kind is MailKind.HUMAN
