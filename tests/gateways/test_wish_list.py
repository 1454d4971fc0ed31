"""The file of wishes: on disk before anybody is told, for its owner only, and readable after any crash."""

import re
import stat
from datetime import UTC, datetime

import pytest

from sequencer.core.kept_wishes import KeptWish, WishKind
from sequencer.errors import UserError
from sequencer.gateways.wish_list import WishFile

AT = datetime(2027, 3, 1, 10, tzinfo=UTC)
ONE, TWO = KeptWish(WishKind.QUIET, "one", AT), KeptWish(WishKind.ERASED, "two", AT)


def test_what_was_added_is_read_in_its_order_by_whoever_opens_it(tmp_path):
    path = tmp_path / "wishes.list"
    WishFile(path).add([ONE])
    WishFile(path).add([TWO, ONE])

    assert WishFile(path).read() == [ONE, TWO, ONE]


def test_nobody_else_on_the_machine_may_read_it(tmp_path):
    path = tmp_path / "wishes.list"
    WishFile(path).add([ONE])

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_file_there_are_no_wishes_and_nothing_to_add_makes_none(tmp_path):
    file = WishFile(tmp_path / "wishes.list")
    file.add([])

    assert file.read() == []
    assert not file.path.exists()


def test_a_line_that_a_crash_has_cut_short_spoils_no_other(tmp_path):
    path = tmp_path / "wishes.list"
    WishFile(path).add([ONE])
    with path.open("ab") as torn:
        torn.write(b'{"kind": "era')

    WishFile(path).add([TWO])

    assert WishFile(path).read() == [ONE, TWO]


def test_a_file_that_cannot_be_written_stops_nobodys_wish(tmp_path):
    WishFile(tmp_path / "no such folder" / "wishes.list").add([ONE])


def test_a_list_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path):
    path = tmp_path / "wishes.list"
    path.mkdir()

    with pytest.raises(UserError, match=re.escape(str(path))):
        WishFile(path).read()


def test_whether_a_list_can_be_kept_is_told_without_touching_it(tmp_path):
    file = WishFile(tmp_path / "wishes.list")

    assert file.trouble() == ""
    assert not file.path.exists()
    file.add([ONE])
    assert file.trouble() == ""
    assert file.read() == [ONE]


@pytest.mark.parametrize("name", ["wishes.list", "no such folder/wishes.list"])
def test_a_list_that_cannot_be_kept_says_which_file_it_is(tmp_path, name):
    (tmp_path / "wishes.list").mkdir()

    assert str(tmp_path / name) in WishFile(tmp_path / name).trouble()
