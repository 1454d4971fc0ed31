"""Encryption and signing in, before any mail (S-35)."""

import base64
import socket

import pytest
from patient import guard_of
from sink import DROP, OFFERED, SILENCE, Sink
from talks import PATIENT

from sequencer.core.accounts import Tls
from sequencer.core.states import Stage
from sequencer.errors import MailError, Permanent, Temporary, UncertainDelivery
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp

USER, SECRET = "ada", "pässwörd ✓"
PLAIN = base64.b64encode(f"\0{USER}\0{SECRET}".encode()).decode()


@pytest.fixture
def tls_sink(certificate):
    sink = Sink((*OFFERED, "STARTTLS"), certificate.for_a_server()).start()
    yield sink
    sink.stop()


@pytest.fixture
def tried(account, certificate):
    """Opens a connection and closes it again; what the server heard is in the sink."""

    def run(sink, *, tls=Tls.NONE, user=USER, host="localhost"):
        there = account(smtp_port=sink.port, tls=tls, user=user, secret=SECRET, host=host)
        connection = open_smtp(there, guard_of(sink), timeouts=PATIENT, context=certificate.for_a_client())
        connection.close()

    return run


@pytest.mark.parametrize("offered", ["AUTH PLAIN LOGIN", "AUTH LOGIN PLAIN", "AUTH PLAIN"])
def test_plain_is_the_way_of_signing_in_where_it_is_offered(smtp_sink, tried, offered):
    smtp_sink.offered = (offered,)

    tried(smtp_sink)

    assert f"AUTH PLAIN {PLAIN}" in smtp_sink.heard


def test_login_is_used_where_nothing_else_is_offered(smtp_sink, tried):
    smtp_sink.offered = ("AUTH LOGIN",)

    tried(smtp_sink)

    coded = [base64.b64encode(text.encode()).decode() for text in (USER, SECRET)]
    assert smtp_sink.heard[1:4] == ["AUTH LOGIN", *coded]


@pytest.mark.parametrize(("offered", "user"), [(("SIZE",), USER), (OFFERED, "")])
def test_nobody_signs_in_without_an_offer_or_a_user(smtp_sink, tried, offered, user):
    smtp_sink.offered = offered

    tried(smtp_sink, user=user)

    assert not any(line.upper().startswith("AUTH") for line in smtp_sink.heard)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("535 5.7.8 wrong", Permanent),
        ("550 5.7.30 Basic authentication is not supported", Permanent),
        ("454 4.7.0 not now", Temporary),
        ("432 4.3.2 too many connections", Temporary),
        (DROP, Temporary),
        (SILENCE, Temporary),
        ("huh", Temporary),
    ],
)
def test_a_refused_sign_in_says_so_and_never_tells_the_password(smtp_sink, tried, answer, kind):
    smtp_sink.plan("AUTH", answer)

    with pytest.raises(MailError) as caught:
        tried(smtp_sink)

    assert (type(caught.value), caught.value.stage) == (kind, Stage.SIGN_IN)
    assert SECRET not in caught.value.text
    assert PLAIN not in caught.value.text


def test_a_way_of_signing_in_that_we_do_not_know_is_named(smtp_sink, tried):
    smtp_sink.offered = ("AUTH GSSAPI",)

    with pytest.raises(Permanent, match="no way of signing in by user name and password"):
        tried(smtp_sink)


def test_the_password_travels_only_after_starttls(tls_sink, tried):
    tried(tls_sink, tls=Tls.STARTTLS)

    words = [line.split(" ")[0].upper() for line in tls_sink.heard]
    assert words == ["EHLO", "STARTTLS", "EHLO", "AUTH", "QUIT"]


def test_a_mail_goes_over_a_line_that_is_encrypted_from_the_start(certificate, account):
    sink = Sink(context=certificate.for_a_server(), is_tls=True).start()
    there = account(smtp_port=sink.port, tls=Tls.TLS, user=USER, secret=SECRET, host="localhost")
    guard = Guard(frozenset({("localhost", sink.port)}))
    raw = b"Subject: long\r\n\r\n" + b"text\r\n" * 50_000

    connection = open_smtp(there, guard, timeouts=PATIENT, context=certificate.for_a_client())
    connection.begin("ada@acme.example", "bo@beta.example", len(raw))
    connection.finish(raw)
    connection.close()
    sink.stop()

    assert [mail.raw for mail in sink.accepted] == [raw]


def test_a_line_that_breaks_with_the_last_encrypted_block_under_way_is_uncertain(tls_sink, certificate, account):
    there = account(smtp_port=tls_sink.port, tls=Tls.STARTTLS, host="localhost")
    guard = Guard(frozenset({("localhost", tls_sink.port)}))
    connection = open_smtp(there, guard, timeouts=PATIENT, context=certificate.for_a_client())
    connection.begin("ada@acme.example", "bo@beta.example", 100)
    connection._client.wire.sock.shutdown(socket.SHUT_WR)

    with pytest.raises(UncertainDelivery, match="in the middle of the mail"):
        connection.finish(b"short\r\n")


@pytest.mark.parametrize("answer", ["454 4.7.0 not available", "502 what?", DROP, "220 ok\r\n250-AUTH PLAIN"])
def test_starttls_that_does_not_come_about_ends_it_before_the_password(tls_sink, tried, answer):
    tls_sink.plan("STARTTLS", answer)

    with pytest.raises(Temporary):
        tried(tls_sink, tls=Tls.STARTTLS)

    assert not any(line.upper().startswith("AUTH") for line in tls_sink.heard)


def test_a_stripped_starttls_ends_it_before_the_password(smtp_sink, tried):
    with pytest.raises(Temporary, match="offers no STARTTLS") as caught:
        tried(smtp_sink, tls=Tls.STARTTLS)

    assert caught.value.stage == Stage.TLS
    assert not any(line.upper().startswith("AUTH") for line in smtp_sink.heard)


def test_a_certificate_for_another_name_is_refused(tls_sink, tried):
    with pytest.raises(Temporary, match=r"certificate of 127\.0\.0\.1:") as caught:
        tried(tls_sink, tls=Tls.STARTTLS, host="127.0.0.1")

    assert caught.value.stage == Stage.TLS


def test_tls_to_a_plain_port_names_the_kind_of_encryption(smtp_sink, tried):
    with pytest.raises(Temporary, match="kind of encryption") as caught:
        tried(smtp_sink, tls=Tls.TLS)

    assert caught.value.stage == Stage.TLS


def test_a_server_that_knows_only_helo_is_good_enough(smtp_sink, tried):
    smtp_sink.plan("EHLO", "502 5.5.1 what?")

    tried(smtp_sink)

    assert [line.split(" ")[0].upper() for line in smtp_sink.heard] == ["EHLO", "HELO", "QUIT"]
