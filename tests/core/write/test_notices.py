"""The closing block is whole in every language, and short after the first mail."""

from datetime import date

import pytest

from sequencer.core.write.markup import as_text
from sequencer.core.write.notices import (
    NoticeFacts,
    Organisation,
    first_notice,
    language_of,
    later_notice,
    missing_facts,
)

NORTHLIGHT = Organisation(
    legal_name="Northlight GmbH",
    postal_address="Lindenhof 4\n10115 Berlin",
    privacy_url="https://northlight.example/privacy",
    contact="privacy@northlight.example",
)
FACTS = NoticeFacts(NORTHLIGHT, "your own site, brandt.example", date(2026, 11, 14), "https://northlight.example/n/4k")
LOCALES = ["en", "de-DE", "fr_FR", "es"]


def words_of(paragraphs):
    return " ".join(line for lines in paragraphs for line in lines)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_mail_says_where_from_why_on_what_ground_and_how_to_end_it(locale):
    words = words_of(first_notice(FACTS, locale))

    assert "your own site, brandt.example" in words
    assert "2026" in words
    assert any(law in words for law in ("GDPR", "DSGVO", "RGPD"))
    assert words.count("https://northlight.example/n/4k") == 1
    assert "Northlight GmbH, Lindenhof 4, 10115 Berlin" in words
    assert "privacy@northlight.example" in words
    assert "https://northlight.example/privacy" in words


@pytest.mark.parametrize("locale", LOCALES)
def test_a_later_mail_keeps_the_way_out_and_the_sender(locale):
    words = words_of(later_notice(FACTS, locale))

    assert words.count("https://northlight.example/n/4k") == 1
    assert "Northlight GmbH, Lindenhof 4, 10115 Berlin" in words
    assert "brandt.example" not in words


@pytest.mark.parametrize("notice", [first_notice, later_notice])
def test_every_language_has_its_own_words(notice):
    assert len({words_of(notice(FACTS, locale)) for locale in LOCALES}) == len(LOCALES)


@pytest.mark.parametrize(
    ("locale", "on", "written"),
    [
        ("en", date(2026, 11, 14), "14 November 2026"),
        ("de", date(2026, 3, 1), "1. März 2026"),
        ("fr", date(2026, 8, 1), "1er août 2026"),
        ("fr", date(2026, 8, 2), "2 août 2026"),
        ("es", date(2026, 1, 9), "9 de enero de 2026"),
    ],
)
def test_the_day_is_written_as_people_write_it(locale, on, written):
    facts = NoticeFacts(NORTHLIGHT, "a talk", on, "https://northlight.example/n/4k")

    assert f" {written}." in words_of(first_notice(facts, locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("notice", [first_notice, later_notice])
def test_plain_text_keeps_to_72_columns(notice, locale):
    assert max(map(len, as_text(notice(FACTS, locale)).split("\n"))) <= 72


def test_an_unknown_language_is_answered_in_english():
    assert language_of("pl-PL") == "en"
    assert language_of("") == "en"
    assert language_of("DE_at") == "de"


def test_a_source_that_looks_like_a_placeholder_is_shown_as_it_is():
    facts = NoticeFacts(NORTHLIGHT, "{date} {0} {{x}}", date(2026, 11, 14), "https://northlight.example/n/4k")

    assert "{date} {0} {{x}}, noted on 14 November 2026." in words_of(first_notice(facts, "en"))


def test_what_the_law_asks_for_and_nobody_filled_in_is_listed():
    nobody = Organisation(" ", "\n", "", "")
    facts = NoticeFacts(nobody, "", None, "")

    assert missing_facts(FACTS, is_first=True) == ()
    assert missing_facts(facts, is_first=False) == ("legal_name", "postal_address", "opt_out_url")
    assert set(missing_facts(facts, is_first=True)) == {
        "legal_name",
        "postal_address",
        "opt_out_url",
        "source",
        "collected_on",
        "privacy_url",
    }


def test_a_contact_is_named_only_where_there_is_one():
    without = NoticeFacts(
        Organisation("N GmbH", "Weg 1", "https://n.example/p", " "), "web", date(2026, 1, 1), "https://n.example/x"
    )

    assert "Questions about this" not in words_of(first_notice(without, "en"))
    assert "Questions about this: privacy@northlight.example" in words_of(first_notice(FACTS, "en"))


def test_a_preview_with_gaps_shows_them_as_ellipses():
    facts = NoticeFacts(NORTHLIGHT, "", None, "")

    assert "Where I have your address from: …, noted on …." in words_of(first_notice(facts, "en"))
