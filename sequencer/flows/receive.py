"""A mail arrives: headers are read in memory; what could be ours is stored with the cursor in one commit.

Nothing is changed on the server. Of everything else only the cursor moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sequencer.core.doors import ImapDoor, MailHead
from sequencer.core.read.gate import content_key, may_be_ours
from sequencer.core.read.glance import Glance, glance
from sequencer.errors import MailboxError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.candidates import candidate_ids_by_address
from sequencer.store.inbound_mails import InboundMail, InboundState, is_known
from sequencer.store.mailboxes import (
    Mailbox,
    account_of,
    cursor_of,
    move_cursor,
    note_read,
    note_trouble,
    own_addresses,
)
from sequencer.store.suppressions import erased
from sequencer.store.touches import knows_any

_BATCH = 200
_OVERLAP = timedelta(days=1)
"""How far a look by date reaches back: IMAP dates have no time of day and no zone (RFC 9051 6.4.4)."""


@dataclass(frozen=True)
class Folder:
    name: str
    is_sent: bool
    uidvalidity: int


def receive(road: Road, mailbox_id: int, imap: ImapDoor | None = None) -> int:
    """Read INBOX, Junk and Sent of one mailbox to their ends; returns how many mails were stored.

    A given session is used and left open. Raises MailboxError when the mailbox cannot be read; the reason is
    stored with it. Running it twice, or in two processes at once, stores nothing twice.
    """
    with road.database.read() as session:
        mailbox = session.get(Mailbox, mailbox_id)
        if mailbox is None:
            return 0
        account = account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}"))
    door = imap
    try:
        door = door or road.open_imap(account)
        stored = sum(_folder(road, door, mailbox, folder) for folder in _folders(door))
    except MailboxError as error:
        with road.database.write() as session:
            note_trouble(session, mailbox_id, str(error), road.now())
        raise
    finally:
        if imap is None and door is not None:
            door.close()
    with road.database.write() as session:
        note_read(session, mailbox_id, road.now())
    return stored


def _folders(imap: ImapDoor) -> Iterator[tuple[str, bool]]:
    """INBOX last: it stays selected, and IDLE then tells of it."""
    names = imap.folders()
    if names.sent:
        yield names.sent, True
    if names.junk:
        yield names.junk, False
    yield names.inbox, False


def _folder(road: Road, imap: ImapDoor, mailbox: Mailbox, name: tuple[str, bool]) -> int:
    numbers = imap.examine(name[0])
    folder = Folder(name[0], is_sent=name[1], uidvalidity=numbers.uidvalidity)
    with road.database.read() as session:
        cursor = cursor_of(session, mailbox.id, folder.name)
    is_continued = cursor is not None and cursor.uidvalidity == folder.uidvalidity
    if cursor is not None and is_continued:
        uids, since = imap.uids_after(cursor.last_uid), mailbox.created_at - _OVERLAP
    else:
        since = (mailbox.read_at or mailbox.created_at) - _OVERLAP
        uids = imap.uids_since(since.date())
    stored = 0
    for some in _batches(sorted(uids)):
        heads = [head for head in imap.heads(some) if head.internal_at >= since]
        stored += sum(_store(road, imap, mailbox.id, folder, *one) for one in _could_be_ours(road, folder, heads))
        _move_cursor(road, mailbox.id, folder, max(some))
    if not uids and not is_continued:
        _move_cursor(road, mailbox.id, folder, numbers.uidnext - 1)
    return stored


def _batches(uids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(uids), _BATCH):
        yield uids[start : start + _BATCH]


def _could_be_ours(road: Road, folder: Folder, heads: list[MailHead]) -> list[tuple[MailHead, Glance]]:
    signer = road.links.signer
    seen = [(head, glance(head.head)) for head in heads]
    with road.database.read() as session:
        people = {one for _, look in seen for one in (*look.senders, *look.recipients)}
        known = candidate_ids_by_address(session, people)
        ids = knows_any(session, {one for _, look in seen for one in look.cited_ids})
        own = own_addresses(session)
        return [
            (head, look)
            for head, look in seen
            if may_be_ours(
                look,
                known_addresses=known,
                known_ids=ids,
                genuine_tokens=[one for token in look.tokens for one in signer.message_tokens(token)],
                erased_addresses=look.senders if erased(session, signer, look.senders) else (),
                own_addresses=own,
                is_sent_folder=folder.is_sent,
            )
        ]


def _store(road: Road, imap: ImapDoor, mailbox_id: int, folder: Folder, head: MailHead, look: Glance) -> bool:
    """Store one mail and move the cursor behind it, in one commit."""
    raw = imap.whole(head.uid)
    if raw is None:  # it went away between two commands
        return False
    with road.database.write() as session:
        stored = _store_one(session, mailbox_id, folder, head, look, raw)
        move_cursor(session, mailbox_id, folder.name, folder.uidvalidity, head.uid)
    road.step("after_storing")
    if stored:
        log.info("mail_stored", mailbox=mailbox_id, uid=head.uid)
    return stored


def _store_one(session: Session, mailbox_id: int, folder: Folder, head: MailHead, look: Glance, raw: bytes) -> bool:
    key = content_key(raw)
    if is_known(session, key):
        return False
    mail = InboundMail(
        mailbox_id=mailbox_id,
        folder=folder.name,
        is_sent_folder=folder.is_sent,
        uidvalidity=folder.uidvalidity,
        uid=head.uid,
        content_key=key,
        sender=(look.senders[0] if look.senders else "")[:320],
        subject=look.subject.replace("\0", "")[:998],
        raw=raw,
        received_at=head.internal_at,
        state=InboundState.NEW,
    )
    try:
        with session.begin_nested():
            session.add(mail)
    except IntegrityError:  # another process has just stored the same mail
        return False
    return True


def _move_cursor(road: Road, mailbox_id: int, folder: Folder, last: int) -> None:
    with road.database.write() as session:
        move_cursor(session, mailbox_id, folder.name, folder.uidvalidity, last)
