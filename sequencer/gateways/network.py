"""The egress guard: which hosts this installation may talk to at all (A-10)."""

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sequencer.errors import MailboxError, UserError

MAIL_PORTS = frozenset({25, 143, 465, 587, 993})
CALENDAR_PORTS = frozenset({443, 8443})

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: a public IPv4 host seen from an IPv6-only network
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# The standard library's idea of "global" differs between releases, so what matters stands here by name.
_NEVER = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",
        "2001::/23",  # Teredo, ORCHID and other protocol assignments
        "2001:db8::/32",
        "2002::/16",  # 6to4 wraps any IPv4 address, private ones too
        "3fff::/20",
    )
)
_LISTED = re.compile(r"(\[[0-9a-f:.%]+\]|[^\s:,\[\]/@]+):([0-9]{1,5})", re.IGNORECASE)


@dataclass(frozen=True)
class Guard:
    """Opens connections to `ports` of public hosts, and to what `allow` lists as exact (host, port).

    `only_listed` refuses everything else, for a trial that must not reach the outside. `resolve` is how a
    name becomes addresses.
    """

    allow: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    only_listed: bool = False
    resolve: Callable[..., Any] = socket.getaddrinfo
    ports: frozenset[int] = MAIL_PORTS

    def is_listed(self, host: str, port: int) -> bool:
        """Whether the administrator has named this host and port."""
        return (_plain(host), port) in self.allow

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """A connected socket to an address that was checked after the only name lookup.

        Raises MailboxError with one and the same sentence whatever went wrong, so that the answer tells
        nobody what listens inside our network. `timeout` is in seconds, for all addresses together.
        """
        until = time.monotonic() + timeout
        for family, address in self._checked(host, port):
            try:
                return _opened(family, address, max(0.1, until - time.monotonic()))
            except OSError:
                continue
        raise self._refusal(host, port)

    def _checked(self, host: str, port: int) -> list[tuple[int, Any]]:
        is_listed = self.is_listed(host, port)
        if not is_listed and (self.only_listed or port not in self.ports):
            raise self._refusal(host, port)
        try:
            found = self.resolve(host, port, type=socket.SOCK_STREAM)
        except (OSError, ValueError, OverflowError):  # a name may also be too long, empty in a label, or hold a NUL
            raise self._refusal(host, port) from None
        if not is_listed and not all(is_public(str(one[4][0])) for one in found):
            raise self._refusal(host, port)
        return [(family, address) for family, _, _, _, address in found]

    def _refusal(self, host: str, port: int) -> MailboxError:
        shown = "".join(c if c.isprintable() else "�" for c in host)[:80]
        *most, last = sorted(self.ports)
        return MailboxError(
            f"{shown}:{port} cannot be reached. Check the host name and the port. A host on a private or loopback "
            f"address, or on another port than {', '.join(map(str, most))} and {last}, must be listed as host:port in "
            "ALLOW_HOSTS."
        )


def parse_allow_hosts(text: str) -> frozenset[tuple[str, int]]:
    """The entries of ALLOW_HOSTS: `host:port`, separated by commas or spaces; IPv6 as `[::1]:143`."""
    return frozenset(_entry(one) for one in re.split(r"[\s,]+", text) if one)


def is_public(address: str) -> bool:
    """Whether an IP address in text form is one that anybody on the internet could reach. Never raises."""
    try:
        return _is_public(ipaddress.ip_address(address))
    except ValueError:
        return False


def _is_public(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_public(address.ipv4_mapped)
        if address in _NAT64:
            return _is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST or address.scope_id is not None:
            return False
    is_special = address.is_private or address.is_multicast or address.is_reserved or address.is_unspecified
    is_near = address.is_loopback or address.is_link_local
    return not (is_special or is_near or any(address in network for network in _NEVER))


def _opened(family: int, address: Any, timeout: float) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(timeout)
        sock.connect(address)
        # Commands are short and wait for answers: Nagle's algorithm would only add delay.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _keep_alive(sock)
    except OSError:
        sock.close()
        raise
    return sock


def _keep_alive(sock: socket.socket) -> None:
    """Notice a silent peer after about three minutes, long before a NAT box forgets us (R-05)."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 30), ("TCP_KEEPCNT", 4)):
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _entry(text: str) -> tuple[str, int]:
    found = _LISTED.fullmatch(text)
    if found is None or not 0 < int(found.group(2)) < 65536:
        shown = "".join(c if c.isprintable() else "�" for c in text)[:80]
        raise UserError(f"“{shown}” in ALLOW_HOSTS is not of the form host:port, for example mail.internal:143.")
    return _plain(found.group(1)), int(found.group(2))


def _plain(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()
