"""One mail understood: what kind it is and why, who wrote what, and what it asks us to do."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from sequencer.core.read.automatic import AutoReply, judge_automatic
from sequencer.core.read.bounce import Bounce, judge_report
from sequencer.core.read.calendar import CalendarAnswer, read_calendar
from sequencer.core.read.dates import Reference
from sequencer.core.read.glance import Glance, cited_ids, glance, glance_of, ids_in
from sequencer.core.read.headers import decoded_words
from sequencer.core.read.html import without_quotes
from sequencer.core.read.intent import IntentVerdict, judge_intent
from sequencer.core.read.mime import Attachment, Mail, Unreadable, open_mail
from sequencer.core.read.quoting import Parted, parted
from sequencer.core.read.senders import pairs
from sequencer.core.read.stop_sense import understood_intent
from sequencer.core.signed import looks_like_message_token
from sequencer.core.states import Intent, MailKind

_MOST_IDS = 200
_AMERICAN_WEST, _AMERICAN_EAST = -10, -4  # hours from UTC where the month is written first
_ID_LINE = re.compile(r"^[> \t]*message-id:\s*(<[^<>\s]{3,998}>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Understanding:
    """The whole verdict on one mail. Parts that do not apply are None or empty."""

    kind: MailKind
    reason: str
    glance: Glance
    text: str = ""  # everything readable, quotes included
    reply_text: str | None = None  # the person's own words
    verdict: IntentVerdict | None = None
    bounce: Bounce | None = None
    reported: tuple[str, ...] = ()  # whom a bounce, complaint or delivery notice is about
    auto_reply: AutoReply | None = None
    calendar: CalendarAnswer | None = None
    attachments: tuple[Attachment, ...] = ()
    cited_tokens: tuple[str, ...] = ()  # shapes of our tokens in headers and returned mail, unproven
    cited_ids: tuple[str, ...] = ()


def understand(raw: bytes, *, sent_on: date | None = None, locale: str | None = None) -> Understanding:
    """The verdict on a raw mail. Never raises: what cannot be read comes back as such, with the reason.

    Relative dates count from the day in the mail's own Date header, else from `sent_on`.
    """
    try:
        mail = open_mail(raw)
        if isinstance(mail, Unreadable):
            return Understanding(MailKind.UNREADABLE, mail.reason, replace(glance(raw), is_readable=False))
        return _judged(raw, mail, sent_on, locale)
    except Exception as surprise:  # noqa: BLE001  one mail must never stop the others (R-14)
        found = replace(glance(raw), is_readable=False)
        return Understanding(MailKind.UNREADABLE, f"cannot be read: {type(surprise).__name__}", found)


def understand_text(text: str, *, sent_on: date | None = None, locale: str | None = None) -> Understanding:
    """The verdict on a plain body that a person wrote, quotes and all. Never raises."""
    nobody = Glance(is_readable=True)
    try:
        body = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        mine = parted(body)
        verdict = understood_intent(mine.words, _order(sent_on, locale), aside=mine.aside)
    except Exception as surprise:  # noqa: BLE001  one text must never stop the others (R-14)
        return Understanding(MailKind.UNREADABLE, f"cannot be read: {type(surprise).__name__}", nobody)
    return Understanding(MailKind.HUMAN, "a plain text", nobody, text=body, reply_text=mine.words, verdict=verdict)


def _judged(raw: bytes, mail: Mail, sent_on: date | None, locale: str | None) -> Understanding:
    seen = glance_of(mail.headers, mail.head)
    text = mail.text
    base = Understanding(
        MailKind.HUMAN,
        "nothing says a machine wrote it",
        seen,
        text=text,
        attachments=mail.attachments,
        cited_tokens=seen.tokens,
        cited_ids=seen.cited_ids,
    )
    report = judge_report(mail, seen, raw)
    if report is not None:
        cited = _with_returned(base, mail, text)
        return replace(cited, kind=report.kind, reason=report.reason, bounce=report.bounce, reported=report.recipients)
    mine = _own_words(mail)
    words = mine.words
    calendar = read_calendar(mail.calendars)
    if calendar is not None and calendar.is_answer:  # before machines: calendars send people's answers
        reason = f"a calendar part with method {calendar.method}"
        wish = _wish_in(f"{words}\n{calendar.comment or ''}")
        calendar = replace(calendar, is_automatic=_in_absence(mail))
        return replace(
            base, kind=MailKind.CALENDAR, reason=reason, calendar=calendar, reply_text=words or None, verdict=wish
        )
    reference = _reference(mail, sent_on, locale)
    automatic = judge_automatic(mail, seen, words, reference)
    if automatic is not None:
        reason, answer = automatic
        return replace(base, kind=MailKind.AUTO_REPLY, reason=reason, auto_reply=answer)
    others = tuple(one for one in _written_to(mail) if one[1] not in seen.senders)
    verdict = understood_intent(words, reference, others=others, own=seen.senders, aside=mine.aside)
    return replace(base, reply_text=words, verdict=verdict, calendar=calendar)


def _in_absence(mail: Mail) -> bool:
    """Whether a responder sent it (RFC 3834); what a calendar sends because its user pressed a button is no response."""
    return mail.headers.first("auto-submitted").strip().lower().startswith("auto-replied")


def _wish_in(words: str) -> IntentVerdict | None:
    """A wish not to be written to beside a calendar's answer. What else stands there a program may have written."""
    verdict = judge_intent(words, None) if words.strip() else None
    return verdict if verdict is not None and verdict.intent is Intent.OPT_OUT else None


def _written_to(mail: Mail) -> list[tuple[str, str]]:
    """Name and address of everybody the mail was written to."""
    values = (*mail.headers.every("to"), *mail.headers.every("cc"))
    return [(decoded_words(name), address) for value in values for name, address in pairs(value)]


def _own_words(mail: Mail) -> Parted:
    return parted(mail.plain if mail.plain.strip() or not mail.html.strip() else without_quotes(mail.html))


def _with_returned(base: Understanding, mail: Mail, text: str) -> Understanding:
    """Adds what the returned original cites; reports without MIME carry it in their text."""
    returned = [block for _, block in mail.originals]
    everywhere = "\n".join([*returned, *mail.statuses, text])
    ids = [one for headers, _ in mail.originals for one in [*ids_in(headers.first("message-id")), *cited_ids(headers)]]
    ids += _ID_LINE.findall(everywhere)
    return replace(
        base,
        cited_tokens=tuple(dict.fromkeys([*base.cited_tokens, *looks_like_message_token(everywhere)])),
        cited_ids=tuple(dict.fromkeys([*base.cited_ids, *ids]))[:_MOST_IDS],
    )


def _reference(mail: Mail, sent_on: date | None, locale: str | None) -> Reference | None:
    """The day in the sender's own zone, from which they count `tomorrow`, and their order of day and month."""
    try:
        written = parsedate_to_datetime(mail.headers.first("date")[:200])
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return _order(sent_on, locale)
    offset = written.utcoffset()
    if locale is None and offset is not None:
        hours = offset / timedelta(hours=1)
        return Reference(written.date(), is_month_first=_AMERICAN_WEST <= hours <= _AMERICAN_EAST)
    return _order(written.date(), locale)


def _order(day: date | None, locale: str | None) -> Reference | None:
    if day is None:
        return None
    return Reference(day, is_month_first=locale.replace("_", "-").lower() == "en-us" if locale else None)
