"""The crash rig, small: processes, servers and lines fail at random, and nothing is lost, doubled or sent after a stop.

F-01, with X-01 to X-06, X-30 and X-34 in it; `make faults` runs it at any size, with any seed, and in one process too.
What is stuck is a matter of seconds, so only `make faults` judges it: a busy machine makes everything late.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import servers

_FAULTS = Path(__file__).parents[1] / "faults.py"
_LONGEST = 540  # a busy machine takes its time; alone it is a minute and a half


@pytest.fixture(scope="module", autouse=True)
def _programs():
    servers.needed("Dovecot", "dovecot-imapd", "/usr/sbin/dovecot", shutil.which("dovecot"))
    servers.needed("Redis", "redis-server", shutil.which("redis-server"))
    found = [str(path) for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    servers.needed("PostgreSQL", "postgresql", *found, shutil.which("initdb"))


@pytest.mark.alone
@pytest.mark.timeout(_LONGEST + 30)
def test_nothing_is_lost_doubled_or_sent_after_a_stop_whoever_is_killed():
    line, told = _faults(50, 11, "apart")

    assert line["kills"] >= 50
    assert line["sent"] > 50
    zeros = {name: line[name] for name in ("lost", "doubled", "sent_after_stop", "unknown_open")}
    assert zeros == dict.fromkeys(zeros, 0), told[-8000:]
    assert line["negative_control_caught"] is True, told[-8000:]


def _faults(kills: int, seed: int, mode: str) -> tuple[dict, str]:
    command = [sys.executable, str(_FAULTS), str(kills), str(seed), mode]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        said, told = running.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        running.terminate()  # it ends all that it has started
        said, told = running.communicate()
    assert said, told[-8000:]
    return json.loads(said.splitlines()[-1]), told
