"""Fixtures of a road on both databases, with doors written by hand; for tests of flows and of what stands on them."""

import pytest
from builders import empty, hurried, make_database, make_road
from doors import FakeCalendars, FakeClock, FakeInboxes, FakePost


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
