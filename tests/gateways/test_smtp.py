"""Every way a conversation can end, against a real socket."""

import pytest
from sink import DROP, OFFERED, SILENCE
from talks import RAW

from sequencer.core.states import Stage
from sequencer.errors import MailError, Permanent, Temporary, UncertainDelivery
from sequencer.gateways.smtp import StaleConnection


def test_a_mail_is_taken_with_envelope_and_text(smtp_sink, begun):
    connection = begun()

    reply = connection.finish(RAW)

    assert (reply.code, reply.text) == (250, "2.0.0 taken")
    taken = smtp_sink.accepted[0]
    assert (taken.sender, taken.recipient, taken.raw) == ("ada@acme.example", "bo@beta.example", RAW)


def test_nothing_is_accepted_between_354_and_finish(smtp_sink, begun):
    connection = begun()

    connection.abandon()

    assert smtp_sink.accepted == []
    assert not connection.is_open


def test_a_mail_left_unfinished_keeps_the_next_one_off_the_line(smtp_sink, begun):
    connection = begun()

    with pytest.raises(StaleConnection):
        connection.begin("ada@acme.example", "cy@beta.example", len(RAW))

    assert not any("cy@beta.example" in line for line in smtp_sink.heard)
    assert smtp_sink.accepted == []


def test_a_text_without_an_envelope_never_leaves(smtp_sink, opened):
    connection = opened()

    with pytest.raises(Temporary):
        connection.finish(RAW)

    assert smtp_sink.heard == ["ehlo [127.0.0.1]"]


def test_many_mails_go_over_one_connection(smtp_sink, opened):
    connection = opened()

    for _ in range(3):
        assert connection.reset()
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))
        connection.finish(RAW)
    connection.close()

    assert len(smtp_sink.accepted) == 3
    assert smtp_sink.connections == 1


@pytest.mark.parametrize("offered", [OFFERED, ("8BITMIME",)], ids=["pipelining", "one by one"])
@pytest.mark.parametrize(
    ("word", "answer", "kind", "stage"),
    [
        ("MAIL", "450 4.7.1 come later", Temporary, Stage.MAIL),
        ("MAIL", "550 5.7.1 not you", Permanent, Stage.MAIL),
        ("RCPT", "450 4.2.1 greylisted", Temporary, Stage.RCPT),
        ("RCPT", "550-5.1.1 no such\r\n550 5.1.1 user", Permanent, Stage.RCPT),
        ("DATA", "451 4.3.0 disk full", Temporary, Stage.DATA),
        ("DATA", "554 5.5.1 no", Permanent, Stage.DATA),
    ],
)
def test_a_refusal_names_its_stage_and_the_connection_serves_the_next_mail(
    smtp_sink, opened, offered, word, answer, kind, stage
):
    smtp_sink.offered = offered
    smtp_sink.plan(word, answer)
    if word == "RCPT":
        smtp_sink.plan("DATA", *(["503 5.5.1 no recipient"] if "PIPELINING" in offered else []))
    if word == "MAIL" and "PIPELINING" in offered:
        smtp_sink.plan("RCPT", "503 5.5.1 no sender")
        smtp_sink.plan("DATA", "503 5.5.1 no sender")
    connection = opened()

    with pytest.raises(kind) as caught:
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))

    assert (type(caught.value), caught.value.stage, caught.value.code) == (kind, stage, int(answer[:3]))
    connection.begin("ada@acme.example", "bo@beta.example", len(RAW))
    connection.finish(RAW)
    assert [mail.raw for mail in smtp_sink.accepted] == [RAW]


def test_a_refused_recipient_with_354_behind_it_is_answered_with_a_lone_dot(smtp_sink, opened):
    """RFC 2920 3.1: nobody is to get the mail, so nothing of it leaves, and the connection serves the next one."""
    smtp_sink.plan("RCPT", "550 5.1.1 no such user")
    smtp_sink.plan("DOT", "554 5.5.1 no valid recipients")
    connection = opened()

    with pytest.raises(Permanent) as caught:
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))

    assert (caught.value.stage, caught.value.code) == (Stage.RCPT, 550)
    assert smtp_sink.accepted == []
    connection.begin("ada@acme.example", "cy@beta.example", len(RAW))
    connection.finish(RAW)
    assert [mail.recipient for mail in smtp_sink.accepted] == ["cy@beta.example"]


def test_a_recipient_accepted_behind_a_refused_sender_gets_no_empty_mail(smtp_sink, opened):
    smtp_sink.plan("MAIL", "550 5.7.1 not you")
    connection = opened()

    with pytest.raises(Permanent):
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))

    assert not connection.is_open
    assert smtp_sink.accepted == []


