"""The processes apart, on PostgreSQL and Redis, two of each: killed and started again, they lose and double nothing."""

import contextlib
import os
import signal
import time
from collections import Counter
from email import message_from_bytes

import pytest
from installation import Installation, mailbox_command

PEOPLE = 30
ACTIVE = "enrollments WHERE state = 'active'"
IN_DOUBT = "touches WHERE state = 'unknown'"  # a person says what became of a mail whose worker was killed
HELD_BY = "touches WHERE state IN ('claimed', 'transmitting') AND lease_owner LIKE '%:{}:%'"


@pytest.fixture
def apart(tmp_path, postgres_url, redis_url, dovecot, smtp_sink):
    folder = tmp_path / "apart"
    (folder / "var").mkdir(parents=True, mode=0o700)
    found = Installation(folder, postgres_url, redis_url)
    found.allow(smtp_sink.port, dovecot.imap_port)
    sender, account = f"{dovecot.user}@n.example", {"user": dovecot.user, "password": dovecot.password}
    (folder / "p.csv").write_text("email\n" + "".join(f"p{n}@h.example\n" for n in range(PEOPLE)), encoding="utf-8")
    (folder / "s.yaml").write_text(
        f"name: X\nteam: Care\nsender: {sender}\nwindow: always\nsteps:\n"
        " - {key: a, kind: email, subject: Hello, body: First}\n"
        " - {key: b, kind: email, delay: 2 seconds, body: Second}\n"
        " - {key: c, kind: email, delay: 2 seconds, body: Third}\n",
        encoding="utf-8",
    )
    found.call_all(
        (["db", "upgrade"], ""),
        (
            ["org", "set", "legal_name=N GmbH", "postal_address=Weg 1", "privacy_url=https://n.example/p", "min_gap=0"],
            "",
        ),
        (["team", "add", "Care"], ""),
        mailbox_command(sender, smtp_sink.port, dovecot.imap_port, **account),
        (["import", str(folder / "p.csv"), "--pool", "All", "--source", "their site"], ""),
        (["sequence", "import", str(folder / "s.yaml")], ""),
    )
    return found


@pytest.mark.timeout(800)
def test_killed_workers_sweeps_and_watchers_lose_nothing_and_double_nothing(apart, dovecot, smtp_sink):
    words = ["web", "worker", "worker", "sweep", "sweep", "watch", "watch"]
    with contextlib.ExitStack() as stack:
        running = [(word, stack.enter_context(apart.running(word))) for word in words]
        apart.call("enroll", "--sequence", "X", "--pool", "All")
        _until(lambda: len(smtp_sink.accepted) >= 10)
        for word, process in (running[1], running[3], running[5]):
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            stack.enter_context(apart.running(word))
        apart.let_turns_run_out()
        dovecot.deliver(_answer_to_a_first_mail(smtp_sink.accepted))
        dead = running[1][1].pid
        _until(lambda: apart.count(ACTIVE) <= apart.count(HELD_BY.format(dead)) + apart.count(IN_DOUBT))
        apart.let_leases_run_out()
        _until(lambda: apart.count(ACTIVE) <= apart.count(IN_DOUBT))

    got = Counter(one.recipient for one in smtp_sink.accepted)
    ids = Counter(message_from_bytes(one.raw)["Message-ID"] for one in smtp_sink.accepted)
    assert max(ids.values()) == 1
    assert max(got.values()) == 3
    assert apart.json("status", "--json")["sequences"][0]["states"]["answered"] == 1
    assert len([person for person in got if got[person] == 3]) >= PEOPLE - 1 - apart.count(IN_DOUBT)


def _answer_to_a_first_mail(accepted) -> bytes:
    """From the person who was written to last, so that two more mails would follow."""
    firsts = [one for one in list(accepted) if b"\nIn-Reply-To:" not in one.raw]
    return _answer(firsts[-1].recipient, message_from_bytes(firsts[-1].raw)["Message-ID"])


def _answer(sender: str, cited: str) -> bytes:
    return (
        f"From: {sender}\r\nTo: ana@n.example\r\nSubject: Re: Hello\r\nMessage-ID: <{time.time_ns()}@h.example>\r\n"
        f"In-Reply-To: {cited}\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nThank you, let us talk.\r\n"
    ).encode()


def _until(holds) -> None:
    """A busy machine takes its time."""
    deadline = time.monotonic() + 240
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.2)
