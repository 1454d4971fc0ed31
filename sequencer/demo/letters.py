"""Mails as simulated people, their machines and their servers write them: raw bytes with the headers real ones carry."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr

from icalendar import Calendar, Component, Event, vCalAddress, vText


@dataclass(frozen=True)
class Received:
    """A mail of ours as its recipient sees it."""

    sender: str  # with the display name
    recipient: str
    addressee: str  # the To line
    subject: str
    message_id: str
    date: str
    text: str
    head: bytes
    one_click_url: str
    html: str = ""
    invitation: str = ""  # the calendar part, where one asks for an answer

    @property
    def address(self) -> str:
        """The bare address that an answer goes to."""
        return parseaddr(self.sender)[1]

    @property
    def name(self) -> str:
        """What its sender is called."""
        name, address = parseaddr(self.sender)
        return name or address


def opened(raw: bytes, recipient: str) -> Received:
    """What a mail program shows of a raw mail of ours."""
    mail = email.message_from_bytes(raw, policy=SMTP)
    assert isinstance(mail, EmailMessage), "the policy makes these"
    body, page = mail.get_body(("plain",)), mail.get_body(("html",))
    link = re.search(r"<(https?://[^>]+)>", str(mail["List-Unsubscribe"] or ""))
    return Received(
        sender=str(mail["From"]),
        recipient=recipient,
        addressee=str(mail["To"]),
        subject=str(mail["Subject"]),
        message_id=str(mail["Message-ID"]),
        date=str(mail["Date"]),
        text=str(body.get_content()) if body is not None else "",
        head=raw.partition(b"\r\n\r\n")[0],
        one_click_url=link.group(1) if link else "",
        html=str(page.get_content()) if page is not None else "",
        invitation=next((text for text in _calendars(mail) if "\nMETHOD:REQUEST" in text), ""),
    )


def _calendars(mail: EmailMessage) -> Iterator[str]:
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            payload = part.get_payload(decode=True)
            yield payload.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(payload, bytes) else ""


def answer(to: Received, name: str, address: str, words: str, at: datetime, number: int) -> bytes:
    """A person's answer in the thread, with our mail quoted below, as common mail programs do it.

    `at` carries the person's own zone; `number` makes the Message-ID one of a kind.
    """
    mail = _addressed(to, name, address, at, number)
    mail["Subject"] = to.subject if to.subject.startswith("Re: ") else f"Re: {to.subject}"
    quoted = "\n".join(f"> {line}".rstrip() for line in to.text.rstrip().splitlines())
    mail.set_content(f"{words.strip()}\n\nOn {to.date}, {to.sender} wrote:\n{quoted}\n")
    return mail.as_bytes()


def out_of_office(to: Received, name: str, address: str, words: str, at: datetime, number: int) -> bytes:
    """An out-of-office note (RFC 3834)."""
    return _automatic(to, name, address, f"Automatic reply: {to.subject}", words, at, number)


def ticket(to: Received, name: str, address: str, words: str, at: datetime, number: int) -> bytes:
    """What a help desk answers to everything."""
    return _automatic(to, name, address, f"[#{40_000 + number}] {to.subject}", words, at, number)


def calendar_answer(
    to: Received, name: str, address: str, partstat: str, at: datetime, number: int, later: timedelta = timedelta()
) -> bytes:
    """What a calendar program answers to an invitation: ACCEPTED, TENTATIVE or DECLINED (iTIP, RFC 5546).

    With `later` it proposes a time that much later.
    """
    method = "COUNTER" if later else "REPLY"
    asked = Calendar.from_ical(to.invitation).walk("VEVENT")[0]
    attendee = vCalAddress(f"mailto:{address}")
    attendee.params["PARTSTAT"] = vText(partstat)
    event = Event()
    for field in ("uid", "sequence", "organizer", "dtstart", "dtend", "summary"):
        event[field] = asked[field]
    for field in ("dtstart", "dtend") if later else ():
        del event[field]
        event.add(field, _instant(asked, field) + later)
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("attendee", attendee, encode=False)
    calendar = Calendar()
    for field, value in (("prodid", "-//Invented calendar//EN"), ("version", "2.0"), ("method", method)):
        calendar.add(field, value)
    calendar.add_component(event)
    says = {"ACCEPTED": "Accepted", "TENTATIVE": "Tentative", "DECLINED": "Declined"}[partstat]
    says = "New time proposed" if later else says
    mail = _addressed(to, name, address, at, number)
    mail["Subject"] = f"{says}: {asked['summary']}"
    mail.set_content(f"{name} has answered this invitation: {says.lower()}.\n")
    mail.add_alternative(calendar.to_ical().decode("utf-8"), subtype="calendar", params={"method": method})
    return mail.as_bytes()


def _instant(event: Component, field: str) -> datetime:
    given = event.decoded(field)
    assert isinstance(given, datetime), "ours have a time of day"
    return given


def failure_report(to: Received, at: datetime, number: int) -> bytes:
    """A server's word that our mail could not be delivered after all (RFC 3464), with its headers returned."""
    domain = to.recipient.rpartition("@")[2]
    server = f"mx.{domain}"
    report = MIMEMultipart("report", report_type="delivery-status")
    report["Return-Path"] = "<>"
    report["From"] = formataddr(("Mail Delivery Subsystem", f"MAILER-DAEMON@{server}"))
    report["To"] = to.address
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report["Date"] = format_datetime(at)
    report["Message-ID"] = f"<report-{number}@{server}>"
    report["Auto-Submitted"] = "auto-replied"
    report.attach(
        MIMEText(
            f"This is the mail system at {server}.\n\nYour message could not be delivered to one recipient.\n\n"
            f"<{to.recipient}>: 550 5.1.1 The account that you tried to reach does not exist.\n",
            _charset="us-ascii",
        )
    )
    report.attach(_status(server, to.recipient))
    original = MIMEText("", "rfc822-headers", "us-ascii")
    original.set_payload(to.head.replace(b"\r\n", b"\n").decode("ascii", "replace") + "\n")
    report.attach(original)
    return report.as_bytes(policy=SMTP)


def _automatic(to: Received, name: str, address: str, subject: str, words: str, at: datetime, number: int) -> bytes:
    mail = _addressed(to, name, address, at, number)
    mail["Subject"] = subject
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(words.strip() + "\n")
    return mail.as_bytes()


def _addressed(to: Received, name: str, address: str, at: datetime, number: int) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((name, address))
    mail["To"] = to.sender
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{number}.{at:%Y%m%d%H%M%S}@{address.rpartition('@')[2]}>"
    mail["In-Reply-To"] = to.message_id
    mail["References"] = to.message_id
    return mail


def _status(server: str, recipient: str) -> Message:
    host, about = Message(), Message()
    host["Reporting-MTA"] = f"dns; {server}"
    about["Final-Recipient"] = f"rfc822; {recipient}"
    about["Action"] = "failed"
    about["Status"] = "5.1.1"
    about["Diagnostic-Code"] = "smtp; 550 5.1.1 The account that you tried to reach does not exist."
    part = MIMEMessage(host, "delivery-status")
    part.set_payload([host, about])
    return part
