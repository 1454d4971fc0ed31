"""A mail arrives: headers are read in memory; what could be ours is stored with the cursor in one commit.

Nothing is changed on the server. Of everything else only the cursor moves.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sequencer.core.doors import ImapDoor, MailHead
from sequencer.core.read.gate import may_answer_invitation, may_be_ours, was_written_here
from sequencer.core.read.glance import glance
from sequencer.core.read.places import Folder, Known, Place, Seen, places
from sequencer.core.signed import Signer
from sequencer.errors import HiddenFolderError, MailboxError, RefusedMailError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.candidates import candidate_ids_by_address
from sequencer.store.colleagues import colleague_addresses
from sequencer.store.inbound_mails import InboundMail, arrived, store_once, withheld
from sequencer.store.mailboxes import (
    Mailbox,
    account_of,
    born,
    cursors_of,
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
_NOTED = timedelta(minutes=4)
"""How long a mailbox counts as just read, so that a watcher need not write it down at each look."""


def receive(road: Road, mailbox_id: int, imap: ImapDoor | None = None, known: Known | None = None) -> int:
    """Read all folders of one mailbox to their ends; returns how many mails were stored.

    A given session is used and left open; what it has `known` of its folders spares questions. Raises MailboxError
    when the mailbox cannot be read; the reason is stored with it. Running it twice, or in two processes at once,
    stores nothing twice.
    """
    with road.database.read() as session:
        mailbox = session.get(Mailbox, mailbox_id)
    if mailbox is None:
        return 0
    door, known = imap, known or Known()
    try:
        door = door or road.open_imap(account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}")))
        known.names = door.folders()  # a filter may have made one just now
        all_places = list(places(known.names))
        stored = sum(
            _folder(road, door, known, mailbox, place) for place in _changed(road, door, known, mailbox, all_places)
        )
    except MailboxError as error:
        with road.database.write() as session:
            note_unread(session, mailbox_id, error, road.now())
        raise
    finally:
        if imap is None and door is not None:
            door.close()
    if imap is None or stored or mailbox.trouble or _is_long_ago(road, mailbox):
        with road.database.write() as session:
            note_read(session, mailbox_id, road.now(), has_sent=any(one.is_sent for one in all_places))
    return stored


def receive_news(road: Road, mailbox_id: int, imap: ImapDoor, known: Known) -> int:
    """Read what has just come into the inbox, if that is open, else everything; returns how many mails were stored."""
    inbox = known.names.inbox if known.names is not None else ""
    if known.chosen != inbox or inbox not in known.read_to:
        return receive(road, mailbox_id, imap, known)
    validity, last = known.read_to[inbox]
    uids = imap.uids_after(last)
    if not uids:
        return 0
    with road.database.read() as session:
        mailbox = born(session, mailbox_id)
    if mailbox is None:
        return 0
    email, created_at = mailbox
    folder = Folder(mailbox_id, email, inbox, inbox, is_sent=False, is_all=False, uidvalidity=validity)
    known.standings.pop(inbox, None)
    return _read(road, imap, known, folder, uids, created_at - _OVERLAP)


def see_again(road: Road, mailbox_id: int) -> None:
    """The mailbox was read and all that came is taken in: what was held because we could not see leaves at once."""
    with road.database.read() as session:
        if not is_held_unseen(session, mailbox_id, road.now()):
            return
    with road.database.write() as session:
        wake_unseen(session, mailbox_id, road.now())


def _is_long_ago(road: Road, mailbox: Mailbox) -> bool:
    """Whether the mailbox was last noted as read a while ago, or in a future that a wrong clock made."""
    return mailbox.read_at is None or not timedelta(0) <= road.now() - mailbox.read_at < _NOTED


def _changed(road: Road, imap: ImapDoor, known: Known, mailbox: Mailbox, all_places: list[Place]) -> Iterator[Place]:
    """Those that may hold something new, asked for in one go; INBOX is always opened, so that IDLE tells of it.

    What must be read is passed over only where the server's numbers are those of the last time; of others it is
    enough that they say that our cursor is at the end.
    """
    asked = [one for one in all_places[:-1] if not one.is_needed or one.name in known.standings]
    told = imap.standings([one.name for one in asked]) if asked else {}
    with road.database.read() as session:
        known.read_to = {one.folder: (one.uidvalidity, one.last_uid) for one in cursors_of(session, mailbox.id)}
    for place in all_places:
        numbers = told.get(place.name)
        if numbers is None:
            yield place
        elif not known.is_as_it_was(place, numbers) and (place.is_needed or not known.is_at_its_end(place, numbers)):
            yield place
            known.standings[place.name] = numbers  # as they were before it was read


def _folder(road: Road, imap: ImapDoor, known: Known, mailbox: Mailbox, place: Place) -> int:
    try:
        numbers = imap.examine(place.name)
    except HiddenFolderError:
        known.chosen = ""
        if place.is_needed:
            raise
        log.info("folder_hidden", mailbox=mailbox.id)
        return 0
    known.chosen = place.name
    if known.is_as_it_was(place, numbers):
        return 0
    folder = Folder(mailbox.id, mailbox.email, place.name, place.key, place.is_sent, place.is_all, numbers.uidvalidity)
    validity, last = known.read_to.get(place.key, (0, 0))
    if validity == folder.uidvalidity:
        uids, since = imap.uids_after(last), mailbox.created_at - _OVERLAP
    else:
        since = (mailbox.read_at or mailbox.created_at) - _OVERLAP
        uids = imap.uids_since(since.date())
    stored = _read(road, imap, known, folder, uids, since)
    if not uids and validity != folder.uidvalidity:
        _move_cursor(road, known, folder, numbers.uidnext - 1)
    known.standings[place.name] = numbers
    return stored


def _read(road: Road, imap: ImapDoor, known: Known, folder: Folder, uids: list[int], since: datetime) -> int:
    """Store what could be ours of these mails, and move the cursor behind them; returns how many were stored."""
    stored = 0
    for some in _batches(sorted(uids)):
        seen = [_seen(road, head) for head in imap.heads(some)]
        fresh = [one for one in seen if one.came_at >= since and one.gmail_id not in known.gmail_ids]
        for one in _could_be_ours(road, folder, fresh):
            stored += _store(road, imap, known, folder, one)
        if known.read_to.get(folder.key) != (folder.uidvalidity, max(some)):
            _move_cursor(road, known, folder, max(some))
    return stored


def _batches(uids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(uids), _BATCH):
        yield uids[start : start + _BATCH]


def _seen(road: Road, head: MailHead) -> Seen:
    """A mail that the server cannot date has come now: as an old one it would be passed over."""
    return Seen(head.uid, head.head, head.internal_at or road.now(), glance(head.head), head.gmail_id)


def _could_be_ours(road: Road, folder: Folder, seen: list[Seen]) -> list[Seen]:
    """Those that pass the gate; one whose header the server keeps to itself might be anybody's, so it passes."""
    signer = road.links.signer
    ours = []
    with road.database.read() as session:
        people = {address for one in seen for address in (*one.look.senders, *one.look.recipients)}
        known = candidate_ids_by_address(session, people)
        if folder.is_all:
            seen = [one for one in seen if not one.head or not _was_written_here(one, folder, known, signer)]
        if not folder.is_sent and all(not known.keys().isdisjoint(one.look.senders) for one in seen):
            return seen  # whoever writes is a candidate: nothing else need be asked
        ids = knows_any(session, {cited for one in seen for cited in one.look.cited_ids})
        own, colleagues = own_addresses(session, people), colleague_addresses(session)
        for one in seen:
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


