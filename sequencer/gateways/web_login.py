"""Signing in to a web server with a user name and a password (RFC 7617, and RFC 7616 where it wants that)."""

import hashlib
import re
import secrets
from base64 import b64encode
from dataclasses import dataclass, field

_DIGEST = re.compile(r"\bDigest\s+(.*)", re.IGNORECASE | re.DOTALL)
_PAIR = re.compile(r'([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))', re.IGNORECASE)
_HASHES = {"": hashlib.md5, "MD5": hashlib.md5, "SHA-256": hashlib.sha256}


@dataclass(frozen=True)
class Login:
    user: str
    secret: str = field(repr=False)

    def basic(self) -> str:
        """The Authorization header in plain words, for an encrypted line."""
        return f"Basic {b64encode(f'{self.user}:{self.secret}'.encode()).decode('ascii')}"

    def digest(self, challenge: str, method: str, target: str) -> str:
        """The answer to a server's WWW-Authenticate header; empty where it asks for nothing that we can answer."""
        found = _DIGEST.search(challenge)
        given = {name.lower(): quoted or plain for name, quoted, plain in _PAIR.findall(found[1])} if found else {}
        algorithm, offered = given.get("algorithm", ""), given.get("qop", "").replace(" ", "").split(",")
        if "nonce" not in given or algorithm.upper() not in _HASHES or not {"auth", ""} & set(offered):
            return ""
        realm, nonce, made = given.get("realm", ""), given["nonce"], secrets.token_hex(8)
        ours = _hashed(algorithm, f"{self.user}:{realm}:{self.secret}"), _hashed(algorithm, f"{method}:{target}")
        quality = "auth" if "auth" in offered else ""
        middle = f"{nonce}:00000001:{made}:{quality}" if quality else nonce
        answer = {
            "username": self.user,
            "realm": realm,
            "nonce": nonce,
            "uri": target,
            "response": _hashed(algorithm, f"{ours[0]}:{middle}:{ours[1]}"),
        }
        answer |= {"opaque": given["opaque"]} if "opaque" in given else {}
        text = ", ".join(f'{name}="{_escaped(value)}"' for name, value in answer.items())
        text += f", algorithm={algorithm}" if algorithm else ""
        return f"Digest {text}" + (f', qop={quality}, nc=00000001, cnonce="{made}"' if quality else "")


def _hashed(algorithm: str, text: str) -> str:
    return _HASHES[algorithm.upper()](text.encode()).hexdigest()


def _escaped(text: str) -> str:
    return text if "\\" in text else text.replace('"', '\\"')
