"""New zone rules: an interview stays the instant it is, and whoever was told another local time is told the new one."""

from sequencer.core.meet.readings import as_told, moved_clocks
from sequencer.flows.road import Road
from sequencer.store.bookings import BookingState, locked_booking
from sequencer.store.clock_readings import EDITION, ClockReading, note_clocks, shown_at
from sequencer.store.colleagues import colleagues_by_id
from sequencer.store.interview_mails import Desk, file_notices, file_settled, talk_of
from sequencer.store.interview_words import local
from sequencer.store.timeline import tell


def reread_clocks(road: Road, booking_id: int) -> bool:
    """Whether somebody had to be told. Done once for each edition of the rules.

    1. What the clocks show now is held against what people were told.
    2. Where that differs, the invitation goes out anew, to those whose clock it is; the time itself stays.
    """
    with road.database.write() as session:
        now = road.now()
        booking, kept = locked_booking(session, booking_id), session.get(ClockReading, booking_id)
        if booking is None or kept is None or kept.edition == EDITION:
            return False
        if booking.state is not BookingState.BOOKED or booking.start_at <= now:
            return False
        shown = shown_at(session, booking)
        moved = moved_clocks(kept.told, shown)
        if not moved:
            kept.edition, kept.told = EDITION, shown
            return False
        note_clocks(session, booking)
        kept.was, kept.moved_at = moved, now
        booking.sequence, booking.changed_at = booking.sequence + 1, now
        session.flush()
        desk, talk = Desk(session, road.links, road.dice, now), talk_of(session, booking)
        zones = ", ".join(moved)
        touch_id = None
        if booking.zone in moved:
            before = as_told(booking.start_at, moved[booking.zone], talk.zone)
            touch_id = file_settled(desk, booking, "clocks", {"before": local(before, talk)}).id
        for colleague in colleagues_by_id(session, booking.people).values():
            zone = colleague.zone_at(booking.start_at)
            if zone.key in moved:
                before = as_told(booking.start_at, moved[zone.key], zone)
                file_notices(desk, booking, "clocks", before=before, only=colleague.id)
        says = f"New rules for the clocks of {zones}: the interview stays, and whoever has such a clock was told what it will show."
        tell(session, booking.candidate_id, "interview_clocks", says, now, touch_id=touch_id)
        return True
