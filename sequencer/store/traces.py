"""Everything that is held about one person, wherever it is kept: what an export shows and an erasure removes."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.store.base import Base, in_chunks
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate, CandidateAddress, CandidateTeam, addresses_of, keep_from_others
from sequencer.store.consents import Consent
from sequencer.store.doubts import Doubt
from sequencer.store.dues import DueToGo
from sequencer.store.enrollments import Enrollment
from sequencer.store.imports import ImportChange
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferedStart
from sequencer.store.pools import PoolMember
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Suppression
from sequencer.store.timeline import Event
from sequencer.store.touches import Attempt, Touch, recipients_of
from sequencer.store.wishes import Wish


def addresses_known_of(session: Session, candidate_id: int) -> set[str]:
    """The addresses of a candidate, and those their mails have gone to."""
    return {one.address for one in addresses_of(session, candidate_id)} | recipients_of(session, candidate_id)


def mails_about(session: Session, candidate_id: int | None, addresses: Collection[str]) -> list[int]:
    """Ids of the stored mails that belong to a person: theirs, those about mails to them, and stray ones naming them.

    Somebody else's own answer stays theirs, also when it speaks of this person.
    """
    own = set(session.scalars(select(InboundMail.id).where(_belongs_to([candidate_id])))) if candidate_id else set()
    return sorted(own | set(_strays(session, addresses)))


def who_has_mail(session: Session, candidate_ids: Iterable[int]) -> set[int]:
    """Those of these candidates of whom we keep a mail."""
    return {
        one
        for chunk in in_chunks(candidate_ids)
        for one in session.scalars(select(InboundMail.candidate_id).where(InboundMail.candidate_id.in_(chunk)))
        if one is not None
    }


def lock(session: Session, candidate_id: int) -> None:
    """Wait for whoever works on this person, and keep others waiting, in the order in which everybody locks these."""
    mails = select(InboundMail.id).where(_belongs_to([candidate_id]))
    session.execute(mails.order_by(InboundMail.id).with_for_update())
    keep_from_others(session, [candidate_id])  # a mail that begins to leave locks its candidate before itself
    for table in (Enrollment, Offer, Booking, Touch):
        session.execute(select(table.id).where(table.candidate_id == candidate_id).order_by(table.id).with_for_update())


def forget(session: Session, candidate_ids: Iterable[int]) -> None:
    """Delete every row of these candidates; what refers to another goes before it."""
    for chunk in in_chunks(candidate_ids):
        touches = select(Touch.id).where(Touch.candidate_id.in_(chunk))
        _delete(session, Event, Event.candidate_id.in_(chunk))
        _delete(session, Reply, Reply.candidate_id.in_(chunk))
        forget_mails(session, list(session.scalars(select(InboundMail.id).where(_belongs_to(chunk)))))
        _delete(session, Attempt, Attempt.touch_id.in_(touches))
        _delete(session, Doubt, Doubt.touch_id.in_(touches))
        _forget_interviews(session, chunk)
        blank = {"candidate_id": None, "evidence": "", "actor": ""}  # the wish stays, without a word about the person
        session.execute(update(Suppression).where(Suppression.candidate_id.in_(chunk)).values(blank))
        for table in (Touch, Enrollment, PoolMember, ImportChange, CandidateTeam, CandidateAddress, Consent, DueToGo):
            _delete(session, table, table.candidate_id.in_(chunk))
        _delete(session, Candidate, Candidate.id.in_(chunk))


def _forget_interviews(session: Session, candidate_ids: Collection[int]) -> None:
    offers = select(Offer.id).where(Offer.candidate_id.in_(candidate_ids))
    bookings = select(Booking.id).where(Booking.candidate_id.in_(candidate_ids))
    _delete(session, Wish, Wish.candidate_id.in_(candidate_ids))
    _delete(session, Occupancy, or_(Occupancy.offer_id.in_(offers), Occupancy.booking_id.in_(bookings)))
    _delete(session, Booking, Booking.candidate_id.in_(candidate_ids))
    _delete(session, OfferedStart, OfferedStart.offer_id.in_(offers))
    _delete(session, Offer, Offer.candidate_id.in_(candidate_ids))


def forget_mails(session: Session, mail_ids: Collection[int]) -> None:
    """Delete stored mails and what was read in them."""
    for chunk in in_chunks(mail_ids):
        _delete(session, Reply, Reply.inbound_mail_id.in_(chunk))
        _delete(session, InboundMail, InboundMail.id.in_(chunk))


def forget_referrals(session: Session, addresses: Collection[str]) -> None:
    """Blank whom others have recommended to us, where it is one of these addresses."""
    keys = {identity(address) for address in addresses}
    named = session.execute(select(Reply.id, Reply.referral_email).where(Reply.referral_email != ""))
    for chunk in in_chunks([reply for reply, address in named if identity(address) in keys]):
        session.execute(update(Reply).where(Reply.id.in_(chunk)).values(referral_name="", referral_email=""))


def _belongs_to(candidate_ids: Collection[int]) -> ColumnElement[bool]:
    touches = select(Touch.id).where(Touch.candidate_id.in_(candidate_ids))
    is_nobody_elses = and_(InboundMail.candidate_id.is_(None), InboundMail.touch_id.in_(touches))
    return or_(InboundMail.candidate_id.in_(candidate_ids), is_nobody_elses)


def _strays(session: Session, addresses: Collection[str]) -> list[int]:
    """Mails that nobody answered by: unmatched ones, our own Sent copies, and those that merely name several people."""
    words = [address.lower().encode() for address in addresses]
    keys = {identity(address) for address in addresses}
    has_reply = select(Reply.id).where(Reply.inbound_mail_id == InboundMail.id).exists()
    is_nobodys = or_(
        InboundMail.candidate_id.is_(None), InboundMail.is_sent_folder, InboundMail.state == InboundState.ASKS
    )
    rows = session.execute(
        select(InboundMail.id, InboundMail.sender, InboundMail.raw)
        .where(is_nobodys, ~has_reply)
        .execution_options(yield_per=20)
    )
    return [
        mail for mail, sender, raw in rows if identity(sender) in keys or any(word in raw.lower() for word in words)
    ]


def _delete(session: Session, table: type[Base], condition: ColumnElement[bool]) -> None:
    session.execute(delete(table).where(condition).execution_options(synchronize_session=False))
