"""Free/busy of Google Calendar (freeBusy.query) and of Microsoft 365 (Graph getSchedule)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.core.meet.busy.feed import Counts, busy_spans
from sequencer.core.meet.busy.values import BusyRead, CalendarRules
from sequencer.core.meet.spans import Span
from sequencer.errors import CalendarError, CalendarSignInError
from sequencer.gateways.cloud_tokens import Tokens, read_json
from sequencer.gateways.web import Question, Web

_GOOGLE = "https://www.googleapis.com"
_GRAPH = "https://graph.microsoft.com"
_AT_ONCE = timedelta(days=28)  # both refuse a long time in one question
_INTERVAL = 15  # minutes of one digit of an availability view
_VIEW = {"0": "free", "1": "tentative", "2": "busy", "3": "oof", "4": "workingElsewhere"}
_UTC = frozenset({"utc", "etc/utc", "tzone://microsoft/utc"})  # as we asked for it
_AVAILABLE = frozenset({"free", "workingElsewhere"})
_Found = tuple[Span, Counts]


def free_busy(web: Web, tokens: Tokens, account: CalendarAccount, start: datetime, end: datetime) -> BusyRead:
    """When the owner of the mail address is busy between two aware instants, as far as it is told without our own."""
    try:
        return _read(web, tokens, account, start, end)
    except CalendarSignInError:
        tokens.forget(account)
        raise


def _read(web: Web, tokens: Tokens, account: CalendarAccount, start: datetime, end: datetime) -> BusyRead:
    read = _google if account.kind is CalendarKind.GOOGLE else _microsoft
    found: list[_Found] = []
    gone: set[Span] = set()
    since, last = start.astimezone(UTC).replace(microsecond=0), end.astimezone(UTC)
    while since < last:
        until = min(since + _AT_ONCE, last)
        own = set(account.rules.own_times)
        for span, counts in read(web, tokens.of(account), account, since, until):
            if span in own and counts is not Counts.FREE:
                own.remove(span)  # a second one of the same time is somebody else's
                gone.add(span)
            else:
                found.append((span, counts))
        since = until
    return BusyRead(
        busy_spans(found, int(start.timestamp()), -int(-end.timestamp() // 1)), own_left_out=frozenset(gone)
    )


def _google(web: Web, token: str, account: CalendarAccount, start: datetime, end: datetime) -> Iterator[_Found]:
    address = f"{account.server.rstrip('/') or _GOOGLE}/calendar/v3/freeBusy"
    wanted = {"timeMin": _written(start), "timeMax": _written(end), "items": [{"id": account.address}]}
    answer = _posted(web, Question("POST", address, {}, json.dumps(wanted).encode(), token, is_moving=False))
    calendars = answer.get("calendars")
    told = calendars.get(account.address) if isinstance(calendars, dict) else None
    if told is None and isinstance(calendars, dict) and len(calendars) == 1:  # “primary” comes back under its address
        told = next(iter(calendars.values()))
    if not isinstance(told, dict) or told.get("errors") or not isinstance(told.get("busy"), list):
        raise CalendarError(
            f"Google does not tell when {account.address} is busy. The calendar has to be shared with the account "
            "that the key is for."
        )
    for one in told["busy"]:
        yield _span(one.get("start"), one.get("end")) if isinstance(one, dict) else _span(None, None), Counts.BUSY


def _microsoft(web: Web, token: str, account: CalendarAccount, start: datetime, end: datetime) -> Iterator[_Found]:
    address = (
        f"{account.server.rstrip('/') or _GRAPH}/v1.0/users/{quote(account.address, safe='@')}/calendar/getSchedule"
    )
    wanted = {
        "schedules": [account.address],
        "startTime": {"dateTime": f"{start:%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC"},
        "endTime": {"dateTime": f"{end:%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC"},
        "availabilityViewInterval": _INTERVAL,
    }
    headers = {"Prefer": 'outlook.timezone="UTC"'}
    answer = _posted(web, Question("POST", address, headers, json.dumps(wanted).encode(), token, is_moving=False))
    value = answer.get("value")
    told = value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}
    items, view = told.get("scheduleItems"), told.get("availabilityView")
    if told.get("error") or not (isinstance(items, list) or isinstance(view, str)):
        raise CalendarError(f"Microsoft 365 does not tell when {account.address} is busy.")
    if isinstance(items, list) and (items or not isinstance(view, str)):
        for one in items:
            yield _item(one if isinstance(one, dict) else {}, account.rules)
    elif isinstance(view, str):  # all that a guest of the calendar is told
        for number, digit in enumerate(view):
            begins = int(start.timestamp()) + number * _INTERVAL * 60
            yield (begins, begins + _INTERVAL * 60), _counts(_VIEW.get(digit, "busy"), account.rules)


def _item(item: dict[str, Any], rules: CalendarRules) -> _Found:
    begins, ends = item.get("start"), item.get("end")
    texts = [
        one.get("dateTime") if isinstance(one, dict) and str(one.get("timeZone", "")).lower() in _UTC else None
        for one in (begins, ends)
    ]
    return _span(*texts), _counts(str(item.get("status", "busy")), rules)


def _counts(status: str, rules: CalendarRules) -> Counts:
    if status in _AVAILABLE:
        return Counts.FREE
    return rules.tentative if status == "tentative" else Counts.BUSY


def _span(start: object, end: object) -> Span:
    """Raises CalendarError where it cannot be read: what is left out would look free."""
    try:
        first, last = (_instant(one) for one in (start, end))
    except (ValueError, TypeError, OverflowError):
        raise CalendarError("The calendar service names a busy time that cannot be read.") from None
    return first, last


def _instant(text: object) -> int:
    """Seconds of an RFC 3339 time; one without an offset is in UTC, as we asked for it."""
    if not isinstance(text, str):
        raise TypeError
    at = datetime.fromisoformat(text)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def _written(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


def _posted(web: Web, question: Question) -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"} | dict(question.headers)
    answer = web.ask(Question("POST", question.address, headers, question.body, question.credential, is_moving=False))
    if answer.status in (401, 403):
        raise CalendarSignInError("The calendar service does not let this key look at free and busy times.")
    if answer.status == 404:
        raise CalendarError("The calendar service knows nobody of this address.")
    if answer.status != 200:
        raise CalendarError(f"The calendar service gives no answer at the moment (it said {answer.status}).")
    return read_json(answer.body)
