"""A page asks as many questions of the database for hundreds of people as for a handful."""

import pytest
from builders import empty, make_database, make_road
from crowd import gather
from pages import LISTS, counted, signed_in

from sequencer.app import create_app
from sequencer.settings import Settings


@pytest.fixture(scope="module")
def small_and_big(tmp_path_factory):
    """The same installation twice, with 30 and with 400 people."""
    found = []
    for people in (30, 400):
        folder = tmp_path_factory.mktemp(f"of{people}")
        database = make_database(f"sqlite:///{folder / 'sequencer.sqlite'}")
        empty(database)
        road = make_road(database)
        gather(road, people)
        found.append((database, signed_in(create_app(Settings(data_dir=folder), road, machine_now=road.now), road)))
    yield found
    for database, _ in found:
        database.close()


@pytest.mark.parametrize("address", LISTS)
def test_a_page_asks_no_more_of_a_big_installation(small_and_big, address):
    counts = []
    for database, client in small_and_big:
        status = client.get(address).status_code
        with counted(database) as asked:
            client.get(address)
        counts.append((status, len(asked)))

    (_, few), (status, many) = counts
    assert status == 200
    assert many <= few + 2, f"{few} questions for 30 people, {many} for 400"
    assert many <= 42
