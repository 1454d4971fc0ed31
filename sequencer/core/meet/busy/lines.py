"""The lines of an iCalendar text (RFC 5545 3.1) that say when somebody is busy, in the parts they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sequencer.errors import CalendarError

_FOLD = re.compile(rb"\r?\n[ \t]")
_LINE_END = re.compile(r"\r\n|\n|\r")
# The quantifiers never give back, so that a line without a colon costs one pass.
_CUT = re.compile(r'((?:[^:"]++|"[^"]*+"?+)*+):(.*)', re.DOTALL)
_CUT_TIME = re.compile(r"(.*):([^:]*)", re.DOTALL)  # a zone's name may hold colons, a time never does
_TIMES = frozenset({"DTEND", "DTSTART", "EXDATE", "RDATE", "RECURRENCE-ID"})
_PARAMETERS = re.compile(r'(?:[^;"]++|"[^"]*+"?+)++')
_KEPT = frozenset(
    {
        "ATTENDEE",
        "DTEND",
        "DTSTART",
        "DURATION",
        "EXDATE",
        "FREEBUSY",
        "ORGANIZER",
        "RDATE",
        "RECURRENCE-ID",
        "RRULE",
        "SEQUENCE",
        "STATUS",
        "TRANSP",
        "TZID",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "UID",
        "X-LIC-LOCATION",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-WR-TIMEZONE",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """`DTSTART;TZID=Europe/Berlin:20270301T090000` in its three pieces; names of parameters in capitals."""

    name: str
    given: dict[str, str]
    value: str


@dataclass(slots=True)
class Part:
    """Everything between a BEGIN and its END. `lines` holds what is of use to us, in its order."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Line]:
        return (line for line in self.lines if line.name == name)

    def text(self, name: str) -> str:
        """The value in capitals, as the words of the standard are compared; empty where there is none."""
        line = self.first(name)
        return line.value.strip().upper() if line else ""

    def of(self, *kinds: str) -> Iterator["Part"]:
        return (part for part in self.parts if part.kind in kinds)


def calendars_in(raw: bytes) -> list[Part]:
    """The VCALENDAR parts of a text. Raises CalendarError where there is none, and where the last one breaks off:
    half a calendar would make its owner look free.
    """
    top = Part("")
    open_parts = [top]
    text = _FOLD.sub(b"", raw.removeprefix(b"\xef\xbb\xbf")).decode("utf-8", errors="replace")
    for line in _LINE_END.split(text):
        name = line[:64].partition(":")[0].partition(";")[0].strip().upper()
        if name == "BEGIN":
            part = Part(line.partition(":")[2].strip().upper())
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif name == "END":
            if len(open_parts) > 1 and open_parts[-1].kind == line.partition(":")[2].strip().upper():
                open_parts.pop()
        elif name in _KEPT and (cut := (_CUT_TIME if name in _TIMES else _CUT).match(line)):
            open_parts[-1].lines.append(Line(name, _parameters(cut[1]), cut[2]))
    found = list(top.of("VCALENDAR"))
    if not found:
        raise CalendarError("What the address gave is no calendar. Copy the calendar's own iCal address once more.")
    if len(open_parts) > 1:
        raise CalendarError("The calendar breaks off in the middle, so nobody knows what is missing.")
    return found


def _parameters(head: str) -> dict[str, str]:
    if ";" not in head:
        return {}
    pairs = (one.partition("=") for one in _PARAMETERS.findall(head)[1:])
    return {name.strip().upper(): value.strip().strip('"') for name, _, value in pairs}
