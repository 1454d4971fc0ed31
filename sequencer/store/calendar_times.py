"""What is known of people's time beside our own interviews: taken, perhaps taken, or not known at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.meet.request import second_from, second_until
from sequencer.core.meet.spans import Span
from sequencer.store.calendars import calendars_of_people, standing_of
from sequencer.store.colleagues import BusyTime


@dataclass
class Told:
    """One colleague's time in UTC seconds."""

    busy: list[Span] = field(default_factory=list)
    soft: list[Span] = field(default_factory=list)
    unknown: tuple[Span, ...] = ()


def times_told(
    session: Session,
    colleague_ids: Iterable[int],
    start: datetime,
    end: datetime,
    now: datetime,
    despite: Iterable[int] = (),
) -> dict[int, Told]:
    """By colleague, what is told of a stretch of time. Nobody of `despite` is unknown: what was last said of them counts."""
    wanted = list(colleague_ids)
    told = {one: Told() for one in wanted}
    found = select(BusyTime.colleague_id, BusyTime.start_at, BusyTime.end_at, BusyTime.is_soft).where(
        BusyTime.colleague_id.in_(wanted), BusyTime.end_at > start, BusyTime.start_at < end
    )
    for whose, first, last, is_soft in session.execute(found):
        kept = told[whose].soft if is_soft else told[whose].busy
        kept.append((second_until(first), second_from(last)))
    known = frozenset(despite)
    for calendar in calendars_of_people(session, wanted):
        if calendar.colleague_id not in known:
            told[calendar.colleague_id].unknown += standing_of(calendar).unknown(now)
    return told
