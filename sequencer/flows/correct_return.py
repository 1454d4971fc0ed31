"""A person says when somebody who is away comes back: the pause that an automatic answer began moves with it."""

from datetime import date, timedelta

from sequencer.core.plan import consequence
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate
from sequencer.store.eligibility import zone_of
from sequencer.store.enrollments import live_runs, pause_run
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.open_days import days_of
from sequencer.store.timeline import tell

_AWAY = "out_of_office"
_LONGEST = timedelta(days=731)


def correct_return(road: Road, mail_id: int, returns_on: date, actor: str) -> None:
    """Move the pause of an out-of-office note to another day of return; the same day again changes nothing.

    Runs that an absence paused, and those that run, go on a working day after they are back; no run goes back a step,
    and a pause for another reason stays. Raises UserError for a day that is over or too far ahead.
    """
    now = road.now()
    with road.database.write() as session:
        mail = session.get(InboundMail, mail_id)
        if mail is None or mail.candidate_id is None or mail.reason_code != _AWAY:
            raise UserError("This is no note of somebody who is away.")
        candidate = session.get_one(Candidate, mail.candidate_id, with_for_update={"key_share": True})
        runs = live_runs(session, candidate.id)
        session.refresh(mail, with_for_update=True)
        zone = zone_of(session, candidate)
        today = now.astimezone(zone).date()
        if returns_on < today:
            raise UserError("That day is over. Choose today or a later day.")
        if returns_on - today > _LONGEST:
            raise UserError("That is more than two years ahead. Choose an earlier day.")
        absence = consequence.of_absence(returns_on, today, zone, days_of(session, candidate).is_working)
        if mail.reason == absence.reason.says:
            return
        mail.reason_code, mail.reason = absence.reason.code, absence.reason.says
        told = f"Day of return corrected. {absence.reason.says}"
        tell(session, candidate.id, "absence_corrected", told, now, actor=actor)
        for run in runs:
            if run.state is EnrollmentState.PAUSED and run.reason_code == _AWAY:
                run.resumes_at, run.reason = absence.at, absence.reason.says
            elif run.state is EnrollmentState.ACTIVE and run.created_at <= mail.received_at:
                pause_run(session, run, absence.at, absence.reason, now)
