"""The installation itself: what lives, what is late, which versions, which settings, and who changed what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from flask import Blueprint, Response, current_app

from sequencer.admin.access import Right, needs
from sequencer.admin.desk import machine_now, page, page_number, reading, road
from sequencer.admin.rail import PARTS
from sequencer.store.audit import first_broken, notes
from sequencer.store.clock_readings import EDITION, moved_clocks_ahead
from sequencer.store.heartbeats import SILENT_AFTER, Part
from sequencer.store.organisations import the_organisation
from sequencer.store.schema import current
from sequencer.store.screens.system import SystemFacts, system_facts

screen = Blueprint("system", __name__)

_A_PAGE = 50
_DATABASES = {"sqlite": "SQLite, a file in the data folder", "postgresql": "PostgreSQL"}
_BACK_UP = {
    "sqlite": "The two keys in the data folder belong with the copy.",
    "postgresql": "It uses PostgreSQL's own pg_dump. The two keys in the data folder belong with the copy.",
}


@dataclass(frozen=True)
class Running:
    """One part, as the page shows it."""

    words: str
    family: str
    at: datetime | None
    processes: int


@screen.get("/system")
@needs(Right.LOOK)
def system() -> Response:
    with reading() as rows:
        facts = system_facts(rows, road().now())
        zone = the_organisation(rows).zone
        moved = moved_clocks_ahead(rows, road().now(), _A_PAGE)
    settings = current_app.extensions["settings"]
    return page(
        "system.html",
        facts=facts,
        parts=list(_running(facts)),
        zone=zone,
        now=machine_now(),
        database=_DATABASES.get(facts.database, facts.database),
        schema=current(road().database),
        backup=_BACK_UP.get(facts.database, ""),
        queue="Redis" if settings.redis_url else "in memory, within this process",
        version=version("sequencer"),
        wishes=road().wishes.trouble(),
        zone_data=EDITION,
        moved=moved,
        given=sorted(name.upper() for name in settings.model_fields_set),
    )


@screen.get("/system/audit")
@needs(Right.ADMINISTER)
def audit() -> Response:
    number = page_number()
    with reading() as rows:
        found = notes(rows, _A_PAGE + 1, (number - 1) * _A_PAGE)
        zone = the_organisation(rows).zone
        is_whole = first_broken(rows) is None
    return page(
        "audit.html",
        notes=found[:_A_PAGE],
        has_more=len(found) > _A_PAGE,
        number=number,
        zone=zone,
        now=road().now(),
        is_whole=is_whole,
    )


def _running(facts: SystemFacts) -> Iterator[Running]:
    now = machine_now()
    for part in Part:
        beats = [one.beat_at for one in facts.processes if one.part is part]
        last = max(beats, default=None)
        lives = last is not None and last >= now - SILENT_AFTER
        living = sum(at >= now - SILENT_AFTER for at in beats)
        yield Running(PARTS[part].capitalize(), "done" if lives else "need", last, living)
