"""The egress guard, form by form (A-10)."""

import socket

import pytest
from patient import PATIENCE

from sequencer.errors import MailboxError, UserError
from sequencer.gateways.network import Guard, is_public, parse_allow_hosts

INWARD = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.5", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.5", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:5", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::1", "2001:10::1",
    "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:5::1", "2002:5db8:d822::1", "3fff::1", "5f00::1",
    "fc00::1", "fd12:3456:789a::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
    "not an address", "", "1.2.3.4.5", "8.8.8.8/32",
]  # fmt: skip
OUTWARD = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
ODD_NAMES = [
    "localhost", "LOCALHOST", "localhost.", "127.1", "0177.0.0.1", "0x7f.0.0.1", "2130706433", "0", "[::1]", "::1",
    "127.0.0.1.", "a" * 300, "a..b", "xn--\x00", "\x00", "host name", "", "http://127.0.0.1", "a@127.0.0.1", ".",
]  # fmt: skip


def answering(*addresses):
    """A resolver that knows one answer and counts how often it is asked."""
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in addresses
        ]

    return resolve, asked


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        sock.settimeout(0.05)
        yield sock


@pytest.mark.parametrize("address", INWARD)
def test_no_inward_address_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTWARD)
def test_an_outward_address_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", [one for one in INWARD if ":" in one or one.count(".") == 3])
def test_a_name_that_leads_inward_is_refused(address):
    resolve, asked = answering(address)

    with pytest.raises(MailboxError, match=r"mail\.example\.org:587 .*ALLOW_HOSTS"):
        Guard(resolve=resolve).connect("mail.example.org", 587, 1)

    assert asked == ["mail.example.org"]


def test_one_inward_address_among_public_ones_is_enough_to_refuse():
    resolve, _ = answering("8.8.8.8", "10.0.0.5")

    with pytest.raises(MailboxError):
        Guard(resolve=resolve).connect("mail.example.org", 587, 1)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_spellings_of_this_machine_are_refused(name, listener):
    port = listener.getsockname()[1]

    for tried in (port, 25, 993):
        with pytest.raises(MailboxError):
            Guard().connect(name, tried, 1)

    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize("port", [22, 80, 443, 2525, 5432, 6379, 0, -1, 65536, 10**30])
def test_a_port_that_is_not_for_mail_is_refused_before_the_name_is_looked_up(port):
    resolve, asked = answering("8.8.8.8")

    with pytest.raises(MailboxError):
        Guard(resolve=resolve).connect("mail.example.org", port, 1)

    assert asked == []


def test_every_refusal_is_the_same_sentence(listener):
    port = listener.getsockname()[1]
    closed = socket.socket()  # bound, so that nobody else gets the port, and nobody listens at it
    closed.bind(("127.0.0.1", 0))
    closed_port = closed.getsockname()[1]
    sentences = set()
    for guard, tried in (
        (Guard(), 993),
        (Guard(), port),
        (Guard(frozenset({("127.0.0.1", closed_port)})), closed_port),
    ):
        with pytest.raises(MailboxError) as caught:
            guard.connect("127.0.0.1", tried, 1)
        sentences.add(str(caught.value).replace(f"127.0.0.1:{tried}", "PLACE"))

    closed.close()
    assert len(sentences) == 1


def test_a_listed_host_and_port_is_reached_and_nothing_beside_it(listener):
    port = listener.getsockname()[1]
    guard = Guard(parse_allow_hosts(f"LOCALHOST.:{port}"))

    with guard.connect("LocalHost", port, PATIENCE) as sock:
        assert sock.getpeername() == ("127.0.0.1", port)
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    for host, other in (("127.0.0.1", port), ("localhost", port + 1)):
        with pytest.raises(MailboxError):
            guard.connect(host, other, 1)


def test_the_address_that_was_checked_is_the_one_that_is_used(listener):
    port = listener.getsockname()[1]
    resolve, asked = answering("127.0.0.1")

    with Guard(frozenset({("mail.internal", port)}), resolve=resolve).connect("mail.internal", port, PATIENCE) as sock:
        assert sock.getpeername() == ("127.0.0.1", port)

    assert asked == ["mail.internal"]


def test_a_second_address_is_tried_when_the_first_is_silent(listener):
    port = listener.getsockname()[1]
    resolve, _ = answering("127.0.0.2", "127.0.0.1")

    with Guard(frozenset({("mail.internal", port)}), resolve=resolve).connect("mail.internal", port, PATIENCE) as sock:
        assert sock.getpeername() == ("127.0.0.1", port)


def test_a_trial_reaches_only_what_is_listed():
    resolve, asked = answering("8.8.8.8")

    with pytest.raises(MailboxError):
        Guard(only_listed=True, resolve=resolve).connect("mail.example.org", 587, 1)

    assert asked == []


def test_allow_hosts_takes_commas_spaces_and_brackets():
    found = parse_allow_hosts(" Mail.Internal:143,127.0.0.1:2525\n[::1]:587 ,, ")

    assert found == {("mail.internal", 143), ("127.0.0.1", 2525), ("::1", 587)}
    assert parse_allow_hosts("") == frozenset()


@pytest.mark.parametrize(
    "text",
    ["mail.internal", "mail.internal:", ":143", "a:b", "a:0", "a:65536", "a:1:2", "::1:143", "http://a:1", "a/b:1"],
)
def test_an_entry_that_is_not_host_and_port_is_named(text):
    with pytest.raises(UserError, match="ALLOW_HOSTS"):
        parse_allow_hosts(f"ok.example:25 {text}")
