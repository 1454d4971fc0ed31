"""What a hiring manager answers to the mail that somebody was offered times."""

import pytest

from sequencer.core.meet.colleague.heads_up import read_heads_up_answer


@pytest.mark.parametrize(
    "text",
    [
        "I'll take this from here.",
        "Thanks! I'll take it from here, we know each other.",
        "I will take over",
        "Leave her to me, please.",
        "I'll write to her myself.",
        "Ich übernehme",
        "Danke, das übernehme ich gern.",
        "Je m'en occupe",
        "Me encargo yo",
        "Hi Ana,\n\nplease leave this to me.\n\nTomas",
        "Ok great, I'm taking over",
        "Ich übernehme das ab hier, danke!",
    ],
)
def test_whoever_says_so_takes_over(text):
    assert read_heads_up_answer(text).takes_over


@pytest.mark.parametrize(
    "text",
    [
        "Should I take this over?",
        "I can't take this over.",
        "I'll take it over if Ana is away.",
        "Please don't let me take this over",
        "Ich kann das nicht übernehmen",
        "Soll ich übernehmen?",
        "Maybe I'll take it from here.",
        "I don't think she is a fit, please hold off.",
        "Is she the one from Hamburg?",
    ],
)
def test_a_question_a_condition_or_an_objection_is_for_a_person(text):
    found = read_heads_up_answer(text)

    assert not found.takes_over
    assert found.asks
    assert found.note == text


@pytest.mark.parametrize(
    "text",
    [
        "I can do Tuesday myself.",
        "I'll take Tuesday myself",
        "I'd like to take part myself.",
        "I'll write her directly about the visa.",
        "I'll talk to her personally at PyCon, go ahead with the times.",
        "I'm taking over the backend team in March, so this fits.",
        "I'm taking over,\nin March, the backend team",
        "I'm taking over\nthe backend team",
        "I'll take it from here, the technical part that is.",
        "I'll take over. But please keep Thursday.",
        "I would like to take over the second half of the interview.",
        "Please leave it with me until Monday",
        "Ana said: I'll take over",
        "Ich übernehme gern den Termin am Dienstag",
        "Ich übernehme die technische Runde",
    ],
)
def test_taking_over_something_else_takes_nobody_over_but_is_shown(text):
    found = read_heads_up_answer(text)

    assert (found.takes_over, found.asks) == (False, True)


@pytest.mark.parametrize(
    "text", ["Ask about parsers.", "Super, sie hat in Kiel promoviert.", "We met at PyCon. Nice person."]
)
def test_everything_else_is_a_note(text):
    found = read_heads_up_answer(text)

    assert (found.note, found.takes_over, found.asks) == (text, False, False)


@pytest.mark.parametrize("text", ["", "Thanks!", "Danke dir", "ok, great", "> I'll take this from here."])
def test_thanks_and_quotes_are_nothing(text):
    assert read_heads_up_answer(text).note == ""
