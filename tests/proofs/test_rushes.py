"""F-13: whoever rushes for one time, one has it; and a tool that books without care is caught."""

import pytest
from builders import make_database

from proofs.careless import Careless, without_backstops
from proofs.rushes import KINDS, rushed

CLIENTS = 8


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def own_database(request, tmp_path):
    """A database of its own, for what is taken out of it."""
    is_file = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'own.sqlite'}" if is_file else request.getfixturevalue("postgres_url")
    found = make_database(url)
    yield found
    found.close()


@pytest.mark.timeout(300)
def test_of_all_who_rush_for_one_time_one_has_it_and_the_others_are_shown_three_more(database):
    """F-13, small; `make prove ONLY=F-13` lets forty clients rush a thousand times."""
    rush = rushed(database, rounds=len(KINDS), clients=CLIENTS, seed=1)

    assert rush.failures == []
    assert rush.winners == rush.n == len(KINDS)


def test_a_tool_that_looks_before_it_writes_is_caught(own_database):
    without_backstops(own_database)

    rush = rushed(own_database, 1, CLIENTS, 1, Careless(CLIENTS))

    assert any(f"{CLIENTS} winners" in one for one in rush.failures)
    assert any("has two meetings" in one for one in rush.failures)


def test_even_to_such_a_tool_the_database_gives_a_time_only_once(own_database):
    rush = rushed(own_database, 1, CLIENTS, 1, Careless(CLIENTS), must_win=False)

    assert rush.winners == 1
    assert not any("two meetings" in one for one in rush.failures)
