"""What a plan says of interviews that are settled: another time asked for, a reminder, a second chance."""

from collections.abc import Mapping
from dataclasses import dataclass

from sequencer.core.plan.fields import shown
from sequencer.errors import UserError

AFTER_FIELDS = frozenset({"counter", "reminds", "second_chance"})
COUNTERS = ("ask", "move")
CHANCES = ("ask", "send")


@dataclass(frozen=True)
class AfterGiven:
    """`counter`: a free time that the candidate's calendar proposes is moved to, or a person is asked. `second_chance`:
    new times after an interview they did not come to are sent by themselves, or when a person asks for them."""

    counter: str = "ask"
    reminds: bool = True
    second_chance: str = "ask"


def read_after(given: Mapping[str, object]) -> AfterGiven:
    """The three fields of a plan file, each with its default. Raises UserError."""
    reminds = given.get("reminds", True)
    if not isinstance(reminds, bool):
        raise UserError(f"`reminds`: “{shown(reminds)}” is neither true nor false.")
    return AfterGiven(_one_of("counter", given, COUNTERS), reminds, _one_of("second_chance", given, CHANCES))


def _one_of(name: str, given: Mapping[str, object], words: tuple[str, ...]) -> str:
    word = given.get(name, words[0])
    if word not in words:
        raise UserError(f"`{name}`: “{shown(word)}” is none of {', '.join(words)}.")
    return str(word)
