"""Wishes as they stand outside the database: a keyed hash, what was wished and when, and no word of the person."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class WishKind(StrEnum):
    ERASED = "erased"  # their data is gone and never taken in again
    QUIET = "quiet"  # nobody writes to them
    DOMAIN = "domain"  # nobody writes to anybody there; the domain stands beside its hash
    LIFTED = "lifted"  # an earlier one does not count any more


@dataclass(frozen=True)
class KeptWish:
    """`key` is the hash under which a suppression is kept; `says` names a domain or a channel, never a person."""

    kind: WishKind
    key: str
    at: datetime
    says: str = ""
    is_verified: bool = True


class NoWishList:
    """A list that keeps nothing: for whoever restores no backups, such as a demonstration."""

    def add(self, wishes: Iterable[KeptWish]) -> None:
        """Keep nothing."""

    def read(self) -> list[KeptWish]:
        """Know nothing."""
        return []

    def trouble(self) -> str:
        """Be in none."""
        return ""


def as_line(wish: KeptWish) -> str:
    """One line of JSON without its end."""
    told = {
        "at": wish.at.astimezone(UTC).isoformat(),
        "kind": str(wish.kind),
        "key": wish.key,
        "says": wish.says,
        "is_verified": wish.is_verified,
    }
    return json.dumps(told, ensure_ascii=True, sort_keys=True)


def from_line(line: str) -> KeptWish | None:
    """The wish of one line; None for a line that was cut short."""
    try:
        told = json.loads(line)
        return KeptWish(
            kind=WishKind(told["kind"]),
            key=str(told["key"]),
            at=datetime.fromisoformat(told["at"]),
            says=str(told.get("says", "")),
            is_verified=bool(told.get("is_verified", True)),
        )
    except (ValueError, KeyError, TypeError):
        return None


def in_force(wishes: Iterable[KeptWish]) -> dict[str, KeptWish]:
    """What counts in the end, by hash: a later line over an earlier one, but nothing ever lifts an erasure."""
    found: dict[str, KeptWish] = {}
    for one in wishes:
        known = found.get(one.key)
        if known is not None and known.kind is WishKind.ERASED:
            continue
        if one.kind is WishKind.LIFTED:
            found.pop(one.key, None)
        else:
            found[one.key] = one
    return found
