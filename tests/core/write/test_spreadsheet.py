"""A cell is shown by a spreadsheet and never run (A-56)."""

import pytest

from sequencer.core.write.spreadsheet import safe_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\u200b=1", "\x00@x", "\ufeff-1"],
)
def test_what_could_be_a_formula_gets_an_apostrophe(text):
    safe = safe_cell(text)

    assert safe.startswith("'")
    assert safe[1:] in text


@pytest.mark.parametrize("text", ["", "Ann", "ann@acme.example", "1 = 1", "  two blanks", "a\nb", "Zoë"])
def test_anything_else_stays_as_it_is(text):
    assert safe_cell(text) == text
