"""What an answer without a time asks of a settled interview: only what a clause says that says nothing else."""

import pytest

from sequencer.core.meet.settled_words import brings_back, calls_off, says_yes


@pytest.mark.parametrize(
    "text",
    [
        "Please cancel",
        "I have to cancel our call, sorry.",
        "Sorry, I got sick. Please cancel our call.\n\nBest, Lena",
        "Could you please call it off.",
        "Ja, bitte absagen.",
        "ich muss leider absagen",
        "Ich sage den Termin ab",
        "Il faut annuler notre entretien, merci",
        "Tengo que cancelar la entrevista",
        "Ik moet helaas annuleren",
        "devo annullare, grazie",
        "Preciso cancelar",
        "proszę odwołać spotkanie",
        "måste tyvärr ställa in",
    ],
)
def test_a_plain_wish_calls_off(text):
    assert calls_off(text)
    assert brings_back(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I cancelled my other appointment, see you then",
        "Can I cancel later?",
        "please don't cancel",
        "If it rains I cancel",
        "cancel my subscription",
        "Please cancel the dentist",
        "Ich habe meinem Zahnarzt abgesagt, bis Donnerstag",
        "sage dem Zahnarzt ab",
        "Bitte nicht absagen!",
        "Ne pas annuler svp",
        "Please cancel. Or rather not, I will come.",
    ],
)
def test_what_may_call_off_is_neither_yes_nor_nothing(text):
    assert not calls_off(text)


@pytest.mark.parametrize("text", ["thanks, see you", "Danke, bis dann", "Great!", ""])
def test_what_says_nothing_of_it_says_nothing(text):
    assert calls_off(text) is None
    assert brings_back(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "bring it back",
        "Sorry, that was a mistake. Please bring it back.",
        "Sorry, I didn't mean to cancel!",
        "Bitte wiederherstellen",
        "das war ein Versehen, bitte wie es war",
        "rétablir",
        "C'était une erreur, désolé",
        "recuperar",
        "fue un error, perdón",
        "per ongeluk",
        "era per errore, scusate",
        "foi por engano",
        "przez pomyłkę, przepraszam",
        "det var ett misstag",
    ],
)
def test_a_slip_is_taken_back(text):
    assert brings_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "They cancelled my train by mistake so I can't come",
        "no, don't bring it back",
        "Did you cancel it by mistake?",
        "Bring it back if Ana is there",
        "My colleague accidentally booked another room",
    ],
)
def test_what_may_take_it_back_is_for_a_person(text):
    assert brings_back(text) == ""


@pytest.mark.parametrize(
    ("text", "is_yes"),
    [("Yes, that was me", True), ("Ja, das war ich", True), ("yes but not then", False), ("works", False), ("", False)],
)
def test_only_a_bare_yes_is_one(text, is_yes):
    assert bool(says_yes(text)) is is_yes
