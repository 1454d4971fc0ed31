"""How a mail must end, worked out from the rules alone (sending.md 2.3 and 2.4 in short), not from the product's code.

Before the text nothing is lost by dying: the mail leaves later. From the commit of *transmitting* on nobody sends it
again. A clear answer to the dot is an answer; everything else is unknown until a copy in Sent says it was taken.
"""

from dataclasses import dataclass
from enum import StrEnum

from rig.conduct import Order, Provider
from sink import DROP, SILENCE

PLACES = (
    "before_claim",
    "after_claim",
    "on_connect",
    "on_mail",  # after AUTH
    "on_rcpt",  # after MAIL
    "on_data",  # after RCPT
    "after_354",
    "after_transmitting",
    "mid_body",
    "on_dot",
    "after_250",
    "after_sent",
    "before_append",
    "after_append",
    "on_quit",
    "in_reconcile",
)
"""The sixteen places of X-01, in the order of a send."""

BY_OTHER_JOBS = frozenset({"before_append", "after_append", "in_reconcile"})
"""Those that the job of sending does not come to."""

_BEFORE_THE_TEXT = frozenset(PLACES[:7])
_WITHIN_THE_TEXT = frozenset({"after_transmitting", "mid_body"})


class Kind(StrEnum):
    """What a provider does with a mail it has taken."""

    FILES = "files"
    KEEPS_NOTHING = "keeps_nothing"
    REWRITES = "rewrites"

    @property
    def provider(self) -> Provider:
        return Provider(files=self is not Kind.KEEPS_NOTHING, rewrites=self is Kind.REWRITES)


@dataclass(frozen=True)
class Reply:
    """The answer to the first dot; later ones are answered with a plain 250."""

    order: Order
    is_taken: bool
    means: str  # "sent", "later", "refused" or "unknown"


REPLIES = {
    "250": Reply(Order("DOT", "250 2.0.0 taken", times=1), is_taken=True, means="sent"),
    "4xx": Reply(Order("DOT", "451 4.3.0 come back", times=1), is_taken=False, means="later"),
    "5xx": Reply(Order("DOT", "554 5.7.0 not this one", times=1), is_taken=False, means="refused"),
    "junk": Reply(Order("DOT", "well, hello", times=1, takes=True), is_taken=True, means="unknown"),
    "nothing": Reply(Order("DOT", SILENCE, times=1, takes=False), is_taken=False, means="unknown"),
    "late": Reply(Order("DOT", "250 2.0.0 at last", times=1, late=0.05), is_taken=True, means="sent"),
    "drop": Reply(Order("DOT", DROP, times=1, takes=True), is_taken=True, means="unknown"),
    "dribble": Reply(
        Order("DOT", "250-2.0.0 well\r\n250 2.0.0 taken", times=1, dribble=0.001), is_taken=True, means="sent"
    ),
}


@dataclass(frozen=True)
class End:
    """`accepted` counts what the server took; `copies` what lies in Sent."""

    accepted: int
    state: str  # "sent", "refused" or "unknown", the latter before a person's eyes
    copies: int


def end_of(place: str, kind: Kind, reply_name: str) -> End:
    """What must have become of one mail when everything has settled and no person has decided anything."""
    reply = REPLIES[reply_name]
    is_dead = place not in PLACES
    if place in _BEFORE_THE_TEXT:
        is_dead = True  # and another worker begins anew
    if not is_dead and place in _WITHIN_THE_TEXT:
        return _in_doubt(kind, accepted=0)
    if not is_dead and place == "on_dot":
        return _in_doubt(kind, accepted=int(reply.is_taken))
    if reply.means == "refused":
        return End(0, "refused", 0)
    if reply.means == "unknown":
        return _in_doubt(kind, accepted=int(reply.is_taken))
    # At once or at the second try, the server takes it and says so.
    if not is_dead and place == "after_250":
        return _in_doubt(kind, accepted=1)
    return End(1, "sent", 1)


def _in_doubt(kind: Kind, accepted: int) -> End:
    """Only a copy that the provider filed by itself can tell."""
    if kind is Kind.KEEPS_NOTHING or not accepted:
        return End(accepted, "unknown", 0)
    return End(accepted, "sent", 1)
