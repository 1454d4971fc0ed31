"""What one begins with where an answer is picked up again: their own sentence, in their own language."""

from datetime import date

import pytest

from sequencer.core.write.picking_up import asked_for_now, opening_line_for_named, sentence_with, source_of_named

ON, BACK = date(2026, 11, 17), date(2027, 6, 1)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-GB", "Hi Marek,\n\nYou wrote in November: “Ask me in the summer?” Is now a better time?\n"),
        ("de", "Hallo Marek,\n\nim November kam als Antwort: „Ask me in the summer?“ Passt es jetzt besser?\n"),
        ("cs", "Hi Marek,\n\nYou wrote in November: “Ask me in the summer?” Is now a better time?\n"),
        ("", "Hi Marek,\n\nYou wrote in November: “Ask me in the summer?” Is now a better time?\n"),
    ],
)
def test_a_draft_speaks_their_language_or_english(locale, text):
    assert asked_for_now("Marek", "Ask me in the summer?", ON, BACK, locale) == text


def test_a_month_long_ago_has_its_year():
    assert "in November 2026: “Later”" in asked_for_now("", "Later.", ON, date(2028, 1, 3), "en")
    assert "En noviembre de 2026 llegó" in asked_for_now("", "Later.", ON, date(2028, 1, 3), "es")


def test_nobody_is_greeted_by_a_name_we_do_not_know():
    assert asked_for_now(" ", "Later", ON, BACK, "fr").startswith("Bonjour,\n")


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Thanks.\n\nNot now, we move house.\nAsk me\nagain in June? Bye", "again in June", "Ask me again in June?"),
        ("Not now. Version 2.1 is due", "2.1", "Version 2.1 is due"),
        ("Not now", "elsewhere", "elsewhere"),
        ("Not now. Bye", "", "Not now."),
        ("", "", ""),
    ],
)
def test_a_sentence_is_quoted_whole(text, words, sentence):
    assert sentence_with(text, words) == sentence


def test_a_sentence_without_an_end_is_cut_between_words():
    quoted = sentence_with("word " * 2000, "word")

    assert len(quoted) <= 245
    assert quoted.endswith("word …")


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es"])
def test_who_named_somebody_stands_only_where_they_agreed(locale):
    assert "Aoife" in source_of_named("Aoife Brennan", locale)
    assert "Aoife" in opening_line_for_named("Aoife Brennan", locale)
    assert "{" not in source_of_named("", locale)
