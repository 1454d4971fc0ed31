"""The product's own processes, begun by the rig: the same loops that `sequencer worker`, `sweep`, `watch`, `web` and
`run` begin, by the rig's clock.

`python -m rig.process` is the nursery they come from: it has loaded everything once, and forks one for each line it
reads, {"role", "environment", "folder", "control", "ring_again"}; it answers with the new process's id. {"bury": id} takes note of one
that was killed: until then the system gives its id to nobody else. When the input ends it kills what is left.
"""

import gc
import json
import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import dramatiq.brokers.redis
import gunicorn.arbiter
import gunicorn.workers.gthread
import psycopg
from sqlalchemy.orm import configure_mappers

import workers.embedded
import workers.sweep
import workers.watch
from rig.clock import FastClock
from rig.seams import CONTROLS, fit
from sequencer.core.read.understanding import understand
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from workers.server import EVERYTHING, PAGES, Server, Serving

CLOCK = "clock"
LOOKS = "looks.jsonl"
_THREADS = 4
_A_MAIL = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Re: Hello\r\n\r\nNo thanks, not before May 3rd.\r\n"
_PRELOADED = (dramatiq.brokers.redis, gunicorn.arbiter, gunicorn.workers.gthread, psycopg)


def worker() -> None:
    tools = workers.embedded.open_tools(_settings())
    workers.embedded.run_worker(tools, _THREADS)
    tools.close()


def sweep() -> None:
    tools = workers.embedded.open_tools(_settings())
    workers.embedded.run_until_stopped(workers.embedded.Sweep(tools).run)
    tools.close()


def watch() -> None:
    tools = workers.embedded.open_tools(_settings())
    workers.embedded.run_until_stopped(workers.watch.Watcher(tools).run)
    tools.close()


def web() -> None:
    Server(Serving(PAGES, Settings.read().bind, 0, workers=1, threads=_THREADS)).run()


def run() -> None:
    Server(Serving(EVERYTHING, Settings.read().bind, 0, workers=1, threads=8)).run()


ROLES = {"worker": worker, "sweep": sweep, "watch": watch, "web": web, "run": run}


def _settings() -> Settings:
    settings = Settings.read()
    set_up_logging(as_json=settings.log_json)
    return settings


def nursery() -> None:
    """Fork and bury as asked until the input ends."""
    assert _PRELOADED
    configure_mappers()
    understand(_A_MAIL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the rig, which then ends our input
    gc.collect()
    gc.freeze()
    born: set[int] = set()
    try:
        for line in sys.stdin:
            given = json.loads(line)
            if "bury" in given:
                _bury(born, given["bury"])
            else:
                given["bury"] = os.fork() or _live(given)
                born.add(given["bury"])
            sys.stdout.write(f"{given['bury']}\n")
            sys.stdout.flush()
    finally:
        for pid in list(born):
            _bury(born, pid)


def _bury(born: set[int], pid: int) -> None:
    """End a process of ours with all of its group, and let its id go."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)  # it may not have come to be the head of a group
    os.waitpid(pid, 0)
    born.discard(pid)


def _live(given: dict[str, Any]) -> NoReturn:
    """Be the process that was asked for; never returns."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        folder = Path(given["folder"])
        _speak_into(folder / f"{given['role']}.log")
        os.environ.clear()
        os.environ.update(given["environment"])
        os.chdir(folder)
        fit(FastClock(folder / CLOCK), folder / LOOKS, given["ring_again"])
        if given["control"]:
            CONTROLS[given["control"]]()
        ROLES[given["role"]]()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 -- whatever it is belongs into this process's own log
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _speak_into(path: Path) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    log = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(nothing, 0)
    for number in (1, 2):
        os.dup2(log, number)


if __name__ == "__main__":
    nursery()
