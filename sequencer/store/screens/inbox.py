"""The inbox as a list: answers, mails that ask for a person, and wishes from our pages; a few queries whatever there is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, defer

from sequencer.core.states import Intent, MailKind
from sequencer.store.candidates import Candidate, visible
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.overview import MAILS_FOR_A_PERSON
from sequencer.store.replies import Reply
from sequencer.store.screens.inbox_filters import (
    Show,
    Sorted,
    Sought,
    chosen,
    lengths,
    of_own,
    reply_has_waited,
    team_of_mail,
    team_of_reply,
    team_of_wish,
)
from sequencer.store.screens.letters import mail_visible
from sequencer.store.users import User
from sequencer.store.wishes import Wish, WishKind

MOST_COUNTED = 1000
_EXCERPT = 220
_BY_ITSELF = (Effect.PICK, Effect.HAND_OVER)
"""What the product does with an answer without being asked; where it cannot, the mail asks for a person."""


class LineKind(StrEnum):
    REPLY = "reply"
    MAIL = "mail"
    WISH = "wish"


@dataclass(frozen=True)
class Line:
    """One entry of the list. `intent` is None but for replies; `waits` says whether somebody has to look.

    `is_back`: its writer asked for this day. `was_put_off`: somebody here did. `comes_back` is when it will.
    """

    kind: LineKind
    id: int
    name: str
    at: datetime
    excerpt: str
    waits: bool
    intent: Intent | None = None
    later_on: str = ""
    is_verified: bool = True
    is_back: bool = False
    was_put_off: bool = False
    comes_back: datetime | date | None = None
    assigned_to_id: int | None = None
    assigned_to: str = ""
    mail_kind: MailKind | None = None
    state: InboundState | None = None
    reason: str = ""
    handled_by: str = ""
    wish: WishKind | None = None


def lines(session: Session, sought: Sought, page: int, size: int) -> tuple[list[Line], bool]:
    """(one page of the inbox, newest first, whether there is more)."""
    enough = page * size + 1
    found = [*_replies(session, sought, enough), *_mails(session, sought, enough), *_wishes(session, sought, enough)]
    found.sort(key=lambda line: (line.at, line.kind, line.id), reverse=True)
    return found[(page - 1) * size : page * size], len(found) > page * size


def sorted_lines(session: Session, sought: Sought) -> list[Sorted]:
    """What the filters see of what is shown, before any of them is applied; from a thousand of a kind on it goes no further."""
    columns: list[Any] = [team_of_reply(), Reply.intent, *lengths(lambda one: reply_has_waited(sought, one))]
    replies = _shown_replies(select(*columns), sought)
    mails = select(team_of_mail(), InboundMail.kind, *lengths(lambda one: InboundMail.received_at <= sought.now - one))
    wishes = select(team_of_wish(), false(), *lengths(lambda one: Wish.created_at <= sought.now - one)).join(
        Candidate, Candidate.id == Wish.candidate_id
    )
    return [
        *(Sorted(*row) for row in session.execute(replies.limit(MOST_COUNTED))),
        *(
            Sorted(team, _intent_of(kind), bool(day), bool(week))
            for team, kind, day, week in session.execute(mails.where(*_shown_mails(sought)).limit(MOST_COUNTED))
        ),
        *(
            Sorted(team, None, bool(day), bool(week))
            for team, _, day, week in session.execute(wishes.where(*_shown_wishes(sought)).limit(MOST_COUNTED))
        ),
    ]


def given_to(session: Session, sought: Sought, limit: int) -> tuple[list[Line], int]:
    """(the answers that wait and were given to whoever looks, the newest first; how many there are)."""
    mine = Reply.assigned_to_id == sought.user_id
    counted = _shown_replies(select(func.count(Reply.id)), sought).where(mine)
    return _replies(session, sought, limit, mine), session.scalar(counted) or 0


def waiting_count(
    session: Session, teams: frozenset[int] | None, today: date | None = None, now: datetime | None = None
) -> int:
    """How many answers, mails and wishes wait for a person; from a thousand on it counts no further.

    Answers that come back on a day of their own are counted where `today` is told, those put off where `now` is not.
    """
    replies = _of_candidate(select(Reply.id).join(InboundMail, InboundMail.id == Reply.inbound_mail_id), Reply, teams)
    mails = select(InboundMail.id).where(_mail_waits(), mail_visible(teams))
    wishes = _of_candidate(select(Wish.id), Wish, teams).where(Wish.handled_at.is_(None))
    return sum(
        session.scalar(select(func.count()).select_from(one.limit(MOST_COUNTED).subquery())) or 0
        for one in (replies.where(reply_waits(today, now)), mails, wishes)
    )


def reply_waits(today: date | None, now: datetime | None) -> ColumnElement[bool]:
    """The condition on a Reply and its InboundMail: nobody has seen to it, or its day has come; and it is not put off."""
    settled = and_(InboundMail.effect.in_(_BY_ITSELF), InboundMail.state != InboundState.ASKS)
    waits = and_(Reply.handled_at.is_(None), ~settled)
    if today is not None:
        waits = or_(waits, Reply.back_on <= today)
    return waits if now is None else and_(waits, or_(Reply.put_off_until.is_(None), Reply.put_off_until <= now))


def _mail_waits() -> ColumnElement[bool]:
    """A mail for a person that is nobody's answer; answers wait as replies."""
    return and_(InboundMail.state.in_(MAILS_FOR_A_PERSON), ~exists().where(Reply.inbound_mail_id == InboundMail.id))


def _of_candidate(found: Select[Any], table: type[Reply] | type[Wish], teams: frozenset[int] | None) -> Select[Any]:
    if teams is None:
        return found
    return found.join(Candidate, Candidate.id == table.candidate_id).where(visible(teams))


