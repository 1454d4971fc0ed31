"""A sequence is edited in its draft, by several people, while others run in it."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence, add_team
from errands import LENA, every, states, work, work_for

from sequencer.core.plan.drafting import AddStep, MoveStep, PutSettings, PutStep, RemoveStep
from sequencer.core.plan.sequence import StepKind
from sequencer.errors import UserError
from sequencer.flows.edit_draft import ChangedMeanwhile, begin_sequence, change_draft, discard_draft
from sequencer.flows.enroll import enroll_address
from sequencer.flows.publish import publish_draft
from sequencer.store.sequence_drafts import SequenceDraft, content_of
from sequencer.store.sequences import Sequence, SequenceVersion, current_version, definition_of

ADA, BOB = "ada@acme.example", "bob@acme.example"
NEW_FIRST = {"kind": "email", "subject": "Grippers", "body": "Brand new.", "thread": "reply"}


@pytest.fixture
def sequence(road):
    """The id of a published sequence of two mails."""
    add_sequence(road)
    return every(road, Sequence)[0].id


def content(road, sequence_id):
    with road.database.read() as session:
        return content_of(session, session.get(Sequence, sequence_id))


def present(road, sequence_id):
    with road.database.read() as session:
        version = current_version(session, sequence_id)
        return version.number, definition_of(session, version.id)


def test_what_is_typed_is_kept_and_nothing_that_runs_changes(road, sequence):
    saved = change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)

    assert content(road, sequence)[0]["steps"][0]["body"] == "Brand new."
    assert (saved.revision, saved.look_at) == (1, "first")
    assert present(road, sequence)[0] == 1


def test_saving_the_same_twice_is_one_change(road, sequence):
    first = change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)
    again = change_draft(road, sequence, PutStep("first", NEW_FIRST), first.revision, ADA)

    assert again.revision == first.revision


def test_the_later_save_of_one_step_is_told_who_changed_it_and_keeps_nothing(road, sequence):
    change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)

    with pytest.raises(ChangedMeanwhile) as refused:
        change_draft(road, sequence, PutStep("first", NEW_FIRST | {"body": "Bob's."}), 0, BOB)

    assert refused.value.by == ADA
    assert content(road, sequence)[0]["steps"][0]["body"] == "Brand new."
    change_draft(road, sequence, PutStep("first", NEW_FIRST | {"body": "Bob's."}), refused.value.revision, BOB)
    assert content(road, sequence)[0]["steps"][0]["body"] == "Bob's."


def test_two_people_change_two_steps_and_both_are_kept(road, sequence):
    change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)
    saved = change_draft(road, sequence, PutStep("second", {"kind": "email", "body": "Bob's."}), 0, BOB)

    assert saved.others == (ADA,)
    assert [step["body"] for step in content(road, sequence)[0]["steps"]] == ["Brand new.", "Bob's."]


def test_saving_over_a_version_that_was_published_meanwhile_is_told(road, sequence):
    saved = change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)
    publish_draft(road, sequence, saved.revision, ADA)

    with pytest.raises(ChangedMeanwhile):
        change_draft(road, sequence, PutStep("second", SECOND), 0, BOB)


def test_a_step_that_was_taken_out_and_made_anew_is_another_step(road, sequence):
    saved = change_draft(road, sequence, AddStep(StepKind.EMAIL, "second"), 0, ADA)
    change_draft(road, sequence, PutStep(saved.look_at, NEW_FIRST | {"delay": "3 days"}), saved.revision, ADA)
    publish_draft(road, sequence, saved.revision + 1, ADA)
    change_draft(road, sequence, RemoveStep(saved.look_at), 9, ADA)

    assert change_draft(road, sequence, AddStep(StepKind.EMAIL), 10, ADA).look_at != saved.look_at


def test_a_draft_thrown_away_shows_the_present_version_again(road, sequence):
    change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)

    discard_draft(road, sequence, ADA)
    discard_draft(road, sequence, ADA)

    assert content(road, sequence)[0]["steps"][0]["body"] == FIRST["body"]


def test_a_saved_draft_is_the_next_version_with_who_saved_it(road, sequence):
    saved = change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA)

    assert publish_draft(road, sequence, saved.revision, BOB) == 2
    assert [(one.number, one.created_by) for one in every(road, SequenceVersion)] == [(1, ""), (2, BOB)]
    assert not every(road, SequenceDraft)[0].is_open
    with pytest.raises(UserError, match="no draft to save"):
        publish_draft(road, sequence, saved.revision, BOB)


def test_a_draft_changed_after_the_review_is_not_saved(road, sequence):
    reviewed = change_draft(road, sequence, PutStep("first", NEW_FIRST), 0, ADA).revision
    change_draft(road, sequence, MoveStep("first", is_up=False), reviewed, BOB)

    with pytest.raises(UserError, match="has changed the draft"):
        publish_draft(road, sequence, reviewed, ADA)
    assert present(road, sequence)[0] == 1


def test_an_unfinished_draft_is_kept_but_never_published(road, sequence):
    saved = change_draft(road, sequence, PutStep("second", {"kind": "email", "body": "{{nonsense}}"}), 0, ADA)

    with pytest.raises(UserError, match="nonsense"):
        publish_draft(road, sequence, saved.revision, ADA)
    assert content(road, sequence)[0]["steps"][1]["body"] == "{{nonsense}}"
    assert every(road, SequenceDraft)[0].is_open


def test_those_who_had_a_step_keep_it_and_the_others_get_the_new_words(road, post, clock, sequence):
    add_candidate(road, LENA)
    enroll_address(road, "Welcome", LENA)
    work(road)
    saved = change_draft(road, sequence, PutStep("second", {"kind": "email", "body": "Also new."}), 0, ADA)
    publish_draft(road, sequence, saved.revision, ADA)
    work_for(road, clock, days=4)

    assert states(road) == [("first", "sent"), ("second", "sent")]
    assert b"Also new." in post.mails[1][1]


def test_a_sequence_may_be_renamed_in_its_draft(road, sequence):
    saved = change_draft(road, sequence, PutSettings({"name": "Hello"}), 0, ADA)
    publish_draft(road, sequence, saved.revision, ADA)

    assert every(road, Sequence)[0].name == "Hello"


def test_a_name_that_is_taken_is_refused(road, sequence):
    add_sequence(road, name="Other")
    saved = change_draft(road, sequence, PutSettings({"name": "Other"}), 0, ADA)

    with pytest.raises(UserError, match="another sequence “Other”"):
        publish_draft(road, sequence, saved.revision, ADA)


def test_a_new_sequence_is_a_draft_with_one_mail_to_write(road):
    team, mailbox = add_team(road), add_mailbox(road)

    made = begin_sequence(road, "New", team, mailbox, ADA, window="always")

    found, revision = content(road, made)
    assert [step["kind"] for step in found["steps"]] == ["email"]
    saved = change_draft(road, made, PutStep(found["steps"][0]["key"], NEW_FIRST), revision, ADA)
    assert publish_draft(road, made, saved.revision, ADA) == 1


def test_a_sequence_that_was_never_saved_has_nothing_to_go_back_to(road):
    made = begin_sequence(road, "New", add_team(road), add_mailbox(road), ADA)

    with pytest.raises(UserError, match="nothing to go back to"):
        discard_draft(road, made, ADA)


@pytest.mark.parametrize("name", ["", "Welcome"])
def test_a_new_sequence_needs_a_name_of_its_own(road, sequence, name):
    with pytest.raises(UserError):
        begin_sequence(road, name, 1, 1, ADA)


def test_a_mailbox_of_another_team_is_refused(road):
    other = add_team(road, "Care")

    with pytest.raises(UserError, match="belongs to another team"):
        begin_sequence(road, "New", add_team(road), add_mailbox(road, team_id=other), ADA)


def test_a_draft_of_a_sequence_that_is_not_there_is_refused(road):
    with pytest.raises(UserError, match="not there"):
        change_draft(road, 99, RemoveStep("first"), 0, ADA)
