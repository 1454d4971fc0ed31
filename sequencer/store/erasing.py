"""Everything of one person goes, in the caller's transaction; what may stay of them is for the caller to say."""

from collections.abc import Iterable

from sequencer.errors import RenderError
from sequencer.log import log
from sequencer.store import traces
from sequencer.store.bookings import bookings_of
from sequencer.store.interview_mails import Desk, file_farewells
from sequencer.store.settling import call_off
from sequencer.store.uploads import drop_uploads_naming


def let_person_go(desk: Desk, candidate_id: int | None, addresses: Iterable[str]) -> set[str]:
    """Delete whoever this is and what names these addresses; returns every address of theirs that was known.

    Whoever works on them is waited for; a mail that is leaving this very moment is not called back.
    """
    session, every = desk.session, set(addresses)
    if candidate_id is not None:
        traces.lock(session, candidate_id)
        _call_off(desk, candidate_id)
        every |= traces.addresses_known_of(session, candidate_id)
    traces.forget_mails(session, traces.mails_about(session, candidate_id, every))
    traces.forget_referrals(session, every)
    drop_uploads_naming(session, every)
    if candidate_id is not None:
        traces.forget(session, [candidate_id])
    return every


def _call_off(desk: Desk, candidate_id: int) -> None:
    """Interviews ahead do not take place: those who hold them are told, in a mail without a word of the person."""
    for booking in bookings_of(desk.session, candidate_id):
        if booking.is_ahead(desk.now):
            call_off(desk.session, booking, "erasure", desk.now)
            try:
                file_farewells(desk, booking)
            except RenderError as error:  # it must never keep the erasure from taking effect
                log.warning("farewell_not_written", booking=booking.id, error=str(error))
