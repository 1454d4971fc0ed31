"""Wrong input gets one clear sentence and exit code 1 or 2, and nothing half-done stays."""

import copy

import pytest
from installation import Installation
from patient import comes_true

HEAD = "name: X\nteam: Care\nsender: ana@northlight.example\nsteps:\n"
MAIL = " - {kind: email, subject: Hello, body: 'Hi {{first_name|there}}'}\n"
WRONG = [
    (("org", "set", "foo=1"), 1, "There is no setting `foo`"),
    (("org", "set", "privacy_url=javascript:1"), 1, "`privacy_url`: “javascript:1” is no web address"),
    (("enroll", "--sequence", "X"), 2, "Give either --pool or --email."),
    (("pause",), 2, "Give exactly one of"),
    (("stop", "--email", "q@q.example"), 1, "There is no candidate with the address q@q.example."),
    (("worker",), 1, "set REDIS_URL"),
    (("frobnicate",), 2, "No such command"),
]


@pytest.fixture
def desk(installation):
    return furnished(installation)


@pytest.fixture(scope="module")
def lasting_desk(tmp_path_factory):
    """One for all tests that change nothing in it."""
    folder = tmp_path_factory.mktemp("lasting")
    (folder / "var").mkdir(mode=0o700)
    return furnished(Installation(folder))


def furnished(installation):
    installation.call_all(
        (["db", "upgrade"], ""),
        (["org", "set", "legal_name=N GmbH", "postal_address=Weg 1", "privacy_url=https://n.example/p"], ""),
        (["team", "add", "Care"], ""),
        (_mailbox(1, 2), "pw\n"),
    )
    return installation


def replaced(desk, name, value):
    """The same installation with one setting changed."""
    other = copy.copy(desk)
    other.environment = desk.environment | {name: value}
    return other


def _mailbox(smtp: int, imap: int, user: str = "ana") -> list[str]:
    return [
        "mailbox", "add", "--email", "ana@northlight.example", "--smtp", f"127.0.0.1:{smtp}",
        "--imap", f"127.0.0.1:{imap}", "--tls", "none", "--user", user, "--password-stdin", "--gap", "0s",
    ]  # fmt: skip


def test_sequence_files_are_refused_with_step_and_field(desk):
    refused = {
        "name: X\nteam: Care\nsteps:\n" + MAIL: "`sender` is missing.",
        HEAD
        + " - {kind: email, subject: Hi, body: 'Hi {{frist_name}}'}": "Step 1: There is no field “frist_name”. Did you mean {{first_name}}?",
        HEAD
        + MAIL
        + " - {kind: introduction}": "Step 2: `kind`: steps of kind “introduction” come with a later version",
        HEAD
        + " - {kind: email, delay: soonish, subject: Hi, body: x}": "Step 1: `delay`: “soonish” is not a length of time",
        HEAD + " - {kind: email, subject: 'Re: Hi', body: x}": "Step 1: The subject of a first mail must not begin",
        HEAD.replace("ana@", "bob@") + MAIL: "`sender`: there is no mailbox bob@northlight.example.",
        HEAD.replace("Care", "Cure") + MAIL: "`team`: there is no team “Cure”. There is: Care.",
        "name: [": "This is not YAML we can read",
    }
    files = [desk.folder / f"s{number}.yaml" for number in range(len(refused))]
    for file, text in zip(files, refused, strict=True):
        file.write_text(text, encoding="utf-8")
    tried = desk.try_all(*((["sequence", "import", str(file)], "") for file in files))
    for done, (text, sentence) in zip(tried, refused.items(), strict=True):
        assert done.returncode == 1, text
        assert sentence in done.stderr, done.stderr
        assert "Traceback" not in done.stderr

    assert desk.count("sequences") == desk.count("sequence_versions") == 0


def test_rows_that_cannot_be_used_are_skipped_by_line_and_the_others_come_in_whole(desk):
    file = desk.folder / "rows.csv"
    file.write_bytes(
        b"email,first_name,zone,collected_on\n"
        b"nope,A,,\n"
        b'b@b.example,"A\r\nBcc: e@evil.example",,\n'
        b"c@c.example,=?utf-8?q?Hi=0D=0ABcc:_x=40y.z?=,,\n"
        b"d@d.example,N\x00L,,\n"
        b"e@e.example,ok,Mars/One,\n"
        b"f@f.example,ok,,next tuesday\n"
        b"g@g.example,Good,Europe/Berlin,2026-11-01\n"
    )

    found = desk.json("import", str(file), "--source", "their site", "--json")

    assert found["created"] == 1
    assert [(one["line"], one["reason"]) for one in found["skipped"]] == [
        (2, "“nope” is not an address we can write to: An email address must have an @-sign."),
        (3, "`first_name` cannot be used: it holds a line break."),
        (5, "`first_name` cannot be used: it holds an encoded word (=?…?=)."),
        (6, "`first_name` cannot be used: it holds a NUL character."),
        (7, "`zone`: “Mars/One” is no time zone we know. Write it like “Europe/Berlin”."),
        (8, "“next tuesday” is not a date we can read. Write it like 2027-03-31."),
    ]
    assert desk.count("candidates") == 1


