"""Why a mail was refused and whether that is for good, by a vote of the server's words and its codes.

The remote server's own sentence is heard first, then the report around it. *Hard* needs words or a code that
speak of the address or its host; where they disagree, only words that leave no doubt make it hard.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from sequencer.core.read.dsn import status_in, without_addresses
from sequencer.core.read.phrases_bounce import ABOUT_SENDER, CAUSES, NO_SUCH_ADDRESS
from sequencer.core.read.phrases_bounce_abroad import CAUSES_ABROAD
from sequencer.core.read.sieve import Sieve
from sequencer.core.states import Permanence


class Cause(StrEnum):
    UNKNOWN_USER = "unknown_user"
    UNKNOWN_HOST = "unknown_host"
    MOVED = "moved"
    NOT_ACCEPTING = "not_accepting"  # the host takes no mail at all
    SUSPENDED = "suspended"
    SUPPRESSED = "suppressed"  # a relay keeps the address on its own list
    MAILBOX_FULL = "mailbox_full"
    TOO_LARGE = "too_large"
    SPAM = "spam"
    VIRUS = "virus"
    REPUTATION = "reputation"
    RATE = "rate"
    AUTHENTICATION = "authentication"
    RELAYING = "relaying"
    POLICY = "policy"
    EXPIRED = "expired"  # tried for too long
    NETWORK = "network"
    SYSTEM = "system"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True)
class Judged:
    cause: Cause
    permanence: Permanence
    status: str  # x.y.z, or empty


_HARD = frozenset({Cause.UNKNOWN_USER, Cause.UNKNOWN_HOST, Cause.MOVED, Cause.NOT_ACCEPTING})
_PASSING = frozenset(
    {Cause.MAILBOX_FULL, Cause.TOO_LARGE, Cause.RATE, Cause.EXPIRED, Cause.NETWORK, Cause.SYSTEM, Cause.REPUTATION}
)
_LONGEST = 8000  # characters of words that are searched
_ABROAD_FROM = {name: at for at, (name, _) in enumerate(CAUSES)}  # the last entry of a cause speaks all languages


def _compiled() -> tuple[tuple[Cause, Sieve], ...]:
    found = []
    for at, (name, patterns) in enumerate(CAUSES):
        abroad = CAUSES_ABROAD.get(name, ()) if _ABROAD_FROM[name] == at else ()
        found.append((Cause(name), Sieve((*patterns, *abroad), re.IGNORECASE)))
    return tuple(found)


_CAUSES = _compiled()
_ABOUT_SENDER = Sieve(ABOUT_SENDER, re.IGNORECASE)
_NO_SUCH_ADDRESS = Sieve((*NO_SUCH_ADDRESS, *CAUSES_ABROAD["unknown_user"]), re.IGNORECASE)
_CODED = re.compile(r"(?<![\w.:/-])([45][0-7]\d)(?:[ -]+|: ?|$)(?=#?[45]\.\d|\D)")
_AFTER_DATA = re.compile(
    r"(?:end of|final|smtp command|>>>|reply to|\bour(?: final)?)\s{0,3}data\b|after (?:end of )?data\b", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(r"$|5\.[0-5]\.0$|5\.5\.1$|5\.1\.\d+$|5\.4\.[1-4]$")  # codes that leave the words alone


def judged(diagnostic: str, status: str, report: str, subject: str) -> Judged:
    """The cause, whether it is for good, and the code that says most.

    `diagnostic` is what a status field quotes of the server, `report` the words around it.
    """
    remote = flat(diagnostic) or server_sentences(report)
    code = _smtp_code(remote)
    status = _best_status(status, remote, report)
    cause = cause_in(remote, status) if remote else Cause.UNSPECIFIED
    is_own = cause is not Cause.UNSPECIFIED and not (cause is Cause.SYSTEM and cause_in(remote) is Cause.UNSPECIFIED)
    if not is_own:
        cause = _by_code_and_prose(status, f"{report}\n{subject}"[:_LONGEST])
    words = flat(f"{diagnostic}\n{report}")
    if cause in _HARD and _ABOUT_SENDER.search(words):
        cause = Cause.POLICY
    return Judged(cause, _permanence(cause, status, code, words, is_own=is_own), status)


def cause_in(words: str, status: str = "") -> Cause:
    """The first cause that words and code speak of."""
    text = flat(f"{status} {words}")
    return next((cause for cause, pattern in _CAUSES if pattern.search(text)), Cause.UNSPECIFIED)


def _by_code_and_prose(status: str, prose: str) -> Cause:
    """Prose around a silent server may explain much: it makes nothing of a code that speaks of something else."""
    cause, by_code = cause_in(prose, status), cause_in("", status)
    is_vague = by_code in {Cause.UNSPECIFIED, Cause.SYSTEM, Cause.NETWORK}
    return by_code if cause in _HARD and not is_vague and by_code not in _HARD else cause


def server_sentences(report: str) -> str:
    """What follows an SMTP reply code in a report, up to the end of its paragraph."""
    found = []
    for paragraph in re.split(r"\n[ \t]*\n", report[:_LONGEST])[:100]:
        code = _CODED.search(flat(paragraph))
        if code is not None:
            found.append(flat(paragraph)[code.start() :][:600])
    return " ".join(found[:5])


def flat(words: str) -> str:
    """On one line, with every address made the same: what people call themselves is no cause."""
    return without_addresses(" ".join(words[:_LONGEST].split()))


def _smtp_code(remote: str) -> str:
    found = _CODED.search(remote[:600])
    return found.group(1) if found else ""


def _best_status(status: str, remote: str, report: str) -> str:
    """The field's code, but what the server itself said where the field names nothing."""
    said = status_in(remote)
    if not status:
        return said or status_in(report)
    return said or status if status.endswith((".0.0", ".5.0")) else status


def _permanence(cause: Cause, status: str, code: str, words: str, *, is_own: bool) -> Permanence:
    """The vote. `is_own` tells that the server's own sentence named the cause, not the report around it."""
    if _is_temporary(status, code):
        return Permanence.SOFT
    if cause not in _HARD:
        return Permanence.SOFT if cause in _PASSING else Permanence.UNDETERMINED
    if cause is not Cause.UNKNOWN_USER:
        return Permanence.HARD if is_own or _SAYS_NOTHING.match(status) else Permanence.UNDETERMINED
    if status.startswith("5.1."):
        return Permanence.HARD
    if _AFTER_DATA.search(words) or not (is_own or _SAYS_NOTHING.match(status)):
        return Permanence.UNDETERMINED
    return Permanence.HARD if _NO_SUCH_ADDRESS.search(words) else Permanence.UNDETERMINED


def _is_temporary(status: str, code: str) -> bool:
    if status.startswith("4"):
        return not (status == "4.0.0" and code.startswith("5"))
    return not status and code.startswith("4")
