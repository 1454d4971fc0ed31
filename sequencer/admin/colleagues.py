"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("colleagues", __name__)


@screen.get("/interviews/people")
@needs(Right.LOOK)
def colleagues() -> Response:
    return page("building.html")
