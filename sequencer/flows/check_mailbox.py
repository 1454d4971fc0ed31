"""A mailbox is tried out for real: sign in twice, write to itself, find that again, answer it. Each finding is a row.

Nothing here waits: a tick that cannot be settled yet is looked at again, and the mails leave by the one road.
"""

from datetime import timedelta

from sqlalchemy.orm import Session

from sequencer.core.accounts import Account
from sequencer.core.doors import ImapDoor
from sequencer.core.mail_providers import filing_seen, usual_facts
from sequencer.core.plan import checking
from sequencer.core.plan.checking import Finding, TickKind
from sequencer.core.read.glance import Glance, glance
from sequencer.core.read.own_copy import recognised
from sequencer.core.reasons import Reason
from sequencer.core.states import OPEN_TOUCHES, Purpose, TouchState
from sequencer.core.write.check_letter import check_letter
from sequencer.core.write.service_mail import ServiceMail
from sequencer.errors import HiddenFolderError, MailboxError, MailError, UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import mailbox_checks
from sequencer.store.mailbox_checks import MailboxCheck, MailboxTick, begin_tick, end_check, end_tick, next_tick
from sequencer.store.mailboxes import Mailbox, account_of
from sequencer.store.provider_facts import note_facts
from sequencer.store.sent_copies import wanted_of
from sequencer.store.service_mails import file_mail
from sequencer.store.threads import learn_id
from sequencer.store.touches import Touch, move

_LEASE = timedelta(minutes=3)
_A_MOMENT = timedelta(seconds=2)
_STALE = timedelta(minutes=10)
_ENDED = Reason("check_ended", "The check of the mailbox has ended.")
_LEFT = (TouchState.SENT, TouchState.ASSUMED_SENT)
_NORMAL = ("", "burst")
_UNDER_WAY = (TouchState.CLAIMED, TouchState.TRANSMITTING)


def begin_check(road: Road, mailbox_id: int, actor: str) -> int:
    """File a check of a mailbox and return its id; while one is under way, that one. UserError for no mailbox."""
    with road.database.write() as session:
        mailbox = session.get(Mailbox, mailbox_id, with_for_update=True)
        if mailbox is None:
            raise UserError("This mailbox is not here any more.")
        last = mailbox_checks.latest_check(session, mailbox_id)
        if last is not None and last.wakes_at is not None and last.started_at > road.now() - _STALE:
            return last.id
        return mailbox_checks.file_check(session, mailbox_id, actor, road.now()).id


def check_on(road: Road, check_id: int) -> int | None:
    """Go on with a check as far as it goes now; returns the touch that has to leave before it can go further.

    Called by two workers at once, or again after a crash, it tries each tick once more at most.
    """
    while True:
        with road.database.write() as session:
            check = mailbox_checks.take_check(session, check_id, road.now(), road.now() + _LEASE)
            if check is None:
                return None
            tick = next_tick(session, check)
            if tick is not None and check.started_at <= road.now() - _STALE:
                end_tick(tick, checking.too_long(), road.now())
                tick = None
            if tick is None:
                end_check(session, check, road.now())
                _cancel_mails(session, check)
                log.info("mailbox_checked", check=check.id, state=str(check.state))
                return None
            begin_tick(tick, road.now())
            mailbox = session.get_one(Mailbox, check.mailbox_id)
        try:
            account = account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}"))
        except UserError as error:
            _settle(road, check, tick, Finding(False, str(error), "Enter the password of this mailbox again."))
            continue
        leaving, finding = _tried(road, check, tick, account)
        if finding is None:
            return leaving
        _settle(road, check, tick, finding)


def _tried(road: Road, check: MailboxCheck, tick: MailboxTick, account: Account) -> tuple[int | None, Finding | None]:
    """(touch that has to leave, what the tick found); without a finding the check is looked at again."""
    match tick.kind:
        case TickKind.SIGN_IN_TO_SEND:
            return None, _sign_in_to_send(road, account)
        case TickKind.SIGN_IN_TO_READ:
            return None, _sign_in_to_read(road, check, account)
        case TickKind.SEND:
            return _send(road, check, account, number=1)
        case TickKind.FIND:
            return None, _find(road, check, tick, account)
        case TickKind.ANSWER:
            leaving, finding = _send(road, check, account, number=2)
            if finding is None or not finding.is_passed:
                return leaving, finding
            return None, _find(road, check, tick, account)


def _sign_in_to_send(road: Road, account: Account) -> Finding:
    try:
        road.open_smtp(account).close()
    except MailError as error:
        return checking.no_sign_in_to_send(account.smtp, error.stage, error.text, error.code)
    except MailboxError as error:
        return checking.no_sign_in_to_send(account.smtp, "", str(error), 0)
    return checking.signed_in_to_send(account.smtp)


def _sign_in_to_read(road: Road, check: MailboxCheck, account: Account) -> Finding:
    """Sign in, and remember where the inbox ends, so that our mail is looked for behind that only."""
    imap: ImapDoor | None = None
    try:
        imap = road.open_imap(account)
        numbers = imap.examine(imap.folders().inbox)
    except HiddenFolderError as error:
        return checking.inbox_hidden(str(error), error.said)
    except MailboxError as error:
        return checking.no_sign_in_to_read(account.imap, str(error), error.said)
    finally:
        if imap is not None:
            imap.close()
    with road.database.write() as session:
        row = session.get_one(MailboxCheck, check.id)
        row.inbox_validity, row.inbox_from = numbers.uidvalidity, numbers.uidnext - 1
    return checking.signed_in_to_read(account.imap)


