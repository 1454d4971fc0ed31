"""Drafts: what is being changed in a sequence before it is saved as the next version. One for each sequence."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.sequence_file import to_mapping
from sequencer.store.base import Base, Instant
from sequencer.store.sequences import Sequence, SequenceVersion, current_version, definition_of

_KEPT_CHANGES = 60


class SequenceDraft(Base):
    """`revision` only ever grows; `changes` tell who changed which step at which revision.

    `is_open` says that something differs from the version `base_number`.
    """

    __tablename__ = "sequence_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    sequence_id: Mapped[int] = mapped_column(ForeignKey("sequences.id", ondelete="CASCADE"), unique=True)
    base_number: Mapped[int] = mapped_column(default=0)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    is_open: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int] = mapped_column(default=0)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    saved_at: Mapped[datetime] = mapped_column(Instant)
    saved_by: Mapped[str] = mapped_column(String(254), default="")


def draft_for(session: Session, sequence_id: int) -> SequenceDraft | None:
    return session.scalar(select(SequenceDraft).where(SequenceDraft.sequence_id == sequence_id))


def drafts_among(session: Session, sequence_ids: Iterable[int]) -> dict[int, SequenceDraft]:
    """Open drafts by sequence."""
    found = select(SequenceDraft).where(SequenceDraft.sequence_id.in_(list(sequence_ids)), SequenceDraft.is_open)
    return {one.sequence_id: one for one in session.scalars(found)}


def content_of(session: Session, sequence: Sequence) -> tuple[dict[str, Any], int]:
    """(what an editor sees, its revision): the open draft, else the present version."""
    draft = draft_for(session, sequence.id)
    if draft is not None and draft.is_open:
        return draft.content, draft.revision
    version = current_version(session, sequence.id)
    revision = draft.revision if draft else 0
    if version is None:
        return (draft.content if draft else {"name": sequence.name, "steps": []}), revision
    return to_mapping(definition_of(session, version.id)), revision


def draft_to_change(session: Session, sequence: Sequence, now: datetime) -> SequenceDraft:
    """The draft to write into; made, or begun anew from the present version, where none is open."""
    draft = draft_for(session, sequence.id)
    if draft is not None and draft.is_open:
        return draft
    content, _ = content_of(session, sequence)
    version = current_version(session, sequence.id)
    if draft is None:
        draft = SequenceDraft(sequence_id=sequence.id, revision=0, changes=[], saved_by="")
        session.add(draft)
    draft.content, draft.base_number, draft.is_open, draft.saved_at = (
        content,
        version.number if version else 0,
        True,
        now,
    )
    return draft


def note_change(draft: SequenceDraft, content: dict[str, Any], key: str, by: str, now: datetime) -> None:
    """Keep what somebody has changed, and that it was they."""
    draft.revision += 1
    draft.content, draft.saved_at, draft.saved_by = content, now, by
    change = {"revision": draft.revision, "key": key, "by": by, "at": now.isoformat()}
    draft.changes = [*draft.changes, change][-_KEPT_CHANGES:]


def close_draft(draft: SequenceDraft, by: str, now: datetime, number: int) -> None:
    """Nothing is being changed any more: saved as version `number`, or thrown away (0)."""
    draft.revision += 1
    draft.is_open, draft.saved_at, draft.saved_by = False, now, by
    change = {"revision": draft.revision, "key": "", "by": by, "at": now.isoformat(), "number": number}
    draft.changes = [*draft.changes, change][-_KEPT_CHANGES:]


def keys_ever(session: Session, sequence_id: int) -> frozenset[str]:
    """Every step key this sequence has had: a new step must not take one, or it would count as sent."""
    contents = session.scalars(select(SequenceVersion.content).where(SequenceVersion.sequence_id == sequence_id))
    return frozenset(step["key"] for content in contents for step in content["steps"])
