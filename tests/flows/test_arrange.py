"""Teams and roles get other names and members, once, and whoever did it is noted."""

import pytest
from builders import add_sequence, add_team
from sqlalchemy import select

from sequencer.errors import UserError
from sequencer.flows.arrange import add_member, remove_member, rename_role, rename_team
from sequencer.flows.edit_draft import begin_sequence
from sequencer.flows.set_up import add_role, add_user
from sequencer.store.audit import notes
from sequencer.store.mailboxes import Mailbox
from sequencer.store.roles import Role
from sequencer.store.sequence_drafts import draft_for
from sequencer.store.sequences import current_version, definition_of, sequence_by_name
from sequencer.store.teams import team_by_name, team_ids_of
from sequencer.store.users import UserRole, user_by_email

ADA = "ada@acme.example"


def said(road):
    with road.database.read() as session:
        return [(one.actor, one.says) for one in notes(session, 10)]


def test_a_renamed_team_takes_its_versions_and_drafts_along(road):
    add_sequence(road)
    with road.database.read() as session:
        team_id, mailbox_id = team_by_name(session, "Robotics").id, session.scalars(select(Mailbox.id)).one()
    draft_id = begin_sequence(road, "Draft", team_id, mailbox_id, ADA)

    assert rename_team(road, team_id, "Grippers", ADA) is True
    assert rename_team(road, team_id, "Grippers", ADA) is False

    with road.database.read() as session:
        sequence = sequence_by_name(session, "Welcome")
        assert definition_of(session, current_version(session, sequence.id).id).team == "Grippers"
        draft = draft_for(session, draft_id)
        assert draft is None or draft.content.get("team", "Grippers") == "Grippers"
    assert (ADA, "The team “Robotics” is now called “Grippers”.") in said(road)


def test_another_teams_sequences_keep_their_words(road):
    add_team(road, "Sales")
    add_sequence(road)
    with road.database.read() as session:
        sales = team_by_name(session, "Sales").id

    rename_team(road, sales, "Robotics people")

    with road.database.read() as session:
        sequence = sequence_by_name(session, "Welcome")
        assert definition_of(session, current_version(session, sequence.id).id).team == "Robotics"


def test_a_role_is_renamed_once_and_never_to_another_ones_title(road):
    add_team(road)
    add_role(road, "Lead", "Robotics")
    add_role(road, "Engineer", "Robotics")
    with road.database.read() as session:
        lead = session.scalars(select(Role.id).where(Role.title == "Lead")).one()

    assert rename_role(road, lead, "Head") is True
    assert rename_role(road, lead, "Head") is False
    with pytest.raises(UserError, match="“Engineer” already"):
        rename_role(road, lead, "engineer")
    with pytest.raises(UserError, match="not there any more"):
        rename_role(road, 99, "Nobody")


def test_somebody_joins_and_leaves_a_team_once(road):
    team_id = add_team(road)
    add_user(road, "kim@acme.example", UserRole.RECRUITER, "correct horse battery")
    with road.database.read() as session:
        user_id = user_by_email(session, "kim@acme.example").id

    assert [add_member(road, team_id, user_id, ADA) for _ in range(2)] == [True, False]
    assert [remove_member(road, team_id, user_id, ADA) for _ in range(2)] == [True, False]

    with road.database.read() as session:
        assert team_ids_of(session, user_id) == frozenset()
    with pytest.raises(UserError, match="team is not there"):
        add_member(road, 99, user_id)
    with pytest.raises(UserError, match="person is not there"):
        add_member(road, team_id, 99)
    told = [says for _, says in said(road)]
    assert told.count("kim@acme.example joined the team “Robotics”.") == 1
    assert told.count("kim@acme.example left the team “Robotics”.") == 1


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 201])
def test_a_name_that_cannot_stand_in_a_mail_is_refused(road, name):
    with pytest.raises(UserError, match="`name` cannot be used"):
        rename_team(road, add_team(road), name)
