"""What an organisation tells about itself and sets for everybody, checked key by key."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from sequencer.core.links import is_web_address
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.windows import SendWindow, read_window, read_zone
from sequencer.core.write.merge import unix_lines, unsafe_in_line
from sequencer.errors import UserError

_LONGEST = 200
_LONGEST_ADDRESS = 500
_MOST_MAILS = 366
_RUNS = ("1", "2", "3", "4", "5")
_WHEN_DUE = ("list", "erase")
_SHORTEST_TERM = timedelta(days=7)
_YES, _NO = ("yes", "on", "true", "1"), ("no", "off", "false", "0", "")


def read_profile(pairs: Mapping[str, str]) -> dict[str, str | int | bool]:
    """The settings behind KEY=VALUE pairs. Raises UserError naming the key."""
    for key in pairs:
        if key not in _READERS:
            raise UserError(f"There is no setting `{key}`. There is: {', '.join(_READERS)}.")
    return {key: _READERS[key](key, value.strip()) for key, value in pairs.items()}


def read_name(what: str, given: str) -> str:
    """A name of one line and up to 200 characters that is safe in a mail header. Raises UserError saying `what`."""
    return _line(what, given.strip(), _LONGEST)


def read_hours(days: str, start: str, end: str) -> SendWindow:
    """The send window that new sequences begin with; where nothing was chosen, working hours. Raises UserError."""
    if not days:
        return SendWindow()
    return read_window({"days": days.split(","), "start": start or "09:00", "end": end or "17:00"})


def _line(key: str, value: str, longest: int = _LONGEST) -> str:
    reason = "it is empty" if not value else unsafe_in_line(value)
    if reason is None and len(value) > longest:
        reason = f"it is longer than {longest} characters"
    if reason is not None:
        raise UserError(f"`{key}` cannot be used: {reason}.")
    return value


def _lines(key: str, value: str) -> str:
    text = unix_lines(value)
    _line(key, text.replace("\n", " "), _LONGEST_ADDRESS)
    return text


def _web_address(key: str, value: str) -> str:
    text = _line(key, value, _LONGEST_ADDRESS)
    if not is_web_address(text):
        raise UserError(f"`{key}`: “{text}” is no web address. Write it like https://example.org/privacy.")
    return text


def _length(key: str, value: str) -> str:
    try:
        return str(Delay.parse(value))
    except UserError as error:
        raise UserError(f"`{key}`: {error}") from None


def _count(key: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and 1 <= int(value) <= _MOST_MAILS):
        raise UserError(f"`{key}`: “{value}” is no whole number from 1 to {_MOST_MAILS}.")
    return int(value)


def _yes_or_no(key: str, value: str) -> bool:
    if value.lower() not in _YES + _NO:
        raise UserError(f"`{key}`: “{value[:20]}” is neither yes nor no.")
    return value.lower() in _YES


def _days(key: str, value: str) -> str:
    try:
        window = read_window({"days": [one for one in re.split(r"[,\s]+", value) if one]})
    except UserError:
        raise UserError(f"`{key}`: name at least one day, like mon,tue,wed.") from None
    return ",".join(map(str, window.days))


def _clock(key: str, value: str) -> str:
    if not re.fullmatch("([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00", value, re.ASCII):
        raise UserError(f"`{key}`: “{value[:20]}” is no time of day. Write it like 08:30.")
    return value.rjust(5, "0")


def _runs(key: str, value: str) -> int:
    if value not in _RUNS:
        raise UserError(f"`{key}`: “{value[:20]}” is no whole number from 1 to {len(_RUNS)}.")
    return int(value)


def _when_due(key: str, value: str) -> str:
    if value.lower() not in _WHEN_DUE:
        raise UserError(f"`{key}`: write list, and people decide, or erase, and it goes by itself.")
    return value.lower()


def _term(key: str, value: str) -> str:
    """A length of at least a week: what goes sooner would go while somebody still works with it."""
    term = Delay.parse(_length(key, value))
    if term.roughly < _SHORTEST_TERM:
        raise UserError(f"`{key}`: “{term}” is shorter than a week.")
    return str(term)


_READERS: Mapping[str, Callable[[str, str], str | int]] = {
    "name": _line,
    "legal_name": _line,
    "postal_address": _lines,
    "privacy_url": _web_address,
    "contact": _line,
    "zone": read_zone,
    "min_gap": _length,
    "max_mails": _count,
    "cooling_off": _length,
    "most_runs": _runs,
    "keep_unwritten": _term,
    "keep_unanswered": _term,
    "keep_answered": _term,
    "keep_strays": _term,
    "when_due": _when_due,
    "resend_unproven": _yes_or_no,
    "window_days": _days,
    "window_start": _clock,
    "window_end": _clock,
}
