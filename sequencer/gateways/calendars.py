"""The doors to colleagues' calendars: when they are busy, and which calendars an account has."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind, CalendarListed
from sequencer.core.meet.busy.feed import LARGEST, busy_or_reason
from sequencer.core.meet.busy.values import BusyRead, CalendarRules
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.bounded import Bounded, OverLimitError
from sequencer.gateways.caldav import calendars_on, entries_of, login_of, state_of
from sequencer.gateways.cloud_calendars import free_busy
from sequencer.gateways.cloud_tokens import Tokens
from sequencer.gateways.network import CALENDAR_PORTS, Guard
from sequencer.gateways.web import Question, Web, WebAnswer

_SECONDS = 3.5  # by the clock, for the entries of one calendar
_MOST_CPU = 3  # seconds of work
_NONE = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
_FIRST = (_NONE, CalendarRules("Europe/Berlin"), datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 2, tzinfo=UTC))
_LARGEST_ANSWER = LARGEST
_LONGEST_STATE = 500


class Calendars:
    """Threads may share it. `guard` says which hosts this installation may talk to; `trust` stands in for the
    certificates that this machine trusts.
    """

    def __init__(self, guard: Guard, trust: ssl.SSLContext | None = None) -> None:
        self._web = Web(replace(guard, ports=CALENDAR_PORTS), _LARGEST_ANSWER, trust)
        self._tokens = Tokens(self._web)
        self._bounded = Bounded(
            busy_or_reason, "calendar reader", _FIRST, seconds=_SECONDS, most_cpu=_MOST_CPU, tries=1
        )

    def read_busy(self, account: CalendarAccount, start: datetime, end: datetime) -> BusyRead:
        """When the owner is busy between two aware instants.

        A tag holds for the rules, and for the time, it was given for: where `start` was no later and `end` no
        earlier. Whole days as an end let most looks be short ones.
        Raises CalendarError with a sentence that is safe to show, CalendarSignInError where the calendar refuses the
        credential, and InterruptedWorkError where the process is stopping: that says nothing about the calendar.
        """
        if account.kind is CalendarKind.ICS:
            return self._feed(account, start, end)
        if account.kind is CalendarKind.CALDAV:
            return self._on_server(account, start, end)
        return free_busy(self._web, self._tokens, account, start, end)

    def calendars_of(self, account: CalendarAccount) -> tuple[CalendarListed, ...]:
        """The calendars that a CalDAV account has, for somebody to choose from. Raises as `read_busy` does."""
        return calendars_on(self._web, account)

    def close(self) -> None:
        """End what was started to read calendars; the next look starts it again."""
        self._bounded.close()

    def _feed(self, account: CalendarAccount, start: datetime, end: datetime) -> BusyRead:
        known = _known_state(account, start, end)
        etag, _, changed = known.partition(" ; ")
        headers = {"Accept": "text/calendar, */*;q=0.1"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": changed} if changed and not etag else {}
        answer = self._web.ask(Question("GET", account.address, headers, login=login_of(account)))
        state = _state(answer)
        if known and (answer.status == 304 or (answer.status == 200 and state == known)):
            return BusyRead(tag=account.tag, is_unchanged=True)
        if answer.status in (401, 403):
            raise CalendarSignInError("The calendar's server does not let us in. Copy the secret address once more.")
        if answer.status != 200:
            raise CalendarError(f"The calendar is not at its address any more (the server answered {answer.status}).")
        return replace(self._expand(answer.body, account, start, end), tag=_tag(account, start, end, state))

    def _on_server(self, account: CalendarAccount, start: datetime, end: datetime) -> BusyRead:
        state = state_of(self._web, account)
        if state and state == _known_state(account, start, end):
            return BusyRead(tag=account.tag, is_unchanged=True)
        entries = entries_of(self._web, account, start, end)
        return replace(self._expand(entries or _NONE, account, start, end), tag=_tag(account, start, end, state))

    def _expand(self, calendar: bytes, account: CalendarAccount, start: datetime, end: datetime) -> BusyRead:
        try:
            found: BusyRead | str = self._bounded.call(calendar, account.rules, start, end)
        except OverLimitError as over:
            raise CalendarError(f"The calendar cannot be used: {over}.") from None
        if isinstance(found, str):
            raise CalendarError(found)
        return found


def _state(answer: WebAnswer) -> str:
    etag, changed = (answer.headers.get(name, "") for name in ("etag", "last-modified"))
    return f"{etag} ; {changed}" if etag or changed else ""


def _tag(account: CalendarAccount, start: datetime, end: datetime, state: str) -> str:
    """What holds until the calendar's state, its rules or the time looked at change; empty where it has no state."""
    if not (state and state.isprintable()) or len(state) > _LONGEST_STATE:
        return ""
    return "\n".join((_print(account), start.astimezone(UTC).isoformat(), end.astimezone(UTC).isoformat(), state))


def _known_state(account: CalendarAccount, start: datetime, end: datetime) -> str:
    """The state that an account's tag stands for; empty where the tag does not hold for this look."""
    pieces = account.tag.split("\n")
    if len(pieces) != 4 or pieces[0] != _print(account):
        return ""
    try:
        first, last = (datetime.fromisoformat(one) for one in pieces[1:3])
    except ValueError:
        return ""
    return pieces[3] if first <= start and last >= end else ""


def _print(account: CalendarAccount) -> str:
    rules = account.rules
    known = (
        account.address,
        rules.zone,
        sorted(rules.addresses),
        rules.needs_action,
        rules.tentative,
        rules.has_all_day,
        sorted(rules.ignored_uids),
    )
    return sha256(repr(known).encode()).hexdigest()[:16]
