"""Interview plans: what is to be booked, how long, where and with whom."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.meet.occasions import Occasion
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.meet.plan_next import Offered
from sequencer.store.base import Base, Instant, Short, state_column


class InterviewPlan(Base):
    """`required`, `optional` and `pools` name colleagues by id; a pool is {"any": seats, "of": ids}.

    `stages` are those of a loop, {"name", "duration_min", "required", "pools", "break_min", "break_max_min"}; its
    `duration_min` is the least it takes, and `required` and `pools` are those of all its stages. `place` is a link,
    number or room. `then_id` is the plan that follows: how its times are offered is in `then_offered`, within how many
    days after this one in `then_within_days`, and how many days have to lie between the two in `then_after_days`.
    """

    __tablename__ = "interview_plans"

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), index=True)
    name: Mapped[str] = mapped_column(Short, unique=True)
    kind: Mapped[PlanKind] = mapped_column(state_column(PlanKind))
    duration_min: Mapped[int]
    step_min: Mapped[int]
    notice_min: Mapped[int]
    horizon_days: Mapped[int]
    buffer_before_min: Mapped[int] = mapped_column(default=0)
    buffer_after_min: Mapped[int] = mapped_column(default=0)
    hold_hours: Mapped[int] = mapped_column(default=48)
    place: Mapped[str] = mapped_column(Short, default="")
    phone: Mapped[str] = mapped_column(Short, default="")
    required: Mapped[list[int]] = mapped_column(JSON, default=list)
    pools: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    optional: Mapped[list[int]] = mapped_column(JSON, default=list)
    stages: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    purpose: Mapped[Occasion] = mapped_column(state_column(Occasion), default=Occasion.NONE)
    then_id: Mapped[int | None]  # plans are put away, never deleted
    then_offered: Mapped[Offered] = mapped_column(
        state_column(Offered), default=Offered.BY_HAND, server_default=str(Offered.BY_HAND)
    )
    then_after_days: Mapped[int | None]
    then_within_days: Mapped[int | None]
    mailbox_id: Mapped[int | None] = mapped_column(ForeignKey("mailboxes.id"))
    counter: Mapped[str] = mapped_column(String(10), default="ask", server_default="ask")  # or "move"
    reminds: Mapped[bool] = mapped_column(default=True, server_default=true())
    second_chance: Mapped[str] = mapped_column(String(10), default="ask", server_default="ask")  # or "send"
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.duration_min)


def plan_by_name(session: Session, name: str) -> InterviewPlan | None:
    """The plan of this name that is in use."""
    return session.scalar(select(InterviewPlan).where(InterviewPlan.name == name, InterviewPlan.archived_at.is_(None)))


def any_plan_named(session: Session, name: str) -> InterviewPlan | None:
    """The plan of this name, put away or not."""
    return session.scalar(select(InterviewPlan).where(InterviewPlan.name == name))


def plan_names(session: Session) -> list[str]:
    found = select(InterviewPlan.name).where(InterviewPlan.archived_at.is_(None))
    return list(session.scalars(found.order_by(InterviewPlan.name)))


def plans_of_teams(session: Session, team_ids: Iterable[int] | None) -> list[InterviewPlan]:
    """The plans in use of these teams, of all where None is given."""
    found = select(InterviewPlan).where(InterviewPlan.archived_at.is_(None))
    if team_ids is not None:
        found = found.where(InterviewPlan.team_id.in_(list(team_ids)))
    return list(session.scalars(found.order_by(InterviewPlan.name)))


def leads_back(session: Session, plan_id: int | None, then_id: int) -> bool:
    """Whether a plan that this one follows would come after it again: nothing can be before and after the same."""
    known: set[int] = set()
    following: int | None = then_id
    while following is not None and following not in known:
        if following == plan_id:
            return True
        known.add(following)
        found = session.get(InterviewPlan, following)
        following = found.then_id if found is not None else None
    return False


def colleague_ids_of(plan: InterviewPlan) -> list[int]:
    """Everybody who may take part, whoever is required first and who is optional last, each once."""
    pooled = [one for pool in plan.pools for one in pool["of"]]
    return list(dict.fromkeys([*plan.required, *pooled, *plan.optional]))
