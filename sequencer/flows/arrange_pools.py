"""Talent pools are made and named, and people come into them and leave them."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from sequencer.core.profile import read_name
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import candidates_by_id
from sequencer.store.pools import Pool, candidate_ids_in, pool_by_name, put_all_into, take_one_out
from sequencer.store.timeline import tell_all


def make_pool(road: Road, name: str, team_id: int | None) -> int:
    """A new pool, of one team or of everybody; returns its id. Raises UserError where the name is taken."""
    wanted = _readable(name)
    with road.database.write() as session:
        _must_be_free(session, wanted)
        pool = Pool(name=wanted, team_id=team_id, created_at=road.now())
        session.add(pool)
        session.flush()
        return pool.id


def rename_pool(road: Road, pool_id: int, name: str, team_id: int | None) -> None:
    """Another name for a pool, or another team that has it."""
    wanted = _readable(name)
    with road.database.write() as session:
        pool = _pool(session, pool_id)
        if wanted != pool.name:
            _must_be_free(session, wanted)
        pool.name, pool.team_id = wanted, team_id


def put_into_pool(road: Road, pool_id: int, candidate_ids: Iterable[int], actor: str) -> int:
    """Let people join a pool; returns how many are new in it. Running it twice changes nothing more."""
    with road.database.write() as session:
        pool = _pool(session, pool_id)
        there = candidates_by_id(session, candidate_ids)
        new = [one for one in there if one not in set(candidate_ids_in(session, pool_id))]
        put_all_into(session, pool_id, new)
        told = ((one, f"Put into the talent pool “{pool.name}”.") for one in new)
        tell_all(session, "pool_joined", told, road.now(), actor=actor)
        return len(new)


def take_out_of_pool(road: Road, pool_id: int, candidate_id: int, actor: str) -> bool:
    """Let one person leave a pool; False when they were not in it."""
    with road.database.write() as session:
        pool = _pool(session, pool_id)
        if not take_one_out(session, pool_id, candidate_id):
            return False
        told = [(candidate_id, f"Taken out of the talent pool “{pool.name}”.")]
        tell_all(session, "pool_left", told, road.now(), actor=actor)
        return True


def _readable(name: str) -> str:
    if not name.strip():
        raise UserError("A talent pool needs a name.")
    return read_name("name", name)


def _must_be_free(session: Session, name: str) -> None:
    if pool_by_name(session, name) is not None:
        raise UserError(f"There is a talent pool “{name}” already. Choose another name.")


def _pool(session: Session, pool_id: int) -> Pool:
    pool = session.get(Pool, pool_id, with_for_update=True)
    if pool is None:
        raise UserError("This talent pool is not here any more.")
    return pool
