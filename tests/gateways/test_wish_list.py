"""The file of wishes: on disk before anybody is told, for its owner only, and readable after any crash."""

import stat
from datetime import UTC, datetime

from sequencer.core.kept_wishes import KeptWish, WishKind
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
