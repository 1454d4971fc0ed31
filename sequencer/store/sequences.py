"""Sequences and their versions. A version never changes; an edit adds the next number."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.sequence_file import read_definition, to_mapping
from sequencer.core.write.merge import STANDARD_FIELDS
from sequencer.store.base import Base, Instant, Short
from sequencer.store.candidates import NAMED_FIELDS, custom_field_names


class Sequence(Base):
    __tablename__ = "sequences"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Short, unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"))
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id"))
    paused_at: Mapped[datetime | None] = mapped_column(Instant)
    pause_reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(Instant)


class SequenceVersion(Base):
    __tablename__ = "sequence_versions"
    __table_args__ = (UniqueConstraint("sequence_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sequence_id: Mapped[int] = mapped_column(ForeignKey("sequences.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str] = mapped_column(String(254), default="")


def sequence_by_name(session: Session, name: str) -> Sequence | None:
    return session.scalar(select(Sequence).where(Sequence.name == name))


def locked_sequence(session: Session, name: str) -> Sequence | None:
    """The same for whoever enrolls or publishes: one at a time, so that no run begins with a version just replaced."""
    return session.scalar(select(Sequence).where(Sequence.name == name).with_for_update())


def locked_sequence_by_id(session: Session, sequence_id: int) -> Sequence | None:
    return session.get(Sequence, sequence_id, with_for_update=True, populate_existing=True)


def sequence_names(session: Session) -> list[str]:
    return list(session.scalars(select(Sequence.name).order_by(Sequence.name)))


def current_version(session: Session, sequence_id: int) -> SequenceVersion | None:
    """The version that new runs begin with: the highest number."""
    found = select(SequenceVersion).where(SequenceVersion.sequence_id == sequence_id)
    return session.scalar(found.order_by(SequenceVersion.number.desc()).limit(1))


def version_by_number(session: Session, sequence_id: int, number: int) -> SequenceVersion | None:
    return session.scalar(
        select(SequenceVersion).where(SequenceVersion.sequence_id == sequence_id, SequenceVersion.number == number)
    )


def versions_of(session: Session, sequence_id: int) -> list[SequenceVersion]:
    """All versions, the latest first."""
    found = select(SequenceVersion).where(SequenceVersion.sequence_id == sequence_id)
    return list(session.scalars(found.order_by(SequenceVersion.number.desc())))


def definition_of(session: Session, version_id: int) -> Definition:
    """The definition behind a version. What was accepted once is read back without asking for its fields again."""
    version = session.get_one(SequenceVersion, version_id)
    asked = {str(step["if"]["field"]) for step in version.content["steps"] if "field" in step.get("if", {})}
    return read_definition(version.content, frozenset(asked))


def add_version(
    session: Session, sequence: Sequence, definition: Definition, now: datetime, by: str = ""
) -> SequenceVersion:
    """Keep a definition as the sequence's next and current version."""
    last = current_version(session, sequence.id)
    version = SequenceVersion(
        sequence_id=sequence.id,
        number=last.number + 1 if last else 1,
        content=to_mapping(definition),
        created_at=now,
        created_by=by,
    )
    session.add(version)
    session.flush()
    return version


def branch_fields(session: Session) -> frozenset[str]:
    """The fields a branch may ask for: the candidate's named ones and those of imports."""
    return frozenset(NAMED_FIELDS) | custom_field_names(session)


def merge_fields(session: Session) -> frozenset[str]:
    """The fields a text may use: the standard ones and those of imports."""
    return frozenset(STANDARD_FIELDS) | custom_field_names(session)
