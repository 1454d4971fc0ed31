"""A person's line of time in words: each thing that happened as a knot on the line, a heading and what follows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sequencer.admin.doubt_words import doubt_words
from sequencer.admin.timeline_titles import broken
from sequencer.admin.words import intent_status, unwrapped, whole_words
from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import Intent, MailKind, TouchState
from sequencer.store.inbound_mails import InboundState
from sequencer.store.screens.person import Arrived, Outgoing, Told


@dataclass(frozen=True)
class Entry:
    """`node` is the kind of knot, `rule` the rule that decided, `by` who did it; letters or an arrival hang on it."""

    node: str
    icon: str
    title: str
    at: datetime
    says: str = ""
    rule: str = ""
    by: str = ""
    letters: tuple[Outgoing, ...] = ()
    arrived: Arrived | None = None
    marked: tuple[tuple[str, bool], ...] = ()
    stopped_at: datetime | None = None


@dataclass(frozen=True)
class OpenEntry:
    """Something that has not happened yet; `family` is wait or need."""

    family: str
    icon: str
    title: str
    at: datetime
    says: str
    more: str
    touch: Outgoing

    @property
    def lacks_fact(self) -> bool:
        """Whether it is held until somebody fills in something about the person."""
        return self.touch.state is TouchState.HELD and self.touch.code in _FACTS


_LOOKS: Mapping[str, tuple[str, str]] = {
    "sent": ("sent", "send"),
    "enrolled": ("", "route"),
    "version": ("", "route"),
    "added": ("", "user-plus"),
    "imported": ("", "file-import"),
    "import_updated": ("", "file-import"),
    "import_undone": ("", "arrow-back-up"),
    "edited": ("", "pencil"),
    "address_added": ("", "pencil"),
    "address_chosen": ("", "pencil"),
    "address_removed": ("", "pencil"),
    "pool_joined": ("", "stack-2"),
    "pool_left": ("", "stack-2"),
    "exported": ("", "download"),
    "pause": ("wait", "player-pause"),
    "stop": ("stop", "hand-stop"),
    "opted_out": ("stop", "stopped"),
    "opt_out_lifted": ("", "arrow-back-up"),
    "run_active": ("", "route"),
    "run_paused": ("wait", "player-pause"),
    "run_resumed": ("", "route"),
    "run_answered": ("done", "check"),
    "run_finished": ("", "circle-check"),
    "run_declined": ("stop", "stopped"),
    "run_opted_out": ("stop", "stopped"),
    "run_bounced": ("stop", "stopped"),
    "run_stopped": ("stop", "stopped"),
    "interview_booked": ("done", "calendar-check"),
    "interview_moved": ("done", "calendar-check"),
    "interview_cancelled": ("stop", "calendar-event"),
    "interview_clash": ("need", "hand-finger"),
    "offer_stuck": ("need", "hand-finger"),
    "offer": ("sent", "calendar-event"),
    "offer_again": ("sent", "calendar-event"),
    "wish_times": ("done", "message-reply"),
    "wish_again": ("done", "message-reply"),
    "wish_note": ("done", "message-reply"),
    "decided_mail": ("", "check"),
    "decided_mail_reopened": ("", "arrow-back-up"),
    "reply_given": ("", "users"),
    "reply_put_off": ("wait", "clock"),
    "reply_named": ("", "user-plus"),
    "absence_corrected": ("wait", "moon"),
    "touch_unknown": ("need", "hand-finger"),
    "touch_no_evidence": ("need", "hand-finger"),
    "touch_not_sent_probably": ("need", "hand-finger"),
    "touch_assumed_sent": ("done", "check"),
}
_PREFIXES: tuple[tuple[str, tuple[str, str]], ...] = (
    ("not_enrolled_", ("wait", "ban")),
    ("touch_", ("wait", "clock")),
    ("decided_", ("", "check")),
    ("offer_", ("wait", "calendar-event")),
    ("interview_", ("wait", "calendar-event")),
    ("reply_", ("", "pencil")),
)
_SOON = timedelta(days=1)
_AT_ONCE = timedelta(minutes=10)
_NOTED = re.compile(r"Told (.+) about (the interview)\.")
_ENDED_BY_ANSWER = frozenset({"run_answered", "run_declined", "run_opted_out"})
_PLAIN = ("", "circle-check")
_FACTS = frozenset({"field_missing", "cannot_render", "source_missing"})
_TO_A_PERSON = frozenset({"touch_task_open", "touch_to_approve"})
_RULES: Mapping[str, str] = {
    "min_gap": "Rule: the company-wide gap between two mails to one person, set by an administrator.",
    "max_mails": "Rule: the most mails to one person in twelve months, set by an administrator.",
    "cooling_off": "Rule: a decline is respected by everybody for the cooling-off, set by an administrator.",
    "suppressed": "Rule: who asked us not to write is not written to by anybody here.",
    "dead_address": "Rule: nothing is sent to an address whose server says that nobody is there.",
    "source_missing": "Rule: a first mail says where the address comes from.",
    "profile_missing": "Rule: a first mail names who we are, with an address and a privacy link.",
    "already_done": "Rule: nobody gets the same sequence twice.",
    "paused": "Rule: a pause set by a person here.",
    "run_ended": "Rule: a run that has ended sends nothing.",
}
_ARRIVALS: Mapping[MailKind, tuple[str, str, str]] = {
    MailKind.AUTO_REPLY: ("wait", "moon", "An automatic answer came"),
    MailKind.BOUNCE: ("stop", "alert-triangle", "A mail of ours came back"),
    MailKind.COMPLAINT: ("stop", "alert-triangle", "Our mail was reported as spam"),
    MailKind.DELIVERY_NOTICE: ("", "mail", "A notice from their mail server"),
    MailKind.CALENDAR: ("done", "calendar-event", "An answer from a calendar came"),
    MailKind.UNREADABLE: ("need", "alert-triangle", "A mail came that we cannot read"),
}


def entries_of(lines: Iterable[Told | Arrived], name: str, zone: str) -> list[Entry]:
    """What happened, the latest first; `name` is what the person is called in a heading, `zone` is ours.

    What an answer did is said with the answer, not a second time; notes to several colleagues are one knot.
    """
    found = list(lines)
    stops: dict[int, datetime] = {}
    told_with_answer: set[int] = set()
    for answer in (one for one in found if isinstance(one, Arrived) and one.reply_id is not None):
        for place, line in enumerate(found):
            if isinstance(line, Told) and _ended_by(line, answer):
                stops[answer.mail_id] = line.at
                told_with_answer.add(place)
            elif isinstance(line, Told) and _repeats(line, answer):
                told_with_answer.add(place)
    entries: list[Entry] = []
    for line in (one for place, one in enumerate(found) if place not in told_with_answer):
        entry = _arrival(line, name) if isinstance(line, Arrived) else _told(line, zone)
        if entry.arrived is not None:
            entry = replace(entry, stopped_at=stops.get(entry.arrived.mail_id))
        if entries and _are_notes(entries[-1], entry):
            entry = _joined(entries.pop(), entry)
        entries.append(entry)
    return entries


def open_entry(touch: Outgoing, resumes_at: datetime | None = None) -> OpenEntry:
    """A mail or task that lies ahead: why it waits, or what it needs. A paused run keeps it back until it resumes."""
    what = touch.what if touch.kind in MAIL_KINDS else _task(touch)
    says, _, more = touch.reason.partition(". ")
    if touch.state is TouchState.PLANNED:
        at = max(touch.at, resumes_at) if resumes_at else touch.at
        return OpenEntry("wait", "clock", what, at, f"{says.rstrip('.')}." if says else "", more, touch)
    if touch.state in (TouchState.CLAIMED, TouchState.TRANSMITTING):
        return OpenEntry("wait", "send", what, touch.due_at, "Leaving now.", "", touch)
    if touch.state is TouchState.UNKNOWN:
        doubt = doubt_words(touch.code, touch.reason)
        says, more = doubt.says, doubt.more
    return OpenEntry("need", "hand-finger", what, touch.due_at, f"{says.rstrip('.') or 'Needs you'}.", more, touch)


def _told(line: Told, zone: str) -> Entry:
    node, icon = _looks(line.kind)
    title, says = broken(line.kind, line.says, line.at, zone)
    if line.kind == "sent" and line.touch is not None:
        return Entry(node, icon, line.touch.what, line.at, line.says, by=line.actor, letters=(line.touch,))
    if line.kind.startswith("decided_") and line.touch is not None:
        what = line.touch.what if line.touch.kind in MAIL_KINDS else _task(line.touch)
        return Entry(node, icon, f"{what}: {_lower(title)}", line.at, says, by=line.actor)
    if line.kind in _TO_A_PERSON and line.touch is not None:
        what = line.touch.what if line.touch.kind in MAIL_KINDS else _task(line.touch)
        return Entry(node, icon, f"{what} waits for a person here", line.at)
    code = line.kind.removeprefix("not_enrolled_").removeprefix("touch_")
    title = "The run goes on" if line.kind == "run_resumed" else title
    return Entry(node, icon, title, line.at, says, _RULES.get(code, ""), line.actor)


def _are_notes(later: Entry, earlier: Entry) -> bool:
    """Whether both say that a colleague was told of the same thing."""
    both = (later, earlier)
    return all(_NOTED.fullmatch(one.says) for one in both) and later.at - earlier.at < _AT_ONCE


def _joined(later: Entry, earlier: Entry) -> Entry:
    names, about = zip(*(_NOTED.fullmatch(one.says).groups() for one in (earlier, later)), strict=True)  # type: ignore[union-attr]
    who = f"{names[0]}{', ' if ' and ' in names[1] else ' and '}{names[1]}"
    letters = (*earlier.letters, *later.letters)
    return replace(later, title="Notes to colleagues", says=f"Told {who} about {about[0]}.", letters=letters)


def _arrival(mail: Arrived, name: str) -> Entry:
    if mail.reply_id is not None:
        intent = mail.intent or Intent.UNCLEAR
        title = (
            f"{name} answered: {_lower(intent_status(intent).words)}"
            if intent is not Intent.UNCLEAR
            else f"{name} answered"
        )
        node = "done" if mail.is_verified else "need"
        return Entry(node, "message-reply", title, mail.at, mail.reason, arrived=mail, marked=_marked(mail))
    if mail.is_ours:
        return Entry("sent", "send", "Written by hand from our mailbox", mail.at, mail.reason, arrived=mail)
    known = _ARRIVALS.get(mail.kind) if mail.kind is not None else None
    node, icon, title = known or ("", "mail", "A mail came")
    if mail.state in (InboundState.ASKS, InboundState.UNMATCHED, InboundState.UNREADABLE):
        node = "need"
    return Entry(node, icon, title, mail.at, mail.reason, arrived=mail)


def _marked(mail: Arrived) -> tuple[tuple[str, bool], ...]:
    """The person's words in pieces; those that led us to our reading are marked."""
    text, evidence = unwrapped(mail.text), " ".join(whole_words(mail.text, mail.evidence).split())
    wanted = re.escape(evidence).replace(r"\ ", r"\s+")
    found = re.search(wanted, text, re.IGNORECASE) if evidence else None
    if found is None:
        return ((text, False),)
    pieces = ((text[: found.start()], False), (found.group(), True), (text[found.end() :], False))
    return tuple(piece for piece in pieces if piece[0])


def _ended_by(line: Told, answer: Arrived) -> bool:
    """Whether a run ended because of this answer; the commit that ended it came after the mail."""
    is_soon = timedelta(0) <= line.at - answer.at < _SOON
    return line.kind in _ENDED_BY_ANSWER and line.says.startswith(answer.reason) and is_soon


def _repeats(line: Told, answer: Arrived) -> bool:
    """Whether it only says that this answer came, where no run was left to end."""
    is_of_answer = line.kind == "answered" or (
        line.kind.startswith("answered_") and line.says.startswith(answer.reason)
    )
    return is_of_answer and timedelta(0) <= line.at - answer.at < _SOON


def _looks(kind: str) -> tuple[str, str]:
    prefixed = next((looks for prefix, looks in _PREFIXES if kind.startswith(prefix)), _PLAIN)
    return _LOOKS.get(kind, prefixed)


def _task(touch: Outgoing) -> str:
    return "A task" if touch.what == "Task" else f"Task “{touch.what}”"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
