"""Suppressions: who must not be written to, kept as keyed hashes so that the rule outlives the person's data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.addresses import domains_over, identity
from sequencer.core.plan.person_rules import closed
from sequencer.core.signed import Signer
from sequencer.store.among import among
from sequencer.store.base import Base, Instant, in_chunks, state_column

_PURPOSE = "suppression"
_DOMAIN_PURPOSE = "suppressed domain"


class Channel(StrEnum):
    """How the wish reached us."""

    PAGE = "page"
    ONE_CLICK = "one_click"
    MAILTO = "mailto"
    REPLY = "reply"
    COMPLAINT = "complaint"
    PERSON = "person"
    ERASURE = "erasure"
    DOMAIN = "domain"  # an administrator has closed a whole domain


CHANNEL_WORDS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.PAGE: "On our page",
        Channel.ONE_CLICK: "With the button of their mail program",
        Channel.MAILTO: "By the unsubscribe mail of their mail program",
        Channel.REPLY: "By answering a mail",
        Channel.COMPLAINT: "Reported our mail as spam",
        Channel.PERSON: "Written down by a person here",
        Channel.ERASURE: "Their data was erased",
        Channel.DOMAIN: "Domain closed by an administrator",
    }
)
"""What people read for each of them."""


class Suppression(Base):
    """`address_hash` is an HMAC of the address's identity; nothing here leads back to the address.

    `candidate_id` names whose it is while we hold their data; an erasure blanks it. A closed `domain` is kept in the
    same way, so that one question covers both, and by its name, for it is nobody's own.
    """

    __tablename__ = "suppressions"

    id: Mapped[int] = mapped_column(primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64), unique=True)
    domain: Mapped[str] = mapped_column(String(253), default="")
    channel: Mapped[Channel] = mapped_column(state_column(Channel))
    evidence: Mapped[str] = mapped_column(Text, default="")
    is_verified: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant, index=True)
    actor: Mapped[str] = mapped_column(String(254), default="")
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id", ondelete="SET NULL"), index=True)

    @property
    def can_be_lifted(self) -> bool:
        """Whether an administrator may take it back: a domain they closed, or a wish nobody has proven."""
        return self.channel is Channel.DOMAIN or (not self.is_verified and self.channel is not Channel.ERASURE)


def address_hashes(signer: Signer, address: str) -> tuple[str, ...]:
    """Every hash under which an address may be kept, newest key first."""
    return signer.keyed_hashes(_PURPOSE, identity(address))


def domain_hashes(signer: Signer, domain: str) -> tuple[str, ...]:
    """Every hash under which a domain may be kept, newest key first; `domain` in lower-case A-labels."""
    return signer.keyed_hashes(_DOMAIN_PURPOSE, domain)


def covering_hashes(signer: Signer, address: str) -> tuple[str, ...]:
    """Every hash that forbids outreach to an address: its own, its domain's, and those of the domains above."""
    return (*address_hashes(signer, address), *_hashes_over(signer, address))


def _hashes_over(signer: Signer, address: str) -> tuple[str, ...]:
    return tuple(one for domain in domains_over(address) for one in domain_hashes(signer, domain))


def suppression_of(session: Session, signer: Signer, addresses: Iterable[str]) -> Suppression | None:
    """What keeps us from a person with these addresses, the one we write to first; their own wish before a closed domain.

    A wish counts on any of them, a closed domain on the first one only: who has moved on is not held there.
    """
    several = list(addresses)
    hashes = [one for address in several for one in address_hashes(signer, address)]
    hashes += [one for address in several[:1] for one in _hashes_over(signer, address)]
    found = select(Suppression).where(Suppression.address_hash.in_(hashes))
    return session.scalar(found.order_by(Suppression.domain, Suppression.id).limit(1))


@dataclass(frozen=True)
class Forbidden:
    """Why an address must not be written to; `domain` is named where it is a closed one."""

    channel: Channel
    domain: str = ""


