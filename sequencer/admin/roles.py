"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("roles", __name__)


@screen.get("/roles")
@needs(Right.LOOK)
def roles() -> Response:
    return page("building.html")
