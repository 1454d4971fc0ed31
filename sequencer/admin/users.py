"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("users", __name__)


@screen.get("/users")
@needs(Right.LOOK)
def users() -> Response:
    return page("building.html")
