"""Short runs with a flow that breaks a promise: the same plan, closer to the moment in which it is broken."""

import time
from dataclasses import dataclass
from pathlib import Path

from rig.checker import Violation, violations
from rig.plan import AT_DOT, CUT, Pace, acts
from rig.run import Run, Setting
from rig.theatre import Theatre

_LONGEST = 150.0  # seconds; a few do on a quiet machine
_LOOK = 1.0
_CLOSE = Pace(cycle=6.0, kills=1, breaks=4, freezes=0.0, wipes=0.1)


@dataclass(frozen=True)
class Control:
    """What a run with it must show, and which faults of the plan come more often."""

    shows: str
    kills: tuple[str, ...]
    breaks: tuple[tuple[str, str], ...]
    come: int = 6
    share: float = 0.2
    slow_goes: float = 0.0


CONTROLLED = {
    "sends_before_committing": Control("doubled", ("at dot",), ((CUT, "imap"),)),
    "retries_after_the_dot": Control("doubled", ("",), ((AT_DOT, "passed on"),)),
    "skips_the_last_check": Control("sent_after_stop", (), ((CUT, "imap"),), come=3, share=1.0, slow_goes=1.0),
}


def is_caught(theatre: Theatre, folder: Path, seed: str, name: str, *, is_apart: bool) -> Violation | None:
    """The violation by which the checker has caught a wrong flow; None where it has not."""
    control = CONTROLLED[name]
    setting = Setting(
        seed=f"{seed} {name}",
        is_apart=is_apart,
        control=name,
        come=control.come,
        late=1.0,
        share=control.share,
        slow_goes=control.slow_goes,
        slowest=0.7,
    )
    role = "worker" if is_apart else "run"
    kills = {f"{role} {how}".strip(): 1 for how in control.kills} or {"post": 1}
    breaks = dict.fromkeys(control.breaks, 1)
    with Run(theatre, folder, setting) as run:
        began = time.monotonic()
        for act in acts(setting.seed, is_apart=is_apart, pace=_CLOSE, kills=kills, breaks=breaks):
            while time.monotonic() - began < act.at:
                run.wait(min(_LOOK, max(0.0, act.at - (time.monotonic() - began))))
            run.blows.carry_out(act, time.monotonic() - began)
            found = [one for one in violations(run.evidence(), is_over=False) if one.kind == control.shows]
            if found or time.monotonic() - began > _LONGEST:
                return found[0] if found else None
    return None
