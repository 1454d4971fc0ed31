"""A person's data is erased: everything of theirs goes, and one hash per address stays so that nobody takes it in again."""

from sequencer.core.addresses import parse
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.audit import note
from sequencer.store.candidates import candidate_by_address
from sequencer.store.erasing import let_person_go
from sequencer.store.interview_mails import Desk
from sequencer.store.kept_outside import to_keep_outside
from sequencer.store.suppressions import Channel, keep_only_hashes


def erase(road: Road, email: str, actor: str = "") -> int:
    """Erase whoever has this address, with all their addresses; returns how many people that were, 1 or 0.

    The hash is kept also for an address nobody has (P-09, P-11), and once more outside the database, so that a backup
    that is restored brings nobody back. A mail that is leaving this very moment is not called back; its worker finds
    nothing left to note. Running it twice changes nothing more.
    Raises UserError for what is no address.
    """
    address = parse(email)
    signer = road.links.signer
    with road.database.write() as session:
        found = candidate_by_address(session, address)
        candidate_id = found.id if found is not None else None
        desk = Desk(session, road.links, road.dice, road.now())
        addresses = let_person_go(desk, candidate_id, {address})
        keep_only_hashes(session, signer, sorted(addresses), desk.now)
        if actor:
            note(session, actor, "erasure", "Erased everything of one person, for good.", desk.now)
        session.flush()
        road.wishes.add(
            to_keep_outside(signer, addresses, Channel.ERASURE, desk.now)
        )  # before the commit: a crash must not forget it
    log.info("erased", candidate=candidate_id)
    return int(candidate_id is not None)
