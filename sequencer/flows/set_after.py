"""What a plan does about settled interviews, set on a screen."""

from sequencer.core.meet.plan_after import AfterGiven
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.interview_plans import InterviewPlan


def set_after(road: Road, plan_id: int, given: AfterGiven, actor: str) -> None:
    """Counts for what happens from now on, booked interviews among it."""
    with road.database.write() as session:
        plan = session.get(InterviewPlan, plan_id, with_for_update=True)
        if plan is None:
            return
        plan.counter, plan.reminds, plan.second_chance = given.counter, given.reminds, given.second_chance
        note(session, actor, "settings", f"What follows a booking by “{plan.name}” was changed.", road.now())
