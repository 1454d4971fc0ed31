"""Bookings: interviews that are settled, moved or called off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import NEVER_AGAIN, Base, Instant, Short, state_column
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.teams import Team


class BookingState(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"


class Came(StrEnum):
    """Whether an interview that is over took place."""

    UNTOLD = ""
    HELD = "held"
    NOT_THEY = "not_they"  # the candidate did not come
    NOT_WE = "not_we"  # none of us came


@dataclass(frozen=True)
class StagePart:
    """One stage of a booked loop."""

    name: str
    start_at: datetime
    end_at: datetime
    people: tuple[int, ...]


class Booking(Base):
    """An interview with its time. Of its `people` some may be `optional`: they were free to come along.

    A loop has `stages`, {"name", "start", "end", "people"} with instants as text.
    `nonce` is in its links and changes with each change, so that old links are dead.
    `uid` names the event in the candidate's calendar, `internal_uid` the one of colleagues; `sequence` counts changes,
    and `timed_at_sequence` is the one that gave it its present time. `remind_at` is when the candidate is reminded;
    `chance_due_at` when they are to be offered new times after a missed interview, `chance_given_at` when they were.
    `next_due_at` is when the plan that follows is to be offered by itself; `next_hindrance` says why it was not.
    """

    __tablename__ = "bookings"
    __table_args__ = (Index("ix_bookings_state_start_at", "state", "start_at"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offers.id", ondelete="SET NULL"), unique=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id", ondelete="CASCADE"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("interview_plans.id"), index=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("mailboxes.id"))
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollments.id", ondelete="SET NULL"), index=True)
    start_at: Mapped[datetime] = mapped_column(Instant)
    end_at: Mapped[datetime] = mapped_column(Instant)
    zone: Mapped[str] = mapped_column(String(80))
    locale: Mapped[str] = mapped_column(String(35), default="")
    state: Mapped[BookingState] = mapped_column(state_column(BookingState))
    people: Mapped[list[int]] = mapped_column(JSON, default=list)
    optional: Mapped[list[int]] = mapped_column(JSON, default=list)
    stages: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    uid: Mapped[str] = mapped_column(String(200), unique=True)
    internal_uid: Mapped[str] = mapped_column(String(200), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    timed_at_sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    how: Mapped[str] = mapped_column(String(20), default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    nonce: Mapped[str] = mapped_column(String(40), unique=True)
    partstat: Mapped[str] = mapped_column(String(20), default="")
    cancel_asked_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    cancelled_at: Mapped[datetime | None] = mapped_column(Instant)
    cancelled_by: Mapped[str] = mapped_column(Short, default="")
    undo_until: Mapped[datetime | None] = mapped_column(Instant)
    remind_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    came: Mapped[Came] = mapped_column(state_column(Came), default=Came.UNTOLD, server_default="")
    chance_due_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    chance_given_at: Mapped[datetime | None] = mapped_column(Instant)
    next_due_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    next_hindrance: Mapped[str] = mapped_column(Text, default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(Instant)
    changed_at: Mapped[datetime] = mapped_column(Instant)

    def parts(self) -> list[StagePart]:
        """The stages of a loop, in order; none of an interview without."""
        return [
            StagePart(
                one["name"],
                datetime.fromisoformat(one["start"]),
                datetime.fromisoformat(one["end"]),
                tuple(int(person) for person in one["people"]),
            )
            for one in self.stages or ()
        ]

    def seats(self) -> list[tuple[int, datetime, datetime]]:
        """Who is there from when to when; a person of several stages comes once for each."""
        if not self.stages:
            return [(one, self.start_at, self.end_at) for one in self.people]
        return [(one, part.start_at, part.end_at) for part in self.parts() for one in part.people]

    def together_with(self, colleague_id: int) -> set[int]:
        """Who else is there when somebody is: everybody, or those of their own stages."""
        own = [part.people for part in self.parts() if colleague_id in part.people]
        return {one for people in own or [tuple(self.people)] for one in people} - {colleague_id}

    def hours_of(self, colleague_id: int) -> tuple[datetime, datetime]:
        """From when to when somebody is needed: all of it, or from their first stage to their last."""
        own = [(start_at, end_at) for one, start_at, end_at in self.seats() if one == colleague_id]
        return (own[0][0], own[-1][1]) if own else (self.start_at, self.end_at)

    def can_come_back(self, now: datetime) -> bool:
        """Only the candidate's own cancellation, and only for a while; what a colleague called off stays off."""
        is_theirs = self.cancelled_by == "candidate"
        return is_theirs and self.undo_until is not None and self.undo_until > now and self.start_at > now

    def needs(self, colleague_id: int) -> timedelta:
        """How long somebody is needed: without the stages of others in between."""
        own = (end_at - start_at for one, start_at, end_at in self.seats() if one == colleague_id)
        return sum(own, timedelta()) or self.end_at - self.start_at

    def is_ahead(self, now: datetime) -> bool:
        return self.state is BookingState.BOOKED and self.end_at > now


