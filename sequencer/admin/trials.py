"""A test mail: one step as it is typed, as one person would get it, sent to oneself or to another address."""

from flask import Blueprint, Response, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.builder_page import asked_look, builder_page, refused, revision_seen, typed_fields
from sequencer.admin.builder_view import Look, own_sequence, with_typed
from sequencer.admin.desk import reading, road, say
from sequencer.core.plan.drafting import Rough, rough
from sequencer.errors import UserError
from sequencer.flows.try_out import try_out
from sequencer.store.candidates import candidate_or_none
from sequencer.store.sequence_drafts import content_of
from sequencer.store.sequences import branch_fields

screen = Blueprint("trials", __name__)


@screen.post("/sequences/<int:sequence_id>/test")
@needs(Right.WORK)
def test(sequence_id: int) -> Response:
    """Send what is typed, saved or not. Nothing of it enters anybody's history."""
    look, typed = asked_look(request.form), typed_fields()
    to = request.form.get("to", "").strip() if "to-other" in request.form else me().email
    with reading() as rows:
        content, _ = content_of(rows, own_sequence(rows, sequence_id, me()))
        found = rough(with_typed(content, look.step, typed), branch_fields(rows))
    try:
        person = _person(look, found)
        try_out(road(), found.definition, look.step, person, to, me().email, variant=look.arm)
    except UserError as error:
        return refused(sequence_id, look, typed, str(error))
    say(f"On its way to {to}, with [Test] before the subject. It is in nobody’s history.")
    return builder_page(sequence_id, look, typed, revision=revision_seen())


def _person(look: Look, found: Rough) -> int:
    """Whose facts fill the fields. Raises UserError where nobody is there, or the step cannot be read yet."""
    if problem := found.problems.get(look.step, ""):
        raise UserError(problem)
    with reading() as rows:
        if look.person is None or candidate_or_none(rows, look.person, me().scope) is None:
            raise UserError("There is nobody to fill the fields with. Add a person first, or choose another one.")
    return look.person
