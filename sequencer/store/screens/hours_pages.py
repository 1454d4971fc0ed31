"""What the page shows on which a colleague takes their change of hours back."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from sequencer.store.hours_requests import HoursAnswer, HoursRequest, Outcome


@dataclass(frozen=True)
class HoursPage:
    """`lines` are what was understood, in the language of the page."""

    lines: tuple[str, ...]
    language: str
    is_undone: bool


def hours_page(session: Session, answer_id: int, nonce: str) -> HoursPage | None:
    """The page of one answer that set something; None for every other link."""
    answer = session.get(HoursAnswer, answer_id)
    if answer is None or answer.nonce != nonce or answer.outcome is not Outcome.APPLIED:
        return None
    language = session.get_one(HoursRequest, answer.request_id).language or "en"
    return HoursPage(tuple(answer.told.split("\n")), language, answer.undone_at is not None)
