"""People at the two moments at which most tests of flows begin."""

import pytest
from builders import add_candidate, add_sequence
from doubtful import NOT_SURE
from errands import LENA, states, work

from sequencer.flows.enroll import enroll_address


@pytest.fixture
def enrolled(road):
    """Lena, who has two addresses, has begun a sequence of two mails, three days apart."""
    add_candidate(road, LENA, others=("lena@home.example",))
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    return road


@pytest.fixture
def written(enrolled):
    """Lena has had the first mail of two."""
    work(enrolled)
    return enrolled


@pytest.fixture
def unknown(enrolled, post):
    """The first mail to Lena may have left: the server never said."""
    post.refusals.append(NOT_SURE)
    work(enrolled)
    assert states(enrolled) == [("first", "unknown")]
    return enrolled
