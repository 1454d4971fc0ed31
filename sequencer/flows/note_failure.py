"""The database would not take a mail's effect: that is counted, so that one mail cannot hold up everything for ever."""

from sequencer.flows.road import Road
from sequencer.store.inbound_mails import count_failure


def note_failure(road: Road, mail_id: int) -> int:
    """How often this new mail has failed by now; 0 when it is settled. A database that is gone counts nothing."""
    with road.database.write() as session:
        return count_failure(session, mail_id)
