"""What never reaches the line: too large, not plain, not listed, not SMTP."""

import pytest
from sink import DROP, SILENCE
from talks import PATIENT, RAW

from sequencer.core.accounts import Tls
from sequencer.core.states import Stage
from sequencer.errors import Permanent, Temporary
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp


def test_a_mail_too_large_for_the_server_is_refused_here(smtp_sink, opened):
    """S-28."""
    smtp_sink.offered = ("SIZE 10240",)
    connection = opened()

    with pytest.raises(Permanent, match=r"20480 octets.*10240"):
        connection.begin("ada@acme.example", "bo@beta.example", 20480)

    assert not any(line.startswith("MAIL") for line in smtp_sink.heard)
    connection.begin("ada@acme.example", "bo@beta.example", 10240)
    assert "MAIL FROM:<ada@acme.example> SIZE=10240" in smtp_sink.heard


def test_a_non_ascii_address_needs_smtputf8(smtp_sink, opened):
    """S-25."""
    connection = opened()
    connection.begin("ada@acme.example", "jürgen@beta.example", len(RAW))
    connection.finish(RAW)
    smtp_sink.offered = ("8BITMIME",)
    without = opened()

    with pytest.raises(Permanent, match="Address not supported here"):
        without.begin("ada@acme.example", "jürgen@beta.example", len(RAW))

    assert any(line.endswith("BODY=8BITMIME SMTPUTF8") for line in smtp_sink.heard)
    assert smtp_sink.accepted[0].recipient == "jürgen@beta.example"


@pytest.mark.parametrize(
    "bad", ["a@b.example> SIZE=0\r\nRCPT TO:<x@y.example", "a b@c.example", "<a@b.example>", "a\0@b"]
)
def test_nothing_but_a_plain_address_reaches_the_envelope(smtp_sink, opened, bad):
    """A-05."""
    connection = opened()

    with pytest.raises(Permanent) as caught:
        connection.begin("ada@acme.example", bad, len(RAW))

    assert caught.value.stage == Stage.RCPT
    assert not any(line.startswith(("MAIL", "RCPT")) for line in smtp_sink.heard)


def test_no_machine_name_is_told_to_the_server(smtp_sink, opened):
    opened()

    assert smtp_sink.heard == ["ehlo [127.0.0.1]"]


def test_a_host_that_is_not_listed_is_never_reached(smtp_sink, account):
    there = account(smtp_port=smtp_sink.port, tls=Tls.NONE)

    with pytest.raises(Temporary, match="ALLOW_HOSTS") as caught:
        open_smtp(there, Guard(), timeouts=PATIENT)

    assert caught.value.stage == Stage.CONNECT
    assert smtp_sink.connections == 0


@pytest.mark.parametrize("greeting", ["554 go away", SILENCE, DROP, "SSH-2.0-OpenSSH_9.2"])
def test_what_does_not_greet_as_smtp_is_said_without_its_words(smtp_sink, opened, greeting):
    smtp_sink.plan("GREETING", greeting)

    with pytest.raises(Temporary, match="does not answer as an SMTP server") as caught:
        opened()

    assert caught.value.stage == Stage.CONNECT
    assert "OpenSSH" not in caught.value.text
