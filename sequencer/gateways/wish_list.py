"""The file beside the database that outlives a restored backup: one wish a line, only ever added to, for its owner only."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sequencer.core.kept_wishes import KeptWish, as_line, from_line
from sequencer.errors import UserError
from sequencer.log import log


@dataclass(frozen=True)
class WishFile:
    """`path` lies in DATA_DIR, which every process of an installation shares. It holds hashes, and no address."""

    path: Path

    def add(self, wishes: Iterable[KeptWish]) -> None:
        """Keep these wishes, on disk when it returns.

        A file that cannot be written stops nobody's wish: it is logged, and the daily look writes what is missing.
        """
        text = "".join(f"{as_line(one)}\n" for one in wishes)
        if not text:
            return
        try:
            file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, self._after_a_torn_line(file) + text.encode("ascii"))
                os.fsync(file)
            finally:
                os.close(file)
        except OSError as error:
            log.error("wishes_not_kept_outside", file=self.path.name, error=error.strerror)

    def read(self) -> list[KeptWish]:
        """Every wish in the order in which it came; a line that was cut short by a crash counts for nothing.

        Raises UserError where there is a list that cannot be read: an empty one would say that nobody has a wish.
        """
        try:
            lines = self.path.read_text(encoding="ascii", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise UserError(self._told("read", error)) from error
        return [wish for line in lines if (wish := from_line(line)) is not None]

    def trouble(self) -> str:
        """Why it cannot be read and added to, in words; empty where all is well. Asking changes nothing."""
        try:
            os.close(os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_NONBLOCK))
        except FileNotFoundError as error:
            may_begin = os.access(self.path.parent, os.W_OK | os.X_OK)
            return "" if may_begin else self._told("written", error)
        except OSError as error:
            return self._told("read and written", error)
        return ""

    def _told(self, what: str, error: OSError) -> str:
        return (
            f"The list of wishes outside the database cannot be {what}: {self.path} ({error.strerror}). "
            "Make it a file of the account that Sequencer runs as."
        )

    @staticmethod
    def _after_a_torn_line(file: int) -> bytes:
        size = os.fstat(file).st_size
        return b"\n" if size and os.pread(file, 1, size - 1) != b"\n" else b""
