"""Questions for people: how a sequence stands, who needs somebody, and the whole story of one candidate."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.store.candidates import Candidate, addresses_of, candidate_by_address
from sequencer.store.enrollments import Enrollment, counts_by_state, runs_of
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import suppression_of
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch, touches_of

_NEEDS_SOMEBODY = (TouchState.HELD, TouchState.WAITING, TouchState.UNKNOWN)
_MAIL_NEEDS_SOMEBODY = (InboundState.ASKS, InboundState.UNMATCHED, InboundState.UNREADABLE)


def sequence_counts(session: Session, name: str | None, now: datetime) -> dict[str, Any]:
    """Runs by state for one sequence or all, what needs somebody, and mailboxes in trouble."""
    found = select(Sequence).order_by(Sequence.name)
    sequences = list(session.scalars(found.where(Sequence.name == name) if name else found))
    return {
        "at": now,
        "sequences": [
            {"name": one.name, "states": _states(session, one.id), "is_paused": one.paused_at is not None}
            for one in sequences
        ],
        "needs_you": touches_in_need(session) + _mails_in_need(session),
        "mailboxes_in_trouble": [
            {"email": one.email, "trouble": one.trouble, "since": one.trouble_at}
            for one in session.scalars(select(Mailbox).where(Mailbox.trouble != ""))
        ],
    }


def touches_in_need(session: Session) -> list[dict[str, Any]]:
    """Touches that wait for a person: held, to be read, tasks, unknown."""
    rows = session.execute(
        select(Touch, Candidate)
        .join(Candidate, Candidate.id == Touch.candidate_id)
        .where(Touch.state.in_(_NEEDS_SOMEBODY))
        .order_by(Touch.due_at)
        .limit(200)
    )
    return [
        {
            "touch": touch.id,
            "person": candidate.full_name or _address(session, candidate.id),
            "step": touch.step_key,
            "kind": str(touch.kind),
            "state": str(touch.state),
            "code": touch.reason_code,
            "reason": touch.reason,
        }
        for touch, candidate in rows
    ]


def explanation(session: Session, signer: Signer, email: str) -> dict[str, Any] | None:
    """Everything that explains what one candidate got and gets; None for a stranger."""
    candidate = candidate_by_address(session, email)
    if candidate is None:
        return None
    names = {one.id: one.name for one in session.scalars(select(Sequence))}
    addresses = [one.address for one in addresses_of(session, candidate.id)]
    suppression = suppression_of(session, signer, addresses)
    return {
        "candidate": candidate.full_name,
        "addresses": addresses,
        "suppressed": None if suppression is None else _suppression(suppression.channel, suppression.is_verified),
        "declined_until": candidate.declined_until,
        "runs": [_run(names[one.sequence_id], one) for one in runs_of(session, candidate.id)],
        "touches": [_touch(one) for one in touches_of(session, candidate.id)],
        "timeline": [{"at": one.at, "code": one.kind, "says": one.says} for one in timeline_of(session, candidate.id)],
    }


def _states(session: Session, sequence_id: int) -> dict[str, int]:
    counts = counts_by_state(session, sequence_id)
    return {str(state): counts[state] for state in EnrollmentState if state in counts}


def _mails_in_need(session: Session) -> list[dict[str, Any]]:
    found = session.scalars(select(InboundMail).where(InboundMail.state.in_(_MAIL_NEEDS_SOMEBODY)).limit(200))
    return [
        {"mail": one.id, "person": one.sender, "state": str(one.state), "code": one.reason_code, "reason": one.reason}
        for one in found
    ]


def _address(session: Session, candidate_id: int) -> str:
    return next((one.address for one in addresses_of(session, candidate_id)), "")


def _suppression(channel: str, is_verified: bool) -> dict[str, Any]:
    return {"channel": str(channel), "is_verified": is_verified}


def _run(sequence: str, run: Enrollment) -> dict[str, Any]:
    return {
        "sequence": sequence,
        "state": str(run.state),
        "code": run.reason_code,
        "reason": run.reason,
        "resumes_at": run.resumes_at,
        "moves_at": run.moves_at,
        "ended_at": run.ended_at,
    }


def _touch(touch: Touch) -> dict[str, Any]:
    return {
        "touch": touch.id,
        "step": touch.step_key,
        "kind": str(touch.kind),
        "state": str(touch.state),
        "code": touch.reason_code,
        "reason": touch.reason,
        "due_at": touch.due_at,
        "sent_at": touch.sent_at,
        "subject": touch.subject,
        "attempts": touch.attempts,
    }
