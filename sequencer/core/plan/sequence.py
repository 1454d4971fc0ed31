"""What a sequence is: an ordered list of steps with lasting keys, a send window and a sender.

A definition never changes; an edit makes another one under the next version number.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sequencer.core.plan.branching import Condition
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.windows import SendWindow

END = "end"
"""The reserved target of a branch that finishes the run."""


class HandOver(StrEnum):
    """Who answers somebody who is interested with interview times."""

    BY_HAND = "by_hand"
    AUTOMATIC = "automatic"


class StepKind(StrEnum):
    EMAIL = "email"
    MANUAL_EMAIL = "manual_email"
    TASK = "task"
    WAIT = "wait"
    BRANCH = "branch"


MAIL_KINDS = frozenset({StepKind.EMAIL, StepKind.MANUAL_EMAIL})
TOUCH_KINDS = MAIL_KINDS | {StepKind.TASK}


@dataclass(frozen=True)
class Yearly:
    """A day that comes back every year."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True)
class Variant:
    """One arm of an A/B test; `share` is its weight beside the others."""

    name: str
    share: int
    subject: str
    body: str


@dataclass(frozen=True)
class StepFile:
    """A file that goes with a mail: its name, and the SHA-256 under which its octets are kept."""

    name: str
    digest: str
    size: int = 0  # octets


@dataclass(frozen=True)
class Step:
    """`name` is what people call the step; where it has none, its subject or its kind stands for it."""

    key: str
    kind: StepKind
    name: str = ""
    delay: Delay | None = None
    on: date | None = None
    yearly: Yearly | None = None
    is_new_thread: bool = False
    subject: str = ""
    body: str = ""
    variants: tuple[Variant, ...] = ()
    files: tuple[StepFile, ...] = ()
    condition: Condition | None = None
    then: str = ""
    otherwise: str = ""

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every (subject, body) that may leave under this step."""
        return tuple((one.subject, one.body) for one in self.variants) or ((self.subject, self.body),)

    def arm(self, draw: float) -> str:
        """The name of the A/B arm for a draw in [0, 1); empty where the step has none."""
        mark = draw * sum(one.share for one in self.variants)
        for one in self.variants:
            mark -= one.share
            if mark < 0:
                return one.name
        return ""

    def text_of(self, arm: str) -> tuple[str, str]:
        """(subject, body) of an arm; of the first one where an edit has taken that arm away."""
        named = next((one for one in self.variants if one.name == arm), next(iter(self.variants), None))
        return (named.subject, named.body) if named else (self.subject, self.body)


@dataclass(frozen=True)
class Definition:
    name: str
    team: str
    sender: str
    steps: tuple[Step, ...]
    role: str = ""
    window: SendWindow = field(default_factory=SendWindow)
    interview: str = ""  # the name of the interview plan that is offered
    hand_over: HandOver = HandOver.BY_HAND

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def index(self, key: str) -> int | None:
        return next((n for n, step in enumerate(self.steps) if step.key == key), None)

    @property
    def opening_subject(self) -> str:
        """The subject of the first mail in the list: what a follow-up falls back on where that one never left."""
        return next((step.texts[0][0] for step in self.steps if step.kind in MAIL_KINDS), "")

    def can_be_first_mail(self, key: str) -> bool:
        """Whether a run may come to this mail, by whichever branches, without a mail before it."""
        ahead, found = {0}, set()
        for place, step in enumerate(self.steps):  # every way leads on, so one look at each step is enough
            if place not in ahead:
                continue
            if step.kind in MAIL_KINDS:
                found.add(step.key)
            elif step.kind is StepKind.BRANCH:
                ahead |= {self._target(target, place) for target in (step.then, step.otherwise)}
            else:
                ahead.add(place + 1)
        return key in found

    def _target(self, key: str, place: int) -> int:
        index = self.index(key) if key else place + 1
        return len(self.steps) if index is None else index


def is_ahead(definition: Definition, key: str, of: str) -> bool:
    """Whether the step `key` is there and stands behind `of` in the list, or `of` is not there."""
    place, other = definition.index(key), definition.index(of)
    return place is not None and (other is None or place > other)


def place_to_go_on(old: Definition, new: Definition, after: str) -> str | None:
    """The key in `new` behind which a run goes on that stood behind `after` in `old`; None for the start.

    It is the latest step behind the run, in the old order, that the new version still has: nobody is thrown back.
    """
    index = old.index(after)
    reached = [step.key for step in old.steps[: 0 if index is None else index + 1]]
    return next((key for key in reversed(reached) if new.index(key) is not None), None)
