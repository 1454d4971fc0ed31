"""R-03, R-05 and R-07 with a real Dovecot, small; `make prove` runs them at full size."""

import pytest

from proofs.watching import folders_made_anew, lines_gone_dead, mails_moved

pytestmark = [pytest.mark.dovecot, pytest.mark.timeout(400)]


def test_a_folder_with_another_uidvalidity_is_read_again_without_loss_or_double():
    """R-03."""
    assert folders_made_anew(8, seed=1, width=4) == []


def test_a_line_that_goes_dead_is_noticed_and_nothing_is_missed():
    """R-05."""
    assert lines_gone_dead(8, seed=1, width=4) == []


def test_a_mail_that_is_moved_on_is_seen_once():
    """R-07."""
    assert mails_moved(12, seed=1, width=6) == []
