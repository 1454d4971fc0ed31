"""Real servers for tests: each on free ports, in a folder of its own, ended by its own process id."""

import contextlib
import grp
import imaplib
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

_PATIENCE = 60.0
_OURS = range(20_000, 32_768)  # from 32768 on Linux gives ports to connections
_MOST_PROCESSES = 8  # that run tests at the same time and take no port from each other
_DICE = random.SystemRandom()
_given: set[int] = set()


class ServerMissingError(Exception):
    """A program that has to be there is not installed; says which, and how it comes."""


@dataclass(frozen=True)
class Dovecot:
    """Every user name signs in with the one password and finds a mailbox of its own, made on first sight."""

    imap_port: int
    imaps_port: int
    password: str = "secret"
    user: str = field(default_factory=lambda: f"u{uuid.uuid4().hex[:12]}")
    homes: Path = Path()

    def forget_uids(self, user: str = "") -> None:
        """What a restored backup does to INBOX: its numbers begin anew under another UIDVALIDITY."""
        (self.homes / (user or self.user) / "Maildir" / "dovecot-uidlist").unlink(missing_ok=True)

    def deliver(self, *raws: bytes, folder: str = "INBOX", user: str = "") -> None:
        with self.signed_in(user) as imap:
            for raw in raws:
                status, answer = imap.append(folder, None, None, raw)
                assert status == "OK", answer

    @contextlib.contextmanager
    def signed_in(self, user: str = "") -> Iterator[imaplib.IMAP4]:
        """A plain client that may change things, for arranging a test."""
        with imaplib.IMAP4("127.0.0.1", self.imap_port, timeout=_PATIENCE) as imap:
            imap.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            imap.login(user or self.user, self.password)
            yield imap


@dataclass(frozen=True)
class Postgres:
    port: int

    def fresh(self, template: str = "template1") -> str:
        """The SQLAlchemy URL of a new database, copied from a template that nobody is connected to."""
        name = f"t{uuid.uuid4().hex}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        self.run(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}"

    def run(self, statement: str) -> None:
        with psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextlib.contextmanager
def dovecot(cert: Path, key: Path) -> Iterator[Dovecot]:
    program = needed("Dovecot", "dovecot-imapd", "/usr/sbin/dovecot", shutil.which("dovecot"))
    with _own_folder("nobody") as (folder, user):
        ports = free_ports(2)
        for name in (cert, key):
            shutil.copy(name, folder / name.name)
        config = folder / "dovecot.conf"
        config.write_text(_dovecot_config(folder, user, ports, cert.name, key.name))
        _hand_over(folder, user)
        command = [program, "-F", "-c", str(config)]
        with _running(command, folder, user, lambda: _greets(ports[0], b"* OK")):
            yield Dovecot(*ports, homes=folder / "mail")


@contextlib.contextmanager
def postgres(**given: str) -> Iterator[Postgres]:
    """A server made for speed, not for keeping; `given` are settings of its own, such as `fsync="on"`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    initdb = needed("PostgreSQL", "postgresql", *map(str, reversed(found)), shutil.which("initdb"))
    with _own_folder("postgres") as (folder, user):
        data, (port,) = folder / "data", free_ports(1)
        quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "env": _plain_environment()} | _as(user)
        subprocess.run(
            [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **quiet
        )
        settings = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "full_page_writes": "off",
            "synchronous_commit": "off",
            "max_connections": "60",
        } | given
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(Path(initdb).with_name("postgres")), "-D", str(data), "-p", str(port), *options]
        server = Postgres(port)
        with _running(command, folder, user, lambda: _answers(server), stop=signal.SIGINT):
            yield server


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """The URL of an empty Redis that keeps nothing on disk."""
    program = needed("Redis", "redis-server", shutil.which("redis-server"))
    with _own_folder("nobody") as (folder, user):
        (port,) = free_ports(1)
        options = {"port": port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": folder}
        command = [program, *(part for name, value in options.items() for part in (f"--{name}", str(value)))]
        with _running(command, folder, user, lambda: _greets(port, b"+PONG", say=b"PING\r\n")):
            yield f"redis://127.0.0.1:{port}/0"


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens at, each given once.

    Nobody takes one before its server does: connections that are opened meanwhile get numbers above ours, and each
    process of a run of tests has numbers of its own.
    """
    mine = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _MOST_PROCESSES
    found: list[int] = []
    while len(found) < count:
        port = _DICE.choice(_OURS[mine::_MOST_PROCESSES])
        with contextlib.suppress(OSError):
            if port not in _given:
                socket.create_server(("127.0.0.1", port)).close()
                _given.add(port)
                found.append(port)
    return found


def needed(name: str, package: str, *candidates: str | None) -> str:
    """The first program that is there; raises ServerMissingError where none is."""
    for candidate in candidates:
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    raise ServerMissingError(f"{name} is not installed on this machine; on Debian: apt-get install {package}")


@contextlib.contextmanager
def _own_folder(as_root: str) -> Iterator[tuple[Path, str]]:
    """A folder and the user who owns it: ourselves, or `as_root` because these servers refuse to be root."""
    user = as_root if os.geteuid() == 0 else ""
    folder = Path(tempfile.mkdtemp(prefix="sequencer-test-"))
    _hand_over(folder, user)
    try:
        yield folder, user
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path, user: str) -> None:
    if user:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user)


@contextlib.contextmanager
def _running(
    command: list[str], folder: Path, user: str, is_up: Callable[[], bool], stop: int = signal.SIGTERM
) -> Iterator[None]:
    log = folder / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env=_plain_environment(), **_as(user)
        )
    try:
        until = time.monotonic() + _PATIENCE
        while not is_up():
            if process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"{command[0]} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        yield
    finally:
        process.send_signal(stop)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _dovecot_config(folder: Path, user: str, ports: list[int], cert: str, key: str) -> str:
    owner = pwd.getpwnam(user) if user else pwd.getpwuid(os.geteuid())
    group = grp.getgrgid(owner.pw_gid).gr_name
    names = {"base": folder, "user": owner.pw_name, "group": group, "cert": cert, "key": key}
    return _DOVECOT.format(**names, imap=ports[0], imaps=ports[1])


def _greets(port: int, expected: bytes, say: bytes = b"") -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as sock:
            sock.sendall(say)
            return sock.recv(64).startswith(expected)
    except OSError:
        return False


def _answers(server: Postgres) -> bool:
    try:
        server.run("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _as(user: str) -> dict[str, object]:
    if not user:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def _plain_environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}


_DOVECOT = """
protocols = imap
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/run
log_path = /dev/stderr
ssl = yes
ssl_cert = <{base}/{cert}
ssl_key = <{base}/{key}
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_home = {base}/mail/%n
mail_location = maildir:~/Maildir
first_valid_uid = 0
first_valid_gid = 0
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={base}/mail/%n
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
auth_failure_delay = 0 secs
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  user = {user}
}}
service auth-worker {{
  user = {user}
}}
"""
