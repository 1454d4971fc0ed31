"""What others do with the same mail and the same sink: a bare persistent smtplib loop in several processes."""

import multiprocessing
import smtplib
import subprocess
import sys
import time
from pathlib import Path

_POST_OFFICE = ("django", "django-post_office", "psycopg[binary]")


def bare_loop(port: int, raw: bytes, count: int, processes: int) -> float:
    """Mails a second of `processes` loops that do nothing but `sendmail` over one connection each."""
    context = multiprocessing.get_context("spawn")
    barrier, times = context.Barrier(processes + 1), context.Queue()
    each = count // processes
    running = [context.Process(target=_loop, args=(port, raw, each, barrier, times)) for _ in range(processes)]
    for one in running:
        one.start()
    barrier.wait(60)
    began = time.time()
    ended = max(times.get(timeout=600) for _ in running)
    for one in running:
        one.join(60)
    return each * processes / (ended - began)


def environment_of_its_own(folder: Path) -> Path | None:
    """A Python with django-post_office; None where it cannot be installed."""
    commands = ([sys.executable, "-m", "venv", folder], [folder / "bin" / "pip", "install", "-q", *_POST_OFFICE])
    for command in commands:
        if subprocess.run(command, capture_output=True, check=False, timeout=300).returncode:
            return None
    return folder / "bin" / "python"


def post_office(python: Path, database: str, port: int, raw: bytes, count: int, folder: Path) -> float:
    """Mails a second of django-post_office; `database` is host:port/name of an empty one."""
    (folder / "mail.eml").write_bytes(raw)
    script = Path(__file__).with_name("their_queue.py")
    words = [python, script, database, str(port), str(count), folder / "mail.eml"]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=600)
    return float(done.stdout.split()[-1])


def _loop(port, raw, count, barrier, times):
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.ehlo()
        barrier.wait(60)
        for number in range(count):
            client.sendmail("sender@acme.example", [f"p{number}@home.example"], raw)
        times.put(time.time())
