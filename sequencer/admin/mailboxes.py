"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("mailboxes", __name__)


@screen.get("/mailboxes")
@needs(Right.LOOK)
def mailboxes() -> Response:
    return page("building.html")
