"""A sequence file becomes the next version; live runs go over to it without being thrown back or mailed a step twice."""

from datetime import datetime
from typing import Any

import yaml
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS, Definition, is_ahead, place_to_go_on
from sequencer.core.plan.sequence_file import name_in, read_definition, to_mapping
from sequencer.core.reasons import Reason
from sequencer.core.states import TouchState
from sequencer.core.write import merge
from sequencer.core.write.rendering import check_step
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import custom_field_names
from sequencer.store.enrollments import Enrollment, cancel_open_touches, live_runs_in, withdraw
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.moves import plan_next
from sequencer.store.roles import role_by_title
from sequencer.store.sequences import (
    Sequence,
    SequenceVersion,
    add_version,
    branch_fields,
    current_version,
    definition_of,
    locked_sequence,
    sequence_by_name,
)
from sequencer.store.teams import team_by_name, team_names
from sequencer.store.timeline import tell
from sequencer.store.touches import open_touch_of

_LARGEST_FILE = 1_000_000
_STEP_GONE = Reason("step_removed", "This step was taken out of the sequence.")
_IN_FLIGHT = frozenset({TouchState.CLAIMED, TouchState.TRANSMITTING, TouchState.UNKNOWN, TouchState.NOT_SENT})


def publish(road: Road, text: str) -> tuple[str, int]:
    """(name, version number) of the sequence in a YAML file, now current.

    Publishing an unchanged file makes no new version. Raises UserError naming step and field.
    """
    given = _parsed(text)
    name = name_in(given)
    with road.database.write() as session:
        sequence = locked_sequence(session, name)
        present = current_version(session, sequence.id) if sequence else None
        before = definition_of(session, present.id) if present else None
        definition = read_definition(given, branch_fields(session), before)
        _check_texts(definition, frozenset(merge.STANDARD_FIELDS) | custom_field_names(session))
        sequence = _with_its_places(session, sequence, definition, road.now())
        if present is not None and before == definition:
            return sequence.name, present.number
        version = add_version(session, sequence, definition, road.now())
        for run in live_runs_in(session, sequence.id):
            _take_over(session, run, before or definition, definition, version, road.now())
        return sequence.name, version.number


def export_sequence(road: Road, name: str) -> str:
    """The current version as YAML that `publish` reads back to the same sequence."""
    with road.database.read() as session:
        sequence = sequence_by_name(session, name)
        present = current_version(session, sequence.id) if sequence else None
        if present is None:
            raise UserError(f"There is no sequence “{name}”.")
        content = to_mapping(definition_of(session, present.id))
    return yaml.dump(content, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=100)


class _Readable(yaml.SafeDumper):
    """Writes texts of several lines as blocks that a person can edit."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _block)


def _parsed(text: str) -> Any:
    if len(text) > _LARGEST_FILE:
        raise UserError("The file is larger than a sequence can be (1 MB).")
    if "&" in text and any(isinstance(one, yaml.AliasToken) for one in _tokens(text)):
        raise UserError("The file uses YAML aliases (*name); write every step out.")
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # The library trips over tags such as `!!timestamp x` and over deep nesting in its own ways.
        raise UserError(f"This is not YAML we can read: {_first_line(error)}") from None


def _tokens(text: str) -> list[Any]:
    try:
        return list(yaml.scan(text))
    except yaml.YAMLError as error:
        raise UserError(f"This is not YAML we can read: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _check_texts(definition: Definition, known: frozenset[str]) -> None:
    for number, step in enumerate(definition.steps, 1):
        if step.kind not in MAIL_KINDS:
            continue
        for subject, body in step.texts:
            try:
                opens_thread = step.is_new_thread or definition.can_be_first_mail(step.key)
                check_step(subject, body, known, opens_thread)
            except UserError as error:
                raise UserError(f"Step {number}: {error}") from None


def _with_its_places(session: Session, sequence: Sequence | None, definition: Definition, now: datetime) -> Sequence:
    team = team_by_name(session, definition.team)
    if team is None:
        known = ", ".join(team_names(session)) or "none yet"
        raise UserError(f"`team`: there is no team “{definition.team}”. There is: {known}.")
    mailbox = mailbox_by_email(session, definition.sender)
    if mailbox is None:
        raise UserError(f"`sender`: there is no mailbox {definition.sender}. Add it with `sequencer mailbox add`.")
    role = role_by_title(session, team.id, definition.role) if definition.role else None
    if definition.role and role is None:
        raise UserError(f"`role`: the team {team.name} has no role “{definition.role}”.")
    if sequence is None:
        sequence = Sequence(name=definition.name, created_at=now)
        session.add(sequence)
    elif sequence.mailbox_id != mailbox.id and live_runs_in(session, sequence.id):
        raise UserError("`sender`: people are in this sequence, and a person hears from one mailbox only.")
    sequence.team_id, sequence.mailbox_id = team.id, mailbox.id
    sequence.role_id = role.id if role else None
    session.flush()
    return sequence


def _take_over(
    session: Session, run: Enrollment, old: Definition, new: Definition, version: SequenceVersion, now: datetime
) -> None:
    """Let one live run go on under a new version, behind the latest step it has passed."""
    run.version_id = version.id
    run.after_key = place_to_go_on(old, new, run.after_key) or ""
    tell(session, run.candidate_id, "version", f"Goes on with version {version.number}.", now, enrollment_id=run.id)
    touch = open_touch_of(session, run.id)
    if touch is not None and (touch.state in _IN_FLIGHT or touch.frozen is not None):
        return  # its bytes are fixed: it leaves as it was, and the run goes on behind it
    if touch is None and is_ahead(new, run.at_key, run.after_key):
        return  # stands at a wait or branch that is still there
    if touch is not None and is_ahead(new, touch.step_key, run.after_key):
        if touch.state is TouchState.WAITING or touch.approved_by:
            touch.version_id = version.id
            return  # a person has it before them, or has let it go
        withdraw(session, touch)  # planned anew: its delay may have changed, or a step may stand before it now
    cancel_open_touches(session, run.id, _STEP_GONE)
    plan_next(session, run, new, now)
