"""The page on which a colleague takes back what we understood of their hours. Looking changes nothing."""

from flask import Response, request

from sequencer.flows.read_hours import TakenBack, take_back
from sequencer.public.paper import is_genuine, is_too_quick, nothing_here, once, pages, paper, road, same_once
from sequencer.store.screens.hours_pages import HoursPage, hours_page

_FORM = "hours"

_WORDS = {
    "en": {
        "tab": "Your hours",
        "h1": "Take this back?",
        "lead": "From your mail we understood:",
        "more": "Your hours are then as they were before that mail. What is booked stays booked either way.",
        "tick": "This is not what I meant",
        "untold": "Nothing has changed yet. Tick the line if it is not what you meant, then press the button.",
        "do": "Take it back",
        "again": "That was very quick. Please tick the line and press once more, so that we know it was you.",
        "done": "Taken back",
        "done_lead": "Your hours are as they were before that mail.",
        "before": "That was taken back already. There is nothing more to do.",
        "changed": "Your hours have been changed since, so this cannot be taken back by itself. Answer the mail, and a person sees to it.",
        "close": "You can close this page.",
    },
    "de": {
        "tab": "Deine Zeiten",
        "h1": "Das zurücknehmen?",
        "lead": "Aus deiner Mail haben wir verstanden:",
        "more": "Deine Zeiten sind dann wie vor dieser Mail. Was gebucht ist, bleibt in jedem Fall gebucht.",
        "tick": "Das war nicht so gemeint",
        "untold": "Es hat sich noch nichts geändert. Setz das Häkchen, wenn es nicht so gemeint war, und drück dann den Knopf.",
        "do": "Zurücknehmen",
        "again": "Das ging sehr schnell. Bitte setz das Häkchen und drück noch einmal, damit wir wissen, dass du es warst.",
        "done": "Zurückgenommen",
        "done_lead": "Deine Zeiten sind wie vor dieser Mail.",
        "before": "Das ist schon zurückgenommen. Es ist nichts weiter zu tun.",
        "changed": "Deine Zeiten sind seitdem geändert worden, deshalb geht das nicht von selbst. Antworte auf die Mail, dann kümmert sich jemand darum.",
        "close": "Du kannst diese Seite schließen.",
    },
}


@pages.get("/c/h/<token>")
def see_hours(token: str) -> Response:
    """What was understood, a line to tick, and one button."""
    found = _found(token)
    if found is None:
        return nothing_here()
    return _end(found, "before", 200) if found.is_undone else _ask(token, found)


@pages.post("/c/h/<token>")
def undo_hours(token: str) -> Response:
    """Take it back, where the form is ours and pressed by somebody who could have read it."""
    found = _found(token)
    if found is None:
        return nothing_here()
    if not is_genuine(_FORM, token):
        return _ask(token, found, status=400)
    if request.form.get("sure") != "yes":  # whatever presses every button ticks no box
        return _ask(token, found, error="untold", kept=same_once())
    if is_too_quick(_FORM, token, offer_id=0, booking_id=0):  # nothing of theirs has just left
        return _ask(token, found, error="again", kept=same_once())
    match take_back(road(), token):
        case TakenBack.DONE:
            return _end(found, "done_lead", 200)
        case TakenBack.BEFORE:
            return _end(found, "before", 200)
        case TakenBack.CHANGED:
            return _end(found, "changed", 409)
    return nothing_here()


def _found(token: str) -> HoursPage | None:
    named = road().links.hours_of(token)
    if named is None or request.method not in ("GET", "HEAD", "POST"):
        return None
    with road().database.read() as session:
        return hours_page(session, *named)


def _ask(token: str, found: HoursPage, error: str = "", status: int = 200, kept: str = "") -> Response:
    words = _WORDS[found.language]
    return paper(
        "hours.html",
        found.language,
        status,
        w=words,
        lines=found.lines,
        once=kept or once(_FORM, token),
        error=words[error] if error else "",
    )


def _end(found: HoursPage, key: str, status: int) -> Response:
    words = _WORDS[found.language]
    heading = words["done"] if key in ("done_lead", "before") else words["tab"]
    return paper("hours-done.html", found.language, status, w=words, heading=heading, says=words[key])
