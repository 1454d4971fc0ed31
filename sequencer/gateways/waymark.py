"""The mark beside the database: a small file in the data folder that only ever goes forward."""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sequencer.core.plan.restoring import Mark

_CONTAINERS = (Path("/.dockerenv"), Path("/run/.containerenv"))


class Waymark:
    """One file, read and replaced as a whole, also by several processes at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Mark | None:
        """The mark; None where there is none, or none that can be read."""
        try:
            given = json.loads(self._path.read_text(encoding="utf-8"))
            return Mark(str(given["installation"]), int(given["number"]), str(given.get("machine", "")))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, mark: Mark) -> None:
        """Keep a mark for good (0600, synced), unless the file is further already. Raises OSError."""
        with self._alone():
            known = self.read()
            if known is not None and known.installation == mark.installation and known.number > mark.number:
                return
            draft = self._path.with_name(f".{self._path.name}.{os.getpid()}")
            descriptor = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump({"installation": mark.installation, "number": mark.number, "machine": mark.machine}, file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
            _sync(self._path.parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        descriptor = os.open(self._path.with_name(f".{self._path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def this_place(folder: Path, machine: Path = Path("/etc/machine-id")) -> str:
    """A name for this folder on this machine that tells nothing else; empty where machines have none, as in a container."""
    if any(one.exists() for one in _CONTAINERS):
        return ""
    try:
        given = machine.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return hashlib.sha256(f"sequencer {given} {folder.resolve()}".encode()).hexdigest()[:32] if given else ""


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
