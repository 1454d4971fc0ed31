"""Access to the calendars of Google and Microsoft for an application that signs in by itself (RFC 6749, RFC 7523)."""

import json
import threading
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.web import Question, Web

_GOOGLE_TOKENS = "https://oauth2.googleapis.com/token"
_GOOGLE_SCOPE = "https://www.googleapis.com/auth/calendar.freebusy"
_MICROSOFT_TOKENS = "https://login.microsoftonline.com"
_MICROSOFT_SCOPE = "https://graph.microsoft.com/.default"
_HOUR = 3600
_EARLY = 120  # seconds before its end a token is thrown away
_MOST_TOKENS = 1000


class Tokens:
    """Asks for a token once, and again when it runs out. Threads may share it; nothing is written down."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._kept: dict[bytes, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def of(self, account: CalendarAccount) -> str:
        """The Authorization header for an account. Raises CalendarSignInError where the service refuses."""
        key = _key(account)
        with self._lock:
            token, until = self._kept.get(key, ("", 0.0))
        if until <= time.monotonic():
            token, seconds = self._fetched(account)
            with self._lock:
                if len(self._kept) >= _MOST_TOKENS:
                    self._kept.clear()
                self._kept[key] = token, time.monotonic() + seconds - _EARLY
        return f"Bearer {token}"

    def forget(self, account: CalendarAccount) -> None:
        """A service has refused the token: the next look asks for a new one."""
        with self._lock:
            self._kept.pop(_key(account), None)

    def _fetched(self, account: CalendarAccount) -> tuple[str, float]:
        is_google = account.kind is CalendarKind.GOOGLE
        address, form = _google_form(account) if is_google else _microsoft_form(account)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        answer = self._web.ask(Question("POST", address, headers, urlencode(form).encode("ascii"), is_moving=False))
        if 400 <= answer.status < 500 and answer.status != 429:
            raise CalendarSignInError("The calendar service refuses the key that was entered for it.")
        found = read_json(answer.body)
        token, seconds = found.get("access_token"), found.get("expires_in", _HOUR)
        if answer.status != 200 or not isinstance(token, str):
            raise CalendarError(f"The calendar service lets nobody in at the moment (it answered {answer.status}).")
        return token, float(seconds) if isinstance(seconds, int | float | str) and str(seconds).isdecimal() else _HOUR


def _key(account: CalendarAccount) -> bytes:
    return sha256(repr((account.kind, account.user, account.secret, account.tenant, account.server)).encode()).digest()


def read_json(body: bytes) -> dict[str, Any]:
    """The object of an answer; empty where it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _google_form(account: CalendarAccount) -> tuple[str, dict[str, str]]:
    """What a service account signs for itself, or the standing permission that somebody gave our application."""
    key = read_json(account.secret.encode())
    address = f"{account.server.rstrip('/')}/token" if account.server else _GOOGLE_TOKENS
    texts = {name: value for name, value in key.items() if isinstance(value, str)}
    if texts.get("type") == "service_account" and {"client_email", "private_key"} <= texts.keys():
        claim = _signed_claim(texts["client_email"], texts["private_key"], texts.get("private_key_id", ""), address)
        return address, {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": claim}
    if {"client_id", "client_secret", "refresh_token"} <= texts.keys():
        names = ("client_id", "client_secret", "refresh_token")
        return address, {"grant_type": "refresh_token"} | {name: texts[name] for name in names}
    raise CalendarSignInError("The key for Google is the whole text of the JSON file that Google gave you.")


def _microsoft_form(account: CalendarAccount) -> tuple[str, dict[str, str]]:
    server = account.server.rstrip("/") or _MICROSOFT_TOKENS
    return f"{server}/{quote(account.tenant, safe='')}/oauth2/v2.0/token", {
        "grant_type": "client_credentials",
        "client_id": account.user,
        "client_secret": account.secret,
        "scope": _MICROSOFT_SCOPE,
    }


def _signed_claim(name: str, pem: str, key_id: str, audience: str) -> str:
    now = int(time.time())
    head = {"alg": "RS256", "typ": "JWT", "kid": key_id}
    claim = {"iss": name, "scope": _GOOGLE_SCOPE, "aud": audience, "iat": now, "exp": now + _HOUR}
    text = ".".join(_packed(json.dumps(one).encode()) for one in (head, claim))
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPrivateKey):
        raise CalendarSignInError("The private key in the JSON file of Google cannot be read.")
    return f"{text}.{_packed(key.sign(text.encode(), PKCS1v15(), SHA256()))}"


def _packed(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
