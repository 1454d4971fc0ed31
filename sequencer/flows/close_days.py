"""Days are closed or opened again: for everybody, or for one mailbox whose sender is away.

Doing it once more changes nothing, except that it finishes what a crash has cut short.
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from sequencer.core.plan.day_spans import DaySpan, with_span, without_span
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.base import in_chunks
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.open_days import as_rows, leave_of, quiet_days_of
from sequencer.store.organisations import locked_organisation
from sequencer.store.recalls import call_back, lock_claimed
from sequencer.store.replanning import replan, to_replan

_Change = Callable[[tuple[DaySpan, ...], DaySpan], tuple[DaySpan, ...]]


def close_for_all(road: Road, span: DaySpan, actor: str = "") -> int:
    """Keep all outreach quiet on these days; returns how many planned mails got another date. Raises UserError."""
    return _for_all(road, span, actor, with_span, "Closed")


def open_for_all(road: Road, span: DaySpan, actor: str = "") -> int:
    """Let outreach leave on these days again; mails that were put off because of them come back."""
    return _for_all(road, span, actor, without_span, "Opened")


def go_on_leave(road: Road, which: str | int, span: DaySpan, actor: str = "") -> int:
    """Let the outreach of a mailbox, by address or id, wait while its person is away. Raises UserError."""
    return _for_mailbox(road, which, span, actor, with_span, "is away")


def come_back(road: Road, which: str | int, span: DaySpan, actor: str = "") -> int:
    """Take back that the person of a mailbox is away on these days."""
    return _for_mailbox(road, which, span, actor, without_span, "is not away")


def _for_all(road: Road, span: DaySpan, actor: str, change: _Change, did: str) -> int:
    with road.database.write() as session:
        lock_claimed(session)
        organisation, now = locked_organisation(session), road.now()
        before = quiet_days_of(organisation)
        after = change(before, span)
        if after != before:
            organisation.quiet_days = as_rows(after)
            note(session, actor, "organisation", f"{did} for outreach: {span}.", now)
            call_back(session, now)
        ids = to_replan(session, span, None)
    return _replan(road, ids)


def _for_mailbox(road: Road, which: str | int, span: DaySpan, actor: str, change: _Change, did: str) -> int:
    with road.database.write() as session:
        lock_claimed(session, _found(session, which).id)
        mailbox, now = _locked(session, which), road.now()
        before = leave_of(mailbox)
        after = change(before, span)
        if after != before:
            mailbox.leave = as_rows(after)
            note(session, actor, "mailbox", f"{mailbox.email} {did}: {span}.", now)
            call_back(session, now, mailbox.id)
        ids = to_replan(session, span, mailbox.id)
    return _replan(road, ids)


def _replan(road: Road, ids: list[int]) -> int:
    """New dates a few at a time, so that no worker waits long.

    Cut short, no mail leaves on a closed day, for the worker looks; mails put off because of a day that is open again
    keep their later date until the same days are opened once more.
    """
    moved = 0
    for chunk in in_chunks(ids):
        with road.database.write() as session:
            moved += replan(session, chunk, road.now())
        road.step("after_replanning")
    return moved


def _found(session: Session, which: str | int) -> Mailbox:
    found = session.get(Mailbox, which) if isinstance(which, int) else mailbox_by_email(session, which.strip().lower())
    if found is None:
        raise UserError(f"There is no mailbox {which}.")
    return found


def _locked(session: Session, which: str | int) -> Mailbox:
    found = _found(session, which)
    session.refresh(found, with_for_update=True)
    return found
