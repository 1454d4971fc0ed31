"""Why not sooner: every rule that stands before one person's next mail, where its answer comes from, who can change it."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.candidate_data import person_or_404
from sequencer.admin.desk import page, reading, road
from sequencer.admin.words import Status
from sequencer.core.plan.explaining import Answer
from sequencer.store.candidates import address_to_write_to
from sequencer.store.explaining import next_steps
from sequencer.store.organisations import the_organisation

screen = Blueprint("explaining", __name__)

_WORDS = {
    Answer.PASSES: Status("done", "Passes"),
    Answer.WAITS: Status("wait", "Waits"),
    Answer.HOLDS: Status("need", "Needs you"),
    Answer.ENDS: Status("stop", "Ends it"),
}


@screen.get("/candidates/<int:candidate_id>/why")
@needs(Right.LOOK)
def why(candidate_id: int) -> Response:
    """The same object as `sequencer explain`, on a page."""
    with reading() as rows:
        person = person_or_404(rows, candidate_id)
        address = address_to_write_to(rows, candidate_id)
        steps = next_steps(rows, road().links.signer, person, road().now())
        zone = the_organisation(rows).zone
    name = person.full_name or (address.address if address is not None else "Somebody without a name")
    return page(
        "candidate-why.html", person=person, name=name, steps=steps, answers=_WORDS, zone=zone, now=road().now()
    )
