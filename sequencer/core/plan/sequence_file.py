"""Sequence files: from a YAML mapping to a Definition and back. Every refusal names the step and the field."""

import re
from collections.abc import Callable
from typing import Any

from sequencer.core.plan.branching import read_condition
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.fields import read_date, read_line, read_text, shown
from sequencer.core.plan.sequence import (
    END,
    MAIL_KINDS,
    TOUCH_KINDS,
    Definition,
    HandOver,
    Step,
    StepFile,
    StepKind,
    Variant,
    Yearly,
)
from sequencer.core.plan.step_keys import with_keys
from sequencer.core.plan.windows import read_window
from sequencer.errors import UserError

_TOP = frozenset({"name", "team", "role", "sender", "window", "interview", "hand_over", "steps"})
_STEP = frozenset(
    {"key", "name", "kind", "delay", "on", "yearly", "thread", "subject", "body", "variants", "if", "then", "else"}
) | {"attachments"}
_OF_A_BRANCH = frozenset({"if", "then", "else"})
_OF_A_MAIL = frozenset({"variants", "thread", "attachments"})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LATER_KINDS = frozenset({"introduction", "meet_the_team", "event"})
_LATER_FIELDS = frozenset({"requires"})
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_MOST_STEPS = 60


def read_definition(given: object, known_fields: frozenset[str], before: Definition | None = None) -> Definition:
    """The definition in a parsed sequence file.

    `known_fields` are the fields a branch may ask for; `before` is the present version, whose keys
    a step without a key keeps when kind and words are unchanged. Raises UserError naming step and field.
    """
    top = _mapping("The file", given, _TOP)
    steps = top.get("steps")
    if not isinstance(steps, list) or not steps:
        raise UserError("`steps` is empty: a sequence needs at least one step.")
    if len(steps) > _MOST_STEPS:
        raise UserError(f"`steps`: {len(steps)} steps are more than the {_MOST_STEPS} a sequence may have.")
    read = [_in_step(n, read_step, one, known_fields) for n, one in enumerate(steps, 1)]
    definition = Definition(
        name=read_line("name", top, is_needed=True),
        team=read_line("team", top, is_needed=True),
        sender=read_line("sender", top, is_needed=True).lower(),
        role=read_line("role", top),
        window=read_window(top.get("window")),
        interview=read_line("interview", top),
        hand_over=_read_hand_over(top.get("hand_over", HandOver.BY_HAND)),
        steps=with_keys(read, before),
    )
    if definition.hand_over is HandOver.AUTOMATIC and not definition.interview:
        raise UserError("`hand_over`: automatic needs `interview`, the name of the plan to offer.")
    _check_targets(definition)
    return definition


def name_in(given: object) -> str:
    """The name of the sequence in a parsed file, by which its present version is found. Raises UserError."""
    return read_line("name", _mapping("The file", given, _TOP), is_needed=True)


def to_mapping(definition: Definition) -> dict[str, Any]:
    """The mapping that `read_definition` reads back to an equal definition."""
    found: dict[str, Any] = {"name": definition.name, "team": definition.team}
    if definition.role:
        found["role"] = definition.role
    found |= {"sender": definition.sender, "window": definition.window.to_mapping()}
    if definition.interview:
        found["interview"] = definition.interview
    if definition.hand_over is not HandOver.BY_HAND:
        found["hand_over"] = str(definition.hand_over)
    return found | {"steps": [_step_to_mapping(step) for step in definition.steps]}


def _step_to_mapping(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"key": step.key, "name": step.name, "kind": str(step.kind)}
    found |= {
        name: str(value)
        for name, value in (("delay", step.delay), ("on", step.on), ("yearly", step.yearly))
        if value is not None
    }
    if step.kind in MAIL_KINDS:
        found["thread"] = "new" if step.is_new_thread else "reply"
    if step.variants:
        found["variants"] = [
            {"name": one.name, "share": one.share, "subject": one.subject, "body": one.body} for one in step.variants
        ]
    elif step.kind in TOUCH_KINDS:
        found |= {"subject": step.subject, "body": step.body}
    if step.files:
        found["attachments"] = [{"name": one.name, "sha256": one.digest, "size": one.size} for one in step.files]
    if step.condition is not None:
        found |= {"if": step.condition.to_mapping(), "then": step.then, "else": step.otherwise}
    return {name: value for name, value in found.items() if value != ""}


def _in_step(number: int, read: Callable[[object, frozenset[str]], Step], given: object, known: frozenset[str]) -> Step:
    try:
        return read(given, known)
    except UserError as error:
        raise UserError(f"Step {number}: {error}") from None


def read_step(given: object, known_fields: frozenset[str]) -> Step:
    """One step of a file; whether its targets are there is for the whole file to say. Raises UserError naming the field."""
    fields = _mapping("A step", _with_on(given), _STEP)
    kind = _read_kind(fields.get("kind"))
    if len([name for name in ("delay", "on", "yearly") if name in fields]) > 1:
        raise UserError("give either `delay`, `on` or `yearly`, not two of them.")
    is_branch = kind is StepKind.BRANCH
    step = Step(
        key=_read_key(fields.get("key")),
        kind=kind,
        name=read_line("name", fields),
        delay=_read_delay(fields["delay"]) if "delay" in fields else None,
        on=read_date("on", fields["on"]) if "on" in fields else None,
        yearly=_read_yearly(fields["yearly"]) if "yearly" in fields else None,
        is_new_thread=_read_thread(fields.get("thread", "reply")),
        subject=read_line("subject", fields),
        body=read_text("body", fields),
        variants=_read_variants(fields["variants"]) if "variants" in fields else (),
        files=_read_files(fields.get("attachments", [])),
        condition=read_condition(fields.get("if"), known_fields) if is_branch else None,
        then=read_line("then", fields),
        otherwise=read_line("else", fields),
    )
    _check_step(step, fields)
    return step


