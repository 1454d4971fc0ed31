"""Many numbers in a short text: “3-7,12”, so that a form can say exactly whom somebody has seen."""

import re
from collections.abc import Iterable

MOST = 20_000
_PART = re.compile(r"(\d{1,10})(?:-(\d{1,10}))?", re.ASCII)
_LARGEST = 2**31 - 1  # what a column of ids holds


def row_number(text: str) -> int:
    """The number of a row. Raises ValueError for what no row can have."""
    number = int(text) if len(text) <= len(str(_LARGEST)) else -1
    if not 0 <= number <= _LARGEST:
        raise ValueError("no row has this number")
    return number


def ranged(numbers: Iterable[int]) -> str:
    """The numbers, sorted, neighbours drawn together."""
    parts: list[tuple[int, int]] = []
    for one in sorted(set(numbers)):
        if parts and parts[-1][1] == one - 1:
            parts[-1] = (parts[-1][0], one)
        else:
            parts.append((one, one))
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def unranged(text: str) -> list[int]:
    """The numbers in such a text, at most MOST of them; whatever is none is passed over."""
    found: list[int] = []
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None:
            continue
        first = int(match.group(1))
        last = min(int(match.group(2) or first), _LARGEST)
        found += range(first, min(last, first + MOST - len(found) - 1) + 1)
        if len(found) >= MOST:
            break
    return found
