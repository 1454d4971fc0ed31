"""How a mailbox is reached: values that cross from the store to the gateways."""

from dataclasses import dataclass, field
from enum import StrEnum


class Tls(StrEnum):
    STARTTLS = "starttls"  # required, never silently left out (S-35)
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    tls: Tls


@dataclass(frozen=True)
class Password:
    """Signing in by user name and password. OAuth2 will stand beside this class."""

    user: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Account:
    """One mailbox as the gateways see it."""

    mailbox_id: int
    email: str
    smtp: Server
    imap: Server
    credentials: Password