def _with_on(given: object) -> object:
    """YAML 1.1 reads a bare `on` as true, also where it is the name of a field."""
    if not isinstance(given, dict) or "on" in given:
        return given
    return {"on" if name is True else name: value for name, value in given.items()}


def _check_step(step: Step, fields: dict[str, Any]) -> None:
    if step.kind is StepKind.WAIT and not (step.delay or step.on or step.yearly):
        raise UserError("a wait needs a `delay`, `on` or `yearly`.")
    if step.kind is StepKind.BRANCH and not step.then:
        raise UserError("a branch needs `then`: the key of a later step, or `end`.")
    if step.kind is not StepKind.BRANCH and (extra := sorted(_OF_A_BRANCH & fields.keys())):
        raise UserError(f"`{extra[0]}` belongs to a branch, not to a step of kind {step.kind}.")
    if step.kind not in MAIL_KINDS and (extra := sorted(_OF_A_MAIL & fields.keys())):
        raise UserError(f"`{extra[0]}` belongs to a mail, not to a step of kind {step.kind}.")
    if step.kind in (StepKind.WAIT, StepKind.BRANCH) and (step.subject or step.body):
        raise UserError(f"a {step.kind} has no text.")
    if step.variants and (step.subject or step.body):
        raise UserError("give either `variants` or one `subject` and `body`, not both.")
    if step.kind in MAIL_KINDS and not all(body.strip() for _, body in step.texts):
        raise UserError("`body` is empty.")
    if step.kind is StepKind.TASK and not step.subject:
        raise UserError("a task needs a `subject` that says what is to be done.")


def _read_kind(given: object) -> StepKind:
    text = shown(given)
    if text in _LATER_KINDS:
        raise UserError(f"`kind`: steps of kind “{text}” come with a later version of Sequencer.")
    try:
        return StepKind(text)
    except ValueError:
        raise UserError(f"`kind`: “{text}” is none of {', '.join(StepKind)}.") from None


def _read_hand_over(given: object) -> HandOver:
    try:
        return HandOver(shown(given))
    except ValueError:
        raise UserError(f"`hand_over`: “{shown(given)}” is none of {', '.join(HandOver)}.") from None


def _read_key(given: object) -> str:
    if given is None:
        return ""
    text = shown(given)
    if not _KEY.fullmatch(text) or text == END:
        raise UserError(f"`key`: “{text}” is no key. Use small letters, digits, - and _, up to 60, and not “end”.")
    return text


def _read_delay(given: object) -> Delay:
    try:
        return Delay.parse(shown(given))
    except UserError as error:
        raise UserError(f"`delay`: {error}") from None


def _read_yearly(given: object) -> Yearly:
    try:
        found = re.fullmatch("[0-9]{2}-[0-9]{2}", shown(given))
        day = read_date("yearly", f"2028-{found.group()}") if found else None  # a leap year, so that 02-29 is a day
    except UserError:
        day = None
    if day is None:
        raise UserError(f"`yearly`: “{shown(given)}” is no day of the year. Write it like 03-15.")
    return Yearly(day.month, day.day)


def _read_thread(given: object) -> bool:
    if given not in ("reply", "new"):
        raise UserError(f"`thread`: “{shown(given)}” is neither reply nor new.")
    return given == "new"


def _read_variants(given: object) -> tuple[Variant, ...]:
    if not isinstance(given, list) or len(given) < 2:
        raise UserError("`variants` needs at least two arms.")
    arms = []
    for one in given:
        fields = _mapping("A variant", one, frozenset({"name", "share", "subject", "body"}))
        share = fields.get("share", 1)
        if not isinstance(share, int) or isinstance(share, bool) or not 1 <= share <= 1000:
            raise UserError("`variants.share` is a whole number from 1 to 1000.")
        name = read_line("name", fields, is_needed=True)
        arms.append(Variant(name, share, read_line("subject", fields), read_text("body", fields)))
    if len({arm.name for arm in arms}) < len(arms):
        raise UserError("`variants`: two arms have the same name.")
    return tuple(arms)


def _read_files(given: object) -> tuple[StepFile, ...]:
    if not isinstance(given, list):
        raise UserError("`attachments` is a list of files.")
    files = []
    for one in given:
        fields = _mapping("An attachment", one, frozenset({"name", "sha256", "size"}))
        digest, size = shown(fields.get("sha256")), fields.get("size", 0)
        if not _DIGEST.fullmatch(digest):
            raise UserError("`attachments.sha256` is the hash of a file that is kept here: 64 digits from 0 to f.")
        if not isinstance(size, int) or isinstance(size, bool) or size < 0:
            raise UserError("`attachments.size` is a number of octets.")
        files.append(StepFile(read_line("name", fields, is_needed=True), digest, size))
    return tuple(files)


def _check_targets(definition: Definition) -> None:
    for number, step in enumerate(definition.steps):
        for name, target in (("then", step.then), ("else", step.otherwise)):
            if not target or target == END:
                continue
            index = definition.index(target)
            if index is None:
                raise UserError(f"Step {number + 1}: `{name}`: there is no step “{target}”.")
            if index <= number:
                raise UserError(
                    f"Step {number + 1}: `{name}`: “{target}” is not a later step; a run only goes forward."
                )


def _mapping(what: str, given: object, known: frozenset[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise UserError(f"{what} has to be a block of `field: value` lines.")
    for name in given:
        if name in _LATER_FIELDS:
            raise UserError(f"`{name}` comes with a later version of Sequencer.")
        if name not in known:
            raise UserError(f"{what} knows no field “{shown(name)}”. It has {', '.join(sorted(known))}.")
    return given
