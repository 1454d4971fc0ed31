"""Everything the builder shows of one sequence: its steps, the one being edited, and how it would read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import abort
from sqlalchemy.orm import Session

from sequencer.admin import sequence_words as words
from sequencer.admin.access import Actor, me
from sequencer.admin.step_form import step_values
from sequencer.core.links import Links
from sequencer.core.plan.delays import start_of_next_day
from sequencer.core.plan.drafting import SETTINGS, PutSettings, PutStep, Rough, edited, files_in, rough, step_in
from sequencer.core.plan.sequence import MAIL_KINDS, Step, StepKind
from sequencer.core.write.attachments import in_words
from sequencer.core.write.step_texts import check_texts_of
from sequencer.errors import UserError
from sequencer.store.candidates import candidate_or_none
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.previews import (
    WAY_OUT,
    LetterView,
    Outlook,
    lacking_counts,
    lacks_any,
    letter_view,
    needed_fields,
    outlook,
    people_to_look_at,
)
from sequencer.store.screens.sequences import Standing, had_by_step, had_counts, live_by_place, standings_of
from sequencer.store.sequence_drafts import SequenceDraft, content_of, draft_for
from sequencer.store.sequences import Sequence, branch_fields, current_version, merge_fields
from sequencer.store.teams import Team

Typed = Mapping[str, Any]


@dataclass(frozen=True)
class Look:
    """What somebody asked to see: which step, with whom, and which text of an A/B test."""

    step: str = ""
    person: int | None = None
    pool: int | None = None
    with_problems: bool = False
    arm: str = ""


@dataclass(frozen=True)
class StepLine:
    key: str
    number: int
    title: str
    kind: str
    icon: str
    gap: str
    at: datetime | None
    has_left: bool
    had: int
    problem: str


@dataclass(frozen=True)
class Person:
    """Whom the text is looked at with, and their neighbours in the list."""

    out: Outlook
    place: int
    of: int
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Builder:
    sequence: Sequence
    team: str
    number: int
    draft: SequenceDraft | None
    content: Mapping[str, Any]
    revision: int
    standing: Standing
    now: datetime
    zone: str
    look: Look
    rough: Rough
    lines: tuple[StepLine, ...]
    mailbox: Mailbox | None
    person: Person | None
    letter: LetterView | None
    lacking: Mapping[str, int] = field(default_factory=dict)
    running: int = 0
    with_problems: int = 0
    will_get: int = 0
    text_problem: str = ""
    merge_fields: frozenset[str] = frozenset()
    branch_fields: frozenset[str] = frozenset()

    @property
    def here(self) -> StepLine | None:
        return next((line for line in self.lines if line.key == self.look.step), None)

    @property
    def step(self) -> dict[str, Any] | None:
        return step_in(self.content, self.look.step)

    @property
    def values(self) -> dict[str, Any]:
        step = self.step
        return step_values(step) if step else {}

    @property
    def files(self) -> list[tuple[str, str]]:
        """(name, size in words) of what goes with the mail looked at."""
        return [(one["name"], in_words(one["size"])) for one in files_in(self.step or {})]

    @property
    def is_mail(self) -> bool:
        step = self.step
        return step is not None and words.kind_of(step) in MAIL_KINDS

    @property
    def is_draft(self) -> bool:
        return self.draft is not None and self.draft.is_open


def own_sequence(session: Session, sequence_id: int, actor: Actor) -> Sequence:
    """A sequence of the asker's own teams; 404 for any other."""
    sequence = session.get(Sequence, sequence_id)
    if sequence is None or not actor.is_of(sequence.team_id):
        abort(404)
    return sequence


def built(
    session: Session, links: Links, sequence_id: int, look: Look, now: datetime, typed: Typed | None = None
) -> Builder:
    """The builder as it stands, or as it would with what somebody has typed and not saved."""
    sequence = own_sequence(session, sequence_id, me())
    kept, revision = content_of(session, sequence)
    content = with_typed(kept, look.step, typed)
    look = _settled(content, look)
    for_texts, for_branches = merge_fields(session), branch_fields(session)
    found = rough(content, for_branches)
    mailbox = mailbox_by_email(session, found.definition.sender)
    organisation = the_organisation(session)
    step = found.definition.step(look.step)
    needed = _needed(step, mailbox)
    running, lacking = lacking_counts(session, sequence.id, needed)
    person = _person(session, sequence, found, look, needed, now)
    return Builder(
        sequence=sequence,
        team=session.get_one(Team, sequence.team_id).name,
        number=_number(session, sequence),
        draft=draft_for(session, sequence.id),
        content=content,
        revision=revision,
        standing=_standing(session, sequence, now, organisation.zone),
        now=now,
        zone=organisation.zone,
        look=look,
        rough=found,
        lines=_lines(content, found, had_by_step(had_counts(session, sequence.id)), person),
        mailbox=mailbox,
        person=person,
        letter=_letter(session, links, found, look, mailbox, person),
        lacking=lacking,
        running=running,
        with_problems=_with_problems(session, sequence.id, needed, lacking, look),
        will_get=_will_get(live_by_place(session, sequence.id), content, look.step),
        text_problem=_text_problem(found, step, for_texts),
        merge_fields=for_texts,
        branch_fields=for_branches,
    )


