"""What a vanished worker left behind: a text that was leaving becomes *unknown*, and only evidence or a person decides."""

from sequencer.core.plan.patience import UNKNOWN
from sequencer.core.states import TouchState
from sequencer.flows.road import Road
from sequencer.store.timeline import tell_of
from sequencer.store.touches import Touch, move


def give_up_waiting(road: Road, touch_id: int) -> bool:
    """Mark a touch whose transmission nobody finished as unknown. Running it twice marks it once."""
    with road.database.write() as session:
        touch = session.get(Touch, touch_id, with_for_update=True)
        if touch is None or touch.state is not TouchState.TRANSMITTING:
            return False
        if touch.wakes_at is None or touch.wakes_at > road.now():
            return False
        if not move(session, touch, TouchState.UNKNOWN, UNKNOWN, wakes_at=None):
            return False
        tell_of(session, touch, "touch_unknown", UNKNOWN.says, road.now())
        return True
