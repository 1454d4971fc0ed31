"""The live check of a mailbox: five ticks, each with what was found and, where it failed, what to change.

The provider's own words stay beside ours, so that somebody can look them up.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sequencer.core.accounts import Server, Tls
from sequencer.core.states import Stage

PATIENCE = timedelta(seconds=60)
"""How long a mail to oneself may take to leave, and then to come up."""

_PAUSES = (1, 2, 3, 5, 8, 10)  # seconds between two looks; each look signs in anew


class TickKind(StrEnum):
    SIGN_IN_TO_SEND = "sign_in_to_send"
    SIGN_IN_TO_READ = "sign_in_to_read"
    SEND = "send"
    FIND = "find"
    ANSWER = "answer"


class TickState(StrEnum):
    WAITING = "waiting"  # its turn has not come, or the one it needs failed
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


class CheckState(StrEnum):
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


TICKS = tuple(TickKind)
NEEDS = {
    TickKind.SEND: (TickKind.SIGN_IN_TO_SEND, TickKind.SIGN_IN_TO_READ),
    TickKind.FIND: (TickKind.SEND,),
    TickKind.ANSWER: (TickKind.FIND,),
}
"""What has to be passed before a tick is tried."""


@dataclass(frozen=True)
class Finding:
    """The outcome of a tick: `says` what was found, `mend` which setting to change, `said` the server's own words."""

    is_passed: bool
    says: str
    mend: str = ""
    said: str = ""


def pause_before_look(number: int) -> timedelta:
    """How long to wait before looking into the mailbox for the `number`-th time, counted from 0."""
    return timedelta(seconds=_PAUSES[min(number, len(_PAUSES) - 1)])


def signed_in_to_send(server: Server) -> Finding:
    return Finding(True, f"{_place(server)}.")


def signed_in_to_read(server: Server) -> Finding:
    return Finding(True, f"{_place(server)}. We look and change nothing.")


def no_sign_in_to_send(server: Server, stage: str, text: str, code: int) -> Finding:
    """Why mail cannot be handed over; only what has a code is the server's own sentence."""
    match stage:
        case Stage.SIGN_IN:
            says = "The outgoing mail server does not let us in."
            mend = "Change the user name or the password. Some providers want an app password made for this purpose."
        case Stage.TLS:
            says = "There is no encrypted connection to the outgoing mail server."
            mend = f"Change the encryption or the port of the outgoing server; now {_place(server)}."
        case _:
            says = "The outgoing mail server does not answer."
            mend = f"Change the host or the port of the outgoing server; now {_place(server)}."
    return Finding(False, says, mend, _said(text, code))


def no_sign_in_to_read(server: Server, text: str, said: str) -> Finding:
    """Why mail cannot be read; the gateway's sentence names the setting."""
    mend = f"Change the host, port, encryption, user name or password of the incoming server; now {_place(server)}."
    return Finding(False, text, mend, said)


def inbox_hidden(text: str, said: str) -> Finding:
    mend = (
        "Change the setting “Show in IMAP” for the folder Inbox: open the provider's webmail, go to the settings for "
        "folders, switch it on beside Inbox, and save."
    )
    return Finding(False, f"The incoming mail server lets us in, but does not open the inbox. {text}", mend, said)


def sent() -> Finding:
    return Finding(True, "Accepted.")


def not_sent(reason: str) -> Finding:
    """Why the mail did not leave: the same sentence as any other mail of this mailbox would get."""
    mend = "Mend what the sentence names, then check again. Nothing else leaves this mailbox either."
    return Finding(False, reason or "The mail did not leave in time.", mend)


def found(folder: str, *, is_junk: bool) -> Finding:
    if is_junk:
        says = f"It came into {folder}. We look there too."
        return Finding(True, says, "Mark it as no junk in the mailbox, so that answers are not filed away unseen.")
    return Finding(True, "It came up in the inbox.")


def not_found() -> Finding:
    says = (
        f"The mail was accepted, but did not come up in the inbox within {int(PATIENCE.total_seconds())} seconds. "
        "We do not write when we cannot see an answer."
    )
    mend = (
        "Look for it in the provider's webmail. Change the filter that moved it, or switch on “Show in IMAP” beside "
        "Inbox in the settings for folders."
    )
    return Finding(False, says, mend)


def thread_kept() -> Finding:
    return Finding(True, "The answer names the mail it answers, so both stay together.")


def thread_lost() -> Finding:
    says = "The answer came up, but no longer names the mail it answers."
    mend = (
        "Change the rule of the mail server that rewrites Message-ID, In-Reply-To or References, or ask its provider."
    )
    return Finding(False, says, mend)


def read_trouble(text: str, said: str) -> Finding:
    return Finding(False, text, "Check again in a moment; then change what the sentence names.", said)


def too_long() -> Finding:
    mend = "Check again. If it happens again, an administrator finds the cause in the log."
    return Finding(False, "This did not come to an end in time.", mend)


def _place(server: Server) -> str:
    secured = "not encrypted" if server.tls is Tls.NONE else "encrypted"
    return f"{server.host}, port {server.port}, {secured}"


def _said(text: str, code: int) -> str:
    return f"{code} {text}" if code and not text.startswith(str(code)) else text
