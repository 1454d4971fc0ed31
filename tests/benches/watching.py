"""`watch_1000`: one process that watches a thousand mailboxes, and how soon an answer has stopped a run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import certificates
import servers
from builders import add_sequence, mail, make_database, set_organisation
from many_inboxes import ManyInboxes
from sqlalchemy import insert, select

from benches import mailing
from benches.lines import line
from sequencer.core.accounts import Tls
from sequencer.core.states import EnrollmentState
from sequencer.settings import Settings
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from workers.boot import Tools, open_tools

_MAILBOXES = 1_000
_REAL = 50  # of them on Dovecot
_A_SECOND = 50
_SECONDS = 30
_CAME_UP = 300.0
_QUIET = 20.0
_PATIENCE = 120.0
_LOOK = 0.1
_TESTS = str(Path(__file__).parents[1])


@dataclass
class Watched:
    """A thousand mailboxes and as many people, each in a run of their own, and who watches over them."""

    tools: Tools
    inboxes: ManyInboxes
    dovecot: servers.Dovecot | None
    users: list[str]
    reals: set[str]
    pid: int = 0
    came: dict[int, float] = field(default_factory=dict)

    def deliver(self, number: int) -> None:
        """An answer of the person with this number comes into the mailbox with this number."""
        user = self.users[number - 1]
        raw = mail(
            f"p{number}@home.example", f"{user}@acme.example", subject="Re: Grippers", message_id=f"<{number}@h>"
        )
        if user in self.reals:
            self.dovecot.deliver(raw, user=user)
            self.came[number] = time.time()
        else:
            self.came[number] = self.inboxes.deliver(user, raw)

    def stopped(self) -> set[int]:
        with self.tools.road.database.read() as session:
            found = select(Enrollment.id).where(Enrollment.state != EnrollmentState.ACTIVE)
            return set(session.scalars(found))

    def read(self) -> int:
        with self.tools.road.database.read() as session:
            return len(session.scalars(select(Mailbox.id).where(Mailbox.read_at.is_not(None))).all())


def watch_1000(mailboxes: int = _MAILBOXES, real: int = _REAL, seconds: int = _SECONDS) -> Iterator[dict[str, object]]:
    """Memory with all of them idle, then the time from a mail's arrival to the committed end of its run."""
    with _watched(mailboxes, real) as ours:
        up = _until(lambda: ours.read() >= mailboxes and ours.inboxes.idling >= mailboxes - real, _CAME_UP)
        memory = _of_group(ours.pid)
        threads = len(list(Path(f"/proc/{ours.pid}/task").iterdir()))
        before = _cpu(ours.pid)
        time.sleep(_QUIET)
        after = _cpu(ours.pid)
        took = _raced(ours, min(mailboxes, seconds * _A_SECOND))
        idle, busy = (after - before) / _QUIET * 100, _cpu(ours.pid) - after
        memory_after = _of_group(ours.pid)
    where = f"{mailboxes:,} mailboxes, {real} of them on Dovecot"
    note = f"{where}: watcher and its reader, {threads} threads; all idle after {up:.0f} s, {memory_after:.0f} MB after the mails"
    yield line("watch_1000", max(memory, memory_after), "MB", note)
    yield line("watch_1000", idle, "% of a core", f"{where}, nothing comes")
    note = (
        f"p95 from arrival to the committed stop of {len(took)} answers, {_A_SECOND} a second; "
        f"median {_share(took, 0.5):.0f}, longest {took[-1]:.0f}; {busy / len(took) * 1000:.1f} ms of CPU a mail"
    )
    yield line("watch_1000", _share(took, 0.95), "ms", note)


