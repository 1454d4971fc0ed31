"""A person's data is erased: everything of theirs goes, and one hash per address stays so that nobody takes it in again."""

from sequencer.core.addresses import parse
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import traces
from sequencer.store.audit import note
from sequencer.store.candidates import candidate_by_address
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
