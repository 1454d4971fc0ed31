"""Of a mail of which nobody knows: what is the matter, what we do about it, and what sending it again would risk."""

from dataclasses import dataclass, replace

_WITHOUT_A_WORD = "Unless you say otherwise, it counts as sent after three days."


@dataclass(frozen=True)
class DoubtWords:
    """`says` is the matter in one sentence, `more` what is known and done; `asks` and `risk` stand before *send again*."""

    says: str
    more: str
    asks: str
    risk: str


_LOOKING = DoubtWords(
    "We do not know whether this left.",
    "The server never said after the last byte. For half an hour we look for it in Sent, and for an answer; either "
    "settles it by itself. It is never sent again on a guess.",
    "Send it again, at the risk that it arrives twice?",
    "We are still looking for it. Look into Sent first: if it is there, treat it as sent.",
)
_CANNOT_LOOK = DoubtWords(
    _LOOKING.says,
    "We cannot look for it now.",
    "Send it again, although nobody could look whether it left?",
    "Nothing speaks for it or against it. It may well have left, and then they get it twice. Look into Sent first.",
)
_PROBABLY_NOT = DoubtWords(
    "This probably never left.",
    f"The provider keeps a copy of all it sends, and has none of this. {_WITHOUT_A_WORD}",
    "Send it again? It probably never left.",
    "It may still arrive twice: a provider can be late with its copy. Look into Sent first.",
)
_NO_EVIDENCE = DoubtWords(
    "We do not know whether this left, and nothing tells.",
    f"It is not in Sent, but its provider may keep no copy there; and no answer or report speaks of it. {_WITHOUT_A_WORD}",
    "Send it again, although nothing tells whether it left?",
    "It may well have left, and then they get the same mail twice. Only somebody who has it can tell for sure.",
)
_BY_CODE = {"cannot_look": _CANNOT_LOOK, "not_sent_probably": _PROBABLY_NOT, "no_evidence": _NO_EVIDENCE}


def doubt_words(code: str, reason: str) -> DoubtWords:
    """The words for the reason, by code and as it is stored, of an unknown touch."""
    found = _BY_CODE.get(code, _LOOKING)
    why = reason.partition("cannot look for it. ")[2]
    return replace(found, more=f"{found.more} {why}") if why else found
