"""A step's mail has left: written down in two trips, in one transaction, with the next step of its run.

It says the same as `moves.record_sent`, which does it for everything else and is asked wherever something is unusual.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import BindParameter, bindparam, exists, func, insert, select, update
from sqlalchemy.orm import aliased

from sequencer.core.plan.cadence import Plan, RunFacts, next_move
from sequencer.core.plan.evidence import COPY_AFTER
from sequencer.core.plan.sequence import Definition, is_ahead
from sequencer.core.states import EnrollmentState, Intent, Purpose, Stage, TouchState
from sequencer.store.candidates import NAMED_FIELDS, Candidate, values_of
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import is_guessed, open_days, zone_for
from sequencer.store.organisations import Organisation
from sequencer.store.prepared import Line, Prepared, PreparedWrites
from sequencer.store.provider_facts import facts_of
from sequencer.store.replies import Reply
from sequencer.store.sequences import Sequence
from sequencer.store.session import Database
from sequencer.store.timeline import Event
from sequencer.store.touches import FOLLOW_UP, Attempt, Touch


@dataclass(frozen=True)
class Taken:
    """The server's word that it has taken a mail, and when we heard it."""

    code: int
    text: str
    at: datetime


def write_sent(
    database: Database, touch: Touch, taken: Taken, definitions: Mapping[int, Definition], says: str
) -> bool:
    """Write down that an ordinary mail of a run has left, and commit; False, with nothing written, for any other.

    `definitions` are sequences by version. Ordinary: nobody has settled it meanwhile, its run lives and goes on to
    another mail or task, and the mailbox has no trouble to be forgotten.
    """
    if not touch.is_step:
        return False
    with database.line() as line:
        return _written(line, touch, taken, definitions, says)


def _written(line: Line, touch: Touch, taken: Taken, definitions: Mapping[int, Definition], says: str) -> bool:
    ids = {"run": touch.enrollment_id, "touch": touch.id}
    locked, rows = line.run((_LOCK, ids), (_FACTS, ids))
    run, facts = locked.first, rows.first
    if run is None or facts is None or run.state != EnrollmentState.ACTIVE:
        return False
    is_held = run.touch_state == TouchState.TRANSMITTING and run.fence == touch.fence
    definition = definitions.get(run.version_id)
    if not is_held or definition is None or facts.send_trouble or run.mailbox_id != facts.sender_id:
        return False
    after = touch.step_key if is_ahead(definition, touch.step_key, run.after_key) else run.after_key
    left_at = touch.transmitting_at or taken.at
    done = frozenset(facts.done.split(_BETWEEN_KEYS))
    move = next_move(definition, after or None, done, left_at, _run_facts(facts, taken.at))
    if not isinstance(move, Plan):
        return False
    copy_at = _copy_at(facts, taken.at)
    values: dict[str, object] = {**ids} | {
        "candidate": touch.candidate_id,
        "our_fence": touch.fence,
        "left_at": left_at,
        "copy_at": copy_at,
    }
    values |= {"code_said": taken.code, "text_said": taken.text[:500], "tries": touch.attempts, "at_now": taken.at}
    values |= {"told": says, "after": after, "box": facts.sender_id, "version": run.version_id}
    values |= {"key": move.step.key, "kind_next": move.step.kind, "due": move.due_at}
    line.run((_WRITE, values), is_last=True)
    return True


def _run_facts(facts: Any, now: datetime) -> RunFacts:
    """The same as `eligibility.run_facts`, from columns that were just read."""
    candidate: Any = SimpleNamespace(
        full_name=f"{facts.first_name} {facts.last_name}".strip(),
        fields=facts.fields,
        **{name: getattr(facts, name) for name in NAMED_FIELDS},
    )
    organisation: Any = SimpleNamespace(zone=facts.home, quiet_days=facts.quiet_days)
    mailbox: Any = SimpleNamespace(leave=facts.leave)
    return RunFacts(
        now=now,
        zone=zone_for(organisation, candidate),
        values=values_of(candidate),
        has_answered_before=facts.has_answered,
        open_days=open_days(organisation, candidate, mailbox),
        is_guess=is_guessed(candidate),
    )


