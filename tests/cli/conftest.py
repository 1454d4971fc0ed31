"""An installation whose commands run inside the test, with rows put in through the flows."""

import json
import logging

import pytest
from builders import make_road
from click.testing import CliRunner

from sequencer.cli import sequencer
from sequencer.store.session import open_database
from sequencer.store.upgrade import upgrade


@pytest.fixture
def as_before():
    """Commands set logging up for a process of their own; afterwards it is as the tests want it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    ours = logging.getLogger("sequencer").level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("sequencer").setLevel(ours)


@pytest.fixture
def command(tmp_path, monkeypatch, as_before):
    """Runs `sequencer` with these words in a folder of its own; settings by name."""
    monkeypatch.chdir(tmp_path)

    def run(*words, **settings):
        environment = {"DATA_DIR": str(tmp_path / "var"), "DATABASE_URL": None, "REDIS_URL": None} | settings
        return CliRunner().invoke(sequencer, [str(word) for word in words], env=environment)

    return run


@pytest.fixture
def desk(tmp_path, command):
    """A road on the database that the commands of this test use."""
    (tmp_path / "var").mkdir(mode=0o700)
    database = open_database(f"sqlite:///{tmp_path / 'var' / 'sequencer.sqlite'}")
    upgrade(database)
    yield make_road(database)
    database.close()


@pytest.fixture
def told(command):
    """What a command that succeeds says; `lines` of JSON with `as_json`."""

    def run(*words, as_json=False):
        result = command(*words, *(["--json"] if as_json else []))
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()] if as_json else result.stdout

    return run
