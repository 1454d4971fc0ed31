"""“We won't write again”, in four languages."""

import pytest

from sequencer.core.write.farewell import farewell


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("en-GB", "We won't write again."),
        ("de_AT", "Wir schreiben nicht mehr."),
        ("fr", "Nous n’écrirons plus."),
        ("es-ES", "No volveremos a escribir."),
        ("nl", "We won't write again."),
    ],
)
def test_it_speaks_the_person_s_language(locale, says):
    words = farewell(locale, "Acme", "Ada Lovelace")
    assert says in words.text
    assert words.text.endswith("Ada Lovelace\nAcme\n")
    assert "Ada Lovelace<br>" in words.html


def test_an_organisation_without_a_name_still_keeps_its_word():
    assert "everybody else at our organisation" in " ".join(farewell("", "", "Ada").text.split())
