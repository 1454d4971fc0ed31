"""Claimed touches of one mailbox leave: the one road out.

Connect → look into the mailbox → check again → for each mail: MAIL, RCPT, DATA → commit *transmitting* only if no stop
exists → text and dot → *sent*, *planned* again, *refused* or *unknown*.
No network call happens inside a transaction, and what is unknown is never sent again by itself.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from sequencer.core.accounts import Account
from sequencer.core.doors import Answer, SmtpDoor
from sequencer.core.plan.patience import Failure, MailboxFault, Throttle, after_failure
from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.verdict import Hold, Send, Verdict, Wait
from sequencer.core.read.answer_id import id_in_answer
from sequencer.core.reasons import Reason
from sequencer.core.states import Stage, TouchState
from sequencer.core.write.message import dated, size_when_dated
from sequencer.errors import MailboxError, MailError, Temporary, UncertainDelivery, UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.aftermath import follow
from sequencer.store.claims import begin_attempt, keep_claims, still_claimed
from sequencer.store.doubts import begin_doubt
from sequencer.store.enrollments import Enrollment, locked_run, wait_for_runs
from sequencer.store.letters import sender_zone
from sequencer.store.mailboxes import (
    Mailbox,
    account_of,
    give_turn_back,
    is_only_busy,
    note_send_trouble,
    note_unread,
)
from sequencer.store.moves import record_sent, what_left
from sequencer.store.rechecks import verdicts_now
from sequencer.store.sending_turns import prolong_turn
from sequencer.store.sent_mails import Taken, write_sent
from sequencer.store.threads import learn_id
from sequencer.store.touches import LEASE, Touch, move, note_attempt
from sequencer.store.transmitting import begin_transmitting
from sequencer.store.verdicts import obey

PATIENCE = timedelta(minutes=15)
"""After this long in *transmitting* the worker is taken for dead and the outcome for unknown (10 min for the dot)."""

FRESH = timedelta(seconds=5)
"""For this long one look into the mailbox stands for the mails of a batch."""

_NOT_TAKEN_IN = MailboxError("A mail that came could not be taken in: the database was in trouble.")
_UNREAD_PAUSE = timedelta(minutes=5)
_BUSY_PAUSE = timedelta(minutes=1)
_PROLONG_AFTER = timedelta(seconds=30)
_AGAIN = Reason("", "")


class _Next(Enum):
    """What one mail means for those behind it."""

    GO_ON = "go on"
    LOOK_AGAIN = "look again"  # a stop has come: it may be theirs too
    END = "end"  # the mailbox is in trouble


def send(road: Road, touch: Touch) -> None:
    """Let one claimed touch leave, or write down why it did not."""
    send_all(road, [touch])


def send_all(road: Road, touches: list[Touch], turn: int | None = None) -> None:
    """Let claimed touches of one mailbox leave, one after the other over one connection, or write down why not.

    `turn` is the number of the worker's turn at the mailbox; should it be lost, what is left goes back.
    """
    road.step("after_claim")
    try:
        account, zone = _account(road, touches[0])
        smtp = road.open_smtp(account)
    except (MailError, MailboxError, UserError) as error:
        _not_opened(road, touches, error)
        return
    road.step("after_connect")
    try:
        with road.database.held() as database:
            _Sending(replace(road, database=database), smtp, account, zone, turn, road.now()).run(touches)
    finally:
        smtp.close()


def _account(road: Road, touch: Touch) -> tuple[Account, ZoneInfo]:
    """The mailbox's account with its opened secret, and the zone in which its mails are dated."""
    with road.database.read() as session:
        mailbox = session.get_one(Mailbox, touch.mailbox_id)
        return account_of(mailbox, road.unlock(mailbox.secret, f"mailbox:{mailbox.id}")), sender_zone(session)


def _not_opened(road: Road, touches: list[Touch], error: MailError | MailboxError | UserError) -> None:
    """No connection: every mail has failed; where the mailbox is at fault, one of them tells it for all."""
    for number, touch in enumerate(touches):
        if _failed(road, touch, error) is _Next.END:
            _give_back(road, touches[number + 1 :])
            return


@dataclass
class _Sending:
    """A batch under way: its connection, and the turn at the mailbox that it has."""

    road: Road
    smtp: SmtpDoor
    account: Account
    zone: ZoneInfo
    turn: int | None
    prolonged_at: datetime
    waiting: list[Touch] = field(default_factory=list)
    definitions: dict[int, Definition] = field(default_factory=dict)  # by version, which never changes

    def run(self, touches: list[Touch]) -> None:
        """Look, check, and send as long as the look is fresh; then again for what is left."""
        self.waiting = touches
        while self.waiting and self._keep_turn():
            looked_at = self.road.now()
            self.waiting = _looked(self.road, self.waiting, self.definitions)
            is_first = True  # a look that took long has still looked: one mail follows it, or none ever would
            while self.waiting and (is_first or self.road.now() - looked_at <= FRESH):
                is_first = False
                follows = self._leave(self.waiting.pop(0))
                if follows is _Next.END:
                    _give_back(self.road, self.waiting)
                    return
                if follows is _Next.LOOK_AGAIN:
                    break
        _give_back(self.road, self.waiting)

    def _keep_turn(self) -> bool:
        now = self.road.now()
        if self.turn is None or now - self.prolonged_at < _PROLONG_AFTER:
            return True
        self.prolonged_at = now
        with self.road.database.write() as session:
            return prolong_turn(session, self.account.mailbox_id, self.turn, now)

    def _leave(self, touch: Touch) -> _Next:
        try:
            return self._transmit(touch)
        except UncertainDelivery as error:
            _unknown(self.road, touch, error)
        except MailError as error:
            return _failed(self.road, touch, error)
        return _Next.GO_ON

    def _transmit(self, touch: Touch) -> _Next:
        assert touch.frozen is not None, "a claim freezes"
        sender, octets = self.account.email, size_when_dated(touch.frozen)
        self.smtp.begin(sender, touch.recipient, octets, needs_smtputf8=not (sender + touch.recipient).isascii())
        self.road.step("after_354")
        raw = dated(touch.frozen, self.road.now().astimezone(self.zone))  # only now: 354 may have taken minutes
        if not _may_begin(self.road, touch):
            self.smtp.abandon()
            if _still_allowed(self.road, [touch], self.definitions):  # else the reason is written down by now
                _failed(self.road, touch, Temporary("the claim ran out", stage=Stage.DATA))
            return _Next.LOOK_AGAIN
        self.road.step("after_transmitting")
        answer = self.smtp.finish(raw)
        self.road.step("after_250")
        _sent(self.road, touch, answer, self.definitions)
        self.road.step("after_sent")
        return _Next.GO_ON


