"""Passwords of our own users: kept as Argon2id hashes (RFC 9106), never as they are."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sequencer.errors import UserError

_SHORTEST = 12
_LONGEST = 1_000
_HASHER = PasswordHasher()


def check_password(password: str) -> None:
    """Raises UserError for a password that is too short, or so long that hashing it would be an attack."""
    if len(password) < _SHORTEST:
        raise UserError(f"The password has to be at least {_SHORTEST} characters long.")
    if len(password) > _LONGEST:
        raise UserError(f"The password is longer than {_LONGEST:,} characters.")


def hashed(password: str) -> str:
    """A fresh hash with its salt and its costs in it; takes some hundredths of a second on purpose."""
    return _HASHER.hash(_normal(password))


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one behind a hash. Never raises."""
    try:
        return _HASHER.verify(kept, _normal(password))
    except (VerificationError, InvalidHashError):
        return False


def _normal(password: str) -> bytes:
    """One form for one text, whichever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