def _shown_replies(found: Select[Any], sought: Sought) -> Select[Any]:
    """The answers of what is shown, whatever is filtered."""
    found = (
        found.join(InboundMail, InboundMail.id == Reply.inbound_mail_id)
        .join(Candidate, Candidate.id == Reply.candidate_id)
        .where(visible(sought.teams))
    )
    match sought.show:
        case Show.ALL:
            return found
        case Show.LATER:
            return found.where(or_(Reply.put_off_until > sought.now, Reply.back_on > sought.today))
        case Show.MINE:
            found = found.where(of_own(sought))
    return found.where(reply_waits(sought.today, sought.now))


def _shown_mails(sought: Sought) -> list[ColumnElement[bool]]:
    found = [mail_visible(sought.teams)]
    match sought.show:
        case Show.LATER:
            return [false()]
        case Show.ALL:
            is_machine = and_(InboundMail.kind == MailKind.AUTO_REPLY, InboundMail.state == InboundState.HANDLED)
            return [*found, or_(_mail_waits(), is_machine)]
        case Show.MINE:
            found.append(InboundMail.mailbox_id.in_(select(Mailbox.id).where(Mailbox.email == sought.email)))
    return [*found, _mail_waits()]


def _shown_wishes(sought: Sought) -> list[ColumnElement[bool]]:
    if sought.show in (Show.MINE, Show.LATER):
        return [false()]
    return [visible(sought.teams), true() if sought.show is Show.ALL else Wish.handled_at.is_(None)]


def _replies(session: Session, sought: Sought, limit: int, *only: ColumnElement[bool]) -> list[Line]:
    waits = reply_waits(sought.today, sought.now)
    found = _shown_replies(
        select(
            Reply, func.substr(Reply.text, 1, _EXCERPT), InboundMail.state, InboundMail.reason,
            Candidate.first_name, Candidate.last_name, waits, User,
        ).options(defer(Reply.text), defer(Reply.evidence)),
        sought,
    ).outerjoin(User, User.id == Reply.assigned_to_id)  # fmt: skip
    if sought.intent is not None:
        found = found.where(Reply.intent == sought.intent)
    found = found.where(*chosen(sought, team_of_reply(), lambda one: reply_has_waited(sought, one)))
    found = found.where(*only)
    rows = session.execute(found.order_by(Reply.received_at.desc(), Reply.id.desc()).limit(limit))
    return [
        Line(
            LineKind.REPLY, reply.id, (reply.is_verified and f"{first} {last}".strip()) or reply.sender,
            reply.received_at, excerpt, bool(is_waiting), intent=reply.intent, later_on=reply.later_on,
            is_verified=reply.is_verified, state=state, reason=reason, handled_by=reply.handled_by,
            is_back=reply.back_on is not None and reply.back_on <= sought.today,
            was_put_off=reply.put_off_until is not None and reply.put_off_until <= sought.now,
            comes_back=_comes_back(reply, sought), assigned_to_id=reply.assigned_to_id,
            assigned_to=(user.name or user.email) if user is not None else "",
        )
        for reply, excerpt, state, reason, first, last, is_waiting, user in rows
    ]  # fmt: skip


def _comes_back(reply: Reply, sought: Sought) -> datetime | date | None:
    if reply.put_off_until is not None and reply.put_off_until > sought.now:
        return reply.put_off_until
    return reply.back_on if reply.back_on is not None and reply.back_on > sought.today else None


def _mails(session: Session, sought: Sought, limit: int) -> list[Line]:
    if sought.intent not in (None, Intent.AUTO_REPLY):
        return []
    found = select(
        InboundMail.id, InboundMail.received_at, InboundMail.sender, InboundMail.subject, InboundMail.kind,
        InboundMail.state, InboundMail.reason,
    ).where(*_shown_mails(sought), *chosen(sought, team_of_mail(), lambda one: _has_come(sought, one)))  # fmt: skip
    if sought.intent is Intent.AUTO_REPLY:
        found = found.where(InboundMail.kind == MailKind.AUTO_REPLY)
    rows = session.execute(found.order_by(InboundMail.received_at.desc(), InboundMail.id.desc()).limit(limit))
    return [
        Line(
            LineKind.MAIL, row_id, sender or "A sender we cannot read", at, subject[:_EXCERPT] or "Without a subject",
            state in MAILS_FOR_A_PERSON, mail_kind=kind, state=state, reason=reason,
        )
        for row_id, at, sender, subject, kind, state, reason in rows
    ]  # fmt: skip


def _wishes(session: Session, sought: Sought, limit: int) -> list[Line]:
    if sought.intent is not None:
        return []
    found = (
        select(Wish, Candidate.first_name, Candidate.last_name)
        .join(Candidate, Candidate.id == Wish.candidate_id)
        .where(*_shown_wishes(sought), *chosen(sought, team_of_wish(), lambda one: Wish.created_at <= sought.now - one))
    )
    rows = session.execute(found.order_by(Wish.created_at.desc(), Wish.id.desc()).limit(limit))
    return [
        Line(
            LineKind.WISH, wish.id, f"{first} {last}".strip() or "Somebody", wish.created_at, wish.text[:_EXCERPT],
            wish.handled_at is None, handled_by=wish.handled_by, wish=wish.kind,
        )
        for wish, first, last in rows
    ]  # fmt: skip


def _has_come(sought: Sought, length: timedelta) -> ColumnElement[bool]:
    return InboundMail.received_at <= sought.now - length


def _intent_of(kind: MailKind | None) -> Intent | None:
    return Intent.AUTO_REPLY if kind is MailKind.AUTO_REPLY else None
