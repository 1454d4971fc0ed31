"""Everything one team can have, once, so that a test can look at it with other people's eyes."""

from datetime import timedelta

import yaml
from builders import FIRST, add_candidate, add_inbound_mail, add_mailbox, mail
from sqlalchemy import select

from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.states import Intent
from sequencer.flows.enroll import enroll_address
from sequencer.flows.publish import publish
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.calendars import Calendar
from sequencer.store.candidates import CandidateAddress, add_to_team
from sequencer.store.colleagues import Colleague
from sequencer.store.enrollments import Enrollment
from sequencer.store.imports import Import
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection
from sequencer.store.offers import Offer, OfferState
from sequencer.store.pools import Pool, PoolMember
from sequencer.store.replies import Reply
from sequencer.store.roles import Role
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import Channel, Suppression
from sequencer.store.touches import Touch
from sequencer.store.uploads import Upload
from sequencer.store.wishes import Wish, WishKind


def everything_of(road, team: str, team_id: int, user_id: int) -> dict[str, int]:
    """One of each, all of this team; ids by the name they have in addresses."""
    slug = team.lower()
    mailbox = add_mailbox(road, f"{slug}@acme.example", team_id=team_id)
    publish(road, yaml.safe_dump(_sequence(team, slug)))
    candidate = add_candidate(road, f"lena@{slug}.example")
    with road.database.write() as session:
        add_to_team(session, [candidate], team_id)
    enroll_address(road, f"Welcome {team}", f"lena@{slug}.example")
    received = add_inbound_mail(road, mailbox, mail(f"lena@{slug}.example"), candidate_id=candidate)
    with road.database.write() as session:
        ids = {
            "team_id": team_id,
            "mailbox_id": mailbox,
            "candidate_id": candidate,
            "mail_id": received,
            "user_id": user_id,
            "sequence_id": session.scalars(select(Sequence.id).where(Sequence.team_id == team_id)).one(),
            "enrollment_id": session.scalars(select(Enrollment.id).where(Enrollment.candidate_id == candidate)).one(),
            "touch_id": session.scalars(select(Touch.id).where(Touch.candidate_id == candidate)).one(),
            "address_id": session.scalars(
                select(CandidateAddress.id).where(CandidateAddress.candidate_id == candidate)
            ).one(),
        }
        return ids | _arranged(session, road.now(), slug, ids) | _said(session, road.now(), ids)


def _sequence(team, slug):
    return {
        "name": f"Welcome {team}",
        "team": team,
        "sender": f"{slug}@acme.example",
        "window": "always",
        "steps": [FIRST],
    }


def _arranged(session, now, slug, ids):
    colleague = Colleague(name="Ada Lovelace", email=f"ada@{slug}.example", zone="Europe/Berlin", created_at=now)
    pool = Pool(name=f"Pool {slug}", team_id=ids["team_id"], created_at=now)
    rows = {
        "colleague_id": colleague,
        "pool_id": pool,
        "role_id": Role(team_id=ids["team_id"], title="Engineer", created_at=now),
        "import_id": Import(file_name="people.csv", created_at=now, team_id=ids["team_id"]),
        "upload_id": _upload(now, ids),
        "plan_id": InterviewPlan(
            team_id=ids["team_id"],
            name=f"Talk {slug}",
            kind=PlanKind.VIDEO,
            duration_min=30,
            step_min=30,
            notice_min=0,
            horizon_days=10,
            created_at=now,
        ),
        "suppression_id": Suppression(
            address_hash=slug,
            channel=Channel.REPLY,
            is_verified=False,
            created_at=now,
            candidate_id=ids["candidate_id"],
        ),
    }
    session.add_all(rows.values())
    session.flush()
    session.add(PoolMember(pool_id=pool.id, candidate_id=ids["candidate_id"]))
    calendar = Calendar(colleague_id=colleague.id, kind=CalendarKind.ICS, next_read_at=now, created_at=now)
    session.add(calendar)
    session.flush()
    return {name: row.id for name, row in rows.items()} | {"calendar_id": calendar.id}


def _upload(now, ids):
    return Upload(
        user_id=ids["user_id"],
        file_name="people.csv",
        content=b"email\nx@brandt.example\n",
        lines=1,
        columns=[],
        mapping={},
        team_id=ids["team_id"],
        created_at=now,
    )


def _said(session, now, ids):
    ids = ids | {
        "plan_id": session.scalars(select(InterviewPlan.id).where(InterviewPlan.team_id == ids["team_id"])).one()
    }
    of_person = {"candidate_id": ids["candidate_id"], "mailbox_id": ids["mailbox_id"], "plan_id": ids["plan_id"]}
    slug = str(ids["team_id"])
    offer = Offer(
        **of_person,
        nonce=f"o{slug}",
        state=OfferState.OPEN,
        zone="Europe/Berlin",
        expires_at=now + timedelta(days=2),
        created_at=now,
    )
    booking = _booked(now, slug, of_person)
    reply = Reply(
        inbound_mail_id=ids["mail_id"],
        candidate_id=ids["candidate_id"],
        enrollment_id=ids["enrollment_id"],
        received_at=now,
        sender="lena@brandt.example",
        text="Tell me more.",
        intent=Intent.INTERESTED,
        confidence=0.9,
    )
    wish = Wish(candidate_id=ids["candidate_id"], kind=WishKind.TIMES, text="Mornings, please.", created_at=now)
    rows = {"offer_id": offer, "booking_id": booking, "reply_id": reply, "wish_id": wish}
    session.add_all(rows.values())
    session.flush()
    session.add(Objection(booking_id=booking.id, mail_id=ids["mail_id"], created_at=now))
    return {name: row.id for name, row in rows.items()}


def _booked(now, slug, of_person):
    return Booking(
        **of_person,
        nonce=f"b{slug}",
        start_at=now + timedelta(days=1),
        end_at=now + timedelta(days=1, minutes=30),
        zone="Europe/Berlin",
        state=BookingState.BOOKED,
        uid=f"u{slug}",
        internal_uid=f"i{slug}",
        created_at=now,
        changed_at=now,
    )
