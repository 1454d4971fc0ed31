"""A backup is whole, private, made while others write, and never overwrites."""

import sqlite3
import stat
import subprocess

import pytest
from sqlalchemy import create_engine, text

from sequencer.errors import UserError
from sequencer.gateways.dump import back_up


def test_an_sqlite_database_is_copied_while_somebody_is_writing(tmp_path):
    source, target = tmp_path / "a.sqlite", tmp_path / "copy"
    with sqlite3.connect(source) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE t (n)")
        writer.execute("INSERT INTO t VALUES (1)")
        writer.commit()
        writer.execute("INSERT INTO t VALUES (2)")  # not committed

        back_up(f"sqlite:///{source}", target)
    writer.close()

    copy = sqlite3.connect(target)
    assert copy.execute("SELECT n FROM t").fetchall() == [(1,)]
    copy.close()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_postgresql_database_is_dumped_in_its_own_format(tmp_path, postgres_url):
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (n int)"))
    engine.dispose()

    back_up(postgres_url, tmp_path / "copy")

    listed = subprocess.run(["pg_restore", "--list", tmp_path / "copy"], capture_output=True, text=True, check=True)
    assert "only_here" in listed.stdout
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600


def test_a_backup_never_overwrites(tmp_path):
    (tmp_path / "copy").write_text("precious")

    with pytest.raises(UserError, match="never overwrites"):
        back_up(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "precious"


def test_a_database_that_is_not_there_leaves_no_empty_backup(tmp_path):
    with pytest.raises(UserError, match="no database"):
        back_up(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "copy")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        back_up(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "nowhere" / "copy")
