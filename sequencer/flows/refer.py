"""Somebody named in an answer becomes a candidate, and a first mail to them is written for a person to read."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.addresses import parse
from sequencer.core.plan.sequence import StepKind
from sequencer.core.read.candidate_row import read_value
from sequencer.core.states import TouchState
from sequencer.core.write.picking_up import opening_line_for_named, source_of_named
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, add_addresses, add_to_team, write_values
from sequencer.store.enrollments import live_runs
from sequencer.store.newcomers import must_be_new
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.timeline import tell
from sequencer.store.touches import open_touch_of


@dataclass(frozen=True)
class Named:
    """Whom an answer names. `may_be_told` is whether who named them has agreed that we say so."""

    email: str
    name: str
    may_be_told: bool = False


def take_in_named(road: Road, reply_id: int, named: Named, team_id: int, actor: str) -> int:
    """The id of the candidate whom an answer has brought to us; the second time the same one.

    Whoever named them is told to nobody without their consent: not in the source, which the first mail says, and not in
    the opening line. Nothing is planned, and no mail to them begins by itself ever after (`moves`). Raises UserError for
    an address of somebody we know, or whom we must not write to.
    """
    address = parse(named.email)
    with road.database.write() as session:
        reply = session.get(Reply, reply_id, with_for_update=True, populate_existing=True)
        if reply is None:
            raise UserError("This answer is no longer here. The person may have been erased.")
        if reply.named_candidate_id is not None:
            return reply.named_candidate_id
        must_be_new(session, road.links.signer, address)
        referrer = session.get_one(Candidate, reply.candidate_id)
        found = Candidate(fields={}, created_at=road.now())
        write_values(found, _facts(session, named, referrer, reply))
        session.add(found)
        session.flush()
        add_addresses(session, [(found.id, address, True)])
        add_to_team(session, [found.id], team_id)
        reply.named_candidate_id = found.id
        by = f"by {referrer.full_name}" if named.may_be_told and referrer.full_name else "in an answer to us"
        tell(session, found.id, "added", f"Added by hand: named {by}.", road.now(), actor=actor)
        says = f"They named {found.full_name or address}, who is here now."
        run = reply.enrollment_id
        tell(session, referrer.id, "reply_named", says, road.now(), enrollment_id=run, actor=actor)
        return found.id


def bring_draft(road: Road, candidate_id: int) -> int | None:
    """The touch of the first mail to somebody named, to be written now and read by a person; None where there is none."""
    with road.database.write() as session:
        touch = next(
            (found for run in live_runs(session, candidate_id) if (found := open_touch_of(session, run.id))), None
        )
        if touch is None or touch.kind is not StepKind.MANUAL_EMAIL:
            return None
        if touch.state is TouchState.PLANNED and touch.frozen is None:
            touch.wakes_at = road.now()  # to be read at once; it leaves at its own hour all the same
        return touch.id


def _facts(session: Session, named: Named, referrer: Candidate, reply: Reply) -> dict[str, str]:
    """What we know of them: nothing of their employer or wishes, and the language they were named in as a first guess."""
    first, _, last = " ".join(named.name.split()).partition(" ")
    told = referrer.full_name if named.may_be_told else ""
    here = ZoneInfo(the_organisation(session).zone)
    facts = {
        "first_name": first,
        "last_name": last,
        "locale": referrer.locale,
        "source": source_of_named(told, referrer.locale),
        "collected_on": str(reply.received_at.astimezone(here).date()),
        "opening_line": opening_line_for_named(told, referrer.locale) if told else "",
    }
    return {name: read_value(name, text) for name, text in facts.items() if text}
