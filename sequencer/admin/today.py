"""Today: where things stand, in one sentence; then what needs somebody, who wrote back and what leaves next."""

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, url_for
from sqlalchemy.orm import Session

from sequencer.admin import todo, words
from sequencer.admin.access import Actor, Right, me, needs
from sequencer.admin.day_strip import Strip, day_strip
from sequencer.admin.desk import machine_now, moved, page, reading, road
from sequencer.admin.todo import Todo
from sequencer.flows.let_go import ERASE
from sequencer.store.bookings import upcoming
from sequencer.store.heartbeats import SILENT_AFTER, Part, last_signs
from sequencer.store.organisations import the_organisation
from sequencer.store.screens import needs as needs_of
from sequencer.store.screens import today as today_of
from sequencer.store.screens.calendars import calendar_troubles
from sequencer.store.screens.dues import dues_in_all
from sequencer.store.screens.inbox import given_to
from sequencer.store.screens.inbox_filters import Sought

screen = Blueprint("today", __name__)

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EVENING = time(18)
_FIRST_NEEDS, _ALL_NEEDS = 8, 200
_MOST_ANSWERS = 6
_MOST_LEAVING = 6
_UNANSWERED = timedelta(days=14)
_JUST_NOW = 10  # seconds
_FOR_THEIR_DATE = "For their next date"
_WAITS = {
    "": _FOR_THEIR_DATE,
    "run_paused": _FOR_THEIR_DATE,
    "window_closed": "For the hours in which we write",
    "gap": "For the mailbox’s pace",
    "burst": "For the mailbox’s pace",
    "daily_cap": "For the mailbox’s pace",
    "minute_cap": "For the mailbox’s pace",
    "min_gap": "For the gap between two mails to one person",
    "max_mails": "For the gap between two mails to one person",
    "paused": "For a pause to end",
    "deferred": "For their mail server",
    "mailbox_rests": "For the mailbox’s own server",
    "throttled": "For the mailbox’s own server",
    "mailbox_busy": "For the mailbox’s own server",
    "out_of_office": "Out of office, back on a known day",
}
_OF_MAILBOXES = frozenset({"mailbox_fault", "mailbox_unread", "mailbox_trouble"})


@dataclass(frozen=True)
class Clock:
    """The day as people here live it."""

    now: datetime
    zone: str

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def begins(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self.zone))

    @property
    def tomorrow(self) -> datetime:
        return self.begins(self.today + timedelta(days=1))

    @property
    def evening(self) -> datetime:
        """The evening before: of yesterday, or of Friday where a weekend lies between."""
        back = {0: 3, 6: 2}.get(self.today.weekday(), 1)
        return datetime.combine(self.today - timedelta(days=back), _EVENING, ZoneInfo(self.zone))

    @property
    def evening_words(self) -> str:
        back = (self.today - self.evening.date()).days
        return "yesterday evening" if back == 1 else f"{_WEEKDAYS[self.evening.weekday()]} evening"

    @property
    def heading(self) -> str:
        return f"{_WEEKDAYS[self.today.weekday()]}, {self.today.day} {words.MONTHS[self.today.month - 1]}"


@screen.get("/")
@needs(Right.LOOK)
def today() -> Response:
    """The desk in the morning; a new installation is shown its first steps."""
    with reading() as session:
        if today_of.is_new(session):
            return moved("first_steps.first_steps")
        clock = Clock(road().now(), the_organisation(session).zone)
        strip = _strip(session, clock)
        todos, in_need = _todos(session, me(), clock, _FIRST_NEEDS)
        answers, answered = today_of.wrote_back(session, me().scope, clock.evening, _MOST_ANSWERS)
        leaving = today_of.leaving_next(session, me().scope, _MOST_LEAVING)
        return page(
            "today.html",
            clock=clock,
            strip=strip,
            todos=todos,
            in_need=in_need,
            answers=answers,
            answered=answered,
            leaving=leaving,
            waiting=_waiting(today_of.waiting(session, me().scope)),
            ended=today_of.ended_since(session, me().scope, clock.begins(clock.today - timedelta(days=1)), 8),
            interviews=upcoming(session, me().scope, clock.now, 5),
            running=_running(session, clock.now),
            words=words,
        )


