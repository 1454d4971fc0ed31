"""Mail servers as people write them: `smtp.example.org:587`, with TLS as its port is known for or as they say."""

import re

from sequencer.core.accounts import Server, Tls
from sequencer.errors import UserError

_SPELLING = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?):([0-9]{1,5})", re.IGNORECASE)
_USUAL = {25: Tls.STARTTLS, 143: Tls.STARTTLS, 587: Tls.STARTTLS, 465: Tls.TLS, 993: Tls.TLS}


def read_server(what: str, text: str, tls: str | None = None) -> Server:
    """A server from host:port; without a word on TLS the port has to tell. Raises UserError saying `what`."""
    if not text.strip():
        raise UserError(f"`{what}`: there is no server yet. Write it like mail.example.org:587.")
    found = _SPELLING.fullmatch(text.strip())
    port = int(found.group(2)) if found else 0
    if found is None or not 0 < port < 65536:
        raise UserError(f"`{what}`: “{text[:80]}” is no server. Write it like mail.example.org:587.")
    return Server(found.group(1).strip("[]").lower(), port, _tls(what, port, tls))


def _tls(what: str, port: int, given: str | None) -> Tls:
    if given is None:
        if port not in _USUAL:
            raise UserError(f"`{what}`: port {port} does not tell whether to use TLS. Say starttls, tls or none.")
        return _USUAL[port]
    try:
        return Tls(given)
    except ValueError:
        raise UserError(f"`{what}`: “{given}” is none of {', '.join(Tls)}.") from None
