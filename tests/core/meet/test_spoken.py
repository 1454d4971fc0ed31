"""The language that somebody's words are in: told where it shows, left open where it does not."""

import pytest

from sequencer.core.meet.spoken import written_in
from sequencer.core.meet.wording import LANGUAGES, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thursday works for me", "en"),
        ("Donnerstag um sieben passt gut, danke", "de"),
        ("Jeudi soir me convient très bien", "fr"),
        ("El jueves por la tarde me viene bien", "es"),
        ("Dinsdag om zeven uur kan ik wel", "nl"),
        ("Giovedì sera mi va bene", "it"),
        ("Quinta à noite fica bem para mim, obrigada", "pt"),
        ("Czwartek wieczorem mi pasuje", "pl"),
        ("Torsdag kväll funkar bra för mig", "sv"),
        ("2", ""),
        ("ok, merci ok danke", ""),
        ("", ""),
    ],
)
def test_a_sentence_shows_its_language_and_a_number_shows_none(text, language):
    assert written_in([text]) == language


def test_where_the_latest_words_show_nothing_the_ones_before_do():
    assert written_in(["3", "Danke, gerne am Donnerstag", "Thursday works"]) == "de"


def test_any_text_is_read_in_a_moment():
    assert written_in(["é" * 1_000_000, "-'" * 500_000, "\x00\ud800"]) == ""


@pytest.mark.parametrize(
    ("locale", "wrote", "language"),
    [
        ("fr-CA", ["Thursday works for me"], "fr"),
        ("", ["Jeudi soir me convient très bien"], "fr"),
        ("pl", ["El jueves por la tarde me viene bien"], "es"),
        ("pl", ["Czwartek wieczorem mi pasuje"], "en"),
        ("nl-NL", [], "en"),
        ("", [], "en"),
    ],
)
def test_their_locale_decides_then_their_last_words_then_english(locale, wrote, language):
    assert language_of(locale, wrote) == language
    assert language in LANGUAGES
