"""Whether an answered sequence offers interview times by itself, and of which plan."""

from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import HandOver
from sequencer.errors import UserError
from sequencer.store.conversations import reply_in
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_plans import InterviewPlan, plan_by_name
from sequencer.store.sequences import definition_of


def plan_handed_over_to(session: Session, mail: InboundMail) -> InterviewPlan | None:
    """The plan that the answered sequence hands over to by itself."""
    reply = reply_in(session, mail.id)
    run = session.get(Enrollment, reply.enrollment_id) if reply is not None and reply.enrollment_id else None
    definition = definition_of(session, run.version_id) if run is not None else None
    if definition is None or definition.hand_over is not HandOver.AUTOMATIC:
        return None
    plan = plan_by_name(session, definition.interview)
    if plan is None:
        raise UserError(f"The interview plan “{definition.interview}” of the sequence is no longer there.")
    return plan
