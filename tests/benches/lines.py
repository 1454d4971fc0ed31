"""The line of a benchmark, as scripts read it, and what several rounds come to."""

from collections.abc import Sequence


def line(
    name: str,
    value: float,
    unit: str,
    note: str,
    *,
    against: str | None = None,
    ratio: float | None = None,
    better: str = "lower",
) -> dict[str, object]:
    """One result; `ratio` is ours over theirs, both from the same run."""
    return {
        "name": name,
        "value": round(value, 1 if abs(value) >= 10 else 3),
        "unit": unit,
        "against": against,
        "ratio": None if ratio is None else round(ratio, 3),
        "better": better,
        "note": note,
    }


def median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