@pytest.mark.parametrize("answer", [DROP, SILENCE])
def test_a_lone_dot_that_nobody_answers_ends_the_connection(smtp_sink, opened, answer):
    smtp_sink.plan("RCPT", "550 5.1.1 no such user")
    smtp_sink.plan("DOT", answer)
    connection = opened()

    with pytest.raises(Permanent):
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))

    assert not connection.is_open


@pytest.mark.parametrize("offered", [OFFERED, ("8BITMIME",)], ids=["pipelining", "one by one"])
@pytest.mark.parametrize("answer", [DROP, SILENCE, "what?", "999 no", "250-one\r\n550 two"])
@pytest.mark.parametrize(("word", "stage"), [("MAIL", Stage.MAIL), ("RCPT", Stage.RCPT), ("DATA", Stage.DATA)])
def test_no_clear_answer_before_354_is_temporary(smtp_sink, opened, offered, answer, word, stage):
    smtp_sink.offered = offered
    smtp_sink.plan(word, answer)
    connection = opened()

    with pytest.raises(Temporary) as caught:
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))

    assert caught.value.stage == stage
    assert isinstance(caught.value, StaleConnection) == (answer == DROP and stage == Stage.MAIL)
    assert not connection.is_open


def test_a_server_that_hung_up_meanwhile_is_a_stale_connection(smtp_sink, opened):
    connection = opened()
    smtp_sink.plan("MAIL", "421 4.4.2 idle for too long")

    with pytest.raises(StaleConnection):
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))

    assert not connection.is_open
    with pytest.raises(StaleConnection):
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [("451 4.3.0 later", Temporary), ("421 4.3.2 shutting down", Temporary), ("554 5.7.1 spam", Permanent)],
)
def test_a_refusal_after_the_dot_is_definite(smtp_sink, begun, answer, kind):
    smtp_sink.plan("DOT", answer)
    connection = begun()

    with pytest.raises(kind) as caught:
        connection.finish(RAW)

    assert (caught.value.stage, caught.value.code, caught.value.text) == (Stage.BODY, int(answer[:3]), answer[4:])
    assert connection.is_open == (not answer.startswith("421"))


@pytest.mark.parametrize("answer", [DROP, SILENCE, "okay then", "354 more", "25", "250-ok\r\nsurprise"])
def test_no_clear_answer_after_the_dot_is_uncertain(smtp_sink, begun, answer):
    smtp_sink.plan("DOT", answer)
    connection = begun()

    with pytest.raises(UncertainDelivery) as caught:
        connection.finish(RAW)

    assert caught.value.stage == Stage.BODY
    assert not connection.is_open


def test_an_answer_to_the_dot_without_end_is_uncertain_and_bounded(smtp_sink, begun):
    smtp_sink.plan("DOT", "250-" + "x" * 200_000)
    connection = begun()

    with pytest.raises(UncertainDelivery):
        connection.finish(RAW)


def test_a_drop_before_the_dot_could_leave_is_temporary(smtp_sink, begun):
    smtp_sink.plan("BODY", DROP)
    connection = begun()

    with pytest.raises(MailError) as caught:
        connection.finish(RAW[:-2] + b"x" * 20_000_000)

    assert type(caught.value) is Temporary
    assert caught.value.stage == Stage.BODY
    assert smtp_sink.accepted == []


@pytest.mark.parametrize("answer", ["451 not now", DROP, SILENCE])
def test_the_answer_to_quit_changes_nothing(smtp_sink, begun, answer):
    smtp_sink.plan("QUIT", answer)
    connection = begun()
    connection.finish(RAW)

    connection.close()

    assert not connection.is_open
    assert len(smtp_sink.accepted) == 1


@pytest.mark.parametrize(
    "mix", [b"\r.\r", b"\n.\n", b"\r\n.\r\n", b"\r\n.\n", b"\n.\r\n", b"\r.\n", b"\n.\r", b"\r\n.\r", b"\r.\r\n"]
)
def test_no_mix_of_line_ends_and_dots_smuggles_a_second_mail(smtp_sink, begun, mix):
    """S-27: all nine."""
    smuggled = b"MAIL FROM:<evil@evil.example>\r\nRCPT TO:<x@y.example>\r\nDATA\r\n"
    raw = RAW + b"before" + mix + smuggled + b"after" + mix
    connection = begun()

    connection.finish(raw)

    assert len(smtp_sink.accepted) == 1
    taken = smtp_sink.accepted[0]
    assert taken.raw == raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    assert taken.on_the_line.count(b"\r\n.\r\n") == 1


@pytest.mark.parametrize("raw", [b".", b"", b"..\r\n.", b".a\r\n.b"])
def test_odd_texts_arrive_as_they_were(smtp_sink, begun, raw):
    connection = begun()

    connection.finish(raw)

    assert smtp_sink.accepted[0].raw == raw.removesuffix(b"\r\n") + b"\r\n"
