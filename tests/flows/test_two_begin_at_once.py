"""S-55: the first two processes of a new installation look at the restore guard's mark at the same moment."""

import pytest

from sequencer.flows.guard_restore import look


class _Beside:
    """A mark beside the database, in memory; `meanwhile` happens once, after it was read for the first time."""

    def __init__(self):
        self.mark = None
        self.meanwhile = None

    def read(self):
        found, meanwhile, self.meanwhile = self.mark, self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return found

    def write(self, mark):
        self.mark = mark


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_both_go_on_from_one_mark(road):
    """Only PostgreSQL lets them: on SQLite the second waits for the lock of the first."""
    beside = _Beside()
    beside.meanwhile = lambda: look(road, beside, "here")

    found = look(road, beside, "here")

    assert found is not None
    assert found == beside.mark
    assert look(road, beside, "here") == found
