"""A claimed touch leaves: the one road out.

Connect → look into the mailbox → check again → MAIL, RCPT, DATA → commit *transmitting* only if no stop exists →
text and dot → *sent*, *planned* again, *refused* or *unknown*.
No network call happens inside a transaction, and what is unknown is never sent again by itself.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from sequencer.core.accounts import Account
from sequencer.core.doors import SmtpDoor
from sequencer.core.plan.eligibility import may_send
from sequencer.core.plan.patience import BUSY, UNKNOWN, Failure, GiveUp, MailboxFault, Retry, after_failure
from sequencer.core.plan.serving import may_serve
from sequencer.core.plan.verdict import Hold, Send, Verdict, Wait
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Permanence, Stage, TouchState
from sequencer.core.write.message import dated
from sequencer.errors import MailboxError, MailError, Temporary, UncertainDelivery, UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.candidates import mark_dead
from sequencer.store.eligibility import begin_transmitting, send_facts, service_facts
from sequencer.store.enrollments import Enrollment, end_run, locked_run, pause_run
from sequencer.store.letters import sender_zone
from sequencer.store.mailboxes import (
    Mailbox,
    account_of,
    give_turn_back,
    is_only_busy,
    note_send_trouble,
    note_unread,
    rest,
)
from sequencer.store.moves import record_sent, what_left
from sequencer.store.sequences import definition_of
from sequencer.store.timeline import tell_of
from sequencer.store.touches import LEASE, Touch, move, note_attempt
from sequencer.store.verdicts import obey

PATIENCE = timedelta(minutes=15)
"""After this long in *transmitting* the worker is taken for dead and the outcome for unknown (10 min for the dot)."""

_NOT_TAKEN_IN = MailboxError("A mail that came could not be taken in: the database was in trouble.")
_UNREAD_PAUSE = timedelta(minutes=5)
_BUSY_PAUSE = timedelta(minutes=1)


def send(road: Road, touch: Touch) -> None:
    """Let one claimed touch leave, or write down why it did not."""
    try:
        account = _account(road, touch)
        smtp = road.open_smtp(account)
    except (MailError, MailboxError, UserError) as error:
        _failed(road, touch, error)
        return
    road.step("after_connect")
    try:
        _leave(road, touch, smtp, account.email)
    finally:
        smtp.close()


def _account(road: Road, touch: Touch) -> Account:
    with road.database.read() as session:
        mailbox = session.get_one(Mailbox, touch.mailbox_id)
        return account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}"))


def _leave(road: Road, touch: Touch, smtp: SmtpDoor, sender: str) -> None:
    try:
        road.catch_up(touch.mailbox_id or 0)
    except (MailboxError, SQLAlchemyError) as error:
        _unread(road, touch, error if isinstance(error, MailboxError) else _NOT_TAKEN_IN)
        return
    road.step("after_catch_up")
    if not _is_still_allowed(road, touch):
        return
    raw = _with_date(road, touch)
    try:
        smtp.begin(sender, touch.recipient, len(raw), needs_smtputf8=not (sender + touch.recipient).isascii())
        road.step("after_354")
        if not _may_begin(road, touch):
            smtp.abandon()
            if _is_still_allowed(road, touch):  # else the reason is written down by now
                _failed(road, touch, Temporary("the claim ran out", stage=Stage.DATA))
            return
        road.step("after_transmitting")
        answer = smtp.finish(raw)
    except UncertainDelivery as error:
        _unknown(road, touch, error)
        return
    except MailError as error:
        _failed(road, touch, error)
        return
    road.step("after_250")
    _sent(road, touch, answer.code, answer.text)


def _is_still_allowed(road: Road, touch: Touch) -> bool:
    """The check after the mailbox was read: a stop found there has cancelled the touch by now."""
    with road.database.write() as session:
        run, fresh = _locked(session, touch)
        if fresh is None or fresh.state is not TouchState.CLAIMED or fresh.fence != touch.fence:
            return False
        verdict = _verdict(road, session, fresh, run)
        obey(session, fresh, run, verdict, road.now())
        if isinstance(verdict, Send):
            fresh.lease_until = fresh.wakes_at = road.now() + LEASE  # the slow part is behind us
        return isinstance(verdict, Send)


def _verdict(road: Road, session: Session, touch: Touch, run: Enrollment | None) -> Verdict:
    """The decision once more; the turn that is in force is our own."""
    if run is None:
        served = service_facts(session, road.links.signer, touch, road.now())
        return may_serve(replace(served, mailbox_free_at=None, recent=(), in_flight=0))
    definition = definition_of(session, run.version_id)
    facts = send_facts(session, road.links.signer, touch, run, definition, road.now())
    return may_send(replace(facts, mailbox=replace(facts.mailbox, free_at=None)))


def _with_date(road: Road, touch: Touch) -> bytes:
    assert touch.frozen is not None, "a claim freezes"
    with road.database.read() as session:
        zone = sender_zone(session)
    return dated(touch.frozen, road.now().astimezone(zone))


def _may_begin(road: Road, touch: Touch) -> bool:
    with road.database.write() as session:
        held = session.merge(touch, load=False)
        if not begin_transmitting(session, road.links.signer, held, road.now(), PATIENCE):
            return False
        note_attempt(session, held, Stage.BODY)
    touch.state = TouchState.TRANSMITTING
    return True


def _sent(road: Road, touch: Touch, code: int, text: str) -> None:
    """One transaction: the state, the attempt, the run's next step, the timeline."""
    with road.database.write() as session:
        _, held = _locked(session, touch)
        if held is not None:
            note_attempt(session, held, Stage.BODY, code, text, ended_at=road.now())
            record_sent(session, held, road.now(), f"{what_left(session, held)}.")
            note_send_trouble(session, touch.mailbox_id or 0, "")
    log.info("touch_sent", touch=touch.id, fence=touch.fence)


