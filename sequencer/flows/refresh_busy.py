"""A colleague's calendar is looked at: what it says of their time is kept, or since when it cannot be read.

1. The look is claimed, so that nobody else looks at the same time.
2. The calendar is read, outside any transaction.
3. What it said, or why it said nothing, is one commit, and only if nobody changed or removed the calendar meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sequencer.core.meet.busy.account import CalendarAccount
from sequencer.core.meet.busy.rules import AROUND, after_failure, after_success
from sequencer.core.meet.busy.values import BusyRead
from sequencer.errors import CalendarError, CalendarSignInError, InterruptedWorkError, UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.bookings import Booking
from sequencer.store.busy_times import is_asked_for, keep_spans, longest_horizon, own_times, own_uids, spans_to_keep
from sequencer.store.calendars import (
    Calendar,
    account_of,
    held_by,
    ignoring,
    rules_of,
    sealed_for,
    standing_of,
    take_look,
)
from sequencer.store.clashes import note_clashes, settle_clashes
from sequencer.store.colleagues import Colleague
from sequencer.store.timeline import tell

_FURTHER = timedelta(days=2)  # a calendar that does not change need not be read whole for so long


@dataclass(frozen=True)
class _Look:
    """One claimed look; `account` is None where what was sealed cannot be opened, which `trouble` says."""

    calendar_id: int
    fence: int
    account: CalendarAccount | None
    start: datetime
    end: datetime
    at: datetime
    trouble: str = ""


def refresh_busy(road: Road, calendar_id: int) -> bool:
    """Look at a calendar that is due. Whether there was something to keep; doing it twice is doing it once."""
    return _look(road, _begin(road, calendar_id, lambda one, now: one.next_read_at <= now))


def refresh_asked(road: Road, calendar_id: int) -> bool:
    """Look at a calendar because something is about to be offered or booked, unless it was just looked at."""
    return _look(road, _begin(road, calendar_id, lambda one, now: standing_of(one).wants_look(now)))


def refresh_now(road: Road, calendar_id: int) -> bool:
    """Look at a calendar because somebody says so. Whether it could be read."""
    return _look(road, _begin(road, calendar_id, lambda _one, _now: True))


def _look(road: Road, look: _Look | None) -> bool:
    if look is None:
        return False
    road.step("busy_claimed")
    try:
        if look.account is None:
            raise CalendarError(look.trouble)
        read = road.calendars.read_busy(look.account, look.start, look.end)
    except InterruptedWorkError:
        _give_back(road, look)
        return False
    except CalendarError as error:
        return _failed(road, look, error)
    except Exception:  # noqa: BLE001 -- else the same look would end the same way for ever, and nobody would be told
        log.exception("calendar_look_failed", calendar=look.calendar_id)
        return _failed(road, look, CalendarError("What the calendar answered cannot be read; the log says why."))
    road.step("busy_read")
    return _kept(road, look, read)


def _begin(road: Road, calendar_id: int, is_wanted: Callable[[Calendar, datetime], bool]) -> _Look | None:
    now = road.now()
    with road.database.write() as session:
        seen = session.get(Calendar, calendar_id)
        if seen is None or not is_wanted(seen, now):
            return None
        fence = take_look(session, calendar_id, now)
        if fence is None:
            return None
        calendar = session.get_one(Calendar, calendar_id, populate_existing=True)
        rules = rules_of(calendar, session.get_one(Colleague, calendar.colleague_id))
        own = own_times(session, calendar.colleague_id, now)
        rules = ignoring(rules, own_uids(session, calendar.colleague_id, now - AROUND), own)
        needed, covered = now + longest_horizon(session) + AROUND, calendar.covers_until
        is_enough = covered is not None and covered >= needed  # then what did not change need not be read again
        tag, end = (calendar.tag, covered or needed) if is_enough else ("", needed + _FURTHER)
        look = _Look(calendar_id, fence, None, now - AROUND, end, now)
        try:
            account = account_of(calendar, road.unlock(calendar.sealed, sealed_for(calendar)), rules, tag)
        except UserError:
            return replace(look, trouble="The stored sign-in of this calendar cannot be opened. Enter it again.")
        return replace(look, account=account)


def _kept(road: Road, look: _Look, read: BusyRead) -> bool:
    with road.database.write() as session:
        calendar = held_by(session, look.calendar_id, look.fence)
        if calendar is None:
            return False
        now = road.now()
        if not read.is_unchanged:
            keep_spans(session, calendar, spans_to_keep(session, calendar, read, now))
            calendar.covers_until, calendar.warnings = look.end, list(read.warnings)
        calendar.tag = read.tag or ("" if not read.is_unchanged else calendar.tag)
        calendar.last_read_at, calendar.reading_until = look.at, None
        calendar.failures, calendar.failing_since, calendar.trouble = 0, None, ""
        is_needed = is_asked_for(session, calendar.colleague_id, now)
        calendar.next_read_at = after_success(now, road.dice.random(), is_asked_for=is_needed)
        session.flush()
        note_clashes(session, calendar, now)
        return True


def _failed(road: Road, look: _Look, error: CalendarError) -> bool:
    with road.database.write() as session:
        calendar = held_by(session, look.calendar_id, look.fence)
        if calendar is None:
            return False
        calendar.failures, calendar.trouble = calendar.failures + 1, str(error)
        calendar.failing_since = calendar.failing_since or look.at
        calendar.reading_until = None
        is_refused = isinstance(error, CalendarSignInError)
        calendar.next_read_at = after_failure(road.now(), calendar.failures, road.dice.random(), is_refused=is_refused)
        return False


def _give_back(road: Road, look: _Look) -> None:
    """The process is stopping: that says nothing about the calendar, and somebody else looks at it at once."""
    with road.database.write() as session:
        calendar = held_by(session, look.calendar_id, look.fence)
        if calendar is not None:
            calendar.reading_until = None


def let_take_place(road: Road, booking_id: int, actor: str) -> None:
    """An interview stands although somebody's calendar shows something else at its time."""
    with road.database.write() as session:
        booking = session.get(Booking, booking_id)
        if booking is not None and settle_clashes(session, booking_id, road.now()):
            says = "The interview takes place all the same."
            tell(session, booking.candidate_id, "interview_clash_settled", says, road.now(), actor=actor)
