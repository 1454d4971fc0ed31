"""The oracle itself: its ledger is right whatever happens, and it misbehaves exactly as it is told."""

import imaplib
import os
import signal
import smtplib
import subprocess
import sys
import threading
import time
from email import message_from_bytes
from pathlib import Path

import pytest
from patient import PATIENCE, comes_true, guard_of
from rig.conduct import Order, Plan, Provider
from rig.ledger import entries
from rig.oracle import Oracle, SentByImap
from sink import DROP, SILENCE

TESTS = Path(__file__).parents[1]
ADA, BO = "ada@acme.example", "bo@beta.example"
RAW = b"Date: Mon, 01 Mar 2027 09:00:00 +0000\r\nMessage-ID: <tok@acme.example>\r\nSubject: Hi\r\n\r\n.Hello\r\n"


@pytest.fixture
def oracle(tmp_path):
    started = []

    def make(*orders, **values):
        given = {name: values.pop(name) for name in ("providers", "seed", "offered") if name in values}
        started.append(Oracle(tmp_path / "ledger", Plan(orders=orders, **given), **values).start())
        return started[-1]

    yield make
    for one in started:
        one.stop()


class Knowing(smtplib.SMTP):
    """A client that does not wait for what the server withholds."""

    def __init__(self, server):
        self.server = server
        super().__init__("127.0.0.1", server.port, timeout=PATIENCE, local_hostname="x")

    def _get_socket(self, host, port, timeout):
        return guard_of(self.server).connect(host, port, timeout)


def patient(port):
    return smtplib.SMTP("127.0.0.1", port, timeout=PATIENCE, local_hostname="x")


def post(server, recipient=BO, raw=RAW, *, knows=False):
    """Send one mail; the answer to the dot, or None where the line broke, or where nothing came and the client knows."""
    try:
        with Knowing(server) if knows else patient(server.port) as client:
            client.ehlo()
            client.login("ada", "secret")
            for code, text in (client.mail(ADA), client.rcpt(recipient)):
                if code >= 400:
                    return code, text
            return client.data(raw)
    except smtplib.SMTPDataError as error:
        return error.smtp_code, error.smtp_error
    except (smtplib.SMTPServerDisconnected, OSError):
        return None


def test_what_was_taken_stands_in_the_ledger(oracle):
    server, began = oracle(), time.time()

    assert post(server)[0] == 250
    (entry,) = server.entries()
    assert (entry.message_id, entry.token) == ("<tok@acme.example>", "tok")
    assert (entry.mail_from, entry.rcpt_to, entry.subject) == (ADA, [BO], "Hi")
    assert began <= entry.at <= time.time()


def test_the_hash_is_that_of_the_mail_without_its_date(oracle):
    server = oracle()
    post(server)
    post(server, raw=RAW.replace(b"09:00:00", b"09:05:00"))
    post(server, raw=RAW.replace(b"Hello", b"Hullo"))
    one, other, third = (entry.sha256 for entry in server.entries())

    assert one == other != third


def test_no_250_leaves_before_the_ledger_is_on_the_disk(tmp_path):
    is_syncing, may_sync, answered = threading.Event(), threading.Event(), []

    def slow_sync(number):
        is_syncing.set()
        assert may_sync.wait(PATIENCE)
        os.fsync(number)

    server = Oracle(tmp_path / "ledger", sync=slow_sync).start()
    client = threading.Thread(target=lambda: answered.append(post(server)))
    client.start()
    assert is_syncing.wait(PATIENCE)
    time.sleep(0.1)  # for an answer that should not come
    before = list(answered)
    may_sync.set()
    client.join(PATIENCE)
    server.stop()

    assert (before, answered[0][0]) == ([], 250)


def test_a_kill_right_after_the_250_leaves_the_line_in_the_ledger(tmp_path):
    command = [sys.executable, "-m", "rig.oracle", "--ledger", str(tmp_path / "ledger")]
    with subprocess.Popen(command, cwd=TESTS, stdout=subprocess.PIPE, text=True) as process:
        port = int(process.stdout.readline().split()[1])
        with patient(port) as client:
            client.ehlo()
            client.mail(ADA)
            client.rcpt(BO)
            code, _ = client.data(RAW)
            process.kill()
            process.wait()
            client.close()

    assert code == 250
    assert [entry.token for entry in entries(tmp_path / "ledger")] == ["tok"]


