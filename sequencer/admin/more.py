"""Every place there is, for a phone, whose tabs name only the first few."""

from flask import Blueprint, Response

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import page

screen = Blueprint("more", __name__)


@screen.get("/more")
@needs(Right.LOOK)
def more() -> Response:
    return page("more.html", may_administer=me().may(Right.ADMINISTER), may_erase=me().may(Right.ERASE))
