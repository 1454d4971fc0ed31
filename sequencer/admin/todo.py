"""What waits for a person, as lines with a sentence and the button that mends it."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from sequencer.admin import words
from sequencer.admin.access import Actor, Right
from sequencer.admin.doubt_words import doubt_words
from sequencer.admin.mailbox_words import why_paused
from sequencer.core.plan.lateness import LATE_CODES
from sequencer.core.plan.sequence import StepKind
from sequencer.core.states import TouchState
from sequencer.store.candidates import NAMED_FIELDS
from sequencer.store.clashes import OpenClash
from sequencer.store.inbound_mails import InboundState
from sequencer.store.screens.calendars import CalendarNeed
from sequencer.store.screens.inbox import Line
from sequencer.store.screens.needs import BookingNeed, MailboxNeed, MailNeed, OfferNeed, RunNeed, TouchNeed

_HELD_FOR_A_FACT = ("field_missing", "cannot_render")
_SHORT = 90


@dataclass(frozen=True)
class Todo:
    """`says` is what is the matter, `meta` what follows; `link` is (address, words) of the sequence in between."""

    says: str
    meta: str
    href: str
    button: str
    link: tuple[str, str] | None = None


def of_touch(one: TouchNeed, actor: Actor, zone: str, now: datetime) -> Todo:
    """One line for a touch: what is missing, or what has to be read or done."""
    about = url_for("touches.touch", touch_id=one.touch_id)
    link = (url_for("sequences.sequence", sequence_id=one.sequence_id), one.sequence) if one.sequence_id else None
    due = f"Due {when(one.due_at, one.zone, zone, now)}."
    if one.state is TouchState.UNKNOWN:
        says = f"We do not know whether a mail to {one.name} left."
        if one.code == "not_sent_probably":
            says = f"A mail to {one.name} probably never left."
        return Todo(says, doubt_words(one.code, one.reason).more, about, "Say what became of it", link)
    if one.state is TouchState.WAITING and one.kind is StepKind.TASK:
        task = "A task" if one.what == "Task" else f"“{one.what}”"
        return Todo(
            f"{task} for {one.name} is yours to do.", f"{due} The run waits until then.", about, "Open the task", link
        )
    if one.state is TouchState.WAITING:
        says = f"“{_short(one.subject)}” to {one.name} waits to be read."
        return Todo(says, f"{one.what}. {due} It leaves once you let it go.", about, "Read and let go", link)
    if one.code == "source_missing":
        says = f"{one.name}: where we have the address from is not known."
        href = url_for("candidate.edit", candidate_id=one.candidate_id, _anchor="f-source")
        meta = f"Held. {one.what} has to say it. {due}"
        return Todo(says, meta, href if actor.may(Right.WORK) else about, "Fill in the source", link)
    if one.code in _HELD_FOR_A_FACT and actor.may(Right.WORK):
        href = url_for("candidate.edit", candidate_id=one.candidate_id, _anchor=_field(one.reason))
        return Todo(f"{one.name}: {_fact(one.reason)}", f"Held. {one.what}. {due}", href, "Fill it in", link)
    if one.code in LATE_CODES:
        meta = f"Held. {one.what}. It leaves once you say so."
        return Todo(f"{one.name}: {_fact(one.reason)}", meta, about, "Send it or leave it out", link)
    return Todo(f"{one.name}: {_fact(one.reason)}", f"Held. {one.what}. {due}", about, "Look at it", link)


def of_run(one: RunNeed) -> Todo:
    """One line for a run that stands still until a person has looked."""
    href = url_for("candidate.candidate", candidate_id=one.candidate_id, _anchor="runs")
    return Todo(
        f"{one.name}: {_fact(one.reason)}", f"“{one.sequence}” stands still until you say.", href, "Have a look"
    )


def of_mail(one: MailNeed, zone: str, now: datetime) -> Todo:
    """One line for an arrival we could not place, read or decide on."""
    subject = f"“{_short(one.subject)}”" if one.subject else "A mail without a subject"
    heads = {
        InboundState.UNREADABLE: f"{subject} from {one.sender or 'an unknown sender'} cannot be read.",
        InboundState.UNMATCHED: f"{subject} from {one.sender or 'an unknown sender'} fits nobody.",
    }
    says = heads.get(one.state, f"{subject} from {one.sender or 'an unknown sender'} needs a look.")
    came = f"Came {when(one.received_at, '', zone, now)} to {one.mailbox}."
    return Todo(
        says, f"{_sentence(_fact(one.reason))} {came}", url_for("inbox.mail", mail_id=one.mail_id), "Read the mail"
    )


def of_given(one: Line, zone: str, now: datetime) -> Todo:
    """One line for an answer that a colleague has given to whoever looks."""
    says = f"{one.name}’s answer was given to you."
    meta = f"Came {when(one.at, '', zone, now)}. “{_short(one.excerpt)}”"
    return Todo(says, meta, url_for("inbox.reply", reply_id=one.id, show="mine"), "Read the answer")


def of_mailbox(one: MailboxNeed, actor: Actor, zone: str, now: datetime) -> Todo:
    """One line for a mailbox in trouble, with how much holds because of it."""
    since = f" since {words.moment(one.since, zone, now)}" if one.cannot_read and one.since else ""
    trouble = f"cannot be read{since}" if one.cannot_read else "cannot send"
    holds = f"{words.count(one.holds, 'mail holds', 'mails hold')}. " if one.holds else ""
    if one.paused:
        says = f"Mailbox {one.email} was paused by Sequencer."
        why = why_paused(one.paused)
        where = url_for("mailboxes.mailbox", mailbox_id=one.mailbox_id)
        return Todo(says, why, where, "Look, then let it go on" if actor.may(Right.WORK) else "Look at the mailbox")
    button = "Mend the mailbox" if actor.may(Right.ARRANGE) else "Look at the mailbox"
    meta = f"{holds}{one.cannot_read or one.cannot_send}"
    return Todo(
        f"Mailbox {one.email} {trouble}.", meta, url_for("mailboxes.mailbox", mailbox_id=one.mailbox_id), button
    )


def of_profile(holds: int, actor: Actor) -> Todo:
    """One line for all the mails that hold because the organisation is not complete."""
    says = "The organisation lacks something that a first mail must name."
    held = words.count(holds, "mail holds", "mails hold")
    if actor.may(Right.ADMINISTER):
        return Todo(
            says, f"{held} until it is there.", url_for("organisation.organisation"), "Complete the organisation"
        )
    return Todo(says, f"{held} until an administrator has set it.", url_for("today.today"), "Look again")


def of_wishes(trouble: str) -> Todo:
    """One line for a list outside the database that cannot be kept."""
    says = "Wishes not to be written to are not kept outside the database."
    return Todo(says, trouble, url_for("system.system"), "Look at the system")


def of_dues(number: int, *, goes_by_itself: bool) -> Todo:
    """One line for all the people whose data is to go."""
    says = f"The time of {words.count(number, 'person is', 'people is')} over, or nearly."
    meta = (
        "Their data goes by itself, unless somebody keeps it."
        if goes_by_itself
        else "Keep their data with a reason, or let it go."
    )
    return Todo(says, meta, url_for("dues.due_list"), "Decide on their data")


def of_offer(one: OfferNeed, zone: str, now: datetime) -> Todo:
    """One line for interview times nobody has answered."""
    if one.stuck:
        return Todo(
            f"{one.name}: {_fact(one.stuck)}",
            f"“{one.plan}”. {one.stuck.partition('. ')[2]}",
            url_for("interviews.offer", offer_id=one.offer_id),
            "Offer other times",
        )
    says = f"{one.name} has not answered the interview times."
    meta = f"“{one.plan}”. The times were kept until {when(one.expired_at, '', zone, now)}."
    return Todo(says, meta, url_for("interviews.offer", offer_id=one.offer_id), "Offer other times")


def of_booking(one: BookingNeed, zone: str, now: datetime) -> Todo:
    """One line for an interview of somebody who meanwhile asked us not to write."""
    says = f"{one.name} asked us not to write, and an interview is booked."
    meta = f"“{one.plan}”, {when(one.start_at, '', zone, now)}. Call it off, and they are told once; else it stands."
    return Todo(says, meta, url_for("interviews.booking", booking_id=one.booking_id), "Look at the interview")


def of_calendar(one: CalendarNeed, actor: Actor, zone: str, now: datetime) -> Todo:
    """One line for a colleague's calendar that cannot be read."""
    says = f"We cannot read {one.name}’s calendar since {words.moment(one.since, zone, now)}."
    follows = (
        "None of their time is offered until it can be read" if one.is_unknown else "What it said last still counts"
    )
    about = url_for("colleagues.colleague", colleague_id=one.colleague_id, _anchor="calendars")
    mend = url_for("calendars.edit", colleague_id=one.colleague_id, calendar_id=one.calendar_id)
    may_mend = actor.may(Right.ARRANGE)
    return Todo(
        says,
        f"{one.trouble} {follows}.",
        mend if may_mend else about,
        "Mend the calendar" if may_mend else "Look at it",
    )


