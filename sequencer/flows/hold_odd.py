"""A mail at whose claim we stumble is held in words, so that it is seen and no worker comes back to it every second."""

from sequencer.flows.road import Road
from sequencer.store.outcomes import set_aside


def hold_odd(road: Road, touch_id: int) -> bool:
    """Hold a due touch for a while; False where it is none any more."""
    with road.database.write() as session:
        return set_aside(session, touch_id, road.now())
