"""Somebody who cannot come to a settled interview: whether their place has to be filled, and by whom it may be."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sequencer.core.meet.request import PersonId, Pool, SlotRequest
from sequencer.core.meet.seats import filled


def is_missed(request: SlotRequest, there: Collection[PersonId], leaving: PersonId) -> bool:
    """Whether it cannot be held without them: somebody required is not there then, or a seat of a pool is empty once they are gone."""
    if request.stages:
        return leaving not in request.optional
    if not request.needed <= set(there) - {leaving}:
        return True
    return filled(request.seats, [one for one in there if one != leaving]) is None


def who_may_stand_in(request: SlotRequest, there: Collection[PersonId], leaving: PersonId) -> frozenset[PersonId]:
    """Those of the pools with whom every seat is filled again while everybody else stays; nobody for who is required.

    Nobody either where a required person was replaced before: whose place that was only a person can tell.
    """
    if request.stages or not request.needed <= set(there) - {leaving}:
        return frozenset()
    stays = [one for one in there if one != leaving]
    pooled = frozenset[PersonId]().union(*(pool.of for pool in request.seats))
    others = pooled - frozenset(there)
    return frozenset(one for one in others if filled(request.seats, [*stays, one]) is not None)


def place_of_one(request: SlotRequest, newcomers: Collection[PersonId]) -> SlotRequest:
    """The same meeting asked for one of these alone. It is settled, so it needs no notice and no hours of the candidate.

    A time that is only on offer to somebody does not count against what is settled.
    """
    pool = Pool(1, frozenset(newcomers))
    return replace(
        request,
        required=frozenset(),
        optional=frozenset(),
        pools=(pool,),
        stages=(),
        candidate=None,
        notice=0,
        holds=(),
    )


def with_same_people(request: SlotRequest, there: Collection[PersonId]) -> SlotRequest:
    """The same meeting with nobody of a pool but those who hold it already."""
    same = frozenset(there)
    stages = tuple(replace(one, pools=_only(one.pools, same)) for one in request.stages)
    return replace(request, pools=_only(request.pools, same), stages=stages)


def _only(pools: Iterable[Pool], people: frozenset[PersonId]) -> tuple[Pool, ...]:
    return tuple(Pool(pool.seats, pool.of & people) for pool in pools)
