from datetime import date
from pathlib import Path

import pytest

from sequencer.core.read.understanding import understand
from sequencer.core.states import MailKind

MAILS = Path(__file__).parents[2] / "mails"
AWAY = "I am out of the office until 18 January."


def mail(text, *, headers="", subject="Re: Your talk in Gent", sent="Tue, 12 Jan 2027 09:14:02 +0100"):
    head = f"From: Noor <noor@studio.example>\nTo: r@company.example\nSubject: {subject}\nDate: {sent}\n{headers}"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}\n".encode()


def answer(text, **given):
    found = understand(mail(text, headers="Auto-Submitted: auto-replied\n", **given))
    assert found.auto_reply is not None
    return found.auto_reply


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied (vacation)",
        "Auto-Submitted: auto-generated; owner-email=x",
        "X-Autoreply: yes",
        "X-Autorespond: Your talk",
        "Precedence: auto_reply",
        "Return-Path: <>",
        "X-Apple-Action: VACATION",
    ],
)
def test_one_header_that_only_machines_set_is_enough(header):
    assert understand(mail("Hello.", headers=header + "\n")).kind is MailKind.AUTO_REPLY


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: All",
        "Precedence: bulk",
        "Precedence: list",
        "List-Unsubscribe: <mailto:x@lists.example>",
    ],
)
def test_headers_that_ordinary_mail_carries_prove_nothing(header):
    assert understand(mail("Yes, let us talk.", headers=header + "\n")).kind is MailKind.HUMAN


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Your talk",
        "Abwesenheitsnotiz: Ihr Vortrag",
        "Réponse automatique : Votre exposé",
        "Respuesta automática: Su charla",
        "Automatisch antwoord: Uw lezing",
        "Resposta automática: A sua palestra",
        "Risposta automatica: Il suo intervento",
        "Automatyczna odpowiedź: Wykład",
        "Autosvar: Ditt föredrag",
    ],
)
def test_a_subject_that_mail_systems_write_is_enough(subject):
    assert understand(mail("Hello.", subject=subject)).kind is MailKind.AUTO_REPLY


def test_a_person_who_answers_under_such_a_subject_is_a_person():
    found = understand(mail("Back again, and I would love to talk.", subject="RE: Automatic reply: Your talk"))

    assert found.kind is MailKind.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        "I'm out of the office this week, but yes, I would love to talk.",
        "I am on holiday until Sunday. Call me after that!",
        "On leave at the moment. What does it pay?",
        "The timing is off. Come back to me in March.",
        "Hi Rosa,\n\nI am on parental leave. I will be in touch.",
        "I am out of the office, and please do not write to me again.",
    ],
)
def test_a_person_who_mentions_an_absence_is_a_person(text):
    assert understand(mail(text)).kind is MailKind.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        AWAY,
        "Thank you for your message. I am currently away and will reply when I return.",
        "Vielen Dank für Ihre Nachricht. Ich bin bis 18.01.2027 nicht im Büro. In dringenden Fällen: 030 123456.",
    ],
)
def test_a_text_that_is_nothing_but_an_absence_is_automatic(text):
    assert understand(mail(text)).kind is MailKind.AUTO_REPLY


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("I will be back on Monday 18 January 2027.", date(2027, 1, 18)),
        (AWAY, date(2027, 1, 18)),
        ("Out through Friday, January 22.", date(2027, 1, 23)),
        ("Ich bin bis einschließlich 22.01.2027 nicht im Büro.", date(2027, 1, 23)),
        ("Ich bin ab dem 25. Januar wieder erreichbar.", date(2027, 1, 25)),
        ("Am Montag bin ich wieder da.", date(2027, 1, 18)),
        ("Je suis absente jusqu'au 22 janvier inclus.", date(2027, 1, 23)),
        ("Estaré fuera del 11 al 22 de enero.", date(2027, 1, 23)),
        ("Ik ben afwezig t/m vrijdag 22 januari.", date(2027, 1, 23)),
        ("Estou de férias até 22/01/2027.", date(2027, 1, 22)),
        ("Sono in ferie dal 11 al 22 gennaio; rientro lunedì 25.", date(2027, 1, 25)),
        ("Jestem na urlopie do 22 stycznia włącznie.", date(2027, 1, 23)),
        ("Jag är på semester och är tillbaka den 25 januari.", date(2027, 1, 25)),
        ("On leave 11 - 22 January, and again 8 - 12 March.", date(2027, 1, 23)),
        ("On maternity leave until September 2027.", date(2027, 9, 1)),
        ("Back Thursday.", date(2027, 1, 14)),
        ("I may read mail but I may not answer. Back on 3 May.", date(2027, 5, 3)),
        ("For the audit of 20 January ask Ines. I return on 1 February.", date(2027, 2, 1)),
    ],
)
def test_the_day_of_return_follows_the_words_around_the_date(text, back):
    assert answer(text).returns_on == back


@pytest.mark.parametrize(
    "text",
    [
        "I am away and will answer when I can.",
        "I was on holiday until 4 January 2027, back on the 5th.",
        "Back some time in the autumn.",
        "I am back in 2031, on 3 May 2031.",
    ],
)
def test_without_a_date_to_come_nothing_is_claimed(text):
    assert answer(text).returns_on is None


def test_bare_numbers_follow_the_order_of_the_sender_s_zone():
    text = "I will be back on 2/3/27."

    assert answer(text, sent="Tue, 12 Jan 2027 09:14:02 -0500").returns_on == date(2027, 2, 3)
    assert answer(text, sent="Tue, 12 Jan 2027 09:14:02 +0000").returns_on == date(2027, 3, 2)


def test_a_given_locale_decides_the_order_first():
    raw = mail("I will be back on 2/3/27.", headers="X-Autoreply: yes\n")
    found = understand(raw, locale="en-US").auto_reply

    assert found is not None
    assert found.returns_on == date(2027, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Noor is no longer with the studio. Please write to ines@studio.example.",
        "Frau Haddad ist nicht mehr für uns tätig. Bitte wenden Sie sich an ines@studio.example.",
        "Noor ne fait plus partie de l'équipe. Merci d'écrire à ines@studio.example.",
        "Noor ya no trabaja aquí. Escriba a ines@studio.example.",
        "Noor werkt niet meer bij ons. Contact: ines@studio.example.",
        "A Noor já não trabalha connosco. Contacte ines@studio.example.",
        "Noor non lavora più qui. Scrivere a ines@studio.example.",
        "Noor nie pracuje już u nas. Proszę o kontakt: ines@studio.example.",
        "Noor arbetar inte längre här. Kontakta ines@studio.example.",
    ],
)
def test_who_left_is_told_apart_and_the_stand_in_named(text):
    found = answer(text)

    assert (found.left_company, found.stand_in, found.returns_on) == (True, "ines@studio.example", None)


def test_a_mailbox_nobody_reads_does_not_mean_that_somebody_left():
    assert not answer("This mailbox is no longer monitored. Please use ines@studio.example.").left_company


def test_an_example_from_end_to_end():
    found = understand((MAILS / "away_with_return_date.eml").read_bytes())

    assert (found.kind, found.reason) == (MailKind.AUTO_REPLY, "Auto-Submitted: auto-replied")
    assert found.auto_reply is not None
    assert (found.auto_reply.returns_on, found.auto_reply.stand_in) == (date(2027, 1, 23), "ines@studio.example")
