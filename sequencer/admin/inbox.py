"""The inbox: who wrote, what it seems to mean, and what follows; one key, or one button, each."""

from dataclasses import replace

from flask import Blueprint, Response

from sequencer.admin import inbox_words, words
from sequencer.admin.access import Right, needs
from sequencer.admin.desk import moved, page, reading
from sequencer.admin.inbox_list import ENDPOINTS, NAMES, around_now, kept
from sequencer.admin.inbox_opened import opened
from sequencer.admin.inbox_undo import done, undo_asked
from sequencer.store.screens.inbox import LineKind

screen = Blueprint("inbox", __name__)


@screen.get("/inbox")
@needs(Right.LOOK)
def inbox() -> Response:
    """The list, with its first entry open where there is room for it."""
    with reading() as session:
        around = around_now(session)
        first = next((line for _, group in around.groups for line in group), None)
        found = opened(session, first.kind, first.id, around.sought) if first is not None else {}
        around = replace(around, here=(first.kind, first.id)) if first is not None else around
    undo = undo_asked(kept())
    return page("inbox.html", around=around, is_list=True, inbox_words=inbox_words, words=words, undo=undo, **found)


@screen.get("/inbox/<int:reply_id>")
@needs(Right.LOOK)
def reply(reply_id: int) -> Response:
    return show(LineKind.REPLY, reply_id)


@screen.get("/inbox/mail/<int:mail_id>")
@needs(Right.LOOK)
def mail(mail_id: int) -> Response:
    return show(LineKind.MAIL, mail_id)


@screen.get("/inbox/wish/<int:wish_id>")
@needs(Right.LOOK)
def wish(wish_id: int) -> Response:
    return show(LineKind.WISH, wish_id)


def show(kind: LineKind, thing: int, **refusals: str) -> Response:
    """One entry with the list around it; with a sentence where something was refused, and what was typed."""
    with reading() as session:
        around = around_now(session, (kind, thing))
        found = opened(session, kind, thing, around.sought)
    return page(
        "inbox.html",
        422 if refusals else 200,
        around=around,
        inbox_words=inbox_words,
        words=words,
        undo=undo_asked(kept()),
        **found | refusals,
    )


def go_on(thing: int, what: str = "", was: int | None = None) -> Response:
    """Go to what waits next in the list as it is filtered, with the way back to what was just done."""
    with reading() as session:
        around = around_now(session)
    back = done(thing, what, was) | kept()
    first = next((line for _, group in around.groups for line in group if line.waits), None)
    if first is None:
        return moved("inbox.inbox", **back)
    return moved(ENDPOINTS[first.kind], **{NAMES[first.kind]: first.id}, **back)
