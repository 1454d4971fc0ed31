"""Imports of candidates: what each file brought, so that a whole import can be taken back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short, in_chunks
from sequencer.store.candidates import Candidate


class Import(Base):
    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(Short)
    created_at: Mapped[datetime] = mapped_column(Instant)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


class ImportChange(Base):
    """One candidate an import named. `before` and `after` hold the old and new values of the fields it changed by
    name; `before` is None for a new candidate."""

    __tablename__ = "import_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), index=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    new_addresses: Mapped[list[str]] = mapped_column(JSON, default=list)


def add_changes(
    session: Session,
    import_id: int,
    changes: Iterable[tuple[int, Mapping[str, str] | None, Mapping[str, str], list[str]]],
) -> None:
    """Keep what an import did to many candidates: (candidate id, before, after, new addresses) each."""
    for chunk in in_chunks(changes):
        rows = [
            {"import_id": import_id, "candidate_id": one, "before": before, "after": after, "new_addresses": new}
            for one, before, after, new in chunk
        ]
        session.execute(insert(ImportChange), rows)


def changes_of(session: Session, import_id: int) -> list[ImportChange]:
    """What an import did, in the order of its file."""
    return list(
        session.scalars(select(ImportChange).where(ImportChange.import_id == import_id).order_by(ImportChange.id))
    )


def imports_of(session: Session, candidate_id: int) -> list[Import]:
    """The imports that have named a candidate."""
    named = select(ImportChange.import_id).where(ImportChange.candidate_id == candidate_id)
    return list(session.scalars(select(Import).where(Import.id.in_(named)).order_by(Import.id)))


def who_came_by_undone(session: Session, candidate_ids: Iterable[int]) -> list[int]:
    """Those of these candidates whose first import has been taken back."""
    came = select(Candidate.id).join(Import, Import.id == Candidate.import_id).where(Import.undone_at.is_not(None))
    return [
        one
        for chunk in in_chunks(sorted(candidate_ids))
        for one in session.scalars(came.where(Candidate.id.in_(chunk)).order_by(Candidate.id))
    ]


def who_is_in_another(session: Session, import_id: int, candidate_ids: Iterable[int]) -> set[int]:
    """Those of these candidates whom another import that stands has named too."""
    stands = select(ImportChange.candidate_id).join(Import).where(Import.id != import_id, Import.undone_at.is_(None))
    return {
        one
        for chunk in in_chunks(candidate_ids)
        for one in session.scalars(stands.where(ImportChange.candidate_id.in_(chunk)))
    }