def _send(road: Road, check: MailboxCheck, account: Account, *, number: int) -> tuple[int | None, Finding | None]:
    """Have one mail of the check leave: filed once, sent by the road, its own reason told where it does not leave."""
    with road.database.write() as session:
        row = session.get_one(MailboxCheck, check.id)
        touch = _filed(road, session, row, account, number)
        is_late = touch.created_at <= road.now() - checking.PATIENCE
        if touch.state in _LEFT:
            return None, checking.sent()
        if touch.state is TouchState.PLANNED and touch.reason_code in _NORMAL and not is_late:
            is_new = not touch.reason_code
            row.wakes_at = road.now() + (timedelta(0) if is_new else _A_MOMENT)
            return touch.id if is_new else None, None
        if touch.state in _UNDER_WAY and not is_late:
            row.wakes_at = road.now() + _A_MOMENT
            return None, None
        return None, checking.not_sent(touch.reason)


def _filed(road: Road, session: Session, check: MailboxCheck, account: Account, number: int) -> Touch:
    known = check.touch_id if number == 1 else check.answer_id
    if known is not None:
        return session.get_one(Touch, known)
    letter = check_letter(number)
    answered = check.found_id if number > 1 else ""
    mail = ServiceMail(
        Purpose.CHECK,
        "",
        account.email,
        letter.subject,
        letter.text,
        in_reply_to=answered,
        references=(answered,) if answered else (),
    )
    touch = file_mail(
        session,
        mail,
        mailbox_id=check.mailbox_id,
        candidate_id=None,
        number=number,
        now=road.now(),
        links=road.links,
        dice=road.dice,
    )
    if number == 1:
        check.touch_id = touch.id
    else:
        check.answer_id = touch.id
    check.looks = 0
    return touch


def _find(road: Road, check: MailboxCheck, tick: MailboxTick, account: Account) -> Finding | None:
    """Look for the mail that has just left; None while it may still come."""
    with road.database.read() as session:
        row = session.get_one(MailboxCheck, check.id)
        wanted = session.get_one(Touch, row.answer_id if tick.kind is TickKind.ANSWER else row.touch_id)
        first = session.get_one(Touch, row.touch_id)
    try:
        hit = _looked(road, row, account, wanted)
        is_filed = _is_filed(road, account, first) if hit and tick.kind is TickKind.ANSWER else None
    except MailboxError as error:
        return checking.read_trouble(str(error), error.said)
    with road.database.write() as session:
        row = session.get_one(MailboxCheck, check.id)
        if hit is None:
            if road.now() >= (wanted.sent_at or wanted.created_at) + checking.PATIENCE:
                return checking.not_found()
            row.wakes_at = road.now() + checking.pause_before_look(row.looks)
            row.looks += 1
            return None
        look, folder, is_junk = hit
        _learn(road, session, session.get_one(Touch, wanted.id), look, is_filed)
        if tick.kind is TickKind.ANSWER:
            cites = first.token in look.tokens or row.found_id in look.cited_ids
            return checking.thread_kept() if cites else checking.thread_lost()
        row.found_id = look.message_id or first.message_id or ""
        return checking.found(folder, is_junk=is_junk)


def _looked(road: Road, check: MailboxCheck, account: Account, touch: Touch) -> tuple[Glance, str, bool] | None:
    """(its headers, the folder, whether that is Junk) of our own mail, if it has come."""
    imap = road.open_imap(account)
    try:
        names = imap.folders()
        for folder in (names.inbox, names.junk):
            if folder is None:
                continue
            numbers = imap.examine(folder)
            is_known = folder == names.inbox and numbers.uidvalidity == check.inbox_validity
            uids = imap.uids_after(check.inbox_from) if is_known else imap.uids_since(check.started_at.date())
            for head in imap.heads(uids):
                look = glance(head.head)
                if _is_it(look, touch):
                    return look, folder, folder == names.junk
        return None
    finally:
        imap.close()


def _is_filed(road: Road, account: Account, touch: Touch) -> bool:
    """Whether the provider has put a copy of our mail into Sent by itself: nobody else did."""
    imap = road.open_imap(account)
    try:
        folder = imap.folders().sent
        if folder is None:
            return False
        imap.examine(folder)
        wanted = wanted_of(touch)
        heads = imap.heads(imap.uids_named(wanted.clues, wanted.since))
        return any(recognised(head.head, wanted, road.links.signer) for head in heads)
    finally:
        imap.close()


def _learn(road: Road, session: Session, touch: Touch, look: Glance, is_filed: bool | None) -> None:
    """What our own mail has shown of this provider: whether it keeps our ids, and who files the copies (S-37)."""
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    learn_id(session, touch, look.message_id, road.now())
    usual = usual_facts(mailbox.smtp_host)
    note_facts(
        session,
        mailbox,
        road.now(),
        rewrites_ids=look.message_id != touch.message_id if look.message_id else None,
        filing=None if is_filed is None else filing_seen(usual, is_filed=is_filed),
    )


def _is_it(look: Glance, touch: Touch) -> bool:
    """By its own token: in the Message-ID, or where a provider that puts in another one keeps ours."""
    return touch.token in look.tokens


def _settle(road: Road, check: MailboxCheck, tick: MailboxTick, finding: Finding) -> None:
    with road.database.write() as session:
        end_tick(session.get_one(MailboxTick, tick.id), finding, road.now())
        session.get_one(MailboxCheck, check.id).wakes_at = road.now()


def _cancel_mails(session: Session, check: MailboxCheck) -> None:
    """What has not left by now must not leave later: nobody waits for it any more."""
    for touch_id in (check.touch_id, check.answer_id):
        touch = session.get(Touch, touch_id) if touch_id is not None else None
        if touch is not None and touch.state in OPEN_TOUCHES:
            move(session, touch, TouchState.CANCELLED, _ENDED, wakes_at=None)