@dataclass(frozen=True)
class Interview:
    """One booking as a list shows it."""

    booking_id: int
    candidate_id: int
    candidate_name: str
    plan_id: int
    plan_name: str
    team_id: int
    team_name: str
    start_at: datetime
    end_at: datetime
    zone: str
    state: BookingState
    people: tuple[str, ...]
    how: str
    evidence: str
    partstat: str


def locked_booking(session: Session, booking_id: int) -> Booking | None:
    """The booking as it stands now, for whoever is about to change it."""
    return session.get(Booking, booking_id, with_for_update=True, populate_existing=True)


def booking_of_offer(session: Session, offer_id: int) -> Booking | None:
    return session.scalar(select(Booking).where(Booking.offer_id == offer_id))


def booking_by_uid(session: Session, uid: str) -> Booking | None:
    """The booking that an event belongs to, in the candidate's calendar or a colleague's."""
    return session.scalar(select(Booking).where(or_(Booking.uid == uid, Booking.internal_uid == uid)))


def to_cancel(session: Session, now: datetime, limit: int) -> list[int]:
    """Bookings that an answer calls off."""
    return list(session.scalars(select(Booking.id).where(Booking.cancel_asked_at <= now).limit(limit)))


def is_booked(session: Session, candidate_id: int, plan_id: int, now: datetime, but: int | None = None) -> bool:
    """Whether this interview is ahead of the person already, by another booking than `but`."""
    return any(
        one.plan_id == plan_id and one.id != but and one.is_ahead(now) for one in bookings_of(session, candidate_id)
    )


def interview_times(
    session: Session, candidate_id: int, now: datetime, but: int | None
) -> list[tuple[datetime, datetime]]:
    """From when to when somebody sits in interviews that are not over, another one than `but`."""
    ahead = (one for one in bookings_of(session, candidate_id) if one.is_ahead(now) and one.id != but)
    return [(one.start_at, one.end_at) for one in ahead]


def bookings_of(session: Session, candidate_id: int) -> list[Booking]:
    return list(
        session.scalars(
            select(Booking).where(Booking.candidate_id == candidate_id).order_by(Booking.start_at, Booking.id)
        )
    )


def upcoming(session: Session, team_ids: Iterable[int] | None, now: datetime, limit: int) -> list[Interview]:
    """Interviews that are not over, the next one first; two queries whatever there is."""
    found = (
        select(Booking, Candidate.first_name, Candidate.last_name, InterviewPlan.name, Team.id, Team.name)
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
        .join(Team, Team.id == InterviewPlan.team_id)
        .where(Booking.state == BookingState.BOOKED, Booking.end_at > now)
    )
    if team_ids is not None:
        found = found.where(Team.id.in_(list(team_ids)))
    rows = session.execute(found.order_by(Booking.start_at, Booking.id).limit(limit)).all()
    names = colleagues_by_id(session, {one for row in rows for one in row[0].people})
    return [
        Interview(
            booking_id=booking.id,
            candidate_id=booking.candidate_id,
            candidate_name=f"{first} {last}".strip(),
            plan_id=booking.plan_id,
            plan_name=plan,
            team_id=team_id,
            team_name=team,
            start_at=booking.start_at,
            end_at=booking.end_at,
            zone=booking.zone,
            state=booking.state,
            people=tuple(names[one].name for one in booking.people if one in names),
            how=booking.how,
            evidence=booking.evidence,
            partstat=booking.partstat,
        )
        for booking, first, last, plan, team_id, team in rows
    ]
