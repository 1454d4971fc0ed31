"""What a vanished worker left behind: a text that was leaving becomes *unknown*, and is looked for."""

from sequencer.core.states import TouchState
from sequencer.flows.road import Road
from sequencer.store.doubts import begin_doubt
from sequencer.store.touches import CLOCKS_DIFFER, PATIENCE, Touch


def give_up_waiting(road: Road, touch_id: int) -> bool:
    """Mark a touch whose transmission nobody finished as unknown. Running it twice marks it once."""
    with road.database.write() as session:
        touch = session.get(Touch, touch_id, with_for_update=True)
        if touch is None or touch.state is not TouchState.TRANSMITTING:
            return False
        if touch.wakes_at is None or road.now() < touch.wakes_at <= road.now() + PATIENCE + CLOCKS_DIFFER:
            return False
        return begin_doubt(session, touch, road.now())
