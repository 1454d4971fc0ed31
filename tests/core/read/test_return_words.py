"""The sentence of an automatic reply that names the day of return."""

from datetime import date

import pytest

from sequencer.core.read.dates import Reference
from sequencer.core.read.return_words import words_of_return

REFERENCE = Reference(date(2027, 3, 1), None)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Hello. I am back on 15 March 2027. Bye.", date(2027, 3, 15), "I am back on 15 March 2027"),
        (
            "Ich bin bis zum 12.03.2027 nicht im Büro.\n\nGrüße",
            date(2027, 3, 13),
            "Ich bin bis zum 12.03.2027 nicht im Büro.",
        ),
        ("Je serai de retour le 15 mars 2027", date(2027, 3, 15), "Je serai de retour le 15 mars 2027"),
        ("I am away at the moment.", date(2027, 3, 15), ""),
        ("", date(2027, 3, 15), ""),
    ],
)
def test_the_words_are_the_sentence_around_the_date(text, day, words):
    assert words_of_return(text, day, REFERENCE).rstrip(".") == words.rstrip(".")


def test_a_sentence_that_never_ends_is_shown_around_its_date():
    said = words_of_return("word " * 100 + "back on 15 March 2027 " + "word " * 100, date(2027, 3, 15), REFERENCE)

    assert "back on 15 March 2027" in said
    assert len(said) < 220
