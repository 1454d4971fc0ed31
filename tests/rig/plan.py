"""What happens to whom and when, drawn from a seed and nothing else."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

KILL, FREEZE, CUT, STALL, WIPE, AT_DOT, AT_COMMIT = "kill", "freeze", "cut", "stall", "wipe", "at dot", "at commit"

_APART = {
    "worker": 40,
    "worker at dot": 10,
    "sweep": 12,
    "watch": 8,
    "web": 7,
    "redis": 8,
    "backend": 4,
    "database": 2,
    "post": 6,
    "dovecot": 3,
}
_EMBEDDED = {"run": 30, "run's child": 30, "run at dot": 20, "post": 12, "dovecot": 8}
_BREAKS = {
    (CUT, "smtp"): 4,
    (CUT, "imap"): 3,
    (AT_DOT, "passed on"): 5,
    (AT_DOT, "swallowed"): 4,
    (STALL, "smtp"): 1,
    (STALL, "imap"): 2,
}
_DATABASE_BREAKS = {(CUT, "database"): 2, (AT_COMMIT, "database"): 3, (STALL, "database"): 1}


@dataclass(frozen=True)
class Act:
    """`at` is in the machine's seconds since the plan began; `seconds` is how long it lasts, where it lasts."""

    at: float
    what: str
    whom: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Pace:
    """How hard a plan is on the product: kills, broken lines and freezes in one cycle of so many seconds."""

    cycle: float
    kills: int
    breaks: int
    freezes: float  # chance
    wipes: float  # chance


APART = Pace(cycle=4.0, kills=5, breaks=2, freezes=0.25, wipes=0.3)
EMBEDDED = Pace(cycle=6.0, kills=3, breaks=2, freezes=0.25, wipes=0.0)


def acts(
    seed: str,
    *,
    is_apart: bool,
    pace: Pace | None = None,
    kills: dict[str, int] | None = None,
    breaks: dict[tuple[str, str], int] | None = None,
) -> Iterator[Act]:
    """An endless plan, cycle by cycle in the order of time. `kills` weighs whom it strikes, `breaks` what it breaks."""
    dice = random.Random(f"{seed} plan")
    pace = pace or (APART if is_apart else EMBEDDED)
    kills = kills or (_APART if is_apart else _EMBEDDED)
    breaks = breaks or _BREAKS | (_DATABASE_BREAKS if is_apart else {})
    began = 0.0
    while True:
        yield from sorted(_cycle(dice, began, pace, kills, breaks, is_apart=is_apart), key=lambda act: act.at)
        began += pace.cycle


def _cycle(
    dice: random.Random,
    began: float,
    pace: Pace,
    kills: dict[str, int],
    breaks: dict[tuple[str, str], int],
    *,
    is_apart: bool,
) -> Iterator[Act]:
    def moment() -> float:
        return round(began + dice.uniform(0, pace.cycle), 3)

    for whom in dice.choices(tuple(kills), tuple(kills.values()), k=pace.kills):
        yield Act(moment(), KILL, whom)
    for what, whom in dice.choices(tuple(breaks), tuple(breaks.values()), k=pace.breaks):
        yield Act(moment(), what, whom, round(dice.uniform(0.5, 2.5), 3) if what == STALL else 0.0)
    if dice.random() < pace.freezes:
        whom = dice.choice(("worker", "worker", "sweep", "watch")) if is_apart else "run's child"
        yield Act(moment(), FREEZE, whom, round(dice.uniform(5.5, 9.0), 3))  # a lease is 5 seconds at 120 times
    if is_apart and dice.random() < pace.wipes:
        yield Act(moment(), WIPE, "redis")
