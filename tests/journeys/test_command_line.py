"""The main job from the command line alone, against a real IMAP server and an SMTP server of our own."""

import json
import re
import time
from collections import Counter
from email import message_from_bytes

import pytest
from installation import mailbox_command
from patient import PATIENCE

SEQUENCE = """
name: First letters
team: Care
sender: {sender}
window: always
steps:
  - key: hello
    kind: email
    subject: Your talk
    body: |
      Hi {{{{first_name|there}}}},

      your talk stayed with me.
  - key: again
    kind: email
    delay: 1 day
    body: One more thought, {{{{first_name|there}}}}.
"""
ORGANISATION = (
    "name=Northlight",
    "legal_name=Northlight GmbH",
    "postal_address=Lindenhof 4, 10115 Berlin",
    "privacy_url=https://northlight.example/privacy",
    "contact=privacy@northlight.example",
)


@pytest.fixture
def office(installation, dovecot, smtp_sink, tmp_path):
    """An installation with organisation, team, mailbox, ten candidates and a sequence of two mails."""
    sender = f"{dovecot.user}@northlight.example"
    people, file = tmp_path / "people.csv", tmp_path / "sequence.yaml"
    rows = "".join(f"person{n}@home.example,Person{n},Berg\n" for n in range(10))
    people.write_text(f"email,first_name,last_name\n{rows}", encoding="utf-8")
    file.write_text(SEQUENCE.format(sender=sender), encoding="utf-8")
    account = {"user": dovecot.user, "password": dovecot.password}
    installation.allow(smtp_sink.port, dovecot.imap_port)
    installation.call_all(
        (["db", "upgrade"], ""),
        (["org", "set", *ORGANISATION, "min_gap=0"], ""),
        (["team", "add", "Care"], ""),
        mailbox_command(sender, smtp_sink.port, dovecot.imap_port, **account),
        (["import", str(people), "--pool", "Ten", "--source", "their own sites"], ""),
        (["sequence", "import", str(file)], ""),
    )
    return installation


def test_a_run_stops_while_its_answer_is_fresh_and_the_second_mail_never_leaves(office, dovecot, smtp_sink):
    answering = [f"person{n}@home.example" for n in (3, 4, 5)]
    with office.running("run"):
        office.call("enroll", "--sequence", "First letters", "--pool", "Ten")
        _until(lambda: len(smtp_sink.accepted) >= 10, "ten first mails")
        for one in answering:
            _stopped_by_an_answer(office, dovecot, smtp_sink, one)
        office.let_delays_pass()
        _until(lambda: len(smtp_sink.accepted) >= 17, "seven second mails")
        _until(lambda: office.count("enrollments WHERE state = 'finished'") == 7, "the end of all runs")

    asked = [(["explain", "--email", one, "--json"], "") for one in answering]
    *explained, status = [json.loads(done.stdout) for done in office.try_all(*asked, (["status", "--json"], ""))]
    assert [one["runs"][0]["state"] for one in explained] == ["answered"] * 3
    got = Counter(one.recipient for one in smtp_sink.accepted)
    assert got == {one: 1 if one in answering else 2 for one in (f"person{n}@home.example" for n in range(10))}
    assert status["sequences"][0]["states"] == {"answered": 3, "finished": 7}


def test_an_answer_that_lies_in_the_mailbox_when_everything_was_down_still_stops_the_second_mail(
    office, dovecot, smtp_sink
):
    with office.running("run"):
        office.call("enroll", "--sequence", "First letters", "--email", "person1@home.example")
        _until(lambda: len(smtp_sink.accepted) == 1, "the first mail")
        _until(lambda: office.count("touches") == 2, "the second mail planned")
    dovecot.deliver(_answer("person1@home.example", _id_of_mail_to(smtp_sink, "person1@home.example")))
    office.let_delays_pass()

    with office.running("run"):
        _until(lambda: office.count("enrollments WHERE state = 'answered'") == 1, "a stopped run")

    assert len(smtp_sink.accepted) == 1
    assert office.count("touches WHERE state = 'planned'") == 0, "nothing is left that could leave"


def test_a_thousand_mails_of_others_leave_no_row_and_no_flag_is_changed(office, dovecot, smtp_sink):
    strangers = [_stranger(n) for n in range(1000)]
    dovecot.deliver(*strangers)
    with dovecot.signed_in() as imap:
        imap.select("INBOX")
        imap.store("1:10", "+FLAGS", r"(\Seen)")
        imap.store("5:6", "+FLAGS", r"(\Flagged \Answered)")
        before = imap.fetch("1:*", "(FLAGS)")

    with office.running("run"):
        office.call("enroll", "--sequence", "First letters", "--email", "person1@home.example")
        _until(lambda: office.count("touches") == 2, "the second mail planned")
        office.let_delays_pass()
        _until(lambda: len(smtp_sink.accepted) == 2, "both mails")

    with dovecot.signed_in() as imap:
        imap.select("INBOX", readonly=True)
        after = imap.fetch("1:*", "(FLAGS)")
    assert [_flags(line) for line in after[1]] == [_flags(line) for line in before[1]]
    assert office.count("inbound_mails") == 0
    assert office.count("replies") == 0


def _flags(line: bytes) -> set[str]:
    """The flags of one answer; \\Recent is the server's own and differs from session to session."""
    found = re.search(rb"^(\d+) \(FLAGS \((.*)\)\)", line)
    return {found.group(1).decode(), *found.group(2).decode().split()} - {r"\Recent"}


def _stopped_by_an_answer(office, dovecot, smtp_sink, email: str) -> None:
    """Put an answer into the mailbox and wait for the end of the run: it comes before anybody looks by the clock."""
    known = office.count("enrollments WHERE state = 'answered'")
    dovecot.deliver(_answer(email, _id_of_mail_to(smtp_sink, email)))
    _until(lambda: office.count("enrollments WHERE state = 'answered'") > known, "a stopped run")


def _id_of_mail_to(smtp_sink, email: str) -> str:
    return next(message_from_bytes(one.raw)["Message-ID"] for one in smtp_sink.accepted if one.recipient == email)


def _answer(sender: str, cited: str) -> bytes:
    return (
        f"From: {sender}\r\nTo: ana@northlight.example\r\nSubject: Re: Your talk\r\nMessage-ID: <{time.time_ns()}@home.example>\r\n"
        f"In-Reply-To: {cited}\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nHi Ana,\r\n\r\nthank you. Let us talk.\r\n"
    ).encode()


def _stranger(number: int) -> bytes:
    return (
        f"From: Friend {number} <friend{number}@elsewhere.example>\r\nTo: ana@northlight.example\r\n"
        f"Subject: Lunch {number}\r\nMessage-ID: <{number}.{time.time_ns()}@elsewhere.example>\r\n"
        f"References: <{number}@elsewhere.example>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nAt noon?\r\n"
    ).encode()


def _until(found, what: str):
    """What was found, as soon as it is; a busy machine takes its time, and patience costs nothing."""
    deadline = time.monotonic() + PATIENCE
    while not (there := found()):
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)
    return there
