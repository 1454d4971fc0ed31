"""A copy of every sent mail lies in the Sent folder: where its provider does not file it, we do (S-59).

The mail has long left. Whatever happens here changes nothing about that.
"""

from collections.abc import Sequence
from datetime import timedelta

from sequencer.core.doors import ImapDoor
from sequencer.core.mail_providers import Filing
from sequencer.core.plan import evidence
from sequencer.core.read.glance import glance
from sequencer.core.read.own_copy import recognised
from sequencer.core.write.message import dated
from sequencer.errors import HiddenFolderError, MailboxError, UserError
from sequencer.flows.road import Road, opened_mailbox
from sequencer.log import log
from sequencer.store.letters import sender_zone
from sequencer.store.mailboxes import Mailbox
from sequencer.store.provider_facts import facts_of, note_facts
from sequencer.store.sent_copies import begin_filing, note_copy_trouble, settle_copy, take_owing, wanted_of
from sequencer.store.threads import learn_from_copy
from sequencer.store.touches import Touch

_AT_ONCE = 50
_LEASE = timedelta(minutes=10)
_CLOSED = timedelta(minutes=15)
_A_MOMENT = timedelta(minutes=1)
_NO_FOLDER = "The mailbox shows no folder for sent mails over IMAP."


def copy_sent(road: Road, mailbox_id: int) -> int:
    """See to the copies that one mailbox owes; returns how many are settled now.

    1. Take what is due, so that no other worker files the same.
    2. Look for each in Sent by its own mark. Where it lies there already, nothing is added.
    3. Note the try, then file it: a crash in between is followed by another look, never by a second copy.
    """
    with road.database.write() as session:
        owing = take_owing(session, mailbox_id, road.now(), road.now() + _LEASE, _AT_ONCE)
    if not owing:
        return 0
    try:
        imap = opened_mailbox(road, mailbox_id)
    except (MailboxError, UserError):  # the mailbox says so itself, and everything else of it waits as well
        _put_off(road, owing, _CLOSED)
        return 0
    settled = 0
    try:
        for place, one in enumerate(owing):
            is_settled, is_line_broken = _see_to(road, imap, one)
            settled += is_settled
            if is_line_broken:  # the others are not to blame
                _put_off(road, owing[place + 1 :], _A_MOMENT)
                break
    finally:
        imap.close()
    return settled


def _put_off(road: Road, owing: Sequence[Touch], length: timedelta) -> None:
    with road.database.write() as session:
        for one in owing:
            settle_copy(session, one, road.now() + length)


def _see_to(road: Road, imap: ImapDoor, touch: Touch) -> tuple[bool, bool]:
    """(the copy lies in Sent or is given up, the line broke over it)."""
    try:
        folder = imap.folders().sent
        if folder is None:
            raise HiddenFolderError(_NO_FOLDER, said=_NO_FOLDER)
        if _is_there(road, imap, folder, touch):
            return True, False
    except MailboxError as error:
        with road.database.write() as session:
            is_ours = begin_filing(session, touch)  # it counts as a try
        return is_ours and _failed(road, touch, error), not error.said
    return _file(road, imap, folder, touch)


def _is_there(road: Road, imap: ImapDoor, folder: str, touch: Touch) -> bool:
    """Whether the copy lies in Sent; one that we never tried to file was filed by the provider, who is known by it."""
    wanted = wanted_of(touch)
    imap.examine(folder)
    for head in imap.heads(imap.uids_named(wanted.clues, wanted.since)):
        if recognised(head.head, wanted, road.links.signer) is None:
            continue
        with road.database.write() as session:
            held = session.get(Touch, touch.id)
            if held is not None:
                learn_from_copy(session, held, glance(head.head).message_id, road.now())
                settle_copy(session, touch)
        return True
    return False


def _file(road: Road, imap: ImapDoor, folder: str, touch: Touch) -> tuple[bool, bool]:
    at = touch.transmitting_at or road.now()
    with road.database.write() as session:
        if touch.frozen is None or not begin_filing(session, touch):
            return True, False
        raw = dated(touch.frozen, at.astimezone(sender_zone(session)))
    road.step("before_append")
    try:
        imap.append(folder, raw, at)
    except MailboxError as error:
        return _failed(road, touch, error), not error.said
    road.step("after_append")
    with road.database.write() as session:
        settle_copy(session, touch)
        mailbox = session.get_one(Mailbox, touch.mailbox_id)
        note_copy_trouble(session, mailbox.id, "")
        if mailbox.filing is Filing.USUAL and facts_of(mailbox).files_sent is None:
            note_facts(session, mailbox, road.now(), filing=Filing.OURSELVES)
    log.info("copy_filed", touch=touch.id)
    return True, False


def _failed(road: Road, touch: Touch, error: MailboxError) -> bool:
    """True when we give up on this copy, which the mailbox then says."""
    said = f" The server said: “{error.said}”." if error.said and error.said != str(error) else ""
    with road.database.write() as session:
        if touch.copy_tries < evidence.MOST_COPIES:
            settle_copy(session, touch, road.now() + evidence.pause_after_failure(touch.copy_tries))
            return False
        settle_copy(session, touch)
        note_copy_trouble(session, touch.mailbox_id or 0, f"{error}{said}")
    log.warning("copy_given_up", touch=touch.id)
    return True
