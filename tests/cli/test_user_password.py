"""Whoever runs the installation gives somebody a new password."""

import pytest
from builders import make_database, make_road
from click.testing import CliRunner

from sequencer.cli import sequencer, tools
from sequencer.core.passwords import fits
from sequencer.flows.set_up import add_user
from sequencer.store.audit import notes
from sequencer.store.sign_ins import begin, signed_in
from sequencer.store.users import UserRole, user_by_email

OLD, NEW = "correct horse battery", "a fresh long password"


@pytest.fixture
def installed(tmp_path, monkeypatch, as_before):
    """A road on the database that the command uses, whichever revision it is at."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tools.schema, "check", lambda _database: None)
    (tmp_path / "var").mkdir()
    database = make_database(f"sqlite:///{tmp_path / 'var' / 'sequencer.sqlite'}")
    road = make_road(database)
    add_user(road, "ada@acme.example", UserRole.RECRUITER, OLD)
    yield road
    database.close()


def run(email, password):
    environment = {"DATA_DIR": "var", "DATABASE_URL": None, "REDIS_URL": None}
    words = ["user", "password", email, "--password-stdin"]
    return CliRunner().invoke(sequencer, words, env=environment, input=f"{password}\n")


def test_a_forgotten_password_is_replaced_and_every_sign_in_ends(installed):
    with installed.database.write() as session:
        token = begin(session, user_by_email(session, "ada@acme.example").id, installed.now())

    result = run("Ada@acme.example", NEW)

    assert result.exit_code == 0, result.output
    with installed.database.read() as session:
        assert fits(NEW, user_by_email(session, "ada@acme.example").password_hash)
        assert signed_in(session, token, installed.now()) is None
        assert notes(session, 1)[0].says == "ada@acme.example was given a new password."


@pytest.mark.parametrize(
    ("email", "password", "says"),
    [
        ("nobody@acme.example", NEW, "Nobody signs in with nobody@acme.example."),
        ("ada@acme.example", "short", "at least 12 characters"),
        ("no address", NEW, "address"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(installed, email, password, says):
    result = run(email, password)

    assert result.exit_code == 1
    assert says in result.output
    with installed.database.read() as session:
        assert fits(OLD, user_by_email(session, "ada@acme.example").password_hash)


def test_giving_the_same_password_twice_does_no_harm(installed):
    assert [run("ada@acme.example", NEW).exit_code for _ in range(2)] == [0, 0]
