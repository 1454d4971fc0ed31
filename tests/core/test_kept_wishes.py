"""The list outside the database: what a line says, and which line counts in the end."""

from datetime import UTC, datetime

import pytest

from sequencer.core.kept_wishes import KeptWish, WishKind, as_line, from_line, in_force

AT = datetime(2027, 3, 1, 10, tzinfo=UTC)


def wish(kind, key="k"):
    return KeptWish(kind, key, AT)


@pytest.mark.parametrize("kind", list(WishKind))
def test_a_line_says_the_whole_wish(kind):
    one = KeptWish(kind, "abc", AT, "bücher.example", is_verified=False)

    assert from_line(as_line(one)) == one
    assert as_line(one).isascii()


@pytest.mark.parametrize("line", ["", "{", "[]", '{"at": "x"}', '{"kind": "quiet", "key": "k", "at": "no day"}', "�"])
def test_a_line_that_was_cut_short_says_nothing(line):
    assert from_line(line) is None


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        ([WishKind.QUIET], WishKind.QUIET),
        ([WishKind.QUIET, WishKind.LIFTED], None),
        ([WishKind.QUIET, WishKind.LIFTED, WishKind.QUIET], WishKind.QUIET),
        ([WishKind.QUIET, WishKind.ERASED], WishKind.ERASED),
        ([WishKind.ERASED, WishKind.LIFTED], WishKind.ERASED),  # nothing ever lifts an erasure
        ([WishKind.ERASED, WishKind.QUIET], WishKind.ERASED),
        ([WishKind.LIFTED], None),
    ],
)
def test_the_last_word_counts_but_for_an_erasure(kinds, left):
    found = in_force(wish(kind) for kind in kinds)

    assert (found["k"].kind if found else None) is left
