"""A stored mail is understood and has its effect: parse → classify → match → act, one commit, once.

Any human answer stops everything; only the way it ends depends on the words. What fits nobody stays as a visible row.
"""

from dataclasses import replace

from sequencer.core.addresses import identity
from sequencer.core.plan import consequence
from sequencer.core.plan.consequence import COULD_NOT_READ, End, PauseUntil
from sequencer.core.plan.effects import effect_of
from sequencer.core.read.intent import IntentVerdict
from sequencer.core.read.learnt import second_opinion, takes_advice
from sequencer.core.read.matching import own_token
from sequencer.core.read.own_copy import says_the_same
from sequencer.core.reasons import Reason
from sequencer.core.states import Effect, EnrollmentState, Intent, MailKind
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import consequences
from sequencer.store.bookings import Booking, booking_by_uid
from sequencer.store.candidates import Candidate, candidate_by_address
from sequencer.store.cases import Case, close, drop, end_runs, pause_people, pause_recipients
from sequencer.store.colleague_mails import from_colleague, is_from_colleague
from sequencer.store.eligibility import zone_of
from sequencer.store.enrollments import runs_of
from sequencer.store.farewells import say_farewell
from sequencer.store.inbound_mails import InboundMail, InboundState, is_new
from sequencer.store.learnt_models import learnt_by_now
from sequencer.store.mailboxes import own_addresses
from sequencer.store.matches import locale_of, match
from sequencer.store.moves import record_evidence
from sequencer.store.open_days import days_of
from sequencer.store.replies import keep_reply
from sequencer.store.reports import record_report
from sequencer.store.restored_copies import learn_of_frozen, learn_of_planned
from sequencer.store.sent_copies import mails_left_around, wanted_of
from sequencer.store.service_mails import thread_behind
from sequencer.store.suppressions import Channel
from sequencer.store.threads import learn_from_copy
from sequencer.store.touches import Touch, touch_citing

_REPORTS = frozenset({MailKind.BOUNCE, MailKind.COMPLAINT, MailKind.DELIVERY_NOTICE})
_BY_CALENDAR = Reason("calendar_answer", "A calendar answered our invitation.")
_ANSWERED_BY_CALENDAR = End(EnrollmentState.ANSWERED, Reason("answered", "Answered an invitation by calendar."))

_COPIED = Reason("named_in_mail", "Paused: somebody else wrote and named them as a recipient. Have a look.")
_ANSWERED_BY_ANOTHER = Reason(
    "answered_by_another", "Paused: somebody else we write to answered a mail to them. Have a look."
)


def understand(road: Road, mail_id: int) -> InboundState | None:
    """The state a stored mail ends in; None when somebody else has handled it or it was nothing of ours."""
    with road.database.read() as session:
        mail = session.get(InboundMail, mail_id)
        if mail is None or mail.state is not InboundState.NEW:
            return None
        locale = locale_of(session, mail.sender) if mail.sender else ""
    read = road.reader.understand(mail.raw, sent_on=mail.received_at.date(), locale=locale or None)
    if read.kind is MailKind.HUMAN and read.verdict is not None and takes_advice(read.verdict):
        read = replace(read, verdict=_advised(road, read.verdict, read.reply_text or ""))
    with road.database.write() as session:
        if not is_new(session, mail_id):
            return None
        session.add(mail)  # as it was read: nobody changes one that is new
        whose = match(session, road.links.signer, read)
        state = _act(Case(road.links, road.dice, session, mail, read, whose, road.now()))
    log.info("mail_understood", mail=mail_id, kind=str(read.kind), state=str(state))
    return state


def _advised(road: Road, verdict: IntentVerdict, words: str) -> IntentVerdict:
    """The verdict, or what this installation has learnt where that knows better."""
    with road.database.read() as session:
        learnt = learnt_by_now(session)
    return second_opinion(verdict, words, learnt) if learnt is not None else verdict


def _act(case: Case) -> InboundState | None:
    """Choose the effect. The mail's row is locked, so it happens once."""
    booking = None if case.mail.is_sent_folder else _answered_booking(case)
    if booking is None and _is_ours(case):
        return _own_mail(case)
    if case.whose.cited.asks_to_stop and case.whose.candidate is not None:
        return _human(case)  # a mail program's own button: its words may look like a machine's
    if case.read.kind in _REPORTS:
        return record_report(case)
    if booking is not None:
        return _calendar(case, booking)
    if is_from_colleague(case):
        return from_colleague(case)
    match case.read.kind:
        case MailKind.UNREADABLE:
            return _unreadable(case)
        case MailKind.AUTO_REPLY:
            return _automatic(case)
        case _:
            return _human(case)


