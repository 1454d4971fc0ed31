"""X-31 and F-08 with real processes, PostgreSQL, Redis and Dovecot, small; `make prove` runs them at full size."""

import pytest
from rig.verdict import KINDS

from proofs.rigged import answers_raced, redis_wiped

_WHATEVER_THE_PACE = tuple(kind for kind in KINDS if kind != "stuck")  # a busy machine makes everything late

pytestmark = [pytest.mark.alone, pytest.mark.dovecot, pytest.mark.postgres, pytest.mark.redis, pytest.mark.timeout(900)]


def test_an_answer_that_reaches_a_real_mailbox_in_time_stops_the_mail():
    """X-31: whatever the moment, the published rule holds."""
    assert answers_raced(5, seed=1).failures == []


def test_a_queue_that_forgets_everything_loses_and_doubles_nothing():
    """F-08, X-03."""
    assert redis_wiped(2, seed=1, kinds=_WHATEVER_THE_PACE).failures == []
