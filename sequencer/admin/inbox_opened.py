"""Everything about the entry of the inbox that is open, and whether it is somebody's to see."""

from dataclasses import replace
from typing import Any

from flask import abort, url_for
from sqlalchemy.orm import Session

from sequencer.admin import inbox_words, words
from sequencer.admin.access import me
from sequencer.admin.desk import reading, road
from sequencer.admin.inbox_later import moments_ahead
from sequencer.core.plan.consequence import return_told
from sequencer.core.read.dates import Reference
from sequencer.core.read.return_words import words_of_return
from sequencer.core.read.shown import Shown, shown
from sequencer.core.states import Intent
from sequencer.core.write.attachments import in_words
from sequencer.core.write.picking_up import asked_for_now, sentence_with, source_of_named
from sequencer.store.belonging import own_sequences
from sequencer.store.candidates import Candidate, candidate_or_none
from sequencer.store.colleagues import colleague_by_email
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.interview_plans import plans_of_teams
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.overview import MAILS_FOR_A_PERSON
from sequencer.store.replies import Reply
from sequencer.store.screens.exchanges import beside, letters, who_may_answer
from sequencer.store.screens.inbox import LineKind
from sequencer.store.screens.inbox_filters import Sought
from sequencer.store.screens.letters import mail_or_none
from sequencer.store.users import User
from sequencer.store.wishes import Wish

_NAMES_SOMEBODY = (Intent.REFERRAL, Intent.WRONG_PERSON)
_AWAY = "out_of_office"
_DAY_HAS_COME = "Their day has come. A draft with their words stands below; nothing leaves before you send it."


def opened(session: Session, kind: LineKind, thing: int, sought: Sought) -> dict[str, Any]:
    """What the page shows of one entry; 404 where it is not theirs to see."""
    match kind:
        case LineKind.MAIL:
            return _opened_mail(session, thing)
        case LineKind.WISH:
            wish = session.get(Wish, thing)
            candidate = candidate_or_none(session, wish.candidate_id, me().scope) if wish else None
            if wish is None or candidate is None:
                abort(404)
            return {"kind": kind, "wish": wish} | _about(session, candidate)
        case _:
            return _opened_reply(session, thing, sought)


def reply_or_404(reply_id: int) -> Reply:
    """An answer of somebody they see."""
    with reading() as session:
        found = session.get(Reply, reply_id)
        if found is None or candidate_or_none(session, found.candidate_id, me().scope) is None:
            abort(404)
        return found


def mail_or_404(mail_id: int) -> InboundMail:
    """A stored mail that is theirs to see."""
    with reading() as session:
        found = mail_or_none(session, mail_id, me().scope)
    if found is None:
        abort(404)
    return found


def _opened_reply(session: Session, reply_id: int, sought: Sought) -> dict[str, Any]:
    reply = session.get(Reply, reply_id)
    candidate = candidate_or_none(session, reply.candidate_id, me().scope) if reply else None
    if reply is None or candidate is None:
        abort(404)
    stored = session.get_one(InboundMail, reply.inbound_mail_id)
    referral = reply.referral_name or reply.referral_email
    evidence = words.whole_words(reply.text, reply.evidence)
    first = candidate.first_name or "they"
    suggestion = inbox_words.suggestion(
        reply.intent, reply.later_on, evidence, reply.confidence, referral, first, is_learnt=reply.is_learnt
    )
    asked_for = reply.back_on is not None and reply.back_on <= sought.today and reply.intent is Intent.LATER
    if asked_for:
        suggestion = replace(suggestion, follows=_DAY_HAS_COME)
    return (
        _came(session, stored)
        | {
            "kind": LineKind.REPLY,
            "reply": reply,
            "evidence": reply.evidence,
            "suggestion": suggestion,
            "is_away": reply.put_off_until is not None and reply.put_off_until > sought.now,
            "is_settled": reply.handled_at is not None and not (reply.back_on and reply.back_on <= sought.today),
            "given_to": _called(session, reply.assigned_to_id),
            "draft": _draft(candidate, reply, evidence, sought) if asked_for else "",
            "colleagues": who_may_answer(session, candidate.id),
            "moments": moments_ahead(sought.now, the_organisation(session).zone),
        }
        | (_named(session, candidate, reply) if reply.intent in _NAMES_SOMEBODY else {})
        | _about(session, candidate)
    )


def _called(session: Session, user_id: int | None) -> str:
    """What the user is called to whom it was given; “you” for oneself."""
    user = session.get(User, user_id) if user_id is not None else None
    return "" if user is None else "you" if user.id == me().user_id else user.name or user.email


def _draft(candidate: Candidate, reply: Reply, evidence: str, sought: Sought) -> str:
    """What one may begin with on the day they asked for."""
    said = sentence_with(reply.text, evidence)
    return asked_for_now(candidate.first_name, said, reply.received_at.date(), sought.today, candidate.locale)


def _named(session: Session, candidate: Candidate, reply: Reply) -> dict[str, Any]:
    """Whom the answer names: already here, or to be taken in with a draft, or by hand where no address is known."""
    first, _, last = reply.referral_name.partition(" ")
    source = source_of_named("", candidate.locale)
    return {
        "named": session.get(Candidate, reply.named_candidate_id) if reply.named_candidate_id else None,
        "sequences": own_sequences(session, me().scope),
        "by_hand": url_for(
            "candidates.new",
            first_name=first or None,
            last_name=last or None,
            email=reply.referral_email or None,
            locale=candidate.locale or None,
            source=source,
            collected_on=reply.received_at.date(),
        ),
    }


def _opened_mail(session: Session, mail_id: int) -> dict[str, Any]:
    stored = mail_or_none(session, mail_id, me().scope)
    if stored is None:
        abort(404)
    candidate = session.get(Candidate, stored.candidate_id) if stored.candidate_id else None
    came = _came(session, stored) | {"kind": LineKind.MAIL, "waits": stored.state in MAILS_FOR_A_PERSON}
    if candidate is None:
        return came | {"colleague": colleague_by_email(session, stored.sender)}
    if stored.reason_code == _AWAY:
        came |= _absence(stored, candidate, came["letter"])
    return came | _about(session, candidate)


def _absence(stored: InboundMail, candidate: Candidate, letter: Shown) -> dict[str, Any]:
    """When they are back, and the words in which that was read."""
    back = return_told(stored.reason)
    is_american = candidate.locale.replace("_", "-").lower() == "en-us" if candidate.locale else None
    reference = Reference(stored.received_at.date(), is_american)
    said = words_of_return(f"{letter.subject}\n\n{letter.text}", back, reference) if back is not None else ""
    return {"is_absence": True, "returns_on": back, "evidence": said}


def _came(session: Session, stored: InboundMail) -> dict[str, Any]:
    letter = shown(stored.raw)
    return {
        "stored": stored,
        "mailbox": session.get(Mailbox, stored.mailbox_id),
        "letter": letter,
        "files": [(one.name, one.content_type, in_words(one.size)) for one in letter.files],
        "evidence": "",
    }


def _about(session: Session, candidate: Candidate) -> dict[str, Any]:
    return {
        "candidate": candidate,
        "thread": letters(session, candidate),
        "beside": beside(session, road().links.signer, candidate, road().now()),
        "plans": plans_of_teams(session, me().scope),
    }
