"""X-30: whatever crosses a send, no promise breaks; and a flow that breaks one is caught."""

import pytest

from proofs.races import raced
from proofs.worse import retrying_after_the_dot

SMALL = 40


def test_no_interleaving_breaks_a_promise():
    """X-30, small; `make prove ONLY=X-30` plays ten thousand."""
    raced(SMALL, start=1)


def test_a_flow_that_tries_again_after_the_dot_is_caught():
    with pytest.raises(AssertionError, match="twice|without a last check"):
        raced(400, start=1, change=retrying_after_the_dot, is_shrunk=False)
