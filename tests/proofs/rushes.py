"""F-13: clients rush for the same people at the same moment, round after round, and a judge who trusts rows alone."""

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from builders import add_candidate, make_road
from doors import FakeClock
from meetings import ANA, plan_id_of, set_stage
from sqlalchemy import insert, select

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.flows.book import book
from sequencer.flows.road import Road
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState

_FIRST = datetime(2027, 3, 1, 6, tzinfo=UTC)
_WANTED = timedelta(days=1, hours=10)  # after the beginning of a round
_LENGTH = timedelta(minutes=45)
_PATIENCE = 120.0
_EVERY_DAY = [{"days": [1, 2, 3, 4, 5, 6, 7], "start": "08:00", "end": "22:00"}]
_NAMES = ("Ana Teles", "Ben Okoro", "Cleo Marin")
_PANELS = ((0, 1, 2), (2, 0), (1, 2), (1, 0))  # any two of them share somebody, in another order

Client = Callable[[Road, str, datetime], object]
"""How one client books: by the link of an offer, a start."""


@dataclass(frozen=True)
class Kind:
    """What the clients of a round want: how far apart in time, and of how many plans."""

    says: str
    apart: tuple[int, ...]  # minutes after the wanted start; any two overlap
    plans: int


KINDS = (
    Kind("one start of one panel", (0,), 1),
    Kind("starts that overlap", (0, 15, 30), 1),
    Kind("panels that share people, at starts that overlap", (0, 15, 30), len(_PANELS)),
)


@dataclass
class Rush:
    """What came of it; `failures` say what no candidate may ever see."""

    n: int = 0
    winners: int = 0
    failures: list[str] = field(default_factory=list)


