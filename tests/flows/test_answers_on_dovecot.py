"""Whose an incoming mail is and what it may do, read from a mailbox on a real Dovecot (R-10 to R-16, A-40 to A-43)."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from builders import add_candidate, add_mailbox, add_sequence, mail
from doors import FakeClock, fake_seal
from errands import LENA, cited, every, run_of, touches, work
from patient import PATIENCE

from sequencer.core.accounts import Tls
from sequencer.core.states import EnrollmentState, MailKind, Purpose
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import FolderCursor, Mailbox
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Suppression
from sequencer.store.touches import Touch
from workers.receiving import catch_up

pytestmark = pytest.mark.dovecot

SECOND = "lena@home.example"


def connect(road, dovecot, mailbox_id=1, user=""):
    """Let a mailbox lie on the real server."""
    guard = Guard(frozenset({("127.0.0.1", dovecot.imap_port)}))
    object.__setattr__(road, "open_imap", lambda account: open_imap(account, guard, timeout=PATIENCE))
    with road.database.write() as session:
        box = session.get_one(Mailbox, mailbox_id)
        box.imap_host, box.imap_port, box.imap_tls = "127.0.0.1", dovecot.imap_port, Tls.NONE
        box.user, box.secret = user or dovecot.user, fake_seal(dovecot.password, f"mailbox:{mailbox_id}")


@pytest.fixture
def clock():
    """The present: a server dates by its own clock what it takes in."""
    return FakeClock(datetime.now(UTC).replace(microsecond=0))


@pytest.fixture
def real(written, dovecot):
    """Lena has had the first mail of two, from a mailbox on a real server; SMTP stays a stub."""
    connect(written, dovecot)
    catch_up(written, 1)
    return written


@pytest.fixture
def arrive(real, dovecot):
    """Mails come into the real mailbox, are read and have their effect; returns the rows that stayed."""

    def run(*raws, folder="INBOX"):
        known = {one.id for one in every(real, InboundMail)}
        dovecot.deliver(*raws, folder=folder)
        catch_up(real, 1)
        return [one for one in every(real, InboundMail) if one.id not in known]

    return run


SENDERS = {
    "their address": LENA,
    "another address of theirs": SECOND,
    "their address with a tag": "lena+work@brandt.example",
    "an address nobody knows": "lb@private.example",
}
CITATIONS = {
    "In-Reply-To": lambda road: {"in_reply_to": cited(road)},
    "References": lambda road: {"references": cited(road)},
    "References among those of others": lambda road: {"references": f"<a@b.example> {cited(road)} <c@d.example>"},
    "our token under an id that was rewritten": lambda road: {"references": f"<{touches(road)[0].token}@x.example>"},
    "nothing": lambda road: {},
}
WHOSE = [pair for pair in itertools.product(SENDERS, CITATIONS) if pair != ("an address nobody knows", "nothing")]


@pytest.mark.parametrize(("sender", "citation"), WHOSE)
def test_an_answer_is_known_by_what_it_cites_or_by_any_address_of_theirs(real, arrive, sender, citation):
    """R-11: token, then ids, then addresses; each of them stops every run."""
    arrive(mail(SENDERS[sender], body="Please call me.", **CITATIONS[citation](real)))

    assert run_of(real).state is EnrollmentState.ANSWERED


def test_a_stranger_who_cites_nothing_is_nobody(real, arrive):
    """R-11, P-12: neither kept nor taken for anybody's answer."""
    assert arrive(mail("who@else.example", subject="Other things", body="Please call me.")) == []
    assert run_of(real).state is EnrollmentState.ACTIVE


def test_how_people_name_their_folders_is_nowhere_kept(real, arrive, dovecot):
    """P-12: a folder of their own is read, for a filter may put an answer there; its name is theirs."""
    with dovecot.signed_in() as imap:
        imap.create("Divorce")
    arrive(mail("friend@else.example", body="Chin up."), folder="Divorce")
    arrive(mail(LENA, body="Please call me."), folder="Divorce")

    assert run_of(real).state is EnrollmentState.ANSWERED
    assert not any("Divorce" in one.folder for table in (FolderCursor, InboundMail) for one in every(real, table))


def test_a_mail_written_by_hand_pauses_the_run_and_our_own_copy_is_no_reply(real, arrive, dovecot, post):
    """R-10: both lie in Sent."""
    dovecot.deliver(post.mails[0][1], folder="Sent")
    arrive()
    assert run_of(real).state is EnrollmentState.ACTIVE

    arrive(mail("ada@acme.example", LENA, body="One more thing, Lena."), folder="Sent")

    assert run_of(real).state is EnrollmentState.PAUSED
    assert every(real, Reply) == []


