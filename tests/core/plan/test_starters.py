"""The sequences worth copying are honest as they stand: nothing in them is blank, made up, or leaves without a person."""

import re
from datetime import time

import pytest

from sequencer.core.plan.sequence import MAIL_KINDS, StepKind
from sequencer.core.plan.starters import starter, starters
from sequencer.core.plan.windows import SendWindow
from sequencer.core.write import merge
from sequencer.core.write.rendering import check_step
from sequencer.errors import UserError

KNOWN = frozenset(merge.STANDARD_FIELDS)
EACH = pytest.mark.parametrize("one", starters(), ids=lambda one: one.slug)


def test_there_are_four_each_with_its_reason():
    assert len(starters()) == 4
    assert all(one.name and one.why and one.yours for one in starters())


@EACH
def test_every_mail_can_leave_as_it_stands(one):
    for step in one.steps:
        if step.kind in MAIL_KINDS:
            opens = step.is_new_thread or one.definition.can_be_first_mail(step.key)
            check_step(step.subject, step.body, KNOWN, opens)


@EACH
def test_no_first_mail_leaves_without_a_sentence_a_person_wrote(one):
    first = next(step for step in one.steps if step.kind in MAIL_KINDS)

    assert merge.MergeField(merge.OPENING_LINE) in merge.fields_in(first.body)


@EACH
def test_no_text_claims_a_role_or_hurries_anybody(one):
    words = " ".join(f"{step.subject} {step.body}" for step in one.steps if step.kind in MAIL_KINDS).lower()

    assert not re.search(r"\{\{ *role|exciting|urgent|opportunity|last chance|asap|!|\[|rockstar|perfect fit", words)


@EACH
def test_every_step_has_a_name_and_mails_are_short(one):
    assert all(step.name and step.key for step in one.steps)
    assert all(len(step.body.split()) <= 120 for step in one.steps)


def test_a_hiring_managers_mails_wait_to_be_read():
    kinds = {step.kind for step in starter("hiring-manager").steps}

    assert kinds == {StepKind.MANUAL_EMAIL}


def test_a_copy_takes_team_sender_and_window():
    window = SendWindow(days=(2,), start=time(8), end=time(9))

    copied = starter("met-before").copied(name="Ours", team="Platform", sender="ada@acme.example", window=window)

    assert (copied.name, copied.team, copied.sender, copied.window) == ("Ours", "Platform", "ada@acme.example", window)
    assert copied.steps == starter("met-before").steps


def test_a_name_nobody_knows_is_refused():
    with pytest.raises(UserError, match="no such sequence to copy"):
        starter("../secret")
