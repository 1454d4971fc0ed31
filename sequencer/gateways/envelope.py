"""The commands that put one mail into its envelope, and the form of its text on the line."""

import re
from dataclasses import dataclass

from sequencer.core.states import Stage
from sequencer.errors import Permanent

_UNSAFE_IN_A_PATH = re.compile(r"[\s<>\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Extensions:
    """What a server said it can do, as far as an envelope is concerned; `size_limit` 0 is no limit."""

    size: bool
    size_limit: int
    smtputf8: bool


def envelope(
    sender: str, recipient: str, octets: int, *, needs_smtputf8: bool, offered: Extensions
) -> tuple[tuple[Stage, bytes], ...]:
    """MAIL, RCPT and DATA, ready to be sent.

    Raises Permanent for what would be refused anyway, before the server hears of it: no plain address (A-05),
    too large (S-28), or an address that needs SMTPUTF8 where there is none (S-25).
    """
    _check_path(sender, Stage.MAIL)
    _check_path(recipient, Stage.RCPT)
    if offered.size_limit and octets > offered.size_limit:
        text = f"5.3.4 The mail has {octets} octets and this server takes no more than {offered.size_limit}."
        raise Permanent(text, stage=Stage.MAIL)
    is_international = needs_smtputf8 or not (sender + recipient).isascii()
    if is_international and not offered.smtputf8:
        raise Permanent("5.6.7 Address not supported here: the server does not offer SMTPUTF8.", stage=Stage.RCPT)
    size = f" SIZE={octets}" if offered.size else ""
    form = " BODY=8BITMIME SMTPUTF8" if is_international else ""
    return (
        (Stage.MAIL, f"MAIL FROM:<{sender}>{size}{form}\r\n".encode()),
        (Stage.RCPT, f"RCPT TO:<{recipient}>\r\n".encode()),
        (Stage.DATA, b"DATA\r\n"),
    )


def data_form(raw: bytes) -> bytes:
    """A mail as it goes over the line after 354, with its final dot.

    Every line end becomes CRLF before dots are doubled, so no mix of CR, LF and dot in the text can end the
    mail early and smuggle in a second one (S-27).
    """
    text = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    text = text if text.endswith(b"\r\n") else text + b"\r\n"
    text = text.replace(b"\r\n.", b"\r\n..")
    return (b"." if text.startswith(b".") else b"") + text + b".\r\n"


def _check_path(address: str, stage: Stage) -> None:
    if _UNSAFE_IN_A_PATH.search(address):
        raise Permanent("5.1.3 This is not an address that can stand in an envelope.", stage=stage)
