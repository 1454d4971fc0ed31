"""The one seam for signing in: another kind of credentials is another branch here, and nowhere else.

Passwords travel base64-coded in UTF-8 (RFC 4616) where the server takes that, so that no character in them
can be mistaken for a command.
"""

import base64
import smtplib

from imapclient import IMAPClient

from sequencer.core.accounts import Password
from sequencer.errors import UserError


def sign_in_smtp(client: smtplib.SMTP, credentials: Password) -> tuple[int, str]:
    """The server's last answer to AUTH as (code, text); 2xx is success. `client` has said EHLO.

    Raises OSError when the connection breaks.
    """
    offered = client.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        both = f"\0{credentials.user}\0{credentials.secret}"
        code, text = client.docmd("AUTH", f"PLAIN {_base64(both)}")
    elif "LOGIN" in offered:
        code, text = client.docmd("AUTH", "LOGIN")
        for answer in (credentials.user, credentials.secret):
            if code == 334:
                code, text = client.docmd(_base64(answer))
    else:
        return 504, "The server offers no way of signing in by user name and password."
    return code, text.decode("utf-8", "replace")


def sign_in_imap(client: IMAPClient, credentials: Password) -> None:
    """Sign in, or raise what IMAPClient raises; UserError for what cannot be put into a LOGIN command."""
    if client.has_capability("AUTH=PLAIN"):
        client.plain_login(credentials.user, credentials.secret)
        return
    if not all(text.isascii() and text.isprintable() for text in (credentials.user, credentials.secret)):
        raise UserError("This IMAP server takes only plain letters, digits and signs in the user name and password.")
    client.login(credentials.user, credentials.secret)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
