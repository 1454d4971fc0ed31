"""Questions for people: how a sequence stands, who needs somebody, and the whole story of one candidate."""

import shlex
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.signed import Signer
from sequencer.core.states import UNTOLD, EnrollmentState, TouchState
from sequencer.errors import UserError
from sequencer.store.candidates import Candidate, address_column, addresses_of, candidate_by_address
from sequencer.store.enrollments import Enrollment, counts_by_state, runs_of
from sequencer.store.explaining import as_json, next_steps
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import Sequence, sequence_names
from sequencer.store.suppressions import suppression_of
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch, touches_of

MAILS_FOR_A_PERSON = (InboundState.ASKS, InboundState.UNMATCHED, InboundState.UNREADABLE)

_MOST = 200
_TOUCH_NEEDS_YOU = and_(
    Touch.state.in_((TouchState.HELD, TouchState.WAITING, TouchState.UNKNOWN)), Touch.purpose.not_in(UNTOLD)
)
_RUN_NEEDS_YOU = (Enrollment.state == EnrollmentState.PAUSED) & Enrollment.resumes_at.is_(None)
_MAIL_NEEDS_YOU = InboundMail.state.in_(MAILS_FOR_A_PERSON)
_TO_BE_READ = ("subject", "text")
_ADDRESS = address_column()


def sequence_counts(session: Session, name: str | None, now: datetime) -> dict[str, Any]:
    """Runs by state for one sequence or all, what needs somebody, and mailboxes in trouble.

    Raises UserError for a sequence that is not there.
    """
    found = select(Sequence).order_by(Sequence.name)
    sequences = list(session.scalars(found.where(Sequence.name == name) if name is not None else found))
    if name is not None and not sequences:
        known = ", ".join(sequence_names(session))
        raise UserError(f"There is no sequence “{name}”.{f' There is: {known}.' if known else ''}")
    needs_you, more = in_need(session)
    return {
        "at": now,
        "sequences": [
            {"name": one.name, "states": _states(session, one.id), "is_paused": one.paused_at is not None}
            for one in sequences
        ],
        "needs_you": [{key: value for key, value in one.items() if key not in _TO_BE_READ} for one in needs_you],
        "needs_you_more": more,
        "mailboxes_in_trouble": [
            {
                "email": one.email,
                "trouble": " ".join(said for said in (one.send_trouble, one.trouble) if said),
                "since": one.trouble_at,
            }
            for one in session.scalars(select(Mailbox).where(or_(Mailbox.trouble != "", Mailbox.send_trouble != "")))
        ],
    }


def in_need(session: Session, most: int | None = _MOST) -> tuple[list[dict[str, Any]], int]:
    """(what waits for a person, how many more there are): at most `most` touches, runs and mails each; None for all."""
    touches = _touches_in_need(session, most)
    runs = _runs_in_need(session, most)
    mails = _mails_in_need(session, most)
    more = 0
    for lines, table, condition in (
        (touches, Touch, _TOUCH_NEEDS_YOU),
        (runs, Enrollment, _RUN_NEEDS_YOU),
        (mails, InboundMail, _MAIL_NEEDS_YOU),
    ):
        if len(lines) == most:
            more += (session.scalar(select(func.count()).select_from(table).where(condition)) or 0) - most
    return touches + runs + mails, more


def explanation(session: Session, signer: Signer, email: str, now: datetime) -> dict[str, Any] | None:
    """Everything that explains what one candidate got and gets, and every rule before what is next; None for a stranger."""
    candidate = candidate_by_address(session, email)
    if candidate is None:
        return None
    names = {one.id: one.name for one in session.scalars(select(Sequence))}
    addresses = [one.address for one in addresses_of(session, candidate.id)]
    known = suppression_of(session, signer, addresses)
    wish = known if known is not None and not known.domain else None
    return {
        "candidate": candidate.full_name,
        "addresses": addresses,
        "suppressed": None if wish is None else _suppression(wish.channel, wish.is_verified),
        "closed_domain": (known.domain or None) if known is not None else None,
        "declined_until": candidate.declined_until,
        "runs": [_run(names[one.sequence_id], one) for one in runs_of(session, candidate.id)],
        "next": [as_json(one) for one in next_steps(session, signer, candidate, now)],
        "touches": [_touch(one) for one in touches_of(session, candidate.id) if one.purpose not in UNTOLD],
        "timeline": [{"at": one.at, "code": one.kind, "says": one.says} for one in timeline_of(session, candidate.id)],
    }


def _states(session: Session, sequence_id: int) -> dict[str, int]:
    counts = counts_by_state(session, sequence_id)
    return {str(state): counts[state] for state in EnrollmentState if state in counts}


def _touches_in_need(session: Session, most: int | None) -> list[dict[str, Any]]:
    """Touches that wait for a person: held, to be read, tasks, unknown."""
    rows = session.execute(
        select(Touch, Candidate, _ADDRESS)
        .join(Candidate, Candidate.id == Touch.candidate_id)
        .where(_TOUCH_NEEDS_YOU)
        .order_by(Touch.due_at, Touch.id)
        .limit(most)
    )
    return [_touch_in_need(touch, candidate.full_name or address or "") for touch, candidate, address in rows]


def _touch_in_need(touch: Touch, person: str) -> dict[str, Any]:
    line = {
        "kind": "touch",
        "touch": touch.id,
        "person": person,
        "step": touch.step_key,
        "step_kind": str(touch.kind),
        "state": str(touch.state),
        "code": touch.reason_code,
        "reason": touch.reason,
    }
    if touch.state is TouchState.WAITING:
        line |= {"subject": touch.subject, "text": touch.text}
    return line


def _runs_in_need(session: Session, most: int | None) -> list[dict[str, Any]]:
    """Runs that are paused until a person lets them go on."""
    rows = session.execute(
        select(Enrollment, Candidate, Sequence.name, _ADDRESS)
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .where(_RUN_NEEDS_YOU)
        .order_by(Enrollment.id)
        .limit(most)
    )
    return [
        {
            "kind": "run",
            "run": run.id,
            "person": candidate.full_name or address or "",
            "email": address or "",
            "sequence": sequence,
            "state": str(run.state),
            "code": run.reason_code,
            "reason": run.reason,
            "command": f"sequencer resume --email {shlex.quote(address or '')}",
        }
        for run, candidate, sequence, address in rows
    ]


def _mails_in_need(session: Session, most: int | None) -> list[dict[str, Any]]:
    """Mails a person has to look at, newest first; never their bytes, which may be many."""
    rows = session.execute(
        select(
            InboundMail.id,
            InboundMail.sender,
            InboundMail.subject,
            InboundMail.received_at,
            InboundMail.state,
            InboundMail.reason_code,
            InboundMail.reason,
            Mailbox.email,
        )
        .join(Mailbox, Mailbox.id == InboundMail.mailbox_id)
        .where(_MAIL_NEEDS_YOU)
        .order_by(InboundMail.received_at.desc(), InboundMail.id.desc())
        .limit(most)
    )
    return [
        {
            "kind": "mail",
            "mail": row.id,
            "person": row.sender,
            "mailbox": row.email,
            "about": row.subject,
            "received_at": row.received_at,
            "state": str(row.state),
            "code": row.reason_code,
            "reason": row.reason,
            "command": f"sequencer decide --mail {row.id} done",
        }
        for row in rows
    ]


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
