"""What most tools do, for a judge to catch: look whether a start is free, and then write, with nothing held between."""

import threading
from datetime import datetime

from sqlalchemy import text

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.core.meet.slots import Slot
from sequencer.flows.road import Road
from sequencer.store.diaries import can_book
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import OVERLAP
from sequencer.store.offers import Offer
from sequencer.store.settling import new_booking, place

_WITHOUT = {
    "postgresql": (f"ALTER TABLE occupancies DROP CONSTRAINT {OVERLAP}",),
    "sqlite": ("DROP TRIGGER occupancies_insert", "DROP TRIGGER occupancies_update"),
}


class Careless:
    """A client of a tool that checks before it writes; all of a round check before any of them writes."""

    def __init__(self, clients: int) -> None:
        self._gate = threading.Barrier(clients, timeout=60)

    def __call__(self, road: Road, token: str, start_at: datetime) -> Booked | Taken:
        offer_id, _ = road.links.interview_of(token) or (0, "")
        with road.database.read() as session:
            offer = session.get_one(Offer, offer_id)
            plan = session.get_one(InterviewPlan, offer.plan_id)
            slot = can_book(session, plan, offer.zone_info, start_at, road.now(), holder=offer)
        self._gate.wait()
        if not isinstance(slot, Slot):
            return Taken(start_at, ())
        with road.database.write() as session:
            booking = new_booking(session, offer, road.links.signer, road.dice, road.now())
            if not place(session, booking, plan, slot, road.now()):
                return Taken(start_at, ())
            return Booked(booking.id, booking.start_at, booking.end_at, "")


def without_backstops(database: object) -> None:
    """Take the database's own rule against two meetings of one person away."""
    with database.engine.begin() as connection:
        for statement in _WITHOUT[connection.dialect.name]:
            connection.execute(text(statement))
