"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("starts", __name__)


@screen.get("/sequences/<int:sequence_id>/start")
@needs(Right.LOOK)
def review(sequence_id: int) -> Response:
    return page("building.html")