def _is_ours(case: Case) -> bool:
    """From the Sent folder, or from one of our mailboxes; but its owner may be a candidate too, and answer as one."""
    if case.mail.is_sent_folder:
        return True
    sender = case.read.glance.senders[:1]
    if not set(sender) & own_addresses(case.session, sender):
        return False
    if own_token(case.mail.raw, case.links.signer) is not None:
        return True
    return case.whose.touch is None or identity(case.whose.touch.recipient) != identity(sender[0])


def _own_mail(case: Case) -> InboundState | None:
    """Our own Sent copy is evidence, never a reply; a colleague's own mail to the candidate pauses the runs.

    So does a copy of ours that this database does not know: it was restored from before that mail left.
    """
    token = own_token(case.mail.raw, case.links.signer)
    touch = touch_citing(case.session, [token], ()) if token is not None else _by_its_words(case)
    if touch is not None:
        is_copy = case.mail.is_sent_folder and case.mail.mailbox_id == touch.mailbox_id
        record_evidence(case.session, touch, case.now, "found in Sent", is_in_sent=is_copy)
        if is_copy:  # elsewhere anybody could have put its id
            learn_of_frozen(case, touch)
            learn_from_copy(case.session, touch, case.read.glance.message_id, case.now)
        return drop(case)
    if token is not None and not case.mail.is_sent_folder:
        return drop(case)
    if token is not None and learn_of_planned(case, token):
        return drop(case)
    if token is not None:
        return pause_people(case, consequence.of_unknown_copy())
    return pause_recipients(case, consequence.of_manual_mail(), InboundState.HANDLED)


def _by_its_words(case: Case) -> Touch | None:
    """The mail of ours that this copy in Sent is, where its provider has left no mark of ours in it."""
    if not case.mail.is_sent_folder:
        return None
    recipients, around = case.read.glance.recipients, case.mail.received_at
    alike = mails_left_around(case.session, case.mail.mailbox_id, recipients, around)
    return next((one for one in alike if says_the_same(case.mail.raw, wanted_of(one))), None)


def _answered_booking(case: Case) -> Booking | None:
    """The booking whose invitation this mail answers by its own secret id. Plain words not to write come first."""
    calendar, verdict = case.read.calendar, case.read.verdict
    if calendar is None or not calendar.is_answer or not calendar.uid:
        return None
    if case.whose.is_from_candidate and verdict is not None and verdict.intent is Intent.OPT_OUT:
        return None
    return booking_by_uid(case.session, calendar.uid)


def _calendar(case: Case, booking: Booking) -> InboundState:
    """An invitation was accepted or declined, by the candidate or by a colleague; who that was is looked at next."""
    case.mail.candidate_id, case.mail.touch_id = booking.candidate_id, case.whose.touch.id if case.whose.touch else None
    case.mail.effect, case.mail.effect_due_at = Effect.CALENDAR, case.now
    person = case.whose.candidate
    if case.whose.is_from_candidate and person is not None and case.whose.runs:
        end_runs(case, person, _ANSWERED_BY_CALENDAR, None)  # they have answered, whatever it was
    return close(case, InboundState.HANDLED, _BY_CALENDAR)


def _unreadable(case: Case) -> InboundState:
    if case.whose.candidate is not None:
        case.mail.candidate_id = case.whose.candidate.id
        end_runs(case, case.whose.candidate, COULD_NOT_READ, case.whose.own_touch, is_verified=False)
    return close(case, InboundState.UNREADABLE, Reason("unreadable", f"We cannot read this mail: {case.read.reason}"))


def _automatic(case: Case) -> InboundState | None:
    if case.whose.candidate is None:
        return _unmatched(case) if case.whose.cites_us else drop(case)
    case.mail.candidate_id = case.whose.candidate.id
    if case.whose.touch is not None:
        record_evidence(case.session, case.whose.touch, case.now, "their mailbox has answered it")
    note = case.read.auto_reply
    if note is not None and note.left_company:
        what = consequence.of_departure()
        end_runs(case, case.whose.candidate, what, case.whose.own_touch)
        return close(case, InboundState.HANDLED, what.reason)
    zone, came_on = zone_of(case.session, case.whose.candidate), case.mail.received_at.date()
    is_working = days_of(case.session, case.whose.candidate).is_working
    absence = consequence.of_absence(note.returns_on if note else None, came_on, zone, is_working)
    cited = case.whose.own_touch.enrollment_id if case.whose.own_touch else None
    consequences.pause(case.session, case.whose.candidate, absence, case.now, begun_by=case.begun_by, cited_run=cited)
    return close(case, InboundState.HANDLED, absence.reason)


