"""A real calendar server for tests, which answers CalDAV and gives each calendar as a feed."""

import contextlib
import http.client
import sys
import uuid
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from servers import _PATIENCE, _greets, _own_folder, _running, free_ports

_RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[web]
type = none
"""
_MKCALENDAR = """<?xml version="1.0" encoding="utf-8"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
<d:displayname>{title}</d:displayname>
<c:supported-calendar-component-set><c:comp name="{components}"/></c:supported-calendar-component-set>
</d:prop></d:set></c:mkcalendar>"""


@dataclass(frozen=True)
class Radicale:
    """A calendar server with somebody who may sign in and has no calendar yet."""

    port: int
    users: Path
    user: str = ""
    password: str = "secret"

    def fresh(self) -> "Radicale":
        """The same server for somebody else."""
        other = replace(self, user=f"u{uuid.uuid4().hex[:12]}")
        with self.users.open("a") as file:
            file.write(f"{other.user}:{other.password}\n")
        return other

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def make(self, name: str, *, title: str = "", components: str = "VEVENT") -> str:
        """The address of a new, empty calendar."""
        path = f"/{self.user}/{name}/"
        body = _MKCALENDAR.format(title=title or name, components=components)
        self.ask("MKCALENDAR", path, body.encode(), expected=201)
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, calendar: str, name: str, entry: bytes) -> None:
        path = f"{calendar.removeprefix(self.address.rstrip('/'))}{name}.ics"
        self.ask("PUT", path, entry, expected=201)

    def ask(self, method: str, path: str, body: bytes = b"", *, expected: int) -> bytes:
        token = b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {token}", "Content-Type": "text/calendar; charset=utf-8"}
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        with contextlib.closing(client):
            client.request(method, path, body, headers)
            answer = client.getresponse()
            said = answer.read()
            assert answer.status == expected, (answer.status, said[:500])
            return said


@contextlib.contextmanager
def radicale() -> Iterator[Radicale]:
    with _own_folder("") as (folder, user):
        (port,) = free_ports(1)
        config = folder / "radicale.conf"
        config.write_text(_RADICALE.format(port=port, folder=folder))
        (folder / "users").touch()
        command = [sys.executable, "-m", "radicale", "--config", str(config)]
        with _running(command, folder, user, lambda: _greets(port, b"HTTP", say=b"OPTIONS / HTTP/1.0\r\n\r\n")):
            yield Radicale(port, folder / "users")
