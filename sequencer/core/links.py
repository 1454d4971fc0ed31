"""Links in mails and records. Ours are built from the configured base URL only, never from a request (A-28)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from sequencer.core.signed import Signer

_OPT_OUT = "opt-out"
_INTERVIEW = "interview"
_BOOKING = "booking"
_HOURS = "hours"
_WELCOME = "first account"


@dataclass(frozen=True)
class Links:
    """`base_url` has no slash at its end."""

    base_url: str
    signer: Signer

    def opt_out(self, candidate_id: int, touch_id: int) -> str:
        """The page and the one-click address (RFC 8058) of one mail to one person; it never expires (S-14)."""
        return f"{self.base_url}/c/stop/{self.signer.sign(_OPT_OUT, f'{candidate_id}.{touch_id}')}"

    def opted_out(self, token: str) -> tuple[int, int] | None:
        """(candidate id, touch id) of an opt-out token that we made, else None."""
        payload = self.signer.verified(_OPT_OUT, token)
        if payload is None:
            return None
        candidate_id, _, touch_id = payload.partition(".")
        return int(candidate_id), int(touch_id)

    def interview(self, offer_id: int, nonce: str) -> str:
        """The page on which one person chooses among interview times."""
        return f"{self.base_url}/c/i/{self.signer.sign(_INTERVIEW, f'{offer_id}.{nonce}')}"

    def interview_of(self, token: str) -> tuple[int, str] | None:
        """(offer id, nonce) of an interview token that we made, else None; the row knows whether it still counts."""
        return self._row_of(_INTERVIEW, token)

    def booking(self, booking_id: int, nonce: str) -> str:
        """The page of one settled interview; what moves or cancels it lies beneath."""
        return f"{self.base_url}/c/b/{self.signer.sign(_BOOKING, f'{booking_id}.{nonce}')}"

    def booking_of(self, token: str) -> tuple[int, str] | None:
        """(booking id, nonce) of a booking token that we made, else None; each change of a booking ends the old one."""
        return self._row_of(_BOOKING, token)

    def hours(self, answer_id: int, nonce: str) -> str:
        """The page on which a colleague takes back what we understood of their hours."""
        return f"{self.base_url}/c/h/{self.signer.sign(_HOURS, f'{answer_id}.{nonce}')}"

    def hours_of(self, token: str) -> tuple[int, str] | None:
        """(answer id, nonce) of such a token that we made, else None."""
        return self._row_of(_HOURS, token)

    def welcome(self) -> str:
        """Where whoever installed this makes the first account; it works as long as there is none."""
        return f"{self.base_url}/welcome/{self.signer.sign(_WELCOME, '')}"

    def is_welcome(self, token: str) -> bool:
        return self.signer.verified(_WELCOME, token) is not None

    def _row_of(self, purpose: str, token: str) -> tuple[int, str] | None:
        payload = self.signer.verified(purpose, token)
        if payload is None:
            return None
        row_id, _, nonce = payload.partition(".")
        return int(row_id), nonce


def is_web_address(text: str) -> bool:
    """Whether a text is one http or https address: the only kind that may become a link (A-07)."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        return False
