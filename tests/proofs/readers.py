"""What a reader's child does in a proof. Little else is read in here, so that the child is as small as the product's."""

import os
import resource
import time
from dataclasses import replace
from pathlib import Path

from sequencer.core.read.glance import glance
from sequencer.core.read.understanding import Understanding, understand
from sequencer.core.states import MailKind


def measured(raw: bytes, **known: object) -> Understanding:
    """Understands, and tells behind a tab what it took here."""
    began = time.process_time()
    found = understand(raw, **known)
    return replace(found, reason=f"{found.reason}\t{time.process_time() - began:.3f}\t{_resident()}")


def fatal(raw: bytes, **_: object) -> Understanding:
    """Dies of everything but the good mail behind."""
    if b"Call me" not in raw and b"From: <>" not in raw:
        os._exit(3)
    return Understanding(MailKind.HUMAN, "", glance(raw))


def _resident() -> int:
    """The most memory that this process has held, kB."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in told if line.startswith("VmHWM")).split()[1])
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
