"""Somebody signs in, stays, or leaves. Wrong tries cost time, per account and per network address, whoever it is."""

import hashlib
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sequencer.core.passwords import fits
from sequencer.flows.road import Road
from sequencer.store import sign_ins
from sequencer.store.users import user_by_email

_FREE_TRIES = {"account": 5, "network": 20}  # one network may hold a whole office
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
_ONE_AT_A_TIME = threading.Lock()  # checking a password takes 64 MB for a moment, and whoever asks decides how often
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$TECN4LjnXeb7HEBfk3bkUA$Vxnm0jbsFE0Fpyl4OiR8439/RHJW6CXC0dt4yH3/pA0"
"""Checked where there is no such account, so that it takes as long. Nobody knows what it is the hash of."""


@dataclass(frozen=True)
class Entered:
    """Signed in; `token` is for this browser alone."""

    token: str
    user_id: int


@dataclass(frozen=True)
class Refused:
    """Wrong address or password, or too many tries: then `until` says when the next one counts."""

    until: datetime | None = None


def sign_in(road: Road, email: str, password: str, network_address: str, now: datetime) -> Entered | Refused:
    """Check an address and a password. A try is counted before it is judged, so that many at once gain nothing.

    The answer and the time it takes are the same whether there is such an account or not. `now` is the machine's
    clock, which a demonstration leaves alone.
    """
    email = email.strip().lower()
    keys = _keys(email, network_address)
    with road.database.write() as session:
        counts = sign_ins.tries(session, keys, now)
        waits = [one.waits_until for one in counts if one.waits_until is not None and one.waits_until > now]
        if waits:
            return Refused(max(waits))
        for one in counts:
            one.count, one.tried_at = one.count + 1, now
            one.waits_until = _wait(one.key, one.count, now)
        user = user_by_email(session, email)
    kept = user.password_hash if user is not None else _NOBODYS
    with _ONE_AT_A_TIME:
        is_right = fits(password, kept)
    if user is None or not user.is_active or not is_right:
        return Refused()
    with road.database.write() as session:
        account, network = sign_ins.tries(session, keys, now)
        account.count, account.waits_until = 0, None
        network.count = max(0, network.count - 1)  # only this one: a spy with an account of their own gains nothing
        network.waits_until = None if network.count < _FREE_TRIES["network"] else network.waits_until
        return Entered(sign_ins.begin(session, user.id, now), user.id)


def stay(road: Road, token: str, now: datetime) -> None:
    """They are still there."""
    with road.database.write() as session:
        sign_ins.note_seen(session, token, now)


def sign_out(road: Road, token: str) -> None:
    """The browser's token means nothing from now on, whoever may hold a copy of it."""
    with road.database.write() as session:
        sign_ins.end(session, token)


def _wait(key: str, count: int, now: datetime) -> datetime | None:
    """After the free tries a minute, then twice as long each time, up to an hour."""
    extra = count - _FREE_TRIES[key.partition(":")[0]]
    if extra < 0:
        return None
    doubled: int = 2 ** min(extra, 10)
    return now + min(_FIRST_WAIT * doubled, _LONGEST_WAIT)


def _keys(email: str, network_address: str) -> tuple[str, str]:
    digest = hashlib.sha256(email.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return f"account:{digest}", f"network:{_network(network_address)}"


def _network(address: str) -> str:
    """The address itself; of IPv6 the first half, for the rest is one machine's to choose."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return found.ipv4_mapped.compressed if found.ipv4_mapped else str(IPv6Address(int(found) >> 64 << 64))
    return found.compressed