def with_typed(content: Mapping[str, Any], key: str, typed: Mapping[str, Any] | None) -> dict[str, Any]:
    if typed is None:
        return dict(content)
    edit = PutSettings(typed) if key == SETTINGS else PutStep(key, typed)
    return edited(content, edit, ())[0]


def _settled(content: Mapping[str, Any], look: Look) -> Look:
    """The step asked for where it is there, else the first one; the text asked for where the step has it."""
    keys = [step["key"] for step in content["steps"]]
    key = look.step if look.step in (*keys, SETTINGS) else next(iter(keys), SETTINGS)
    arms = [arm["name"] for arm in (step_in(content, key) or {}).get("variants", ())]
    arm = look.arm if look.arm in arms else next(iter(arms), "")
    return Look(key, look.person, look.pool, look.with_problems, arm)


def _number(session: Session, sequence: Sequence) -> int:
    version = current_version(session, sequence.id)
    return version.number if version else 0


def _standing(session: Session, sequence: Sequence, now: datetime, zone: str) -> Standing:
    return standings_of(session, [sequence.id], start_of_next_day(now, ZoneInfo(zone)))[sequence.id]


def _needed(step: Step | None, mailbox: Mailbox | None) -> tuple[str, ...]:
    is_mail = step is not None and step.kind in MAIL_KINDS
    return needed_fields(step, mailbox.signature if mailbox else "") if step and is_mail else ()


def _person(
    session: Session, sequence: Sequence, found: Rough, look: Look, needed: tuple[str, ...], now: datetime
) -> Person | None:
    teams = me().scope
    lacking = lacks_any(needed) if look.with_problems else None
    ids = people_to_look_at(session, sequence.id, look.pool, teams, lacking)
    chosen = look.person if look.person is not None else next(iter(ids), None)
    candidate = candidate_or_none(session, chosen, teams) if chosen is not None else None
    if candidate is None:
        return None
    place = ids.index(candidate.id) if candidate.id in ids else -1
    before = ids[place - 1] if place > 0 else None
    after = ids[place + 1] if place + 1 < len(ids) else None
    return Person(outlook(session, candidate, sequence.id, found.definition, now), place + 1, len(ids), before, after)


def _letter(
    session: Session, links: Links, found: Rough, look: Look, mailbox: Mailbox | None, person: Person | None
) -> LetterView | None:
    """The mail of the step looked at; none where it is no mail, or nobody is there to write it or to read it."""
    step = found.definition.step(look.step)
    if step is None or step.kind not in MAIL_KINDS or mailbox is None or person is None:
        return None
    return letter_view(session, person.out, found.definition, step, mailbox, look.arm, links.base_url + WAY_OUT)


def _lines(
    content: Mapping[str, Any], found: Rough, had: Mapping[str, int], person: Person | None
) -> tuple[StepLine, ...]:
    steps = content["steps"]
    mails = [step["key"] for step in steps if words.kind_of(step) in MAIL_KINDS]
    lines = []
    for number, step in enumerate(steps, 1):
        key = step["key"]
        follows = steps[number] if number < len(steps) else None
        lines.append(
            StepLine(
                key=key,
                number=number,
                title=words.title_of(step, number),
                kind=words.kind_words(step, is_first_mail=key in mails[:1]),
                icon={StepKind.WAIT: "clock", StepKind.BRANCH: "arrows-split"}.get(words.kind_of(step), ""),
                gap=words.gap_words(follows) if follows else "Then, if nobody answered",
                at=person.out.at(key) if person else None,
                has_left=person is not None and key in person.out.had,
                had=had.get(key, 0),
                problem=found.problems.get(key, ""),
            )
        )
    return tuple(lines)


def _with_problems(
    session: Session, sequence_id: int, needed: tuple[str, ...], lacking: Mapping[str, int], look: Look
) -> int:
    if look.pool is None and len(lacking) < 2:
        return sum(lacking.values())  # one empty field each, so nobody is counted twice
    condition = lacks_any(needed)
    return (
        len(people_to_look_at(session, sequence_id, look.pool, me().scope, condition)) if condition is not None else 0
    )


def _will_get(places: Mapping[str, int], content: Mapping[str, Any], key: str) -> int:
    """How many people who are in it now have this step still before them."""
    order = {step["key"]: number for number, step in enumerate(content["steps"], 1)}
    return sum(count for after, count in places.items() if order.get(after, 0) < order.get(key, 0))


def _text_problem(found: Rough, step: Step | None, known: frozenset[str]) -> str:
    if step is None:
        return ""
    try:
        check_texts_of(found.definition, step, known)
    except UserError as error:
        return str(error)
    return ""
