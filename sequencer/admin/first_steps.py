"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("first_steps", __name__)


@screen.get("/first-steps")
@needs(Right.LOOK)
def first_steps() -> Response:
    return page("building.html")
