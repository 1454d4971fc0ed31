"""Work on what strangers wrote, in a child process with limits (A-50)."""

import logging
import multiprocessing
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from sequencer.errors import InterruptedWorkError

Work = Callable[..., Any]

_MOST_DATA = 224 * 1024 * 1024  # octets of memory of its own; with the code of its libraries below 256 MB
_MOST_ADDRESSES = 512 * 1024 * 1024  # octets of address space, where a system does not count a process's own memory
_WORN = 160 * 1024  # kB a child may have held at some time; what it never gave back would be the next one's burden
_START = 120.0  # seconds a child may take to come up on a busy machine
_TOLD_TO_END = frozenset({-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})  # everything of ours is being ended


class OverLimitError(Exception):
    """The work was ended. The text says why, in the middle of a sentence."""


class Bounded:
    """Calls `work` where it can do no harm; threads may share it. The child starts with the first call.

    A call may take `seconds` by the clock, `most_cpu` seconds of work, and a fixed amount of memory. There is one
    child, and it does one thing at a time; others wait for their turn. Where nobody can tell whether the work was to
    blame for the child's end, it is tried `tries` times. `first` is a harmless call with which the
    child makes its tables, so that this is on nobody's time. `name` is what it is called in errors.
    """

    def __init__(
        self, work: Work, name: str, first: tuple[Any, ...], *, seconds: float, most_cpu: int, tries: int = 2
    ) -> None:
        self._work = work
        self._name = name
        self._first = first
        self._seconds = seconds
        self._most_cpu = most_cpu
        self._tries = tries
        self._child: _Child | None = None
        self._closings = 0
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def call(self, *given: Any, **known: Any) -> Any:
        """What the work gives. Raises OverLimitError when a limit was reached, and InterruptedWorkError when the
        child itself cannot work: that says nothing about what was given.
        """
        reason, closings = "", self._closings
        with self._turn:
            for _ in range(self._tries):
                child = self._running(closings)
                try:
                    answer = child.ask(given, known, self._seconds)
                except RuntimeError as error:  # no thread can be started
                    raise InterruptedWorkError(f"The {self._name} could not work.") from error
                if answer is not None:
                    return answer
                self._drop(child)
                reason, is_sure = child.fault(self._seconds)
                if is_sure:
                    break
        if not reason or closings != self._closings:
            raise InterruptedWorkError(f"The {self._name} was stopped.")
        raise OverLimitError(reason)

    def close(self) -> None:
        """End the child. What it was reading, and what waits for its turn, is interrupted."""
        with self._lock:
            self._closings += 1
            child, self._child = self._child, None
        if child is not None:
            child.end()

    def _running(self, closings: int) -> "_Child":
        """The child, awake; a new one where it is gone or has had enough."""
        with self._lock:
            if closings != self._closings:
                raise InterruptedWorkError(f"The {self._name} was stopped.")
            child = self._child
            if child is None or not child.is_fit:
                if child is not None:
                    child.end()
                try:
                    self._child = child = _Child(self._work, self._name, self._first, self._most_cpu)
                except (OSError, RuntimeError) as error:
                    raise InterruptedWorkError(f"The {self._name} could not be started.") from error
        if not child.wakes():
            self._drop(child)
            raise InterruptedWorkError(f"The {self._name} did not come up.")
        return child

    def _drop(self, child: "_Child") -> None:
        with self._lock:
            if self._child is child:
                self._child = None
        child.end()


@contextmanager
def _nobody() -> Iterator[None]:
    """While this lasts we run no program: the child would read it in once more, and with it a hundred megabytes."""
    program, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


@contextmanager
def _deaf() -> Iterator[None]:
    """What begins while this lasts hears no Ctrl-C: that is for the parent, which ends it."""
    resource_tracker.ensure_running()  # it would listen again when it starts
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


class _Child:
    """One process that does one thing after another. When it ends its pipe breaks, and whoever waits for it knows."""

    def __init__(self, work: Work, name: str, first: tuple[Any, ...], most_cpu: int) -> None:
        # A forked copy of a process with threads may hang, so the child starts from nothing.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        with theirs:
            given = (theirs, work, first, most_cpu)
            self._process = context.Process(target=_serve, args=given, name=name, daemon=True)
            with _nobody(), _deaf():
                self._process.start()
        self._is_awake = False
        self._is_worn = False
        self._is_late = False
        self._is_full = False

    @property
    def is_fit(self) -> bool:
        return not self._is_worn and self._process.is_alive()

    def wakes(self) -> bool:
        """Wait until the child has loaded what it needs; False where it never does."""
        if not self._is_awake:
            self._is_awake = self._answer(_START) is not None
        return self._is_awake

    def ask(self, given: tuple[Any, ...], known: dict[str, Any], seconds: float) -> Any:
        """What the child makes of it; None where it ended over it."""
        answer = self._answer(seconds, (given, known))
        if answer is None:
            return None
        found, self._is_worn = answer
        self._is_full = found is None
        return found

    def fault(self, seconds: float) -> tuple[str, bool]:
        """Why an ended child gave no answer, and whether what it was given is surely to blame; no reason: surely not."""
        if self._is_late:
            return f"reading it took more than {seconds:g} seconds", False
        code = self._process.exitcode
        if code in _TOLD_TO_END:
            return "", False
        return "reading it took too much work or memory", not self._is_full and code == -signal.SIGXCPU

    def end(self) -> None:
        """End the process by its own number, whatever it does. More than once does no harm."""
        self._process.kill()  # one that has ended keeps the code it ended with
        self._process.join()

    def _answer(self, seconds: float, question: object = None) -> Any:
        """Whatever comes back within `seconds`; None where nothing does."""
        alarm = threading.Timer(seconds, self._ring)
        alarm.daemon = True
        alarm.start()
        try:
            if question is not None:
                self._pipe.send(question)
            return self._pipe.recv()
        except (OSError, EOFError):
            return None
        finally:
            alarm.cancel()

    def _ring(self) -> None:
        self._is_late = True
        self._process.kill()


def _serve(pipe: Connection, work: Work, first: tuple[Any, ...], most_cpu: int) -> None:
    """What the child does: say that it is awake, then answer questions until nobody is left to ask."""
    logging.disable(logging.CRITICAL)  # what a library says of them may hold their words
    _limit(resource.RLIMIT_CORE, 0)  # nobody's words in a file
    _limit(resource.RLIMIT_AS, _MOST_ADDRESSES)
    _limit(resource.RLIMIT_DATA, _MOST_DATA)
    with suppress(EOFError, OSError):
        work(*first)
        pipe.send((None, False))
        worn = max(_WORN, _used().ru_maxrss)  # Linux counts what the parent held when it started us
        while True:
            _answer_one(pipe, work, worn, most_cpu)


def _answer_one(pipe: Connection, work: Work, worn: int, most_cpu: int) -> None:
    """Send what came of it, None where the memory did not suffice, and whether this child has had enough.

    The limit on work counts all since the child began, so it moves on with every call.
    """
    given, known = pipe.recv()
    _limit(resource.RLIMIT_CPU, int(_used().ru_utime + _used().ru_stime) + most_cpu)
    try:
        pipe.send((work(*given, **known), _used().ru_maxrss > worn))
    except MemoryError:
        pipe.send((None, True))


def _used() -> resource.struct_rusage:
    return resource.getrusage(resource.RUSAGE_SELF)


def _limit(what: int, most: int) -> None:
    """Lower a limit of this process; a tighter one of the system's stays."""
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
