"""Which wishes not to be written to are certain, so that a last mail may leave; a word by the way is for a person (S-19)."""

import pytest

from sequencer.core.read.intent import judge_intent
from sequencer.core.read.stop_sense import understood_intent
from sequencer.core.states import Intent

CERTAIN = (
    "Please remove me from your list.",
    "Stop e-mailing me. I never agreed to this.",
    "STOP",
    "Unsubscribe",
    "Please unsubscribe me.",
    "Don't call and don't write to me again.",
    "Bitte löschen Sie meine Daten und schreiben Sie mir nicht mehr.",
    "Schreiben Sie mir bitte nicht mehr",
    "Merci de ne plus me contacter.",
    "Por favor, no me escriban más.",
    "Verwijder mij uit jullie bestand.",
    "Não me mandem mais e-mails.",
    "Non sono interessato, non scrivetemi più.",
    "Proszę nie pisać do mnie więcej.",
    "Sluta mejla mig.",
)
DOUBTFUL = (
    "I unsubscribed from LinkedIn, so e-mail is best.",
    "GDPR expert here, interested.",
    "I work on unsubscribe flows and opt-out handling. Tell me more about the role.",
    "Is there an unsubscribe link in your mails? Just a tip.",
    "Stop! I accept.",
    "Can you take me off the Berlin role and put me on Munich?",
    "Remove me from the Acme process, but I'm open to others.",
    "Please don't share my details with the client yet.",
    "Can you stop sending it to my work address and use jan@private.example instead?",
    "My colleague asked you to stop writing to him.",
    "Don't take me off your list yet, I am on leave until September.",
    "Ik heb je mail per ongeluk verwijderd, kun je hem nog eens sturen?",
    "This is harassment.",
    "Bitte nicht mehr an die Firmenadresse, nur noch an diese hier.",
)
NONE = (
    "I have blocked Friday for you.",
    "Block my calendar for Friday.",
    "Blocken Sie mir den Donnerstagnachmittag, ich komme vorbei.",
    "Stop by our office on Friday.",
    "Leave me alone with Python 2, Go is fine!",
    "Please don't call me, write instead.",
    "Bitte keine Anrufe, E-Mails sind ok.",
    "Niet bellen graag, mailen mag.",
    "Não me ligue, prefiro e-mail.",
    "Proszę nie dzwonić, tylko pisać.",
    "Ring inte, mejla gärna.",
    "Ik heb geen contact meer met die sector",
    "Ich habe Freitag für Sie geblockt.",
    "Thursday at 18:00 is blocked for us.",
    "Please do not hesitate to contact me again.",
    "Zögern Sie nicht, mich wieder anzuschreiben.",
    "N'hésitez pas à me recontacter.",
)


@pytest.mark.parametrize("said", CERTAIN)
def test_who_asks_in_so_many_words_is_certain(said):
    verdict = judge_intent(said, None)

    assert verdict.intent is Intent.OPT_OUT
    assert verdict.is_certain, verdict.evidence


@pytest.mark.parametrize("said", DOUBTFUL)
def test_a_wish_that_may_mean_something_else_waits_for_a_person(said):
    verdict = judge_intent(said, None)

    assert verdict.intent is Intent.OPT_OUT
    assert not verdict.is_certain
    assert verdict.evidence


@pytest.mark.parametrize("said", NONE)
def test_a_calendar_a_visit_and_another_channel_are_no_wish(said):
    assert understood_intent(said, None).intent is not Intent.OPT_OUT


def test_a_question_about_a_mail_is_no_wish():
    assert judge_intent("Did you get my email about option 2?", None).intent is not Intent.OPT_OUT


def test_another_channel_is_a_yes_to_that_channel():
    verdict = judge_intent("Please don't call me, write instead.", None)

    assert (verdict.intent, verdict.evidence) == (Intent.INTERESTED, "write instead")


def test_a_word_that_names_the_matter_does_not_weaken_a_wish_beside_it():
    assert judge_intent("Under the GDPR, delete my data and never contact me again.", None).is_certain
    assert judge_intent("Spam! Remove me from your list.", None).is_certain
