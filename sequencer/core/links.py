"""Links in mails and records. Ours are built from the configured base URL only, never from a request (A-28)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from sequencer.core.signed import Signer

_OPT_OUT = "opt-out"


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


def is_web_address(text: str) -> bool:
    """Whether a text is one http or https address: the only kind that may become a link (A-07)."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        return False
