"""The oracle's ledger: one JSON line for each mail it has taken, on the disk before the 250 leaves."""

import hashlib
import json
import os
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from email import message_from_bytes
from pathlib import Path

_DATE_FIELD = re.compile(rb"^date:[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One mail that was taken, whatever its sender was told."""

    at: float  # seconds since 1970, just before it was written
    message_id: str  # as it came in
    token: str  # the left side of the Message-ID, which is ours and unguessable
    sha256: str  # of the octets without their Date
    mail_from: str
    rcpt_to: list[str]
    rewritten_id: str  # under which it went on, where this provider gives ids of its own
    told: str  # what was answered to the dot, or "drop" or "silence"
    subject: str
    date: str


class Ledger:
    """Adds entries. Whoever was told 250 is in the file, even if this process is killed in the next moment."""

    def __init__(self, path: Path, sync: Callable[[int], None] = os.fsync) -> None:
        self.path = path
        self._sync = sync
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._turn = threading.Lock()

    def add(self, entry: Entry) -> None:
        line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
        with self._turn:
            os.write(self._file, line.encode())
            self._sync(self._file)

    def close(self) -> None:
        os.close(self._file)


def entries(path: Path) -> list[Entry]:
    """Everything that was taken, oldest first. A last line that a kill cut short was never answered and is left out."""
    if not path.exists():
        return []
    *whole, _cut = path.read_text(encoding="utf-8").split("\n")
    return [Entry(**json.loads(line)) for line in whole]


def entry_of(raw: bytes, at: float, sender: str, recipients: Iterable[str], rewritten_id: str, told: str) -> Entry:
    head = message_from_bytes(raw)
    message_id = str(head["Message-ID"] or "").strip()
    return Entry(
        at=at,
        message_id=message_id,
        token=message_id.strip("<>").partition("@")[0],
        sha256=hashlib.sha256(without_date(raw)).hexdigest(),
        mail_from=sender,
        rcpt_to=list(recipients),
        rewritten_id=rewritten_id,
        told=told,
        subject=str(head["Subject"] or ""),
        date=str(head["Date"] or ""),
    )


def without_date(raw: bytes) -> bytes:
    """A mail without the one field that changes from try to try."""
    head, gap, body = raw.partition(b"\r\n\r\n")
    return _DATE_FIELD.sub(b"", head + b"\r\n") + gap[2:] + body