KINDS = {
    "a person": (mail(LENA, body="Please call me."), MailKind.HUMAN),
    "a person behind list headers": (
        mail(LENA, body="Please call me.", precedence="bulk", list_id="<all.brandt.example>"),
        MailKind.HUMAN,
    ),
    "a person whose program says no": (mail(LENA, body="Call me.", auto_submitted="no"), MailKind.HUMAN),
    "a person whose server wants no absence notes": (
        mail(LENA, body="Call me.", x_auto_response_suppress="All"),
        MailKind.HUMAN,
    ),
    "an absence": (
        mail(LENA, subject="Automatic reply: Hello", body="I am out of the office.", auto_submitted="auto-replied"),
        MailKind.AUTO_REPLY,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_only_proof_makes_a_machine_of_a_sender(real, arrive, kind):
    """R-12: unsure is human, and human is a stop."""
    raw, wanted = KINDS[kind]

    (stored,) = arrive(raw)

    assert stored.kind is wanted
    is_stopped = run_of(real).state is EnrollmentState.ANSWERED
    assert is_stopped == (wanted is MailKind.HUMAN)


def test_an_absence_is_no_reply_and_the_run_goes_on_behind_it(real, arrive, clock):
    """R-13."""
    back = clock() + timedelta(days=10)
    body = f"I am out of the office and back on {back:%d %B %Y}."
    dated = {"date": clock().strftime("%a, %d %b %Y %H:%M:%S +0000")}

    arrive(mail(LENA, subject="Automatic reply: Hello", body=body, auto_submitted="auto-replied", **dated))

    assert every(real, Reply) == []
    assert run_of(real).state is EnrollmentState.PAUSED
    assert run_of(real).resumes_at > back


NESTED = b"".join(b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(1000))
ODD = {
    "a thousand parts inside one another": b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
    + NESTED,
    "a text in no charset": b'Content-Type: text/plain; charset="x-no\x00pe"\r\n\r\n\xff\xfe\xfd',
    "an id of brackets": b"Message-ID: <[]>\r\nIn-Reply-To: <[]>\r\n\r\nHi",
    "parentheses without end": b"To: " + b"(" * 2000 + b"\r\n\r\nHi",
    "a header of a megabyte": b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\nHi",
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_mail_stops_its_sender_and_the_next_mail_is_read_in_the_same_look(real, arrive, odd):
    """R-14."""
    add_candidate(real, "ben@brandt.example")
    add_sequence(real, name="Second")
    enroll_address(real, "Second", "ben@brandt.example")

    arrive(f"From: {LENA}\r\n".encode() + ODD[odd], mail("ben@brandt.example", body="Please call me."))

    assert run_of(real).state is not EnrollmentState.ACTIVE
    assert run_of(real, "ben@brandt.example").state is EnrollmentState.ANSWERED


def test_somebody_erased_does_not_come_back_by_their_mails(real, arrive):
    """R-15: three looks, nothing back."""
    answer = mail(LENA, in_reply_to=cited(real), body="Please call me.")
    arrive(answer)
    erase(real, LENA)

    for _ in range(3):
        assert arrive() == []
    assert arrive(answer, mail(SECOND, body="Hello again.")) == []
    assert every(real, InboundMail) == []


def test_one_mail_in_two_mailboxes_is_one_answer(real, arrive, dovecot):
    """R-16: it stops all the same."""
    other = add_mailbox(real, "bo@acme.example")
    connect(real, dovecot, other, user=f"{dovecot.user}b")
    catch_up(real, other)
    answer = mail(LENA, "ada@acme.example, bo@acme.example", body="Please call me.", message_id="<one@there.example>")

    arrive(answer)
    dovecot.deliver(answer, user=f"{dovecot.user}b")
    catch_up(real, other)

    assert len(every(real, Reply)) == 1
    assert run_of(real).state is EnrollmentState.ANSWERED


def test_a_forged_sender_stops_a_run_and_nothing_else(real, arrive, post):
    """A-40: the label says so, and no mail answers it."""
    arrive(mail(LENA, body="Yes, I am interested, call me."))

    (reply,) = every(real, Reply)
    assert not reply.is_verified
    assert run_of(real).state is EnrollmentState.ANSWERED
    assert [one.purpose for one in every(real, Touch) if one.purpose is not Purpose.STEP] == []


def test_a_forged_wish_not_to_be_written_to_counts_with_its_label(real, arrive):
    """A-40: an administrator may lift it."""
    arrive(mail(LENA, body="Do not write to me again."))

    assert every(real, Suppression)
    assert not every(real, Suppression)[0].is_verified


@pytest.mark.parametrize(
    "secret", ["<sq-aaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa@acme.example>", "<guess@acme.example>"]
)
def test_an_id_that_was_guessed_proves_nothing(real, arrive, secret):
    """A-41: the seal of an id is checked."""
    arrive(mail(LENA, in_reply_to=secret, body="Yes, I am interested."))

    (reply,) = every(real, Reply)
    assert not reply.is_verified


@pytest.mark.parametrize(
    "place",
    [
        "mx.acme.example; dmarc=pass header.from=brandt.example",
        "brandt.example (mx.acme.example; dmarc=pass); spf=pass; dkim=pass",
    ],
)
def test_results_that_a_mail_brings_along_prove_nothing(real, arrive, place):
    """A-42."""
    arrive(mail(LENA, body="Yes, I am interested.", authentication_results=place))

    (reply,) = every(real, Reply)
    assert not reply.is_verified


def test_a_flood_of_answers_is_one_stop_and_one_farewell(real, arrive):
    """A-43."""
    wishes = [mail(LENA, in_reply_to=cited(real), body=f"Do not write to me again. {n}") for n in range(150)]

    arrive(*wishes)
    work(real)

    assert len([one for one in every(real, Touch) if one.purpose is Purpose.WISH]) == 1
    assert run_of(real).state is EnrollmentState.OPTED_OUT
    assert {one.state for one in every(real, InboundMail)} == {InboundState.HANDLED}
