"""An offer that stands, and a browser to look at it with."""

import pytest
from meetings import offered, set_stage

from sequencer.app import create_app
from sequencer.settings import Settings


@pytest.fixture
def stage(road):
    return set_stage(road)


@pytest.fixture
def found(road, stage):
    return offered(road, stage)


@pytest.fixture
def browser(road, stage, tmp_path):
    """A client that keeps no cookie and follows nothing."""
    return create_app(Settings(data_dir=tmp_path), road).test_client(use_cookies=False)
