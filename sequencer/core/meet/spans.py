"""Arithmetic on stretches of time as plain integers: UTC seconds, sorted lists, no zones.

A `Span` is half-open, [start, end). A `Run` is closed, [first, last]: the starts at which something fits.
"""

from bisect import bisect_right
from collections.abc import Iterable

Span = tuple[int, int]
Run = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same instants as sorted spans that neither overlap nor touch; empty ones vanish."""
    found: list[Span] = []
    first, last = 0, -1
    for start, end in sorted(spans):
        if end <= start:
            continue
        if first <= last and start <= last:
            last = max(last, end)
            continue
        if first <= last:
            found.append((first, last))
        first, last = start, end
    if first <= last:
        found.append((first, last))
    return found


def minus(spans: list[Span], taken: list[Span]) -> list[Span]:
    """What is left of merged spans without other merged ones."""
    found: list[Span] = []
    at, count = 0, len(taken)
    for begin, end in spans:
        start = begin
        while at < count and taken[at][1] <= start:
            at += 1
        while at < count and taken[at][0] < end:
            busy_from, busy_to = taken[at]
            if busy_from > start:
                found.append((start, busy_from))
            start = busy_to
            if busy_to > end:
                break
            at += 1
        if start < end:
            found.append((start, end))
    return found


def starts_in(spans: list[Span], length: int) -> list[Run]:
    """The starts at which something of this length lies wholly in one of the spans."""
    return [(start, end - length) for start, end in spans if end - start >= length]


def common(one: list[Run], other: list[Run]) -> list[Run]:
    """The starts that lie in both lists of runs."""
    found: list[Run] = []
    i = j = 0
    while i < len(one) and j < len(other):
        (first, last), (begin, end) = one[i], other[j]
        first = max(first, begin)
        if last < end:
            i += 1
        else:
            j += 1
            last = end
        if first <= last:
            found.append((first, last))
    return found


def runs_outside(runs: list[Run], taken: list[Span]) -> list[Run]:
    """The starts that lie in none of the merged spans."""
    return [(first, end - 1) for first, end in minus([(first, last + 1) for first, last in runs], taken)]


def runs_before(runs: list[Run], least: int, most: int) -> list[Run]:
    """The starts after which one of these comes no sooner than `least` and no later than `most`."""
    return [(first, end - 1) for first, end in merged((first - most, last - least + 1) for first, last in runs)]


def runs_after(runs: list[Run], least: int, most: int) -> list[Run]:
    """The starts before which one of these comes no later than `least` and no sooner than `most`."""
    return runs_before(runs, -most, -least)


def covers(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the merged spans holds all of [start, end)."""
    at = bisect_right(spans, start, key=_start) - 1
    return at >= 0 and end <= spans[at][1]


def overlaps(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the merged spans shares an instant with [start, end); touching is no overlap."""
    at = bisect_right(spans, start, key=_start) - 1
    return (at >= 0 and spans[at][1] > start) or (at + 1 < len(spans) and spans[at + 1][0] < end)


def _start(span: Span) -> int:
    return span[0]
