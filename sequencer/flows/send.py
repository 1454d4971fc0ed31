"""Claimed touches of one mailbox leave: the one road out.

Connect → look into the mailbox → check again → for each mail: MAIL, RCPT, DATA → commit *transmitting* only if no stop
exists → text and dot → *sent*, *planned* again, *refused* or *unknown*.
No network call happens inside a transaction, and what is unknown is never sent again by itself.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from sequencer.core.accounts import Account
from sequencer.core.doors import SmtpDoor
from sequencer.core.plan.patience import ends_batch
from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.stint import Stint
from sequencer.core.plan.verdict import Send, Verdict
from sequencer.core.states import Stage
from sequencer.core.write.message import dated, size_when_dated
from sequencer.errors import (
    InterruptedWorkError,
    MailboxError,
    MailError,
    Temporary,
    UncertainDelivery,
    UserError,
)
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.claims import keep_claims, still_claimed
from sequencer.store.enrollments import Enrollment, wait_for_runs
from sequencer.store.letters import sender_zone
from sequencer.store.mailboxes import Mailbox, account_of
from sequencer.store.outcomes import give_back, write_doubt, write_failed, write_taken, write_unread
from sequencer.store.rechecks import verdicts_now
from sequencer.store.sending_turns import prolong_turn, service_is_due
from sequencer.store.sent_mails import Taken
from sequencer.store.session import Database
from sequencer.store.surely import surely
from sequencer.store.touches import LEASE, PATIENCE, Touch
from sequencer.store.transmitting import begin_transmitting
from sequencer.store.verdicts import obey

FRESH = timedelta(seconds=5)
"""For this long one look into the mailbox stands for the mails of a batch."""

_PROLONG_AFTER = timedelta(seconds=30)
_OVERTAKEN = "4.3.0 this took too long to hand over, or what it leans on has changed. It is looked at again by itself."

_T = TypeVar("_T")


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

    `turn` is the number of the worker's turn at the mailbox; should it be lost, what is left goes back. So it does
    after a minute, when the process is told to stop, and when something goes wrong that nobody has thought of.
    """
    claims = [(one.id, one.fence) for one in touches]  # plain: a rollback empties the rows
    try:
        _send_all(road, touches, turn)
    except Exception:
        with suppress(SQLAlchemyError), road.database.write() as session:
            give_back(session, claims, road.now(), is_stumble=True)
        raise


