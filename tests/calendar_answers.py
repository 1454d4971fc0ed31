"""Answers to an invitation as calendar programs mail them (RFC 5546, RFC 6047), each with the habits of its own.

Written by hand after the standard and after what such mails look like; nothing in them is anybody's.
"""

import base64
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
_WINDOWS = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
_VERBS = {"ACCEPTED": "Accepted", "DECLINED": "Declined", "TENTATIVE": "Tentative", "DELEGATED": "Delegated"}


@dataclass(frozen=True)
class Said:
    """What somebody's calendar says about an event; with `proposed` it is a counter-proposal."""

    uid: str
    sequence: int
    start: datetime
    sender: str
    partstat: str = "ACCEPTED"
    proposed: datetime | None = None
    minutes: int = 45
    organizer: str = "ada@acme.example"
    cites: str = ""
    number: int = 1

    @property
    def method(self):
        return "COUNTER" if self.proposed else "REPLY"

    @property
    def at(self):
        return self.proposed or self.start

    @property
    def ends(self):
        return self.at + timedelta(minutes=self.minutes)

    @property
    def verb(self):
        return "Proposed new time" if self.proposed else _VERBS[self.partstat]


def _utc(at):
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(at):
    return f"{at.astimezone(BERLIN):%Y%m%dT%H%M%S}"


def _calendar(prodid, said, event, zones=""):
    lines = f"BEGIN:VCALENDAR\nPRODID:{prodid}\nVERSION:2.0\nMETHOD:{said.method}\n{zones}BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\nEND:VCALENDAR\n"
    return lines.replace("\n", "\r\n")


def _mail(said, parts, kind="mixed", **headers):
    given = {
        "From": f"Somebody <{said.sender}>",
        "To": said.organizer,
        "Subject": f"{said.verb}: Call",
        "Date": "Mon, 01 Mar 2027 11:00:00 +0000",
        "Message-ID": f"<answer-{said.number}@{said.sender.partition('@')[2]}>",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/{kind}; boundary="=_b"',
    } | headers
    if said.cites:
        given |= {"In-Reply-To": said.cites, "References": said.cites}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    body = "".join(f"--=_b\r\n{part}\r\n" for part in parts)
    return f"{head}\r\n{body}--=_b--\r\n".encode()


def _text(words):
    return f'Content-Type: text/plain; charset="UTF-8"\r\n\r\n{words}\r\n'


def _part(said, calendar, *, coded=True, name="", kind="text/calendar"):
    coding = "base64" if coded else "8bit"
    shown = f"{kind}; charset=utf-8; method={said.method}" + (f'; name="{name}"' if name else "")
    body = "\r\n".join(textwrap.wrap(base64.b64encode(calendar.encode()).decode(), 76)) if coded else calendar
    return f"Content-Type: {shown}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body}\r\n"


def gmail(said):
    """Google: times in UTC, the event whole, the same calendar again as an attachment."""
    event = f"""DTSTART:{_utc(said.at)}
DTEND:{_utc(said.ends)}
DTSTAMP:20270301T110000Z
ORGANIZER;CN=Ana Teles:mailto:{said.organizer}
UID:{said.uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={"TENTATIVE" if said.proposed else said.partstat};CN=Somebody;X-NUM-GUESTS=0:mailto:{said.sender}
CREATED:20270301T100000Z
DESCRIPTION:
LAST-MODIFIED:20270301T110000Z
LOCATION:
SEQUENCE:{said.sequence}
STATUS:CONFIRMED
SUMMARY:Call with Ana
TRANSP:OPAQUE"""
    calendar = _calendar("-//Google Inc//Google Calendar 70.9054//EN", said, event)
    parts = [
        _text(f"{said.verb}\r\n\r\nInvitation from Google Calendar: https://calendar.example/"),
        _part(said, calendar, coded=False),
        _part(said, calendar, name="invite.ics", kind="application/ics"),
    ]
    return _mail(said, parts, Sender="Google Calendar <calendar-notification@google.example>")


def outlook_com(said):
    """outlook.com: no ORGANIZER at all, Windows names for zones, the whole mail one coded part beside a blank text."""
    original = f"X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:{_local(said.start)}\n" if said.proposed else ""
    event = f"""ATTENDEE;PARTSTAT={"TENTATIVE" if said.proposed else said.partstat};CN=Somebody:MAILTO:{said.sender}
COMMENT;LANGUAGE=en-US:\\n
UID:{said.uid}
SUMMARY;LANGUAGE=en-US:{said.verb}: Call with Ana
DTSTART;TZID=W. Europe Standard Time:{_local(said.at)}
DTEND;TZID=W. Europe Standard Time:{_local(said.ends)}
{original}CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20270301T110000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:{said.sequence}
X-MICROSOFT-CDO-APPT-SEQUENCE:{said.sequence}
X-MICROSOFT-CDO-BUSYSTATUS:BUSY"""
    calendar = _calendar("Microsoft Exchange Server 2010", said, event, _WINDOWS)
    return _mail(said, [_text(""), _part(said, calendar)], "alternative")


