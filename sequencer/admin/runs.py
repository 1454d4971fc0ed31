"""The people in a sequence: who runs, waits, needs somebody or has ended, and who had a step."""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request

from sequencer.admin import sequence_words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.builder_view import own_sequence
from sequencer.admin.desk import page, page_number, reading, road
from sequencer.admin.words import Status, run_status, touch_status
from sequencer.core.plan.delays import start_of_next_day
from sequencer.core.plan.ranges import row_number
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.sequences import people_in, standings_of
from sequencer.store.sequence_drafts import content_of
from sequencer.store.sequences import version_by_number

screen = Blueprint("runs", __name__)

SHOWN = {
    "running": "Running",
    "today": "Leave today",
    "wait": "Wait for their date",
    "need": "Need you",
    "ended": "Ended",
    "all": "Everybody",
}


@screen.get("/sequences/<int:sequence_id>/people")
@needs(Right.LOOK)
def runs(sequence_id: int) -> Response:
    step, number = request.args.get("step", ""), request.args.get("version", type=row_number)
    show = request.args.get("show", "all" if step else "running")
    if show not in SHOWN:
        abort(404)
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        zone = the_organisation(rows).zone
        ends_at = start_of_next_day(road().now(), ZoneInfo(zone))
        version = version_by_number(rows, sequence.id, number) if number is not None else None
        people, has_more = people_in(
            rows,
            sequence.id,
            show,
            ends_at,
            page_number(),
            step_key=step,
            version_id=version.id if version else None,
        )
        standing = standings_of(rows, [sequence.id], ends_at)[sequence.id]
        titles = sequence_words.titles_of(version.content if version else content_of(rows, sequence)[0])
    return page(
        "sequence-people.html",
        sequence=sequence,
        people=people,
        has_more=has_more,
        number=page_number(),
        standing=standing,
        shown=SHOWN,
        show=show,
        step=step,
        version=version,
        titles=titles,
        zone=zone,
        now=road().now(),
        run_status=run_status,
        touch_status=touch_status,
        rest_of=rest_of,
    )


def rest_of(status: Status, why: str) -> str:
    """A stored reason behind its state's words: what the state says already is not said twice."""
    head, _, rest = why.partition(": ")
    text = rest if rest and head == status.words else why
    return text[:1].upper() + text[1:]
