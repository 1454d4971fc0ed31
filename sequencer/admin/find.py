"""Finding a person from anywhere."""

from flask import Blueprint, Response, make_response, render_template, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import is_htmx, page, reading
from sequencer.store.screens.finding import MOST, find_people

screen = Blueprint("find", __name__)


@screen.get("/find")
@needs(Right.LOOK)
def find() -> Response:
    """People whose name or address holds what was typed; a list alone where htmx asks while somebody types."""
    text = request.args.get("q", "").strip()
    with reading() as rows:
        found = find_people(rows, text, me().scope)
    if is_htmx():
        return make_response(render_template("admin/_found.html", text=text, found=found, most=MOST))
    return page("find.html", text=text, found=found, most=MOST)
