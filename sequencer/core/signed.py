"""Tokens that prove we made them, and hashes that only we can make.

Keys come newest first: the first signs, all verify, so a rotated key keeps old links alive (S-14).
"""

import base64
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MAC_BYTES = 16  # 128 bits
_SHORT_MAC_BYTES = 10  # 80 bits on top of 120 random ones, 16 characters beside 24
_MESSAGE_TOKEN = re.compile(r"sq-([a-z2-7]{24})-([a-z2-7]{16})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Signer:
    """Signs and checks with the installation's own keys; `keys` newest first, at least one."""

    keys: tuple[bytes, ...]

    def sign(self, purpose: str, payload: str) -> str:
        """A URL-safe token for one purpose. It hides nothing: put no address into it."""
        return f"{_b64(payload.encode())}.{_b64(self._mac(self.keys[0], purpose, payload)[:_MAC_BYTES])}"

    def verified(self, purpose: str, token: str) -> str | None:
        """The payload of a token made here for this purpose, else None. Constant time per key."""
        body, _, mac = token.partition(".")
        text, given = _text_in(body), _unb64(mac)
        if text is None or given is None:
            return None
        hits = [hmac.compare_digest(self._mac(key, purpose, text)[:_MAC_BYTES], given) for key in self.keys]
        return text if any(hits) else None

    def keyed_hashes(self, purpose: str, text: str) -> tuple[str, ...]:
        """The hash of a text under each key, newest first: store the first, look for any."""
        return tuple(self._mac(key, purpose, text).hex() for key in self.keys)

    def message_token(self, random: bytes) -> str:
        """The part of our Message-IDs that says *this is ours*; `random` holds 15 bytes.

        Base 32 in lower case, so that systems which fold case keep it.
        """
        tail = _b32(self._mac(self.keys[0], "message", _b32(random))[:_SHORT_MAC_BYTES])
        return f"sq-{_b32(random)}-{tail}"

    def message_tokens(self, text: str) -> Iterator[str]:
        """Every genuine token of ours that stands somewhere in a text, in lower case."""
        for found in _MESSAGE_TOKEN.finditer(text):
            body, tail = found.group(1).lower(), found.group(2).lower()
            made = (_b32(self._mac(key, "message", body)[:_SHORT_MAC_BYTES]) for key in self.keys)
            if any([hmac.compare_digest(one, tail) for one in made]):
                yield f"sq-{body}-{tail}"

    @staticmethod
    def _mac(key: bytes, purpose: str, text: str) -> bytes:
        return hmac.digest(key, f"{purpose}\0{text}".encode(), "sha256")


def looks_like_message_token(text: str) -> tuple[str, ...]:
    """Token shapes in a text, unproven, in lower case; for readers that hold no key."""
    return tuple(dict.fromkeys(found.group(0).lower() for found in _MESSAGE_TOKEN.finditer(text)))


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _text_in(text: str) -> str | None:
    try:
        found = _unb64(text)
        return None if found is None else found.decode()
    except UnicodeError:
        return None


def _unb64(text: str) -> bytes | None:
    """The bytes, only if this is the one way in which we write them: a decoder forgives other ways."""
    try:
        data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (ValueError, UnicodeError):
        return None
    return data if _b64(data) == text else None


def _b32(data: bytes) -> str:
    return base64.b32encode(data).decode().lower().rstrip("=")
