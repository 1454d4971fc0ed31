"""A person's facts and addresses, changed by hand."""

from flask import Response, request

from sequencer.admin import candidate_fields as fields
from sequencer.admin.access import Right, me, needs
from sequencer.admin.candidate_data import person_or_404, screen
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.errors import UserError
from sequencer.flows.edit_candidate import add_address, edit_candidate, remove_address, write_to_address
from sequencer.store.candidates import addresses_of, custom_field_names, values_of

__all__ = ["screen"]


@screen.get("/candidates/<int:candidate_id>/edit")
@needs(Right.WORK)
def edit(candidate_id: int) -> Response:
    return _form(candidate_id)


@screen.post("/candidates/<int:candidate_id>/edit")
@needs(Right.WORK)
def save(candidate_id: int) -> Response:
    """Keep what was changed, and only that: somebody else may have changed another field since.

    What is wrong with a field is said beside it and nothing is lost.
    """
    with reading() as session:
        present = values_of(person_or_404(session, candidate_id))
        custom = custom_field_names(session)
    typed = fields.told_by(request.form, custom)
    seen = fields.told_by(request.form, custom, "was-")
    mistakes = fields.changed_meanwhile(typed, seen, present) | fields.mistakes_in(typed)
    if mistakes:
        return _form(candidate_id, typed, mistakes, status=422)
    news = {name: text for name, text in typed.items() if text != seen.get(name)}
    changed = edit_candidate(road(), candidate_id, news, me().email)
    named = ", ".join(fields.label_of(name).lower() for name in changed)
    say(f"Saved: {named}." if changed else "Nothing was different, so nothing was changed.")
    return moved("candidate.candidate", candidate_id=candidate_id)


@screen.post("/candidates/<int:candidate_id>/addresses")
@needs(Right.WORK)
def address_add(candidate_id: int) -> Response:
    """One more address."""
    with reading() as session:
        person_or_404(session, candidate_id)
    typed = request.form.get("address", "")
    try:
        add_address(road(), candidate_id, typed, me().email)
    except UserError as error:
        return _form(candidate_id, mistakes={"address": fields.in_words(error)}, address=typed, status=422)
    say("The address was added.")
    return moved("candidate.edit", candidate_id=candidate_id, _anchor="addresses")


@screen.post("/candidates/<int:candidate_id>/addresses/<int:address_id>/<what>")
@needs(Right.WORK)
def address_change(candidate_id: int, address_id: int, what: str) -> Response:
    """Write to this address from now on, or take it away."""
    with reading() as session:
        person_or_404(session, candidate_id)
    try:
        if what == "choose":
            write_to_address(road(), candidate_id, address_id, me().email)
            say("Mails go to this address now.")
        elif what == "remove":
            remove_address(road(), candidate_id, address_id, me().email)
            say("The address was removed.")
    except UserError as error:
        say(fields.in_words(error), "need")
    return moved("candidate.edit", candidate_id=candidate_id, _anchor="addresses")


def _form(
    candidate_id: int,
    typed: dict[str, str] | None = None,
    mistakes: dict[str, str] | None = None,
    address: str = "",
    status: int = 200,
) -> Response:
    with reading() as session:
        person = person_or_404(session, candidate_id)
        present = values_of(person)
        custom = sorted(custom_field_names(session))
        addresses = addresses_of(session, candidate_id)
    return page(
        "candidate-edit.html",
        status,
        person=person,
        values=present | (typed or {}),
        present=present,
        groups=fields.GROUPS,
        custom=[(name, fields.label_of(name)) for name in custom],
        addresses=addresses,
        mistakes=mistakes or {},
        typed_address=address,
    )