def _copy_at(facts: Any, now: datetime) -> datetime | None:
    mailbox: Any = SimpleNamespace(smtp_host=facts.smtp_host, filing=facts.filing, rewrites_ids=facts.rewrites_ids)
    return None if facts_of(mailbox).files_sent else now + COPY_AFTER


def _usual(table: Any) -> dict[str, object]:
    """The values that every new row of a table has unless somebody says otherwise."""
    columns = table.__table__.columns
    return {one.key: one.default.arg for one in columns if one.default is not None and one.default.is_scalar}


_RUN: BindParameter[int] = bindparam("run")
_TOUCH: BindParameter[int] = bindparam("touch")
_BETWEEN_KEYS = "\n"
_LOCK = Prepared(
    select(
        Enrollment.state,
        Enrollment.candidate_id,
        Enrollment.version_id,
        Enrollment.after_key,
        Touch.state.label("touch_state"),
        Touch.fence,
        Touch.mailbox_id,
    )
    .join(Touch, Touch.enrollment_id == Enrollment.id)
    .where(Enrollment.id == _RUN, Touch.id == _TOUCH)
    .with_for_update()
)
_OTHER = aliased(Touch)
_DONE = (
    select(func.aggregate_strings(_OTHER.step_key, _BETWEEN_KEYS)).where(_OTHER.enrollment_id == _RUN).scalar_subquery()
)
_ANSWERED = exists().where(
    Reply.candidate_id == Enrollment.candidate_id,
    Reply.intent != Intent.AUTO_REPLY,
    Reply.received_at < Enrollment.created_at,
)
_FACTS = Prepared(
    select(
        *(getattr(Candidate, name) for name in NAMED_FIELDS),
        Candidate.fields,
        Organisation.zone.label("home"),
        Organisation.quiet_days,
        Sequence.mailbox_id.label("sender_id"),
        Mailbox.leave,
        Mailbox.smtp_host,
        Mailbox.filing,
        Mailbox.rewrites_ids,
        Mailbox.send_trouble,
        _ANSWERED.label("has_answered"),
        _DONE.label("done"),
    )
    .select_from(Enrollment)
    .join(Candidate, Candidate.id == Enrollment.candidate_id)
    .join(Sequence, Sequence.id == Enrollment.sequence_id)
    .join(Mailbox, Mailbox.id == Sequence.mailbox_id)
    .join(Organisation, Organisation.id == 1)
    .where(Enrollment.id == _RUN)
)
_SENT = (
    update(Touch)
    .where(Touch.id == _TOUCH, Touch.state == TouchState.TRANSMITTING, Touch.fence == bindparam("our_fence"))
    .values(
        state=TouchState.SENT,
        reason_code="",
        reason="",
        sent_at=bindparam("left_at"),
        wakes_at=None,
        copy_due_at=bindparam("copy_at"),
    )
)
_ATTEMPT = insert(Attempt).values(
    touch_id=_TOUCH,
    number=bindparam("tries"),
    started_at=bindparam("left_at"),
    ended_at=bindparam("at_now"),
    stage=str(Stage.BODY),
    code=bindparam("code_said"),
    said=bindparam("text_said"),
)

_TOLD = insert(Event).values(
    _usual(Event)
    | {
        "candidate_id": bindparam("candidate"),
        "at": bindparam("at_now"),
        "kind": "sent",
        "says": bindparam("told"),
        "enrollment_id": _RUN,
        "touch_id": _TOUCH,
    }
)
_RUN_AT = (
    update(Enrollment)
    .where(Enrollment.id == _RUN, Enrollment.state == EnrollmentState.ACTIVE)
    .values(after_key=bindparam("after"), after_at=bindparam("left_at"), at_key="", moves_at=None)
)
_NEXT = insert(Touch).values(
    _usual(Touch)
    | {
        "enrollment_id": _RUN,
        "candidate_id": bindparam("candidate"),
        "mailbox_id": bindparam("box"),
        "version_id": bindparam("version"),
        "step_key": bindparam("key"),
        "kind": bindparam("kind_next"),
        "purpose": Purpose.STEP,
        "precedence": FOLLOW_UP,
        "state": TouchState.PLANNED,
        "due_at": bindparam("due"),
        "wakes_at": bindparam("due"),
        "created_at": bindparam("at_now"),
    }
)
_WRITE = PreparedWrites((_SENT, _ATTEMPT, _TOLD, _RUN_AT, _NEXT))
