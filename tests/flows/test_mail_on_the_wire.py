"""A whole mail from the claim to the last octet on a line, as a strange server sees it (S-20 to S-29)."""

import re
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from builders import FIRST, add_candidate, add_sequence, make_road, set_organisation
from errands import LENA, arrive, parsed, states, told, touches, work, work_for
from sink import Sink

from sequencer.core.accounts import Server, Tls
from sequencer.core.write.attachments import attachment_of
from sequencer.flows.edit_draft import attach_file
from sequencer.flows.enroll import enroll_address
from sequencer.flows.opt_out import opt_out
from sequencer.flows.publish import publish_draft
from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp
from sequencer.store.suppressions import Channel

ONCE = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version")


@pytest.fixture
def sink():
    server = Sink().start()
    yield server
    server.stop()


@pytest.fixture
def wired(road, sink):
    """The road with a real connection to a server that remembers every octet."""
    set_organisation(road)

    def opened(account):
        there = replace(account, smtp=Server("127.0.0.1", sink.port, Tls.NONE))
        return open_smtp(there, Guard(frozenset({("127.0.0.1", sink.port)})))

    return replace(road, open_smtp=opened)


def wrote(wired, address=LENA, *steps):
    """Everything of one run that is due now has left, or could not."""
    add_candidate(wired, address)
    add_sequence(wired, *(steps or (FIRST,)))
    enroll_address(wired, "Welcome", address)
    work(wired)


def test_every_field_stands_once_and_the_line_says_the_same_as_the_mail(wired, sink, clock):
    """S-20, S-21, S-22, S-26."""
    wrote(wired)

    (taken,) = sink.accepted
    mail = parsed(taken.raw)
    assert {name: len(mail.get_all(name)) for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert abs(parsedate_to_datetime(mail["Date"]) - clock()) <= timedelta(seconds=60)
    assert mail["Date"].endswith("+0100")  # the organisation's zone on that day
    assert re.fullmatch(r"<sq-[a-z2-7]{24}-[a-z2-7]{16}@acme\.example>", mail["Message-ID"])  # 120 random bits
    assert (taken.sender, taken.recipient) == ("ada@acme.example", LENA)
    long = [line for line in taken.raw.split(b"\r\n") if len(line) > 78]
    assert all(re.fullmatch(rb"(?:List-Unsubscribe:)? <[^ ]+>,?", line) for line in long)  # a link has no place to fold
    assert max(map(len, long), default=0) <= 998
    html = mail.get_body(("html",)).get_content()
    assert len(html) < 100_000
    assert not re.search(r"<(?:img|script|form|link|style|iframe|object)|src=|url\(", html)
    assert set(re.findall(r'href="([^"]+)"', html)) == {
        "https://acme.example/privacy",
        mail["List-Unsubscribe"].split(">")[0].strip("<"),
    }


def test_the_octets_announced_are_those_that_come(wired, sink):
    """S-28: with a file as well."""
    add_sequence(wired)
    file = attachment_of("role.pdf", b"%PDF-" + bytes(range(256)) * 100)
    publish_draft(wired, 1, attach_file(wired, 1, "first", file, 0, "ada").revision, "ada")
    add_candidate(wired, LENA)
    enroll_address(wired, "Welcome", LENA)
    work(wired)

    (taken,) = sink.accepted
    assert f"MAIL FROM:<ada@acme.example> SIZE={len(taken.raw)}" in sink.heard


def test_a_mail_is_dated_when_its_text_leaves_and_not_when_it_was_written(database, clock, post, inboxes):
    """S-21: the server took four minutes to say 354."""

    def slow(name):
        if name == "after_354":
            clock.pass_by(minutes=4)

    road = make_road(database, clock=clock, post=post, inboxes=inboxes, step=slow)
    set_organisation(road)
    wrote(road)

    assert parsedate_to_datetime(parsed(post.mails[0][1])["Date"]) == clock()


def test_an_international_domain_is_in_a_labels_on_the_line_and_in_the_mail(wired, sink):
    """S-24."""
    wrote(wired, "lena@bücher.example")

    (taken,) = sink.accepted
    assert taken.recipient == "lena@xn--bcher-kva.example"
    assert parsed(taken.raw)["To"].endswith("<lena@xn--bcher-kva.example>")
    assert b"=?" not in taken.raw.partition(b"Subject:")[0]


def test_a_local_part_beyond_ascii_goes_to_a_server_that_can_take_it(wired, sink):
    """S-25, with the extension."""
    wrote(wired, "łena@brandt.example")

    (taken,) = sink.accepted
    assert taken.recipient == "łena@brandt.example"
    assert "To: Lena Brandt <łena@brandt.example>\r\n".encode() in taken.raw
    assert any(line.startswith("MAIL") and line.endswith("SMTPUTF8") for line in sink.heard)


def test_where_a_server_cannot_the_run_pauses_with_the_reason_and_nothing_is_sent(wired, sink):
    """S-25, without the extension; S-28 the same: it is refused here, and nobody's address is called dead for it."""
    sink.offered = ("8BITMIME",)
    wrote(wired, "łena@brandt.example")

    assert sink.accepted == []
    assert not any(line.startswith(("MAIL", "RCPT")) for line in sink.heard)
    (touch,) = touches(wired, "łena@brandt.example")
    assert "Address not supported here: the server does not offer SMTPUTF8." in touch.reason
    assert told(wired, "łena@brandt.example")[-1] != "bounced"


def test_a_mail_larger_than_the_server_takes_is_not_even_begun(wired, sink):
    """S-28."""
    sink.offered = ("SIZE 300",)
    wrote(wired)

    assert sink.accepted == []
    assert not any(line.startswith("MAIL") for line in sink.heard)
    assert "this server takes no more than 300" in touches(wired)[0].reason


def test_no_step_and_no_opt_out_is_ever_answered_by_two_machines_in_turns(wired, sink, inboxes, clock):
    """S-29: a hundred rounds with a machine that answers everything; we confirm the wish once."""
    wrote(wired)
    opt_out(wired, wired.links.opt_out(1, 1).rpartition("/")[2], Channel.PAGE)
    work(wired)

    answered = 0
    for number in range(100):
        for mail in sink.accepted[answered:] or sink.accepted[-1:]:
            arrive(wired, inboxes, _automatic(parsed(mail.raw), number))
        answered = len(sink.accepted)
        work_for(wired, clock, minutes=10)

    first, farewell = (parsed(taken.raw) for taken in sink.accepted)
    assert (first["Auto-Submitted"], farewell["Auto-Submitted"]) == (None, "auto-generated")
    assert states(wired)[0] == ("first", "sent")


def _automatic(mail, number):
    marks = "Auto-Submitted: auto-replied\r\n" if number % 2 else "X-Autoreply: yes\r\nPrecedence: auto_reply\r\n"
    return (
        f"From: {LENA}\r\nTo: ada@acme.example\r\nSubject: Re: {mail['Subject']}\r\nMessage-ID: <r{number}@x.example>\r\n"
        f"In-Reply-To: {mail['Message-ID']}\r\nReferences: {mail['Message-ID']}\r\n{marks}\r\n"
        "Thank you for your message. Please stop writing, this box is read by nobody.\r\n"
    ).encode()
