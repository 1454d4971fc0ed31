"""The inbox as a list: answers, mails that ask for a person, and wishes from our pages; a few queries whatever there is."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.states import Intent, MailKind
from sequencer.store.candidates import Candidate, visible
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.overview import MAILS_FOR_A_PERSON
from sequencer.store.replies import Reply
from sequencer.store.screens.letters import mail_visible
from sequencer.store.wishes import Wish, WishKind

_EXCERPT = 220
_MOST_COUNTED = 1000
_BY_ITSELF = (Effect.PICK, Effect.HAND_OVER)
"""What the product does with an answer without being asked; where it cannot, the mail asks for a person."""


class Show(StrEnum):
    WAITING = "waiting"
    MINE = "mine"  # waiting, and written to a mailbox of one's own
    ALL = "all"


class LineKind(StrEnum):
    REPLY = "reply"
    MAIL = "mail"
    WISH = "wish"


@dataclass(frozen=True)
class Line:
    """One entry of the list. `intent` is None but for replies; `waits` says whether somebody has to look."""

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
    mail_kind: MailKind | None = None
    state: InboundState | None = None
    reason: str = ""
    handled_by: str = ""
    wish: WishKind | None = None


def lines(
    session: Session, teams: frozenset[int] | None, show: Show, own_email: str, today: date, page: int, size: int
) -> tuple[list[Line], bool]:
    """(one page of the inbox, newest first, whether there is more)."""
    enough = page * size + 1
    found = [
        *_replies(session, teams, show, own_email, today, enough),
        *_mails(session, teams, show, own_email, enough),
        *_wishes(session, teams, show, enough),
    ]
    found.sort(key=lambda line: (line.at, line.kind, line.id), reverse=True)
    return found[(page - 1) * size : page * size], len(found) > page * size


def waiting_count(session: Session, teams: frozenset[int] | None, today: date | None = None) -> int:
    """How many answers, mails and wishes wait for a person; from a thousand on it counts no further.

    Answers that come back on a day of their own are counted where `today` is told.
    """
    replies = _of_candidate(select(Reply.id).join(InboundMail, InboundMail.id == Reply.inbound_mail_id), Reply, teams)
    mails = select(InboundMail.id).where(_mail_waits(), mail_visible(teams))
    wishes = _of_candidate(select(Wish.id), Wish, teams).where(Wish.handled_at.is_(None))
    return sum(
        session.scalar(select(func.count()).select_from(one.limit(_MOST_COUNTED).subquery())) or 0
        for one in (replies.where(reply_waits(today)), mails, wishes)
    )


def reply_waits(today: date | None) -> ColumnElement[bool]:
    """The condition on a Reply and its InboundMail: nobody has seen to it, or its day has come."""
    settled = and_(InboundMail.effect.in_(_BY_ITSELF), InboundMail.state != InboundState.ASKS)
    waits = and_(Reply.handled_at.is_(None), ~settled)
    return waits if today is None else or_(waits, Reply.back_on <= today)


def _mail_waits() -> ColumnElement[bool]:
    """A mail for a person that is nobody's answer; answers wait as replies."""
    return and_(InboundMail.state.in_(MAILS_FOR_A_PERSON), ~exists().where(Reply.inbound_mail_id == InboundMail.id))


def _of_candidate(found: Select[Any], table: type[Reply] | type[Wish], teams: frozenset[int] | None) -> Select[Any]:
    if teams is None:
        return found
    return found.join(Candidate, Candidate.id == table.candidate_id).where(visible(teams))


def _replies(
    session: Session, teams: frozenset[int] | None, show: Show, own_email: str, today: date, limit: int
) -> list[Line]:
    waits = reply_waits(today)
    found = (
        select(
            Reply.id, Reply.received_at, func.substr(Reply.text, 1, _EXCERPT), Reply.intent, Reply.later_on,
            Reply.is_verified, Reply.sender, Reply.handled_by, Reply.back_on, InboundMail.state, InboundMail.reason,
            Candidate.first_name, Candidate.last_name, waits,
        )
        .join(InboundMail, InboundMail.id == Reply.inbound_mail_id)
        .join(Candidate, Candidate.id == Reply.candidate_id)
        .where(visible(teams))
    )  # fmt: skip
    if show is not Show.ALL:
        found = found.where(waits)
    if show is Show.MINE:
        found = found.join(Mailbox, Mailbox.id == InboundMail.mailbox_id).where(Mailbox.email == own_email)
    rows = session.execute(found.order_by(Reply.received_at.desc(), Reply.id.desc()).limit(limit))
    return [
        Line(
            LineKind.REPLY, row_id, (is_verified and f"{first} {last}".strip()) or sender, at, excerpt, bool(is_waiting),
            intent=intent, later_on=later_on, is_verified=is_verified, state=state, reason=reason, handled_by=by,
            is_back=back_on is not None and back_on <= today,
        )
        for row_id, at, excerpt, intent, later_on, is_verified, sender, by, back_on, state, reason, first, last,
        is_waiting in rows
    ]  # fmt: skip


def _mails(session: Session, teams: frozenset[int] | None, show: Show, own_email: str, limit: int) -> list[Line]:
    found = select(
        InboundMail.id, InboundMail.received_at, InboundMail.sender, InboundMail.subject, InboundMail.kind,
        InboundMail.state, InboundMail.reason,
    ).where(mail_visible(teams))  # fmt: skip
    if show is Show.ALL:
        is_machine = and_(InboundMail.kind == MailKind.AUTO_REPLY, InboundMail.state == InboundState.HANDLED)
        found = found.where(or_(_mail_waits(), is_machine))
    else:
        found = found.where(_mail_waits())
    if show is Show.MINE:
        found = found.join(Mailbox, Mailbox.id == InboundMail.mailbox_id).where(Mailbox.email == own_email)
    rows = session.execute(found.order_by(InboundMail.received_at.desc(), InboundMail.id.desc()).limit(limit))
    return [
        Line(
            LineKind.MAIL, row_id, sender or "A sender we cannot read", at, subject[:_EXCERPT] or "Without a subject",
            state in MAILS_FOR_A_PERSON, mail_kind=kind, state=state, reason=reason,
        )
        for row_id, at, sender, subject, kind, state, reason in rows
    ]  # fmt: skip


def _wishes(session: Session, teams: frozenset[int] | None, show: Show, limit: int) -> list[Line]:
    if show is Show.MINE:
        return []
    found = (
        select(Wish, Candidate.first_name, Candidate.last_name)
        .join(Candidate, Candidate.id == Wish.candidate_id)
        .where(visible(teams))
    )
    if show is not Show.ALL:
        found = found.where(Wish.handled_at.is_(None))
    rows = session.execute(found.order_by(Wish.created_at.desc(), Wish.id.desc()).limit(limit))
    return [
        Line(
            LineKind.WISH, wish.id, f"{first} {last}".strip() or "Somebody", wish.created_at, wish.text[:_EXCERPT],
            wish.handled_at is None, handled_by=wish.handled_by, wish=wish.kind,
        )
        for wish, first, last in rows
    ]  # fmt: skip
