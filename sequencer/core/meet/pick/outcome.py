"""What may come of an answer to an interview offer."""

from dataclasses import dataclass
from enum import StrEnum

YES_AND_NO = "says yes and no to the same start"
ODD_DATE = "the weekday and the date do not go together"
NONE_FITS = "none fits and no wish was stated"
NONE_NAMED = "no start is named"
ONE_FITS = "one start fits"


class Outcome(StrEnum):
    BOOK = "book"
    ASK = "ask"
    PROPOSE = "propose"
    STOP = "stop"
    WAIT = "wait"
    HUMAN = "human"


@dataclass(frozen=True)
class Pick:
    """What an answer means. `options` are the numbers that fit, `constraint` the wish in the person's words."""

    outcome: Outcome
    options: tuple[int, ...] | None
    constraint: str | None
    reason: str
