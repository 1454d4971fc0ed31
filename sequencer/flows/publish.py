"""A sequence file, or a draft, becomes the next version; live runs go over to it, nobody thrown back or mailed twice."""

from datetime import datetime
from typing import Any

import yaml
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import Definition, is_ahead, place_to_go_on
from sequencer.core.plan.sequence_file import name_in, read_definition, to_mapping
from sequencer.core.reasons import Reason
from sequencer.core.states import TouchState
from sequencer.core.write.brought_files import Beside, bring_files
from sequencer.core.write.step_texts import check_texts
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.attachments import keep_file, with_true_sizes
from sequencer.store.enrollments import (
    Enrollment,
    cancel_open_touches,
    has_live_runs,
    runs_of_older_versions,
    withdraw,
)
from sequencer.store.interview_plans import plan_by_name, plan_names
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.moves import plan_next
from sequencer.store.roles import role_by_title
from sequencer.store.sequence_drafts import close_draft, draft_for
from sequencer.store.sequences import (
    Sequence,
    SequenceVersion,
    add_version,
    branch_fields,
    current_version,
    definition_of,
    locked_sequence,
    locked_sequence_by_id,
    merge_fields,
    sequence_by_name,
    version_by_number,
)
from sequencer.store.teams import team_by_name, team_names
from sequencer.store.timeline import tell
from sequencer.store.touches import Touch, open_touch_of, thaw

_LARGEST_FILE = 1_000_000
_IN_ONE_COMMIT = 50
_STEP_GONE = Reason("step_removed", "This step was taken out of the sequence.")
_IN_FLIGHT = frozenset({TouchState.CLAIMED, TouchState.TRANSMITTING, TouchState.UNKNOWN, TouchState.NOT_SENT})


def publish(road: Road, text: str, actor: str = "", beside: Beside | None = None) -> tuple[str, int]:
    """(name, version number) of the sequence in a YAML file, now current.

    1. The new version is committed; new runs begin with it. An unchanged file makes no new version.
    2. Live runs go over to it, a few in a commit, so that a stop never waits long. Until its turn comes a run goes
       on under the version it has; publishing once more takes over whom a crash left behind.

    `beside` gives a file that the text names by `file:`; where there is none, such a name is refused.
    Raises UserError naming step and field.
    """
    given = parsed(text)
    brought = bring_files(given, beside)
    with road.database.write() as session:
        for file in brought:
            keep_file(session, file, road.now())
        sequence = locked_sequence(session, name_in(given))
        sequence, version = _new_version(session, sequence, given, actor, road.now())
    _take_all_over(road, sequence.id, version)
    return sequence.name, version.number


def publish_draft(road: Road, sequence_id: int, revision: int, actor: str) -> int:
    """The number of the version that the draft has become, as it was reviewed at this revision; steps as `publish`.

    Raises UserError where somebody has changed the draft since, or where it cannot be published.
    """
    with road.database.write() as session:
        sequence = locked_sequence_by_id(session, sequence_id)
        draft = draft_for(session, sequence_id)
        if sequence is None or draft is None or not draft.is_open:
            raise UserError("There is no draft to save: nothing differs from the present version.")
        if draft.revision != revision:
            who = draft.saved_by or "Somebody"
            raise UserError(f"{who} has changed the draft since you opened this page. Look at it again, then save.")
        sequence, version = _new_version(session, sequence, draft.content, actor, road.now())
        close_draft(draft, actor, road.now(), version.number)
    _take_all_over(road, sequence_id, version)
    return version.number


def _new_version(
    session: Session, sequence: Sequence | None, given: Any, actor: str, now: datetime
) -> tuple[Sequence, SequenceVersion]:
    present = current_version(session, sequence.id) if sequence else None
    before = definition_of(session, present.id) if present else None
    definition = with_true_sizes(session, read_definition(given, branch_fields(session), before))
    check_texts(definition, merge_fields(session))
    sequence = _with_its_places(session, sequence, definition, now)
    if present is not None and before == definition:
        return sequence, present
    return sequence, add_version(session, sequence, definition, now, actor)


def _take_all_over(road: Road, sequence_id: int, version: SequenceVersion) -> None:
    while _take_some_over(road, sequence_id, version):
        pass


def _take_some_over(road: Road, sequence_id: int, version: SequenceVersion) -> int:
    with road.database.write() as session:
        new = definition_of(session, version.id)
        runs = runs_of_older_versions(session, sequence_id, version.id, _IN_ONE_COMMIT)
        for run in runs:
            _take_over(session, run, definition_of(session, run.version_id), new, version, road.now())
        return len(runs)


def export_sequence(road: Road, name: str, number: int | None = None) -> str:
    """A version, the current one unless told, as YAML that `publish` reads back to the same sequence."""
    with road.database.read() as session:
        sequence = sequence_by_name(session, name)
        present = None
        if sequence is not None and number is not None:
            present = version_by_number(session, sequence.id, number)
        elif sequence is not None:
            present = current_version(session, sequence.id)
        if present is None:
            raise UserError(f"There is no sequence “{name}”.")
        content = to_mapping(definition_of(session, present.id))
    return yaml.dump(content, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=100)


class _Readable(yaml.SafeDumper):
    """Writes texts of several lines as blocks that a person can edit."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _block)


def parsed(text: str) -> Any:
    """What a YAML file holds. Raises UserError for what is no plain YAML."""
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
    if definition.interview and plan_by_name(session, definition.interview) is None:
        known = ", ".join(plan_names(session)) or "none yet"
        raise UserError(f"`interview`: there is no interview plan “{definition.interview}”. There is: {known}.")
    if sequence is None:
        sequence = Sequence(name=definition.name, created_at=now)
        session.add(sequence)
    elif sequence.mailbox_id != mailbox.id and has_live_runs(session, sequence.id):
        raise UserError("`sender`: people are in this sequence, and a person hears from one mailbox only.")
    elif sequence.name != definition.name and sequence_by_name(session, definition.name) is not None:
        raise UserError(f"`name`: there is another sequence “{definition.name}”.")
    sequence.name = definition.name
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
    if touch is not None and (touch.state in _IN_FLIGHT or (touch.frozen and touch.state is not TouchState.WAITING)):
        return  # its bytes are fixed, or a person has let it go: it leaves as it was, and the run goes on behind it
    if touch is None and is_ahead(new, run.at_key, run.after_key):
        return  # stands at a wait or branch that is still there
    if touch is not None and not _replaced(session, run, new, touch, now):
        touch.version_id = version.id
        if not touch.approved_by:
            thaw(session, touch, now)  # whoever has it before them gets the new words to read
        return
    plan_next(session, run, new, now)


def _replaced(session: Session, run: Enrollment, new: Definition, touch: Touch, now: datetime) -> bool:
    """Make room for another plan; False where a person has the touch before them, or has let it go, and it still fits.

    What nobody has begun is taken back as if it had never been planned: its delay may have changed, another step may
    stand before it now, and a step that is put back later is still to be sent.
    """
    is_with_person = touch.state is TouchState.WAITING or bool(touch.approved_by)
    still_comes = is_ahead(new, touch.step_key, run.after_key)
    if is_with_person and still_comes:
        return False
    if not still_comes:
        tell(session, run.candidate_id, _STEP_GONE.code, _STEP_GONE.says, now, enrollment_id=run.id)
    if is_with_person:
        cancel_open_touches(session, run.id, _STEP_GONE)
    else:
        withdraw(session, touch)
    return True
