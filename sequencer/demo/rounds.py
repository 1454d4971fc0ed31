"""What else the recruiters see to: the morning after an interview that another one follows they say that it took place,
and they ask colleagues by mail when they could talk with candidates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from sequencer.demo.recruiters import Recruiter
from sequencer.errors import SequencerError, UserError
from sequencer.flows.ask_hours import ask_hours
from sequencer.flows.road import Road
from sequencer.flows.say_came import say_came
from sequencer.store.bookings import Booking, BookingState, Came
from sequencer.store.colleagues import colleague_by_email
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.teams import Team, team_by_name


@dataclass(frozen=True)
class _Held:
    """An interview that took place, to be said at an instant."""

    at: datetime
    booking_id: int
    recruiter: Recruiter


class Rounds:
    """`asked` says at which instant which colleague is asked by whom. What a flow refuses stays on the desk."""

    def __init__(self, road: Road, by_team: Mapping[str, Recruiter], asked: Iterable[Mapping[str, Any]]) -> None:
        self._road = road
        self._by_team = by_team
        self._asked = sorted(asked, key=_at)
        self._left: set[int] = set()

    def next_at(self) -> datetime | None:
        """When one of them has something to do."""
        return min((*(one.at for one in self._held()), *map(_at, self._asked[:1])), default=None)

    def work(self, now: datetime) -> None:
        """Do everything whose time has come."""
        for one in self._held():
            if one.at <= now:
                self._say(one)
        while self._asked and _at(self._asked[0]) <= now:
            self._ask(self._asked.pop(0))

    def _say(self, one: _Held) -> None:
        try:
            say_came(self._road, one.booking_id, Came.HELD, one.recruiter.email)
        except UserError:
            self._left.add(one.booking_id)

    def _ask(self, given: Mapping[str, Any]) -> None:
        """In the name of the recruiter of a team, from a mailbox of that team."""
        names = [team for team, recruiter in self._by_team.items() if recruiter.email == given["by"]]
        with self._road.database.read() as session:
            colleague = colleague_by_email(session, given["colleague"])
            teams = frozenset(team.id for name in names if (team := team_by_name(session, name)) is not None)
        if colleague is None or not teams:
            raise SequencerError(f"organisation.yaml: {given['by']} cannot ask {given['colleague']} for their hours.")
        ask_hours(self._road, colleague.id, given["by"], teams)

    def _held(self) -> Iterator[_Held]:
        """Interviews of which nobody has said yet whether they took place, and that another plan follows."""
        told = (
            select(Booking, Team.name)
            .join(InterviewPlan, InterviewPlan.id == Booking.plan_id)
            .join(Team, Team.id == InterviewPlan.team_id)
            .where(
                InterviewPlan.then_id.is_not(None),
                Booking.state == BookingState.BOOKED,
                Booking.came == Came.UNTOLD,
            )
            .order_by(Booking.end_at, Booking.id)
        )
        with self._road.database.read() as session:
            found = list(session.execute(told))
        for booking, team in found:
            recruiter = self._by_team.get(team)
            if recruiter is not None and booking.id not in self._left:
                yield _Held(recruiter.next_morning(booking.end_at), booking.id, recruiter)


def _at(given: Mapping[str, Any]) -> datetime:
    at: datetime = given["at"]
    return at
