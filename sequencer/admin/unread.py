"""A person wants to offer time of somebody whose calendar cannot be read: what that means, and the two ways on."""

from collections.abc import Mapping

from flask import Response, request

from sequencer.admin.desk import page, reading, road
from sequencer.errors import UnreadCalendarError
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.unread import unread_calendars

DESPITE = "despite_unread"
"""The field of a form that says: offer all the same."""


def has_said_so() -> bool:
    return request.form.get(DESPITE) == "yes"


def ask_about(error: UnreadCalendarError, plan_id: int, fields: Mapping[str, str], back: str) -> Response:
    """The question whether to offer all the same; `fields` are what the form that was pressed had told, `back` its page."""
    with reading() as session:
        plan = session.get_one(InterviewPlan, plan_id)
        unread = unread_calendars(session, colleague_ids_of(plan), road().now())
    says, _, more = str(error).rpartition(". ")
    return page(
        "calendar-unread.html",
        422,
        says=says,
        more=more,
        unread=unread,
        action=request.full_path.rstrip("?"),
        fields=fields,
        despite=DESPITE,
        back=back,
    )
