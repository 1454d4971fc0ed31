"""One installation in a folder of its own, driven only through its command."""

import pytest
from installation import Installation


@pytest.fixture
def installation(tmp_path):
    folder = tmp_path / "installation"
    (folder / "var").mkdir(parents=True, mode=0o700)
    return Installation(folder)
