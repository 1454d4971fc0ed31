"""S-57: one connection for the mails of a batch, renewed before it wears out and when the server has hung up."""

import pytest
from sink import DROP
from talks import PATIENT, RAW

from sequencer.core.states import Stage
from sequencer.errors import Permanent, Temporary, UncertainDelivery
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import StaleConnection, open_smtp
from sequencer.gateways.smtp_line import SmtpLine


class Clock:
    def __init__(self):
        self.at = 0.0

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def line(smtp_sink, account, clock):
    there, guard = account(smtp_port=smtp_sink.port), Guard(frozenset({("127.0.0.1", smtp_sink.port)}))
    line = SmtpLine(lambda: open_smtp(there, guard, timeouts=PATIENT), mails=3, clock=clock)
    yield line
    line.abandon()


def send(line, recipient="bo@beta.example"):
    line.begin("ada@acme.example", recipient, len(RAW))
    return line.finish(RAW)


def test_a_connection_serves_several_mails_and_then_gives_way_to_a_new_one(line, smtp_sink):
    for _ in range(7):
        send(line)

    assert len(smtp_sink.accepted) == 7
    assert smtp_sink.connections == 3
    assert smtp_sink.heard.count("QUIT") == 2


def test_a_connection_that_was_silent_for_too_long_is_not_trusted_with_a_mail(line, smtp_sink, clock):
    send(line)
    clock.at += 49
    send(line)
    assert smtp_sink.connections == 1

    clock.at += 51
    send(line)
    assert (smtp_sink.connections, len(smtp_sink.accepted)) == (2, 3)


@pytest.mark.parametrize("answer", [DROP, "421 4.4.2 idle for too long"])
def test_a_server_that_hung_up_between_two_mails_is_called_again_at_once(line, smtp_sink, answer):
    send(line)
    smtp_sink.plan("MAIL", answer)
    send(line)

    assert (smtp_sink.connections, len(smtp_sink.accepted)) == (2, 2)


def test_a_server_that_hangs_up_on_every_mail_is_not_called_for_ever(line, smtp_sink):
    send(line)
    smtp_sink.plan("MAIL", DROP, DROP, DROP)

    with pytest.raises(StaleConnection):
        send(line)
    assert smtp_sink.connections == 2


def test_a_refused_mail_leaves_the_connection_to_the_next(line, smtp_sink):
    send(line)
    smtp_sink.plan("RCPT", "550 5.1.1 no such user")
    smtp_sink.plan("DATA", "503 5.5.1 no recipient")
    with pytest.raises(Permanent):
        send(line)
    send(line)

    assert (smtp_sink.connections, len(smtp_sink.accepted)) == (1, 2)


def test_a_text_that_was_held_back_costs_the_connection_and_no_mail(line, smtp_sink):
    line.begin("ada@acme.example", "bo@beta.example", len(RAW))
    line.abandon()
    send(line, "cy@beta.example")

    assert [mail.recipient for mail in smtp_sink.accepted] == ["cy@beta.example"]
    assert smtp_sink.connections == 2


def test_no_answer_to_the_dot_is_never_tried_again(line, smtp_sink):
    smtp_sink.plan("DOT", DROP)

    with pytest.raises(UncertainDelivery):
        send(line)
    assert (smtp_sink.connections, len(smtp_sink.accepted)) == (1, 1)


def test_a_server_that_is_gone_when_the_line_is_renewed_is_told_as_a_failed_connection(line, smtp_sink):
    for _ in range(3):
        send(line)
    smtp_sink.stop()

    with pytest.raises(Temporary) as caught:
        send(line)
    assert caught.value.stage == Stage.CONNECT
