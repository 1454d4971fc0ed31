"""Interviews as tests begin with them: a plan with its people, an offer, and answers to it."""

import json
from datetime import UTC, datetime

from builders import add_candidate, add_mailbox, add_team, set_organisation
from errands import LENA, every, parsed
from icalendar import Calendar
from sqlalchemy import select

from sequencer.core.read.understanding import understand_text
from sequencer.core.states import MailKind, Purpose, TouchState
from sequencer.flows.offer import offer
from sequencer.flows.plan import add_plan
from sequencer.store.candidates import candidate_by_address
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState
from sequencer.store.interview_plans import plan_by_name
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.replies import Reply
from sequencer.store.touches import Touch

ANA = {
    "name": "Ana Teles",
    "email": "ada@acme.example",
    "zone": "Europe/Lisbon",
    "weekly": [{"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "17:00"}],
    "outside": [
        {"days": [1, 2, 3, 4, 5], "start": "07:00", "end": "09:00"},
        {"days": [1, 2, 3, 4, 5], "start": "17:00", "end": "20:00"},
    ],
}
TOMAS = ANA | {"name": "Tomas Ruiz", "email": "tomas@acme.example", "zone": "Europe/Madrid"}
PLAN = {
    "name": "First conversation",
    "team": "Robotics",
    "kind": "video",
    "duration_min": 45,
    "step_min": 15,
    "notice_min": 24 * 60,
    "horizon_days": 14,
    "buffers_min": {"before": 5, "after": 10},
    "place": "https://meet.acme.example/otter",
    "phone": "+49 30 2312 5014",
    "people": [ANA],
}


def set_stage(road, *, candidate=None, **plan):
    """The organisation, a team, Ada's mailbox, Lena in Berlin and an interview plan; returns the plan's id."""
    set_organisation(road)
    add_team(road)
    add_mailbox(road, name="Ana Teles")
    add_candidate(road, LENA, **({"zone": "Europe/Berlin", "locale": "en"} | (candidate or {})))
    return plan_id_of(road, **plan)


def plan_id_of(road, **changes):
    content = PLAN | {"mailbox": "ada@acme.example"} | changes
    name = add_plan(road, json.dumps(content))
    with road.database.read() as session:
        return plan_by_name(session, name).id


def offered(road, plan_id, email=LENA):
    """The offer to somebody, as it stands after it was made."""
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
    offer_id = offer(road, candidate.id, plan_id)
    return row(road, Offer, offer_id)


def row(road, table, row_id):
    with road.database.read() as session:
        return session.get(table, row_id)


def token_of(road, found):
    return road.links.interview(found.id, found.nonce).rpartition("/")[2]


def booking_token(road, booking):
    return road.links.booking(booking.id, booking.nonce).rpartition("/")[2]


def starts(road, found):
    """What the latest mail of an offer named, in the order of its numbers."""
    with road.database.read() as session:
        latest = session.get(Offer, found.id)
        rows = select(OfferedStart).where(OfferedStart.offer_id == latest.id, OfferedStart.round == latest.round)
        return [one.start_at for one in session.scalars(rows.order_by(OfferedStart.number))]


def mails_for(road, purpose, email=LENA):
    return [one for one in every(road, Touch) if one.purpose is purpose and one.recipient == email]


def answered(road, text, *, purposes=(Purpose.OFFER, Purpose.OPTIONS), email=LENA):
    """A stored answer to the latest mail of these purposes, with its effect still due; returns its id."""
    with road.database.write() as session:
        candidate = candidate_by_address(session, email)
        touch = session.scalar(
            select(Touch)
            .where(Touch.candidate_id == candidate.id, Touch.purpose.in_(purposes), Touch.recipient == email)
            .order_by(Touch.id.desc())
            .limit(1)
        )
        touch.state = TouchState.SENT
        mail = _stored(session, road, email, touch.subject, candidate.id, touch.id)
        session.add(
            Reply(
                inbound_mail_id=mail.id,
                candidate_id=candidate.id,
                received_at=road.now(),
                sender=email,
                text=text,
                intent=understand_text(text).verdict.intent,
                confidence=0.5,
            )
        )
        return mail.id


def _stored(session, road, sender, subject, candidate_id, touch_id):
    number = len(list(session.scalars(select(InboundMail.id)))) + 1
    mail = InboundMail(
        mailbox_id=1,
        folder="INBOX",
        uidvalidity=1,
        uid=1000 + number,
        content_key=f"answer-{number}",
        sender=sender,
        subject=subject,
        raw=f"From: {sender}\r\nMessage-ID: <a{number}@there.example>\r\n\r\n".encode(),
        received_at=road.now(),
        state=InboundState.HANDLED,
        kind=MailKind.HUMAN,
        candidate_id=candidate_id,
        touch_id=touch_id,
        effect=Effect.PICK,
        effect_due_at=road.now(),
    )
    session.add(mail)
    session.flush()
    return mail


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def taken_by(road, booking_id):
    return [
        (one.start_at, one.end_at) for one in every(road, Occupancy) if one.booking_id == booking_id and one.is_live
    ]


def event_in(touch):
    """The calendar part of a filed mail, as a stranger's calendar reads it."""
    part = next(one for one in parsed(touch.frozen).walk() if one.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_content())
    assert part.get_param("method") == calendar["METHOD"]
    return str(calendar["METHOD"]), calendar.walk("VEVENT")[0]
