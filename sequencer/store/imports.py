"""Imports of candidates: what each file brought, so that a whole import can be taken back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, insert, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short, in_chunks
from sequencer.store.candidates import Candidate
from sequencer.store.pools import Pool
from sequencer.store.teams import Team


class Import(Base):
    """One file that was taken in, by whom and for whom; without a team it was for everybody."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(Short)
    created_at: Mapped[datetime] = mapped_column(Instant)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)
    undone_by: Mapped[str] = mapped_column(String(254), default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"), index=True)
    actor: Mapped[str] = mapped_column(String(254), default="")
    pool: Mapped[str] = mapped_column(Short, default="")
    source: Mapped[str] = mapped_column(Short, default="")
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)


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


def who_came_by_undone(session: Session, candidate_ids: Iterable[int], import_id: int) -> list[int]:
    """Those of these candidates whose first import is this one, or has been taken back."""
    is_undone = or_(Import.undone_at.is_not(None), Import.id == import_id)
    came = select(Candidate.id).join(Import, Import.id == Candidate.import_id).where(is_undone)
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


def past_imports(session: Session, teams: frozenset[int] | None, limit: int, offset: int) -> list[tuple[Import, str]]:
    """(import, name of its team or "") of these teams and of everybody, the newest first."""
    found = select(Import, Team.name).outerjoin(Team, Team.id == Import.team_id).order_by(Import.id.desc())
    if teams is not None:
        found = found.where(or_(Import.team_id.is_(None), Import.team_id.in_(teams)))
    return [(one, team or "") for one, team in session.execute(found.offset(offset).limit(limit))]


def pools_to_fill(session: Session, teams: frozenset[int] | None) -> list[str]:
    """Names of the talent pools that members of these teams may put people into."""
    found = select(Pool.name).order_by(Pool.name)
    if teams is not None:
        found = found.where(or_(Pool.team_id.is_(None), Pool.team_id.in_(teams)))
    return list(session.scalars(found))
