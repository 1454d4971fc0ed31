"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("system", __name__)


@screen.get("/system")
@needs(Right.LOOK)
def system() -> Response:
    return page("building.html")
