"""The way back from what was just done in the inbox: it stands in the address of the page that one is led to."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from sequencer.core.plan.ranges import row_number

_SAYS = {
    "seen": "Seen to.",
    "later": "Put off. It comes back by itself.",
    "given": "Given away.",
    "mail": "Seen to. It stays in the timeline.",
    "wish": "Seen to.",
}


@dataclass(frozen=True)
class Undo:
    """One form: where it goes, and what it carries."""

    says: str
    href: str
    fields: dict[str, str]


def done(reply_id: int, what: str = "", was: int | None = None) -> dict[str, Any]:
    """What an address carries so that `what` may be taken back; `was` is whose it had been."""
    told = {"done": reply_id, "what": what, "was": was}
    return {name: value for name, value in told.items() if value}


def undo_asked(kept: dict[str, Any]) -> Undo | None:
    """The way back from what the address says was just done."""
    thing = request.args.get("done", 0, type=row_number)
    what = request.args.get("what", "seen")
    if not thing or what not in _SAYS:
        return None
    match what:
        case "mail":
            return Undo(_SAYS[what], url_for("inbox.mail_again", mail_id=thing, **kept), {})
        case "wish":
            return Undo(_SAYS[what], url_for("inbox.wish_again", wish_id=thing, **kept), {})
        case "given":
            was = request.args.get("was", 0, type=row_number)
            return Undo(
                _SAYS[what], url_for("inbox.hand_to", reply_id=thing, **kept), {"to": str(was or ""), "back": "1"}
            )
        case _:
            back = {"back": "1"} if what == "seen" else {}
            return Undo(_SAYS[what], url_for("inbox.again", reply_id=thing, **kept), back)
