"""A colleague's calendar is connected, mended, read by other rules or taken out. Nothing is kept before it was read once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import delete
from sqlalchemy.orm import Session

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind, CalendarListed, origin_of
from sequencer.core.meet.busy.rules import AROUND, after_success
from sequencer.core.meet.busy.values import BusyRead, Counts
from sequencer.errors import CalendarError, InterruptedWorkError, UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.busy_times import keep_spans, longest_horizon, own_times, own_uids, spans_to_keep
from sequencer.store.calendars import (
    Calendar,
    account_of,
    calendars_of_people,
    ignoring,
    packed,
    rules_of,
    sealed_for,
)
from sequencer.store.clashes import forget_unsupported, note_clashes
from sequencer.store.colleagues import Colleague

_LONGEST_ADDRESS = 2_000
_BY_MAIL_ADDRESS = frozenset({CalendarKind.GOOGLE, CalendarKind.MICROSOFT})


@dataclass(frozen=True)
class CalendarGiven:
    """A calendar as somebody describes it; what is None stays as it is. `address` and `secret` are sealed."""

    kind: CalendarKind
    address: str | None = field(default=None, repr=False)
    user: str | None = None
    secret: str | None = field(default=None, repr=False)
    tenant: str | None = None
    name: str = ""
    needs_action: Counts = Counts.SOFT
    tentative: Counts = Counts.BUSY
    has_all_day: bool = True

    def at(self, address: str, name: str) -> "CalendarGiven":
        """The same account's calendar at an address."""
        return replace(self, address=address, name=name)


@dataclass(frozen=True)
class _Tried:
    """A calendar that has just been read; `row` is not kept yet."""

    row: Calendar
    address: str
    secret: str
    read: BusyRead
    start: datetime
    end: datetime
    at: datetime


def save_calendar(
    road: Road, colleague_id: int, given: CalendarGiven, actor: str, calendar_id: int | None = None
) -> int:
    """The id of a calendar that was read just now. One at the same address is brought up to date, not added twice.

    Raises UserError with the reason where it cannot be read; then nothing is kept.
    """
    tried = _try(road, colleague_id, given, calendar_id)
    with road.database.write() as session:
        colleague = session.get(Colleague, colleague_id)
        if colleague is None:
            raise UserError("This colleague is no longer here.")
        row = session.get(Calendar, tried.row.id, with_for_update=True) if tried.row.id else None
        if row is None:
            if calendar_id is not None:
                raise UserError("This calendar is no longer here.")
            row = Calendar(colleague_id=colleague_id, created_at=tried.at, fence=0)
            note(session, actor, "settings", f"A calendar of {colleague.name} was connected.", road.now())
        else:
            note(session, actor, "settings", f"A calendar of {colleague.name} was changed.", road.now())
        _keep(road, session, row, tried)
        return row.id


def calendars_found(road: Road, colleague_id: int, given: CalendarGiven) -> Sequence[CalendarListed]:
    """The calendars of an account, to choose one from. Raises UserError where it cannot be asked."""
    with road.database.read() as session:
        row, address, secret = _described(road, session, colleague_id, given, None)
        account = _account(session, row, address, secret, road.now())
    try:
        return road.calendars.calendars_of(account)
    except (CalendarError, InterruptedWorkError) as error:
        raise UserError(_sentence(error)) from None


def remove_calendar(road: Road, colleague_id: int, calendar_id: int, actor: str) -> None:
    """Forget a calendar and what it said. What is booked stays booked."""
    with road.database.write() as session:
        found = session.get(Calendar, calendar_id, with_for_update=True)
        if found is None or found.colleague_id != colleague_id:
            return
        name = session.get_one(Colleague, colleague_id).name
        session.execute(delete(Calendar).where(Calendar.id == calendar_id))
        forget_unsupported(session, colleague_id, road.now())
        note(session, actor, "settings", f"A calendar of {name} was taken out.", road.now())