def outlook_desktop(said):
    """Outlook on a desk: its own names for the present and the original time, and quoted zones."""
    original = (
        f'X-MS-OLK-ORIGINALSTART;TZID="W. Europe Standard Time":{_local(said.start)}\n'
        f'X-MS-OLK-ORIGINALEND;TZID="W. Europe Standard Time":{_local(said.start + timedelta(minutes=45))}\n'
        if said.proposed
        else ""
    )
    event = f"""ATTENDEE;PARTSTAT={"TENTATIVE" if said.proposed else said.partstat}:mailto:{said.sender}
CLASS:PUBLIC
CREATED:20270301T110000Z
DESCRIPTION:\\n
DTEND;TZID="W. Europe Standard Time":{_local(said.ends)}
DTSTAMP:20270301T110000Z
DTSTART;TZID="W. Europe Standard Time":{_local(said.at)}
ORGANIZER;CN="Ana Teles":mailto:{said.organizer}
PRIORITY:5
SEQUENCE:{said.sequence}
SUMMARY;LANGUAGE=de:{said.verb}: Call with Ana
TRANSP:OPAQUE
UID:{said.uid}
{original}X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
X-MICROSOFT-CDO-IMPORTANCE:1"""
    calendar = _calendar("-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", said, event, _WINDOWS)
    parts = [_text("Das passt mir leider nicht."), _part(said, calendar, coded=False, name="meeting.ics")]
    return _mail(said, parts, "alternative", **{"X-MS-Has-Attach": "", "Content-Language": "de-DE"})


def apple(said):
    """Apple: its user's address as a parameter too, local times, a folded file at the end."""
    event = f"""DTSTART;TZID=Europe/Berlin:{_local(said.at)}
DTEND;TZID=Europe/Berlin:{_local(said.ends)}
UID:{said.uid}
SEQUENCE:{said.sequence}
SUMMARY:Call with Ana
DTSTAMP:20270301T110000Z
ORGANIZER;CN="Ana Teles";EMAIL="{said.organizer}":mailto:{said.organizer}
ATTENDEE;CN="Somebody";CUTYPE=INDIVIDUAL;EMAIL="{said.sender}";
 PARTSTAT={"TENTATIVE" if said.proposed else said.partstat};ROLE=REQ-PARTICIPANT:mailto:{said.sender}"""
    calendar = _calendar("-//Apple Inc.//macOS 15.1//EN", said, event)
    part = _part(said, calendar, name="iCal-20270301-110000.ics")
    return _mail(said, [_text(""), part.replace("\r\n\r\n", "\r\nContent-Disposition: attachment\r\n\r\n", 1)])


def nextcloud(said):
    """Nextcloud's mail: everything of the invitation comes back, several attendees among it in a counter."""
    other = f"\nATTENDEE;CN=Ana Teles;PARTSTAT=ACCEPTED:mailto:{said.organizer}" if said.proposed else ""
    event = f"""UID:{said.uid}
DTSTAMP:20270301T110000Z
SEQUENCE:{said.sequence}
DTSTART:{_utc(said.at)}
DTEND:{_utc(said.ends)}
SUMMARY:Call with Ana
ORGANIZER;CN=Ana Teles:mailto:{said.organizer}{other}
ATTENDEE;CN=Somebody;PARTSTAT={"TENTATIVE" if said.proposed else said.partstat};LANGUAGE=de:mailto:{said.sender}
REQUEST-STATUS:2.0;Success"""
    calendar = _calendar("-//Sabre//Sabre VObject 4.5.6//EN", said, event)
    parts = [_text(f"{said.verb}"), _part(said, calendar, name="event.ics")]
    return _mail(said, parts, "mixed", **{"X-Mailer": "Nextcloud Mail"})


def thunderbird(said):
    """Thunderbird: one calendar part and its file, an X- property of its own."""
    event = f"""CREATED:20270301T100000Z
LAST-MODIFIED:20270301T110000Z
DTSTAMP:20270301T110000Z
UID:{said.uid}
SUMMARY:Call with Ana
ORGANIZER;CN=Ana Teles:mailto:{said.organizer}
ATTENDEE;CN=Somebody;PARTSTAT={"TENTATIVE" if said.proposed else said.partstat};CUTYPE=INDIVIDUAL:mailto:{said.sender}
DTSTART:{_utc(said.at)}
DTEND:{_utc(said.ends)}
SEQUENCE:{said.sequence}
X-MOZ-RECEIVED-SEQUENCE:{said.sequence}
CLASS:PRIVATE"""
    calendar = _calendar("-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", said, event)
    parts = [_text(f"Somebody <{said.sender}> {said.verb.lower()}."), _part(said, calendar, coded=False)]
    parts.append(_part(said, calendar, name="invite.ics", kind="application/ics"))
    return _mail(said, parts, **{"User-Agent": "Mozilla Thunderbird"})


STYLES = {one.__name__: one for one in (gmail, outlook_com, outlook_desktop, apple, nextcloud, thunderbird)}
