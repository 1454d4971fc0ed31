"""The builder as a page, and the preview alone: for whoever opens it, types in it, or was refused."""

import re
from collections.abc import Mapping
from typing import Any

from flask import Response, abort, request
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from sequencer.admin import sequence_words
from sequencer.admin.access import Right, me
from sequencer.admin.builder_view import Builder, Look, built
from sequencer.admin.desk import is_htmx, page, reading, road
from sequencer.admin.refusals import beside
from sequencer.admin.step_form import ARMS, UNITS, setting_fields, step_fields
from sequencer.admin.words import both_times, place
from sequencer.core.plan.drafting import SETTINGS
from sequencer.core.plan.ranges import row_number
from sequencer.core.plan.sequence import END
from sequencer.core.plan.windows import CANDIDATE_ZONE
from sequencer.core.write.attachments import ENDINGS, LARGEST_TOGETHER, MOST
from sequencer.core.write.attachments import in_words as size_in_words
from sequencer.errors import UserError
from sequencer.store.interview_plans import plans_of_teams
from sequencer.store.pools import Pool
from sequencer.store.roles import role_titles
from sequencer.store.screens.sequence_choices import mailboxes_among, pools_among
from sequencer.store.teams import teams_among

_CODE = re.compile(r"`([a-z_.]+)`")
_LABELS = {
    "body": "Text",
    "subject": "Subject",
    "delay": "Wait",
    "on": "Date",
    "yearly": "Day",
    "then": "If so, go on with",
    "else": "If not, with",
    "if": "Look at",
    "variants": "Texts",
    "sender": "From",
    "steps": "Steps",
    "interview": "Interview plan",
    "window.days": "Days",
}


def asked_look(given: MultiDict[str, str]) -> Look:
    """What an address or a form asks to see."""
    return Look(
        step=given.get("step", ""),
        person=given.get("person", type=row_number),
        pool=given.get("pool", type=row_number),
        with_problems=given.get("problems") == "1",
        arm=given.get("arm-shown", ""),
    )


def builder_page(
    sequence_id: int,
    look: Look,
    typed: Mapping[str, Any] | None = None,
    *,
    refusal: str = "",
    theirs: Mapping[str, Any] | None = None,
    revision: int | None = None,
    status: int = 200,
) -> Response:
    """The whole builder. `typed` are unsaved fields of the step looked at; `theirs` is what somebody else saved there."""
    with reading() as rows:
        _refuse_foreign_pool(rows, look)
        found = built(rows, road().links, sequence_id, look, road().now(), typed)
        choices = _choices(rows, found)
    return page(
        "sequence.html",
        status,
        b=found,
        may_edit=me().may(Right.WORK),
        refusal=refusal,
        theirs=theirs,
        revision=found.revision if revision is None else revision,
        problem=in_words(found.here.problem) if found.here else "",
        words=sequence_words,
        both_times=both_times,
        **choices,
    )


def preview_part(sequence_id: int, look: Look, typed: Mapping[str, Any] | None) -> Response:
    """The preview alone, for a page that asks for it while somebody types."""
    with reading() as rows:
        _refuse_foreign_pool(rows, look)
        found = built(rows, road().links, sequence_id, look, road().now(), typed)
    return page("_sequence-preview.html", b=found, both_times=both_times)


def typed_fields() -> dict[str, Any]:
    """The fields of the step, or the settings, in the form that was sent."""
    return setting_fields(request.form) if request.form.get("step") == SETTINGS else step_fields(request.form)


def revision_seen() -> int:
    """The revision of the draft that the form was filled on."""
    return request.form.get("revision", 0, type=row_number)


def refused(sequence_id: int, look: Look, fields: Mapping[str, Any], says: str) -> Response:
    """The sentence beside what was typed, which stays; for a page that saves by itself the sentence only."""
    if is_htmx():
        return state_line(revision_seen(), f"Not saved. {in_words(says)}", 422)
    return builder_page(sequence_id, look, fields, refusal=in_words(says), revision=revision_seen(), status=422)


def state_line(revision: int, says: str, status: int) -> Response:
    """How the draft stands, in one line of the bar."""
    family = "" if status == 200 else "need"
    return page("_sequence-saved.html", status, revision=revision, says=says, family=family)


def in_words(problem: str) -> str:
    """A refusal in the words of the form: fields by their labels, never by their code names."""
    text = next(iter(beside(UserError(problem)).values()), "") if problem else ""
    return _CODE.sub(lambda found: f"“{_LABELS.get(found.group(1), found.group(1).replace('_', ' '))}”", text)


def _refuse_foreign_pool(rows: Session, look: Look) -> None:
    pool = rows.get(Pool, look.pool) if look.pool is not None else None
    if look.pool is not None and (pool is None or not me().is_of(pool.team_id)):
        abort(404)


def _choices(rows: Session, found: Builder) -> dict[str, Any]:
    """What the fields of the form offer."""
    first, more = sequence_words.fields_to_insert(found.merge_fields)
    behind = False
    targets = [("", "the next step")]
    for line in found.lines:
        if behind:
            targets.append((line.key, f"{line.number}. {line.title}"))
        behind = behind or line.key == found.look.step
    return {
        "kinds": [(str(kind), words) for kind, words in sequence_words.KINDS.items()],
        "units": [(unit, f"{unit}s") for unit in UNITS],
        "more_arms": len(ARMS),
        "most_files": MOST,
        "endings": ",".join(ENDINGS),
        "files_room": size_in_words(LARGEST_TOGETHER),
        "targets": [*targets, (END, "the run ends")],
        "first_fields": first,
        "more_fields": more,
        "known_fields": sorted(found.merge_fields),
        "branch_fields": [(name, sequence_words.field_words(name)) for name in sorted(found.branch_fields)],
        **_setting_choices(rows, found),
        "pools": pools_among(rows, me().scope),
    }


def _setting_choices(rows: Session, found: Builder) -> dict[str, Any]:
    """What may be chosen beyond the steps; what a draft names stays to be seen, even where it is gone."""
    content, definition = found.content, found.rough.definition
    roles = role_titles(rows, found.sequence.team_id)
    plans = [plan.name for plan in plans_of_teams(rows, [found.sequence.team_id])]
    senders = [(one.email, f"{one.name}, {one.email}") for one in mailboxes_among(rows, me().scope)]
    zones = sorted({found.zone, definition.window.zone} - {CANDIDATE_ZONE})
    return {
        "team_options": _with_present([(one.name, one.name) for one in teams_among(rows, me().scope)], content, "team"),
        "role_options": [("", "No role"), *_with_present([(one, one) for one in roles], content, "role")],
        "sender_options": _with_present(senders, content, "sender"),
        "plan_options": [("", "Nothing yet"), *_with_present([(one, one) for one in plans], content, "interview")],
        "zone_options": [(zone, f"{place(zone)} time") for zone in zones],
        "overall": in_words(found.rough.overall),
    }


def _with_present(options: list[tuple[str, str]], content: Mapping[str, Any], name: str) -> list[tuple[str, str]]:
    present = str(content.get(name, ""))
    return options if not present or present in dict(options) else [*options, (present, f"{present} (as it is)")]