@screen.get("/needs-you")
@needs(Right.LOOK)
def needs_you() -> Response:
    """Everything that needs somebody, in one list."""
    with reading() as session:
        clock = Clock(road().now(), the_organisation(session).zone)
        todos, in_need = _todos(session, me(), clock, _ALL_NEEDS)
        return page("needs-you.html", todos=todos, in_need=in_need, words=words)


def _strip(session: Session, clock: Clock) -> Strip:
    begins, ends = clock.begins(clock.today), clock.tomorrow
    return day_strip(today_of.marks(session, me().scope, begins, ends, clock.now), ZoneInfo(clock.zone), clock.now)


def _todos(session: Session, actor: Actor, clock: Clock, most: int) -> tuple[list[Todo], int]:
    """(the first lines of what needs somebody, how many there are); what stands in most people's way comes first."""
    zone, now, teams = clock.zone, clock.now, actor.scope
    held = needs_of.held_for_profile(session, teams)
    mailboxes = needs_of.mailboxes_in_need(session, teams)
    touches, touch_count = needs_of.touches_in_need(session, teams, most)
    runs, run_count = needs_of.runs_in_need(session, teams, most)
    mails, mail_count = needs_of.mails_in_need(session, teams, most)
    given, given_count = given_to(session, Sought(teams, now, clock.today, user_id=actor.user_id), most)
    offers = needs_of.offers_in_need(session, teams, now - _UNANSWERED, most)
    bookings = needs_of.bookings_in_need(session, teams, now)
    calendars, clashes = calendar_troubles(session, teams, now)
    dues = dues_in_all(session, teams, now) if actor.may(Right.ERASE) else 0
    wishes = road().wishes.trouble() if actor.may(Right.ADMINISTER) else ""
    lines = [
        *([todo.of_wishes(wishes)] if wishes else []),
        *([todo.of_profile(held, actor)] if held else []),
        *(todo.of_mailbox(one, actor, zone, now) for one in mailboxes),
        *(todo.of_calendar(one, actor, zone, now) for one in calendars),
        *(todo.of_booking(one, zone, now) for one in bookings),
        *(todo.of_clash(one, zone, now) for one in clashes),
        *(todo.of_given(one, zone, now) for one in given),
        *(todo.of_touch(one, actor, zone, now) for one in touches),
        *(todo.of_run(one) for one in runs),
        *(todo.of_mail(one, zone, now) for one in mails),
        *(todo.of_offer(one, zone, now) for one in offers),
        *([todo.of_dues(dues, goes_by_itself=the_organisation(session).when_due == ERASE)] if dues else []),
    ]
    counted = touch_count + run_count + mail_count + given_count
    singles = bool(wishes) + bool(held) + bool(dues)
    return lines[:most], singles + counted + _lengths(mailboxes, calendars, offers, bookings, clashes)


def _lengths(*lists: Sized) -> int:
    return sum(len(one) for one in lists)


def _waiting(counts: dict[str, int]) -> list[tuple[str, int]]:
    """(for what, how many), the most first."""
    found: dict[str, int] = {}
    for code, number in counts.items():
        if number and code not in _OF_MAILBOXES:
            said = _WAITS.get(code, _FOR_THEIR_DATE)
            found[said] = found.get(said, 0) + number
    return sorted(found.items(), key=lambda one: -one[1])


@dataclass(frozen=True)
class Sign:
    """One part of the machine; `says` is when it last worked, or that it does not."""

    what: str
    says: str
    is_fine: bool
    href: str


def _running(session: Session, now: datetime) -> list[Sign]:
    signs = last_signs(session)
    seen, all_of_them = today_of.mailboxes_read(session, me().scope, now)
    parts: Iterable[tuple[Part, str]] = ((Part.WORKER, "Sending"), (Part.SWEEP, "Planning"))
    system = url_for("system.system")
    found, machine = [], machine_now()
    for part, what in parts:
        at = signs.get(part)
        is_fine = at is not None and machine - at < SILENT_AFTER
        found.append(Sign(what, _ago(machine - at) if at and is_fine else "not running", is_fine, system))
    mailboxes = url_for("mailboxes.mailboxes")
    says = f"{seen} of {words.count(all_of_them, 'mailbox', 'mailboxes')}"
    return [found[0], Sign("Reading replies", says, seen == all_of_them, mailboxes), found[1]]


def _ago(length: timedelta) -> str:
    seconds = max(0, int(length.total_seconds()))
    if seconds < _JUST_NOW:
        return "just now"
    return f"{seconds} seconds ago" if seconds < 60 else "1 minute ago"
