"""Candidates and all their addresses."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    ForeignKey,
    ScalarSelect,
    String,
    Text,
    UniqueConstraint,
    delete,
    exists,
    insert,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.addresses import identity
from sequencer.store.among import among
from sequencer.store.base import NEVER_AGAIN, Base, Instant, Short, in_chunks

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
    __table_args__ = NEVER_AGAIN

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


class CandidateTeam(Base):
    """A person belongs to a team once it has imported them or begun to write to them; without any they are everybody's."""

    __tablename__ = "candidate_teams"
    __table_args__ = (UniqueConstraint("candidate_id", "team_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"), index=True)


def visible(teams: frozenset[int] | None) -> ColumnElement[bool]:
    """The condition on `Candidate` that leaves those whom a member of these teams may see; None: of any team."""
    if teams is None:
        return true()
    of_candidate = CandidateTeam.candidate_id == Candidate.id
    return or_(~exists().where(of_candidate), exists().where(of_candidate, CandidateTeam.team_id.in_(teams)))


def candidate_or_none(session: Session, candidate_id: int, teams: frozenset[int] | None) -> Candidate | None:
    """A candidate whom a member of these teams may see."""
    return session.scalar(select(Candidate).where(Candidate.id == candidate_id, visible(teams)))


def add_to_team(session: Session, candidate_ids: Iterable[int], team_id: int, import_id: int | None = None) -> None:
    """Let these people belong to a team; twice is once. What came by an import alone is taken back with it."""
    for chunk in in_chunks(candidate_ids):
        rows = [{"candidate_id": one, "team_id": team_id, "import_id": import_id} for one in chunk]
        session.execute(postgresql.insert(CandidateTeam).values(rows).on_conflict_do_nothing())
        if import_id is None:
            of_import = (CandidateTeam.candidate_id.in_(chunk), CandidateTeam.import_id.is_not(None))
            session.execute(
                update(CandidateTeam).where(CandidateTeam.team_id == team_id, *of_import).values(import_id=None)
            )


def take_from_teams(session: Session, import_id: int) -> None:
    """Let those leave their teams again who came into them by an import."""
    session.execute(delete(CandidateTeam).where(CandidateTeam.import_id == import_id))


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
    found: dict[str, int] = {}
    for chunk in in_chunks(wanted):
        rows = session.connection().execute(
            select(CandidateAddress.identity, CandidateAddress.candidate_id).where(CandidateAddress.identity.in_(chunk))
        )
        found |= {address: candidate for key, candidate in rows for address in wanted[key]}
    return found


def candidates_by_id(session: Session, ids: Iterable[int]) -> dict[int, Candidate]:
    """Those of these candidates that there are."""
    found: dict[int, Candidate] = {}
    for chunk in in_chunks(ids):
        found |= {one.id: one for one in session.scalars(select(Candidate).where(among(Candidate.id, chunk)))}
    return found


def lock_candidates(session: Session, ids: Iterable[int]) -> None:
    """Keep anybody from writing something new about these candidates until this transaction ends."""
    for chunk in in_chunks(sorted(ids)):
        session.execute(select(Candidate.id).where(Candidate.id.in_(chunk)).order_by(Candidate.id).with_for_update())


def keep_from_others(session: Session, ids: Iterable[int]) -> None:
    """Let nobody else decide about these candidates until this transaction ends; mails to them may be noted meanwhile."""
    for chunk in in_chunks(sorted(set(ids))):
        found = select(Candidate.id).where(Candidate.id.in_(chunk)).order_by(Candidate.id)
        session.execute(found.with_for_update(key_share=True))


def address_column() -> ScalarSelect[str]:
    """The address we write to, as a column beside a Candidate."""
    return (
        select(CandidateAddress.address)
        .where(CandidateAddress.candidate_id == Candidate.id)
        .order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)
        .limit(1)
        .correlate(Candidate)
        .scalar_subquery()
    )


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


def add_addresses(session: Session, new: Iterable[tuple[int, str, bool]]) -> None:
    """Add many addresses at once, each as (candidate id, address, whether it is the one to write to)."""
    for chunk in in_chunks(new):
        rows = [
            {"candidate_id": one, "address": address, "identity": identity(address), "is_primary": is_primary}
            for one, address, is_primary in chunk
        ]
        session.execute(insert(CandidateAddress), rows)


def demote_dead(session: Session, candidate_ids: Iterable[int]) -> set[int]:
    """Make room for another primary address where the present one is dead; returns whose it was."""
    found: set[int] = set()
    for chunk in in_chunks(candidate_ids):
        is_dead = (
            CandidateAddress.candidate_id.in_(chunk),
            CandidateAddress.is_primary,
            CandidateAddress.dead_at.is_not(None),
        )
        found |= set(session.scalars(select(CandidateAddress.candidate_id).where(*is_dead)))
        session.execute(update(CandidateAddress).where(*is_dead).values(is_primary=False))
    return found


def remove_addresses(session: Session, candidate_id: int, addresses: Iterable[str]) -> None:
    """Take addresses away from a candidate; the oldest that is left is the one to write to if none is."""
    for chunk in in_chunks(addresses):
        session.execute(
            delete(CandidateAddress).where(
                CandidateAddress.candidate_id == candidate_id, CandidateAddress.address.in_(chunk)
            )
        )
    first = address_to_write_to(session, candidate_id)
    if first is not None:
        first.is_primary = True


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


def is_dead(session: Session, address: str) -> bool:
    """Whether mails to this address come back for good."""
    found = select(CandidateAddress.id).where(
        CandidateAddress.identity == identity(address), CandidateAddress.dead_at.is_not(None)
    )
    return session.scalar(found) is not None


def custom_field_names(session: Session) -> frozenset[str]:
    """Names of the fields that imports have added beyond the named ones."""
    return frozenset(session.scalars(select(FieldName.name)))


def add_field_names(session: Session, names: Iterable[str]) -> None:
    """Let merge fields and branches use these names from now on."""
    known = custom_field_names(session)
    session.add_all(FieldName(name=name) for name in names if name not in known)


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


def write_values(candidate: Candidate, values: Mapping[str, str]) -> None:
    """Set fields by name, as `values_of` tells them; a blank value empties its field."""
    custom = dict(candidate.fields or {})
    for name, text in values.items():
        if name == "collected_on":
            candidate.collected_on = date.fromisoformat(text) if text else None
        elif name in NAMED_FIELDS:
            setattr(candidate, name, text)
        else:
            custom[name] = text
    candidate.fields = {name: value for name, value in custom.items() if value}
