"""Fixtures of a road on both databases, with doors written by hand; for tests of flows and of what stands on them."""

from collections import defaultdict

import pytest
from builders import empty, hurried, make_database, make_road
from doors import FakeCalendars, FakeClock, FakeInboxes, FakePost

_DATABASES = ("sqlite", "postgres")
_MANY = 4  # cases of a test, or tests of a screen
_SCREENS = ("tests/admin/",)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def post():
    return FakePost()


@pytest.fixture
def inboxes(clock):
    return FakeInboxes(clock)


@pytest.fixture
def calendars():
    return FakeCalendars()


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory):
    database = hurried(make_database(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'sequencer.sqlite'}"))
    yield database
    database.close()


@pytest.fixture(scope="session")
def postgres_database(postgres_server):
    database = make_database(postgres_server.fresh())
    yield database
    database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request):
    """A database with all tables and no row in them; the same one for every test, because making one takes longer."""
    found = request.getfixturevalue(f"{request.param}_database")
    empty(found)
    return found


@pytest.fixture
def road(database, clock, post, inboxes, calendars):
    return make_road(database, clock=clock, post=post, inboxes=inboxes, calendars=calendars)


def pytest_collection_modifyitems(config, items):
    """The many cases of one test take turns with the databases; marked `both`, each of them runs on both.

    What such cases try is mostly decided before a row is read. The tests of one screen take turns likewise: its
    questions meet both databases, and every address of the desk is asked on both by the tests of hostile values.
    Whoever names a test gets all of it.
    """
    if any("::" in one for one in config.args):
        return
    cases = defaultdict(dict)
    for item in items:
        if _is_on_one(item):
            cases[_test_of(item)].setdefault(_case_of(item), set()).add(item.callspec.params["database"])
    turned = {test: list(known) for test, known in cases.items() if _are_many_on_both(known)}
    left_out = [one for one in items if _is_on_one(one) and _is_others_turn(one, turned)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [one for one in items if one not in set(left_out)]


def _is_on_one(item):
    spec = getattr(item, "callspec", None)
    return spec is not None and "database" in spec.params and item.get_closest_marker("both") is None


def _test_of(item):
    return item.parent.nodeid, "" if item.parent.nodeid.startswith(_SCREENS) else item.originalname


def _case_of(item):
    return item.originalname, item.callspec.id.replace(item.callspec.params["database"], "", 1)


def _are_many_on_both(known):
    return len(known) >= _MANY and all(len(places) == len(_DATABASES) for places in known.values())


def _is_others_turn(item, turned):
    known = turned.get(_test_of(item))
    return known is not None and item.callspec.params["database"] != _DATABASES[known.index(_case_of(item)) % 2]
