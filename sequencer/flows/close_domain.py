"""An administrator closes a whole domain, so that nobody here writes to anybody there, or opens it again."""

from sqlalchemy.orm import Session

from sequencer.core.addresses import domain_of, identity, read_domain
from sequencer.core.kept_wishes import KeptWish, WishKind
from sequencer.core.plan.person_rules import closed
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.domains import add_domain, closed_domain, who_is_at
from sequencer.store.enrollments import end_all_runs
from sequencer.store.suppressions import Channel, Suppression, domain_hashes

_LONGEST = 500
_AT_ONCE = 50


def close_domain(road: Road, domain: str, reason: str, actor: str) -> int:
    """Close a domain and all below it; returns how many people's runs ended. Closing it twice changes nothing more.

    From the first commit on no mail leaves to anybody there, and nobody there is taken in or begins; the runs end in
    further commits, some people at a time. Raises UserError for what is no domain, and where no reason is given.
    """
    name, why = _canonical(domain), _said(reason)
    now = road.now()
    with road.database.write() as session:
        if closed_domain(session, road.links.signer, name) is None:
            key = domain_hashes(road.links.signer, name)[0]
            add_domain(session, key, name, why, actor, now)
            note(session, actor, "suppression", f"Closed the domain {name}: {why}", now)
            session.flush()
            road.wishes.add([KeptWish(WishKind.DOMAIN, key, now, name)])
    ended, last = 0, 0
    reason_to_end = Reason("closed_domain", closed(name))
    while True:
        with road.database.write() as session:
            people = who_is_at(session, name, last, _AT_ONCE)
            ended += sum(_end(road, session, one, reason_to_end) for one in people)
        road.step("after_ending_runs")
        if len(people) < _AT_ONCE:
            return ended
        last = people[-1]


def open_domain(road: Road, suppression_id: int, reason: str, actor: str) -> str:
    """Let people at a closed domain be written to again; returns which. Runs that ended stay ended. Raises UserError."""
    why = _said(reason)
    with road.database.write() as session:
        found = session.get(Suppression, suppression_id, with_for_update=True)
        if found is None or found.channel is not Channel.DOMAIN:
            raise UserError("This domain is not closed any more.")
        name, key, now = found.domain, found.address_hash, road.now()
        session.delete(found)
        note(session, actor, "suppression", f"Opened the domain {name} again: {why}", now)
        session.flush()
        road.wishes.add([KeptWish(WishKind.LIFTED, key, now)])
    return name


def _end(road: Road, session: Session, candidate_id: int, reason: Reason) -> bool:
    return bool(end_all_runs(session, candidate_id, EnrollmentState.STOPPED, reason, road.now()))


def _canonical(domain: str) -> str:
    """The domain as identities of addresses have it, so that other names of one provider are one."""
    return domain_of(identity(f"x@{read_domain(domain)}"))


def _said(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise UserError("Say why: whoever asks is shown the reason.")
    if len(said) > _LONGEST:
        raise UserError(f"This is longer than {_LONGEST} characters.")
    return said
