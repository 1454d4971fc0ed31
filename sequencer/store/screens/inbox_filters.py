"""Which entries of the inbox are asked for, and how many there are behind each filter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select

from sequencer.core.states import Intent
from sequencer.store.bookings import Booking
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offers import Offer
from sequencer.store.replies import Reply
from sequencer.store.sequences import Sequence
from sequencer.store.wishes import Wish

_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)


class Show(StrEnum):
    WAITING = "waiting"
    MINE = "mine"  # waiting, and given to oneself, or to nobody and written to a mailbox of one's own
    LATER = "later"  # put off, or asked for on a day to come
    ALL = "all"


class Waited(StrEnum):
    """For how long an entry has waited. What is beyond a week is more than a day, too."""

    TODAY = "today"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True)
class Sought:
    """What somebody looks for: `teams` are those whose things they see (None: of all), the rest is what they chose.

    `today` is the day where the people here live.
    """

    teams: frozenset[int] | None
    now: datetime
    today: date
    show: Show = Show.WAITING
    user_id: int = 0
    email: str = ""
    team_id: int | None = None
    intent: Intent | None = None
    waited: Waited | None = None

    @property
    def is_filtered(self) -> bool:
        return any((self.team_id, self.intent, self.waited))


@dataclass(frozen=True)
class Sorted:
    """What the filters see of one entry: whose it is, what it means, and for how long it has waited."""

    team_id: int | None
    intent: Intent | None
    is_day: bool
    is_week: bool


@dataclass(frozen=True)
class Counts:
    """How many there would be for each choice of a filter, the others as they stand."""

    teams: dict[int, int]
    intents: dict[Intent, int]
    waited: dict[Waited, int]
    found: int


def counts_of(rows: Iterable[Sorted], sought: Sought) -> Counts:
    """The figures beside every choice."""
    rows = list(rows)
    of_team = _fitting(rows, replace(sought, team_id=None))
    of_intent = _fitting(rows, replace(sought, intent=None))
    of_wait = _fitting(rows, replace(sought, waited=None))
    return Counts(
        teams={one: sum(row.team_id == one for row in of_team) for one in {row.team_id for row in of_team} if one},
        intents={one: sum(row.intent is one for row in of_intent) for one in Intent},
        waited={one: sum(_has_waited(row, one) for row in of_wait) for one in Waited},
        found=len(_fitting(rows, sought)),
    )


def hidden_by(rows: Iterable[Sorted], sought: Sought) -> dict[str, int]:
    """How many more there would be without one of the chosen filters, by its name, or without any of them: `all`."""
    rows = list(rows)
    shown = len(_fitting(rows, sought))
    without = {
        name: len(_fitting(rows, replace(sought, **{name: None}))) - shown  # type: ignore[arg-type]
        for name in ("team_id", "intent", "waited")
        if getattr(sought, name)
    }
    return {**without, "all": len(rows) - shown}


def team_of_reply() -> ScalarSelect[int | None]:
    """The team that answers: of the sequence it answers to, else of the mailbox it came to. Beside a Reply and its mail."""
    of_run = select(Sequence.team_id).join(Enrollment).where(Enrollment.id == Reply.enrollment_id)
    return select(func.coalesce(of_run.correlate(Reply).scalar_subquery(), team_of_mail())).scalar_subquery()


def team_of_mail() -> ScalarSelect[int | None]:
    """The team of the mailbox that an InboundMail came to."""
    return select(Mailbox.team_id).where(Mailbox.id == InboundMail.mailbox_id).correlate(InboundMail).scalar_subquery()


def team_of_wish() -> ScalarSelect[int | None]:
    """The team whose interview a Wish is about."""
    of_offer = select(Offer.plan_id).where(Offer.id == Wish.offer_id).correlate(Wish).scalar_subquery()
    of_booking = select(Booking.plan_id).where(Booking.id == Wish.booking_id).correlate(Wish).scalar_subquery()
    plan = select(InterviewPlan.team_id).where(InterviewPlan.id == func.coalesce(of_offer, of_booking))
    return plan.correlate(Wish).scalar_subquery()


def of_own(sought: Sought) -> ColumnElement[bool]:
    """The condition on a Reply and its mail that leaves one's own: given to me; or to nobody, and mine by its mailbox."""
    mine = select(Mailbox.id).where(Mailbox.email == sought.email)
    by_run = (
        select(Enrollment.id)
        .join(Sequence)
        .where(Enrollment.id == Reply.enrollment_id, Sequence.mailbox_id.in_(mine))
        .correlate(Reply)
        .exists()
    )
    by_mailbox = or_(InboundMail.mailbox_id.in_(mine), by_run)
    return or_(Reply.assigned_to_id == sought.user_id, and_(Reply.assigned_to_id.is_(None), by_mailbox))


def reply_has_waited(sought: Sought, length: timedelta) -> ColumnElement[bool]:
    """Whether an answer has waited so long, counted from the day it came back where it has been away."""
    since = sought.now - length
    return and_(
        Reply.received_at <= since,
        or_(Reply.put_off_until.is_(None), Reply.put_off_until <= since),
        or_(Reply.back_on.is_(None), Reply.back_on <= sought.today - length),
    )


def chosen(
    sought: Sought, team: ScalarSelect[int | None], has_waited: Callable[[timedelta], ColumnElement[bool]]
) -> list[ColumnElement[bool]]:
    """The conditions of the filters for team and waiting time, for one kind of entry."""
    found = [] if sought.team_id is None else [team == sought.team_id]
    match sought.waited:
        case Waited.TODAY:
            found.append(~has_waited(_A_DAY))
        case Waited.DAY:
            found.append(has_waited(_A_DAY))
        case Waited.WEEK:
            found.append(has_waited(_A_WEEK))
    return found


def lengths(has_waited: Callable[[timedelta], ColumnElement[bool]]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The columns that say whether an entry has waited more than a day, and more than a week."""
    return has_waited(_A_DAY), has_waited(_A_WEEK)


def _fitting(rows: list[Sorted], sought: Sought) -> list[Sorted]:
    return [
        row
        for row in rows
        if sought.team_id in (None, row.team_id)
        and sought.intent in (None, row.intent)
        and (sought.waited is None or _has_waited(row, sought.waited))
    ]


def _has_waited(row: Sorted, wanted: Waited) -> bool:
    match wanted:
        case Waited.TODAY:
            return not row.is_day
        case Waited.DAY:
            return row.is_day
        case Waited.WEEK:
            return row.is_week
