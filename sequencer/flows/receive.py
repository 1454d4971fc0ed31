"""A mail arrives: headers are read in memory; what could be ours is stored with the cursor in one commit.

Nothing is changed on the server. Of everything else only the cursor moves.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sequencer.core.doors import ImapDoor, MailHead
from sequencer.core.read.gate import content_key, may_answer_invitation, may_be_ours, was_written_here
from sequencer.core.read.glance import Glance, glance
from sequencer.core.signed import Signer
from sequencer.core.states import MailKind
from sequencer.errors import MailboxError, RefusedMailError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.candidates import candidate_ids_by_address
from sequencer.store.colleagues import colleague_addresses
from sequencer.store.inbound_mails import InboundMail, InboundState, is_known
from sequencer.store.mailboxes import (
    Mailbox,
    account_of,
    cursor_of,
    move_cursor,
    note_read,
    note_unread,
    own_addresses,
)
from sequencer.store.suppressions import erased
from sequencer.store.touches import knows_any
from sequencer.store.waking import is_held_unseen, wake_unseen

_BATCH = 200
_OVERLAP = timedelta(days=1)
"""How far a look by date reaches back: IMAP dates have no time of day and no zone (RFC 9051 6.4.4)."""


@dataclass(frozen=True)
class _Place:
    name: str
    is_sent: bool = False
    is_all: bool = False  # everything but junk, once more


@dataclass(frozen=True)
class Folder:
    mailbox_id: int
    email: str
    name: str
    is_sent: bool
    is_all: bool
    uidvalidity: int


@dataclass(frozen=True)
class Seen:
    """A mail on the server, as far as its header tells."""

    uid: int
    head: bytes  # empty when the server would not hand it over
    came_at: datetime
    look: Glance
    is_in_doubt: bool = False  # ours only if its text answers an invitation of ours


def receive(road: Road, mailbox_id: int, imap: ImapDoor | None = None) -> int:
    """Read INBOX, Junk, Sent and all mail of one mailbox to their ends; returns how many mails were stored.

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
        folders = list(_folders(door))
        stored = sum(_folder(road, door, mailbox, folder) for folder in folders)
    except MailboxError as error:
        with road.database.write() as session:
            note_unread(session, mailbox_id, error, road.now())
        raise
    finally:
        if imap is None and door is not None:
            door.close()
    with road.database.write() as session:
        note_read(session, mailbox_id, road.now(), has_sent=any(one.is_sent for one in folders))
    return stored


def see_again(road: Road, mailbox_id: int) -> None:
    """The mailbox was read and all that came is taken in: what was held because we could not see leaves at once."""
    with road.database.read() as session:
        if not is_held_unseen(session, mailbox_id, road.now()):
            return
    with road.database.write() as session:
        wake_unseen(session, mailbox_id, road.now())


def _folders(imap: ImapDoor) -> Iterator[_Place]:
    """INBOX last: it stays selected, and IDLE then tells of it.

    All mail is where a filter puts what skips the inbox. It is read behind Sent, which tells of our own mails.
    """
    names = imap.folders()
    if names.sent:
        yield _Place(names.sent, is_sent=True)
    if names.junk:
        yield _Place(names.junk)
    if names.all_mail:
        yield _Place(names.all_mail, is_all=True)
    yield _Place(names.inbox)


def _folder(road: Road, imap: ImapDoor, mailbox: Mailbox, place: _Place) -> int:
    numbers = imap.examine(place.name)
    folder = Folder(mailbox.id, mailbox.email, place.name, place.is_sent, place.is_all, numbers.uidvalidity)
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
        seen = [_seen(road, head) for head in imap.heads(some)]
        ours = _could_be_ours(road, folder, [one for one in seen if one.came_at >= since])
        stored += sum(_store(road, imap, folder, one) for one in ours)
        _move_cursor(road, folder, max(some))
    if not uids and not is_continued:
        _move_cursor(road, folder, numbers.uidnext - 1)
    return stored


def _batches(uids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(uids), _BATCH):
        yield uids[start : start + _BATCH]


def _seen(road: Road, head: MailHead) -> Seen:
    """A mail that the server cannot date has come now: as an old one it would be passed over."""
    return Seen(head.uid, head.head, head.internal_at or road.now(), glance(head.head))


