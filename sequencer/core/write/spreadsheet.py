"""Cells that a spreadsheet shows and never runs (A-56)."""

import unicodedata

_STARTS_A_FORMULA = frozenset("=+-@")


def safe_cell(text: str) -> str:
    """The text as it may stand in a CSV file; an apostrophe before it where a program could read it as a formula."""
    bare = text.lstrip()
    while bare and unicodedata.category(bare[0]) in ("Cc", "Cf"):
        bare = bare[1:].lstrip()
    if bare and unicodedata.normalize("NFKC", bare[0])[:1] in _STARTS_A_FORMULA:
        return f"'{bare}"
    return text
