"""Suppressions on their way to and from the list outside the database, by which a restored backup is held to account."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.kept_wishes import KeptWish, WishKind
from sequencer.core.signed import Signer
from sequencer.store.base import in_chunks
from sequencer.store.candidates import CandidateAddress
from sequencer.store.suppressions import Channel, Suppression, address_hashes


def to_keep_outside(
    signer: Signer, addresses: Iterable[str], channel: Channel, now: datetime, *, is_verified: bool = True
) -> list[KeptWish]:
    """What the list outside the database keeps of a wish about these addresses: a hash, its date and how it came."""
    kind = WishKind.ERASED if channel is Channel.ERASURE else WishKind.QUIET
    hashes = sorted({address_hashes(signer, one)[0] for one in addresses})
    return [KeptWish(kind, one, now, str(channel), is_verified) for one in hashes]


def not_kept_outside(session: Session, known: Collection[str]) -> list[KeptWish]:
    """Every wish in the database whose hash the list outside does not hold, oldest first."""
    rows = session.scalars(select(Suppression).order_by(Suppression.id).execution_options(yield_per=1000))
    return [_outside(one) for one in rows if one.address_hash not in known]


def _outside(row: Suppression) -> KeptWish:
    kind = {Channel.ERASURE: WishKind.ERASED, Channel.DOMAIN: WishKind.DOMAIN}.get(row.channel, WishKind.QUIET)
    return KeptWish(kind, row.address_hash, row.created_at, row.domain or str(row.channel), row.is_verified)


def take_from_outside(session: Session, wishes: Iterable[KeptWish]) -> int:
    """Write down the wishes of the list outside that this database does not know; returns how many those were."""
    by_key = {one.key: one for one in wishes}
    known: set[str] = set()
    for chunk in in_chunks(by_key):
        found = session.execute(select(Suppression).where(Suppression.address_hash.in_(chunk))).scalars()
        for row in found:
            known.add(row.address_hash)
            if by_key[row.address_hash].kind is WishKind.ERASED:
                row.channel, row.evidence, row.is_verified, row.actor, row.candidate_id = (
                    Channel.ERASURE,
                    "",
                    True,
                    "",
                    None,
                )
    missing = [one for key, one in by_key.items() if key not in known]
    session.add_all(_from_outside(one) for one in missing)
    return len(missing)


def _from_outside(wish: KeptWish) -> Suppression:
    is_domain = wish.kind is WishKind.DOMAIN
    channel = Channel.DOMAIN if is_domain else Channel.ERASURE if wish.kind is WishKind.ERASED else Channel(wish.says)
    return Suppression(
        address_hash=wish.key,
        domain=wish.says if is_domain else "",
        channel=channel,
        is_verified=wish.is_verified,
        created_at=wish.at,
    )


def addresses_after(session: Session, last: int, limit: int) -> list[tuple[int, int, str]]:
    """The next addresses of candidates, each as (its id, candidate id, address)."""
    found = select(CandidateAddress.id, CandidateAddress.candidate_id, CandidateAddress.address)
    rows = session.execute(found.where(CandidateAddress.id > last).order_by(CandidateAddress.id).limit(limit))
    return [(row[0], row[1], row[2]) for row in rows]
