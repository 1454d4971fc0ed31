"""The processes apart, on PostgreSQL and Redis, two of each: killed and started again, they lose and double nothing."""

import contextlib
import os
import signal
import time
from collections import Counter
from email import message_from_bytes

import pytest
from installation import Installation

PEOPLE = 30


@pytest.fixture
def apart(tmp_path, postgres_url, redis_url, dovecot, smtp_sink):
    folder = tmp_path / "apart"
    (folder / "var").mkdir(parents=True, mode=0o700)
    found = Installation(folder, postgres_url, redis_url)
    found.allow(smtp_sink.port, dovecot.imap_port)
    found.call("db", "upgrade")
    found.call(
        "org", "set", "legal_name=N GmbH", "postal_address=Weg 1", "privacy_url=https://n.example/p", "min_gap=0"
    )
    found.call("team", "add", "Care")
    found.add_mailbox(
        f"{dovecot.user}@n.example", smtp_sink.port, dovecot.imap_port, user=dovecot.user, password=dovecot.password
    )
    (folder / "p.csv").write_text("email\n" + "".join(f"p{n}@h.example\n" for n in range(PEOPLE)), encoding="utf-8")
    found.call("import", str(folder / "p.csv"), "--pool", "All", "--source", "their site")
    (folder / "s.yaml").write_text(
        f"name: X\nteam: Care\nsender: {dovecot.user}@n.example\nwindow: always\nsteps:\n"
        " - {key: a, kind: email, subject: Hello, body: First}\n"
        " - {key: b, kind: email, delay: 2 seconds, body: Second}\n"
        " - {key: c, kind: email, delay: 2 seconds, body: Third}\n",
        encoding="utf-8",
    )
    found.call("sequence", "import", str(folder / "s.yaml"))
    return found


@pytest.mark.timeout(180)
def test_killed_workers_sweeps_and_watchers_lose_nothing_and_double_nothing(apart, dovecot, smtp_sink):
    words = ["web", "worker", "worker", "sweep", "sweep", "watch", "watch"]
    with contextlib.ExitStack() as stack:
        running = {n: (word, stack.enter_context(apart.running(word))) for n, word in enumerate(words)}
        apart.call("enroll", "--sequence", "X", "--pool", "All")
        _until(lambda: len(smtp_sink.accepted) >= 10, 30)
        for victim in (1, 3, 5):
            word, process = running[victim]
            os.kill(process.pid, signal.SIGKILL)
            stack.enter_context(apart.running(word))
        first = next(one for one in smtp_sink.accepted if one.recipient == "p0@h.example")
        dovecot.deliver(_answer("p0@h.example", message_from_bytes(first.raw)["Message-ID"]))
        _until(lambda: _is_quiet(apart), 60)
        apart.let_leases_run_out()
        _until(lambda: _is_settled(apart), 60)

    got = Counter(one.recipient for one in smtp_sink.accepted)
    ids = Counter(message_from_bytes(one.raw)["Message-ID"] for one in smtp_sink.accepted)
    in_doubt = apart.count("touches WHERE state = 'unknown'")
    assert max(ids.values()) == 1
    assert max(got.values()) == 3
    assert apart.json("status", "--json")["sequences"][0]["states"]["answered"] == 1
    assert len([person for person in got if got[person] == 3]) >= PEOPLE - 1 - in_doubt


def _is_quiet(apart) -> bool:
    """Nothing is left but what killed workers held: nobody else may have it before their leases run out."""
    held = apart.count("touches WHERE state IN ('claimed', 'transmitting', 'unknown')")
    return apart.count("enrollments WHERE state = 'active'") <= held


def _is_settled(apart) -> bool:
    """Every run has ended, or waits for a person to say what became of a mail whose worker was killed."""
    return apart.count("enrollments WHERE state = 'active'") <= apart.count("touches WHERE state = 'unknown'")


def _answer(sender: str, cited: str) -> bytes:
    return (
        f"From: {sender}\r\nTo: ana@n.example\r\nSubject: Re: Hello\r\nMessage-ID: <{time.time_ns()}@h.example>\r\n"
        f"In-Reply-To: {cited}\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nThank you, let us talk.\r\n"
    ).encode()


def _until(holds, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain"
        time.sleep(0.2)
