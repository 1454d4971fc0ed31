"""The gate: which mail could be ours at all. Everything else leaves nothing behind (R-14, P-12)."""

import hashlib
import re
from collections.abc import Collection

from sequencer.core.read.glance import Glance
from sequencer.core.read.headers import split_head, unified
from sequencer.core.read.matching import own_mark
from sequencer.core.signed import Signer

_DELIVERED = re.compile(rb"^received:", re.IGNORECASE | re.MULTILINE)
_CALENDAR = re.compile(rb"calendar|method=\W?(?:reply|counter)", re.IGNORECASE)


def may_be_ours(
    glance: Glance,
    *,
    known_addresses: Collection[str],
    known_ids: Collection[str],
    genuine_tokens: Collection[str],
    erased_addresses: Collection[str],
    own_addresses: Collection[str],
    is_sent_folder: bool,
) -> bool:
    """Whether a mail may be kept, from its headers alone.

    A Sent mail counts only when it goes to a candidate. Elsewhere it is ours when it cites a token or id of ours, has a
    candidate among its people, is a report, or cannot be read. Somebody erased is a stranger again.
    """
    recipients = set(glance.recipients)
    if is_sent_folder:
        return bool(recipients & set(known_addresses))
    if not glance.is_readable or glance.is_report:
        return True
    people = set(glance.senders) | (recipients - set(own_addresses))
    if people & set(known_addresses):
        return True
    if set(glance.senders) & set(erased_addresses):
        return False
    return bool(genuine_tokens) or any(one in known_ids for one in glance.cited_ids)


def was_written_here(
    glance: Glance, head: bytes, *, mailbox: str, known_addresses: Collection[str], signer: Signer
) -> bool:
    """Whether a mail in the folder of all mail is one that this mailbox has sent, or a draft.

    Sent tells of the one and nobody of the other. A provider files what leaves under other names of the same person
    too; what nobody has delivered has no trace field (RFC 5321 4.4).
    """
    sender = glance.senders[:1]
    if mailbox.lower() in sender:
        return True
    if not glance.is_readable or glance.is_report or set(sender) & set(known_addresses):
        return False
    return own_mark(head, signer) is not None or _DELIVERED.search(split_head(unified(head))[0]) is None


def may_answer_invitation(
    glance: Glance, head: bytes, *, colleagues: Collection[str], erased_addresses: Collection[str]
) -> bool:
    """Whether a mail that is nobody's by its headers may still be a calendar's answer to an invitation of ours.

    Many calendars cite nothing but the event's own name, which stands in the text. So the text is looked at, in
    memory, where a colleague who is invited to interviews writes or the headers speak of a calendar.
    """
    senders = set(glance.senders)
    if not glance.is_readable or senders & set(erased_addresses):
        return False
    return bool(senders & set(colleagues)) or _CALENDAR.search(head) is not None


def content_key(raw: bytes) -> str:
    """One key for one mail, wherever it lies: header fields that travel with it, and its body.

    Two folders or mailboxes hold the same mail under different trace headers; two mails may share a Message-ID.
    """
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    lasting = sorted(
        b" ".join(line.split())
        for line in head.replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n")
        if line[:5].lower() in (b"from:", b"date:")
        or line[:8].lower() == b"subject:"
        or line[:11].lower() == b"message-id:"
    )
    return hashlib.sha256(b"\n".join(lasting) + b"\n\n" + body.rstrip()).hexdigest()
