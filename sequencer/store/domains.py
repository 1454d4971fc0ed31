"""Domains that nobody here writes to, and who is there."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from sequencer.core.signed import Signer
from sequencer.store.candidates import CandidateAddress
from sequencer.store.suppressions import Channel, Suppression, domain_hashes


def closed_domain(session: Session, signer: Signer, domain: str) -> Suppression | None:
    """The entry of this very domain; one above it does not count."""
    found = select(Suppression).where(Suppression.address_hash.in_(domain_hashes(signer, domain)))
    return session.scalar(found.limit(1))


def add_domain(session: Session, key: str, domain: str, reason: str, actor: str, now: datetime) -> None:
    session.add(
        Suppression(
            address_hash=key,
            domain=domain,
            channel=Channel.DOMAIN,
            evidence=reason,
            is_verified=True,
            created_at=now,
            actor=actor,
        )
    )


def closed_domains(session: Session) -> list[Suppression]:
    """Every closed domain, in the order of their names."""
    found = select(Suppression).where(Suppression.channel == Channel.DOMAIN)
    return list(session.scalars(found.order_by(Suppression.domain)))


def who_is_at(session: Session, domain: str, after_id: int, limit: int) -> list[int]:
    """The next candidates, by id, whom we write to at this domain or below it; an older address there does not count."""
    key = CandidateAddress.identity
    is_there = or_(key.endswith(f"@{domain}", autoescape=True), key.endswith(f".{domain}", autoescape=True))
    other = aliased(CandidateAddress)
    first = (
        select(other.id)
        .where(other.candidate_id == CandidateAddress.candidate_id)
        .order_by(other.is_primary.desc(), other.id)
        .limit(1)
        .correlate(CandidateAddress)
        .scalar_subquery()
    )
    found = select(CandidateAddress.candidate_id).where(
        is_there, CandidateAddress.candidate_id > after_id, CandidateAddress.id == first
    )
    return list(session.scalars(found.order_by(CandidateAddress.candidate_id).limit(limit)))