def test_two_columns_for_one_field_take_nothing_in(desk):
    file = desk.folder / "two.csv"
    file.write_text("email,First name,first_name\na@b.example,A,B\n", encoding="utf-8")

    done = desk.try_to("import", str(file))

    assert done.returncode == 1
    assert "The columns “First name” and “first_name” both mean `first_name`" in done.stderr
    assert desk.count("candidates") == desk.count("imports") == 0


def test_nothing_starts_without_what_a_first_mail_must_name(installation):
    file, people = installation.folder / "s.yaml", installation.folder / "p.csv"
    file.write_text(HEAD + MAIL, encoding="utf-8")
    people.write_text("email\na@b.example\n", encoding="utf-8")
    installation.call_all(
        (["db", "upgrade"], ""),
        (["team", "add", "Care"], ""),
        (_mailbox(1, 2), "pw\n"),
        (["sequence", "import", str(file)], ""),
        (["import", str(people), "--source", "their site"], ""),
    )

    done = installation.try_to("enroll", "--sequence", "X", "--email", "a@b.example")

    assert done.returncode == 1
    assert "before the organisation has a legal name and postal address and privacy link" in done.stderr
    assert installation.count("enrollments") == 0


@pytest.fixture(scope="module")
def answers(lasting_desk):
    """What each of these commands comes to; none of them changes anything."""
    tried = lasting_desk.try_all(*((list(words), "") for words, _, _ in WRONG))
    return {tuple(done.args): done for done in tried}


@pytest.mark.parametrize(("words", "code", "sentence"), WRONG)
def test_commands_answer_in_a_sentence(answers, words, code, sentence):
    done = answers[words]

    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("BIND", "nonsense", "The setting BIND cannot be used: write it like 127.0.0.1:8000."),
        ("ALLOW_HOSTS", "foo", "“foo” in ALLOW_HOSTS is not of the form host:port"),
        ("VAULT_KEY", "short", "The setting VAULT_KEY holds something that is not a key"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL has to begin with sqlite:/// or postgresql://"),
    ],
)
def test_settings_that_cannot_be_used_are_named_before_anything_starts(lasting_desk, name, value, sentence):
    done = replaced(lasting_desk, name, value).try_to("run")

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_processes_refuse_a_database_of_another_version(installation):
    done = installation.try_to("run")

    assert done.returncode == 1
    assert "Run `sequencer db upgrade` once." in done.stderr


def test_a_wrong_imap_password_and_a_server_that_vanished_are_said_and_nothing_leaves(desk, dovecot, smtp_sink):
    desk.allow(smtp_sink.port, dovecot.imap_port)
    (desk.folder / "s.yaml").write_text("window: always\n" + HEAD + MAIL, encoding="utf-8")
    (desk.folder / "p.csv").write_text("email\na@b.example\n", encoding="utf-8")
    desk.call_all(
        (["org", "set", "min_gap=0"], ""),
        (_mailbox(smtp_sink.port, dovecot.imap_port, dovecot.user), "not the password\n"),
        (["sequence", "import", str(desk.folder / "s.yaml")], ""),
        (["import", str(desk.folder / "p.csv"), "--source", "their site"], ""),
        (["enroll", "--sequence", "X", "--email", "a@b.example"], ""),
    )

    with desk.running("run"):
        refused = _trouble(desk, "password")
        held = _reason(desk, "cannot be read")
        smtp_sink.stop()
        desk.call(*_mailbox(1, dovecot.imap_port, dovecot.user), stdin=f"{dovecot.password}\n")

    assert "user name or password" in refused
    assert "holds" in held or "hold" in held
    assert smtp_sink.accepted == []


def _trouble(desk, word: str) -> str:
    assert comes_true(lambda: word in (desk.look("SELECT trouble FROM mailboxes") or ""), every=0.1)
    return desk.json("status", "--json")["mailboxes_in_trouble"][0]["trouble"]


def _reason(desk, word: str) -> str:
    assert comes_true(lambda: word in (desk.look("SELECT reason FROM touches") or ""), every=0.1)
    return desk.json("explain", "--email", "a@b.example", "--json")["touches"][0]["reason"]
