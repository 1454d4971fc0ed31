"""A whole run rehearsed for one person: a calendar with what is closed on it, and every mail in its final words."""

from flask import Blueprint, Response, abort, request

from sequencer.admin import sequence_words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.builder_view import own_sequence
from sequencer.admin.desk import page, reading, road
from sequencer.admin.words import Status, both_times
from sequencer.core.plan.drafting import rough
from sequencer.core.plan.ranges import row_number
from sequencer.core.plan.rehearsal import weeks
from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.store.candidates import candidate_or_none
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.previews import people_to_look_at
from sequencer.store.screens.rehearsals import rehearsed
from sequencer.store.sequence_drafts import content_of
from sequencer.store.sequences import branch_fields

screen = Blueprint("rehearsals", __name__)

_HELD = Status("need", "Would be held")


@screen.get("/sequences/<int:sequence_id>/rehearsal")
@needs(Right.LOOK)
def rehearsal(sequence_id: int) -> Response:
    """The sequence as it stands in the builder, draft or saved, for the person asked for or the first one there is."""
    asked = request.args.get("person", None, type=row_number)
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        content, _ = content_of(rows, sequence)
        found = rough(content, branch_fields(rows))
        ids = [asked] if asked is not None else people_to_look_at(rows, sequence_id, None, me().scope)[:1]
        candidate = candidate_or_none(rows, ids[0], me().scope) if ids else None
        if asked is not None and candidate is None:
            abort(404)
        mailbox = mailbox_by_email(rows, found.definition.sender)
        run = None
        if candidate is not None and mailbox is not None:
            run = rehearsed(rows, road().links, candidate, sequence, found.definition, mailbox, road().now())
        zone = the_organisation(rows).zone
    titles = {step["key"]: sequence_words.title_of(step, number) for number, step in enumerate(content["steps"], 1)}
    return page(
        "rehearsal.html",
        sequence=sequence,
        run=run,
        weeks=weeks(run.days) if run is not None else (),
        titles=titles,
        mail_kinds=MAIL_KINDS,
        held=_HELD,
        zone=zone,
        now=road().now(),
        both_times=both_times,
    )