def _store(road: Road, imap: ImapDoor, known: Known, folder: Folder, seen: Seen) -> bool:
    """Store one mail and move the cursor behind it, in one commit."""
    mail = _fetched(road, imap, folder, seen)
    if mail is None:
        return False
    with road.database.write() as session:
        stored = store_once(session, mail)
        move_cursor(session, folder.mailbox_id, folder.key, folder.uidvalidity, seen.uid)
    road.step("after_storing")
    known.read_to[folder.key] = (folder.uidvalidity, seen.uid)
    if seen.gmail_id is not None:
        known.gmail_ids.add(seen.gmail_id)
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
        return arrived(folder, seen, seen.head) if seen.head else withheld(folder, seen, road.now())
    if raw == b"" and seen.uid not in imap.uids_after(seen.uid - 1):
        return None  # moved on while we asked for it: where it lies now it is whole
    if raw is None or (seen.is_in_doubt and not _answers_invitation(road, raw, seen.came_at)):
        return None
    if raw and not seen.head:  # only its header could not be asked for alone
        seen = replace(seen, head=raw, look=glance(raw))
        found = _could_be_ours(road, folder, [seen])
        if not found or (found[0].is_in_doubt and not _answers_invitation(road, raw, seen.came_at)):
            return None
    return arrived(folder, seen, raw or seen.head)


def _answers_invitation(road: Road, raw: bytes, came_at: datetime) -> bool:
    """Whether it answers an event that has a name of our making."""
    answer = road.reader.understand(raw, sent_on=came_at.date()).calendar
    return answer is not None and answer.is_answer and any(road.links.signer.message_tokens(answer.uid or ""))


def _move_cursor(road: Road, known: Known, folder: Folder, last: int) -> None:
    with road.database.write() as session:
        move_cursor(session, folder.mailbox_id, folder.key, folder.uidvalidity, last)
    known.read_to[folder.key] = (folder.uidvalidity, last)
