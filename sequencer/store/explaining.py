"""What comes next for one person in each live run, with every rule that stands before it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from sequencer.core.plan.explaining import Explained, Finding, explained
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.sequence import MAIL_KINDS, StepKind
from sequencer.core.signed import Signer
from sequencer.core.states import LIVE_RUNS, TouchState
from sequencer.store.candidates import Candidate
from sequencer.store.eligibility import send_facts
from sequencer.store.enrollments import Enrollment, runs_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import hours_of
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import Sequence, definition_of
from sequencer.store.touches import CLAIMABLE, Touch, open_touch_of


@dataclass(frozen=True)
class NextStep:
    """The step a run stands before. `chain` is there for a mail that the machine may let go; `at` is when it moves on.

    `hours` is the candidate's clock and whether it is a guess.
    """

    sequence_id: int
    team_id: int
    sequence: str
    mailbox: str
    hours: Hours
    touch_id: int | None = None
    step: str = ""
    kind: StepKind | None = None
    state: TouchState | None = None
    at: datetime | None = None
    code: str = ""
    says: str = ""
    chain: Explained | None = None


def next_steps(session: Session, signer: Signer, candidate: Candidate, now: datetime) -> list[NextStep]:
    """One for each run of the person that lives, the newest first."""
    runs = [run for run in runs_of(session, candidate.id) if run.state in LIVE_RUNS]
    return [_next_step(session, signer, candidate, run, now) for run in runs]


def as_json(one: NextStep) -> dict[str, Any]:
    """The same for scripts. `decides` is the rule that keeps the mail now; null where none does."""
    chain = one.chain
    decides = chain.decides if chain is not None else None
    return {
        "sequence": one.sequence,
        "mailbox": one.mailbox,
        "touch": one.touch_id,
        "step": one.step,
        "kind": str(one.kind) if one.kind is not None else None,
        "state": str(one.state) if one.state is not None else None,
        "at": one.at,
        "local": one.hours.clock(one.at) if one.at is not None else None,
        "zone": one.hours.zone.key,
        "zone_is_guess": one.hours.is_guess,
        "code": one.code,
        "reason": one.says,
        "decides": decides.rule if decides is not None else None,
        "asked_at": chain.at if chain is not None else None,
        "rules": [_rule(finding) for finding in chain.findings] if chain is not None else [],
    }


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "asks": finding.asks,
        "answer": str(finding.answer),
        "code": finding.code,
        "reason": finding.says,
        "until": finding.until,
        "source": finding.source,
        "changed_by": finding.changed_by,
    }


def _next_step(session: Session, signer: Signer, candidate: Candidate, run: Enrollment, now: datetime) -> NextStep:
    sequence = session.get_one(Sequence, run.sequence_id)
    touch, definition = open_touch_of(session, run.id), definition_of(session, run.version_id)
    mailbox_id = touch.mailbox_id if touch is not None and touch.mailbox_id is not None else sequence.mailbox_id
    mailbox = session.get_one(Mailbox, mailbox_id)
    hours = hours_of(the_organisation(session), candidate, mailbox, definition.window)
    if touch is None:
        says = run.reason or "Waits for the next step."
        at = run.resumes_at or run.moves_at
        return NextStep(
            sequence.id, sequence.team_id, sequence.name, mailbox.email, hours, at=at, code=run.reason_code, says=says
        )
    is_open = touch.state in CLAIMABLE and touch.kind in MAIL_KINDS
    return NextStep(
        sequence.id,
        sequence.team_id,
        sequence.name,
        mailbox.email,
        hours,
        touch_id=touch.id,
        step=touch.step_key,
        kind=touch.kind,
        state=touch.state,
        at=_leaves_at(touch),
        code=touch.reason_code,
        says=touch.reason,
        chain=_chain(session, signer, touch, run, now) if is_open else None,
    )


def _leaves_at(touch: Touch) -> datetime:
    return max(touch.due_at, touch.wakes_at or touch.due_at)


def _chain(session: Session, signer: Signer, touch: Touch, run: Enrollment, now: datetime) -> Explained:
    """Every rule, at the instant at which the mail is due; what a worker would find then, as far as it is known now."""
    facts = send_facts(session, signer, touch, run, definition_of(session, run.version_id), now)
    return explained(facts, touch.due_at)
