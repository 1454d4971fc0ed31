"""Asking web servers that we do not know: through the egress guard, within seconds and octets (A-11)."""

import contextlib
import http.client
import io
import re
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sequencer.errors import CalendarError, MailboxError
from sequencer.gateways.network import Guard
from sequencer.gateways.web_login import Login
from sequencer.gateways.wire import machine_trust

_MOST_SECONDS = 10.0  # for one question, its redirects included
_BEGUN = 4.0  # seconds that an answer may take once it has begun, and more by what arrives
_SLOWEST = 256 * 1024  # octets a second
_LARGEST_HEAD = 256 * 1024
_MOST_REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_PORTS = {"https": 443, "http": 80}
_LONGEST_ADDRESS = 2000
_LABELS = re.compile(r"[A-Za-z0-9._:-]{1,253}")


@dataclass(frozen=True)
class Question:
    """`credential` is the Authorization header, or is made of `login`; both go to the host of `address` alone."""

    method: str
    address: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    credential: str = field(default="", repr=False)
    login: Login | None = None
    is_moving: bool = True  # whether redirects are followed


@dataclass(frozen=True)
class WebAnswer:
    """`headers` have names in small letters; `address` is where the answer came from in the end."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True)
class Web:
    """What the guard lets us ask. Plain http goes to hosts that the administrator has listed, and to no other."""

    guard: Guard
    largest: int
    trust: ssl.SSLContext | None = None

    def ask(self, question: Question) -> WebAnswer:
        """The answer, whatever its status. Raises CalendarError; no text of it holds more than the host's name."""
        until = time.monotonic() + _MOST_SECONDS
        for _ in range(_MOST_REDIRECTS + 1):
            place = place_of(question.address, self.guard)
            question = replace(question, address=place.geturl())
            try:
                answer = self._asked(question, place, until)
            except MailboxError as refused:
                raise CalendarError(str(refused)) from None
            except ssl.SSLCertVerificationError as error:
                why = error.verify_message or "unknown reason"
                raise CalendarError(f"The certificate of {place.hostname} cannot be trusted: {why}.") from None
            except TimeoutError:
                raise CalendarError(f"{place.hostname} takes too long to answer.") from None
            except (OSError, http.client.HTTPException, zlib.error, ValueError):
                raise CalendarError(
                    f"{place.hostname} broke off, or does not speak as a calendar server does."
                ) from None
            if answer.status == 401 and question.login and not question.credential:
                challenge = answer.headers.get("www-authenticate", "")
                credential = question.login.digest(challenge, question.method, _target(place))
                if credential:
                    question = replace(question, credential=credential)
                    continue
            if answer.status not in _MOVED or not question.is_moving or "location" not in answer.headers:
                return answer
            question = _moved(question, answer)
        raise CalendarError(f"{place.hostname} sends us from address to address.")

    def _asked(self, question: Question, place: SplitResult, until: float) -> WebAnswer:
        host, port = _host(place), place.port or _PORTS[place.scheme]
        sock = self.guard.connect(host, port, max(0.1, until - time.monotonic()))
        try:
            if place.scheme == "https":
                sock.settimeout(max(0.1, until - time.monotonic()))
                sock = (self.trust or machine_trust()).wrap_socket(sock, server_hostname=host)
            line = _Line(sock, until, self.largest + _LARGEST_HEAD)
            client: Any = http.client.HTTPConnection(host, port)
            client.sock = line
            _say(client, question, place)
            said = client.getresponse()
            return WebAnswer(
                said.status,
                _headers(said),
                _body(said, self.largest, host),
                question.address,
            )
        finally:
            with contextlib.suppress(OSError):
                sock.close()


def place_of(address: str, guard: Guard) -> SplitResult:
    """The pieces of an address that may be asked at all. Raises CalendarError where it may not."""
    text = address.strip()
    if len(text) > _LONGEST_ADDRESS or not text.isprintable():
        raise CalendarError("The address of the calendar cannot be read.")
    if text[:9].lower() == "webcal://":
        text = f"https://{text[9:]}"
    try:
        place = urlsplit(text)
        port = place.port
    except ValueError:
        raise CalendarError("The address of the calendar cannot be read.") from None
    if place.scheme not in _PORTS or not place.hostname:
        raise CalendarError("The address of a calendar begins with https://.")
    if "@" in place.netloc:
        raise CalendarError("The address of a calendar holds no user name. Enter name and password by themselves.")
    if not _LABELS.fullmatch(_host(place)):
        raise CalendarError("The address of the calendar names no host.")
    if place.scheme == "http" and not guard.is_listed(_host(place), port or 80):
        raise CalendarError("A calendar is read by https:// only, or its host has to be listed in ALLOW_HOSTS.")
    return place


