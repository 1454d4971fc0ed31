"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("organisation", __name__)


@screen.get("/organisation")
@needs(Right.LOOK)
def organisation() -> Response:
    return page("building.html")
