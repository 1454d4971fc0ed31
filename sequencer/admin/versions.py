"""Saving a draft as the next version, after a look at what it changes for whom; and who changed what, and got what."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session

from sequencer.admin import sequence_words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.builder_page import in_words
from sequencer.admin.builder_view import own_sequence
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.core.plan.changes import ChangeKind, StepChange, setting_changes, step_changes
from sequencer.core.plan.drafting import Rough, rough
from sequencer.core.plan.ranges import row_number
from sequencer.core.plan.sequence import TOUCH_KINDS, Definition
from sequencer.core.plan.sequence_file import to_mapping
from sequencer.core.write.step_texts import check_texts_of
from sequencer.errors import UserError
from sequencer.flows.publish import publish_draft
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.sequences import had_by_step, had_counts, live_by_place
from sequencer.store.sequence_drafts import draft_for
from sequencer.store.sequences import Sequence, branch_fields, current_version, definition_of, merge_fields, versions_of

screen = Blueprint("versions", __name__)


@dataclass(frozen=True)
class StepImpact:
    """What saving means for one step: who had it, who is still to get it."""

    title: str
    kind: ChangeKind
    what: tuple[str, ...]
    had: int
    to_come: int
    pass_by: int
    has_text: bool


@dataclass(frozen=True)
class VersionLine:
    """One version: who saved it when, what it changed, and how many people got each of its texts."""

    version_id: int
    number: int
    at: datetime
    by: str
    settings: tuple[str, ...]
    steps: tuple[tuple[str, StepChange], ...]
    got: tuple[tuple[str, str, int], ...]


@screen.get("/sequences/<int:sequence_id>/review")
@needs(Right.WORK)
def review(sequence_id: int) -> Response:
    return _review(sequence_id)


@screen.post("/sequences/<int:sequence_id>/review")
@needs(Right.WORK)
def save(sequence_id: int) -> Response:
    with reading() as rows:
        own_sequence(rows, sequence_id, me())
    try:
        number = publish_draft(road(), sequence_id, request.form.get("revision", -1, type=row_number), me().email)
    except UserError as error:
        return _review(sequence_id, in_words(str(error)), 422)
    say(f"Saved as version {number}. Whoever is in it goes on with it; nobody gets a step twice.")
    return moved("sequences.sequence", sequence_id=sequence_id)


@screen.get("/sequences/<int:sequence_id>/versions")
@needs(Right.LOOK)
def versions(sequence_id: int) -> Response:
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        lines = _version_lines(rows, sequence)
        zone = the_organisation(rows).zone
    return page("sequence-versions.html", sequence=sequence, lines=lines, zone=zone, now=road().now())


def _review(sequence_id: int, refusal: str = "", status: int = 200) -> Response:
    with reading() as rows:
        sequence = own_sequence(rows, sequence_id, me())
        draft, present = draft_for(rows, sequence.id), current_version(rows, sequence.id)
        old = definition_of(rows, present.id) if present else None
        content = draft.content if draft and draft.is_open else None
        found = rough(content, branch_fields(rows)) if content else None
        impacts = _impacts(rows, sequence, old, found) if found else []
        problems = _problems(found, merge_fields(rows)) if found else {}
    titles = sequence_words.titles_of(content) if content else {}
    return page(
        "sequence-review.html",
        status,
        sequence=sequence,
        draft=draft,
        number=present.number if present else 0,
        found=found,
        impacts=impacts,
        settings=setting_changes(old, found.definition) if found else (),
        problems=[(titles.get(key, "A step"), key, in_words(says)) for key, says in problems.items()],
        overall=in_words(found.overall) if found else "",
        refusal=refusal,
    )


def _problems(found: Rough, known: frozenset[str]) -> dict[str, str]:
    """What has to be finished first, by step: fields that cannot be read, texts that could never leave."""
    problems = dict(found.problems)
    for step in found.definition.steps:
        try:
            check_texts_of(found.definition, step, known)
        except UserError as error:
            problems[step.key] = str(error)
    return problems


def _impacts(rows: Session, sequence: Sequence, old: Definition | None, found: Rough) -> list[StepImpact]:
    had, places = had_by_step(had_counts(rows, sequence.id)), live_by_place(rows, sequence.id)
    new = found.definition
    titles = sequence_words.titles_of(to_mapping(old)) if old else {}
    titles |= sequence_words.titles_of(to_mapping(new))
    changes = [one for one in step_changes(old, new) if one.key not in found.problems]
    return [_impact(one, titles[one.key], had.get(one.key, 0), old, new, places) for one in changes]


def _impact(
    one: StepChange, title: str, had: int, old: Definition | None, new: Definition, places: dict[str, int]
) -> StepImpact:
    before, after = _to_come(old, one.key, places), _to_come(new, one.key, places)
    step = new.step(one.key)
    has_text = step is not None and step.kind in TOUCH_KINDS
    return StepImpact(title, one.kind, one.what, had, after, max(0, before - after), has_text)


def _to_come(definition: Definition | None, key: str, places: dict[str, int]) -> int:
    """How many people who are in it now have this step before them."""
    if definition is None or definition.step(key) is None:
        return 0
    order = {step.key: number for number, step in enumerate(definition.steps, 1)}
    return sum(count for after, count in places.items() if order.get(after, 0) < order.get(key, 0))


def _version_lines(rows: Session, sequence: Sequence) -> list[VersionLine]:
    found = versions_of(rows, sequence.id)
    definitions = {one.id: definition_of(rows, one.id) for one in found}
    had = had_counts(rows, sequence.id)
    titles: dict[str, str] = {}
    for one in reversed(found):
        titles |= sequence_words.titles_of(one.content)
    lines = []
    for place, one in enumerate(found):
        new = definitions[one.id]
        old = definitions[found[place + 1].id] if place + 1 < len(found) else None
        changes = step_changes(old, new) if old else ()
        got = [(step.key, had.get((step.key, one.id), 0)) for step in new.steps]
        lines.append(
            VersionLine(
                one.id,
                one.number,
                one.created_at,
                one.created_by,
                setting_changes(old, new),
                tuple((titles[change.key], change) for change in changes),
                tuple((key, titles[key], count) for key, count in got if count),
            )
        )
    return lines
