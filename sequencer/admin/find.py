"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("find", __name__)


@screen.get("/find")
@needs(Right.LOOK)
def find() -> Response:
    return page("building.html")