def suppressed_among(session: Session, signer: Signer, addresses: Iterable[str]) -> dict[str, Forbidden]:
    """Which of these addresses must not be written to, and why: somebody's own wish before a closed domain."""
    by_hash: dict[str, list[str]] = {}
    for address in addresses:
        for key in covering_hashes(signer, address):
            by_hash.setdefault(key, []).append(address)
    found: dict[str, Forbidden] = {}
    columns = select(Suppression.address_hash, Suppression.channel, Suppression.domain)
    for chunk in in_chunks(by_hash):
        for key, channel, domain in session.execute(columns.where(among(Suppression.address_hash, chunk))):
            for address in by_hash[key]:
                if not domain or address not in found:
                    found[address] = Forbidden(channel, domain)
    return found


def refusal(forbidden: Sequence[Forbidden]) -> str:
    """Why somebody with such addresses is not taken in, in a sentence."""
    if any(one.channel is Channel.ERASURE for one in forbidden):
        return "Their data was erased at their wish and is not taken in again."
    if all(one.domain for one in forbidden):
        return closed(forbidden[0].domain)
    return "Asked us not to write. Only they can change that."


def suppressions_of(session: Session, signer: Signer, addresses: Iterable[str]) -> list[Suppression]:
    """Every wish about one of these very addresses; closed domains are left out."""
    hashes = [one for address in addresses for one in address_hashes(signer, address)]
    found = select(Suppression).where(Suppression.address_hash.in_(hashes)).order_by(Suppression.id)
    return list(session.scalars(found))


def unverified_of(session: Session, candidate_id: int) -> list[Suppression]:
    """The wishes about one person that nobody has proven to be theirs."""
    found = select(Suppression).where(Suppression.candidate_id == candidate_id, Suppression.is_verified.is_(False))
    return list(session.scalars(found))


def suppress(
    session: Session,
    signer: Signer,
    addresses: Iterable[str],
    channel: Channel,
    now: datetime,
    *,
    evidence: str = "",
    is_verified: bool = True,
    actor: str = "",
    candidate_id: int | None = None,
) -> bool:
    """Suppress these addresses for the whole organisation; False when all of them were suppressed before."""
    is_news = False
    for hashes in sorted({address_hashes(signer, address) for address in addresses}):  # in one order for everybody
        known = session.scalar(select(Suppression).where(Suppression.address_hash.in_(hashes)).limit(1))
        if known is None:
            new = Suppression(
                address_hash=hashes[0],
                channel=channel,
                evidence=evidence,
                is_verified=is_verified,
                created_at=now,
                actor=actor,
                candidate_id=candidate_id,
            )
            is_news |= _added(session, new)
        elif is_verified and not known.is_verified:
            known.is_verified, known.channel, known.evidence, known.actor = True, channel, evidence, actor
    return is_news


def take_back(session: Session, signer: Signer, addresses: Iterable[str], made_at: datetime) -> None:
    """Lift what was written down at one instant by mistake; a wish that had come before stays."""
    hashes = [one for address in addresses for one in address_hashes(signer, address)]
    session.execute(delete(Suppression).where(Suppression.address_hash.in_(hashes), Suppression.created_at == made_at))


def _added(session: Session, new: Suppression) -> bool:
    try:
        with session.begin_nested():
            session.add(new)
    except IntegrityError:  # the same wish has just come by another way: a double click, a page and a reply
        return False
    return True


def keep_only_hashes(session: Session, signer: Signer, addresses: Iterable[str], now: datetime) -> None:
    """What stays of erased addresses: one hash each, its date, and no word of theirs."""
    for address in addresses:
        suppress(session, signer, [address], Channel.ERASURE, now)
        for one in suppressions_of(session, signer, [address]):
            one.channel, one.evidence, one.is_verified = Channel.ERASURE, "", True
            one.actor, one.candidate_id = "", None


def erased(session: Session, signer: Signer, addresses: Iterable[str]) -> bool:
    """Whether any of these addresses belonged to somebody whose data was erased."""
    return any(one.channel is Channel.ERASURE for one in suppressions_of(session, signer, addresses))
