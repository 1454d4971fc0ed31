"""Mails to colleagues about their hours: the question, what was understood of the answer, and that a person will look."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.meet import people, wording
from sequencer.core.meet.colleague.changes import Share, said
from sequencer.core.meet.colleague.said import hours_said
from sequencer.core.meet.people import one_line
from sequencer.core.states import Purpose
from sequencer.store.belonging import own_mailbox
from sequencer.store.colleagues import Colleague, colleagues_by_id, lock_colleagues
from sequencer.store.hours_requests import HoursAnswer, HoursRequest, language_with, was_asked_lately
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_mails import Desk
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.mail_templates import written
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.organisations import the_organisation
from sequencer.store.service_mails import Thread, file_mail, mail_of, thread_behind
from sequencer.store.touches import Touch

ASKED_FOR = timedelta(days=28)
"""How far ahead a colleague is asked for their hours."""

_NO_THREAD = Thread()


def mailbox_to_ask_from(
    session: Session,
    colleague: Colleague,
    plan: InterviewPlan | None,
    actor: str,
    teams: frozenset[int] | None = None,
) -> int | None:
    """The mailbox that asks a colleague: the plan's, that of whoever asks, that of any plan they are in, else the first.

    With `teams` it is one of theirs or of no team. None where there is none.
    """
    if plan is not None and plan.mailbox_id is not None:
        return plan.mailbox_id
    allowed = list(session.scalars(select(Mailbox.id).where(own_mailbox(teams)).order_by(Mailbox.id)))
    own = mailbox_by_email(session, actor) if actor else None
    if own is not None and own.id in allowed:
        return own.id
    plans = session.scalars(
        select(InterviewPlan)
        .where(InterviewPlan.archived_at.is_(None), InterviewPlan.mailbox_id.in_(allowed))
        .order_by(InterviewPlan.id)
    )
    of_plan = next((one.mailbox_id for one in plans if colleague.id in colleague_ids_of(one)), None)
    return of_plan or next(iter(allowed), None)


def ask_for_hours(
    desk: Desk, colleague: Colleague, plan: InterviewPlan | None, mailbox_id: int, asked_by: str
) -> HoursRequest:
    """Ask a colleague when they could talk with candidates; the mail is due at once."""
    language = language_with(desk.session, colleague.id)
    zone = colleague.zone_at(desk.now)
    facts = {
        "plan": one_line(plan.name) if plan is not None else "",
        "until": wording.day(desk.now + ASKED_FOR, zone, language),
        "hours": [*hours_said([*colleague.weekly, *colleague.outside], language), *_share(colleague, language)],
    }
    mailbox = desk.session.get_one(Mailbox, mailbox_id)
    touch = _file(desk, colleague, mailbox, "hours-request", language, facts, _NO_THREAD)
    new = HoursRequest(
        colleague_id=colleague.id,
        mailbox_id=mailbox_id,
        plan_id=plan.id if plan is not None else None,
        touch_id=touch.id,
        asked_by=asked_by,
        asked_at=desk.now,
    )
    desk.session.add(new)
    desk.session.flush()
    return new


def _share(colleague: Colleague, language: str) -> list[str]:
    """How many a week they take beside their working hours, where there is such a limit."""
    if colleague.outside_per_week is None or not colleague.outside:
        return []
    return said([Share(colleague.outside_per_week)], language)


def ask_people_of(desk: Desk, plan_id: int) -> str:
    """Ask everybody in a plan that is short of times, each at most once a week; a sentence on who was asked now."""
    plan = desk.session.get_one(InterviewPlan, plan_id)
    lock_colleagues(desk.session, colleague_ids_of(plan))
    asked = []
    for one in colleagues_by_id(desk.session, colleague_ids_of(plan)).values():
        teams = frozenset({plan.team_id}) if plan.team_id is not None else None
        mailbox_id = mailbox_to_ask_from(desk.session, one, plan, "", teams)
        if mailbox_id is not None and not was_asked_lately(desk.session, one.id, desk.now):
            ask_for_hours(desk, one, plan, mailbox_id, "")
            asked.append(one.name)
    return f"Asked by mail for more hours: {', '.join(asked)}." if asked else ""


def file_noted(
    desk: Desk,
    request: HoursRequest,
    answer: HoursAnswer,
    mail: InboundMail | None,
    lines: Sequence[str],
    bookings: Sequence[str] = (),
    *,
    is_undone: bool = False,
) -> Touch:
    """What was understood, in words, with the way back; or that it was taken back. Without `mail` it opens a thread."""
    facts = {
        "case": "undone" if is_undone else "noted",
        "lines": [one_line(one) for one in lines],
        "bookings": [one_line(one) for one in bookings],
        "undo_url": desk.links.hours(answer.id, answer.nonce),
    }
    return _answer(desk, request, mail, "hours-noted", facts)


def file_passed(desk: Desk, request: HoursRequest, mail: InboundMail, words: str) -> Touch:
    """That nothing has changed and a person will look."""
    said = one_line(words, 200) if any(map(str.isalnum, words)) else ""  # a line of dashes is no words of theirs
    return _answer(desk, request, mail, "hours-passed", {"words": said})


def _answer(
    desk: Desk, request: HoursRequest, mail: InboundMail | None, template: str, facts: Mapping[str, object]
) -> Touch:
    colleague = desk.session.get_one(Colleague, request.colleague_id)
    mailbox = desk.session.get_one(Mailbox, request.mailbox_id)
    language = request.language or language_with(desk.session, colleague.id)
    return _file(desk, colleague, mailbox, template, language, facts, thread_behind(mail) if mail else _NO_THREAD)


def _file(
    desk: Desk,
    to: Colleague,
    mailbox: Mailbox,
    template: str,
    language: str,
    facts: Mapping[str, object],
    thread: Thread,
) -> Touch:
    given = {**colleague_facts(desk.session, to, mailbox, language, desk.now), **facts}
    words = written(template, language, {"subject": thread.subject or _SUBJECTS[language], **given})
    mail = mail_of(Purpose.HOURS, (to.name, to.email), words, thread)
    return file_mail(
        desk.session, mail, mailbox_id=mailbox.id, candidate_id=None, now=desk.now, links=desk.links, dice=desk.dice
    )


_SUBJECTS = {"en": "Your hours for interviews", "de": "Deine Zeiten für Gespräche"}


def colleague_facts(
    session: Session, to: Colleague, mailbox: Mailbox, language: str, now: datetime
) -> dict[str, object]:
    """What every mail to a colleague says: who writes, and on whose clock."""
    organisation = the_organisation(session)
    named = (mailbox.name or mailbox.email, organisation.name or organisation.legal_name)
    return {
        "hello": people.hello(one_line(to.first_name), "", language, is_familiar=True),
        "sender": one_line(mailbox.name.split(" ")[0]) or mailbox.email,
        "signature": ", ".join(one_line(part) for part in named if part),
        "zone": ZoneInfo(to.zone).key if to.zone_at(now).key == to.zone else to.zone_at(now).key,
    }
