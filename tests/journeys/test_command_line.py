"""The main job from the command line alone, against a real IMAP server and an SMTP server of our own."""

import re
import time
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

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
    delay: 4 seconds
    body: One more thought, {{{{first_name|there}}}}.
"""


@pytest.fixture
def office(installation, dovecot, smtp_sink, tmp_path):
    """An installation with organisation, team, mailbox, ten candidates and a sequence of two mails."""
    sender = f"{dovecot.user}@northlight.example"
    installation.allow(smtp_sink.port, dovecot.imap_port)
    installation.call("db", "upgrade")
    installation.call(
        "org",
        "set",
        "name=Northlight",
        "legal_name=Northlight GmbH",
        "postal_address=Lindenhof 4, 10115 Berlin",
        "privacy_url=https://northlight.example/privacy",
        "contact=privacy@northlight.example",
        "min_gap=0",
    )
    installation.call("team", "add", "Care")
    installation.add_mailbox(sender, smtp_sink.port, dovecot.imap_port, user=dovecot.user, password=dovecot.password)
    people = tmp_path / "people.csv"
    rows = "".join(f"person{n}@home.example,Person{n},Berg\n" for n in range(10))
    people.write_text(f"email,first_name,last_name\n{rows}", encoding="utf-8")
    installation.call("import", str(people), "--pool", "Ten", "--source", "their own sites")
    file = tmp_path / "sequence.yaml"
    file.write_text(SEQUENCE.format(sender=sender), encoding="utf-8")
    installation.call("sequence", "import", str(file))
    return installation


def test_a_run_stops_within_two_seconds_of_an_answer_and_the_second_mail_never_leaves(office, dovecot, smtp_sink):
    with office.running("run"):
        office.call("enroll", "--sequence", "First letters", "--pool", "Ten")
        _until(lambda: len(smtp_sink.accepted) >= 10, "ten first mails", 15)
        first = next(one for one in smtp_sink.accepted if one.recipient == "person3@home.example")
        cited = message_from_bytes(first.raw)["Message-ID"]

        dovecot.deliver(_answer("person3@home.example", cited))
        arrived_at = datetime.now(UTC)
        _until(lambda: _state(office, "person3@home.example") == "answered", "a stopped run", 10)
        (run,) = office.json("explain", "--email", "person3@home.example", "--json")["runs"]
        _until(lambda: len(smtp_sink.accepted) >= 19, "nine second mails", 20)
        time.sleep(1.5)

    assert datetime.fromisoformat(run["ended_at"]) - arrived_at < timedelta(seconds=2)
    got = [one.recipient for one in smtp_sink.accepted]
    assert got.count("person3@home.example") == 1
    assert sorted(got) == sorted([f"person{n}@home.example" for n in range(10) for _ in range(2) if (n, _) != (3, 1)])
    counts = office.json("status", "--json")["sequences"][0]["states"]
    assert counts == {"answered": 1, "finished": 9}


def test_an_answer_that_lies_in_the_mailbox_when_everything_was_down_still_stops_the_second_mail(
    office, dovecot, smtp_sink
):
    with office.running("run"):
        office.call("enroll", "--sequence", "First letters", "--email", "person1@home.example")
        _until(lambda: len(smtp_sink.accepted) == 1, "the first mail", 15)
    cited = message_from_bytes(smtp_sink.accepted[0].raw)["Message-ID"]
    dovecot.deliver(_answer("person1@home.example", cited))
    time.sleep(4.5)

    with office.running("run"):
        _until(lambda: _state(office, "person1@home.example") == "answered", "a stopped run", 15)
        time.sleep(2)

    assert len(smtp_sink.accepted) == 1


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
        _until(lambda: len(smtp_sink.accepted) == 2, "both mails", 30)

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


def _state(office, email: str) -> str:
    return office.json("explain", "--email", email, "--json")["runs"][0]["state"]


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


def _until(holds, what: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.1)
