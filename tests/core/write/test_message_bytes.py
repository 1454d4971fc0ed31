"""The bytes of a mail: exact, and the same every time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from drafts import DRAFT

from sequencer.core.addresses import parse
from sequencer.core.write.message import (
    dated,
    freeze,
    inspect,
    needs_smtputf8,
)
from sequencer.errors import RenderError


def parsed(frozen):
    return message_from_bytes(frozen)


def test_a_mail_has_its_fields_once_and_no_date_yet():
    """S-21."""
    message = parsed(freeze(DRAFT))

    assert message.keys() == ["From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"]
    assert message["From"] == "Ana Teles <ana@northlight.example>"
    assert message["To"] == "Lena Brandt <lena@brandt.example>"
    assert message["Message-ID"] == "<sq-abc@northlight.example>"


def test_plain_text_comes_first_and_html_second():
    """S-26."""
    message = parsed(freeze(DRAFT))

    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.get_payload()] == ["text/plain", "text/html"]


def test_a_mail_without_html_is_one_plain_text():
    message = parsed(freeze(replace(DRAFT, html=None)))

    assert message.get_content_type() == "text/plain"
    assert message.get_payload() == "Hi Lena,\r\n\r\nshall we talk?\r\n"


def test_the_same_draft_freezes_to_the_same_bytes():
    assert freeze(DRAFT) == freeze(replace(DRAFT))


@pytest.mark.parametrize("text", ["Grüße aus Łódź 😀", "word " * 300, "x" * 3_000, "trailing blank \nand tab\t\n"])
def test_a_text_arrives_as_it_was_written_in_short_lines(text):
    """S-20."""
    frozen = freeze(replace(DRAFT, text=text))

    part = parsed(frozen).get_payload()[0]
    assert part.get_payload(decode=True).decode().replace("\r\n", "\n") == text.rstrip("\n") + "\n"
    assert max(map(len, frozen.split(b"\r\n"))) <= 78
    assert part["Content-Transfer-Encoding"] in {"7bit", "quoted-printable"}


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\n\r"])
@pytest.mark.parametrize("start", ["\r", "\n", "\r\n", "\n\r"])
def test_no_mix_of_line_ends_and_dots_survives(start, end):
    """S-27."""
    frozen = freeze(replace(DRAFT, html=None, text=f"a{start}.{end}MAIL FROM:<x@evil.example>"))

    assert frozen.count(b"\r\n") == frozen.count(b"\r") == frozen.count(b"\n")


def test_a_text_cannot_end_its_part_early():
    boundary = parsed(freeze(DRAFT)).get_boundary()

    message = parsed(freeze(replace(DRAFT, text=f"Hi\n--{boundary}--\n--{boundary}\nContent-Type: text/evil\n\nx")))

    assert len(message.get_payload()) == 2
    assert f"--{boundary}--" in message.get_payload()[0].get_payload()


@pytest.mark.parametrize("name", ["text", "html"])
@pytest.mark.parametrize("character", ["\0", "\ud800"])
def test_a_text_that_no_mail_can_carry_is_refused(name, character):
    """S-20."""
    with pytest.raises(RenderError):
        freeze(replace(DRAFT, **{name: f"a{character}b"}))


@pytest.mark.parametrize("name", ["sender_name", "recipient_name", "subject"])
@pytest.mark.parametrize(
    "value",
    [
        "A\r\nBcc: x@evil.example",
        "A\rB",
        "A\nB",
        "A\0B",
        "A\u2028B",
        "A\x85B",
        "=?utf-8?q?Hi=0D=0ABcc:_x=40y.z?=",
        "\ud800",
    ],
)
def test_a_line_that_would_be_more_than_a_line_is_refused_by_name(name, value):
    """A-03, A-04."""
    with pytest.raises(RenderError, match=rf"^{name}: it holds "):
        freeze(replace(DRAFT, **{name: value}))


@pytest.mark.parametrize(
    "address",
    [
        *("", "lena", "lena@", "@b.example", "a b@c.example", "<a@b.example>", '"a"@b.example', "a@[127.0.0.1]"),
        *("a@b.example,c@d.example", "g:a@b.example;", "@relay:a@b.example", "a@b.example> SIZE=0"),
        *("a@bücher.example", "a@=?utf-8?q?b?=.example", "a@-b.example", "a@b..example", "a" * 250 + "@b.example"),
    ],
)
def test_only_one_plain_address_is_written_to(address):
    """A-05."""
    with pytest.raises(RenderError, match=r"^recipient_address: "):
        freeze(replace(DRAFT, recipient_address=address))


def test_an_international_domain_is_written_in_a_labels():
    """S-24."""
    frozen = freeze(replace(DRAFT, recipient_address=parse("lena@bücher.example")))

    assert b"<lena@xn--bcher-kva.example>" in frozen


def test_a_local_part_beyond_ascii_needs_a_server_that_says_it_can():
    """S-25."""
    draft = replace(DRAFT, recipient_address="łena@brandt.example")

    assert needs_smtputf8(draft)
    with pytest.raises(RenderError, match="SMTPUTF8"):
        freeze(draft)


def test_with_smtputf8_the_address_is_written_as_it_is():
    """S-25."""
    draft = replace(DRAFT, recipient_address="łena@brandt.example", recipient_name="Łena")

    frozen = freeze(draft, smtputf8=True)

    assert "To: =?utf-8?q?=C5=81ena?= <łena@brandt.example>\r\n".encode() in frozen
    inspect(frozen, draft)


def test_smtputf8_changes_nothing_for_an_ascii_address():
    assert not needs_smtputf8(DRAFT)
    assert freeze(DRAFT, smtputf8=True) == freeze(DRAFT)


def test_one_click_opt_out_offers_page_and_mail():
    draft = replace(
        DRAFT,
        unsubscribe_url="https://northlight.example/n/4k",
        unsubscribe_mailto="ana@northlight.example?subject=stop-4k",
    )

    message = parsed(freeze(draft))

    unfolded = message["List-Unsubscribe"].replace("\r\n", "")
    assert unfolded == "<https://northlight.example/n/4k>, <mailto:ana@northlight.example?subject=stop-4k>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_loopback_installation_gets_one_click_too():
    message = parsed(freeze(replace(DRAFT, unsubscribe_url="http://127.0.0.1:8000/n/4k")))

    assert message["List-Unsubscribe"] == "<http://127.0.0.1:8000/n/4k>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_opt_out_by_mail_alone_promises_no_click():
    message = parsed(freeze(replace(DRAFT, unsubscribe_mailto="mailto:ana@northlight.example?subject=stop")))

    assert message["List-Unsubscribe"] == "<mailto:ana@northlight.example?subject=stop>"
    assert "List-Unsubscribe-Post" not in message


@pytest.mark.parametrize(
    "link", ["ftp://a.example", "https://a b", "https://a>,<b", "https://a\r\nBcc: x", "https://ü.example"]
)
def test_an_opt_out_address_that_is_none_is_refused(link):
    with pytest.raises(RenderError, match=r"^unsubscribe_url: "):
        freeze(replace(DRAFT, unsubscribe_url=link))
    with pytest.raises(RenderError, match=r"^unsubscribe_mailto: "):
        freeze(replace(DRAFT, unsubscribe_mailto=f"mailto:x@y.example?subject=>{link}"))


def test_automatic_mail_says_so():
    """S-29."""
    assert parsed(freeze(replace(DRAFT, auto_submitted=True)))["Auto-Submitted"] == "auto-generated"


def test_a_date_is_put_on_top_in_the_senders_offset():
    """S-21."""
    at = datetime(2026, 11, 23, 8, 40, 12, 999_999, tzinfo=ZoneInfo("Europe/Berlin"))

    final = dated(freeze(DRAFT), at)

    assert final == b"Date: Mon, 23 Nov 2026 08:40:12 +0100\r\n" + freeze(DRAFT)
    inspect(final, DRAFT)


@pytest.mark.parametrize("offset", [timedelta(0), timedelta(hours=-3, minutes=-30), timedelta(minutes=53, seconds=28)])
def test_a_date_is_the_instant_it_names_in_every_zone(offset):
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(offset))

    final = dated(freeze(DRAFT), at)

    assert parsedate_to_datetime(parsed(final)["Date"]) == at
    inspect(final, DRAFT)


def test_an_instant_without_a_zone_is_no_date():
    with pytest.raises(RenderError, match=r"^Date: "):
        dated(freeze(DRAFT), datetime(2026, 1, 2))


def test_a_mail_is_dated_once():
    with pytest.raises(RenderError, match="one already"):
        dated(dated(freeze(DRAFT), datetime(2026, 1, 2, tzinfo=UTC)), datetime(2026, 1, 3, tzinfo=UTC))


@pytest.mark.parametrize("name", [b"Date:", b"date:", b"DATE :", b"dAtE\t:"])
def test_a_date_is_noticed_wherever_and_however_it_is_written(name):
    for frozen in (name + b" x\r\n\r\n", b"From: a\r\n" + name + b" x\r\nTo: b\r\n\r\n"):
        with pytest.raises(RenderError, match="one already"):
            dated(frozen, datetime(2026, 1, 2, tzinfo=UTC))


def test_a_date_in_the_text_or_in_another_name_is_none():
    frozen = b"X-Date: x\r\nDates: y\r\n\r\nDate: z\r\n"

    assert dated(frozen, datetime(2026, 1, 2, tzinfo=UTC)) == b"Date: Fri, 02 Jan 2026 00:00:00 +0000\r\n" + frozen