def of_clash(one: OpenClash, zone: str, now: datetime) -> Todo:
    """One line for an interview over which somebody's calendar now shows something else."""
    says = f"{one.colleague_name}’s calendar now has something else at the interview of {one.candidate_name or 'somebody'}."
    meta = f"“{one.plan}”, {when(one.start_at, '', zone, now)}. Nothing was moved."
    return Todo(says, meta, url_for("interviews.booking", booking_id=one.booking_id), "Look at the interview")


def when(at: datetime, theirs: str, ours: str, now: datetime) -> str:
    """“today at 11:40 (16:10 in Pune)”, “Thu 26 Nov, 11:40”: ours first, theirs where it differs and is known."""
    told = words.moment(at, ours, now)
    text = f"today at {told}" if len(told) == len("11:40") else told
    if not theirs or words.clock(at, theirs) == words.clock(at, ours):
        return text
    return f"{text} ({words.clock(at, theirs)} in {words.place(theirs)})"


def _fact(reason: str) -> str:
    """The first sentence of a reason without its state: “first name is not known.”"""
    _, colon, rest = reason.partition(": ")
    fact = (rest if colon and len(reason) - len(rest) < len("Not delivered: ") + 1 else reason).split(". ")[0]
    return fact.rstrip(".") + "." if fact else "it needs a look."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _field(reason: str) -> str:
    """The anchor of the first field a reason names."""
    fact = _fact(reason).lower()
    named = (name for name in NAMED_FIELDS if fact.startswith(name.replace("_", " ")))
    return f"f-{next(named, 'fields')}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
