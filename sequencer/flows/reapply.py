"""After a backup was restored: who has been erased or asked us not to write since it was made, is so again."""

from dataclasses import dataclass

from sequencer.core.kept_wishes import WishKind, in_force
from sequencer.core.reasons import Reason
from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.audit import note
from sequencer.store.enrollments import end_all_runs
from sequencer.store.erasing import let_person_go
from sequencer.store.interview_mails import Desk
from sequencer.store.kept_outside import addresses_after, take_from_outside
from sequencer.store.suppressions import address_hashes, keep_only_hashes
from sequencer.store.timeline import tell

_AT_ONCE = 5_000
_OPTED_OUT = Reason("opted_out", "Asked us not to write.")


@dataclass(frozen=True)
class Reapplied:
    """`erased` people were here again and are gone; `kept_quiet` wishes were unknown to the backup."""

    erased: int
    kept_quiet: int


def reapply_wishes(road: Road, actor: str = "") -> Reapplied:
    """Hold the database against the list outside it (P-09). Sending stays locked until this has returned.

    1. Every wish becomes a suppression at once, so that nothing can leave to them.
    2. Whoever was erased and is here again is erased again, each in a commit of their own.
    3. The runs of those who asked us not to write end.
    Running it twice changes nothing more. Raises UserError where the list cannot be read.
    """
    wishes = in_force(road.wishes.read())
    with road.database.write() as session:
        added = take_from_outside(session, wishes.values())
    here = _who_is_here(road, frozenset(wishes))
    erased = {one for one, keys in here.items() if any(wishes[key].kind is WishKind.ERASED for key in keys)}
    for one in sorted(erased):
        _erase_again(road, one)
        road.step("after_erasing_again")
    for one in sorted(here.keys() - erased):
        with road.database.write() as session:
            if end_all_runs(session, one, EnrollmentState.OPTED_OUT, _OPTED_OUT, road.now()):
                tell(session, one, "opted_out", "Asked us not to write, before a backup was restored.", road.now())
    done = Reapplied(len(erased), added)
    if erased or added:
        _note(road, done, actor)
    log.info("wishes_reapplied", erased=done.erased, kept_quiet=done.kept_quiet)
    return done


def _who_is_here(road: Road, keys: frozenset[str]) -> dict[int, set[str]]:
    """Candidates with an address on the list, each with the hashes that say so."""
    found: dict[int, set[str]] = {}
    last = 0
    while keys:
        with road.database.read() as session:
            rows = addresses_after(session, last, _AT_ONCE)
        if not rows:
            break
        for _, candidate_id, address in rows:
            for key in keys.intersection(address_hashes(road.links.signer, address)):
                found.setdefault(candidate_id, set()).add(key)
        last = rows[-1][0]
    return found


def _erase_again(road: Road, candidate_id: int) -> None:
    signer: Signer = road.links.signer
    with road.database.write() as session:
        desk = Desk(session, road.links, road.dice, road.now())
        addresses = let_person_go(desk, candidate_id, ())
        keep_only_hashes(session, signer, sorted(addresses), desk.now)


def _note(road: Road, done: Reapplied, actor: str) -> None:
    says = f"After a backup was restored: {done.erased:,} erased again, {done.kept_quiet:,} wishes written down again."
    with road.database.write() as session:
        note(session, actor, "erasure", says, road.now())