def _looked(road: Road, touches: list[Touch], definitions: dict[int, Definition]) -> list[Touch]:
    """Those of these touches that may still leave after the mailbox was read: a stop found there has cancelled others."""
    try:
        road.catch_up(touches[0].mailbox_id or 0)
    except (MailboxError, SQLAlchemyError) as error:
        for touch in touches:
            _unread(road, touch, error if isinstance(error, MailboxError) else _NOT_TAKEN_IN)
        return []
    road.step("after_catch_up")
    found = _still_allowed(road, touches, definitions)
    road.step("after_check")
    return found


def _still_allowed(road: Road, touches: list[Touch], definitions: dict[int, Definition]) -> list[Touch]:
    """The check after the mailbox was read, on rows as they are now; the turn that is in force is our own."""
    with road.database.write() as session:
        runs = wait_for_runs(session, [one.enrollment_id for one in touches if one.enrollment_id is not None])
        held = still_claimed(session, touches)
        allowed = [
            one
            for one, verdict in verdicts_now(session, road.links.signer, held, runs, definitions, road.now())
            if _holds(road, session, one, verdict, runs)
        ]
        keep_claims(session, allowed, road.now(), LEASE)  # the slow part is behind us
        return allowed


def _holds(road: Road, session: Session, touch: Touch, verdict: Verdict, runs: dict[int, Enrollment]) -> bool:
    obey(session, touch, runs.get(touch.enrollment_id or 0), verdict, road.now())
    return isinstance(verdict, Send)


def _may_begin(road: Road, touch: Touch) -> bool:
    with road.database.write() as session:
        session.add(touch)
        return begin_transmitting(session, road.links.signer, touch, road.now(), PATIENCE)


def _sent(road: Road, touch: Touch, answer: Answer, definitions: dict[int, Definition]) -> None:
    """One transaction: the state, the attempt, the run's next step, the timeline."""
    found, now = id_in_answer(answer.text, (touch.recipient,)), road.now()
    with road.database.write() as session:
        taken = Taken(answer.code, answer.text, now)
        if found or not write_sent(session, touch, taken, definitions, f"Sent “{touch.subject}”."):
            _sent_unusual(session, touch, taken, found)
    log.info("touch_sent", touch=touch.id, fence=touch.fence)


def _sent_unusual(session: Session, touch: Touch, taken: Taken, found: str | None) -> None:
    _, held = _locked(session, touch)
    if held is not None:
        note_attempt(session, held, Stage.BODY, taken.code, taken.text, ended_at=taken.at)
        record_sent(session, held, taken.at, f"{what_left(session, held)}.")
        learn_id(session, held, found, taken.at)
        note_send_trouble(session, touch.mailbox_id or 0, "")


def _unknown(road: Road, touch: Touch, error: MailError) -> None:
    with road.database.write() as session:
        _, held = _locked(session, touch)
        if held is None or held.fence != touch.fence:
            return
        if begin_doubt(session, held, road.now()):
            note_attempt(session, held, Stage.BODY, error.code, error.text, ended_at=road.now())
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


def _failed(road: Road, touch: Touch, error: MailError | MailboxError | UserError) -> _Next:
    """A definite failure: nothing was accepted. The reply decides whether to come back, give up or look at us."""
    stage = Stage(error.stage or Stage.CONNECT) if isinstance(error, MailError) else Stage.SIGN_IN
    code, text = (error.code, error.text) if isinstance(error, MailError) else (0, str(error))
    with road.database.write() as session:
        run, held = _locked(session, touch)
        if held is None or held.fence != touch.fence or held.state is not touch.state:
            return _Next.GO_ON
        now = road.now()
        begin_attempt(held, now)
        note_attempt(session, held, stage, code, text, ended_at=now)
        failure = Failure(stage, code, text, held.attempts, held.first_tried_at or now)
        consequence = after_failure(failure, now, road.dice.random())
        follow(session, held, run, consequence, failure.told, now)
    log.info("touch_failed", touch=touch.id, stage=str(stage), code=code)
    return _Next.END if isinstance(consequence, MailboxFault | Throttle) else _Next.GO_ON


def _give_back(road: Road, touches: list[Touch]) -> None:
    """What was claimed and did not come to leave is looked at anew, and at once."""
    if not touches:
        return
    with road.database.write() as session:
        for touch in still_claimed(session, touches):
            move(session, touch, TouchState.PLANNED, _AGAIN, wakes_at=road.now())


def _locked(session: Session, touch: Touch) -> tuple[Enrollment | None, Touch | None]:
    """The touch and its run as they stand. A service mail has no run; no touch is there once the person was erased.

    Runs are locked before touches everywhere, so that a stop and a send never wait for each other in a circle.
    """
    run = locked_run(session, touch)
    return run, session.get(Touch, touch.id)
