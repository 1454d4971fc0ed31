"""The product's processes in one run: begun by the nursery, killed, frozen and begun again by their own ids."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TESTS = Path(__file__).parents[1]
_ROOT = _TESTS.parent
_SOONEST, _LATEST = 0.05, 0.6  # seconds a process stays dead
_PATIENCE = 100.0


class Nursery:
    """The process that has loaded the product once and forks as asked."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rig.process"],
            cwd=_TESTS,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def born(self, **given: object) -> int:
        return self._ask(given)

    def bury(self, pid: int) -> None:
        """Kill what is left of a process's group, and let its id go."""
        self._ask({"bury": pid})

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _ask(self, given: dict[str, object]) -> int:
        with self._turn:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(json.dumps(given) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())


@dataclass
class Member:
    role: str
    pid: int = 0
    is_back_at: float = 0.0  # by time.monotonic(), where it is dead
    thaws_at: float = 0.0  # likewise, where it is frozen


class Household:
    """Who is killed comes back after a moment. `tick` sees to it, and to who thaws; from one thread."""

    def __init__(
        self,
        nursery: Nursery,
        folder: Path,
        environment: dict[str, str],
        roles: list[str],
        dice: random.Random,
        given: dict[str, object],
    ) -> None:
        self.fell: Counter[str] = Counter()  # how often one ended that nobody had killed, by role
        self._nursery = nursery
        self._given = {"folder": str(folder), "environment": environment} | given
        self._members = [Member(role) for role in roles]
        self._dice = dice
        self._struck: set[int] = set()

    def start(self) -> None:
        for one in self._members:
            one.pid = self._nursery.born(role=one.role, **self._given)

    def tick(self) -> None:
        now = time.monotonic()
        for one in self._members:
            if one.pid and one.thaws_at and one.thaws_at <= now:
                self._thaw(one)
            if one.pid and _has_ended(one.pid):
                self.fell[one.role] += one.pid not in self._struck
                self._bury(one)
            if not one.pid and one.is_back_at <= now:
                one.pid = self._nursery.born(role=one.role, **self._given)

    def kill(self, role: str) -> bool:
        """SIGKILL for one of them that lives; False where none does. Any thread may."""
        living = self._living(role)
        return bool(living) and self._strike(self._dice.choice(living))

    def kill_all(self, role: str) -> bool:
        return any([self._strike(pid) for pid in self._living(role)])

    def kill_child(self, role: str) -> bool:
        """SIGKILL for the process that serves, not for the one that supervises it and begins another."""
        children = [pid for parent in self._living(role) for pid in _children(parent)]
        for pid in children:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(children)

    def freeze(self, role: str, seconds: float) -> bool:
        """SIGSTOP for one of them with all that belongs to it."""
        awake = [one for one in self._members if one.role == role and one.pid and not one.thaws_at]
        if not awake:
            return False
        chosen = self._dice.choice(awake)
        if chosen.pid in self._struck:
            return False
        with suppress(ProcessLookupError):
            os.killpg(chosen.pid, signal.SIGSTOP)
        chosen.thaws_at = time.monotonic() + seconds
        return True

    def heal(self) -> None:
        """Everybody is alive and awake."""
        for one in self._members:
            if one.thaws_at:
                self._thaw(one)
            one.is_back_at = 0.0
        self.tick()

    def end(self) -> None:
        for one in self._members:
            if one.pid:
                self._nursery.bury(one.pid)
                one.pid = 0

    def _living(self, role: str) -> list[int]:
        return [one.pid for one in self._members if one.role == role and one.pid and one.pid not in self._struck]

    def _strike(self, pid: int) -> bool:
        self._struck.add(pid)
        for kill in (os.killpg, os.kill):  # in its first moments it is no head of a group yet
            with suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)
        return True

    def _bury(self, one: Member) -> None:
        self._nursery.bury(one.pid)
        self._struck.discard(one.pid)
        one.pid, one.thaws_at = 0, 0.0
        one.is_back_at = time.monotonic() + self._dice.uniform(_SOONEST, _LATEST)

    @staticmethod
    def _thaw(one: Member) -> None:
        one.thaws_at = 0.0
        with suppress(ProcessLookupError):
            os.killpg(one.pid, signal.SIGCONT)


def _has_ended(pid: int) -> bool:
    """Whether it has died and waits to be buried; its id cannot be another's before that."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] in "ZX"
    return True


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    return []
