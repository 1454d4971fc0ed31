"""What the inbox says about an answer: what it seems to mean, why, how sure that is, and what follows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup, escape

from sequencer.admin.words import MONTHS, Status, day, day_and_year, intent_status, unwrapped, whole_words
from sequencer.core.states import Intent, MailKind
from sequencer.store.candidates import Candidate
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.screens.exchanges import wanted_back
from sequencer.store.screens.inbox import Line, LineKind
from sequencer.store.screens.inbox_filters import Sought, Waited
from sequencer.store.teams import Team
from sequencer.store.wishes import WishKind

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURE, _LIKELY = 0.85, 0.6
_LONG_AGO = 300  # days

OUTCOMES: tuple[tuple[str, Intent, str], ...] = (
    ("1", Intent.INTERESTED, "Interested"),
    ("2", Intent.LATER, "Not now"),
    ("3", Intent.NOT_INTERESTED, "Not interested"),
    ("4", Intent.REFERRAL, "Referral"),
    ("5", Intent.WRONG_PERSON, "Wrong person"),
    ("6", Intent.OPT_OUT, "Please don’t write"),
    ("7", Intent.AUTO_REPLY, "Auto-reply"),
    ("8", Intent.QUESTION, "Question"),
)
CHOICES = (*((intent, words) for _, intent, words in OUTCOMES), (Intent.UNCLEAR, "Not clear"))
WAITED = ((Waited.TODAY, "Up to a day"), (Waited.DAY, "More than a day"), (Waited.WEEK, "More than a week"))
_FILE_KINDS = (
    ("application/pdf", "PDF"),
    ("image/", "Picture"),
    ("audio/", "Sound"),
    ("video/", "Film"),
    ("text/html", "Web page"),
    ("text/calendar", "Calendar entry"),
    ("text/", "Text"),
    ("message/", "A mail"),
    ("application/zip", "Archive"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", "Word document"),
    ("application/msword", "Word document"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "Spreadsheet"),
    ("application/vnd.ms-excel", "Spreadsheet"),
    ("application/vnd.openxmlformats-officedocument.presentationml", "Slides"),
    ("application/pkcs7-signature", "Signature"),
    ("application/pgp-signature", "Signature"),
)
_FOLLOWS = {
    Intent.INTERESTED: "No further mail of the sequence leaves. Offer interview times, or answer below.",
    Intent.QUESTION: "No further mail of the sequence leaves. They wait for an answer.",
    Intent.NOT_INTERESTED: "Nobody writes to them again until the organisation’s cooling-off is over.",
    Intent.REFERRAL: "Their run has ended. Below you can write to whom they named.",
    Intent.WRONG_PERSON: "Their run has ended.",
    Intent.OPT_OUT: "Nobody writes to them again, in any team. Only they can change that.",
    Intent.UNCLEAR: "Their run has ended, to be safe. Choose what it means.",
    Intent.AUTO_REPLY: "A machine wrote this. Their run goes on where it stood.",
}
_WISHES = {
    WishKind.TIMES: "None of the times suits",
    WishKind.AGAIN: "Wants another time",
    WishKind.NOTE: "A line with the booking",
}


@dataclass(frozen=True)
class Suggestion:
    title: str
    because: str
    follows: str


def suggestion(
    intent: Intent, later_on: str, evidence: str, confidence: float, referral: str, first: str, *, is_learnt: bool
) -> Suggestion:
    """What an answer seems to mean, in words; how sure we are is a word too."""
    back = wanted_back(later_on) if intent is Intent.LATER else None
    title = next((words for _, known, words in OUTCOMES if known is intent), "Not clear: read it yourself")
    if back is not None:
        title = f"Not now, until {long_day(back)}"
    if intent is Intent.REFERRAL and referral:
        title = f"Referral to {referral}"
    sure = "That is clear." if confidence >= _SURE else "Probably." if confidence >= _LIKELY else "This is a guess."
    sure = "" if intent is Intent.UNCLEAR else sure
    because = f"Because {first} wrote “{evidence}”. {sure}" if evidence else sure
    if is_learnt:
        because = f"{because} Learnt from answers that you and your colleagues have sorted."
    follows = _FOLLOWS.get(intent, "")
    if intent is Intent.LATER:
        follows = "On that day their words come back here." if back else "Choose a day, and their words come back then."
    return Suggestion(title, because, follows)


def marked(text: str, evidence: str) -> Markup:
    """A letter in paragraphs, with the words that decided marked."""
    evidence = whole_words(text, evidence)
    wanted = re.compile(re.escape(evidence.strip()).replace(r"\ ", r"\s+"), re.IGNORECASE) if evidence.strip() else None
    paragraphs = (part.strip("\n") for part in re.split(r"\n[ \t]*\n", unwrapped(text)) if part.strip())
    return Markup("").join(Markup("<p>{}</p>").format(_marked_in(one, wanted)) for one in paragraphs)


def _marked_in(text: str, wanted: re.Pattern[str] | None) -> Markup:
    parts, end = [], 0
    for found in wanted.finditer(text) if wanted is not None else ():
        parts += [_lines(text[end : found.start()]), Markup("<mark>{}</mark>").format(_lines(found.group()))]
        end = found.end()
    return Markup("").join([*parts, _lines(text[end:])])


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def line_status(line: Line) -> Status | None:
    """The state beside an entry of the list; None where plain words do."""
    if line.kind is LineKind.MAIL:
        if line.mail_kind is MailKind.AUTO_REPLY and not line.waits:
            return Status("wait", line.reason.rstrip(".") or "An automatic answer")
        return Status("need", "Needs you") if line.waits else Status("done", "Seen to")
    if line.comes_back is not None and not line.waits:
        return Status("wait", f"Back {_day_of(line.comes_back)}")
    if line.kind is LineKind.WISH:
        return Status("need", _WISHES[line.wish]) if line.waits and line.wish else Status("done", "Seen to")
    if line.waits and not line.is_verified:
        return Status("need", "Sender not verified")
    if line.is_back:
        return Status("need", "Their day has come")
    return None if line.waits or line.intent is None else intent_status(line.intent)


def line_words(line: Line) -> str:
    """What the list says where no state stands: the suggestion."""
    if line.intent is None:
        return ""
    words = next((words for _, known, words in OUTCOMES if known is line.intent), "read it yourself")
    back = wanted_back(line.later_on) if line.intent is Intent.LATER else None
    return f"Suggested: {words}{f', {MONTHS[back.month - 1]} {back.year}' if back else ''}"


def filters_on(sought: Sought, teams: Iterable[Team]) -> list[tuple[str, str, str]]:
    """(name, name in the address, words) of each filter that is on."""
    team = next((one.name for one in teams if one.id == sought.team_id), "A team you do not see")
    found = [
        ("team_id", "team", team if sought.team_id else ""),
        ("intent", "outcome", dict(CHOICES).get(sought.intent, "") if sought.intent else ""),
        ("waited", "waited", dict(WAITED)[sought.waited] if sought.waited else ""),
    ]
    return [(name, key, f"“{words}”") for name, key, words in found if words]


def file_kind(media_type: str) -> str:
    """What a file says it is, as people call it. It is only what its sender says."""
    return next((words for begin, words in _FILE_KINDS if media_type.startswith(begin)), media_type or "File")


def mail_follows(mail: InboundMail, candidate: Candidate | None) -> str:
    """What a mail that waits for a person has done, and what is to be done."""
    if mail.state is InboundState.UNREADABLE:
        stopped = f"Every run of {candidate.full_name or mail.sender} was stopped to be safe. " if candidate else ""
        return (
            f"{stopped}The mail is kept as a file, as it came. Look for it in the mailbox, then take it off the list."
        )
    return "Read it, do what it asks for, then take it off the list."


def wish_words(kind: WishKind) -> str:
    return _WISHES[kind]


def _day_of(at: date | datetime) -> str:
    return day(at.date()) if isinstance(at, datetime) else f"{day(at)} {at.year}"


def when_in_list(at: date, today: date, hour: str) -> str:
    """“09:12” today, “Mon” this week, “Thu 12 Nov” within a year, else “12 Nov 2026”."""
    ago = (today - at).days
    if ago <= 0:
        return hour
    if ago < len(_DAYS):
        return _DAYS[at.weekday()][:3]
    return day(at) if ago < _LONG_AGO else day_and_year(at)


def long_day(on: date) -> str:
    return f"{_DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"
