"""Fixtures of a road on both databases, with doors written by hand; for tests of flows and of what stands on them."""

import pytest
from builders import make_database, make_road
from doors import FakeClock, FakeInboxes, FakePost


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def post():
    return FakePost()


@pytest.fixture
def inboxes(clock):
    return FakeInboxes(clock)


@pytest.fixture(scope="session")
def filled_postgres(postgres_server):
    """The name of a PostgreSQL database with all tables, to be copied."""
    url = postgres_server.fresh()
    make_database(url).close()
    return url.rpartition("/")[2]


@pytest.fixture
def sqlite_with_tables(tmp_path):
    return f"sqlite:///{tmp_path / 'sequencer.sqlite'}"


@pytest.fixture
def postgres_with_tables(postgres_server, filled_postgres):
    url = postgres_server.fresh(filled_postgres)
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request):
    found = make_database(request.getfixturevalue(f"{request.param}_with_tables"))
    yield found
    found.close()


@pytest.fixture
def road(database, clock, post, inboxes):
    return make_road(database, clock=clock, post=post, inboxes=inboxes)
