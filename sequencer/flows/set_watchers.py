"""Who is told by mail when times of an interview plan are offered to somebody."""

from collections.abc import Collection

from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.colleagues import colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offer_notes import set_watchers


def tell_of_offers(road: Road, plan_id: int, colleague_ids: Collection[int], actor: str) -> list[str]:
    """The names of those who are told from now on; nobody else is. Raises UserError."""
    with road.database.write() as session:
        plan = session.get(InterviewPlan, plan_id, with_for_update=True)
        if plan is None or plan.archived_at is not None:
            raise UserError("This plan is no longer here.")
        found = colleagues_by_id(session, sorted(set(colleague_ids)))
        set_watchers(session, plan_id, found)
        names = [one.name for one in found.values()]
        says = f"Of offers of “{plan.name}” are told by mail: {', '.join(names) or 'nobody'}."
        note(session, actor, "settings", says, road.now())
        return names
