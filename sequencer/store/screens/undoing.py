"""What taking an import back would come to, counted without looking at each person."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, and_, case, cast, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import Enrollment
from sequencer.store.imports import Import, ImportChange
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.offers import Offer

IN_A_SEQUENCE = "Kept: has been in a sequence."
HAS_MAIL = "Kept: there is mail of theirs."
HAS_OFFER = "Kept: was offered an interview."
IN_ANOTHER = "Kept: another import has brought the same person."
_GOES = ""


@dataclass(frozen=True)
class Foreseen:
    """How many people would go, how many get old values back, and why how many of those it brought would stay."""

    removed: int
    restored: int
    stays: Mapping[str, int]


def foresee_undo(session: Session, import_id: int) -> Foreseen:
    """The figures of an undo as things stand; fields that were changed since are not looked at."""
    fate = _fate(import_id)
    counted = select(fate, func.count()).select_from(Candidate).where(_is_brought_by(import_id)).group_by(fate)
    stays = {row[0]: row[1] for row in session.execute(counted)}
    removed = stays.pop(_GOES, 0)
    goes = exists().where(Candidate.id == ImportChange.candidate_id, _is_brought_by(import_id), fate == _GOES)
    changed = select(func.count()).where(
        ImportChange.import_id == import_id,
        ImportChange.before.is_not(None),
        or_(cast(ImportChange.after, Text) != "{}", cast(ImportChange.new_addresses, Text) != "[]"),
        ~goes,
    )
    return Foreseen(removed, session.scalar(changed) or 0, stays)


def _is_brought_by(import_id: int) -> ColumnElement[bool]:
    """Named by the import, and come by it or by one that was taken back."""
    named, came = aliased(ImportChange), aliased(Import)
    return and_(
        exists().where(named.import_id == import_id, named.candidate_id == Candidate.id),
        exists().where(came.id == Candidate.import_id, or_(came.id == import_id, came.undone_at.is_not(None))),
    )


def _fate(import_id: int) -> ColumnElement[str]:
    other, stands = aliased(ImportChange), aliased(Import)
    is_in_another = exists().where(
        other.candidate_id == Candidate.id,
        stands.id == other.import_id,
        stands.id != import_id,
        stands.undone_at.is_(None),
    )
    return case(
        (exists().where(Enrollment.candidate_id == Candidate.id), literal(IN_A_SEQUENCE)),
        (exists().where(InboundMail.candidate_id == Candidate.id), literal(HAS_MAIL)),
        (exists().where(Offer.candidate_id == Candidate.id), literal(HAS_OFFER)),
        (is_in_another, literal(IN_ANOTHER)),
        else_=literal(_GOES),
    )
