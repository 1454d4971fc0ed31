"""The stretches of an answer that name a time: each day with its hour, as one."""

import re

from sequencer.core.meet.pick.named.mentions import TAKEN

_RUN = re.compile(rf"{TAKEN}+")
# What may stand between a day and its hour.
_GAP = re.compile(
    r"(?:[\s,.(–-]|(?<![^\W\d_])(?:the|on|at|by|around|of|this|coming|der|die|das|den|dem|des|am|um|im|gegen|diesen|kommenden|le|la|les|l'|du|de|à|au|vers|ce|el|los|las|a|del|al|lo|il|i|gli|alle|per|verso|questo|o|os|as|na|no|dia|às|pelas|het|op|om|van|deze|w|we|dnia|godz\w*|på|klockan|kl|vid|uhr|e)(?![^\W\d_]))*\)?"
)
_WIDEST_GAP = 13  # characters


def stretches_in(rest: str) -> list[tuple[int, int]]:
    """Each by its place in the words that are left of an answer when what they name is taken out."""
    found: list[tuple[int, int]] = []
    for one in _RUN.finditer(rest):
        gap = rest[found[-1][1] : one.start()] if found else "\n"
        is_one = len(gap) <= _WIDEST_GAP and "\n" not in gap and re.search(r"[.]\s", gap) is None
        if is_one and _GAP.fullmatch(gap):
            found[-1] = (found[-1][0], one.end())
        else:
            found.append((one.start(), one.end()))
    return found
