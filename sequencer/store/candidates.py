"""Candidates and all their addresses."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String, Text, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.addresses import identity
from sequencer.store.base import Base, Instant, Short

NAMED_FIELDS = (
    "first_name",
    "last_name",
    "zone",
    "locale",
    "country",
    "employer",
    "employer_domain",
    "headline",
    "profile_url",
    "source",
    "collected_on",
    "opening_line",
)
"""The columns an import may fill; every other column becomes an entry of `fields`."""


class Candidate(Base):
    __tablename__ = "candidates"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_name: Mapped[str] = mapped_column(Short, default="")
    last_name: Mapped[str] = mapped_column(Short, default="")
    zone: Mapped[str] = mapped_column(String(80), default="")
    locale: Mapped[str] = mapped_column(String(35), default="")
    country: Mapped[str] = mapped_column(String(2), default="")
    employer: Mapped[str] = mapped_column(Short, default="")
    employer_domain: Mapped[str] = mapped_column(String(253), default="")
    headline: Mapped[str] = mapped_column(String(500), default="")
    profile_url: Mapped[str] = mapped_column(String(500), default="")
    source: Mapped[str] = mapped_column(Short, default="")
    collected_on: Mapped[date | None] = mapped_column(Date)
    opening_line: Mapped[str] = mapped_column(Text, default="")
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    declined_until: Mapped[datetime | None] = mapped_column(Instant)
    paused_at: Mapped[datetime | None] = mapped_column(Instant)
    pause_reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(Instant)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"), index=True)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class CandidateAddress(Base):
    """`address` is what we write to; `identity` is how two spellings of it are known to be one."""

    __tablename__ = "candidate_addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    address: Mapped[str] = mapped_column(String(254))
    identity: Mapped[str] = mapped_column(String(254), unique=True)
    is_primary: Mapped[bool] = mapped_column(default=False)
    dead_at: Mapped[datetime | None] = mapped_column(Instant)
    dead_reason: Mapped[str] = mapped_column(Text, default="")


def candidate_by_address(session: Session, address: str) -> Candidate | None:
    """The candidate who has this address in any spelling."""
    return session.scalar(
        select(Candidate).join(CandidateAddress).where(CandidateAddress.identity == identity(address))
    )


def candidate_ids_by_address(session: Session, addresses: Iterable[str]) -> dict[str, int]:
    """Candidate id by given address, for those addresses that belong to one."""
    wanted: dict[str, list[str]] = {}
    for address in addresses:
        wanted.setdefault(identity(address), []).append(address)
    rows = session.execute(
        select(CandidateAddress.identity, CandidateAddress.candidate_id).where(
            CandidateAddress.identity.in_(list(wanted))
        )
    )
    return {address: candidate for key, candidate in rows for address in wanted[key]}


def addresses_of(session: Session, candidate_id: int) -> list[CandidateAddress]:
    """All addresses of a candidate, the one we write to first."""
    return list(
        session.scalars(
            select(CandidateAddress)
            .where(CandidateAddress.candidate_id == candidate_id)
            .order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)
        )
    )


def address_to_write_to(session: Session, candidate_id: int) -> CandidateAddress | None:
    """The primary address, also when it is dead: a dead primary needs a person, not a silent change."""
    return next(iter(addresses_of(session, candidate_id)), None)


def add_address(session: Session, candidate_id: int, address: str, *, is_primary: bool) -> None:
    session.add(
        CandidateAddress(
            candidate_id=candidate_id,
            address=address,
            identity=identity(address),
            is_primary=is_primary,
            dead_reason="",
        )
    )


def mark_dead(session: Session, candidate_id: int, address: str, says: str, now: datetime) -> None:
    """Mark one address of a candidate as gone for good; others of the same person stay as they are."""
    session.execute(
        update(CandidateAddress)
        .where(
            CandidateAddress.candidate_id == candidate_id,
            CandidateAddress.identity == identity(address),
            CandidateAddress.dead_at.is_(None),
        )
        .values(dead_at=now, dead_reason=says)
    )


def custom_field_names(session: Session) -> frozenset[str]:
    """Names of the fields that imports have added beyond the named ones."""
    return frozenset(session.scalars(select(FieldName.name)))


class FieldName(Base):
    """A custom field some import has brought: the closed list that merge fields are checked against."""

    __tablename__ = "field_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)


def values_of(candidate: Candidate) -> dict[str, str]:
    """The candidate's own merge and branch values by field name; blank where unknown."""
    named = {name: str(getattr(candidate, name) or "") for name in NAMED_FIELDS}
    custom = {name: str(value) for name, value in candidate.fields.items()}
    return custom | named | {"full_name": candidate.full_name}
