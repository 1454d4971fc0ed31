"""Whoever brings people in at the desk, or takes that back, is noted; and a booking settles no wish that is somebody else’s."""

from builders import add_candidate
from sqlalchemy import select

from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.undo_import import undo_import
from sequencer.store.audit import AuditNote
from sequencer.store.wishes import Wish, WishKind, meet_wishes

FILE = b"email,first_name\nlena@mareria.example,Lena\njonas@mareria.example,Jonas\n"


def noted(road):
    with road.database.read() as session:
        return [(one.actor, one.what, one.says) for one in session.scalars(select(AuditNote).order_by(AuditNote.id))]


def test_an_import_and_its_undoing_are_noted(road):
    report = import_candidates(road, FILE, "people.csv", actor="nadia@acme.example")
    undo_import(road, report.import_id, "nadia@acme.example")

    assert noted(road) == [
        ("nadia@acme.example", "import", "Imported “people.csv”: 2 new, 0 updated."),
        ("nadia@acme.example", "import", "Took the import of “people.csv” back: 2 gone again, 0 as before."),
    ]


def test_a_dry_run_is_not_noted(road):
    import_candidates(road, FILE, "people.csv", actor="nadia@acme.example", is_dry_run=True)

    assert noted(road) == []


def test_a_time_without_an_offer_settles_nobody_elses_wishes(road):
    candidate_id = add_candidate(road)
    with road.database.write() as session:
        session.add(Wish(candidate_id=candidate_id, kind=WishKind.AGAIN, created_at=road.now()))
        session.flush()
        meet_wishes(session, booking_id=1, offer_id=None, now=road.now())

    with road.database.read() as session:
        assert [one.handled_at for one in session.scalars(select(Wish))] == [None]
