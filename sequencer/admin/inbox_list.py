"""The list at the side of the inbox: who waits, in which order, and where one goes from the entry that is open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request, url_for
from sqlalchemy.orm import Session

from sequencer.admin import inbox_words
from sequencer.admin.access import me
from sequencer.admin.desk import page_number, road
from sequencer.core.plan.ranges import row_number
from sequencer.core.states import Intent
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.inbox import MOST_COUNTED, Line, LineKind, lines, sorted_lines, waiting_count
from sequencer.store.screens.inbox_filters import Counts, Show, Sought, Waited, counts_of, hidden_by
from sequencer.store.teams import Team, teams_among

_PAGE = 50
ENDPOINTS = {LineKind.REPLY: "inbox.reply", LineKind.MAIL: "inbox.mail", LineKind.WISH: "inbox.wish"}
NAMES = {LineKind.REPLY: "reply_id", LineKind.MAIL: "mail_id", LineKind.WISH: "wish_id"}


@dataclass(frozen=True)
class Around:
    """The list at the side, and where one goes from here. `hidden` is how many more each filter keeps out of sight."""

    sought: Sought
    number: int
    lines: list[Line]
    has_more: bool
    waiting: int
    zone: str
    teams: list[Team]
    counts: Counts
    hidden: dict[str, int]
    is_counted: bool
    here: tuple[LineKind, int] | None = None

    @property
    def show(self) -> Show:
        return self.sought.show

    @property
    def today(self) -> date:
        return self.sought.today

    @property
    def tomorrow(self) -> date:
        return self.sought.today + timedelta(days=1)

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        later = [one for one in self.lines if one.comes_back and not one.waits]
        named = (
            ("Asked to hear from us about now", [one for one in self.lines if one.waits and one.is_back]),
            ("Put off until now", [one for one in self.lines if one.waits and one.was_put_off and not one.is_back]),
            ("To look at", [one for one in self.lines if one.waits and not one.is_back and not one.was_put_off]),
            ("For later", later),
            ("Seen to", [one for one in self.lines if not one.waits and not one.comes_back]),
        )
        return [(title, found) for title, found in named if found]

    @property
    def kept(self) -> dict[str, Any]:
        """What is chosen, as it stands in every address of the inbox."""
        return kept()

    def without(self, name: str) -> str:
        """The address of the list without one filter, or with none of them."""
        rest = {key: value for key, value in self.kept.items() if name not in ("all", key) or key == "show"}
        return url_for("inbox.inbox", **rest)

    def shown_as(self, show: str) -> str:
        return url_for("inbox.inbox", **{**self.kept, "show": show})

    def href(self, line: Line) -> str:
        return url_for(ENDPOINTS[line.kind], **{NAMES[line.kind]: line.id, **self.kept})

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


def kept() -> dict[str, Any]:
    """What is chosen in the address that was asked for, without what says nothing."""
    show, waited, intent = (request.args.get(name, "") for name in ("show", "waited", "outcome"))
    found = {
        "show": show if show in set(Show) - {Show.WAITING} else "",
        "team": request.args.get("team", 0, type=row_number),
        "outcome": intent if intent in set(Intent) else "",
        "waited": waited if waited in set(Waited) else "",
    }
    return {name: value for name, value in found.items() if value}


def sought_now(session: Session) -> Sought:
    """What is looked for, by whoever asks."""
    chosen = kept()
    now = road().now()
    return Sought(
        teams=me().scope,
        now=now,
        today=now.astimezone(ZoneInfo(the_organisation(session).zone)).date(),
        show=Show(chosen.get("show", Show.WAITING)),
        user_id=me().user_id,
        email=me().email,
        team_id=chosen.get("team"),
        intent=Intent(chosen["outcome"]) if "outcome" in chosen else None,
        waited=Waited(chosen["waited"]) if "waited" in chosen else None,
    )


def around_now(session: Session, here: tuple[LineKind, int] | None = None) -> Around:
    """The list as it is asked for in the address."""
    sought, number = sought_now(session), page_number()
    found, has_more = lines(session, sought, number, _PAGE)
    # What everybody has ever written is not counted: it may be a hundred thousand.
    is_counted = sought.show is not Show.ALL
    rows = sorted_lines(session, sought) if is_counted else []
    return Around(
        sought=sought,
        number=number,
        lines=found,
        has_more=has_more,
        waiting=waiting_count(session, me().scope, sought.today, sought.now),
        zone=the_organisation(session).zone,
        teams=teams_among(session, me().scope),
        counts=counts_of(rows, sought),
        hidden=hidden_by(rows, sought),
        is_counted=is_counted and len(rows) < MOST_COUNTED,
        here=here,
    )
