"""An import can be taken back whole, but for what has happened since."""

import pytest
from builders import add_candidate, add_sequence, add_team, first_touch, mail
from intake import addresses, members, take_in, values
from sqlalchemy import select

from sequencer.errors import UserError
from sequencer.flows.claim import claim
from sequencer.flows.enroll import enroll_address
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.send import send
from sequencer.flows.undo_import import undo_import
from sequencer.store.candidates import CandidateTeam, mark_dead
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.screens.undoing import foresee_undo

LENA = "lena@brandt.example"


def test_an_undone_import_leaves_things_as_they_were(road):
    add_candidate(road, LENA, employer="Brandt", tool="Perl")
    before = values(road, LENA)
    text = (
        "email,other_emails,employer,tool,headline,collected_on\n"
        "lena@brandt.example,l@x.example,Acme,Python,Builds,2027-01-01\n"
        "kim@park.example,,Acme,,,\n"
    )
    report = take_in(road, text, pool="Berlin")

    undone = undo_import(road, report.import_id)

    assert (undone.removed, undone.restored, undone.kept) == (1, 1, ())
    assert values(road, LENA) == before
    assert addresses(road, LENA) == [LENA]
    assert values(road, "kim@park.example") is None
    assert members(road, "Berlin") == []


def test_an_import_is_taken_back_once(road):
    report = take_in(road, "email\nlena@brandt.example\n")
    undo_import(road, report.import_id)

    with pytest.raises(UserError, match="1 March 2027 already"):
        undo_import(road, report.import_id)
    with pytest.raises(UserError, match="no import with the number 999"):
        undo_import(road, 999)


def test_an_undo_keeps_what_has_changed_since(road):
    add_candidate(road, LENA, employer="Brandt", headline="Old")
    first = take_in(road, "email,employer,headline\nlena@brandt.example,Acme,New\n")
    take_in(road, "email,employer\nlena@brandt.example,Later\n")

    undone = undo_import(road, first.import_id)

    assert undone.kept == ((LENA, "Kept `employer`: it has been changed since."),)
    found = values(road, LENA)
    assert (found["employer"], found["headline"]) == ("Later", "Old")


def test_an_undo_keeps_who_has_been_in_a_sequence(road):
    report = take_in(road, "email,first_name\nlena@brandt.example,Lena\n", source="GitHub")
    enroll_address(road, add_sequence(road), LENA)

    undone = undo_import(road, report.import_id)

    assert (undone.removed, undone.kept) == (0, ((LENA, "Kept: has been in a sequence."),))
    assert values(road, LENA) is not None


def test_an_undo_keeps_whom_another_import_has_brought_too(road):
    text = "email\nlena@brandt.example\n"
    first, second = take_in(road, text), take_in(road, text)

    assert undo_import(road, first.import_id).kept == ((LENA, "Kept: another import has brought the same person."),)
    assert values(road, LENA) is not None

    assert undo_import(road, second.import_id).removed == 1
    assert values(road, LENA) is None


def test_an_undo_keeps_who_has_written_to_us(road, inboxes):
    add_sequence(road)
    report = take_in(road, "email\nlena@brandt.example\n")
    inboxes.deliver("ada@acme.example", mail(LENA))
    with road.database.read() as session:
        mailbox = mailbox_by_email(session, "ada@acme.example")
    road.catch_up(mailbox.id)

    assert undo_import(road, report.import_id).kept == ((LENA, "Kept: there is mail of theirs."),)


def test_an_undo_keeps_an_address_that_a_mail_has_gone_to(road, post):
    candidate_id = add_candidate(road, LENA)
    with road.database.write() as session:
        mark_dead(session, candidate_id, LENA, "No such mailbox.", road.now())
    report = take_in(road, "email,other_emails\nlena@new.example,lena@brandt.example\n")
    send(road, claim(road, first_touch(road, "lena@new.example", add_sequence(road))))

    undone = undo_import(road, report.import_id)

    assert post.recipients == ["lena@new.example"]
    assert undone.kept[0][1].startswith("Kept the address lena@new.example:")
    assert addresses(road, LENA) == ["lena@new.example", LENA]


def test_what_an_undo_would_come_to_is_known_before(road):
    add_candidate(road, LENA, employer="Brandt")
    report = take_in(road, "email,employer\nlena@brandt.example,Acme\nkim@park.example,Acme\nsam@lee.example,Acme\n")
    take_in(road, "email\nsam@lee.example\n")

    with road.database.read() as session:
        foreseen = foresee_undo(session, report.import_id)
    undone = undo_import(road, report.import_id, "ada@acme.example")

    assert (foreseen.removed, foreseen.restored) == (undone.removed, undone.restored) == (1, 1)
    assert foreseen.stays == {"Kept: another import has brought the same person.": 1}
    assert undone.kept == (("sam@lee.example", "Kept: another import has brought the same person."),)


def test_an_import_for_a_team_is_taken_back_with_its_membership(road):
    team_id = add_team(road)
    add_candidate(road, LENA)
    report = import_candidates(road, b"email\nlena@brandt.example\n", "people.csv", team_id=team_id)
    with road.database.read() as session:
        assert session.scalars(select(CandidateTeam.team_id)).all() == [team_id]

    undo_import(road, report.import_id)

    with road.database.read() as session:
        assert session.scalars(select(CandidateTeam.team_id)).all() == []
