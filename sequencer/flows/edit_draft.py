"""A sequence is changed in a draft: nothing that runs notices before the draft is saved as a version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from sequencer.core.plan.drafting import (
    AddStep,
    Edit,
    PutFiles,
    PutSettings,
    PutStep,
    about,
    digests_in,
    edited,
    files_in,
    step_in,
)
from sequencer.core.plan.fields import read_line
from sequencer.core.plan.sequence import MAIL_KINDS, StepKind
from sequencer.core.write.attachments import Attachment, check_together
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.attachments import drop_unused, keep_file
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequence_drafts import (
    SequenceDraft,
    close_draft,
    draft_for,
    draft_to_change,
    keys_ever,
    note_change,
)
from sequencer.store.sequences import Sequence, locked_sequence, locked_sequence_by_id
from sequencer.store.teams import Team


@dataclass(frozen=True)
class Saved:
    """`look_at` is the step to show next; `others` are people who changed something else since the editor looked."""

    revision: int
    look_at: str
    saved_at: datetime
    others: tuple[str, ...] = ()


class ChangedMeanwhile(UserError):
    """Somebody else has changed the same step since; `revision` is the one to save on to keep what was typed."""

    def __init__(self, by: str, at: datetime, revision: int) -> None:
        super().__init__(f"{by} has changed this since you opened it.")
        self.by, self.at, self.revision = by, at, revision


def begin_sequence(road: Road, name: str, team_id: int, mailbox_id: int, actor: str, **settings: Any) -> int:
    """The id of a new sequence that is only a draft yet: one mail to be written. `settings` are further draft fields."""
    name = read_line("name", {"name": name}, is_needed=True)
    with road.database.write() as session:
        if locked_sequence(session, name) is not None:
            raise UserError(f"`name`: there is a sequence “{name}” already. Give this one another name.")
        team, mailbox = session.get(Team, team_id), session.get(Mailbox, mailbox_id)
        if team is None or mailbox is None:
            raise UserError("A sequence needs a team and a mailbox it writes from.")
        if mailbox.team_id not in (None, team.id):
            raise UserError(f"`mailbox_id`: the mailbox {mailbox.email} belongs to another team than {team.name}.")
        sequence = Sequence(name=name, team_id=team.id, mailbox_id=mailbox.id, created_at=road.now())
        session.add(sequence)
        session.flush()
        content = {"name": name, "team": team.name, "sender": mailbox.email, **settings, "steps": []}
        content, key = edited(content, AddStep(StepKind.EMAIL), ())
        draft = SequenceDraft(
            sequence_id=sequence.id, base_number=0, is_open=True, revision=0, changes=[], content=content
        )
        note_change(draft, content, key, actor, road.now())
        session.add(draft)
        return sequence.id


def change_draft(road: Road, sequence_id: int, edit: Edit, revision: int, actor: str) -> Saved:
    """Keep one edit, made by somebody who looked at the draft at `revision`.

    Raises ChangedMeanwhile where somebody else has changed the same step since, UserError where the step is gone.
    """
    with road.database.write() as session:
        draft = draft_to_change(session, _there(session, sequence_id), road.now())
        return _changed(session, draft, edit, revision, actor, road.now())


def attach_file(road: Road, sequence_id: int, key: str, file: Attachment, revision: int, actor: str) -> Saved:
    """Let a file go with the mail of one step, in the draft. Raises UserError where it is one too many or too large."""
    with road.database.write() as session:
        draft = draft_to_change(session, _there(session, sequence_id), road.now())
        step = step_in(draft.content, key)
        if step is None or step.get("kind") not in MAIL_KINDS:
            raise UserError("Files go with mails only, and this step is none.")
        kept = keep_file(session, file, road.now())
        files = (*files_in(step), {"name": kept.name, "sha256": kept.digest, "size": kept.size})
        check_together([(one["name"], one["size"]) for one in files])
        return _changed(session, draft, PutFiles(key, files), revision, actor, road.now())


def detach_file(road: Road, sequence_id: int, key: str, name: str, revision: int, actor: str) -> Saved:
    """Take a file out of one step, in the draft; it is forgotten when no version and no other draft has it."""
    with road.database.write() as session:
        draft = draft_to_change(session, _there(session, sequence_id), road.now())
        before = files_in(step_in(draft.content, key) or {})
        files = tuple(one for one in before if one["name"] != name)
        return _changed(session, draft, PutFiles(key, files), revision, actor, road.now())


def discard_draft(road: Road, sequence_id: int, actor: str) -> None:
    """Throw the draft away; the present version is what an editor sees again. Running it twice changes nothing more."""
    with road.database.write() as session:
        sequence = _there(session, sequence_id)
        draft = draft_for(session, sequence.id)
        if draft is None or not draft.is_open:
            return
        if not draft.base_number:
            raise UserError("This sequence has no saved version yet, so there is nothing to go back to.")
        thrown_away = digests_in(draft.content)
        draft.content = {**draft.content, "steps": []}  # a closed draft is never read again
        close_draft(draft, actor, road.now(), 0)
        session.flush()
        drop_unused(session, thrown_away)


def _changed(session: Session, draft: SequenceDraft, edit: Edit, revision: int, actor: str, now: datetime) -> Saved:
    others = [one for one in draft.changes if one["revision"] > revision and one["by"] != actor]
    if isinstance(edit, PutStep | PutSettings):
        for one in others:
            if one["key"] in (about(edit), ""):
                raise ChangedMeanwhile(one["by"], datetime.fromisoformat(one["at"]), draft.revision)
    content, look_at = edited(draft.content, edit, keys_ever(session, draft.sequence_id))
    gone = digests_in(draft.content) - digests_in(content)
    if content != draft.content:
        note_change(draft, content, about(edit), actor, now)
    session.flush()
    drop_unused(session, gone)
    return Saved(draft.revision, look_at, draft.saved_at, tuple(dict.fromkeys(one["by"] for one in others)))


def _there(session: Session, sequence_id: int) -> Sequence:
    sequence = locked_sequence_by_id(session, sequence_id)
    if sequence is None:
        raise UserError("This sequence is not there any more.")
    return sequence
