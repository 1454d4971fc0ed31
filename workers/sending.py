"""The jobs that let touches leave: what is due in a mailbox, batch after batch, or one touch."""

import time

from sqlalchemy.exc import SQLAlchemyError

from sequencer.flows.claim import begin_sending, claim, claim_due, due_now, end_sending, keep_sending
from sequencer.flows.hold_odd import hold_odd
from sequencer.flows.road import Road
from sequencer.flows.send import send, send_all
from sequencer.log import log

_LONGEST = 60.0  # seconds for one mailbox; then others have their turn, and the sweep rings for it again


def send_due(road: Road, mailbox_id: int) -> None:
    """Send what is due in a mailbox, unless another worker is at it. Late, doubled or lost calls are harmless."""
    if road.is_stopping():
        return
    turn = begin_sending(road, mailbox_id)
    if turn is None:
        return
    try:
        until = time.monotonic() + _LONGEST
        is_ours = True
        while is_ours and _batch(road, mailbox_id, turn) and time.monotonic() < until and not road.is_stopping():
            is_ours = keep_sending(road, mailbox_id, turn)
    finally:
        end_sending(road, mailbox_id, turn)


def send_touch(road: Road, touch_id: int) -> None:
    """Claim one touch and, if it may leave, send it."""
    touch = claim(road, touch_id)
    if touch is not None:
        send(road, touch)


def _batch(road: Road, mailbox_id: int, turn: int) -> bool:
    """One batch; whether there was anything to do."""
    try:
        touches, was_due = claim_due(road, mailbox_id)
    except SQLAlchemyError:
        raise
    except Exception:  # noqa: BLE001 -- one odd mail never keeps the others of its mailbox back
        log.exception("batch_not_claimed", mailbox=mailbox_id)
        _one_by_one(road, mailbox_id)
        return False
    if touches:
        send_all(road, touches, turn)
    return was_due


def _one_by_one(road: Road, mailbox_id: int) -> None:
    for touch_id in due_now(road, mailbox_id):
        if road.is_stopping():
            return
        try:
            send_touch(road, touch_id)
        except SQLAlchemyError:
            raise
        except Exception:  # noqa: BLE001 -- it is this mail's own trouble
            log.exception("touch_not_claimed", touch=touch_id)
            hold_odd(road, touch_id)
