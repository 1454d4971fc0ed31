"""The last look sees every difference between what was meant and what would leave."""

import pytest

from sequencer.core.write.message import Draft, freeze, inspect
from sequencer.errors import RenderError

DRAFT = Draft(
    sender_name="Ana Teles",
    sender_address="ana@northlight.example",
    recipient_name="Łena Brandt",
    recipient_address="lena@brandt.example",
    subject="Über Greifer",
    text="Hi Łena,\n\nshall we talk?\n",
    html="<p>Hi Łena,</p>",
    message_id="<sq-abc@northlight.example>",
)
FROZEN = freeze(DRAFT)
DATE = b"Date: Mon, 23 Nov 2026 08:40:00 +0100\r\n"


def test_what_was_meant_passes_with_and_without_a_date():
    inspect(FROZEN, DRAFT)
    inspect(DATE + FROZEN, DRAFT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Subject:", b"Bcc: x@evil.example\r\nSubject:"),
        (b"MIME-Version: 1.0\r\n", b""),
        (b"MIME-Version: 1.0\r\n", b"MIME-Version: 1.0\r\nMIME-Version: 1.0\r\n"),
        (b"Subject:", b"Date: Mon, 23 Nov 2026 08:40:00 +0100\r\nSubject:"),
        (b"From: Ana Teles <ana@northlight.example>", b"From: Ana Teles <eva@northlight.example>"),
        (b"<lena@brandt.example>", b"<lena@brandt.example>, x@evil.example"),
        (b"_Greifer", b"_Hacker"),
        (b"=?utf-8?q?=C3=9C", b"=?utf-9?q?=C3=9C"),
        (b"<sq-abc@", b"<sq-xyz@"),
        (b"shall we talk?", b"shall we fight?"),
        (b"text/html", b"text/xml"),
        (b"charset=utf-8\r\n", b"charset=utf-8\r\nContent-Disposition: attachment\r\n"),
        (b"\r\n--=_", b"\r\n--=-"),
        (b"shall we talk?", b"shall we\0talk?"),
        (b"shall we talk?", b"shall we\rtalk?"),
        (b"shall we talk?", b"shall we\ntalk?"),
        (b"shall we talk?", b"shall we \xfctalk?"),
        (b"shall we talk?", b"x" * 999),
    ],
)
def test_any_other_bytes_are_refused(old, new):
    altered = FROZEN.replace(old, new)
    assert altered != FROZEN

    with pytest.raises(RenderError):
        inspect(altered, DRAFT)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\n\r", b"\r\r\n", b"\r\n\n", b"\r\n\r"])
@pytest.mark.parametrize("place", [b"MIME-Version:", b"shall we talk?", b"--=_"])
def test_a_line_that_ends_otherwise_is_refused_for_that(place, end):
    with pytest.raises(RenderError, match="bare CR or LF"):
        inspect(FROZEN.replace(place, end + place, 1), DRAFT)


@pytest.mark.parametrize("cut", [1, 2])
def test_bytes_without_their_last_line_end_are_refused(cut):
    with pytest.raises(RenderError):
        inspect(FROZEN[:-cut], DRAFT)


@pytest.mark.parametrize("date", [b"tomorrow", b"Mon, 99 Nov 2026 08:40:00 +0100", b"Mon, 23 Nov 2026 08:40:00 GMT"])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(RenderError, match=r"^Date: "):
        inspect(b"Date: " + date + b"\r\n" + FROZEN, DRAFT)


def test_a_second_date_is_refused():
    with pytest.raises(RenderError, match="other fields"):
        inspect(DATE + DATE + FROZEN, DRAFT)


def test_bytes_that_are_no_mail_are_refused():
    for nothing in (b"", b"\r\n", b"hello", FROZEN[:100], b"\xff" * 50 + b"\r\n"):
        with pytest.raises(RenderError):
            inspect(nothing, DRAFT)


def test_a_draft_that_could_not_be_frozen_cannot_be_inspected_either():
    with pytest.raises(RenderError, match=r"^subject: "):
        inspect(FROZEN, Draft(**{**vars(DRAFT), "subject": "a\r\nb"}))
