"""What nobody knows is found out: a mail that may have left is looked for in the mailbox it left from (2.4).

What is found has been *sent*. What is not found after half an hour asks a person, and counts as sent after three
days. Nothing leaves again by itself, unless an administrator allows it for mails that probably never left.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from sequencer.core.doors import ImapDoor
from sequencer.core.plan import evidence
from sequencer.core.plan.evidence import Ask, LookAgain, Outcome, Search
from sequencer.core.read.glance import glance
from sequencer.core.read.own_copy import (
    BY_TEXT,
    Hit,
    Wanted,
    is_marked_otherwise,
    recognised,
    says_the_same,
)
from sequencer.core.reasons import Reason
from sequencer.core.signed import Signer
from sequencer.core.states import TouchState
from sequencer.errors import InterruptedWorkError, MailboxError, RefusedMailError, UserError
from sequencer.flows.road import Road, opened_mailbox
from sequencer.log import log
from sequencer.store.doubts import Doubt, doubt_of, has_left_again, look_again, take_doubtful
from sequencer.store.enrollments import locked_run
from sequencer.store.mailboxes import Mailbox
from sequencer.store.moves import go_on_after, record_evidence
from sequencer.store.organisations import the_organisation
from sequencer.store.provider_facts import facts_of
from sequencer.store.sent_copies import wanted_of
from sequencer.store.threads import learn_from_copy
from sequencer.store.timeline import tell_of
from sequencer.store.touches import Touch, move

_AT_ONCE = 50
_MOST_ALIKE = 20  # mails to one person within three days that are compared word by word
_NO_WORDS = "The database was in trouble."


def reconcile(road: Road, mailbox_id: int) -> int:
    """Look for everything of one mailbox that is due to be looked for; returns how much that was.

    1. Take what is due, so that no other worker looks for the same.
    2. Read the mailbox to its end: an answer, a report or a copy in Sent may settle it already.
    3. Search for each, and write down what that came to, in a commit of its own.
    """
    with road.database.write() as session:
        until = road.now() + evidence.LONGEST_LOOK
        taken = [wanted_of(one) for one in take_doubtful(session, mailbox_id, road.now(), until, _AT_ONCE)]
    if not taken:
        return 0
    road.step("in_reconcile")
    try:
        road.catch_up(mailbox_id)
    except (MailboxError, InterruptedWorkError, SQLAlchemyError) as error:
        _put_off(road, taken, _NO_WORDS if isinstance(error, SQLAlchemyError) else str(error))
        return len(taken)
    rest = taken
    while rest:
        rest = _searched(road, mailbox_id, rest)
    return len(taken)


def _searched(road: Road, mailbox_id: int, wanted: list[Wanted]) -> list[Wanted]:
    """Search in one session, up to the first mail that it breaks over; returns those behind that one."""
    try:
        imap = opened_mailbox(road, mailbox_id)
    except (MailboxError, UserError) as error:
        _put_off(road, wanted, str(error))
        return []
    try:
        for place, one in enumerate(wanted):
            try:
                hit = _anywhere(imap, one, road.links.signer)
            except MailboxError as error:
                _put_off(road, [one], str(error))
                return wanted[place + 1 :]
            road.step("after_search")
            _conclude(road, one.touch_id, hit)
    finally:
        imap.close()
    return []


def _anywhere(imap: ImapDoor, wanted: Wanted, signer: Signer) -> Hit | None:
    names = imap.folders()
    for folder, is_sent in ((names.sent, True), (names.all_mail, False)):
        if folder is not None:
            imap.examine(folder)
            hit = _found(imap, folder, wanted, signer, is_sent=is_sent)
            if hit is not None:
                return hit
    return None


def _found(imap: ImapDoor, folder: str, wanted: Wanted, signer: Signer, *, is_sent: bool) -> Hit | None:
    """The mail in the examined folder: by a mark in its header first, then, among sent mails, by its very words."""
    uids = imap.uids_by_gmail(wanted.message_id) if imap.is_gmail else []
    for head in imap.heads(uids or imap.uids_named(wanted.clues, wanted.since)):
        how = recognised(head.head, wanted, signer)
        if how is not None:
            return Hit(glance(head.head).message_id, folder, how, is_in_sent=is_sent)
    if not is_sent:
        return None  # strangers write to all the rest
    for head in imap.heads(imap.uids_to(wanted.recipient, wanted.since, wanted.before)[-_MOST_ALIKE:]):
        if is_marked_otherwise(head.head, wanted, signer) or not wanted.may_be_of_size(head.size):
            continue
        if _has_the_words(imap, head.uid, wanted):
            return Hit(glance(head.head).message_id, folder, BY_TEXT)
    return None


def _has_the_words(imap: ImapDoor, uid: int, wanted: Wanted) -> bool:
    try:
        raw = imap.whole(uid)
    except RefusedMailError:
        return False
    return raw is not None and says_the_same(raw, wanted)


def _put_off(road: Road, wanted: Iterable[Wanted], why: str) -> None:
    """The mailbox could not be searched: nothing is concluded from that, and it is tried again, less and less often.

    What a person was asked about waits for no mailbox: after its time it counts as sent.
    """
    for one in wanted:
        with road.database.write() as session:
            touch = _still_unknown(session, one.touch_id)
            if touch is None:
                continue
            doubt = doubt_of(session, touch, road.now())
            if evidence.is_decided(doubt.outcome, doubt.began_at, road.now()):
                _assume(session, touch, road.now())
                continue
            doubt.failures += 1
            reason = evidence.cannot_look(why) if doubt.outcome is Outcome.OPEN else None
            look_again(session, touch, road.now() + evidence.pause_after_failure(doubt.failures), reason)
        log.info("search_put_off", touch=one.touch_id)


def _conclude(road: Road, touch_id: int, hit: Hit | None) -> None:
    """Write down what a search came to."""
    with road.database.write() as session:
        touch = _still_unknown(session, touch_id)
        if touch is None:
            return  # an answer, a report, the watcher or a person was faster
        doubt = doubt_of(session, touch, road.now())
        doubt.looks, doubt.failures = doubt.looks + 1, 0
        if hit is not None:
            doubt.outcome, doubt.evidence = Outcome.FOUND, hit.says
            record_evidence(session, touch, road.now(), hit.says, is_in_sent=hit.is_in_sent)
            learn_from_copy(session, touch, hit.message_id, road.now())
            log.info("touch_found", touch=touch.id, looks=doubt.looks)
        elif doubt.outcome is not Outcome.OPEN:  # a person was asked, and the time is over
            _assume(session, touch, road.now())
        else:
            _nothing_found(road, session, touch, doubt)


def _still_unknown(session: Session, touch_id: int) -> Touch | None:
    """The touch with its run locked before it, as everywhere; None where it is settled, or its person was erased."""
    touch = session.get(Touch, touch_id)
    if touch is None:
        return None
    locked_run(session, touch)
    session.refresh(touch, with_for_update=True)
    return touch if touch.state is TouchState.UNKNOWN else None


def _nothing_found(road: Road, session: Session, touch: Touch, doubt: Doubt) -> None:
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    facts = facts_of(mailbox)
    search = Search(doubt.began_at, doubt.looks, doubt.failures, facts.files_sent)
    match evidence.after_nothing(search, road.now()):
        case LookAgain(at):
            look_again(session, touch, at)
        case Ask(outcome, reason, until):
            doubt.outcome = outcome
            may_leave = evidence.may_leave_again(
                outcome,
                is_allowed=the_organisation(session).resend_unproven,
                was_seen_filing=facts.is_seen,
                has_left_again=has_left_again(session, touch.id),
            )
            if may_leave:
                _leave_again(session, touch, doubt, road.now())
                return
            look_again(session, touch, until, reason)
            tell_of(session, touch, f"touch_{reason.code}", reason.says, road.now())


def _leave_again(session: Session, touch: Touch, doubt: Doubt, now: datetime) -> None:
    """Its provider, whom we have seen filing every mail, has none of this: it leaves again, once."""
    if move(session, touch, TouchState.NOT_SENT):
        doubt.left_again_at = now
        tell_of(session, touch, "touch_sent_again", evidence.SENT_AGAIN.says, now)
        move(session, touch, TouchState.PLANNED, Reason("", ""), wakes_at=now)


def _assume(session: Session, touch: Touch, now: datetime) -> None:
    """Nobody has said otherwise: the run goes on, and says so."""
    if move(session, touch, TouchState.ASSUMED_SENT, Reason("", ""), wakes_at=None):
        tell_of(session, touch, "touch_assumed_sent", evidence.ASSUMED.says, now)
        go_on_after(session, touch, now, now)
