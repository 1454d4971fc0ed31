"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("teams", __name__)


@screen.get("/teams")
@needs(Right.LOOK)
def teams() -> Response:
    return page("building.html")
