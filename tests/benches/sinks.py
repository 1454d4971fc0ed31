"""Somewhere to send to that costs next to nothing: postfix's smtp-sink, which takes every mail and keeps none."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator

import servers

_PATIENCE = 10.0


@contextlib.contextmanager
def fast_sink() -> Iterator[int]:
    """The port of a running smtp-sink; skips what asks for it where postfix is not installed."""
    program = servers.needed("smtp-sink", "postfix", "/usr/sbin/smtp-sink", shutil.which("smtp-sink"))
    (port,) = servers.free_ports(1)
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    command = [program, *user, f"127.0.0.1:{port}", "1000"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as sock:
                sock.recv(100)
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
