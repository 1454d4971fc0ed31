"""Workers that stop at every step of the flow until they are told to go on: any interleaving can be played."""

import threading
from collections.abc import Callable

from errands import CrashError
from patient import PATIENCE


class Puppet:
    """One worker at one job. Only one thread of all ever runs, and never while another one is inside a transaction."""

    def __init__(self) -> None:
        self.at = ""  # the step it stands at, empty when idle
        self.has_died = False
        self._go = threading.Semaphore(0)
        self._stopped = threading.Semaphore(0)
        self._is_doomed = False
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None

    @property
    def is_idle(self) -> bool:
        return self._thread is None

    def begin(self, job: Callable[[], object]) -> None:
        """Run a job up to its first step."""
        self._is_doomed = False
        self._thread = threading.Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()
        self._await()

    def go(self) -> None:
        """On to the next step, or to the end."""
        self._go.release()
        self._await()

    def die(self) -> None:
        """End here as a killed process ends."""
        self._is_doomed = True
        self.go()
        assert self.is_idle, "somebody has caught the end of a process"

    def step(self, name: str) -> None:
        """`Road.step` of whatever this worker does."""
        if threading.current_thread() is not self._thread:
            return
        self.at = name
        self._stopped.release()
        assert self._go.acquire(timeout=PATIENCE)
        if self._is_doomed:
            raise CrashError(name)

    def _await(self) -> None:
        assert self._stopped.acquire(timeout=PATIENCE), f"a worker hangs after {self.at}"
        if self._error is not None:
            error, self._error = self._error, None
            raise error

    def _run(self, job: Callable[[], object]) -> None:
        try:
            job()
        except CrashError:
            self.has_died = True
        except BaseException as error:  # noqa: BLE001 -- handed to the director, who raises it
            self._error = error
        self.at, self._thread = "", None
        self._stopped.release()