def _human(case: Case) -> InboundState | None:
    """An answer: it is kept in the person's words, and every run of theirs ends."""
    if case.whose.candidate is None and not case.whose.cites_us:  # a stranger: a person looks before we write
        return pause_recipients(case, PauseUntil(None, _COPIED), InboundState.ASKS)
    if case.whose.candidate is None:
        return _unmatched(case)
    if case.whose.touch is not None:
        record_evidence(case.session, case.whose.touch, case.now, "it was answered")
    verdict = case.read.verdict
    intent = verdict.intent if verdict else Intent.UNCLEAR
    channel = Channel.REPLY
    if case.whose.cited.asks_to_stop:
        intent, channel = Intent.OPT_OUT, Channel.MAILTO
    what = consequence.of_reply(intent)
    answered_run = _answered_run(case, case.whose.candidate)
    _doubt_other(case)
    is_news = consequences.end(
        case.session,
        case.links.signer,
        case.whose.candidate,
        what,
        case.now,
        channel=channel,
        evidence=verdict.evidence if verdict else "",
        is_verified=case.whose.is_verified,
        answered_run=answered_run,
    )
    _keep_reply(case, case.whose.candidate, intent, answered_run)  # last: then all is written down in one go
    is_certain = channel is Channel.MAILTO or (verdict is not None and verdict.is_certain)
    if is_news and is_certain and case.read.kind is MailKind.HUMAN:  # no machine answers a machine (RFC 3834)
        _confirm_wish(case, case.whose.candidate)
    _set_going(case, intent)
    return close(case, InboundState.HANDLED, what.reason)


def _doubt_other(case: Case) -> None:
    """It answers a mail to somebody else: perhaps one person with two entries, so nobody writes before a look."""
    touch = case.whose.touch
    if touch is not None and touch.candidate_id is not None and case.whose.own_touch is None:
        other = case.session.get_one(Candidate, touch.candidate_id)
        doubt = PauseUntil(None, _ANSWERED_BY_ANOTHER)
        consequences.pause(case.session, other, doubt, case.now, begun_by=case.now)


def _confirm_wish(case: Case, candidate: Candidate) -> None:
    """They are told once that we write no more, by the mailbox they know, where the wish came from."""
    touch, owner = case.whose.own_touch, candidate_by_address(case.session, case.mail.sender)
    is_theirs = owner is not None and owner.id == candidate.id
    recipient = case.mail.sender if is_theirs else touch.recipient if touch else ""
    mailbox_id = touch.mailbox_id if touch and touch.mailbox_id else case.mail.mailbox_id
    thread = thread_behind(case.mail)
    say_farewell(case.session, candidate, mailbox_id, recipient, thread, case.now, links=case.links, dice=case.dice)


def _set_going(case: Case, intent: Intent) -> None:
    touch = case.whose.own_touch
    senders = {identity(one) for one in case.read.glance.senders[:1]}
    effect = effect_of(
        intent,
        answers=touch.purpose if touch else None,
        is_verified=case.whose.is_verified,
        is_from_recipient=touch is not None and identity(touch.recipient) in senders,
    )
    case.mail.effect, case.mail.effect_due_at = effect, case.now if effect else None


def _answered_run(case: Case, candidate: Candidate) -> int | None:
    """The run it answers: the cited one, else the latest that lives, else the latest."""
    cited = case.whose.own_touch.enrollment_id if case.whose.own_touch else None
    if cited is not None:
        return cited
    runs = case.whose.runs or runs_of(case.session, candidate.id)
    return runs[-1].id if runs else None


def _keep_reply(case: Case, candidate: Candidate, intent: Intent, run_id: int | None) -> None:
    """Keep the words, and whose they are."""
    case.mail.candidate_id, case.mail.touch_id = candidate.id, case.whose.touch.id if case.whose.touch else None
    keep_reply(case.session, case.mail, case.read, intent, candidate.id, run_id, is_verified=case.whose.is_verified)


def _unmatched(case: Case) -> InboundState:
    reason = Reason("unmatched", "It cites a mail of ours, but we cannot tell whose it is. Have a look.")
    return close(case, InboundState.UNMATCHED, reason)
