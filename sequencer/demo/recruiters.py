"""The recruiters of the demo company: each morning they see to what was answered, by the desk's own flows.

Whoever is interested is offered times, a question they know the answer to is answered, and what needs nothing is put
aside. Everything else waits on the desk for whoever looks at it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.states import Intent
from sequencer.errors import UserError
from sequencer.flows.answer import answer
from sequencer.flows.offer import offer
from sequencer.flows.road import Road
from sequencer.flows.triage import see_to
from sequencer.store.enrollments import Enrollment
from sequencer.store.interview_plans import plan_by_name
from sequencer.store.offers import offers_of
from sequencer.store.replies import Reply
from sequencer.store.sequences import definition_of

_MORNING = time(8, 40)
_SATURDAY = 6
_FOR_A_PERSON = frozenset({Intent.QUESTION, Intent.UNCLEAR})


@dataclass(frozen=True)
class Recruiter:
    name: str
    email: str
    zone: ZoneInfo

    def next_morning(self, after: datetime) -> datetime:
        """When they come to what arrived at an instant: the morning of the next working day."""
        day = after.astimezone(self.zone).date() + timedelta(days=1)
        while day.isoweekday() >= _SATURDAY:
            day += timedelta(days=1)
        return datetime.combine(day, _MORNING, self.zone)


@dataclass(frozen=True)
class Duty:
    """One answer to be seen to at an instant: with times of a plan, with words, or with neither."""

    at: datetime
    reply_id: int
    candidate_id: int
    recruiter: Recruiter
    plan_id: int | None = None
    words: str = ""


class Recruiters:
    """One for each team; `answers` are the words they have ready, by address. What a flow refuses stays on the desk."""

    def __init__(self, road: Road, by_team: Mapping[str, Recruiter], answers: Mapping[str, str]) -> None:
        self._road = road
        self._by_team = by_team
        self._answers = answers
        self._left: set[int] = set()
        self._told: dict[int, tuple[str, str]] = {}

    def next_at(self) -> datetime | None:
        """When one of them has something to do."""
        return min((one.at for one in self._duties()), default=None)

    def work(self, now: datetime) -> None:
        """See to everything whose morning has come."""
        for duty in self._duties():
            if duty.at <= now:
                try:
                    self._see_to(duty)
                except UserError:
                    self._left.add(duty.reply_id)

    def _see_to(self, duty: Duty) -> None:
        actor = duty.recruiter.email
        if duty.plan_id is not None:
            offer(self._road, duty.candidate_id, duty.plan_id, actor)
        if duty.words:
            answer(self._road, duty.reply_id, duty.words, actor)
        see_to(self._road, duty.reply_id, actor)

    def _duties(self) -> list[Duty]:
        with self._road.database.read() as session:
            waiting = select(Reply).where(Reply.handled_at.is_(None), Reply.enrollment_id.is_not(None))
            replies = session.scalars(waiting.order_by(Reply.id)).all()
            return [duty for one in replies if one.id not in self._left for duty in self._duty(session, one)]

    def _duty(self, session: Session, reply: Reply) -> Iterator[Duty]:
        """Nothing for an answer that is left to a person; it is not looked at again."""
        team, interview = self._sequence(session, reply)
        recruiter, offered = self._by_team.get(team), offers_of(session, reply.candidate_id)
        words = self._answers.get(reply.sender, "") if reply.intent in _FOR_A_PERSON else ""
        if recruiter is None or (reply.intent in _FOR_A_PERSON and not words and not offered):
            self._left.add(reply.id)
            return
        plan = plan_by_name(session, interview) if reply.intent is Intent.INTERESTED else None
        plan_id = plan.id if plan is not None and not offered else None
        at = recruiter.next_morning(reply.received_at)
        yield Duty(at, reply.id, reply.candidate_id, recruiter, plan_id, "" if offered else words)

    def _sequence(self, session: Session, reply: Reply) -> tuple[str, str]:
        """(team, interview plan) of the sequence that was answered."""
        version_id = session.get_one(Enrollment, reply.enrollment_id).version_id
        if version_id not in self._told:
            definition = definition_of(session, version_id)
            self._told[version_id] = (definition.team, definition.interview)
        return self._told[version_id]
