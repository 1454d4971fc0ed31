"""A person here writes down that somebody must not be written to, or takes back a wish that nobody has proven."""

from sequencer.core.addresses import parse
from sequencer.core.kept_wishes import KeptWish, WishKind
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.candidates import addresses_of, candidate_by_address
from sequencer.store.enrollments import end_all_runs
from sequencer.store.kept_outside import to_keep_outside
from sequencer.store.suppressions import Channel, Suppression, suppress, unverified_of
from sequencer.store.timeline import tell

_REASON = Reason("opted_out", "Asked us not to write.")
_LONGEST = 500


def keep_quiet(road: Road, email: str, evidence: str, actor: str) -> bool:
    """Let nobody write to an address, and to whoever has it at any other; False when that was so before.

    Nobody has proven it to be their wish, so an administrator may lift it. Raises UserError for what is no address.
    """
    address = parse(email)
    said = _readable(evidence, "Say how you know: who told you, and when.")
    now = road.now()
    with road.database.write() as session:
        candidate = candidate_by_address(session, address)
        theirs = [one.address for one in addresses_of(session, candidate.id)] if candidate is not None else []
        is_news = suppress(
            session,
            road.links.signer,
            dict.fromkeys((address, *theirs)),
            Channel.PERSON,
            now,
            evidence=said,
            is_verified=False,
            actor=actor,
            candidate_id=candidate.id if candidate is not None else None,
        )
        if candidate is not None and is_news:
            end_all_runs(session, candidate.id, EnrollmentState.OPTED_OUT, _REASON, now)
            tell(session, candidate.id, "opted_out", f"Asked us not to write. {said}", now, actor=actor)
        if is_news:
            note(session, actor, "suppression", "Wrote down that somebody must not be written to.", now)
            told = to_keep_outside(road.links.signer, (address, *theirs), Channel.PERSON, now, is_verified=False)
            road.wishes.add(told)
    return is_news


def lift(road: Road, suppression_id: int, reason: str, actor: str) -> None:
    """Take back a wish whose sender nobody has verified; all that came with it at the same moment goes too.

    Raises UserError for a verified one: only the person can change that.
    """
    why = _readable(reason, "Say why: the reason stays in the timeline.")
    with road.database.write() as session:
        found = session.get(Suppression, suppression_id, with_for_update=True)
        if found is None:
            raise UserError("This wish is not here any more.")
        if not found.can_be_lifted or found.channel is Channel.DOMAIN:
            raise UserError("They asked for it themselves. Only they can change that.")
        candidate_id, now = found.candidate_id, road.now()
        others = unverified_of(session, candidate_id) if candidate_id is not None else []
        lifted = [one.address_hash for one in {found, *others}]
        for one in {found, *others}:
            session.delete(one)
        if candidate_id is not None:
            tell(session, candidate_id, "opt_out_lifted", f"May be written to again. {why}", now, actor=actor)
        note(session, actor, "suppression", f"Lifted a wish not to be written to: {why}", now)
        session.flush()
        road.wishes.add(KeptWish(WishKind.LIFTED, key, now) for key in sorted(lifted))


def _readable(text: str, missing: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise UserError(missing)
    if len(said) > _LONGEST:
        raise UserError(f"This is longer than {_LONGEST} characters.")
    return said
