"""The daily look through everybody: once a day, by one worker, and to its end even where the list outside is in trouble."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import add_candidate, set_organisation
from errands import LENA, CrashError, at_once, crashing_at, every

from sequencer.core.kept_wishes import WishKind
from sequencer.errors import UserError
from sequencer.flows.keep_quiet import keep_quiet
from sequencer.flows.let_go import look_who_is_due
from sequencer.flows.reapply import reapply_wishes
from sequencer.gateways.wish_list import WishFile
from sequencer.store.dues import DueToGo, look_due


@pytest.fixture
def due(road, clock):
    """Lena's time is over, and the first look of the day is due."""
    set_organisation(road)
    add_candidate(road, LENA, collected_on="2025-01-01")
    clock.pass_by(days=2)
    return road


class Counted:
    """Counts how often a look came by its first commit."""

    def __init__(self):
        self.looks = 0

    def __call__(self, reached):
        self.looks += reached == "after_listing"


def is_due(road):
    with road.database.read() as session:
        return bool(look_due(session, road.now(), 5))


def test_a_look_that_is_rung_for_twice_is_done_once(due):
    step = Counted()
    road = replace(due, step=step)

    look_who_is_due(road)
    look_who_is_due(road)

    assert step.looks == 1
    assert not is_due(road)
    assert [row.candidate_id for row in every(road, DueToGo)] == [1]


def test_two_workers_never_look_at_once(due):
    step = Counted()
    road = replace(due, step=step)

    at_once(*[lambda: look_who_is_due(road)] * 4)

    assert step.looks == 1


def test_while_a_look_lasts_nobody_is_rung_for_it(due, clock):
    seen = []

    def step(_reached):
        clock.pass_by(minutes=5)
        seen.append(is_due(due))

    look_who_is_due(replace(due, step=step))

    assert seen == [False]


def test_a_look_whose_worker_has_died_is_begun_anew_in_an_hour(due, clock):
    with pytest.raises(CrashError):
        look_who_is_due(replace(due, step=crashing_at("after_listing")))
    assert not is_due(due)

    clock.pass_by(hours=1)
    assert is_due(due)
    look_who_is_due(due)
    assert not is_due(due)


def test_the_next_day_it_is_due_again(due, clock):
    look_who_is_due(due)
    clock.pass_by(days=1)

    assert is_due(due)


def test_a_clock_that_was_wrong_keeps_nobody_from_looking(due, clock):
    clock.pass_by(days=400)
    with pytest.raises(CrashError):
        look_who_is_due(replace(due, step=crashing_at("after_listing")))
    clock.at -= timedelta(days=400)

    assert is_due(due)


@pytest.fixture
def broken(due, tmp_path):
    """What should be the list of wishes is a folder."""
    (tmp_path / "wishes.list").mkdir()
    return replace(due, wishes=WishFile(tmp_path / "wishes.list"))


def test_a_list_outside_that_cannot_be_read_keeps_no_look_from_its_end(broken):
    look_who_is_due(broken)

    assert not is_due(broken)
    assert [row.candidate_id for row in every(broken, DueToGo)] == [1]


def test_once_it_is_mended_the_next_look_adds_what_is_missing(broken, clock):
    keep_quiet(broken, LENA, "On the phone.", "root")
    look_who_is_due(broken)
    broken.wishes.path.rmdir()
    clock.pass_by(days=1)
    look_who_is_due(broken)

    assert {one.kind for one in broken.wishes.read()} == {WishKind.QUIET}


def test_after_a_restore_it_says_which_file_to_mend(broken):
    with pytest.raises(UserError, match=r"wishes\.list \(Is a directory\)"):
        reapply_wishes(broken)
