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
from sqlalchemy import create_engine, text

_COMMAND = Path(sys.executable).with_name("sequencer")
_PATIENCE = 20.0
_TO_START = 60.0


class Installation:
    def __init__(self, folder: Path, database_url: str = "", redis_url: str = "", command: Path = _COMMAND) -> None:
        self.command = command
        (self.port,) = servers.free_ports(1)
        self.folder = folder
        self.database_url = database_url or f"sqlite:///{folder / 'var' / 'sequencer.sqlite'}"
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
            timeout=60,
            check=False,
        )

    def call(self, *words: str, stdin: str = "") -> str:
        done = self.try_to(*words, stdin=stdin)
        assert done.returncode == 0, f"{words}: {done.stderr or done.stdout}"
        return done.stdout

    def add_mailbox(
        self, email: str, smtp_port: int, imap_port: int, *, user: str, password: str, name: str = "Ana Teles"
    ) -> None:
        """A mailbox on loopback that leaves no time between two mails."""
        options = {
            "--email": email,
            "--name": name,
            "--smtp": f"127.0.0.1:{smtp_port}",
            "--imap": f"127.0.0.1:{imap_port}",
            "--tls": "none",
            "--user": user,
            "--gap": "0s",
            "--daily-cap": "500",
            "--per-minute": "6000",
        }
        words = [word for pair in options.items() for word in pair]
        self.call("mailbox", "add", *words, "--password-stdin", stdin=f"{password}\n")

    def json(self, *words: str) -> dict:
        return json.loads(self.call(*words))

    def count(self, table: str) -> int:
        engine = create_engine(self.database_url)
        with engine.connect() as connection:
            found = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
        engine.dispose()
        return found

    def let_leases_run_out(self) -> None:
        """What time would do: claims and transmissions of workers that are gone are looked at again."""
        engine = create_engine(self.database_url)
        with engine.begin() as connection:
            connection.execute(
                text(
                    "UPDATE touches SET wakes_at = created_at, lease_until = created_at "
                    "WHERE state IN ('claimed', 'transmitting')"
                )
            )
        engine.dispose()

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
                process.wait(timeout=_PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=_PATIENCE)

    def _wait_for_health(self, process: subprocess.Popen, log: Path) -> None:
        deadline = time.monotonic() + _TO_START
        while time.monotonic() < deadline and process.poll() is None:
            with (
                suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1) as answer,
            ):
                if answer.status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the product did not come up: {log.read_text()[-2000:]}")