def _try(road: Road, colleague_id: int, given: CalendarGiven, calendar_id: int | None) -> _Tried:
    """Read the calendar as it would be; nothing is locked meanwhile."""
    now = road.now()
    with road.database.read() as session:
        row, address, secret = _described(road, session, colleague_id, given, calendar_id)
        account = _account(session, row, address, secret, now)
        start, end = now - AROUND, now + longest_horizon(session) + AROUND + timedelta(days=2)
    try:
        read = road.calendars.read_busy(account, start, end)
    except (CalendarError, InterruptedWorkError) as error:
        raise UserError(_sentence(error)) from None
    return _Tried(row, address, secret, read, start, end, now)


def _described(
    road: Road, session: Session, colleague_id: int, given: CalendarGiven, calendar_id: int | None
) -> tuple[Calendar, str, str]:
    """(the calendar as it is to be, its address, its secret); the row of one that is there has its id."""
    if session.get(Colleague, colleague_id) is None:
        raise UserError("This colleague is no longer here.")
    known, kept_at, secret = _known(road, session, colleague_id, given, calendar_id)
    address = (given.address if given.address is not None else kept_at).strip()
    if given.secret is not None:
        secret = given.secret
    elif secret and origin_of(address) != origin_of(kept_at):  # whoever may change the address need not know the secret
        raise UserError("Enter the password again for the new server.")
    if not address or len(address) > _LONGEST_ADDRESS:
        raise UserError(
            "The address is empty. It says where the calendar is." if not address else "That is no address."
        )
    host = address.rpartition("@")[2] if given.kind in _BY_MAIL_ADDRESS else _host(address)
    row = Calendar(
        id=known.id if known is not None else None,
        colleague_id=colleague_id,
        kind=given.kind,
        name=(given.name.strip() or (known.name if known is not None else "") or _name(given.kind, address, host))[
            :200
        ],
        host=host[:253],
        user=_kept(given.user, known.user if known is not None else "", 254),
        tenant=_kept(given.tenant, known.tenant if known is not None else "", 254),
        needs_action=given.needs_action,
        tentative=given.tentative,
        has_all_day=given.has_all_day,
    )
    return row, address, secret


def _known(
    road: Road, session: Session, colleague_id: int, given: CalendarGiven, calendar_id: int | None
) -> tuple[Calendar | None, str, str]:
    """The row this is about with what is sealed in it: the one named, or the one at the same address."""
    for one in calendars_of_people(session, [colleague_id]):
        if one.kind is not given.kind or calendar_id not in (None, one.id):
            continue
        try:
            kept = json.loads(road.unlock(one.sealed, sealed_for(one)))
        except UserError:
            kept = {"address": "", "secret": ""}
        if calendar_id is not None or kept["address"] == (given.address or "").strip():
            return one, kept["address"], kept["secret"]
    return None, "", ""


def _account(session: Session, row: Calendar, address: str, secret: str, now: datetime) -> CalendarAccount:
    rules = rules_of(row, session.get_one(Colleague, row.colleague_id))
    uids = own_uids(session, row.colleague_id, now - AROUND)
    own = own_times(session, row.colleague_id, now)
    return account_of(row, packed(address, secret), ignoring(rules, uids, own), "")


def _keep(road: Road, session: Session, row: Calendar, tried: _Tried) -> None:
    for name in ("kind", "name", "host", "user", "tenant", "needs_action", "tentative", "has_all_day"):
        setattr(row, name, getattr(tried.row, name))
    row.fence, row.reading_until = row.fence + 1, None  # a look under way went by what is no longer so
    row.tag, row.covers_until, row.warnings = tried.read.tag, tried.end, list(tried.read.warnings)
    row.last_read_at = row.tried_at = tried.at
    row.failures, row.failing_since, row.trouble = 0, None, ""
    row.next_read_at = after_success(road.now(), road.dice.random(), is_asked_for=True)
    session.add(row)
    session.flush()
    row.sealed = road.seal(packed(tried.address, tried.secret), sealed_for(row))
    keep_spans(session, row, spans_to_keep(session, row, tried.read, road.now()))
    session.flush()
    note_clashes(session, row, road.now())


def _kept(given: str | None, known: str, most: int) -> str:
    return (known if given is None else given.strip())[:most]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _name(kind: CalendarKind, address: str, host: str) -> str:
    return address if kind in _BY_MAIL_ADDRESS else host


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, CalendarError) else "This process is stopping. Try it again in a moment."
