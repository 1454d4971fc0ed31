"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("plans", __name__)


@screen.get("/interviews/plans")
@needs(Right.LOOK)
def plans() -> Response:
    return page("building.html")