def _send_all(road: Road, touches: list[Touch], turn: int | None) -> None:
    had_turn_at = road.now()  # opening the connection may take minutes
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
            kept, stint = replace(road, database=database), Stint(road.seconds, FRESH)
            _Sending(kept, road, smtp, account, zone, turn, had_turn_at, stint).run(touches)
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
    """A batch under way: its connection, and the turn at the mailbox that it has.

    `road` writes over one database connection that is kept, `fresh` over new ones.
    """

    road: Road
    fresh: Road
    smtp: SmtpDoor
    account: Account
    zone: ZoneInfo
    turn: int | None
    prolonged_at: datetime
    stint: Stint
    waiting: list[Touch] = field(default_factory=list)
    definitions: dict[int, Definition] = field(default_factory=dict)  # by version, which never changes
    is_past_check: bool = False  # whether the present mail may have been told to go

    def run(self, touches: list[Touch]) -> None:
        """Look, check, and send as long as the look is fresh; then again for what is left."""
        self.waiting = touches
        while self.waiting and self._may_look() and self._keep_turn():
            self.stint.look()
            self.waiting = _looked(self.road, self.waiting, self.definitions)
            is_first = True  # a look that took long has still looked: one mail follows it, or none ever would
            while self.waiting and not self._is_over() and (is_first or self.stint.is_fresh):
                is_first, self.stint.has_tried = False, True
                follows = self._leave(self.waiting.pop(0))
                if follows is _Next.END:
                    _give_back(self.road, self.waiting)
                    return
                if follows is _Next.LOOK_AGAIN:
                    break
        _give_back(self.road, self.waiting)

    def _is_over(self) -> bool:
        return self.road.is_stopping() or self.stint.is_over

    def _may_look(self) -> bool:
        """Whether the batch goes on; not where a mail came meanwhile that goes before it."""
        if self._is_over():
            return False
        if not self.stint.has_tried:
            return True
        with self.road.database.read() as session:
            return not service_is_due(session, self.account.mailbox_id, self.road.now())

    def _keep_turn(self) -> bool:
        now = self.road.now()
        if self.turn is None or timedelta(0) <= now - self.prolonged_at < _PROLONG_AFTER:
            return True
        self.prolonged_at = now
        with self.road.database.write() as session:
            return prolong_turn(session, self.account.mailbox_id, self.turn, now)

    def _leave(self, touch: Touch) -> _Next:
        self.is_past_check = False
        try:
            return self._transmit(touch)
        except UncertainDelivery as error:
            _unknown(self.road, self.fresh, touch, error)
            return _Next.GO_ON
        except MailError as error:
            return _failed(self.road, touch, error, self.fresh)
        except SQLAlchemyError:
            raise
        except Exception as error:
            if self.is_past_check:
                raise
            self.smtp.abandon()
            log.exception("touch_not_begun", touch=touch.id)
            odd = Temporary(f"this mail could not be handed over: {type(error).__name__}", stage=Stage.DATA)
            return _failed(self.road, touch, odd, self.fresh)

    def _transmit(self, touch: Touch) -> _Next:
        assert touch.frozen is not None, "a claim freezes"
        sender, octets = self.account.email, size_when_dated(touch.frozen)
        self.smtp.begin(sender, touch.recipient, octets, needs_smtputf8=not (sender + touch.recipient).isascii())
        self.road.step("after_354")
        if self._has_waited_long(touch) and not _looked(self.road, [touch], self.definitions):
            self.smtp.abandon()  # something has come meanwhile
            return _Next.LOOK_AGAIN
        raw = dated(touch.frozen, self.road.now().astimezone(self.zone))  # only now: 354 may have taken minutes
        self.stint.ask()
        self.is_past_check = True
        if not _may_begin(self.road, touch):
            self.smtp.abandon()
            if _still_allowed(self.road, [touch], self.definitions):  # else the reason is written down by now
                _failed(self.road, touch, Temporary(_OVERTAKEN, stage=Stage.DATA))
            return _Next.LOOK_AGAIN
        self.road.step("after_transmitting")
        if self.stint.has_stood_still:
            self.smtp.abandon()  # nothing of the text was written, so nothing is in doubt
            raise Temporary("this machine stood still before the text", stage=Stage.DATA)
        answer = self.smtp.finish(raw)
        self.road.step("after_250")
        taken = Taken(answer.code, answer.text, self.road.now())
        _sent(self.road, self.fresh, touch, taken, self.definitions)
        self.road.step("after_sent")
        return _Next.GO_ON

    def _has_waited_long(self, touch: Touch) -> bool:
        """Whether the server took so long that we look again; not for a claim that has run out, which never begins."""
        return self.stint.is_stale and touch.lease_until is not None and touch.lease_until > self.road.now()


def _looked(road: Road, touches: list[Touch], definitions: dict[int, Definition]) -> list[Touch]:
    """Those of these touches that may still leave after the mailbox was read: a stop found there has cancelled others."""
    try:
        road.catch_up(touches[0].mailbox_id or 0)
    except (MailboxError, InterruptedWorkError, SQLAlchemyError) as error:
        if road.is_stopping():
            _give_back(road, touches)
            return []
        for touch in touches:
            with road.database.write() as session:
                write_unread(session, touch, error, road.now())
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
    return begin_transmitting(road.database, road.links.signer, touch, road.now(), PATIENCE)


def _sent(road: Road, fresh: Road, touch: Touch, taken: Taken, definitions: dict[int, Definition]) -> None:
    surely(road.database, fresh.database, road.wait, lambda database: write_taken(database, touch, taken, definitions))
    log.info("touch_sent", touch=touch.id, fence=touch.fence)


def _unknown(road: Road, fresh: Road, touch: Touch, error: MailError) -> None:
    _surely(road, fresh, lambda session: write_doubt(session, touch, error, road.now()))
    log.warning("touch_unknown", touch=touch.id)


def _failed(road: Road, touch: Touch, error: MailError | MailboxError | UserError, fresh: Road | None = None) -> _Next:
    """A definite failure: nothing was accepted. The reply decides whether to come back, give up or look at us."""
    draw = road.dice.random()
    what = _surely(road, fresh or road, lambda session: write_failed(session, touch, error, road.now(), draw))
    if what is None:
        return _Next.GO_ON
    log.info("touch_failed", touch=touch.id, reason=what.reason.code)
    return _Next.END if ends_batch(what) else _Next.GO_ON


def _surely(road: Road, fresh: Road, write: Callable[[Session], _T]) -> _T:
    def written(database: Database) -> _T:
        with database.write() as session:
            return write(session)

    return surely(road.database, fresh.database, road.wait, written)


def _give_back(road: Road, touches: list[Touch]) -> None:
    if touches:
        with road.database.write() as session:
            give_back(session, [(one.id, one.fence) for one in touches], road.now())
