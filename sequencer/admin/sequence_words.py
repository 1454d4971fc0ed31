"""Steps, waits, questions and windows of a sequence as people say them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sequencer.admin.words import MONTHS, day_and_year
from sequencer.core.plan.sequence import END, MAIL_KINDS, StepKind
from sequencer.core.plan.windows import SendWindow
from sequencer.core.write.merge import STANDARD_FIELDS

KINDS = {
    StepKind.EMAIL: "Mail",
    StepKind.MANUAL_EMAIL: "Mail you read first",
    StepKind.TASK: "Task",
    StepKind.WAIT: "Wait",
    StepKind.BRANCH: "Question",
}
_AT_ONCE = "At once"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_OPERATORS = {"is": "is", "is_not": "is not", "contains": "contains"}
_FIRST_FIELDS = ("first_name", "employer", "headline", "opening_line", "role", "team", "sender_first_name")
_FIELD_WORDS = {"opening_line": "Opening line", "profile_url": "Profile link", "sender_name": "Your name"}

Raw = Mapping[str, Any]


def kind_of(step: Raw) -> StepKind:
    return StepKind(step["kind"])


def title_of(step: Raw, number: int) -> str:
    """What a step is called: its name, else its subject, else what it is."""
    arms = step.get("variants") or [{}]
    given = str(step.get("name") or step.get("subject") or arms[0].get("subject") or "").strip()
    if given:
        return given
    match kind_of(step):
        case StepKind.WAIT:
            return wait_words(step)
        case StepKind.BRANCH:
            return question_words(step)
        case kind:
            return f"{KINDS[kind]} {number}"


def kind_words(step: Raw, *, is_first_mail: bool = False) -> str:
    """“Mail, same thread”"""
    kind = kind_of(step)
    if kind not in MAIL_KINDS:
        return KINDS[kind]
    arms = len(step.get("variants") or ())
    thread = "" if is_first_mail else ", new thread" if step.get("thread") == "new" else ", same thread"
    files = len(step.get("attachments") or ())
    with_files = f", {files} {'file' if files == 1 else 'files'}" if files else ""
    return f"{KINDS[kind]}{thread}{f', {arms} texts' if arms else ''}{with_files}"


def gap_words(step: Raw) -> str:
    """What stands between a step and the one before it; a wait says it itself, a question takes no time."""
    has_none = kind_of(step) is StepKind.WAIT or (kind_of(step) is StepKind.BRANCH and wait_words(step) == _AT_ONCE)
    return "" if has_none else wait_words(step)


def wait_words(step: Raw) -> str:
    """“Wait 3 working days”, said before a step."""
    if step.get("delay"):
        return f"Wait {step['delay']}"
    if step.get("on"):
        return f"Not before {_day(str(step['on']))}"
    if step.get("yearly"):
        month, _, day = str(step["yearly"]).partition("-")
        known = month.isdecimal() and 1 <= int(month) <= 12 and day.isdecimal()
        return f"Wait for {int(day)} {MONTHS[int(month) - 1]}" if known else "Wait for a day of the year"
    return _AT_ONCE


def question_words(step: Raw) -> str:
    """“Country is DE?”"""
    asked = step.get("if") or {}
    if "answered_before" in asked:
        return "Has answered us before?" if asked["answered_before"] else "Has never answered us?"
    if "date" in asked:
        return f"Is it {_day(str(asked['date']))} yet?"
    name = field_words(str(asked.get("field", "")))
    if "is_set" in asked:
        return f"{name} is {'known' if asked['is_set'] else 'empty'}?"
    operator = next((one for one in _OPERATORS if one in asked), "is")
    return f"{name} {_OPERATORS[operator]} {asked.get(operator, '…')}?"


def way_words(target: str, titles: Mapping[str, str]) -> str:
    """Where a branch leads to."""
    if target == END:
        return "the run ends"
    return f"“{titles[target]}”" if target in titles else "the next step"


def field_words(name: str) -> str:
    return _FIELD_WORDS.get(name) or name.replace("_", " ").capitalize() or "A field"


def fields_to_insert(known: frozenset[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """(the fields used most, all others): each as name and words, the others with what they hold."""
    first = [(name, field_words(name)) for name in _FIRST_FIELDS]
    rest = [name for name in STANDARD_FIELDS if name not in _FIRST_FIELDS]
    more = [(name, field_words(name), STANDARD_FIELDS[name]) for name in rest]
    custom = sorted(known - STANDARD_FIELDS.keys())
    return first, more + [(name, field_words(name), "Came with an import") for name in custom]


def window_words(window: SendWindow) -> str:
    """“Mon to Fri, 09:00 to 17:00 in the person’s own zone”."""
    if window.is_always:
        return "at any hour"
    days = list(window.days)
    is_span = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
    named = f"{_DAYS[days[0] - 1]} to {_DAYS[days[-1] - 1]}" if is_span else ", ".join(_DAYS[one - 1] for one in days)
    whose = (
        "in their own zone" if window.zone == "candidate" else f"in {window.zone.rsplit('/', 1)[-1].replace('_', ' ')}"
    )
    end = "24:00" if window.end.hour == 23 and window.end.minute == 59 else f"{window.end:%H:%M}"
    return f"{named}, {window.start:%H:%M} to {end} {whose}"


def titles_of(content: Raw) -> dict[str, str]:
    """The titles of a content's steps by key."""
    return {step["key"]: title_of(step, number) for number, step in enumerate(content["steps"], 1)}


def _day(text: str) -> str:
    try:
        return day_and_year(date.fromisoformat(text))
    except ValueError:
        return "a date"
