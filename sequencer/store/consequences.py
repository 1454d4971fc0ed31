"""What an incoming mail means for a person's runs, written down."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.plan.consequence import End, PauseUntil
from sequencer.core.plan.delays import Delay
from sequencer.core.signed import Signer
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.eligibility import zone_of
from sequencer.store.enrollments import end_all_runs, live_runs, pause_run
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
) -> None:
    """End all runs of a person; suppress or cool off where the consequence says so."""
    if what.suppresses:
        addresses = [one.address for one in addresses_of(session, candidate.id)]
        suppress(session, signer, addresses, channel, now, evidence=evidence, is_verified=is_verified)
    if what.cools_off:
        length = Delay.parse(the_organisation(session).cooling_off)
        candidate.declined_until = length.after(now, zone_of(session, candidate))
    unproven = "" if is_verified else " Sender not verified."
    tell(session, candidate.id, what.reason.code, what.reason.says + unproven, now)
    end_all_runs(session, candidate.id, what.state, what.reason, now)


def pause(session: Session, candidate: Candidate, what: PauseUntil, now: datetime, *, begun_by: datetime) -> int:
    """Pause the runs of a person that had begun by an instant; returns how many there were."""
    runs = [run for run in live_runs(session, candidate.id) if run.created_at <= begun_by]
    for run in runs:
        pause_run(session, run, what.at, what.reason, now)
    return len(runs)
