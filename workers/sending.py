"""The job that lets a touch leave."""

from sequencer.flows.claim import claim
from sequencer.flows.road import Road
from sequencer.flows.send import send


def send_touch(road: Road, touch_id: int) -> None:
    """Claim one touch and, if it may leave, send it. Late, doubled or lost calls are harmless."""
    touch = claim(road, touch_id)
    if touch is not None:
        send(road, touch)
