"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("more", __name__)


@screen.get("/more")
@needs(Right.LOOK)
def more() -> Response:
    return page("building.html")
