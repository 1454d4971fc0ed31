"""Taking people in, and what is known of them afterwards."""

from sequencer.flows.import_candidates import import_candidates
from sequencer.store.candidates import addresses_of, candidate_by_address, values_of
from sequencer.store.pools import candidate_ids_in, pool_by_name


def take_in(road, text, **given):
    return import_candidates(road, text.encode(), "people.csv", **given)


def values(road, email):
    with road.database.read() as session:
        found = candidate_by_address(session, email)
        return None if found is None else {name: value for name, value in values_of(found).items() if value}


def addresses(road, email):
    with road.database.read() as session:
        return [one.address for one in addresses_of(session, candidate_by_address(session, email).id)]


def members(road, name):
    with road.database.read() as session:
        return candidate_ids_in(session, pool_by_name(session, name).id)
