"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("pools", __name__)


@screen.get("/pools")
@needs(Right.LOOK)
def pools() -> Response:
    return page("building.html")
