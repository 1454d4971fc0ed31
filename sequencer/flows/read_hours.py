"""A colleague's answer about their hours is read: what is certain is done and said back, the rest goes to a person.

It acts only on the request whose secret it cites, and was sent from the address that was asked; that is looked at
before this begins. Nothing that is booked moves by itself.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from sequencer.core.meet.colleague.applied import CannotApplyError, applied
from sequencer.core.meet.colleague.changes import said, said_of_them
from sequencer.core.meet.colleague.hours import HoursAnswer as Read
from sequencer.core.meet.colleague.hours import Reading, read_hours_answer
from sequencer.core.meet.own_lines import typed_by_them
from sequencer.core.meet.people import one_line
from sequencer.core.meet.spoken import written_in
from sequencer.core.states import MailKind
from sequencer.flows.road import Road, typed_words
from sequencer.store.audit import note
from sequencer.store.closed_times import ClosedOver, closed_over
from sequencer.store.colleagues import Colleague, week_of
from sequencer.store.hours_mails import file_noted, file_passed
from sequencer.store.hours_requests import (
    HoursAnswer,
    HoursRequest,
    Outcome,
    as_row,
    earlier_answers,
    hours_of,
    latest_applied,
    request_behind,
    set_hours,
    stand_as,
    was_passed_on,
)
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState, effect_done, take_effect
from sequencer.store.interview_mails import Desk
from sequencer.store.offering import new_nonce
from sequencer.store.timeline import tell
from sequencer.store.touches import Touch

_LONGEST_WORDS = 2000
_SHOWN = 160  # characters of somebody's words in a sentence of ours


class TakenBack(StrEnum):
    """What became of the wish to take an answer back."""

    DONE = "done"
    BEFORE = "before"  # it was taken back already
    CHANGED = "changed"  # the hours have been changed since
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class _Case:
    """One answer on the table; the mail and the colleague are locked."""

    desk: Desk
    mail: InboundMail
    request: HoursRequest
    colleague: Colleague
    words: str


def read_hours(road: Road, mail_id: int) -> None:
    """Act on a stored answer once; what the same colleague wrote before comes first."""
    with road.database.read() as session:
        earlier = earlier_answers(session, mail_id)
    for one in (*earlier, mail_id):
        _read(road, one)


def take_back(road: Road, token: str) -> TakenBack:
    """Put a colleague's hours back as they were before one answer, by the link in our mail."""
    named = road.links.hours_of(token)
    if named is None:
        return TakenBack.UNKNOWN
    with road.database.write() as session:
        seen = session.get(HoursAnswer, named[0])
        if seen is None or seen.nonce != named[1] or seen.outcome is not Outcome.APPLIED:
            return TakenBack.UNKNOWN
        request = session.get_one(HoursRequest, seen.request_id)
        # The colleague first: whoever takes something back by mail locks them in this order.
        colleague = session.get_one(Colleague, request.colleague_id, with_for_update=True, populate_existing=True)
        answer = session.get_one(HoursAnswer, seen.id, with_for_update=True, populate_existing=True)
        return _undo(Desk(session, road.links, road.dice, road.now()), colleague, answer)


def _read(road: Road, mail_id: int) -> None:
    words = typed_words(road, mail_id)
    if words is None:
        return
    with road.database.write() as session:
        mail = take_effect(session, mail_id, Effect.HOURS)
        if mail is None:
            return
        effect_done(session, mail)
        case = _case(session, road, mail, words)
        if case is None:
            _needs_person(mail, "Needs you: a colleague answered a mail about their hours that is no longer here.")
            return
        meant = read_hours_answer(case.words, case.colleague.zone_at(mail.received_at), mail.received_at)
        language = written_in([case.words])
        case.request.language = language if language in ("en", "de") else case.request.language
        _act(case, meant)


def _case(session: Session, road: Road, mail: InboundMail, words: str) -> _Case | None:
    touch = session.get(Touch, mail.touch_id) if mail.touch_id is not None else None
    request = request_behind(session, touch.id) if touch is not None else None
    if touch is None or request is None:
        return None
    words = typed_by_them(words, touch.text)
    colleague = session.get_one(Colleague, request.colleague_id, with_for_update=True, populate_existing=True)
    return _Case(Desk(session, road.links, road.dice, road.now()), mail, request, colleague, words)


def _act(case: _Case, read: Read) -> None:
    match read.reading:
        case Reading.CHANGES:
            _change(case, read)
        case Reading.UNDO:
            _undo_by_mail(case)
        case Reading.NOTHING:
            _keep(case, Outcome.NOTHING)
        case Reading.UNSURE:
            _pass_on(case, read.why)


