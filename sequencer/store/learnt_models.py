"""The model that stands beside the rules: what this installation has learnt from the answers its people have sorted."""

from datetime import datetime

from sqlalchemy import Text, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.read.learnt import Learnt
from sequencer.core.read.lessons import Lesson, Outcome
from sequencer.core.states import Intent
from sequencer.store.base import Base, Instant
from sequencer.store.replies import Reply

_NO_LESSON = (Intent.UNCLEAR, Intent.AUTO_REPLY)


class LearntModel(Base):
    """One row at most, with the figures that earned it its place: of `answers`, how many were read rightly unseen."""

    __tablename__ = "learnt_models"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Instant)
    answers: Mapped[int]
    rules_right: Mapped[int]
    both_right: Mapped[int]
    weights: Mapped[str] = mapped_column(Text)


def lessons_of(session: Session) -> list[Lesson]:
    """The answers that a person has sorted, oldest first: corrected, or seen to as they were read."""
    sorted_by_person = or_(Reply.corrected_at.is_not(None), Reply.handled_by != "")
    found = select(Reply.text, Reply.intent, Reply.candidate_id).where(
        sorted_by_person, Reply.intent.not_in(_NO_LESSON)
    )
    return [Lesson(*row) for row in session.execute(found.order_by(Reply.id))]


def learnt_by_now(session: Session) -> Learnt | None:
    """What stands beside the rules; None where nothing has earned that place."""
    weights = session.scalar(select(LearntModel.weights).order_by(LearntModel.id.desc()).limit(1))
    return Learnt.from_json(weights) if weights is not None else None


def forget_learnt(session: Session) -> None:
    session.execute(delete(LearntModel))


def keep_learnt(session: Session, outcome: Outcome, now: datetime) -> None:
    """Let this model take the place of the one before."""
    forget_learnt(session)
    session.add(
        LearntModel(
            made_at=now,
            answers=outcome.answers,
            rules_right=outcome.rules_right,
            both_right=outcome.both_right,
            weights=outcome.learnt.as_json(),
        )
    )
