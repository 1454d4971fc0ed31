"""Finding a person by what somebody remembers of them: a part of the name, or of an address."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from sequencer.store.candidates import Candidate, CandidateAddress, address_column, visible

MOST = 20
_LONGEST = 100
_MOST_WORDS = 5


@dataclass(frozen=True)
class FoundPerson:
    candidate_id: int
    name: str
    address: str
    employer: str
    zone: str


def find_people(session: Session, text: str, teams: frozenset[int] | None) -> list[FoundPerson]:
    """People in whose name, address or employer every word of the text stands, by name; up to twenty."""
    words = text[:_LONGEST].lower().split()[:_MOST_WORDS]
    if not words:
        return []
    primary = address_column()
    found = (
        select(Candidate, primary)
        .where(visible(teams), and_(*(_has(word) for word in words)))
        .order_by(func.lower(Candidate.last_name), func.lower(Candidate.first_name), Candidate.id)
        .limit(MOST)
    )
    return [
        FoundPerson(one.id, one.full_name or address or "", address or "", one.employer, one.zone)
        for one, address in session.execute(found)
    ]


def _has(word: str) -> ColumnElement[bool]:
    """Letters beyond ASCII are compared as the database does: SQLite only as they are written."""
    columns = (Candidate.first_name, Candidate.last_name, Candidate.employer)
    in_facts = (
        or_(func.lower(one).contains(word, autoescape=True), one.contains(word, autoescape=True)) for one in columns
    )
    of_address = exists().where(
        CandidateAddress.candidate_id == Candidate.id,
        func.lower(CandidateAddress.address).contains(word, autoescape=True),
    )
    return or_(*in_facts, of_address)
