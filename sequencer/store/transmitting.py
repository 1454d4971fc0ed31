"""The one update that lets a text begin to leave, and everything that may still forbid it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    exists,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.orm.attributes import set_committed_value

from sequencer.core.plan.delays import Delay
from sequencer.core.signed import Signer
from sequencer.core.states import BEGUN_BY_US, EnrollmentState, TouchState
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.eligibility import forbidding_hashes
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailbox_pace import keep_gap
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.outreach import other_mails_since
from sequencer.store.prepared import Prepared
from sequencer.store.sequences import Sequence
from sequencer.store.session import Database
from sequencer.store.suppressions import Suppression, covering_hashes
from sequencer.store.teams import Team
from sequencer.store.touches import Touch

_LONGEST_SEND = timedelta(hours=1)


def begin_transmitting(database: Database, signer: Signer, touch: Touch, now: datetime, patience: timedelta) -> bool:
    """The last word before a text leaves: *transmitting*, committed only if this claim still holds and no stop exists.

    One conditional update. A stop cancels the touch row itself, so whichever of the two commits first wins;
    suppressions and pauses that did not pass over this row are asked for in the same statement. So are, for a step,
    its run and other mails to the same person: two sequences may have checked the gap between mails at one moment.
    Most mails pass the strictest form of it, which needs one trip; the others are asked about in full.
    """
    news = {
        "state": TouchState.TRANSMITTING,
        "transmitting_at": now,
        "wakes_at": now + patience,
        "reason_code": "",
        "reason": "",
        "attempts": touch.attempts + 1,
        "first_tried_at": touch.first_tried_at or now,
    }
    if not (_begun_at_once(database, signer, touch, news) or _begun_after_all(database, signer, touch, news)):
        return False
    for name, value in news.items():
        set_committed_value(touch, name, value)  # reading it back would fetch the whole mail again
    return True


def _begun_after_all(database: Database, signer: Signer, touch: Touch, news: Mapping[str, Any]) -> bool:
    """The same for every other mail."""
    with database.write() as session:
        session.add(touch)
        return _begun(session, signer, touch, news)


def _begun(session: Session, signer: Signer, touch: Touch, news: Mapping[str, Any]) -> bool:
    now = news["transmitting_at"]
    if touch.candidate_id is not None:
        session.get(Candidate, touch.candidate_id, with_for_update={"key_share": True})
    hashes = forbidding_hashes(session, signer, touch)
    result = session.execute(
        update(Touch)
        .where(
            Touch.id == touch.id,
            Touch.state == TouchState.CLAIMED,
            Touch.fence == touch.fence,
            Touch.lease_until > now,
            ~exists().where(Suppression.address_hash.in_(hashes)),
            ~exists().where(Organisation.paused_at.is_not(None)),
            ~exists().where(Mailbox.id == touch.mailbox_id, Mailbox.paused_at.is_not(None)),
            *(_not_paused(touch) if touch.purpose in BEGUN_BY_US else ()),
            *((*_step_may_begin(session, touch, now), *keep_gap(session, touch, now)) if touch.is_step else ()),
        )
        .values(**news)
        .execution_options(synchronize_session=False)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def _begun_at_once(database: Database, signer: Signer, touch: Touch, news: Mapping[str, Any]) -> bool:
    """The same for an ordinary mail: of a mailbox without a gap, to the very address that its person has now."""
    if not touch.is_step:
        return False
    now, hashes = news["transmitting_at"], covering_hashes(signer, touch.recipient)
    values = {
        "touch": touch.id,
        "fence": touch.fence,
        "now": now,
        "run": touch.enrollment_id,
        "candidate": touch.candidate_id,
        "box": touch.mailbox_id,
        "long_ago": now - _LONGEST_SEND,
        "until": news["wakes_at"],
        "tries": news["attempts"],
        "first_at": news["first_tried_at"],
        **{f"hash{number}": one for number, one in enumerate(hashes)},
    }
    locking, begin = (_LOCK_CANDIDATE, {"candidate": touch.candidate_id}), (_ordinary(len(hashes)), values)
    with database.line() as line:
        _, changed = line.run(locking, begin, is_last=True)
    return bool(changed.count)


_LOCK_CANDIDATE = Prepared(
    select(Candidate.id).where(Candidate.id == bindparam("candidate")).with_for_update(key_share=True)
)


@cache
def _ordinary(hashes: int) -> Prepared:
    return Prepared(
        update(Touch)
        .where(
            Touch.id == bindparam("touch"),
            Touch.state == TouchState.CLAIMED,
            Touch.fence == bindparam("fence"),
            Touch.lease_until > bindparam("now"),
            Touch.recipient == _present_address(bindparam("candidate")),
            ~exists().where(Suppression.address_hash.in_([bindparam(f"hash{n}") for n in range(hashes)])),
            ~exists().where(Organisation.paused_at.is_not(None)),
            ~exists().where(Candidate.id == bindparam("candidate"), Candidate.paused_at.is_not(None)),
            exists().where(Mailbox.id == bindparam("box"), Mailbox.paused_at.is_(None), Mailbox.gap == timedelta(0)),
            exists(_live(bindparam("run"))),
            ~exists(_lately_to(bindparam("candidate"))),
        )
        .values(
            state=TouchState.TRANSMITTING,
            transmitting_at=bindparam("now"),
            wakes_at=bindparam("until"),
            reason_code="",
            reason="",
            attempts=bindparam("tries"),
            first_tried_at=bindparam("first_at"),
        )
    )


def _present_address(candidate: ColumnElement[int | None]) -> ScalarSelect[str]:
    present = select(CandidateAddress.address).where(CandidateAddress.candidate_id == candidate)
    return present.order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id).limit(1).scalar_subquery()


def _lately_to(candidate: BindParameter[int]) -> Select[int]:
    """Any other mail to the same person, whatever became of it: then the question is asked in full."""
    other = aliased(Touch)
    is_other = (other.candidate_id == candidate, other.id != bindparam("touch"))
    return select(other.id).where(*is_other, other.transmitting_at > bindparam("long_ago"))


def _live(run: ColumnElement[int]) -> Select[int]:
    """The run, if it goes on and nobody has paused what it belongs to."""
    return (
        select(Enrollment.id)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .join(Team, Team.id == Sequence.team_id)
        .where(
            Enrollment.id == run,
            Enrollment.state == EnrollmentState.ACTIVE,
            Sequence.paused_at.is_(None),
            Team.paused_at.is_(None),
        )
    )


def _step_may_begin(session: Session, touch: Touch, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What a step of a sequence needs beyond: nobody has paused or ended what it belongs to, and no other mail left.

    And it goes to the address that is theirs now, unless its text has begun before: then the same bytes leave again.
    """
    return (
        or_(Touch.transmitting_at.is_not(None), Touch.recipient == _present_address(literal(touch.candidate_id))),
        *_not_paused(touch),
        ~exists(other_mails_since(touch, now - _gap_of_a_moment(session))),
        exists(_live(literal(touch.enrollment_id))),
    )


def _not_paused(touch: Touch) -> tuple[ColumnElement[bool], ...]:
    return (~exists().where(Candidate.id == touch.candidate_id, Candidate.paused_at.is_not(None)),)


def _gap_of_a_moment(session: Session) -> timedelta:
    """As much of the gap between mails to one person as a send can take from its last check to its text."""
    return min(Delay.parse(the_organisation(session).min_gap).roughly, _LONGEST_SEND)
