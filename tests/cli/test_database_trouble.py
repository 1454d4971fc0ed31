"""A database that is away, or a URL that is none, is one sentence without the password, for every command."""

import pytest

AWAY = "postgresql://ana:s3cret@127.0.0.1:1/none?application_name=hush"
COMMANDS = [
    ("db", "upgrade"),
    ("db", "check"),
    ("setup",),
    ("status",),
    ("todo",),
    ("worker",),
    ("sweep",),
    ("watch",),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_database_that_is_away_is_said_in_one_line(command, words):
    refused = command(*words, DATABASE_URL=AWAY, REDIS_URL="redis://127.0.0.1:1/0")

    assert refused.exit_code == 1, refused.exception
    assert refused.stderr.startswith("Error: The database does not answer: ")
    assert refused.stderr.count("\n") == 1
    assert "s3cret" not in refused.stderr
    assert "hush" not in refused.stderr


def test_a_password_that_was_not_escaped_is_not_said_either(command):
    refused = command("status", DATABASE_URL="postgresql://ana:half@s3cret@127.0.0.1:1/none")

    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert "s3cret" not in refused.stderr


@pytest.mark.parametrize("words", [*COMMANDS, ("backup", "copy")], ids=" ".join)
@pytest.mark.parametrize(
    "url", ["nonsense", "postgresql://ana:s3cret@host:port/x", "sqlite+s3cret:///x", "mysql://ana:s3cret@host/x"]
)
def test_a_url_that_is_none_is_told_by_the_setting(command, words, url):
    refused = command(*words, DATABASE_URL=url, REDIS_URL="redis://127.0.0.1:1/0")

    assert refused.exit_code == 1, refused.exception
    assert refused.stderr.startswith("Error: DATABASE_URL ")
    assert refused.stderr.count("\n") == 1
    assert "s3cret" not in refused.stderr


def test_a_backup_of_a_database_that_is_away_leaves_no_file(command, tmp_path):
    refused = command("backup", "copy", DATABASE_URL=AWAY)

    assert refused.exit_code == 1, refused.exception
    assert refused.stderr.startswith("Error: pg_dump ")
    assert "s3cret" not in refused.stderr
    assert not (tmp_path / "copy").exists()


def test_a_database_file_that_cannot_be_opened_is_told(command, tmp_path):
    (tmp_path / "notes").write_text("These are notes, and no database.\n" * 40, encoding="utf-8")

    for name, sentence in {"none/x": "unable to open database file.", "notes": "file is not a database."}.items():
        refused = command("status", DATABASE_URL=f"sqlite:///{tmp_path}/{name}")
        assert (refused.exit_code, refused.stderr) == (1, f"Error: The database does not answer: {sentence}\n")


def test_an_option_of_the_url_that_nobody_knows_is_told(command):
    refused = command("status", DATABASE_URL="postgresql://ana:s3cret@127.0.0.1:1/none?foo=hush")

    assert (refused.exit_code, refused.stderr) == (
        1,
        'Error: The database does not answer: invalid connection option "foo".\n',
    )