def rushed(
    database: object, rounds: int, clients: int, seed: int, client: Client = book, *, must_win: bool = True
) -> Rush:
    """So many rounds of so many clients at once, the kinds in turn, each two days later: over clock changes of years."""
    clock, luck, found = FakeClock(_FIRST), random.Random(seed), Rush()
    road = make_road(database, clock=clock, dice=_Dice(seed))
    plans = _plans(road)
    people = [add_candidate(road, f"p{number}@some.example", zone="Europe/Berlin") for number in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        for number in range(rounds):
            kind = KINDS[number % len(KINDS)]
            clock.at = _FIRST + timedelta(days=2 * number)
            starts = [clock.at + _WANTED + timedelta(minutes=luck.choice(kind.apart)) for _ in people]
            tokens = _offers(road, people, plans[: kind.plans])
            outcomes = _at_once(pool, [(road, *one) for one in zip(tokens, starts, strict=True)], client)
            told = _judged(road, starts, outcomes, must_win=must_win)
            found.failures += [f"round {number}, {kind.says}: {says}" for says in told]
            found.n += 1
            found.winners += sum(isinstance(one, Booked) for one in outcomes)
    found.failures += _overlaps(road, _FIRST, clock.at + timedelta(days=9))
    return found


class _Dice(random.Random):
    """Randomness that many threads may share."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._alone = threading.Lock()

    def randbytes(self, n: int) -> bytes:
        with self._alone:
            return super().randbytes(n)


def _plans(road: Road) -> list[int]:
    """One plan for each panel; the people of each stand in an order of its own."""
    whose = [
        ANA | {"name": name, "email": f"{name.split()[0].lower()}@acme.example", "weekly": _EVERY_DAY, "outside": []}
        for name in _NAMES
    ]
    shape = {"horizon_days": 3, "notice_min": 60, "step_min": 45}
    first = set_stage(road, people=whose, **shape)
    rest = [
        plan_id_of(road, name=f"Panel {number}", people=[whose[one] for one in panel], **shape)
        for number, panel in enumerate(_PANELS[1:], 1)
    ]
    return [first, *rest]


def _offers(road: Road, people: Sequence[int], plans: Sequence[int]) -> list[str]:
    """The link of a new offer for everybody; it keeps nothing, so that all may want the same."""
    with road.database.write() as session:
        values = [
            {
                "candidate_id": person,
                "plan_id": plans[place % len(plans)],
                "mailbox_id": 1,
                "nonce": road.dice.randbytes(8).hex(),
                "state": OfferState.EXPIRED,
                "zone": "Europe/Berlin",
                "expires_at": road.now(),
                "created_at": road.now(),
            }
            for place, person in enumerate(people)
        ]
        ids = session.scalars(insert(Offer).returning(Offer.id, sort_by_parameter_order=True), values).all()
    return [
        road.links.interview(offer_id, one["nonce"]).rpartition("/")[2]
        for offer_id, one in zip(ids, values, strict=True)
    ]


def _at_once(pool: ThreadPoolExecutor, clients: Sequence[tuple[Road, str, datetime]], client: Client) -> list[object]:
    """What each client was told; an error is told too."""
    gate = threading.Barrier(len(clients), timeout=_PATIENCE)

    def run(given: tuple[Road, str, datetime]) -> object:
        gate.wait()
        try:
            return client(*given)
        except Exception as error:  # noqa: BLE001  whatever a client would be shown counts
            return error

    return list(pool.map(run, clients))


def _judged(road: Road, starts: Sequence[datetime], outcomes: Sequence[object], *, must_win: bool) -> Iterator[str]:
    """One winner, no overlap, and three other starts for everybody else."""
    winners = sum(isinstance(one, Booked) for one in outcomes)
    if winners > 1 or (must_win and not winners):
        yield f"{winners} winners"
    yield from _overlaps(road, road.now(), road.now() + timedelta(days=9))
    taken = _taken(road)
    for start, outcome in zip(starts, outcomes, strict=True):
        if isinstance(outcome, Taken):
            yield from _alternatives(outcome, start, taken)
        elif not isinstance(outcome, Booked):
            yield f"a client was told {outcome!r}"


def _alternatives(
    outcome: Taken, start: datetime, taken: Sequence[tuple[set[int], datetime, datetime]]
) -> Iterator[str]:
    """What is wrong with the starts that a loser was shown."""
    if len({one.start_at for one in outcome.nearest}) != 3:
        yield f"{len(outcome.nearest)} alternatives"
    for one in outcome.nearest:
        if one.start_at == start or any(
            people & {int(who) for who in one.people} and begin < one.start_at + _LENGTH and one.start_at < end
            for people, begin, end in taken
        ):
            yield f"an alternative that is taken: {one.start_at}"


def _taken(road: Road) -> list[tuple[set[int], datetime, datetime]]:
    with road.database.read() as session:
        ahead = select(Booking).where(Booking.state == BookingState.BOOKED, Booking.start_at > road.now())
        return [(set(one.people), one.start_at, one.end_at) for one in session.scalars(ahead)]


def _overlaps(road: Road, start: datetime, end: datetime) -> list[str]:
    """Meetings of one person that share an instant, as the rows tell; the length of each is the plan's."""
    with road.database.read() as session:
        rows = session.execute(
            select(Occupancy.colleague_id, Occupancy.start_at, Occupancy.end_at)
            .where(Occupancy.is_live.is_(True), Occupancy.booking_id.is_not(None))
            .where(Occupancy.end_at > start, Occupancy.start_at < end)
            .order_by(Occupancy.colleague_id, Occupancy.start_at)
        ).all()
        booked = select(Booking).where(Booking.state == BookingState.BOOKED, Booking.end_at > start)
        seats = sum(len(one.people) for one in session.scalars(booked.where(Booking.start_at < end)))
    found = [
        f"person {one[0]} has two meetings from {other[1]}"
        for one, other in pairwise(rows)
        if one[0] == other[0] and other[1] < one[2]
    ]
    return found if len(rows) == seats else [*found, f"{seats} seats of bookings, {len(rows)} rows that hold them"]
