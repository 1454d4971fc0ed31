"""Texts are encoded as the standard library encodes them, only faster."""

import binascii
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sequencer.core.write.bodies import content, text_of

EXAMPLES = int(os.environ.get("EXAMPLES", "300"))
PIECES = (
    *(
        "word ",
        "a",
        ".",
        " ",
        "\t",
        "=",
        "=3D",
        "ü",
        "日本",
        "😀",
        "\n",
        "\r\n",
        "\r",
        "\n.\n",
        " \n",
        "\x0b",
        "\x7f",
        "\x85",
    ),
    *("x" * length for length in (1, 72, 73, 74, 75, 76, 77, 149, 150, 151)),
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=400
)


def encoded(text):
    """A body that always needs to be encoded, and what the library makes of it."""
    whole = text_of("plain", text)
    fields, body = content([whole], ())
    return body, whole.octets if "7bit" in fields[1].line else binascii.b2a_qp(whole.octets)


@settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None)
@given(TEXT, TEXT)
def test_a_text_is_encoded_as_the_library_would(first, second):
    body, as_by_the_library = encoded(f"{first}\nZoë\n{second}")

    assert body == as_by_the_library


@pytest.mark.parametrize("length", range(70, 80))
@pytest.mark.parametrize("line", ["x{}", "x{} ", "x{}.", ".{}", "={}", "x{}ü", "x{}="])
def test_a_line_that_just_fits_or_just_does_not_is_broken_where_the_library_breaks_it(line, length):
    body, as_by_the_library = encoded(f"Zoë\n{line.format('y' * (length - 1))}\nthe end")

    assert body == as_by_the_library


def test_every_line_is_encoded_the_same_the_second_time():
    """Encoded lines are kept; what is kept must not depend on the mail it was made for."""
    texts = ["Zoë.\n.\nsame line ü\n", "same line ü\nZoë\n. \n", "ü\n\nsame line ü\n."]

    once = [encoded(text) for text in texts]
    again = [encoded(text) for text in reversed(texts)][::-1]

    assert once == again
    assert all(body == as_by_the_library for body, as_by_the_library in again)
