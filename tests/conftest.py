"""The servers tests talk to, and the wall around them: nothing leaves this machine."""

import gc
import sys
import uuid
from dataclasses import replace
from ipaddress import ip_address

import calendar_server
import certificates
import pytest
import redis
import servers
from flask import Flask
from jinja2 import BytecodeCache
from sink import Sink
from werkzeug.routing import Rule

from sequencer.core.accounts import Account, Password, Server, Tls
from sequencer.demo.host import MailHost
from sequencer.gateways import calendars, web

pytest_plugins = ["roads"]
_PATIENCE = 60.0


def _stay_at_home(event: str, args: tuple) -> None:
    """An audit hook sees every connection that Python code tries, whatever library it comes from."""
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_here(str(args[1][0])):
        raise RuntimeError(f"a test tried to leave this machine for {args[1][0]}")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


sys.addaudithook(_stay_at_home)


class _CompiledOnce(BytecodeCache):
    """Page templates as Jinja has compiled them, for every app of this process: most tests make one of their own."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self._kept[bucket.key, bucket.checksum] = bucket.code


Flask.jinja_options = {"bytecode_cache": _CompiledOnce()}


def _builders_made_once(make=Rule._compile_builder):
    """The code that puts an address together, for every app of this process: a route has the same in all of them."""
    kept = {}

    def builder(rule, append_unknown=True):
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in kept:
            kept[key] = make(rule, append_unknown)
        return kept[key]

    return builder


Rule._compile_builder = _builders_made_once()


def pytest_collection_finish():
    """Thousands of tests stay to the end: nobody has to look again and again whether they are garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)  # what a test leaves behind comes in heaps: it is taken away less often


@pytest.fixture(autouse=True, scope="session")
def _patient():
    """Calendar servers and their reader may take as long as a busy machine does; a test of a limit sets its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web, "_MOST_SECONDS", _PATIENCE)
        patch.setattr(web, "_BEGUN", _PATIENCE)
        patch.setattr(calendars, "_SECONDS", _PATIENCE)
        yield


@pytest.fixture
def smtp_sink():
    sink = Sink().start()
    yield sink
    sink.stop()


@pytest.fixture
def account():
    """Makes accounts on loopback: `account(smtp_port=…, imap_port=…, tls=…, user=…, secret=…)`."""

    def make(*, smtp_port=1, imap_port=1, tls=Tls.NONE, user="", secret="", email="ada@acme.example", host="127.0.0.1"):
        smtp, imap = Server(host, smtp_port, tls), Server(host, imap_port, tls)
        return Account(1, email, smtp, imap, Password(user, secret))

    return make


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return certificates.made_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def dovecot_server(certificate):
    with servers.dovecot(certificate.cert, certificate.key) as server:
        yield server


@pytest.fixture
def dovecot(dovecot_server):
    """A real IMAP server with an empty mailbox that nobody else uses."""
    return replace(dovecot_server, user=f"u{uuid.uuid4().hex[:12]}")


@pytest.fixture(scope="session")
def radicale_server():
    with calendar_server.radicale() as server:
        yield server


@pytest.fixture
def radicale(radicale_server):
    """A real calendar server, and somebody who has no calendar there yet."""
    return radicale_server.fresh()


@pytest.fixture(scope="session")
def postgres_server():
    with servers.postgres(jit="off", autovacuum="off") as server:  # `empty` sees to what was taken out
        yield server


@pytest.fixture
def postgres_url(postgres_server):
    """The URL of an empty database; `postgres_server.fresh(template)` makes copies of a filled one."""
    url = postgres_server.fresh()
    yield url
    postgres_server.drop(url)


@pytest.fixture(scope="session")
def redis_server():
    with servers.redis() as url:
        yield url


@pytest.fixture
def redis_url(redis_server):
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server


@pytest.fixture
def mail_host():
    """The sandbox of the demo: SMTP in, IMAP out."""
    host = MailHost().start()
    yield host
    host.stop()
