"""One mail or task that waits for a person: its text, why it waits, and the decision."""

from flask import Blueprint, Response, abort, request

from sequencer.admin import todo, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.doubt_words import doubt_words
from sequencer.core.plan.lateness import LATE_CODES
from sequencer.core.plan.sequence import StepKind
from sequencer.core.states import TouchState
from sequencer.core.write.attachments import in_words
from sequencer.errors import UserError
from sequencer.flows.decide import Decision, decide
from sequencer.store.attachments import files_of
from sequencer.store.belonging import sequence_of_run, touch_or_none
from sequencer.store.candidates import Candidate, address_to_write_to
from sequencer.store.doubts import doubts_of
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.person import outgoing_of
from sequencer.store.task_texts import task_text
from sequencer.store.touches import Touch, attempts_of, whose

screen = Blueprint("touches", __name__)

_SAID = {
    Decision.APPROVE: "Let go. It leaves when its hour has come.",
    Decision.DONE: "Done. The run goes on.",
    Decision.SKIP: "Left out. The run goes on behind it.",
    Decision.TREAT_AS_SENT: "Treated as sent. The run goes on.",
    Decision.SEND_AGAIN: "It leaves again.",
}


@screen.get("/touches/<int:touch_id>")
@needs(Right.LOOK)
def touch(touch_id: int) -> Response:
    return _one(touch_id)


@screen.post("/touches/<int:touch_id>")
@needs(Right.DECIDE)
def settle(touch_id: int) -> Response:
    """Carry out a decision; where it does not fit any more, the page says how things stand."""
    with reading() as session:
        found = touch_or_none(session, touch_id, me().scope)
    if found is None:
        abort(404)
    wanted = request.form.get("decision", "")
    if wanted not in set(Decision):
        abort(400)
    try:
        decide(road(), touch_id, Decision(wanted), me().email)
    except UserError:
        say("This was settled meanwhile, so nothing was changed.", "need")
        return _one(touch_id, 422)
    say(_SAID[Decision(wanted)] if found.is_step else "Left out." if wanted == Decision.SKIP else "Done.")
    return moved("today.today")


def decisions_for(found: Touch) -> tuple[Decision, ...]:
    """What a person may decide about a touch as it stands; the one that goes forward first."""
    match found.state:
        case TouchState.WAITING if found.kind is StepKind.TASK:
            return (Decision.DONE, Decision.SKIP)
        case TouchState.WAITING:
            return (Decision.APPROVE, Decision.SKIP)
        case TouchState.HELD if found.reason_code in LATE_CODES:
            return (Decision.APPROVE, Decision.SKIP)
        case TouchState.HELD:
            return (Decision.SKIP,)  # a service mail too: whoever it was for was reached another way
        case TouchState.PLANNED if found.is_step:
            return (Decision.SKIP,)
        case TouchState.UNKNOWN:
            return (Decision.TREAT_AS_SENT, Decision.SEND_AGAIN)
        case _:
            return ()


def _one(touch_id: int, status: int = 200) -> Response:
    with reading() as session:
        found = touch_or_none(session, touch_id, me().scope)
        if found is None:
            abort(404)
        person = session.get_one(Candidate, whose(found))
        address = address_to_write_to(session, person.id)
        sequence = sequence_of_run(session, found.enrollment_id)
        is_task = found.kind is StepKind.TASK
        subject, text = task_text(session, found) if is_task else (found.subject, found.text)
        now, zone = road().now(), the_organisation(session).zone
        return page(
            "touch.html",
            status,
            touch=found,
            letter=outgoing_of(session, found),
            files=[(one.name, in_words(one.size)) for one in files_of(session, found)],
            person=person,
            name=person.full_name or (address.address if address else ""),
            sequence=sequence,
            address=address,
            doubt=doubt_words(found.reason_code, found.reason),
            searches={one.attempt: one for one in doubts_of(session, found.id)},
            decisions=decisions_for(found) if me().may(Right.DECIDE) else (),
            status_words=words.touch_status(found.state),
            attempts=attempts_of(session, found.id),
            due=todo.when(found.due_at, person.zone, zone, now),
            now=now,
            zone=zone,
            is_task=is_task,
            subject=subject,
            text=text,
        )
