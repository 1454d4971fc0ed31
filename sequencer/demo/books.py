"""What the database says at the end of a demo."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import TouchState
from sequencer.demo.report import Books, Letter, Run
from sequencer.store.candidates import Candidate, address_to_write_to
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.replies import replies_of
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch


def read_books(session: Session) -> Books:
    """Everything the report asks of the database, once nothing moves any more."""
    sent = select(Touch).where(Touch.state == TouchState.SENT, Touch.kind.in_(MAIL_KINDS))
    understood = select(func.count()).where(InboundMail.state == InboundState.HANDLED)
    held = select(Touch, Candidate).join(Candidate, Candidate.id == Touch.candidate_id)
    return Books(
        candidates=session.scalar(select(func.count()).select_from(Candidate)) or 0,
        understood=session.scalar(understood) or 0,
        runs=tuple(_run(session, one) for one in session.scalars(select(Enrollment).order_by(Enrollment.id))),
        letters=tuple(
            Letter(one.message_id or "", one.enrollment_id or 0, one.step_key) for one in session.scalars(sent)
        ),
        held=tuple(
            (person.full_name, touch.reason)
            for touch, person in session.execute(held.where(Touch.state == TouchState.HELD).order_by(Touch.id))
        ),
    )


def _run(session: Session, run: Enrollment) -> Run:
    address = address_to_write_to(session, run.candidate_id)
    replies = replies_of(session, run.candidate_id)
    events = timeline_of(session, run.candidate_id)
    return Run(
        id=run.id,
        person=address.address.lower() if address else "",
        state=run.state,
        intent=replies[-1].intent if replies else None,
        ended_at=run.ended_at,
        has_resumed=any(one.kind == "run_resumed" and one.enrollment_id == run.id for one in events),
    )
