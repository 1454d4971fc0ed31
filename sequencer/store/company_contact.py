"""Who else here is in touch with a person: their runs elsewhere, and the mails that count against company-wide limits."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.contact_rules import TWELVE_MONTHS, ContactFacts, LastMail
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.eligibility import OtherRun, StartFacts
from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.signed import Signer
from sequencer.core.states import LIVE_RUNS, EnrollmentState, Purpose
from sequencer.store.among import among
from sequencer.store.base import in_chunks
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.person_facts import person_facts_of
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team
from sequencer.store.touches import HAS_LEFT, Touch

_IS_OUTREACH = (Touch.state.in_(HAS_LEFT), Touch.purpose == Purpose.STEP, Touch.kind.in_(MAIL_KINDS))
_NOBODY = "Nobody named"


def start_facts_of(
    session: Session, signer: Signer, candidate_ids: Iterable[int], sequence_id: int, now: datetime
) -> dict[int, StartFacts]:
    """What decides whether each of these candidates may begin a sequence, for those that there are."""
    ids = list(dict.fromkeys(candidate_ids))
    people = person_facts_of(session, signer, ids)
    most = the_organisation(session).most_runs
    here: dict[int, EnrollmentState] = {}
    elsewhere: dict[int, list[OtherRun]] = {}
    for chunk in in_chunks(ids):
        for candidate_id, sequence, state, name, team, by in session.execute(
            _RUNS.where(Enrollment.candidate_id.in_(chunk))
        ):
            if sequence == sequence_id:
                here[candidate_id] = state
            elif state in LIVE_RUNS:
                elsewhere.setdefault(candidate_id, []).append(OtherRun(name, team, by or _NOBODY))
    return {
        one: StartFacts(
            person=person,
            now=now,
            is_running_here=here.get(one) in LIVE_RUNS,
            was_here=one in here,
            elsewhere=tuple(elsewhere.get(one, ())),
            most_runs=most,
        )
        for one, person in people.items()
    }


_RUNS = (
    select(
        Enrollment.candidate_id,
        Enrollment.sequence_id,
        Enrollment.state,
        Sequence.name,
        Team.name,
        func.coalesce(func.nullif(Mailbox.name, ""), Mailbox.email),
    )
    .join(Sequence, Sequence.id == Enrollment.sequence_id)
    .join(Team, Team.id == Sequence.team_id)
    .join(Mailbox, Mailbox.id == Sequence.mailbox_id)
    .order_by(Enrollment.id)
)


def contact_facts_of(session: Session, candidate_ids: Iterable[int], now: datetime) -> dict[int, ContactFacts]:
    """What company-wide limits ask about each of these candidates; the latest mail is told where one of them may bite."""
    organisation = the_organisation(session)
    gap, most = Delay.parse(organisation.min_gap), organisation.max_mails
    ids = list(dict.fromkeys(candidate_ids))
    mails = _outreach_to(session, ids, Touch.transmitting_at > now - TWELVE_MONTHS)
    near = now - 2 * gap.roughly - timedelta(days=4)  # working days and zones make a gap longer than it looks
    latest = [several[-1][1] for several in mails.values() if several[-1][0] > near or len(several) >= most]
    last = _told(session, latest)
    return {
        one: ContactFacts(
            last_outreach_at=mails[one][-1][0] if one in mails else None,
            min_gap=gap,
            year_of_outreach=tuple(at for at, _ in mails.get(one, ())),
            max_mails=most,
            last=last.get(one),
        )
        for one in ids
    }


def last_mails_of(session: Session, candidate_ids: Iterable[int]) -> dict[int, LastMail]:
    """The latest outreach mail that each of these candidates got from anybody here."""
    mails = _outreach_to(session, candidate_ids, Touch.transmitting_at.is_not(None))
    return _told(session, (several[-1][1] for several in mails.values()))


def _outreach_to(
    session: Session, candidate_ids: Iterable[int], when: ColumnElement[bool]
) -> dict[int, list[tuple[datetime, int]]]:
    """(when it began to leave, touch id) of outreach by candidate, oldest first."""
    found: dict[int, list[tuple[datetime, int]]] = {}
    for chunk in in_chunks(candidate_ids):
        rows = session.execute(
            select(Touch.candidate_id, Touch.transmitting_at, Touch.id)
            .where(among(Touch.candidate_id, chunk), when, *_IS_OUTREACH)
            .order_by(Touch.transmitting_at, Touch.id)
        )
        for candidate_id, at, touch_id in rows:
            if candidate_id is not None and at is not None:
                found.setdefault(candidate_id, []).append((at, touch_id))
    return found


def _told(session: Session, touch_ids: Iterable[int]) -> dict[int, LastMail]:
    """These mails in words, by candidate; asked for by their ids, so that no planner takes the long way round."""
    found: dict[int, LastMail] = {}
    for chunk in in_chunks(touch_ids):
        for candidate_id, at, name, email, team, subject, touch_id in session.execute(
            _MAILS.where(Touch.id.in_(chunk))
        ):
            if candidate_id is not None and at is not None:
                found[candidate_id] = LastMail(at, name or email, team, subject, touch_id)
    return found


_MAILS = (
    select(Touch.candidate_id, Touch.transmitting_at, Mailbox.name, Mailbox.email, Team.name, Touch.subject, Touch.id)
    .join(Mailbox, Mailbox.id == Touch.mailbox_id)
    .join(Enrollment, Enrollment.id == Touch.enrollment_id)
    .join(Sequence, Sequence.id == Enrollment.sequence_id)
    .join(Team, Team.id == Sequence.team_id)
)
