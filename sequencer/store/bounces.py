"""A final failure of delivery, written down: the address, its runs, and how they end."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.plan.consequence import Ask, End
from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.store import consequences
from sequencer.store.candidates import Candidate, mark_dead
from sequencer.store.enrollments import Enrollment, end_run, pause_run
from sequencer.store.touches import Touch


def record_bounce(
    session: Session, signer: Signer, candidate: Candidate, touch: Touch, what: End | Ask, now: datetime
) -> None:
    """What a report on one mail does: an address that is gone ends all runs, another failure the run of that mail.

    Where nothing is certain the run pauses until a person has looked.
    """
    run = session.get(Enrollment, touch.enrollment_id) if touch.enrollment_id else None
    if isinstance(what, Ask):
        if run is not None:
            pause_run(session, run, None, what.reason, now)
    elif what.is_address_gone:
        mark_dead(session, candidate.id, touch.recipient, what.reason.says, now)
        consequences.end(session, signer, candidate, what, now, answered_run=touch.enrollment_id)
    elif run is not None and run.state is not EnrollmentState.BOUNCED:
        end_run(session, run, what.state, what.reason, now)
