"""Mailbox secrets at rest: sealed with a key that never enters the database (A-60)."""

import base64
import contextlib
import hashlib
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sequencer.errors import UserError

_VERSION = b"\x01"
_KEY_OCTETS = 32
_KEY_ID_OCTETS = 8
_NONCE_OCTETS = 12


@dataclass(frozen=True)
class Vault:
    """Seals with the first key and opens with any; `keys` newest first, each of 32 octets.

    `about` names the row a secret belongs to. It is not stored but has to match, so that a secret moved to
    another row opens nothing.
    """

    keys: tuple[bytes, ...] = field(repr=False)

    def seal(self, text: str, about: str) -> bytes:
        """Version, key id, nonce and AES-GCM text, in this order."""
        key, nonce = self.keys[0], secrets.token_bytes(_NONCE_OCTETS)
        head = _VERSION + _key_id(key)
        return head + nonce + AESGCM(key).encrypt(nonce, text.encode(), head + about.encode())

    def open(self, blob: bytes, about: str) -> str:
        """The text. Raises UserError with a sentence when the key is missing or the blob is not genuine."""
        head, rest = blob[: 1 + _KEY_ID_OCTETS], blob[1 + _KEY_ID_OCTETS :]
        key = next((key for key in self.keys if _VERSION + _key_id(key) == head), None)
        if key is None:
            raise UserError("A stored password was sealed with a key that is missing from the vault key file.")
        try:
            return AESGCM(key).decrypt(rest[:_NONCE_OCTETS], rest[_NONCE_OCTETS:], head + about.encode()).decode()
        except (InvalidTag, ValueError):
            raise UserError("A stored password is damaged or belongs to another mailbox; enter it again.") from None

    def is_sealed_with_newest(self, blob: bytes) -> bool:
        """Whether a rotation of keys may leave this blob as it is."""
        return blob.startswith(_VERSION + _key_id(self.keys[0]))


def new_key() -> str:
    """A fresh key as one line for the key file."""
    return base64.b64encode(secrets.token_bytes(_KEY_OCTETS)).decode()


def read_or_make_key_file(path: Path) -> tuple[bytes, ...]:
    """The keys in the file, newest first; the file is made with one fresh key when there is none.

    Raises UserError when others may read the file or a line is no key: guessing would lock the secrets away.
    """
    try:
        if not path.exists():
            _make(path)
        with path.open("rb") as file:
            mode, lines = stat.S_IMODE(os.fstat(file.fileno()).st_mode), file.read().split()
    except OSError as error:
        raise UserError(f"The key file {path} cannot be read or made: {error.strerror}.") from None
    if mode & 0o077:
        raise UserError(f"The key file {path} may be read by others. Run: chmod 600 {path}")
    return _keys(lines, f"The key file {path}")


def keys_in(text: str, name: str) -> tuple[bytes, ...]:
    """The keys in a setting, newest first, one a word. Raises UserError naming the setting."""
    return _keys(text.encode().split(), f"The setting {name}")


def _make(path: Path) -> None:
    """Write beside it and link, so that nobody ever sees half a file and of two makers one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # O_EXCL and 0600
    try:
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(new_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()


def _keys(words: list[bytes], where: str) -> tuple[bytes, ...]:
    if not words:
        raise UserError(f"{where} holds no key.")
    return tuple(_key(word, where) for word in words)


def _key(word: bytes, where: str) -> bytes:
    try:
        key = base64.b64decode(word, validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY_OCTETS:
        raise UserError(f"{where} holds something that is not a key of {_KEY_OCTETS} octets in base 64.")
    return key


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"key id\0" + key).digest()[:_KEY_ID_OCTETS]
