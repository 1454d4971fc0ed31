"""One incoming mail on the table, with whom and what it fits, and the ways to be done with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.doors import Dice
from sequencer.core.links import Links
from sequencer.core.plan.consequence import End, PauseUntil
from sequencer.core.read.understanding import Understanding
from sequencer.core.reasons import Reason
from sequencer.store import consequences
from sequencer.store.candidates import Candidate, candidate_ids_by_address
from sequencer.store.enrollments import live_runs
from sequencer.store.inbound_mails import InboundMail, InboundState, settle
from sequencer.store.matches import Match
from sequencer.store.suppressions import Channel
from sequencer.store.touches import Touch

_SKEW = timedelta(minutes=10)
"""How far the clock of a mail server may be off."""


@dataclass(frozen=True)
class Case:
    """The mail's row is locked while it is worked on, so that it has its effect once."""

    links: Links
    dice: Dice
    session: Session
    mail: InboundMail
    read: Understanding
    whose: Match
    now: datetime

    @property
    def begun_by(self) -> datetime:
        """Runs that began later cannot be meant by this mail."""
        return self.mail.received_at + _SKEW


def end_runs(
    case: Case,
    candidate: Candidate,
    what: End,
    touch: Touch | None,
    *,
    channel: Channel = Channel.REPLY,
    is_verified: bool = True,
) -> None:
    """End all runs of a person because of this mail, which answers or reports on `touch`."""
    consequences.end(
        case.session,
        case.links.signer,
        candidate,
        what,
        case.now,
        channel=channel,
        is_verified=is_verified,
        answered_run=touch.enrollment_id if touch else None,
    )


def pause_recipients(case: Case, what: PauseUntil, state: InboundState) -> InboundState | None:
    """Pause the runs of everybody the mail is addressed to; without a candidate among them it was nothing of ours."""
    people = set(candidate_ids_by_address(case.session, case.read.glance.recipients).values())
    for candidate_id in people:
        candidate = case.session.get_one(Candidate, candidate_id)
        consequences.pause(case.session, candidate, what, case.now, begun_by=case.begun_by)
    if not people:
        return drop(case)
    case.mail.candidate_id = min(people)
    return close(case, state, what.reason)


def pause_people(case: Case, what: PauseUntil) -> InboundState | None:
    """The same where it lasts: whoever has no run to be paused is paused themselves, so that none begins unseen.

    A pause that somebody else has put over a person is left as it is.
    """
    for candidate_id in set(candidate_ids_by_address(case.session, case.read.glance.recipients).values()):
        candidate = case.session.get_one(Candidate, candidate_id, with_for_update={"key_share": True})
        if candidate.paused_at is None and not live_runs(case.session, candidate_id):
            says = what.reason.says.removeprefix("Paused: ")
            candidate.paused_at, candidate.pause_reason = case.now, says[:1].upper() + says[1:]
    return pause_recipients(case, what, InboundState.HANDLED)


def drop(case: Case) -> InboundState | None:
    """Nothing of ours after all: nothing of it stays."""
    case.session.delete(case.mail)
    return None


def close(case: Case, state: InboundState, reason: Reason) -> InboundState:
    """The mail stays, with what became of it."""
    settle(case.session, case.mail, state, case.read.kind, reason.code, reason.says, case.now)
    return state
