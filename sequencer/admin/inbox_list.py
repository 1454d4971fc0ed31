"""The list at the side of the inbox: who waits, in which order, and where one goes from the entry that is open."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import request, url_for
from sqlalchemy.orm import Session

from sequencer.admin import inbox_words
from sequencer.admin.access import me
from sequencer.admin.desk import page_number, road
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.inbox import Line, LineKind, Show, lines, waiting_count

_PAGE = 50
ENDPOINTS = {LineKind.REPLY: "inbox.reply", LineKind.MAIL: "inbox.mail", LineKind.WISH: "inbox.wish"}
NAMES = {LineKind.REPLY: "reply_id", LineKind.MAIL: "mail_id", LineKind.WISH: "wish_id"}


@dataclass(frozen=True)
class Around:
    """The list at the side, and where one goes from here."""

    show: Show
    number: int
    lines: list[Line]
    has_more: bool
    waiting: int
    zone: str
    today: date
    here: tuple[LineKind, int] | None = None

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        named = (
            ("Asked to hear from us about now", [one for one in self.lines if one.is_back]),
            ("To look at", [one for one in self.lines if one.waits and not one.is_back]),
            ("Seen to", [one for one in self.lines if not one.waits]),
        )
        return [(title, found) for title, found in named if found]

    def href(self, line: Line) -> str:
        given: dict[str, Any] = {NAMES[line.kind]: line.id}
        if self.show is not Show.WAITING:
            given["show"] = str(self.show)
        return url_for(ENDPOINTS[line.kind], **given)

    def beside(self, step: int) -> str:
        """The address of the next or previous entry; empty at the end."""
        shown_in_order = [line for _, group in self.groups for line in group]
        at = next((n for n, line in enumerate(shown_in_order) if (line.kind, line.id) == self.here), None)
        if at is None or not 0 <= at + step < len(shown_in_order):
            return ""
        return self.href(shown_in_order[at + step])

    def clock(self, line: Line) -> str:
        local = line.at.astimezone(ZoneInfo(self.zone))
        return inbox_words.when_in_list(local.date(), self.today, f"{local:%H:%M}")


def around_now(session: Session, here: tuple[LineKind, int] | None = None) -> Around:
    """The list as it is asked for in the address."""
    given = request.args.get("show", "")
    show = Show(given) if given in set(Show) else Show.WAITING
    zone, number = the_organisation(session).zone, page_number()
    today = road().now().astimezone(ZoneInfo(zone)).date()
    found, has_more = lines(session, me().scope, show, me().email, today, number, _PAGE)
    return Around(show, number, found, has_more, waiting_count(session, me().scope, today), zone, today, here)
