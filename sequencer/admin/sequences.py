"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("sequences", __name__)


@screen.get("/sequences")
@needs(Right.LOOK)
def sequences() -> Response:
    return page("building.html")
