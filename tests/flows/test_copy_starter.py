"""A starter becomes a team's sequence that nobody is in."""

import pytest
from builders import add_mailbox, add_team, set_organisation
from sqlalchemy import func, select

from sequencer.errors import UserError
from sequencer.flows.copy_starter import copy_starter
from sequencer.store.enrollments import Enrollment
from sequencer.store.sequences import Sequence, current_version, definition_of


def names(road):
    with road.database.read() as session:
        return sorted(session.scalars(select(Sequence.name)))


def test_a_copy_can_be_started_and_holds_nobody(road):
    set_organisation(road, window_days="2,3,4", window_start="08:30", window_end="12:00")
    team_id, mailbox_id = add_team(road), add_mailbox(road)

    sequence_id = copy_starter(road, "keep-in-touch", team_id, mailbox_id, "ada@acme.example")

    with road.database.read() as session:
        version = current_version(session, sequence_id)
        definition = definition_of(session, version.id)
        assert session.scalar(select(func.count()).select_from(Enrollment)) == 0
    assert version.created_by == "ada@acme.example"
    assert (definition.team, definition.sender) == ("Robotics", "ada@acme.example")
    assert (definition.window.days, str(definition.window.start)) == ((2, 3, 4), "08:30:00")


def test_each_copy_has_a_name_of_its_own(road):
    team_id, mailbox_id = add_team(road), add_mailbox(road)
    for _ in range(3):
        copy_starter(road, "met-before", team_id, mailbox_id)

    assert names(road) == [
        "Somebody you have met",
        "Somebody you have met, Robotics",
        "Somebody you have met, Robotics 2",
    ]


def test_team_and_mailbox_have_to_go_together(road):
    team_id, other = add_team(road), add_team(road, "Sales")
    mailbox_id = add_mailbox(road, team_id=other)

    with pytest.raises(UserError, match="belongs to another team than Robotics"):
        copy_starter(road, "met-before", team_id, mailbox_id)
    with pytest.raises(UserError, match="Choose the team"):
        copy_starter(road, "met-before", team_id, 99)
    assert names(road) == []
