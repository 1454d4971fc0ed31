"""Mails to the hiring manager and others of a plan: who was offered times, and what follows when they take over."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sequencer.core.meet import people, wording
from sequencer.core.meet.people import one_line
from sequencer.core.states import Purpose
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import Colleague
from sequencer.store.conversations import latest_reply
from sequencer.store.hours_mails import colleague_facts
from sequencer.store.hours_requests import language_with
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_mails import Desk, address_of
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.mail_templates import Words, written
from sequencer.store.mailboxes import Mailbox
from sequencer.store.offer_notes import watchers_of
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.service_mails import Thread, file_mail, mail_of, thread_behind
from sequencer.store.touches import Touch

_SHOWN = 400  # characters of what the candidate wrote


def tell_watchers(desk: Desk, offer: Offer, plan: InterviewPlan, starts: Sequence[OfferedStart]) -> list[str]:
    """Tell everybody who wants to know of offers of a plan; the names of those told."""
    told = []
    for one in watchers_of(desk.session, plan.id):
        _tell(desk, one, offer, plan, starts)
        told.append(one.name)
    return told


def file_taken_over(desk: Desk, to: Colleague, offer: Offer, mail: InboundMail, *, is_booked: bool) -> Touch:
    """To whoever takes a candidate over: how to reach them, or why nothing changes."""
    candidate = desk.session.get_one(Candidate, offer.candidate_id)
    language = language_with(desk.session, to.id)
    mailbox = desk.session.get_one(Mailbox, offer.mailbox_id)
    thread = thread_behind(mail)
    facts = {
        **colleague_facts(desk.session, to, mailbox, language, desk.now),
        "subject": thread.subject,
        "candidate": one_line(candidate.full_name) or "They",
        "first": _first(candidate),
        "is_booked": is_booked,
        "address": "" if is_booked else one_line(address_of(desk.session, candidate)),
    }
    return _file(desk, to, offer, mailbox, written("taken-over", language, facts), thread)


def _tell(desk: Desk, to: Colleague, offer: Offer, plan: InterviewPlan, starts: Sequence[OfferedStart]) -> Touch:
    candidate = desk.session.get_one(Candidate, offer.candidate_id)
    language, zone = language_with(desk.session, to.id), to.zone_at(desk.now)
    mailbox, reply = desk.session.get_one(Mailbox, offer.mailbox_id), latest_reply(desk.session, candidate.id)
    facts = {
        **colleague_facts(desk.session, to, mailbox, language, desk.now),
        "candidate": one_line(candidate.full_name) or "A candidate",
        "first": _first(candidate),
        "plan": one_line(plan.name),
        "minutes": plan.duration_min,
        "by": people.by_kind(plan.kind, language),
        "headline": one_line(candidate.headline or candidate.employer),
        "profile_url": one_line(candidate.profile_url),
        "wrote": one_line(reply.text, _SHOWN) if reply is not None else "",
        "zone": zone.key,
        "times": [_time(one, to, ZoneInfo(offer.zone), language) for one in starts],
    }
    return _file(desk, to, offer, mailbox, written("heads-up", language, facts), Thread())


def _time(one: OfferedStart, to: Colleague, theirs: ZoneInfo, language: str) -> str:
    """`Thu 4 Mar, 17:00 (18:00 in Berlin)`."""
    own = to.zone_at(one.start_at)
    here = wording.short(one.start_at, own, language)
    if one.start_at.astimezone(own).utcoffset() == one.start_at.astimezone(theirs).utcoffset():
        return here
    return f"{here} ({wording.elsewhere(one.start_at, theirs, own, language)} {wording.in_place(theirs, language)})"


def _first(candidate: Candidate) -> str:
    return one_line(candidate.first_name) or one_line(candidate.full_name) or "They"


def _file(desk: Desk, to: Colleague, offer: Offer, mailbox: Mailbox, words: Words, thread: Thread) -> Touch:
    mail = mail_of(Purpose.HEADS_UP, (to.name, to.email), words, thread)
    touch = file_mail(
        desk.session,
        mail,
        mailbox_id=mailbox.id,
        candidate_id=offer.candidate_id,
        now=desk.now,
        links=desk.links,
        dice=desk.dice,
    )
    touch.offer_id = offer.id  # not while it is filed: the candidate's own mail about the offer is no older one
    return touch
