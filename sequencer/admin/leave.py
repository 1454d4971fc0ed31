"""When whoever writes from a mailbox is away: its outreach waits for their first working day after."""

from collections.abc import Mapping

from flask import Blueprint, Response, url_for

from sequencer.admin.access import Right, me, needs
from sequencer.admin.days import chosen_span, dates, days_page, typed_span
from sequencer.admin.desk import moved, reading, road, say
from sequencer.admin.own_mailbox import mailbox_or_404
from sequencer.admin.refusals import beside
from sequencer.core.plan.day_spans import read_span
from sequencer.errors import UserError
from sequencer.flows import close_days
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import leave_of
from sequencer.store.organisations import the_organisation

screen = Blueprint("leave", __name__)


@screen.get("/mailboxes/<int:mailbox_id>/leave")
@needs(Right.LOOK)
def leave(mailbox_id: int) -> Response:
    return _leave(mailbox_or_404(mailbox_id), {}, {})


@screen.post("/mailboxes/<int:mailbox_id>/leave")
@needs(Right.ARRANGE)
def go(mailbox_id: int) -> Response:
    """Outreach of this mailbox waits on these days."""
    found, typed = mailbox_or_404(mailbox_id), typed_span()
    try:
        moved_count = close_days.go_on_leave(road(), mailbox_id, read_span(**typed), me().email)
    except UserError as error:
        return _leave(found, typed, beside(error), 422)
    say(f"Kept. {dates(moved_count)}")
    return moved("leave.leave", mailbox_id=mailbox_id)


@screen.post("/mailboxes/<int:mailbox_id>/leave/end")
@needs(Right.ARRANGE)
def come_back(mailbox_id: int) -> Response:
    mailbox_or_404(mailbox_id)
    say(f"Taken out. {dates(close_days.come_back(road(), mailbox_id, chosen_span(), me().email))}")
    return moved("leave.leave", mailbox_id=mailbox_id)


def _leave(mailbox: Mailbox, values: Mapping[str, str], errors: Mapping[str, str], status: int = 200) -> Response:
    with reading() as rows:
        zone = the_organisation(rows).zone
    return days_page(
        "mailbox-leave.html",
        status,
        mailbox=mailbox,
        spans=leave_of(mailbox),
        zone=zone,
        values=values,
        errors=errors,
        close_at=url_for("leave.go", mailbox_id=mailbox.id),
        open_at=url_for("leave.come_back", mailbox_id=mailbox.id),
        may_change=me().may(Right.ARRANGE),
    )
