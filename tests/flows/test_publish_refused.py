"""What is no sequence, or does not fit the house, is refused in words and changes nothing."""

import pytest
import yaml
from builders import FIRST, SECOND, add_mailbox, add_sequence
from errands import every, states, told

from sequencer.errors import UserError
from sequencer.flows.publish import publish
from sequencer.store.sequences import SequenceVersion


def edit(road, *steps, **top):
    content = {"name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "window": "always"} | top
    return publish(road, yaml.safe_dump(content | {"steps": list(steps)}))


REFUSED = [
    ("", "block"),
    ("- a\n- b\n", "block"),
    ("name: [", "YAML"),
    ("name: !!timestamp x\n", "YAML"),
    ("name: !!python/object:os.system x\n", "YAML"),
    ("steps: " + "[" * 3000, "YAML"),
    ("a: &a [x]\nb: *a\n", "aliases"),
    ("name: " + "x" * 1_000_001, "1 MB"),
    ("? [a]\n: b\n", "YAML"),
    ('name: "\\ud800"\n', "`name`"),
    (f"name: {'9' * 5000}\n", "YAML|`name`"),
    ("name: 0x" + "f" * 9000 + "\n", "`name`|`steps`|`team`"),
]


@pytest.mark.parametrize(("text", "says"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_sequence_file_is_refused_in_words(road, text, says):
    with pytest.raises(UserError, match=says):
        publish(road, text)


@pytest.mark.parametrize(
    ("top", "steps", "says"),
    [
        ({"team": "Nobody"}, [FIRST], "`team`.*Robotics"),
        ({"sender": "bo@acme.example"}, [FIRST], "`sender`"),
        ({"role": "Chief"}, [FIRST], "`role`"),
        ({}, [FIRST | {"body": "Hi {{nickname}}"}], "Step 1.*nickname"),
        ({}, [{"kind": "email", "body": "No subject"}], "Step 1.*subject"),
        ({}, [FIRST, SECOND | {"thread": "new"}], "Step 2.*subject"),
        (
            {},
            [
                {"kind": "branch", "if": {"answered_before": True}, "then": "second"},
                FIRST,
                SECOND,
            ],
            "Step 3.*subject",
        ),
    ],
)
def test_a_sequence_that_does_not_fit_the_house_is_refused_by_its_field(road, top, steps, says):
    add_sequence(road, name="Other")

    with pytest.raises(UserError, match=says):
        edit(road, *steps, **top)


def test_people_in_a_sequence_hear_from_one_mailbox_only(written):
    add_mailbox(written, "bo@acme.example")

    with pytest.raises(UserError, match="one mailbox only"):
        edit(written, FIRST, SECOND, sender="bo@acme.example")


def test_a_refused_edit_changes_nothing(written):
    before = (states(written), told(written), len(every(written, SequenceVersion)))

    with pytest.raises(UserError):
        edit(written, FIRST, SECOND | {"body": "{{nickname}}"})

    assert (states(written), told(written), len(every(written, SequenceVersion))) == before