def _could_be_ours(road: Road, folder: Folder, seen: list[Seen]) -> list[Seen]:
    """Those that pass the gate; one whose header the server keeps to itself might be anybody's, so it passes."""
    signer = road.links.signer
    ours = []
    with road.database.read() as session:
        people = {address for one in seen for address in (*one.look.senders, *one.look.recipients)}
        known = candidate_ids_by_address(session, people)
        ids = knows_any(session, {cited for one in seen for cited in one.look.cited_ids})
        own, colleagues = own_addresses(session), colleague_addresses(session)
        for one in seen:
            if folder.is_all and one.head and _was_written_here(one, folder, known, signer):
                continue
            gone = one.look.senders if erased(session, signer, one.look.senders) else ()
            if not one.head or may_be_ours(
                one.look,
                known_addresses=known,
                known_ids=ids,
                genuine_tokens=[found for token in one.look.tokens for found in signer.message_tokens(token)],
                erased_addresses=gone,
                own_addresses=own,
                is_sent_folder=folder.is_sent,
            ):
                ours.append(one)
            elif not folder.is_sent and may_answer_invitation(
                one.look, one.head, colleagues=colleagues, erased_addresses=gone
            ):
                ours.append(replace(one, is_in_doubt=True))
    return ours


def _was_written_here(seen: Seen, folder: Folder, known: Collection[str], signer: Signer) -> bool:
    return was_written_here(seen.look, seen.head, mailbox=folder.email, known_addresses=known, signer=signer)


def _store(road: Road, imap: ImapDoor, folder: Folder, seen: Seen) -> bool:
    """Store one mail and move the cursor behind it, in one commit."""
    mail = _fetched(road, imap, folder, seen)
    if mail is None:
        return False
    with road.database.write() as session:
        stored = _store_one(session, mail)
        move_cursor(session, folder.mailbox_id, folder.name, folder.uidvalidity, seen.uid)
    road.step("after_storing")
    if stored:
        log.info("mail_stored", mailbox=folder.mailbox_id, uid=seen.uid)
    return stored


def _fetched(road: Road, imap: ImapDoor, folder: Folder, seen: Seen) -> InboundMail | None:
    """The mail as it is to be kept; None when it went away between two commands, or turns out to be nothing of ours.

    Of a mail whose text is refused we keep the header, which still tells whose run has to stop.
    """
    try:
        raw = imap.whole(seen.uid)
    except RefusedMailError:
        log.warning("mail_refused", mailbox=folder.mailbox_id, uid=seen.uid)
        if seen.is_in_doubt:
            return None
        return _row(folder, seen, seen.head) if seen.head else _refused(folder, seen, road.now())
    if raw is None or (seen.is_in_doubt and not _answers_invitation(road, raw, seen.came_at)):
        return None
    if raw and not seen.head:  # only its header could not be asked for alone
        seen = replace(seen, head=raw, look=glance(raw))
        found = _could_be_ours(road, folder, [seen])
        if not found or (found[0].is_in_doubt and not _answers_invitation(road, raw, seen.came_at)):
            return None
    return _row(folder, seen, raw or seen.head)


def _answers_invitation(road: Road, raw: bytes, came_at: datetime) -> bool:
    """Whether it answers an event that has a name of our making."""
    answer = road.reader.understand(raw, sent_on=came_at.date()).calendar
    return answer is not None and answer.is_answer and any(road.links.signer.message_tokens(answer.uid or ""))


def _row(folder: Folder, seen: Seen, raw: bytes) -> InboundMail:
    return InboundMail(
        mailbox_id=folder.mailbox_id,
        folder=folder.name,
        is_sent_folder=folder.is_sent,
        uidvalidity=folder.uidvalidity,
        uid=seen.uid,
        content_key=content_key(raw),
        sender=(seen.look.senders[0] if seen.look.senders else "")[:320],
        subject=seen.look.subject.replace("\0", "")[:998],
        raw=raw,
        received_at=seen.came_at,
        state=InboundState.NEW,
    )


def _refused(folder: Folder, seen: Seen, now: datetime) -> InboundMail:
    """A row that stands for a mail of which we know nothing but where it lies."""
    row = _row(folder, seen, b"")
    place = f"\n\n{folder.mailbox_id} {folder.uidvalidity} {seen.uid} {folder.name}"  # as if it were its text
    row.content_key = content_key(place.encode("utf-8", "replace"))
    row.state, row.kind, row.handled_at = InboundState.UNREADABLE, MailKind.UNREADABLE, now
    row.reason_code = "refused_mail"
    row.reason = f"The mail server does not hand over a mail that came into {folder.name}. Look for it there."
    return row


def _store_one(session: Session, mail: InboundMail) -> bool:
    if is_known(session, mail.content_key):
        return False
    try:
        with session.begin_nested():
            session.add(mail)
    except IntegrityError:  # another process has just stored the same mail
        return False
    return True


def _move_cursor(road: Road, folder: Folder, last: int) -> None:
    with road.database.write() as session:
        move_cursor(session, folder.mailbox_id, folder.name, folder.uidvalidity, last)
