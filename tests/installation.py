"""One installation in a folder of its own, driven only through its command."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import servers
from patient import PATIENCE
from sqlalchemy import NullPool, create_engine, text

_COMMAND = Path(sys.executable).with_name("sequencer")
_IN_ONE_GO = Path(__file__).with_name("in_one_go.py")


Command = tuple[list[str], str]
"""The words behind `sequencer`, and what is typed in."""


def mailbox_command(email: str, smtp_port: int, imap_port: int, *, user: str, password: str) -> Command:
    """Adds a mailbox on loopback that leaves no time between two mails."""
    options = {
        "--email": email,
        "--name": "Ana Teles",
        "--smtp": f"127.0.0.1:{smtp_port}",
        "--imap": f"127.0.0.1:{imap_port}",
        "--tls": "none",
        "--user": user,
        "--gap": "0s",
        "--daily-cap": "500",
        "--per-minute": "6000",
    }
    words = [word for pair in options.items() for word in pair]
    return ["mailbox", "add", *words, "--password-stdin"], f"{password}\n"


class Installation:
    def __init__(self, folder: Path, database_url: str = "", redis_url: str = "", command: Path = _COMMAND) -> None:
        self.command = command
        (self.port,) = servers.free_ports(1)
        self.folder = folder
        self.database_url = database_url or f"sqlite:///{folder / 'var' / 'sequencer.sqlite'}"
        self._engine = create_engine(self.database_url, poolclass=NullPool)
        self.environment = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(folder / "var"),
            "BIND": f"127.0.0.1:{self.port}",
            "DATABASE_URL": self.database_url,
            "REDIS_URL": redis_url,
            "PYTHONWARNINGS": "default",
        }

    def allow(self, *ports: int) -> None:
        self.environment["ALLOW_HOSTS"] = " ".join(f"127.0.0.1:{port}" for port in ports)

    def try_to(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.command, *words],
            input=stdin,
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def call(self, *words: str, stdin: str = "") -> str:
        done = self.try_to(*words, stdin=stdin)
        assert done.returncode == 0, f"{words}: {done.stderr or done.stdout}"
        return done.stdout

    def try_all(self, *commands: Command) -> list[subprocess.CompletedProcess[str]]:
        """Commands one after the other in one process: for many of them, where starting is what takes the time."""
        python = self.command.with_name("python")
        done = subprocess.run(
            [python, str(_IN_ONE_GO)],
            input=json.dumps(commands),
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return [subprocess.CompletedProcess(*one) for one in json.loads(done.stdout)]

    def call_all(self, *commands: Command) -> None:
        for done in self.try_all(*commands):
            assert done.returncode == 0, f"{done.args}: {done.stderr or done.stdout}"

    def json(self, *words: str) -> dict:
        return json.loads(self.call(*words))

    def count(self, table: str) -> int:
        return int(self.look(f"SELECT count(*) FROM {table}"))

    def look(self, question: str) -> object:
        """The one value that a question to the database has for an answer; None where no row is found."""
        with self._engine.connect() as connection:
            return connection.execute(text(question)).scalar()

    def let_leases_run_out(self) -> None:
        """What time would do: claims and transmissions of workers that are gone are looked at again."""
        self._change(
            "UPDATE touches SET wakes_at = created_at, lease_until = created_at "
            "WHERE state IN ('claimed', 'transmitting')"
        )

    def let_turns_run_out(self) -> None:
        """What time would do: a mailbox is no longer kept by a worker that is gone."""
        self._change("UPDATE mailboxes SET sends_until = created_at WHERE sends_until IS NOT NULL")

    def let_delays_pass(self) -> None:
        """What time would do: every mail that is planned for later is due."""
        self._change("UPDATE touches SET wakes_at = created_at, due_at = created_at WHERE state = 'planned'")

    def _change(self, statement: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(text(statement))

    @contextmanager
    def running(self, *words: str):
        """A process of the product, ended by its own id; `run` and `web` are waited for."""
        with (self.folder / f"{words[0]}.log").open("ab") as log:
            process = subprocess.Popen(
                [self.command, *words],
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            if words[0] in ("run", "web"):
                self._wait_for_health(process, self.folder / f"{words[0]}.log")
            yield process
        finally:
            self.end(process)

    @staticmethod
    def end(process: subprocess.Popen) -> None:
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE)

    def _wait_for_health(self, process: subprocess.Popen, log: Path) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            with (
                suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer,
            ):
                if answer.status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the product did not come up: {log.read_text()[-2000:]}")
