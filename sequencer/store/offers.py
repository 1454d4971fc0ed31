"""Offers of interview times, and the numbered starts of each mail in which some were named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.reasons import Reason
from sequencer.store.base import NEVER_AGAIN, Base, Instant, in_chunks, state_column
from sequencer.store.candidates import Candidate
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.suppressions import Suppression
from sequencer.store.teams import Team


class OfferState(StrEnum):
    OPEN = "open"  # waits for an answer
    PICKED = "picked"  # an answer picked a start; the booking follows at once
    BOOKED = "booked"
    DECLINED = "declined"
    EXPIRED = "expired"  # its times are no longer kept; an answer or the page still books a free one
    WITHDRAWN = "withdrawn"


CAN_BOOK = frozenset({OfferState.OPEN, OfferState.PICKED, OfferState.EXPIRED})


class Offer(Base):
    """`nonce` is in its link. `round` counts the mails with times; each has numbers of its own.

    `picked_start` is what an answer picked and nobody has booked yet, with the words of it in `evidence`. `despite` are
    the colleagues whom somebody counted in although their calendars could not be read.
    """

    __tablename__ = "offers"
    __table_args__ = (Index("ix_offers_state_expires_at", "state", "expires_at"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("interview_plans.id"), index=True)
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollments.id", ondelete="SET NULL"), index=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id"))
    nonce: Mapped[str] = mapped_column(String(40), unique=True)
    state: Mapped[OfferState] = mapped_column(state_column(OfferState))
    reason_code: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(String(80))
    locale: Mapped[str] = mapped_column(String(35), default="")
    round: Mapped[int] = mapped_column(default=1)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    picked_start: Mapped[datetime | None] = mapped_column(Instant, index=True)
    evidence: Mapped[str] = mapped_column(Text, default="")
    despite: Mapped[list[int]] = mapped_column(JSON, default=list)
    created_by: Mapped[str] = mapped_column(String(254), default="")
    created_at: Mapped[datetime] = mapped_column(Instant)

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


class OfferedStart(Base):
    __tablename__ = "offered_starts"
    __table_args__ = (UniqueConstraint("offer_id", "round", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("offers.id", ondelete="CASCADE"), index=True)
    round: Mapped[int]
    number: Mapped[int]
    start_at: Mapped[datetime] = mapped_column(Instant)
    people: Mapped[list[int]] = mapped_column(JSON, default=list)


@dataclass(frozen=True)
class OpenOffer:
    """One offer that waits for its answer, as a list shows it."""

    offer_id: int
    candidate_id: int
    candidate_name: str
    plan_id: int
    plan_name: str
    team_id: int
    team_name: str
    state: OfferState
    zone: str
    sent_at: datetime
    expires_at: datetime
    starts: tuple[datetime, ...]


def is_closed(offer: Offer, plan: InterviewPlan) -> bool:
    """Whether its link books nothing new: it was taken back, or has run out while its plan went out of use."""
    is_open = offer.state in (OfferState.OPEN, OfferState.PICKED)
    return offer.state is OfferState.WITHDRAWN or (plan.archived_at is not None and not is_open)


def locked_offer(session: Session, offer_id: int) -> Offer | None:
    """The offer as it stands now, for whoever is about to change it."""
    return session.get(Offer, offer_id, with_for_update=True, populate_existing=True)


def lock_offers_to(session: Session, candidate_id: int) -> None:
    """Hold every offer to a person, in order, so that two of theirs never lead to a booking in the same moment."""
    session.execute(select(Offer.id).where(Offer.candidate_id == candidate_id).order_by(Offer.id).with_for_update())


def locked_offers_of(session: Session, candidate_id: int, plan_id: int) -> list[Offer]:
    """Every offer of an interview to a person as it stands now, oldest first."""
    found = select(Offer).where(Offer.candidate_id == candidate_id, Offer.plan_id == plan_id).order_by(Offer.id)
    return list(session.scalars(found.with_for_update().execution_options(populate_existing=True)))


def settle_offer(offer: Offer, state: OfferState, reason: Reason) -> None:
    """Move a locked offer, with the reason. What was picked before counts no more, unless this is the pick."""
    offer.state, offer.reason_code, offer.reason = state, reason.code, reason.says
    if state is not OfferState.PICKED:
        offer.picked_start = None


def starts_of(session: Session, offer_id: int, round_: int) -> list[OfferedStart]:
    """The numbered starts of one mail, in the order of their numbers."""
    found = select(OfferedStart).where(OfferedStart.offer_id == offer_id, OfferedStart.round == round_)
    return list(session.scalars(found.order_by(OfferedStart.number)))


def all_starts_of(session: Session, offer_id: int) -> list[OfferedStart]:
    """Every start that any mail of an offer has named."""
    found = select(OfferedStart).where(OfferedStart.offer_id == offer_id)
    return list(session.scalars(found.order_by(OfferedStart.round, OfferedStart.number)))


def other_open_offers(session: Session, candidate_id: int, plan_id: int, but: int | None = None) -> list[Offer]:
    """Offers of the same interview to the same person that still stand, locked."""
    found = select(Offer).where(Offer.candidate_id == candidate_id, Offer.plan_id == plan_id, Offer.state.in_(CAN_BOOK))
    if but is not None:
        found = found.where(Offer.id != but)
    return list(session.scalars(found.order_by(Offer.id).with_for_update()))


def just_offered(session: Session, candidate_id: int, plan_id: int, since: datetime) -> int | None:
    """The open offer of the same interview to the same person made after an instant."""
    found = select(Offer.id).where(
        Offer.candidate_id == candidate_id,
        Offer.plan_id == plan_id,
        Offer.state == OfferState.OPEN,
        Offer.created_at > since,
    )
    return session.scalar(found.order_by(Offer.id.desc()).limit(1))


def standing_offer(session: Session, candidate_id: int, plan_id: int) -> Offer | None:
    """The latest offer of an interview to a person whose times wait for their answer, or for the booking of one."""
    waits = Offer.state.in_((OfferState.OPEN, OfferState.PICKED))
    found = select(Offer).where(Offer.candidate_id == candidate_id, Offer.plan_id == plan_id, waits)
    return session.scalar(found.order_by(Offer.id.desc()).limit(1))


def offers_of(session: Session, candidate_id: int) -> list[Offer]:
    return list(session.scalars(select(Offer).where(Offer.candidate_id == candidate_id).order_by(Offer.id)))


def who_has_offers(session: Session, candidate_ids: Iterable[int]) -> set[int]:
    """Those of these candidates who were ever offered an interview."""
    return {
        one
        for chunk in in_chunks(candidate_ids)
        for one in session.scalars(select(Offer.candidate_id).where(Offer.candidate_id.in_(chunk)))
    }


def picked(session: Session, _now: datetime, limit: int) -> list[int]:
    """Offers with a pick that is not booked yet."""
    return list(session.scalars(select(Offer.id).where(Offer.picked_start.is_not(None)).limit(limit)))


def run_out(session: Session, now: datetime, limit: int) -> list[int]:
    """Offers nobody has answered in time, and those to people who meanwhile asked us not to write."""
    is_unwanted = exists().where(Suppression.candidate_id == Offer.candidate_id)
    found = select(Offer.id).where(Offer.state == OfferState.OPEN, or_(Offer.expires_at <= now, is_unwanted))
    return list(session.scalars(found.limit(limit)))


def open_offers(session: Session, team_ids: Iterable[int] | None, limit: int) -> list[OpenOffer]:
    """Offers that wait for an answer, those that end first before the others; two queries."""
    found = (
        select(Offer, Candidate.first_name, Candidate.last_name, InterviewPlan.name, Team.id, Team.name)
        .join(Candidate, Candidate.id == Offer.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Offer.plan_id)
        .join(Team, Team.id == InterviewPlan.team_id)
        .where(Offer.state.in_((OfferState.OPEN, OfferState.PICKED)))
    )
    if team_ids is not None:
        found = found.where(Team.id.in_(list(team_ids)))
    rows = session.execute(found.order_by(Offer.expires_at, Offer.id).limit(limit)).all()
    starts: dict[tuple[int, int], list[datetime]] = {}
    named = select(OfferedStart).where(OfferedStart.offer_id.in_([row[0].id for row in rows]))
    for one in session.scalars(named.order_by(OfferedStart.start_at)):
        starts.setdefault((one.offer_id, one.round), []).append(one.start_at)
    return [
        OpenOffer(
            offer_id=offer.id,
            candidate_id=offer.candidate_id,
            candidate_name=f"{first} {last}".strip(),
            plan_id=offer.plan_id,
            plan_name=plan,
            team_id=team_id,
            team_name=team,
            state=offer.state,
            zone=offer.zone,
            sent_at=offer.created_at,
            expires_at=offer.expires_at,
            starts=tuple(starts.get((offer.id, offer.round), ())),
        )
        for offer, first, last, plan, team_id, team in rows
    ]
