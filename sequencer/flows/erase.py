"""A person's data is erased: everything of theirs goes, and one hash per address stays so that nobody takes it in again."""

from sqlalchemy.orm import Session

from sequencer.core.addresses import parse
from sequencer.errors import RenderError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import traces
from sequencer.store.audit import note
from sequencer.store.bookings import bookings_of
from sequencer.store.candidates import candidate_by_address
from sequencer.store.interview_mails import Desk, file_farewells
from sequencer.store.settling import call_off
from sequencer.store.suppressions import keep_only_hashes
from sequencer.store.uploads import drop_uploads_naming


def erase(road: Road, email: str, actor: str = "") -> int:
    """Erase whoever has this address, with all their addresses; returns how many people that were, 1 or 0.

    The hash is kept also for an address nobody has (P-09, P-11). A mail that is leaving this very moment is not
    called back; its worker finds nothing left to note. Running it twice changes nothing more.
    Raises UserError for what is no address.
    """
    address = parse(email)
    with road.database.write() as session:
        found = candidate_by_address(session, address)
        candidate_id = found.id if found is not None else None
        addresses = {address}
        if candidate_id is not None:
            traces.lock(session, candidate_id)
            _call_off(road, session, candidate_id)
            addresses |= traces.addresses_known_of(session, candidate_id)
        traces.forget_mails(session, traces.mails_about(session, candidate_id, addresses))
        traces.forget_referrals(session, addresses)
        drop_uploads_naming(session, addresses)
        if candidate_id is not None:
            traces.forget(session, [candidate_id])
        keep_only_hashes(session, road.links.signer, sorted(addresses), road.now())
        if actor:
            note(session, actor, "erasure", "Erased everything of one person, for good.", road.now())
    log.info("erased", candidate=candidate_id)
    return int(candidate_id is not None)


def _call_off(road: Road, session: Session, candidate_id: int) -> None:
    """Interviews ahead do not take place: those who hold them are told, in a mail without a word of the person."""
    desk = Desk(session, road.links, road.dice, road.now())
    for booking in bookings_of(session, candidate_id):
        if booking.is_ahead(desk.now):
            call_off(session, booking, "erasure", desk.now)
            try:
                file_farewells(desk, booking)
            except RenderError as error:  # it must never keep the erasure from taking effect
                log.warning("farewell_not_written", booking=booking.id, error=str(error))