def _unknown(road: Road, touch: Touch, error: MailError) -> None:
    with road.database.write() as session:
        _, held = _locked(session, touch)
        if held is None or held.fence != touch.fence:
            return
        if move(session, held, TouchState.UNKNOWN, UNKNOWN, wakes_at=None):
            note_attempt(session, held, Stage.BODY, error.code, error.text, ended_at=road.now())
            tell_of(session, held, "touch_unknown", UNKNOWN.says, road.now())
    log.warning("touch_unknown", touch=touch.id)


def _unread(road: Road, touch: Touch, error: MailboxError) -> None:
    """No eyes, no mail."""
    with road.database.write() as session:
        is_busy = is_only_busy(session, touch.mailbox_id or 0, error, road.now())
        run, held = _locked(session, touch)
        if held and held.state is TouchState.CLAIMED and held.fence == touch.fence:
            obey(session, held, run, _unseen(error, road.now(), is_busy=is_busy), road.now())
            if not is_busy:
                held.wakes_at = road.now() + _UNREAD_PAUSE
            if held.is_step:
                give_turn_back(session, touch.mailbox_id or 0, road.now())
        note_unread(session, touch.mailbox_id or 0, error, road.now())


def _unseen(error: MailboxError, now: datetime, *, is_busy: bool) -> Verdict:
    if is_busy:
        return Wait(now + _BUSY_PAUSE, Reason("mailbox_busy", f"Waiting: {error} It is tried again in a minute."))
    return Hold(Reason("mailbox_unread", f"Needs you: the mailbox cannot be read, so its mails hold. {error}"))


def _failed(road: Road, touch: Touch, error: MailError | MailboxError | UserError) -> None:
    """A definite failure: nothing was accepted. The reply decides whether to come back, give up or look at us."""
    stage = Stage(error.stage or Stage.CONNECT) if isinstance(error, MailError) else Stage.SIGN_IN
    code, text = (error.code, error.text) if isinstance(error, MailError) else (0, str(error))
    with road.database.write() as session:
        run, held = _locked(session, touch)
        if held is None or held.fence != touch.fence or held.state is not touch.state:
            return
        note_attempt(session, held, stage, code, text, ended_at=road.now())
        failure = Failure(stage, code, text, held.attempts, held.first_tried_at or road.now())
        _follow(road, session, held, run, after_failure(failure, road.now(), road.dice.random()))
    log.info("touch_failed", touch=touch.id, stage=str(stage), code=code)


def _follow(
    road: Road, session: Session, touch: Touch, run: Enrollment | None, consequence: Retry | GiveUp | MailboxFault
) -> None:
    reason = consequence.reason
    match consequence:
        case Retry(at, _):
            move(session, touch, TouchState.PLANNED, reason, wakes_at=at)
        case MailboxFault(at, _):
            move(session, touch, TouchState.HELD, reason, wakes_at=at)
            note_send_trouble(session, touch.mailbox_id or 0, reason.says)
            rest(session, touch.mailbox_id or 0, at)
        case GiveUp(permanence, _):
            if permanence is Permanence.HARD and touch.candidate_id is not None:
                mark_dead(session, touch.candidate_id, touch.recipient, reason.says, road.now())
            if run is None:
                _leave_to_person(session, touch, reason)
            else:
                move(session, touch, TouchState.REFUSED, reason, wakes_at=None)
                if permanence is Permanence.HARD:
                    end_run(session, run, EnrollmentState.BOUNCED, reason, road.now())
                else:
                    pause_run(session, run, None, reason, road.now())
    if not isinstance(consequence, Retry) or reason.code != BUSY:  # too ordinary for the timeline
        tell_of(session, touch, f"touch_{reason.code}", reason.says, road.now())


def _leave_to_person(session: Session, touch: Touch, reason: Reason) -> None:
    """Somebody waits for a service mail, so one that was refused for good stays before a person's eyes."""
    text = f"Needs you: “{touch.subject}” was not delivered. {reason.says} Reach them another way, then leave this out."
    move(session, touch, TouchState.HELD, Reason(reason.code, text), wakes_at=None)


def _locked(session: Session, touch: Touch) -> tuple[Enrollment | None, Touch | None]:
    """The touch and its run as they stand. A service mail has no run; no touch is there once the person was erased.

    Runs are locked before touches everywhere, so that a stop and a send never wait for each other in a circle.
    """
    run = locked_run(session, touch)
    return run, session.get(Touch, touch.id)
