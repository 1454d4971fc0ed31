"""`send_path`: mails a second from the due row to the committed *sent*, over what a bare loop does with the same sink."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import certificates
import servers
from builders import make_database
from sqlalchemy import func, select

from benches import mailing
from benches.lines import line, median
from benches.loops import bare_loop, environment_of_its_own, post_office
from benches.sinks import fast_sink
from sequencer.core.states import TouchState
from sequencer.flows.road import Road
from sequencer.settings import Settings
from sequencer.store.touches import Attempt, Touch
from workers.boot import Tools, open_tools
from workers.sweep import Sweep

PROCESSES = 2
THREADS = 2  # in each of them: one waits for the disk while another writes
SENDERS = 4
ROUNDS = 3
COUNT = 3000
_WARM = 100
_PATIENCE = 300.0
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
_TESTS = str(Path(__file__).parents[1])


@dataclass
class Plant:
    """One installation with its servers; workers are started for as long as they are measured."""

    folder: Path
    environment: dict[str, str]
    tools: Tools
    boxes: list[int]
    smtp_port: int
    postgres: servers.Postgres
    people: int = 0

    @property
    def road(self) -> Road:
        return self.tools.road

    def plan(self, count: int) -> None:
        mailing.plan(self.road, count, self.people + 1)
        self.people += count

    def send_all(self) -> float:
        """Let everything that sleeps leave; seconds from the bell to the last mail that is committed as sent."""
        mailing.wake(self.road)
        began = time.time()
        for box in self.boxes:
            self.tools.ring("send", box)
        until = time.monotonic() + _PATIENCE
        while self._left_over():
            if time.monotonic() > until:
                raise TimeoutError(f"the mails never left: {self._states()}")
            time.sleep(0.5)  # it reads the whole table, on the cores that are measured
        with self.road.database.read() as session:
            return session.scalar(select(func.max(Attempt.ended_at))).timestamp() - began

    def _left_over(self) -> int:
        waiting = (Touch.step_key == "first", Touch.state != TouchState.SENT)
        with self.road.database.read() as session:
            return session.scalar(select(func.count()).where(*waiting)) or 0

    def _states(self) -> list[tuple[object, ...]]:
        with self.road.database.read() as session:
            found = select(Touch.state, Touch.reason, func.count()).group_by(Touch.state, Touch.reason)
            return [tuple(row) for row in session.execute(found)]

    @contextmanager
    def workers(self, processes: int, threads: int = 1) -> Iterator[list[Path]]:
        """Worker processes, each with a file for its times, which is there once they have ended."""
        files = [self.folder / f"times{n}.json" for n in range(processes)]
        with ExitStack() as stack:
            for path in files:
                stack.enter_context(self.running("-m", "benches.worker", str(threads), str(path)))
            stack.enter_context(self.sweeping())
            time.sleep(2)
            yield files

    @contextmanager
    def sweeping(self) -> Iterator[None]:
        stopping = threading.Event()
        sweep = threading.Thread(target=Sweep(self.tools).run, args=(stopping,))
        sweep.start()
        try:
            yield
        finally:
            stopping.set()
            sweep.join(10)

    @contextmanager
    def running(self, *words: str) -> Iterator[int]:
        with (self.folder / "processes.log").open("ab") as log:
            process = subprocess.Popen([sys.executable, *words], env=self.environment, stdout=log, stderr=log)
        try:
            yield process.pid
        finally:
            process.terminate()
            process.wait(40)


@contextmanager
def plant(senders: int = SENDERS) -> Iterator[Plant]:
    """PostgreSQL that keeps what it commits, Redis, Dovecot, smtp-sink, and an installation between them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sequencer-bench-")))
        postgres = stack.enter_context(servers.postgres(**SAFE))
        database = postgres.fresh()
        redis = stack.enter_context(servers.redis())
        imap = stack.enter_context(_imap(folder))
        smtp_port = stack.enter_context(fast_sink())
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": _TESTS,
            "DATA_DIR": str(folder / "var"),
            "DATABASE_URL": database,
            "REDIS_URL": redis,
            "ALLOW_HOSTS": f"127.0.0.1:{smtp_port} 127.0.0.1:{imap.imap_port}",
        }
        (folder / "var").mkdir(mode=0o700)
        make_database(database).close()
        tools = open_tools(
            Settings(
                data_dir=folder / "var",
                database_url=database,
                redis_url=redis,
                allow_hosts=environment["ALLOW_HOSTS"],
            )
        )
        stack.callback(tools.close)
        boxes = mailing.found(tools.road, senders, smtp_port, imap.imap_port, imap.password)
        yield Plant(folder, environment, tools, boxes, smtp_port, postgres)


@contextmanager
def _imap(folder: Path) -> Iterator[servers.Dovecot]:
    made = certificates.made_in(folder)
    with servers.dovecot(made.cert, made.key) as server:
        yield server


def send_path(count: int = COUNT, rounds: int = ROUNDS) -> Iterator[dict[str, object]]:
    """Ours, a bare loop and another product, one after the other, several times; a ratio is the median of its pairs."""
    with plant() as ours:
        python = environment_of_its_own(ours.folder / "theirs")
        ours.plan(_WARM)
        with ours.workers(PROCESSES, THREADS) as files:
            ours.send_all()
            raw = _a_mail(ours.road)
            pairs, theirs = [], []
            for _ in range(rounds):
                bare = bare_loop(ours.smtp_port, raw, count, PROCESSES)
                ours.plan(count)
                pairs.append((count / ours.send_all(), bare))
                if python is not None:
                    theirs.append(_post_office(ours, python, raw, count))
        times = [json.loads(path.read_text()) for path in files]
    ratio = median([mine / bare for mine, bare in pairs])
    mine, bare = (median([pair[n] for pair in pairs]) for n in (0, 1))
    note = (
        f"{count} mails of {len(raw)} octets, {PROCESSES} processes, {SENDERS} mailboxes; smtplib {bare:.0f} a second"
    )
    yield line("send_path", mine, "mails/s", note, against="smtplib", ratio=ratio, better="higher")
    if theirs:
        ratio = median([pair[0] / other for pair, other in zip(pairs, theirs, strict=True)])
        note = f"one process, five threads, the same mails: {median(theirs):.0f} a second"
    else:
        ratio, note = None, "django-post_office could not be installed here"
    yield line("send_path", mine, "mails/s", note, against="django-post_office", ratio=ratio, better="higher")
    yield from _steps(times, ours.people)


def _post_office(ours: Plant, python: Path, raw: bytes, count: int) -> float:
    name = ours.postgres.fresh().rpartition("/")[2]
    return post_office(python, f"127.0.0.1:{ours.postgres.port}/{name}", ours.smtp_port, raw, count, ours.folder)


def _steps(times, mails: int) -> Iterator[dict[str, object]]:
    for name in times[0]["seconds"]:
        spent = sum(one["seconds"].get(name, 0.0) for one in times)
        passes = sum(one["passes"].get(name, 0) for one in times)
        yield line("send_step", spent / mails * 1000, "ms", f"a mail, up to {name}; {passes} passes")
    yield line("send_step", sum(one["cpu"] for one in times) / mails * 1000, "ms", "a mail, CPU of all workers")


def _a_mail(road: Road) -> bytes:
    with road.database.read() as session:
        return (
            b"Date: Mon, 01 Mar 2027 11:07:00 +0100\r\n"
            + session.scalars(select(Touch.frozen).where(Touch.frozen.is_not(None)).limit(1)).one()
        )
