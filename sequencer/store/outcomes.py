"""How a try at a claimed mail ended, written down under its fence number, each in the caller's transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import tuple_, update
from sqlalchemy.orm import Session

from sequencer.core.plan.patience import Consequence, Failure, after_failure
from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.verdict import RECHECK, Hold, Verdict, Wait
from sequencer.core.read.answer_id import id_in_answer
from sequencer.core.reasons import Reason
from sequencer.core.states import Stage, TouchState
from sequencer.errors import BusyError, InterruptedWorkError, MailboxError, MailError, UserError
from sequencer.store.aftermath import follow
from sequencer.store.claims import begin_attempt
from sequencer.store.doubts import begin_doubt
from sequencer.store.enrollments import Enrollment, locked_run
from sequencer.store.kept_back import note_still_unread
from sequencer.store.mailboxes import give_turn_back, is_only_busy, note_send_trouble, note_unread
from sequencer.store.moves import record_sent, what_left
from sequencer.store.sent_mails import Taken, write_sent
from sequencer.store.session import Database
from sequencer.store.threads import learn_from_answer
from sequencer.store.touches import CLAIMABLE, Touch, note_attempt
from sequencer.store.verdicts import obey

_NOT_TAKEN_IN = MailboxError("A mail that came could not be taken in: the database was in trouble.")
_NOT_UNDERSTOOD = BusyError("A mail that came could not be read yet.")
_UNREAD_PAUSE = timedelta(minutes=5)
_BUSY_PAUSE = timedelta(minutes=1)
_STUMBLE_PAUSE = timedelta(minutes=1)
_STUMBLED = Reason("deferred", "Waiting: something went wrong here before this left. It is tried again in a minute.")
_ODD = Reason("cannot_render", "Held: this mail cannot be made ready. Look at its sequence and at the person.")


def write_taken(database: Database, touch: Touch, taken: Taken, definitions: Mapping[int, Definition]) -> None:
    """*Sent*, committed: the state, the attempt, the run's next step, the timeline. Written twice it says nothing new."""
    found = id_in_answer(taken.text, (touch.recipient,))
    if not found and write_sent(database, touch, taken, definitions, f"Sent “{touch.subject}”."):
        return
    with database.write() as session:
        _write_taken(session, touch, taken, found)


def _write_taken(session: Session, touch: Touch, taken: Taken, found: str | None) -> None:
    _, held = _locked(session, touch)
    if held is not None:
        note_attempt(session, held, Stage.BODY, taken.code, taken.text, ended_at=taken.at)
        record_sent(session, held, taken.at, f"{what_left(session, held)}.")
        learn_from_answer(session, held, found, taken.at)
        note_send_trouble(session, touch.mailbox_id or 0, "")


def write_doubt(session: Session, touch: Touch, error: MailError, now: datetime) -> None:
    """*Unknown*: the dot may have left, and no clear answer came."""
    _, held = _locked(session, touch)
    if held is not None and held.fence == touch.fence and begin_doubt(session, held, now):
        note_attempt(session, held, Stage.BODY, error.code, error.text, ended_at=now)


def write_failed(
    session: Session, touch: Touch, error: MailError | MailboxError | UserError, now: datetime, draw: float
) -> Consequence | None:
    """A definite failure, and what follows from it; None where the touch is no longer ours."""
    stage = Stage(error.stage or Stage.CONNECT) if isinstance(error, MailError) else Stage.SIGN_IN
    code, text = (error.code, error.text) if isinstance(error, MailError) else (0, str(error))
    run, held = _locked(session, touch)
    if held is None or held.fence != touch.fence or held.state is not touch.state:
        return None
    begin_attempt(held, now)
    note_attempt(session, held, stage, code, text, ended_at=now)
    failure = Failure(stage, code, text, held.attempts, held.first_tried_at or now)
    consequence = after_failure(failure, now, draw)
    follow(session, held, run, consequence, failure.told, now)
    return consequence


def write_unread(session: Session, touch: Touch, trouble: Exception, now: datetime) -> None:
    """No eyes, no mail: its mailbox could not be read, or what lay there could not be taken in."""
    mailbox_id, error = touch.mailbox_id or 0, _blindness(trouble)
    is_busy = is_only_busy(session, mailbox_id, error, now)
    run, held = _locked(session, touch)
    if held and held.state is TouchState.CLAIMED and held.fence == touch.fence:
        obey(session, held, run, _unseen(error, now, is_busy=is_busy), now)
        if not is_busy:
            held.wakes_at = now + _UNREAD_PAUSE
        if held.is_step:
            give_turn_back(session, mailbox_id, now)
    note_unread(session, mailbox_id, error, now)
    note_still_unread(session, mailbox_id, now)


def give_back(
    session: Session, claims: Collection[tuple[int, int]], now: datetime, *, is_stumble: bool = False
) -> None:
    """Claims, by id and fence number, that did not come to leave: looked at anew at once, after a stumble in a minute."""
    reason, wakes_at = (_STUMBLED, now + _STUMBLE_PAUSE) if is_stumble else (Reason("", ""), now)
    session.execute(
        update(Touch)
        .where(tuple_(Touch.id, Touch.fence).in_(list(claims)), Touch.state == TouchState.CLAIMED)
        .values(state=TouchState.PLANNED, reason_code=reason.code, reason=reason.says, wakes_at=wakes_at)
        .execution_options(synchronize_session=False)
    )


def set_aside(session: Session, touch_id: int, now: datetime) -> bool:
    """A touch at whose claim we stumble is held in words, and tried again later; False where it is not open."""
    result = session.execute(
        update(Touch)
        .where(Touch.id == touch_id, Touch.state.in_((*CLAIMABLE, TouchState.CLAIMED)))
        .values(state=TouchState.HELD, reason_code=_ODD.code, reason=_ODD.says, wakes_at=now + RECHECK)
        .execution_options(synchronize_session=False)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def _blindness(error: Exception) -> MailboxError:
    if isinstance(error, MailboxError):
        return error
    return _NOT_UNDERSTOOD if isinstance(error, InterruptedWorkError) else _NOT_TAKEN_IN


def _unseen(error: MailboxError, now: datetime, *, is_busy: bool) -> Verdict:
    if is_busy:
        return Wait(now + _BUSY_PAUSE, Reason("mailbox_busy", f"Waiting: {error} It is tried again in a minute."))
    return Hold(Reason("mailbox_unread", f"Needs you: the mailbox cannot be read, so its mails hold. {error}"))


def _locked(session: Session, touch: Touch) -> tuple[Enrollment | None, Touch | None]:
    """The touch and its run as they stand. A service mail has no run; no touch is there once the person was erased.

    Runs are locked before touches everywhere, so that a stop and a send never wait for each other in a circle.
    """
    run = locked_run(session, touch)
    return run, session.get(Touch, touch.id)
