"""The crash rig: real processes are killed, frozen and cut off at random, and nothing may be lost, doubled or sent late.

Run as `python tests/faults.py KILLS SEED [apart|embedded]`. Flows that break a promise come first, each in a short run
of its own: were one not caught, the zeros that follow would mean nothing. The last line is one JSON object; evidence of
any violation goes to standard error, the folder of the run stays, and the exit code is 1.
"""

import json
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rig import checker
from rig.controls import CONTROLLED, is_caught
from rig.plan import acts
from rig.run import Run, Setting, remove
from rig.theatre import Theatre
from rig.verdict import Figures, figures, told
from servers import ServerMissingError

MODES = ("apart", "embedded")


@dataclass(frozen=True)
class Asked:
    kills: int
    seed: str
    mode: str

    @property
    def is_apart(self) -> bool:
        return self.mode == "apart"


def main(words: list[str]) -> int:
    asked = _asked(words)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    folder = Path(tempfile.mkdtemp(prefix="sequencer-faults-"))
    is_good = False
    try:
        with Theatre(is_apart=asked.is_apart) as theatre:
            caught = all([_is_caught(theatre, folder, asked, name) for name in CONTROLLED])
            found = _main_run(theatre, folder, asked)
        seed = int(asked.seed) if asked.seed.isdecimal() else asked.seed
        line = {"seed": seed, **found.line, "negative_control_caught": caught}
        is_good = caught and found.is_clean
        sys.stdout.write(json.dumps(line) + "\n")
    except ServerMissingError as missing:
        _say(str(missing))
    finally:
        if is_good:
            remove(folder)
        else:
            _say(f"what happened lies in {folder}")
    return 0 if is_good else 1


def _is_caught(theatre: Theatre, folder: Path, asked: Asked, name: str) -> bool:
    began = time.monotonic()
    own = folder / name
    own.mkdir(parents=True)
    what = is_caught(theatre, own, asked.seed, name, is_apart=asked.is_apart)
    verdict = f"caught: {what.says}" if what else "NOT CAUGHT"
    _say(f"control {name}: {verdict} ({time.monotonic() - began:.0f} s)")
    if what:
        remove(own)
    return what is not None


def _main_run(theatre: Theatre, folder: Path, asked: Asked) -> Figures:
    own = folder / "run"
    own.mkdir(parents=True)
    began = time.monotonic()
    with Run(theatre, own, Setting(seed=asked.seed, is_apart=asked.is_apart)) as run:
        run.drive(acts(asked.seed, is_apart=asked.is_apart), asked.kills)
        driven = time.monotonic() - began
        run.settle()
        evidence = run.evidence(with_sent=True)
        found = checker.violations(evidence)
        result = figures(evidence, found, run.blows.kills)
        for line in told(evidence, found, run.company.road.database):
            _say(line)
        _say(f"{driven:.0f} s of faults, settled after {time.monotonic() - began - driven:.0f} s; {run.remarks()}")
    for note in result.notes:
        _say(note)
    return result


def _asked(words: list[str]) -> Asked:
    mode = words[2] if len(words) > 2 else "apart"
    if len(words) < 2 or not words[0].isdigit() or mode not in MODES:
        sys.stderr.write("faults: KILLS SEED [apart|embedded]\n")
        raise SystemExit(2)
    return Asked(int(words[0]), words[1], mode)


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