def test_a_process_of_its_own_reads_its_plan_and_ends_when_told(tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text('{"seed": 1, "offered": ["SIZE 1000"], "orders": [{"word": "RCPT", "text": "550 5.1.1 no"}]}')
    command = [sys.executable, "-m", "rig.oracle", "--ledger", str(tmp_path / "ledger"), "--plan", str(plan)]
    with subprocess.Popen(command, cwd=TESTS, stdout=subprocess.PIPE, text=True) as process:
        port = int(process.stdout.readline().split()[1])
        with patient(port) as client:
            client.ehlo()
            offered = dict(client.esmtp_features)
            client.mail(ADA)
            said = client.rcpt(BO)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0

    assert offered == {"size": "1000", "help": ""}
    assert said == (550, b"5.1.1 no")


@pytest.mark.parametrize("word", ["GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "BODY"])
def test_a_line_cut_before_the_dot_leaves_nothing_in_the_ledger(oracle, word):
    server = oracle(Order(word, DROP))

    assert post(server) is None
    assert server.entries() == []


@pytest.mark.parametrize(
    ("order", "answer", "is_taken"),
    [
        (Order("DOT", "451 4.3.0 later"), (451, b"4.3.0 later"), False),
        (Order("DOT", "554 5.7.1 no"), (554, b"5.7.1 no"), False),
        (Order("DOT", "what?", takes=True), None, True),
        (Order("DOT", SILENCE), None, True),
        (Order("DOT", SILENCE, takes=False), None, False),
        (Order("DOT", DROP), None, True),
        (Order("DOT", DROP, takes=False), None, False),
        (Order("DOT", "250-2.0.0 well\r\n250 2.0.0 taken"), (250, b"2.0.0 well\n2.0.0 taken"), True),
        (Order("DOT", "250 2.0.0 slow", dribble=0.01), (250, b"2.0.0 slow"), True),
        (Order("DOT", "250 2.0.0 late", late=0.3), (250, b"2.0.0 late"), True),
    ],
)
def test_the_dot_is_answered_as_told(oracle, order, answer, is_taken):
    server = oracle(order)

    got = post(server, knows=answer is None)

    assert got == answer or (answer is None and got[0] < 200)
    assert bool(server.entries()) is is_taken


def test_the_ledger_has_what_was_taken_before_a_late_answer(oracle):
    server = oracle(Order("DOT", "250 2.0.0 late", late=30))

    assert post(server, knows=True) is None
    assert len(server.entries()) == 1


def test_greylisting_turns_everybody_away_once(oracle):
    server = oracle(Order("RCPT", "451 4.7.1 greylisted", times=1, each=True))

    assert [post(server, to)[0] for to in ("a@x.example", "b@x.example", "a@x.example")] == [451, 451, 250]


def test_a_limit_bites_after_so_many_mails(oracle):
    server = oracle(Order("MAIL", "452 4.5.3 too many", skip=2))

    assert [post(server)[0] for _ in range(4)] == [250, 250, 452, 452]


def test_orders_may_be_for_some_recipients_only(oracle):
    server = oracle(Order("DOT", "554 5.7.1 no", recipient="*@beta.example"))

    assert [post(server, to)[0] for to in (BO, "a@x.example")] == [554, 250]


def test_the_same_seed_draws_the_same_lot(tmp_path):
    people, lots = [f"p{n}@x.example" for n in range(40)], []
    for number, seed in enumerate((1, 1, 2)):
        plan = Plan(seed=seed, orders=(Order("DOT", "451 4.3.0 no", recipient="*", chance=0.5),))
        server = Oracle(tmp_path / f"{number}", plan).start()
        lots.append([post(server, one)[0] for one in people])
        server.stop()

    assert lots[0] == lots[1] != lots[2]
    assert 5 < lots[0].count(451) < 35


def test_a_provider_with_ids_of_its_own_files_a_copy_under_the_new_one_in_a_real_sent_folder(oracle, dovecot):
    sender = f"{dovecot.user}@acme.example"
    filed = SentByImap("127.0.0.1", dovecot.imap_port, dovecot.password)
    kind = Provider(files=True, rewrites=True, says_id=True)
    server = oracle(providers={sender: kind}, file_copy=filed)
    with patient(server.port) as client:
        client.sendmail(sender, [BO], RAW)
        client.mail(sender)
        client.rcpt(BO)
        _, said = client.data(RAW)

    def copies_in_sent():
        with dovecot.signed_in() as imap:
            imap.select("Sent")
            _, answer = imap.fetch("1:*", "(RFC822)")
        return [message_from_bytes(one[1]) for one in answer if isinstance(one, tuple)]

    assert comes_true(lambda: len(copies_in_sent()) == 2, every=0.2)
    copies = copies_in_sent()
    assert [one["Message-ID"] for one in copies] == [entry.rewritten_id for entry in server.entries()]
    assert {one["X-Microsoft-Original-Message-ID"] for one in copies} == {"<tok@acme.example>"}
    assert server.entries()[1].rewritten_id in said.decode()
    assert server.entries()[0].sha256 == server.entries()[1].sha256


def test_a_copy_that_cannot_be_filed_keeps_no_mail_back_and_is_filed_later(oracle):
    filed, troubles = [], [imaplib.IMAP4.error("full"), OSError("gone")]

    def file_copy(sender, raw):
        if troubles:
            raise troubles.pop()
        filed.append(sender)

    server = oracle(providers={"*": Provider(files=True)}, file_copy=file_copy)

    assert post(server)[0] == 250
    assert comes_true(lambda: filed)
    assert filed == [ADA]


def test_a_bad_or_missing_goodbye_is_told_by_order(oracle):
    server = oracle(Order("QUIT", "451 4.0.0 not yet", times=1), Order("QUIT", SILENCE))
    answers = []
    for _ in range(2):
        with guard_of(server).connect("127.0.0.1", server.port, PATIENCE) as sock:
            sock.recv(100)
            sock.sendall(b"QUIT\r\n")
            try:
                answers.append(sock.recv(100))
            except TimeoutError:
                answers.append(b"")

    assert answers == [b"451 4.0.0 not yet\r\n", b""]
