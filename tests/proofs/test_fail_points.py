"""F-02 and X-01: wherever a worker dies, whatever the provider does and answers, a mail leaves once or visibly not."""

import random

import pytest
from builders import empty

from proofs.cases import CASES, Case, tried
from proofs.ends import PLACES, Kind
from proofs.worse import retrying_after_the_dot

pytestmark = pytest.mark.both


def _sample(seed=1):
    """Every place once, with a provider and an answer drawn for it."""
    dice = random.Random(seed)
    return [dice.choice([case for case in CASES if case.place == place]) for place in PLACES]


@pytest.mark.parametrize("case", _sample(), ids=str)
def test_a_mail_leaves_once_or_visibly_not(case, database, tmp_path):
    """F-02 and X-01, small; `make prove ONLY=F-02` tries all 384."""
    assert tried(case, database, tmp_path).violations == []


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        *((place, Kind.FILES) for place in PLACES if place not in ("before_append", "after_append", "in_reconcile")),
        ("before_append", Kind.KEEPS_NOTHING),
        ("after_append", Kind.KEEPS_NOTHING),
    ],
)
def test_a_worker_really_dies_where_it_is_meant_to(place, kind, sqlite_database, tmp_path):
    """A proof whose places were never reached would prove nothing."""
    empty(sqlite_database)
    assert tried(Case(place, kind, "250"), sqlite_database, tmp_path).has_died


def test_the_search_dies_where_it_is_meant_to(sqlite_database, tmp_path):
    empty(sqlite_database)
    assert tried(Case("in_reconcile", Kind.FILES, "drop"), sqlite_database, tmp_path).has_died


@pytest.mark.parametrize("reply", ["drop", "junk"])
def test_a_flow_that_tries_again_after_the_dot_is_caught(reply, sqlite_database, tmp_path):
    empty(sqlite_database)
    outcome = tried(Case("on_quit", Kind.FILES, reply), sqlite_database, tmp_path, retrying_after_the_dot)

    assert any("left 2 times" in one for one in outcome.violations)


@pytest.mark.parametrize("place", ["after_354", "on_dot"])
def test_the_same_holds_for_a_process_that_is_really_killed(place, sqlite_database, tmp_path):
    empty(sqlite_database)
    outcome = tried(Case(place, Kind.FILES, "250"), sqlite_database, tmp_path, is_apart=True)

    assert (outcome.has_died, outcome.violations) == (True, [])
