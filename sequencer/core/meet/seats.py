"""Pools: who fills which seat. One person fills one seat, whatever the pools have in common."""

from collections.abc import Iterable, Mapping, Sequence

from sequencer.core.meet.request import PersonId, Pool
from sequencer.core.meet.spans import Run, common


def filled(pools: Sequence[Pool], available: Iterable[PersonId]) -> frozenset[PersonId] | None:
    """The people who fill every seat, those named first preferred; None where a seat stays empty."""
    table = _Table(pools)
    for person in available:
        if table.missing == 0:
            break
        table.place(person, set())
    return frozenset(one for seated in table.seated for one in seated) if table.missing == 0 else None


def runs_filled(pools: Sequence[Pool], starts: Mapping[PersonId, list[Run]]) -> list[list[Run]]:
    """For each group of pools that share people, the starts at which all their seats can be filled."""
    return [_runs_of(group, starts) for group in _groups(pools)]


def runs_common(lists: Iterable[list[Run]], within: list[Run]) -> list[Run]:
    """The starts that lie in every list; the search ends as soon as there are none."""
    for one in lists:
        if not within:
            break
        within = common(within, one)
    return within


class _Table:
    """Seats as they fill; a person already placed may move to another pool but is never sent away."""

    def __init__(self, pools: Sequence[Pool]) -> None:
        self._pools = pools
        self.seated: list[list[PersonId]] = [[] for _ in pools]
        self.missing = sum(pool.seats for pool in pools)

    def place(self, person: PersonId, tried: set[int]) -> bool:
        for number, pool in enumerate(self._pools):
            if number in tried or person not in pool.of:
                continue
            tried.add(number)
            seated = self.seated[number]
            if len(seated) < pool.seats:
                seated.append(person)
                self.missing -= 1
                return True
            for place, other in enumerate(seated):
                if self.place(other, tried):
                    seated[place] = person
                    return True
        return False


def _groups(pools: Iterable[Pool]) -> list[list[Pool]]:
    """Pools that share people, directly or through others, come together; a pool without seats asks for nobody."""
    groups: list[list[Pool]] = []
    for pool in pools:
        if pool.seats == 0:
            continue
        linked = [group for group in groups if any(pool.of & other.of for other in group)]
        groups = [group for group in groups if group not in linked]
        groups.append([pool, *(one for group in linked for one in group)])
    return groups


def _runs_of(pools: Sequence[Pool], starts: Mapping[PersonId, list[Run]]) -> list[Run]:
    """A sweep over everybody's runs; ends count, so at one second people come before others go."""
    moves: list[tuple[int, int, PersonId]] = []
    for person in frozenset[PersonId]().union(*(pool.of for pool in pools)):
        for first, last in starts[person]:
            moves += ((first, 0, person), (last, 1, person))
    moves.sort(key=lambda move: move[:2])
    here: set[PersonId] = set()
    found: list[Run] = []
    opened: int | None = None
    for second, is_leaving, person in moves:
        if is_leaving:
            here.discard(person)
            if opened is not None and not _is_enough(pools, here):
                found.append((opened, second))
                opened = None
        else:
            here.add(person)
            if opened is None and _is_enough(pools, here):
                opened = second
    return found


def _is_enough(pools: Sequence[Pool], here: set[PersonId]) -> bool:
    if len(pools) == 1:
        return len(here) >= pools[0].seats
    return filled(pools, here) is not None
