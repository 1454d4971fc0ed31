"""At every start: the guard against header injection is tried with values that have got through elsewhere (A-04).

Python's own writer lets some of them through in some versions. We do not ask for a version but whether we are safe.
"""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy

from sequencer.core.write.message import Draft, freeze, inspect
from sequencer.errors import RenderError, UserError

_HARMLESS = Draft(
    sender_name="Ana Teles",
    sender_address="ana@sequencer.invalid",
    recipient_name="Lena Brandt",
    recipient_address="lena@sequencer.invalid",
    subject="A start",
    text="Hi Lena,\n",
    html="<p>Hi Lena,</p>",
    message_id="<start@sequencer.invalid>",
)
_HOSTILE = (
    "Lena\r\nBcc: eve@sequencer.invalid",
    "Lena\nBcc: eve@sequencer.invalid",
    "Lena\rBcc: eve@sequencer.invalid",
    "Lena\u2028Bcc: eve@sequencer.invalid",
    "Lena\x85Bcc: eve@sequencer.invalid",
    "Lena\0",
    "=?utf-8?q?Lena=0D=0ABcc:_eve=40sequencer.invalid?=",
    "=?utf-8?b?TGVuYQ0KQmNjOiBldmVAc2VxdWVuY2VyLmludmFsaWQ=?=",
    'Lena" <eve@sequencer.invalid>, "',
)
_PLACES: dict[str, Callable[[str], Draft]] = {
    "sender name": lambda value: replace(_HARMLESS, sender_name=value),
    "recipient name": lambda value: replace(_HARMLESS, recipient_name=value),
    "subject": lambda value: replace(_HARMLESS, subject=value),
}
_NAMES = ["From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"]
_INJECTED = (
    (b"Subject: ", b"Bcc: eve@sequencer.invalid\r\nSubject: "),
    (b"<lena@sequencer.invalid>", b"<lena@sequencer.invalid>, eve@sequencer.invalid"),
    (b"MIME-Version: ", b"\r\nMIME-Version: "),
)


def check_guard(
    freezer: Callable[[Draft], bytes] = freeze, last_look: Callable[[bytes, Draft], None] = inspect
) -> None:
    """Raises UserError where a hostile value becomes a header, or where bytes with one would not be noticed."""
    for name, drafted in _PLACES.items():
        for value in _HOSTILE:
            _try(freezer, drafted(value), name)
    frozen = freezer(_HARMLESS)
    for before, after in _INJECTED:
        try:
            last_look(frozen.replace(before, after, 1), _HARMLESS)
        except RenderError:
            continue
        raise _unsafe("a header that nobody meant is not noticed before a mail leaves")


def _try(freezer: Callable[[Draft], bytes], draft: Draft, name: str) -> None:
    try:
        frozen = freezer(draft)
    except RenderError:
        return
    for rules in (policy.compat32, policy.default):
        message = message_from_bytes(frozen, policy=rules)
        if message.keys() != _NAMES:
            raise _unsafe(f"a line break in “{name}” becomes a header of the mail")
    if len(message["To"].addresses) != 1 or len(message["From"].addresses) != 1:
        raise _unsafe(f"“{name}” adds an address to the mail")


def _unsafe(what: str) -> UserError:
    return UserError(
        f"Sequencer does not start, for no mail would be safe: {what}. Install it anew with the locked versions, "
        "or another Python, and run the tests."
    )
