"""What an incoming mail means for a person's runs, written down."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from sequencer.core.plan.consequence import End, PauseUntil
from sequencer.core.plan.delays import Delay
from sequencer.core.reasons import Reason
from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.enrollments import Enrollment, end_all_runs, end_run, live_runs, pause_run
from sequencer.store.open_days import zone_for
from sequencer.store.organisations import the_organisation
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.timeline import tell


def end(
    session: Session,
    signer: Signer,
    candidate: Candidate,
    what: End,
    now: datetime,
    *,
    channel: Channel = Channel.REPLY,
    evidence: str = "",
    is_verified: bool = True,
    answered_run: int | None = None,
    actor: str = "",
) -> bool:
    """End all runs of a person; suppress or cool off where the consequence says so. True for a wish that is news.

    `answered_run` is the run whose mail was answered: had it run out already, it has not gone unanswered after all.
    """
    is_news = False
    if what.suppresses:
        addresses = [one.address for one in addresses_of(session, candidate.id)]
        whose: dict[str, Any] = {"actor": actor, "candidate_id": candidate.id}
        is_news = suppress(
            session, signer, addresses, channel, now, evidence=evidence, is_verified=is_verified, **whose
        )
    organisation = the_organisation(session) if what.cools_off else None
    reason = what.reason if is_verified else Reason(what.reason.code, f"{what.reason.says} Sender not verified.")
    ended = end_all_runs(session, candidate.id, what.state, reason, now)
    is_other = answered_run is not None and answered_run not in ended
    late = session.get(Enrollment, answered_run, with_for_update=True) if is_other else None
    if late is not None and late.state is EnrollmentState.FINISHED:
        end_run(session, late, what.state, reason, now)
    elif not ended:
        tell(session, candidate.id, reason.code, reason.says, now)
    if organisation is not None:
        candidate.declined_until = Delay.parse(organisation.cooling_off).after(now, zone_for(organisation, candidate))
    return is_news


def pause(
    session: Session,
    candidate: Candidate,
    what: PauseUntil,
    now: datetime,
    *,
    begun_by: datetime,
    cited_run: int | None = None,
) -> None:
    """Pause the runs of a person that had begun by an instant, and the one whose mail is cited in any case."""
    for run in live_runs(session, candidate.id):
        if run.created_at <= begun_by or run.id == cited_run:
            pause_run(session, run, what.at, what.reason, now)
