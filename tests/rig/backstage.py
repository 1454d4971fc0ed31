"""The servers around the product, each of which can be killed and brought back on the same port."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import redis as redis_client
import servers
from certificates import made_in

_TESTS = Path(__file__).parents[1]
_PATIENCE = 100.0
_BACKENDS = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"


class Server:
    """One program in a group of its own, on one port for as long as the rig lives."""

    def __init__(self, command: list[str], folder: Path, user: str, is_up: Callable[[], bool]) -> None:
        self._command = command
        self._folder = folder
        self._user = user
        self._is_up = is_up
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when it answers. Where it does not come up at the first try, its port may not be free yet."""
        until = time.monotonic() + _PATIENCE
        while True:
            if self._process is None or self._process.poll() is not None:
                self._begin()
            if self._is_up():
                return
            if time.monotonic() > until:
                raise RuntimeError(
                    f"{self._command[0]} does not come up:\n{self._log.read_text(errors='replace')[-2000:]}"
                )
            time.sleep(0.05)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End it and all that belongs to it, without a chance to say anything."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE if number != signal.SIGKILL else 0.2)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_PATIENCE)
        self._process = None

    @property
    def _log(self) -> Path:
        return self._folder / "output.log"

    def _begin(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env=servers._plain_environment(),
                **servers._as(self._user),
            )


class Postgres(Server):
    """Keeps what it said it kept, also when it is killed: nothing that makes it faster at that price is set."""

    def __init__(self, folder: Path, user: str) -> None:
        (self.port,) = servers.free_ports(1)
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        initdb = servers.needed("PostgreSQL", "postgresql", *map(str, reversed(found)), shutil.which("initdb"))
        data = folder / "data"
        make = [initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(
            make,
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            env=servers._plain_environment(),
            **servers._as(user),
        )
        options = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "150"}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        program = str(Path(initdb).with_name("postgres"))
        self.plain = servers.Postgres(self.port)
        super().__init__([program, "-D", str(data), "-p", str(self.port), *words], folder, user, self._answers)

    def kill_backend(self, dice: random.Random) -> bool:
        """SIGKILL for one connection's process; the server then ends all the others and recovers."""
        with contextlib.suppress(psycopg.Error, ProcessLookupError):
            with psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", connect_timeout=2) as connection:
                pids = sorted(pid for (pid,) in connection.execute(_BACKENDS))
            if pids:
                os.kill(dice.choice(pids), signal.SIGKILL)
                return True
        return False

    def kill_at_once(self) -> None:
        """What `pg_ctl stop -m immediate` does."""
        self.kill(signal.SIGQUIT)

    def _answers(self) -> bool:
        try:
            with psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", connect_timeout=2) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True


class Redis(Server):
    """Keeps nothing by itself; a dump that the rig asked for lies there for the next start."""

    def __init__(self, folder: Path, user: str) -> None:
        (self.port,) = servers.free_ports(1)
        program = servers.needed("Redis", "redis-server", shutil.which("redis-server"))
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": folder}
        words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        self._dump = folder / "dump.rdb"
        super().__init__([program, *words], folder, user, lambda: servers._greets(self.port, b"+PONG", b"PING\r\n"))

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def remember(self) -> None:
        """Write today's state down, to be brought back at some later start."""
        self._tell("SAVE")

    def forget(self) -> None:
        """The next start finds nothing."""
        self._dump.unlink(missing_ok=True)

    def wipe(self) -> None:
        self._tell("FLUSHALL")

    def _tell(self, command: str) -> None:
        with contextlib.suppress(redis_client.RedisError), redis_client.Redis(port=self.port) as client:
            client.execute_command(command)


class Dovecot(Server):
    def __init__(self, folder: Path, user: str) -> None:
        program = servers.needed("Dovecot", "dovecot-imapd", "/usr/sbin/dovecot", shutil.which("dovecot"))
        self.ports = servers.free_ports(2)
        made = made_in(folder)
        config = folder / "dovecot.conf"
        text = servers._dovecot_config(folder, user, self.ports, made.cert.name, made.key.name)
        config.write_text(text + _ROOM, encoding="utf-8")
        servers._hand_over(folder, user)
        self.plain = servers.Dovecot(*self.ports, user="")
        super().__init__([program, "-F", "-c", str(config)], folder, user, self._greets)

    def _greets(self) -> bool:
        return servers._greets(self.ports[0], b"* OK")


_ROOM = """
mail_max_userip_connections = 200
service imap {
  process_limit = 300
}
"""


class Post(Server):
    """The oracle: whoever was told 250 is in its ledger."""

    def __init__(self, folder: Path, plan: Path, sent: str) -> None:
        (self.port,) = servers.free_ports(1)
        self.ledger = folder / "ledger.jsonl"
        words = ["--ledger", str(self.ledger), "--port", str(self.port), "--plan", str(plan), "--sent", sent]
        command = [sys.executable, "-m", "rig.oracle", *words]
        super().__init__(command, _TESTS, "", lambda: servers._greets(self.port, b"220"))
        self._own = folder

    @property
    def _log(self) -> Path:
        return self._own / "oracle.log"
