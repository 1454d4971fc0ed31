"""What a person may ask of us at any time: everything we hold about them, and that it goes."""

import json

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.core.addresses import identity
from sequencer.flows.erase import erase as erase_person
from sequencer.flows.export_person import hand_out
from sequencer.store.bookings import BookingState, bookings_of
from sequencer.store.candidates import Candidate, address_to_write_to, candidate_or_none

screen = Blueprint("candidate", __name__)


def person_or_404(session: Session, candidate_id: int) -> Candidate:
    """Somebody whom the one who asks may see."""
    found = candidate_or_none(session, candidate_id, me().scope)
    if found is None:
        abort(404)
    return found


@screen.post("/candidates/<int:candidate_id>/export")
@needs(Right.ERASE)
def export(candidate_id: int) -> Response:
    """Everything we hold about somebody, as a file for them."""
    with reading() as session:
        person_or_404(session, candidate_id)
    told = json.dumps(hand_out(road(), candidate_id, me().email), ensure_ascii=False, indent=2)
    response = Response(told, mimetype="application/json")
    response.headers["Content-Disposition"] = f"attachment; filename=person-{candidate_id}.json"
    return response


@screen.get("/candidates/<int:candidate_id>/erase")
@needs(Right.ERASE)
def erase_question(candidate_id: int) -> Response:
    return _erase_page(candidate_id)


@screen.post("/candidates/<int:candidate_id>/erase")
@needs(Right.ERASE)
def erase(candidate_id: int) -> Response:
    """Erase somebody for good, once their address has been typed."""
    with reading() as session:
        person_or_404(session, candidate_id)
        address = address_to_write_to(session, candidate_id)
    typed = request.form.get("address", "")
    if address is None or identity(typed) != identity(address.address):
        return _erase_page(candidate_id, typed, "This is not their address. Type it as it stands above.", 422)
    erase_person(road(), address.address, me().email)
    say("Erased. Only a hash of each address stays, so that nobody takes them in again.")
    return moved("candidates.candidates")


def _erase_page(candidate_id: int, typed: str = "", mistake: str = "", status: int = 200) -> Response:
    now = road().now()
    with reading() as session:
        person = person_or_404(session, candidate_id)
        booked = [
            one for one in bookings_of(session, candidate_id) if one.state is BookingState.BOOKED and one.start_at > now
        ]
        address = address_to_write_to(session, candidate_id)
    return page(
        "candidate-erase.html", status, person=person, address=address, booked=booked, typed=typed, mistake=mistake
    )
