"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("today", __name__)


@screen.get("/")
@needs(Right.LOOK)
def today() -> Response:
    return page("building.html")
