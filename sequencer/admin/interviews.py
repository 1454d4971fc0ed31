"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("interviews", __name__)


@screen.get("/interviews")
@needs(Right.LOOK)
def interviews() -> Response:
    return page("building.html")
