"""F-06, small: hostile values become one plain mail each or are refused, and nothing else happens."""

import pytest
from hostile_letters import faults, hostile_renders

from sequencer.core.write.message import Draft, freeze

DATE = b"Date: Mon, 23 Nov 2026 08:40:00 +0100\r\n"
LENA = "lena@brandt.example"
GOOD = DATE + freeze(
    Draft(
        sender_name="Ana Teles",
        sender_address="ana@n.example",
        recipient_name="Lena Brandt",
        recipient_address=LENA,
        subject="Your talk",
        text="Hi Lena,\n\nshall we talk?",
        html="<p>Hi Lena,</p>",
        message_id="<sq-abc@n.example>",
        unsubscribe_url="https://n.example/c/stop/4k",
    )
)


def test_mails_of_hostile_values_are_plain_mails_to_one_person():
    """F-06, A-03, A-04, A-05, S-20."""
    found = hostile_renders(400, seed=20_261_122)

    assert found.failures == ()
    assert found.mails == 400
    assert found.refused > 40, "the generator has to try what must not pass"


def test_a_good_mail_has_no_fault():
    assert list(faults(GOOD, LENA, "Lena")) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"Subject: ", b"Bcc: x@evil.example\r\nSubject: ", "other fields"),
        (b"MIME-Version: 1.0\r\n", b"", "other fields"),
        (b"shall we", b"x" * 999, "a line too long"),
        (b"shall we", b"shall\nwe", "a bare CR or LF"),
        (b"shall we", b"shall\rwe", "a bare CR or LF"),
        (b"shall we", b"shall\0we", "a NUL"),
        (b"shall we", b"shall \xfcwe", "octets above 127"),
        (b"<lena@brandt.example>", b"<lena@brandt.example>, eve@evil.example", "another recipient"),
        (b"text/html", b"text/evil", "other parts"),
        (b"Hi Lena,\r", b"Hi Eve,\r", "a value that is not shown as it is"),
    ],
)
def test_the_eyes_that_look_at_them_see_every_fault(old, new, fault):
    """The figure means something only while each kind of fault would be counted."""
    spoiled = GOOD.replace(old, new, 1)

    assert spoiled != GOOD
    assert fault in list(faults(spoiled, LENA, "Lena"))


def test_a_second_recipient_in_the_envelope_is_seen():
    assert any(one.startswith("no envelope") for one in faults(GOOD, "a@b.example>\r\nRCPT TO:<x@y.example", ""))