def _raced(ours: Watched, count: int) -> list[float]:
    """Milliseconds from arrival to stop, ascending; what a look finds is counted as stopped at the end of that look."""
    began, sent, gone = time.time(), 0, {}
    until = time.monotonic() + _PATIENCE
    while len(gone) < count:
        if time.monotonic() > until:
            raise TimeoutError(f"only {len(gone)} of {count} runs were stopped")
        due = min(count, int((time.time() - began) * _A_SECOND) + 1)
        while sent < due:
            sent += 1
            ours.deliver(sent)
        stopped, now = ours.stopped(), time.time()
        gone |= {one: now for one in stopped if one not in gone}
        time.sleep(_LOOK)
    return sorted((gone[one] - ours.came[one]) * 1000 for one in gone)


@contextmanager
def _watched(mailboxes: int, real: int) -> Iterator[Watched]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sequencer-bench-")))
        inboxes = ManyInboxes("CONDSTORE").start()
        stack.callback(inboxes.stop)
        made = certificates.made_in(folder)
        dovecot = stack.enter_context(servers.dovecot(made.cert, made.key)) if real else None
        ports = [inboxes.port, *([dovecot.imap_port] if dovecot else [])]
        (folder / "var").mkdir(mode=0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": _TESTS,
            "DATA_DIR": str(folder / "var"),
            "ALLOW_HOSTS": " ".join(f"127.0.0.1:{port}" for port in ports),
        }
        settings = Settings(data_dir=folder / "var", allow_hosts=environment["ALLOW_HOSTS"])
        make_database(settings.database).close()
        tools = open_tools(settings)
        stack.callback(tools.close)
        users = _found(tools, mailboxes, real, ports)
        mailing.plan(tools.road, mailboxes)
        with (folder / "watch.log").open("wb") as log:
            command = [sys.executable, "-m", "benches.process", "watch"]
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            yield Watched(tools, inboxes, dovecot, users, set(users[mailboxes - real :]), process.pid)
        finally:
            process.terminate()
            process.wait(60)


def _found(tools: Tools, mailboxes: int, real: int, ports: list[int]) -> list[str]:
    """The mailboxes, the last of them on Dovecot, and one sequence for everybody; returns their user names."""
    road = tools.road
    add_sequence(road, *mailing.STEPS, name="Welcome", sender="box1@acme.example")
    set_organisation(road, min_gap="0", max_mails=1000)
    rows = [_mailbox(road, n, ports[-1] if n > mailboxes - real else ports[0]) for n in range(1, mailboxes + 1)]
    with road.database.write() as session:
        first = session.scalars(select(Mailbox)).one()
        for name, value in rows[0].items():
            setattr(first, name, value)
        session.flush()
        if rows[1:]:
            session.execute(insert(Mailbox), rows[1:])
    return [str(row["user"]) for row in rows]


def _mailbox(road, n: int, port: int) -> dict[str, object]:
    place = {"smtp_host": "127.0.0.1", "smtp_port": 1, "smtp_tls": Tls.NONE, "imap_host": "127.0.0.1"}
    own = {"id": n, "email": f"box{n}@acme.example", "user": f"box{n}", "secret": road.seal("secret", f"mailbox:{n}")}
    created = road.now() - timedelta(days=4000)  # before anything that is delivered
    return own | place | {"imap_port": port, "imap_tls": Tls.NONE, "gap": timedelta(0), "created_at": created}


def _until(is_so, seconds: float) -> float:
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            raise TimeoutError("the watcher did not come up")
        time.sleep(0.2)
    return time.monotonic() - began


def _share(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def _family(pid: int) -> list[int]:
    children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    threads = Path(f"/proc/{pid}/task").iterdir()
    found = {int(one) for thread in threads for one in (thread / "children").read_text().split()} | set(children)
    return [pid, *(each for child in sorted(found) for each in _family(child))]


def _of_group(pid: int) -> float:
    """Resident megabytes of a process and of all it has started."""
    return sum(
        int(each.split()[1]) / 1024
        for one in _family(pid)
        for each in Path(f"/proc/{one}/status").read_text().splitlines()
        if each.startswith("VmRSS:")
    )


def _cpu(pid: int) -> float:
    ticks = 0
    for one in _family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
