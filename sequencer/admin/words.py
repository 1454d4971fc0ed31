"""States, times and numbers as people say them. Enum names and raw ids never reach a screen."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from sequencer.core.meet.places import city
from sequencer.core.states import EnrollmentState, Intent, TouchState

_NARROWEST_WRAP, _WIDEST_WRAP = 56, 80  # letters in a line, where programs break it
_STRETCH = re.compile(r"\d\d:\d\d–\d\d:\d\d")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Status:
    """`family` is wait, need, stop or done: each has its own shape, icon and colour; `words` are what is read."""

    family: str
    words: str

    @property
    def icon(self) -> str:
        return {"wait": "clock", "need": "hand-finger", "stop": "stopped", "done": "check"}[self.family]


_RUNS = {
    EnrollmentState.ACTIVE: Status("wait", "Running"),
    EnrollmentState.PAUSED: Status("wait", "Paused"),
    EnrollmentState.ANSWERED: Status("done", "Answered"),
    EnrollmentState.DECLINED: Status("stop", "Declined"),
    EnrollmentState.OPTED_OUT: Status("stop", "Asked us not to write"),
    EnrollmentState.BOUNCED: Status("stop", "Address does not exist"),
    EnrollmentState.STOPPED: Status("stop", "Stopped"),
    EnrollmentState.FINISHED: Status("done", "Nobody answered"),
}
_TOUCHES = {
    TouchState.PLANNED: Status("wait", "Waiting"),
    TouchState.HELD: Status("need", "Held"),
    TouchState.WAITING: Status("need", "Needs you"),
    TouchState.CLAIMED: Status("wait", "Leaving now"),
    TouchState.TRANSMITTING: Status("wait", "Leaving now"),
    TouchState.SENT: Status("done", "Sent"),
    TouchState.REFUSED: Status("stop", "Refused by their server"),
    TouchState.UNKNOWN: Status("need", "We do not know whether this left"),
    TouchState.ASSUMED_SENT: Status("done", "Treated as sent"),
    TouchState.NOT_SENT: Status("wait", "Has not left"),
    TouchState.DONE: Status("done", "Done"),
    TouchState.SKIPPED: Status("stop", "Left out"),
    TouchState.CANCELLED: Status("stop", "Cancelled"),
}
_INTENTS = {
    Intent.INTERESTED: Status("done", "Interested"),
    Intent.QUESTION: Status("need", "Has a question"),
    Intent.LATER: Status("wait", "Not now"),
    Intent.NOT_INTERESTED: Status("stop", "Not interested"),
    Intent.REFERRAL: Status("done", "Named somebody else"),
    Intent.WRONG_PERSON: Status("stop", "Wrong person"),
    Intent.OPT_OUT: Status("stop", "Asked us not to write"),
    Intent.UNCLEAR: Status("need", "Read it yourself"),
    Intent.AUTO_REPLY: Status("wait", "Automatic answer"),
}


def run_status(state: EnrollmentState) -> Status:
    return _RUNS[state]


def touch_status(state: TouchState) -> Status:
    return _TOUCHES[state]


def intent_status(intent: Intent) -> Status:
    return _INTENTS[intent]


def place(zone: str) -> str:
    """The place a zone is named after: “Lisbon”, “São Paulo”."""
    return city(zone.rsplit("/", 1)[-1].replace("_", " "), "en")


def unbroken(text: str) -> Markup:
    """The same text, in which no line ends within a stretch like 09:00–12:30."""
    return Markup(_STRETCH.sub(r'<span class="nowrap">\g<0></span>', str(escape(text))))  # noqa: S704 -- escaped just here


def day(value: date) -> str:
    """“Thu 26 Nov”; the year is added by `day_and_year`."""
    return f"{_WEEKDAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]}"


def day_and_year(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def clock(at: datetime, zone: str) -> str:
    """“18:30” on the clock of a zone."""
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def moment(at: datetime, zone: str, now: datetime | None = None) -> str:
    """“Thu 26 Nov, 18:30” on the clock of a zone; only the hour where it is today; with the year where it is far."""
    local = at.astimezone(ZoneInfo(zone))
    today = (now or at).astimezone(ZoneInfo(zone)).date()
    if now is not None and local.date() == today:
        return local.strftime("%H:%M")
    if now is not None and abs((local.date() - today).days) > 300:
        return f"{day_and_year(local.date())}, {local:%H:%M}"
    return f"{day(local.date())}, {local:%H:%M}"


def moment_there(at: datetime, zone: str, on: date) -> str:
    """The hour on the clock of a zone, with its day where that is another one than `on`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M}" if local.date() == on else f"{day(local.date())}, {local:%H:%M}"


def both_times(at: datetime, theirs: str, ours: str) -> str:
    """“Thu 26 Nov, 18:30 in Lisbon (19:30 in Hamburg)”: theirs first, ours only where it differs."""
    text = f"{moment(at, theirs)} in {place(theirs)}"
    there, here = at.astimezone(ZoneInfo(theirs)), at.astimezone(ZoneInfo(ours))
    if there.utcoffset() == here.utcoffset():
        return text
    ahead = f"{day(here.date())}, " if here.date() != there.date() else ""
    return f"{text} ({ahead}{here:%H:%M} in {place(ours)})"


def machine_time(at: datetime) -> str:
    """For the datetime attribute of a time element."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def unwrapped(text: str) -> str:
    """A letter without the line breaks its mail program put in; those that its writer made stay."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return text
    found = lines[:1]
    for before, line in pairwise(lines):
        word = line.split(" ", 1)[0]
        is_wrapped = before.strip() and word and word[:1].isalnum() and len(before) + 1 + len(word) >= width - 2
        if is_wrapped:
            found[-1] = f"{found[-1].rstrip()} {line}"
        else:
            found.append(line)
    return "\n".join(found)


def whole_words(text: str, evidence: str) -> str:
    """The words of a letter that decided, as people quote them: a sentence cut short by a line break, or known only by
    its question mark, is made whole."""
    letter, wanted = unwrapped(text), " ".join(evidence.split())
    start = letter.lower().find(wanted.lower())
    if not wanted or start < 0:
        return evidence
    end = start + len(wanted)
    if not any(one.isalnum() for one in wanted):
        start = max(letter.rfind(one, 0, start) for one in ".!?:\n") + 1
    broken = text.lower().find(evidence.lower()) + len(evidence)
    if text[broken : broken + 1] == "\n" and letter[end : end + 1] == " ":
        ends = [at for at in (letter.find(one, end) for one in ".!?\n") if at >= 0]
        end = min(ends) + 1 if ends else len(letter)
    return letter[start:end].strip()


def initials(name: str) -> str:
    """“IC” for Inês Carvalho; one letter where there is one name."""
    parts = [part for part in name.split() if part[0].isalnum()]
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def count(number: int, one: str, many: str) -> str:
    """“1 person”, “1,204 people”."""
    return f"{number:,} {one if number == 1 else many}"
