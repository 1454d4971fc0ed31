"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("pauses", __name__)


@screen.get("/stop-all-sending")
@needs(Right.LOOK)
def stop_all() -> Response:
    return page("building.html")
