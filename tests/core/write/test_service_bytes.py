"""A service mail's bytes: an invitation comes last and says what it asks for, and nothing in it can become a header."""

from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from sequencer.core.states import Purpose
from sequencer.core.write.message import freeze
from sequencer.core.write.service_mail import ServiceMail, draft_of
from sequencer.errors import RenderError

SUMMARY = "Gespräch mit Ana, in einer Stunde, in der wir über Greifer und alles Übrige reden"
LINES = (
    "BEGIN:VCALENDAR",
    "PRODID:-//Example//EN",
    "VERSION:2.0",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "UID:1@acme.example",
    "DTSTAMP:20270301T100000Z",
    "DTSTART:20270304T180000Z",
    f"SUMMARY:{SUMMARY}",
    "END:VEVENT",
    "END:VCALENDAR",
)


def calendar(lines=LINES):
    return ("\r\n".join(lines) + "\r\n").encode()


def mail(**values):
    given = {
        "purpose": Purpose.CONFIRMATION,
        "recipient_name": "Lena Brandt",
        "recipient_address": "lena@brandt.example",
        "subject": "Call with Ana, Thu 4 Mar, 19:00",
        "text": "It's settled.\n",
        "html": "<p>It's settled.</p>",
        "calendar": calendar(),
        "method": "REQUEST",
    }
    return ServiceMail(**(given | values))


def frozen(**values):
    return freeze(draft_of(mail(**values), "Ana Costa", "ana@acme.example", "<sq-1@acme.example>"))


def test_text_html_and_the_invitation_are_alternatives_in_that_order():
    found = message_from_bytes(frozen(), policy=policy.default)

    assert found.get_content_type() == "multipart/alternative"
    parts = list(found.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html", "text/calendar"]
    assert (parts[2].get_param("method"), parts[2].get_content_charset()) == ("REQUEST", "utf-8")


def test_the_invitation_is_read_back_as_it_was():
    part = list(message_from_bytes(frozen(), policy=policy.default).iter_parts())[2]
    event = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")[0]

    assert part.get_payload(decode=True) == calendar()
    assert event["SUMMARY"] == SUMMARY


def test_without_html_and_invitation_it_is_one_plain_text():
    found = message_from_bytes(frozen(html="", calendar=b"", method=""), policy=policy.default)
    assert found.get_content_type() == "text/plain"


@pytest.mark.parametrize("purpose", sorted(set(Purpose) - {Purpose.STEP}))
def test_whatever_a_machine_wrote_says_so(purpose):
    found = message_from_bytes(frozen(purpose=purpose, calendar=b"", method=""))
    assert found["Auto-Submitted"] == (None if purpose is Purpose.ANSWER else "auto-generated")
    assert found["List-Unsubscribe"] is None


def test_it_answers_the_last_of_its_references():
    found = message_from_bytes(frozen(in_reply_to="<b@x>", references=("<a@x>", "<b@x>")))
    assert (found["In-Reply-To"], found["References"]) == ("<b@x>", "<a@x> <b@x>")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"purpose": Purpose.STEP}, "no service mail"),
        ({"subject": " "}, "nothing in it"),
        ({"text": "\n"}, "nothing in it"),
        ({"subject": "Call\r\nBcc: eve@evil.example"}, "subject"),
        ({"recipient_address": "a@b.example, eve@evil.example"}, "recipient_address"),
        ({"method": "CANCEL"}, "method"),
        ({"method": ""}, "method"),
        ({"method": 'REQUEST"; x="'}, "method"),
        ({"calendar": b""}, "calendar"),
        ({"calendar": calendar().replace(b"UID:", b"UID:\0")}, "NUL"),
        ({"calendar": calendar().replace(b"UID:", b"UID:\xff")}, "UTF-8"),
        ({"calendar": calendar((*LINES, *LINES))}, "one whole calendar"),
        ({"calendar": calendar((*LINES, "ATTENDEE:mailto:eve@evil.example"))}, "one whole calendar"),
        ({"calendar": calendar((*LINES[:4], "METHOD:CANCEL", *LINES[4:]))}, "method"),
    ],
)
def test_what_is_not_exactly_one_honest_mail_is_refused(values, says):
    with pytest.raises(RenderError, match=says):
        frozen(**values)


@pytest.mark.parametrize("name", ["=?utf-8?q?a=0D=0ABcc:_eve?=", "Lena\r\nBcc: eve@evil.example", "Lena\0"])
def test_a_name_that_cannot_stand_in_a_header_is_left_out_for_somebody_waits_for_the_mail(name):
    found = message_from_bytes(frozen(recipient_name=name))

    assert (found["To"], found["Bcc"]) == ("lena@brandt.example", None)
