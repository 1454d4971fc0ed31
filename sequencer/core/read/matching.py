"""Whose a mail is: what it cites, and whether it is a copy of our own."""

from collections.abc import Iterator
from dataclasses import dataclass

from sequencer.core.read.headers import split_head
from sequencer.core.read.understanding import Understanding
from sequencer.core.signed import Signer

_OWN_FIELDS = (
    b"message-id:",
    b"list-unsubscribe:",
    b"x-microsoft-original-message-id:",
    b"x-google-original-message-id:",
)


@dataclass(frozen=True)
class Citation:
    """What a mail cites of ours. Tokens are proven; ids are as they stand."""

    tokens: tuple[str, ...]
    ids: tuple[str, ...]
    asks_to_stop: bool  # our mailto opt-out: the token stands in the subject


def citation_of(understood: Understanding, signer: Signer) -> Citation:
    """Everything a mail cites that could be ours, forgeries of our tokens left out."""
    shapes = " ".join((*understood.cited_tokens, *understood.cited_ids))
    subject = understood.glance.subject
    return Citation(
        tokens=tuple(dict.fromkeys(signer.message_tokens(shapes))),
        ids=understood.cited_ids,
        asks_to_stop="unsubscribe" in subject.lower() and any(True for _ in signer.message_tokens(subject)),
    )


def own_token(raw: bytes, signer: Signer) -> str | None:
    """The token of the touch that this very mail is, if it is one of ours.

    It stands in the Message-ID, or, where a provider put in another one, in List-Unsubscribe or the kept original.
    """
    found = own_mark(raw, signer)
    return found[0] if found is not None else None


def own_mark(raw: bytes, signer: Signer) -> tuple[str, str] | None:
    """(that token, the header field it stands in, in lower case)."""
    for line in _own_lines(raw):
        for token in signer.message_tokens(line):
            return token, line.partition(":")[0].lower()
    return None


def _own_lines(raw: bytes) -> Iterator[str]:
    head = split_head(raw.replace(b"\r\n", b"\n"))[0].replace(b"\n ", b" ").replace(b"\n\t", b" ")
    for line in head.split(b"\n"):
        if line.lower().startswith(_OWN_FIELDS):
            yield line.decode("ascii", "replace")
