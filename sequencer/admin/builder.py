"""Changing a sequence in its draft: steps, their order, settings, and a preview of what is typed."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, request

from sequencer.admin.access import Right, me, needs, takes
from sequencer.admin.attached import LARGEST_FORM, chosen_file, left_behind
from sequencer.admin.builder_page import (
    asked_look,
    builder_page,
    preview_part,
    refused,
    revision_seen,
    state_line,
    typed_fields,
)
from sequencer.admin.builder_view import Look, own_sequence
from sequencer.admin.desk import is_htmx, moved, reading, road, say
from sequencer.admin.step_form import with_another_text, without_text
from sequencer.admin.words import clock
from sequencer.core.plan.drafting import (
    SETTINGS,
    AddStep,
    Edit,
    MoveStep,
    PutSettings,
    PutStep,
    RemoveStep,
    step_in,
)
from sequencer.core.plan.sequence import StepKind
from sequencer.errors import UserError
from sequencer.flows.edit_draft import ChangedMeanwhile, Saved, attach_file, change_draft, detach_file, discard_draft
from sequencer.store.interview_plans import plans_of_teams
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.sequence_choices import mailboxes_among
from sequencer.store.sequence_drafts import content_of
from sequencer.store.sequences import current_version
from sequencer.store.teams import teams_among

screen = Blueprint("builder", __name__)

_SAID = {
    "add": "Added a step to the draft.",
    "remove": "Took the step out of the draft. Nothing that runs has changed.",
    "attach": "Attached, in the draft. Nothing that runs has changed.",
    "detach": "Took the file out of the draft. Nothing that runs has changed.",
}


@screen.post("/sequences/<int:sequence_id>/draft")
@takes(LARGEST_FORM)
@needs(Right.WORK)
def save(sequence_id: int) -> Response:
    """Keep what is typed, and make the one further edit whose button was pressed.

    To a page that saves by itself goes the state line only.
    """
    look, also = asked_look(request.form), "detach" if "without-file" in request.form else request.form.get("also", "")
    fields = _with_texts_changed(typed_fields())
    with reading() as rows:
        own_sequence(rows, sequence_id, me())
    try:
        _refuse_foreign_places(sequence_id, look, fields)
        saved = _keep(sequence_id, look, fields, also)
    except ChangedMeanwhile as error:
        return _changed_meanwhile(sequence_id, look, fields, error)
    except UserError as error:
        return refused(sequence_id, look, fields, str(error))
    if is_htmx():
        return _saved_line(sequence_id, saved)
    for who in saved.others:
        say(f"{who} has changed other parts of this draft meanwhile. You see both.", "wait")
    if also != "attach" and left_behind():
        say(f"“{left_behind()}” is not attached: choose it again, then press Attach.", "wait")
    if also == "review":
        return moved("versions.review", sequence_id=sequence_id)
    say(_SAID.get(also, "Draft saved. Nothing that runs has changed."))
    look = replace(look, step=saved.look_at)
    return _back(sequence_id, look)


@screen.post("/sequences/<int:sequence_id>/preview")
@needs(Right.LOOK)
def preview(sequence_id: int) -> Response:
    """How what is typed would read. Nothing is saved."""
    look, typed = asked_look(request.form), typed_fields() if me().may(Right.WORK) else None
    if is_htmx():
        return preview_part(sequence_id, look, typed)
    return builder_page(sequence_id, look, typed, revision=revision_seen())


@screen.post("/sequences/<int:sequence_id>/discard")
@needs(Right.WORK)
def discard(sequence_id: int) -> Response:
    with reading() as rows:
        own_sequence(rows, sequence_id, me())
    try:
        discard_draft(road(), sequence_id, me().email)
        say("Threw the draft away. You see the present version.")
    except UserError as error:
        say(str(error), "need")
    return moved("sequences.sequence", sequence_id=sequence_id)


def _with_texts_changed(typed: dict[str, Any]) -> dict[str, Any]:
    """What is typed, with one more text to compare, or one fewer, where that button was pressed."""
    if "more-texts" in request.form:
        return with_another_text(typed)
    gone = request.form.get("without-text", "")
    return without_text(typed, gone) if gone else typed


def _keep(sequence_id: int, look: Look, fields: dict[str, Any], also: str) -> Saved:
    """What is typed, then the further edit; a step that is taken out need not be kept first."""
    file = chosen_file() if also == "attach" else None  # refused before anything is kept
    edits: list[Edit] = []
    if also != "remove" and fields:
        edits.append(PutSettings(fields) if look.step == SETTINGS else PutStep(look.step, fields))
    match also:
        case "up" | "down":
            edits.append(MoveStep(look.step, is_up=also == "up"))
        case "remove":
            edits.append(RemoveStep(look.step))
        case "add":
            edits.append(_new_step(look))
    saved = change_draft(road(), sequence_id, edits[0], revision_seen(), me().email)
    for edit in edits[1:]:
        further = change_draft(road(), sequence_id, edit, saved.revision, me().email)
        saved = replace(further, others=saved.others)
    if file is not None:
        return attach_file(road(), sequence_id, look.step, file, saved.revision, me().email)
    if also == "detach":
        return detach_file(road(), sequence_id, look.step, request.form["without-file"], saved.revision, me().email)
    return saved


def _new_step(look: Look) -> AddStep:
    kind = request.form.get("new-kind", "")
    after = "" if look.step == SETTINGS else look.step
    return AddStep(StepKind(kind) if kind in list(StepKind) else StepKind.EMAIL, after)


def _back(sequence_id: int, look: Look) -> Response:
    asked = {"step": look.step, "person": look.person, "pool": look.pool, "arm-shown": look.arm or None}
    problems = {"problems": "1"} if look.with_problems else {}
    return moved("sequences.sequence", sequence_id=sequence_id, **asked, **problems)


def _changed_meanwhile(sequence_id: int, look: Look, fields: dict[str, Any], error: ChangedMeanwhile) -> Response:
    """Both are shown: what was typed stays in the form, what the other one saved stands beside it."""
    with reading() as rows:
        zone = the_organisation(rows).zone
        content, _ = content_of(rows, own_sequence(rows, sequence_id, me()))
    says = f"Not saved. {error.by} changed this at {clock(error.at, zone)}, after you opened it."
    if is_htmx():
        return state_line(revision_seen(), f"{says} Press Save draft to see both.", 422)
    theirs = step_in(content, look.step) or {}
    return builder_page(sequence_id, look, fields, refusal=says, theirs=theirs, revision=error.revision, status=409)


def _saved_line(sequence_id: int, saved: Saved) -> Response:
    with reading() as rows:
        zone = the_organisation(rows).zone
        version = current_version(rows, sequence_id)
    number = version.number + 1 if version else 1
    return state_line(saved.revision, f"Draft of version {number}, saved {clock(saved.saved_at, zone)}", 200)


def _refuse_foreign_places(sequence_id: int, look: Look, fields: dict[str, Any]) -> None:
    """A sequence may be given to a team, a mailbox and a plan of one's own only; what it has it may keep."""
    if look.step != SETTINGS:
        return
    with reading() as rows:
        present, _ = content_of(rows, own_sequence(rows, sequence_id, me()))
        own = {
            "team": {one.name for one in teams_among(rows, me().scope)},
            "sender": {one.email for one in mailboxes_among(rows, me().scope)},
            "interview": {"", *(one.name for one in plans_of_teams(rows, me().scope))},
        }
    words = {"team": "one of your own teams", "sender": "a mailbox of your teams", "interview": "a plan of your teams"}
    for name, known in own.items():
        if fields.get(name, "") not in {*known, present.get(name, "")}:
            raise UserError(f"Choose {words[name]}.")
