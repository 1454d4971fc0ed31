"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("suppressions", __name__)


@screen.get("/do-not-write")
@needs(Right.LOOK)
def suppressions() -> Response:
    return page("building.html")
