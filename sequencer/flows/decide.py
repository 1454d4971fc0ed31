"""A person decides what the product must not: read and let go, done, skip, or what became of an unknown mail."""

from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.orm import Session

from sequencer.core.plan.lateness import LATE_CODES
from sequencer.core.reasons import Reason
from sequencer.core.states import TouchState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.moves import go_on_after
from sequencer.store.overview import MAILS_FOR_A_PERSON
from sequencer.store.timeline import tell, tell_of
from sequencer.store.touches import Touch, move


class Decision(StrEnum):
    APPROVE = "approve"  # a mail that waits for a person leaves in its next window
    DONE = "done"  # a task is done
    SKIP = "skip"  # this step is left out, the run goes on
    TREAT_AS_SENT = "treat_as_sent"  # an unknown mail has left, as far as we go on
    SEND_AGAIN = "send_again"  # an unknown mail leaves again, at the risk of a double


_WORDS = {
    Decision.APPROVE: "Read and let go.",
    Decision.DONE: "Done.",
    Decision.SKIP: "Left out.",
    Decision.TREAT_AS_SENT: "Treated as sent.",
    Decision.SEND_AGAIN: "To be sent again, at the risk of arriving twice.",
}


def decide(road: Road, touch_id: int, decision: Decision, actor: str) -> None:
    """Carry out one decision. Raises UserError where it does not fit the touch; deciding twice changes nothing more."""
    with road.database.write() as session:
        touch = session.get(Touch, touch_id)
        if touch is None:
            raise UserError(f"There is no touch with the number {touch_id}.")
        if touch.enrollment_id is not None:
            session.get(Enrollment, touch.enrollment_id, with_for_update=True)
            session.refresh(touch)  # it may have moved while we waited for the lock
        if not _carried_out(road, session, touch, decision, actor):
            raise UserError(f"“{decision.replace('_', ' ')}” does not fit: this touch is {touch.state}.")
        tell_of(session, touch, f"decided_{decision}", _WORDS[decision], road.now(), actor=actor)


def settle_mail(road: Road, mail_id: int, actor: str) -> bool:
    """A person has looked at a mail that asked for it; its reason stays. False when that is so already.

    Raises UserError for a mail that is not there or waits for nobody.
    """
    with road.database.write() as session:
        mail = session.get(InboundMail, mail_id, with_for_update=True)
        if mail is None:
            raise UserError(f"There is no mail with the number {mail_id}.")
        if mail.state is InboundState.HANDLED:
            return False
        if mail.state not in MAILS_FOR_A_PERSON:
            raise UserError(f"Mail {mail_id} waits for nobody: we have not read it yet.")
        session.execute(
            update(InboundMail)
            .where(InboundMail.id == mail_id, InboundMail.state == mail.state)
            .values(state=InboundState.HANDLED, handled_at=road.now())
        )
        if mail.candidate_id is not None:
            tell(session, mail.candidate_id, "decided_mail", "A mail was looked at.", road.now(), actor=actor)
        return True


def _carried_out(road: Road, session: Session, touch: Touch, decision: Decision, actor: str) -> bool:
    now = road.now()
    match decision, touch.state:
        case Decision.APPROVE, TouchState.WAITING if touch.kind != "task":
            return move(
                session, touch, TouchState.PLANNED, Reason("", ""), wakes_at=max(now, touch.due_at), approved_by=actor
            )
        case Decision.APPROVE, TouchState.HELD if touch.reason_code in LATE_CODES:
            return move(session, touch, TouchState.PLANNED, Reason("", ""), wakes_at=now, approved_by=actor)
        case Decision.DONE, TouchState.WAITING if touch.kind == "task":
            return _finish(session, touch, TouchState.DONE, road)
        case Decision.SKIP, TouchState.WAITING | TouchState.HELD | TouchState.PLANNED:
            return _finish(session, touch, TouchState.SKIPPED, road)
        case Decision.TREAT_AS_SENT, TouchState.UNKNOWN:
            return _finish(session, touch, TouchState.ASSUMED_SENT, road)
        case Decision.SEND_AGAIN, TouchState.UNKNOWN:
            is_free = move(session, touch, TouchState.NOT_SENT)
            return is_free and move(session, touch, TouchState.PLANNED, Reason("", ""), wakes_at=now)
        case _:
            return False


def _finish(session: Session, touch: Touch, state: TouchState, road: Road) -> bool:
    if not move(session, touch, state, wakes_at=None):
        return False
    go_on_after(session, touch, road.now(), road.now())
    return True
