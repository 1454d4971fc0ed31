"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("imports", __name__)


@screen.get("/imports")
@needs(Right.LOOK)
def imports() -> Response:
    return page("building.html")
