"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("candidates", __name__)


@screen.get("/candidates")
@needs(Right.LOOK)
def candidates() -> Response:
    return page("building.html")
