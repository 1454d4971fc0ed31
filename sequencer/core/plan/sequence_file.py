"""Sequence files: from a YAML mapping to a Definition and back. Every refusal names the step and the field."""

import re
from collections.abc import Iterable
from typing import Any

from sequencer.core.plan.branching import read_condition, read_date
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.sequence import END, MAIL_KINDS, TOUCH_KINDS, Definition, Step, StepKind, Variant, Yearly
from sequencer.core.plan.windows import read_window
from sequencer.errors import UserError

_TOP = frozenset({"name", "team", "role", "sender", "window", "steps"})
_STEP = frozenset(
    {"key", "kind", "delay", "on", "yearly", "thread", "subject", "body", "variants", "if", "then", "else"}
)
_OF_A_BRANCH = frozenset({"if", "then", "else"})
_OF_A_MAIL = frozenset({"variants", "thread"})
_LATER_KINDS = frozenset({"introduction", "meet_the_team", "event"})
_LATER_FIELDS = frozenset({"requires", "interview"})
_KEY = re.compile(r"^[a-z0-9][a-z0-9_-]{0,59}$")
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
    read = [_in_step(n, _read_step, one, known_fields) for n, one in enumerate(steps, 1)]
    definition = Definition(
        name=_text("name", top, needed=True),
        team=_text("team", top, needed=True),
        sender=_text("sender", top, needed=True).lower(),
        role=_text("role", top),
        window=read_window(top.get("window")),
        steps=_with_keys(read, before),
    )
    _check_targets(definition)
    return definition


def to_mapping(definition: Definition) -> dict[str, Any]:
    """The mapping that `read_definition` reads back to an equal definition."""
    found: dict[str, Any] = {"name": definition.name, "team": definition.team}
    if definition.role:
        found["role"] = definition.role
    found |= {"sender": definition.sender, "window": definition.window.to_mapping()}
    return found | {"steps": [_step_to_mapping(step) for step in definition.steps]}


def _step_to_mapping(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"key": step.key, "kind": str(step.kind)}
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
    if step.condition is not None:
        found |= {"if": step.condition.to_mapping(), "then": step.then, "else": step.otherwise}
    return {name: value for name, value in found.items() if value != ""}


def _in_step(number: int, read: Any, given: object, known_fields: frozenset[str]) -> Step:
    try:
        step: Step = read(given, known_fields)
    except UserError as error:
        raise UserError(f"Step {number}: {error}") from None
    return step


def _read_step(given: object, known_fields: frozenset[str]) -> Step:
    fields = _mapping("A step", given, _STEP)
    kind = _read_kind(fields.get("kind"))
    if len([name for name in ("delay", "on", "yearly") if name in fields]) > 1:
        raise UserError("give either `delay`, `on` or `yearly`, not two of them.")
    is_branch = kind is StepKind.BRANCH
    step = Step(
        key=_read_key(fields.get("key")),
        kind=kind,
        delay=Delay.parse(str(fields["delay"])) if "delay" in fields else None,
        on=read_date("on", fields["on"]) if "on" in fields else None,
        yearly=_read_yearly(fields["yearly"]) if "yearly" in fields else None,
        is_new_thread=_read_thread(fields.get("thread", "reply")),
        subject=_text("subject", fields),
        body=_text("body", fields),
        variants=_read_variants(fields["variants"]) if "variants" in fields else (),
        condition=read_condition(fields.get("if"), known_fields) if is_branch else None,
        then=_text("then", fields),
        otherwise=_text("else", fields),
    )
    _check_step(step, fields)
    return step


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
    if given in _LATER_KINDS:
        raise UserError(f"steps of kind “{given}” come with a later version of Sequencer.")
    try:
        return StepKind(str(given))
    except ValueError:
        raise UserError(f"`kind`: “{given}” is none of {', '.join(StepKind)}.") from None


def _read_key(given: object) -> str:
    if given is None:
        return ""
    if not _KEY.match(str(given)) or str(given) == END:
        raise UserError(f"`key`: “{given}” is no key. Use small letters, digits, - and _, up to 60, and not “end”.")
    return str(given)


def _read_yearly(given: object) -> Yearly:
    found = re.fullmatch(r"(\d{2})-(\d{2})", str(given))
    if found:
        read_date("yearly", f"2028-{found.group(0)}")  # a leap year, so that 02-29 is a day
        return Yearly(int(found.group(1)), int(found.group(2)))
    raise UserError(f"`yearly`: “{given}” is no day of the year. Write it like 03-15.")


def _read_thread(given: object) -> bool:
    if given not in ("reply", "new"):
        raise UserError(f"`thread`: “{given}” is neither reply nor new.")
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
        arms.append(Variant(_text("name", fields, needed=True), share, _text("subject", fields), _text("body", fields)))
    if len({arm.name for arm in arms}) < len(arms):
        raise UserError("`variants`: two arms have the same name.")
    return tuple(arms)


def _with_keys(steps: list[Step], before: Definition | None) -> tuple[Step, ...]:
    taken = {step.key for step in steps if step.key}
    if len(taken) < len([step for step in steps if step.key]):
        raise UserError("`key`: two steps have the same key; a key stands for one step for ever.")
    keyed = []
    for step in steps:
        key = step.key or _kept_key(step, before, taken) or _fresh_key(step, taken)
        taken.add(key)
        keyed.append(Step(**{**step.__dict__, "key": key}))
    return tuple(keyed)


def _kept_key(step: Step, before: Definition | None, taken: Iterable[str]) -> str:
    same = (old.key for old in before.steps if _words(old) == _words(step)) if before else iter(())
    return next((key for key in same if key not in taken), "")


def _words(step: Step) -> tuple[object, ...]:
    return step.kind, step.texts, step.condition


def _fresh_key(step: Step, taken: Iterable[str]) -> str:
    words = re.findall(r"[a-z0-9]+", step.texts[0][0].lower())[:4]
    base = "-".join([str(step.kind).replace("_", "-"), *words])[:50]
    return next(key for n in range(1, 1000) if (key := base if n == 1 else f"{base}-{n}") not in taken)


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
            raise UserError(f"{what} knows no field “{name}”. It has {', '.join(sorted(known))}.")
    return given


def _text(name: str, fields: dict[str, Any], *, needed: bool = False) -> str:
    value = fields.get(name, "")
    text = "" if value is None else str(value).strip()
    if needed and not text:
        raise UserError(f"`{name}` is missing.")
    return text