def is_same_origin(one: str, other: str) -> bool:
    try:
        first, second = (
            (place.scheme, place.hostname, place.port or _PORTS.get(place.scheme))
            for place in (urlsplit(one), urlsplit(other))
        )
    except ValueError:  # what is no address is nobody's
        return False
    return first == second


def joined(base: str, link: str) -> str:
    """The address that a server's link leads to from `base`. Raises CalendarError where it is none."""
    try:
        found = urljoin(base, link)
        urlsplit(found).port  # noqa: B018 -- read, it says whether it can be
    except ValueError:
        raise CalendarError("The server names an address that cannot be read.") from None
    return found


def _moved(question: Question, answer: WebAnswer) -> Question:
    """The question at the address it was sent on to. Another host gets no credential, and no body."""
    to = joined(answer.address, answer.headers["location"])
    moved = replace(question, address=to)
    if is_same_origin(question.address, to):
        return replace(moved, credential="") if moved.login else moved
    return replace(moved, credential="", login=None, body=b"")


def _host(place: SplitResult) -> str:
    host = place.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _target(place: SplitResult) -> str:
    path = quote(place.path or "/", safe="/%:=&?~#+!$,;'@()*[]")
    return f"{path}?{quote(place.query, safe='/%:=&?~+!$,;@()*[]')}" if place.query else path


def _say(client: Any, question: Question, place: SplitResult) -> None:
    client.putrequest(question.method, _target(place), skip_host=True, skip_accept_encoding=True)
    client.putheader("Host", place.netloc if place.netloc.isascii() else _host(place))
    client.putheader("User-Agent", "Sequencer")
    client.putheader("Accept-Encoding", "identity")
    client.putheader("Connection", "close")
    for name, value in question.headers.items():
        client.putheader(name, value)
    if credential := question.credential or (question.login.basic() if question.login else ""):
        client.putheader("Authorization", credential)
    if question.body or question.method != "GET":
        client.putheader("Content-Length", str(len(question.body)))
    client.endheaders(question.body or None)


def _headers(said: http.client.HTTPResponse) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in said.getheaders():
        key = name.lower()
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found


def _body(said: http.client.HTTPResponse, largest: int, host: str) -> bytes:
    too_much = CalendarError(f"{host} sent more than {largest // 1_000_000} MB; a calendar is smaller.")
    if said.length is not None and said.length > largest:
        raise too_much
    data = bytearray()
    while piece := said.read(65536):
        data += piece
        if len(data) > largest:
            raise too_much
    if said.length:
        raise CalendarError(f"{host} broke off in the middle.")
    coding = (said.getheader("Content-Encoding") or "identity").strip().lower()
    if coding == "identity":
        return bytes(data)
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise CalendarError(f"{host} packs the calendar in a way that we cannot open.")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    found = unpacker.decompress(bytes(data), largest + 1)
    if len(found) > largest:
        raise too_much
    if not unpacker.eof:
        raise CalendarError(f"{host} broke off in the middle.")
    return found


class _Line:
    """A connected socket as the client library wants it, with an end to time and to octets."""

    def __init__(self, sock: socket.socket, until: float, octets: int) -> None:
        self._sock = sock
        self._until = until
        self._begun = 0.0
        self._octets = octets
        self._read = 0

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Stream(self), 65536)

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._left())
        self._sock.sendall(data)

    def take(self, buffer: Any) -> int:
        self._sock.settimeout(self._left())
        count = self._sock.recv_into(buffer)
        self._begun = self._begun or time.monotonic()
        self._read += count
        if self._read > self._octets:
            raise ConnectionAbortedError("the server said more than was asked for")
        return count

    def close(self) -> None:
        """The library closes at once and reads on; who opened the socket closes it."""

    def _left(self) -> float:
        until = min(self._until, self._begun + _BEGUN + self._read / _SLOWEST) if self._begun else self._until
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("the server took too long")
        return seconds


class _Stream(io.RawIOBase):
    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._line.take(buffer)
