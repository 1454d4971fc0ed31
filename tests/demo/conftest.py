"""A database of the demo without its story."""

import pytest
from builders import hurried, make_database, make_road
from doors import FakeClock


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def road(tmp_path, clock):
    database = hurried(make_database(f"sqlite:///{tmp_path / 'demo.sqlite'}"))
    yield make_road(database, clock=clock)
    database.close()
