"""A wish not to be written to is heard in the words people really use (S-19)."""

import pytest
from opt_out_phrases import PHRASES

from sequencer.core.plan.consequence import End, of_reply
from sequencer.core.read.intent import judge_intent
from sequencer.core.states import Intent

NO_OPT_OUTS = (
    "I can't stop thinking about your offer!",
    "Could you remove the first of the three dates? The others suit me.",
    "I did not receive your attachment.",
    "Please delete the old file, here is my new one. I'd love to talk.",
    "Ich melde mich nächste Woche.",
    "Ich melde mich bald. Ihr Text lässt mich nicht in Ruhe, so gut klingt das.",
    "Können Sie mir die Unterlagen noch einmal schicken?",
    "Je suis intéressée, parlons-en mardi.",
    "Me interesa. ¿Es posible una jornada de baja intensidad al principio?",
    "Sono interessata, sentiamoci domani.",
    "Neem contact op met mij, graag volgende week.",
    "Ik meld me volgende week.",
)


def test_there_are_two_hundred_in_six_languages():
    assert {language: len(set(said)) >= 30 for language, said in PHRASES.items()} == dict.fromkeys(PHRASES, True)
    assert (len(PHRASES), sum(map(len, PHRASES.values()))) == (6, 200)


@pytest.mark.parametrize("language", PHRASES)
def test_every_way_of_asking_is_an_opt_out(language):
    """S-19: at least 99 in 100 are needed; each of these is known, so each has to be heard."""
    missed = [said for said in PHRASES[language] if judge_intent(said, None).intent is not Intent.OPT_OUT]

    assert missed == []


@pytest.mark.parametrize("said", NO_OPT_OUTS)
def test_words_that_only_sound_like_one_are_none(said):
    assert judge_intent(said, None).intent is not Intent.OPT_OUT


@pytest.mark.parametrize("intent", Intent)
def test_an_answer_that_is_read_wrongly_stops_all_the_same(intent):
    """S-19: unclear wording stops and asks a person."""
    assert isinstance(of_reply(intent), End)
