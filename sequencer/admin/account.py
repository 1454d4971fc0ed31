"""A screen that is being built."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import page

screen = Blueprint("account", __name__)


@screen.get("/account")
@needs(Right.LOOK)
def account() -> Response:
    return page("building.html")