def _change(case: _Case, read: Read) -> None:
    """Set the hours, say back what was understood, and name the interviews that now lie outside them."""
    before, was = hours_of(case.colleague), week_of(case.colleague)
    try:
        after = applied(before, read.changes)
    except CannotApplyError as refusal:
        _pass_on(case, str(refusal))
        return
    if case.mail.kind is MailKind.AUTO_REPLY and as_row(after) == as_row(before):
        _keep(case, Outcome.NOTHING)  # said before: whatever answers by itself is not answered again
        return
    set_hours(case.colleague, as_row(after))
    session, now = case.desk.session, case.desk.now
    session.flush()
    language = case.request.language or "en"
    lines, own = said_of_them(read.changes), said(read.changes, language)
    answer = _keep(case, Outcome.APPLIED, as_row(before), as_row(after))
    answer.said, answer.told = "\n".join(lines), "\n".join(own)
    closed = closed_over(session, case.colleague, was, week_of(case.colleague), now)
    touch = file_noted(case.desk, case.request, answer, case.mail, own, [one.line(language) for one in closed])
    answer.touch_id = touch.id
    says = f"{case.colleague.name} set their interview hours by mail: {'; '.join(lines)}."
    note(session, case.colleague.email, "settings", says, now)
    if closed:
        _name_closed(case, closed)


def _name_closed(case: _Case, closed: list[ClosedOver]) -> None:
    """The team is told what now lies in closed time; the interviews stand."""
    name, named = case.colleague.name, "; ".join(one.line("en") for one in closed)
    _needs_person(
        case.mail,
        f"Needs you: {name} has closed time in which {'an interview is' if len(closed) == 1 else 'interviews are'} "
        f"booked. {'It stands' if len(closed) == 1 else 'They stand'} until you move or cancel it: {named}.",
    )
    for one in closed:
        says = f"{name} wrote that they are not there at the time of the interview. It stands until somebody moves it."
        tell(case.desk.session, one.candidate_id, "interviewer_closed", says, case.desk.now)


def _undo_by_mail(case: _Case) -> None:
    target = latest_applied(case.desk.session, case.request.id)
    if target is None:
        _pass_on(case, "there is nothing to take back")
        return
    if _undo(case.desk, case.colleague, target) is not TakenBack.DONE:
        _pass_on(case, "their hours have been changed since")
        return
    answer = _keep(case, Outcome.UNDONE)
    answer.said, answer.told = target.said, target.told
    lines = target.told.split("\n")
    answer.touch_id = file_noted(case.desk, case.request, answer, case.mail, lines, is_undone=True).id


def _undo(desk: Desk, colleague: Colleague, answer: HoursAnswer) -> TakenBack:
    """Only where the hours are still as the answer left them; what others set meanwhile is theirs."""
    if answer.undone_at is not None:
        return TakenBack.BEFORE
    if not stand_as(colleague, answer.after):
        return TakenBack.CHANGED
    set_hours(colleague, answer.before)
    answer.undone_at = desk.now
    note(desk.session, colleague.email, "settings", f"{colleague.name} took their last change of hours back.", desk.now)
    return TakenBack.DONE


def _pass_on(case: _Case, why: str) -> None:
    """Nothing changes: a person gets the words; the colleague is told so once, and a machine never: it would answer."""
    is_told = case.mail.kind is not MailKind.AUTO_REPLY and not was_passed_on(case.desk.session, case.request.id)
    answer = _keep(case, Outcome.PASSED)
    if is_told:
        answer.touch_id = file_passed(case.desk, case.request, case.mail, case.words).id
    words = one_line(case.words, _SHOWN)
    _needs_person(
        case.mail,
        f"Needs you: {case.colleague.name} answered about their interview hours, and nothing was changed, because "
        f"{why}. They wrote: “{words}”",
    )


def _keep(
    case: _Case,
    outcome: Outcome,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> HoursAnswer:
    answer = HoursAnswer(
        request_id=case.request.id,
        inbound_mail_id=case.mail.id,
        outcome=outcome,
        words=case.words[:_LONGEST_WORDS].replace("\0", ""),
        before=before or {},
        after=after or {},
        nonce=new_nonce(case.desk.dice),
        created_at=case.desk.now,
    )
    case.desk.session.add(answer)
    case.desk.session.flush()
    return answer


def _needs_person(mail: InboundMail, says: str) -> None:
    mail.state, mail.reason_code, mail.reason = InboundState.ASKS, "colleague_hours", says
