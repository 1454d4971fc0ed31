"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("inbox", __name__)


@screen.get("/inbox")
@needs(Right.LOOK)
def inbox() -> Response:
    return page("building.html")
