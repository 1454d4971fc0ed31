"""A sequence while it is being edited: a mapping as in a sequence file, which may still be incomplete."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step, StepKind
from sequencer.core.plan.sequence_file import read_definition, read_step
from sequencer.core.plan.windows import SendWindow, read_window
from sequencer.errors import UserError

SETTINGS = "settings"
"""What an edit is about that belongs to no step."""

Content = Mapping[str, Any]

_FILES = "attachments"


@dataclass(frozen=True)
class PutStep:
    """New fields for one step; its key stays."""

    key: str
    fields: Content


@dataclass(frozen=True)
class PutFiles:
    """The files that go with one step, instead of those it had: name, sha256 and size of each."""

    key: str
    files: tuple[Content, ...]


@dataclass(frozen=True)
class AddStep:
    """A new step behind another one; at the end where `after` is empty."""

    kind: StepKind
    after: str = ""


@dataclass(frozen=True)
class RemoveStep:
    key: str


@dataclass(frozen=True)
class MoveStep:
    """One place up or down."""

    key: str
    is_up: bool


@dataclass(frozen=True)
class PutSettings:
    """Everything that is no step: name, role, sender, window and what follows an answer."""

    fields: Content


Edit = PutStep | PutFiles | AddStep | RemoveStep | MoveStep | PutSettings


@dataclass(frozen=True)
class Rough:
    """What can be made of a draft: its readable steps, and a sentence for each of the others by key.

    `overall` is what is wrong beyond single steps; a draft without any trouble can be published.
    """

    definition: Definition
    problems: Mapping[str, str] = field(default_factory=dict)
    overall: str = ""

    @property
    def is_whole(self) -> bool:
        return not self.problems and not self.overall


def about(edit: Edit) -> str:
    """What an edit changes: the key of a step, or the settings."""
    match edit:
        case PutSettings():
            return SETTINGS
        case AddStep(after=key):
            return key
        case PutStep(key=key) | PutFiles(key=key) | RemoveStep(key=key) | MoveStep(key=key):
            return key


def edited(content: Content, edit: Edit, taken: Collection[str]) -> tuple[dict[str, Any], str]:
    """(the content after an edit, the key of the step to look at next). `taken` are keys nobody may get again.

    Raises UserError where the step is gone.
    """
    steps = [dict(one) for one in content["steps"]]
    match edit:
        case PutSettings(fields=fields):
            kept = {name: value for name, value in ({**content, **fields}).items() if value != ""}
            return kept | {"steps": steps}, SETTINGS
        case AddStep(kind=kind, after=after):
            key = _fresh_key(kind, {*taken, *(one["key"] for one in steps)})
            place = _place(steps, after) + 1 if after else len(steps)
            steps.insert(place, _new_step(key, kind, is_first=place == 0))
        case PutStep(key=key, fields=fields):
            place = _place(steps, key)
            steps[place] = {**_kept_files(steps[place], fields), **fields, "key": key}
        case PutFiles(key=key, files=files):
            place = _place(steps, key)
            bare = {name: value for name, value in steps[place].items() if name != _FILES}
            steps[place] = bare | ({_FILES: [dict(one) for one in files]} if files else {})
        case RemoveStep(key=key):
            place = _place(steps, key)
            del steps[place]
            steps = [_without_target(one, key) for one in steps]
            key = steps[min(place, len(steps) - 1)]["key"] if steps else SETTINGS
        case MoveStep(key=key, is_up=is_up):
            place = _place(steps, key)
            other = place - 1 if is_up else place + 1
            if 0 <= other < len(steps):
                steps[place], steps[other] = steps[other], steps[place]
    return {**content, "steps": steps}, key


def step_in(content: Content, key: str) -> dict[str, Any] | None:
    return next((dict(one) for one in content["steps"] if one.get("key") == key), None)


def rough(content: Content, known_fields: frozenset[str]) -> Rough:
    """What a draft comes to as it stands. Never raises."""
    steps: list[Step] = []
    problems: dict[str, str] = {}
    for one in content["steps"]:
        try:
            steps.append(read_step(one, known_fields))
        except UserError as error:
            problems[one["key"]] = str(error)
    try:
        return Rough(read_definition(dict(content), known_fields))
    except UserError as error:
        overall = "" if problems else str(error)
    definition = Definition(
        name=str(content.get("name", "")),
        team=str(content.get("team", "")),
        sender=str(content.get("sender", "")),
        role=str(content.get("role", "")),
        window=_window(content),
        steps=tuple(steps),
    )
    return Rough(definition, problems, overall)


def _window(content: Content) -> SendWindow:
    try:
        return read_window(content.get("window"))
    except UserError:
        return SendWindow()


def files_in(step: Content) -> tuple[dict[str, Any], ...]:
    """The files that go with a step of a draft: name, sha256 and size of each."""
    return tuple(dict(one) for one in step.get(_FILES) or ())


def digests_in(content: Content) -> frozenset[str]:
    """The hashes of all files that a draft or a version names."""
    return frozenset(str(one.get("sha256")) for step in content["steps"] for one in files_in(step))


def _kept_files(before: Content, fields: Content) -> dict[str, Any]:
    """Files are no field of the form, so they stay, as long as the step is a mail."""
    is_mail = fields.get("kind") in MAIL_KINDS
    return {_FILES: before[_FILES]} if is_mail and _FILES in before else {}


def _place(steps: list[dict[str, Any]], key: str) -> int:
    place = next((n for n, one in enumerate(steps) if one["key"] == key), None)
    if place is None:
        raise UserError("This step has been taken out meanwhile.")
    return place


def _without_target(step: dict[str, Any], key: str) -> dict[str, Any]:
    """A branch that led to a step which is gone goes on with the next one."""
    return {name: value for name, value in step.items() if not (name in ("then", "else") and value == key)}


def _new_step(key: str, kind: StepKind, *, is_first: bool) -> dict[str, Any]:
    step: dict[str, Any] = {"key": key, "kind": str(kind)}
    if not is_first or kind is StepKind.WAIT:
        step["delay"] = "3 working days"
    if kind is StepKind.BRANCH:
        step |= {"if": {"answered_before": True}, "then": "end"}
        del step["delay"]
    return step


def _fresh_key(kind: StepKind, taken: Collection[str]) -> str:
    base = str(kind).replace("_", "-")
    return next(key for number in range(1, 10_000) if (key := f"{base}-{number}") not in taken)
