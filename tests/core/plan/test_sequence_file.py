"""Sequence files: read, refused by step and field, written back, and their steps known again after an edit."""

import contextlib
from datetime import date

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from sequencer.core.plan.branching import Condition
from sequencer.core.plan.delays import Delay, Unit
from sequencer.core.plan.sequence import Yearly
from sequencer.core.plan.sequence_file import name_in, read_definition, to_mapping
from sequencer.errors import UserError

KNOWN = frozenset({"country", "employer"})
FIRST = {"key": "first", "kind": "email", "subject": "Grippers", "body": "Hi {{first_name}}, shall we talk?"}
AGAIN = {"key": "again", "kind": "email", "delay": "3 working days", "body": "Any thoughts?"}
TOP = {"name": "Welcome", "team": "Robotics", "sender": "Ada@Acme.example"}

FULL = """
name: Long road
team: Robotics
role: Controls engineer
sender: ada@acme.example
window: {days: [mon, wed], start: "09:00", end: "24:00", zone: Europe/Berlin}
steps:
  - {key: country, kind: branch, if: {field: country, is: DE}, then: de, else: en}
  - {key: de, kind: email, subject: Greifer, body: "Hallo {{first_name}}"}
  - key: en
    kind: email
    variants:
      - {name: short, share: 3, subject: Grippers, body: Hi.}
      - {name: long, subject: Grippers again, body: Hello there.}
  - {key: rest, kind: wait, delay: 2 weeks}
  - {key: late, kind: branch, if: {date: 2027-06-01}, then: end}
  - {key: knows-us, kind: branch, if: {answered_before: true}, then: call}
  - {key: note, kind: manual_email, on: 2027-05-03, thread: new, subject: A note, body: Written by hand.}
  - {key: call, kind: task, yearly: 02-29, subject: Call them, body: Ask about the move.}
"""


def sequence(*steps, **top):
    return TOP | top | {"steps": list(steps) or [FIRST, AGAIN]}


def test_a_full_file_says_what_it_means():
    found = read_definition(yaml.safe_load(FULL), KNOWN)

    assert (found.name, found.team, found.role, found.sender) == (
        "Long road",
        "Robotics",
        "Controls engineer",
        "ada@acme.example",
    )
    assert [step.key for step in found.steps] == ["country", "de", "en", "rest", "late", "knows-us", "note", "call"]
    assert found.steps[0].condition == Condition(field="country", operator="is", value="DE")
    assert [arm.share for arm in found.steps[2].variants] == [3, 1]
    assert found.steps[3].delay == Delay(2, Unit.WEEK)
    assert found.steps[4].condition == Condition(from_on=date(2027, 6, 1))
    assert found.steps[6].is_new_thread
    assert found.steps[7].yearly == Yearly(2, 29)


def test_the_sender_is_one_mailbox_however_it_is_spelled():
    assert read_definition(sequence(), KNOWN).sender == "ada@acme.example"


def test_a_full_file_comes_back_equal_from_its_own_writing():
    found = read_definition(yaml.safe_load(FULL), KNOWN)
    written = yaml.safe_dump(to_mapping(found), allow_unicode=True)

    assert read_definition(yaml.safe_load(written), KNOWN) == found


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30).filter(str.strip)
bodies = st.lists(words, min_size=1, max_size=4).map("\n\n".join)
delays = st.sampled_from(["0", "10 seconds", "2 hours", "3 working days", "6 months"])
mails = st.fixed_dictionaries(
    {"kind": st.sampled_from(["email", "manual_email"]), "body": bodies},
    optional={"subject": words, "delay": delays, "thread": st.sampled_from(["new", "reply"])},
)
tasks = st.fixed_dictionaries({"kind": st.just("task"), "subject": words}, optional={"body": bodies, "delay": delays})
waits = st.fixed_dictionaries(
    {"kind": st.just("wait")}
    | {"on": st.dates(date(2026, 1, 1), date(2030, 12, 31))}  # a date as YAML gives it, not its text
)
branches = st.fixed_dictionaries(
    {
        "kind": st.just("branch"),
        "then": st.just("end"),
        "if": st.one_of(
            words.map(lambda text: {"field": "country", "contains": text}),
            st.booleans().map(lambda flag: {"field": "employer", "is_set": flag}),
            st.booleans().map(lambda flag: {"answered_before": flag}),
        ),
    }
)
steps = st.lists(st.one_of(mails, tasks, waits, branches), min_size=1, max_size=8)


@given(words, steps)
def test_any_sequence_survives_the_way_to_yaml_and_back(name, some):
    found = read_definition(sequence(*some, name=name), KNOWN)
    written = yaml.safe_dump(to_mapping(found), allow_unicode=True, sort_keys=False)

    again = read_definition(yaml.safe_load(written), KNOWN)

    assert again == found
    assert to_mapping(again) == to_mapping(found)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("email", "block"),
        ({"kind": "email"}, "`body`"),
        ({"body": "Hi"}, "`kind`"),
        ({"kind": ["email"], "body": "Hi"}, "`kind`"),
        ({"kind": "introduction"}, "`kind`.*later version"),
        ({"kind": "email", "body": "Hi", "requires": ["role_open"]}, "`requires`.*later version"),
        ({"kind": "email", "body": "Hi", "colour": "red"}, "“colour”"),
        ({"kind": "email", "body": ["Hi"]}, "`body`"),
        ({"kind": "email", "body": "Hi\0"}, "`body`"),
        ({"kind": "email", "body": "Hi", "subject": True}, "`subject`.*quotes"),
        ({"kind": "email", "body": "Hi", "subject": "A\nB"}, "`subject`"),
        ({"kind": "email", "body": "Hi", "subject": "x" * 201}, "`subject`"),
        ({"kind": "email", "body": "Hi", "subject": "\ud800"}, "`subject`"),
        ({"kind": "email", "body": "Hi", "key": "end"}, "`key`"),
        ({"kind": "email", "body": "Hi", "key": "a\n"}, "`key`"),
        ({"kind": "email", "body": "Hi", "key": "A b"}, "`key`"),
        ({"kind": "email", "body": "Hi", "delay": "soon"}, "`delay`"),
        ({"kind": "email", "body": "Hi", "delay": None}, "`delay`"),
        ({"kind": "email", "body": "Hi", "delay": 10**5000}, "`delay`"),
        ({"kind": "email", "body": "Hi", "on": "tomorrow"}, "`on`"),
        ({"kind": "email", "body": "Hi", "on": "9999-12-31"}, "`on`"),
        ({"kind": "email", "body": "Hi", "yearly": "13-01"}, "`yearly`"),
        ({"kind": "email", "body": "Hi", "yearly": 315}, "`yearly`"),
        ({"kind": "email", "body": "Hi", "on": "2027-03-01", "delay": "1 day"}, "`delay`, `on` or `yearly`"),
        ({"kind": "email", "body": "Hi", "thread": "old"}, "`thread`"),
        ({"kind": "email", "body": "Hi", "thread": {}}, "`thread`"),
        ({"kind": "email", "body": "Hi", "then": "end"}, "`then` belongs to a branch"),
        ({"kind": "task", "subject": "Call", "thread": "new"}, "`thread` belongs to a mail"),
        ({"kind": "task"}, "`subject`"),
        ({"kind": "wait"}, "`delay`, `on` or `yearly`"),
        ({"kind": "wait", "delay": "1 day", "body": "Hi"}, "no text"),
        ({"kind": "branch", "then": "end"}, "`if`"),
        ({"kind": "branch", "if": {"answered_before": True}}, "`then`"),
        ({"kind": "branch", "then": "end", "if": {"field": "colour", "is": "red"}}, "`if`.*“colour”"),
        ({"kind": "branch", "then": "end", "if": {"field": "country", "is": False}}, "`is`.*quotes"),
        ({"kind": "branch", "then": "end", "if": {"field": "country", "is": ["DE", "FR"]}}, "`is`"),
        ({"kind": "branch", "then": "end", "if": {"date": "2027-03-01 10:00"}}, "`if.date`"),
        ({"kind": "branch", "then": "end", "if": {"relationship": "cold"}}, "`if: relationship`.*later version"),
        ({"kind": "branch", "then": "first", "if": {"answered_before": True}}, "`then`.*“first”"),
        ({"kind": "email", "variants": [{"name": "a", "body": "Hi"}]}, "`variants`"),
        ({"kind": "email", "body": "Hi", "variants": [{"name": "a"}, {"name": "b"}]}, "`variants`"),
        ({"kind": "email", "variants": [{"name": "a", "body": "x"}, {"name": "a", "body": "y"}]}, "`variants`"),
        ({"kind": "email", "variants": [{"name": "a", "body": "x", "share": 0}, {"name": "b"}]}, "`variants.share`"),
        ({"kind": "email", "variants": [{"name": "a", "body": "x"}, {"name": "b"}]}, "`body`"),
    ],
)
def test_a_step_that_cannot_be_kept_is_refused_by_number_and_field(step, says):
    with pytest.raises(UserError, match=f"Step 2: .*{says}"):
        read_definition(sequence(FIRST, step), KNOWN)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (None, "block"),
        ([FIRST], "block"),
        (TOP, "`steps`"),
        (TOP | {"steps": {}}, "`steps`"),
        (TOP | {"steps": [FIRST] * 61}, "`steps`"),
        (sequence(name=""), "`name`"),
        (sequence(name=False), "`name`"),
        (sequence(name="x" * 201), "`name`"),
        (sequence(team=None), "`team`"),
        (sequence(sender={}), "`sender`"),
        (sequence(window="often"), "`window`"),
        (sequence(color=1), "“color”"),
        (sequence() | {7: 8}, "“7”"),
        (sequence(FIRST, FIRST), "`key`"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_by_its_field(given, says):
    with pytest.raises(UserError, match=says):
        read_definition(given, KNOWN)


odd = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=12),
        st.dates(),
        st.datetimes(),
        st.binary(max_size=4),
        st.sampled_from(["email", "task", "wait", "branch", "end", "new", "1 day", "03-15", "country", "event"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(
                st.sampled_from(["key", "kind", "delay", "on", "yearly", "thread", "subject", "body", "variants"]),
                st.sampled_from(["if", "then", "else", "field", "is", "is_set", "contains", "date", "share", "name"]),
                st.text(max_size=4),
                st.integers(),
                st.none(),
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@given(st.data())
def test_a_broken_field_is_refused_in_words_and_never_stumbled_over(data):
    step = dict(data.draw(st.one_of(mails, tasks, waits, branches)))
    place = data.draw(st.sampled_from(["key", "kind", "delay", "on", "yearly", "thread", "body", "variants", "if"]))
    step[place] = data.draw(odd)
    top = sequence(FIRST, step)
    top[data.draw(st.sampled_from(["name", "team", "role", "sender", "window", "colour"]))] = data.draw(odd)

    with contextlib.suppress(UserError):
        found = read_definition(top, KNOWN)
        assert read_definition(yaml.safe_load(yaml.safe_dump(to_mapping(found))), KNOWN) == found


@given(odd)
def test_anything_at_all_is_a_sequence_or_refused(given_):
    assume(given_ != TOP)
    with pytest.raises(UserError):
        read_definition(given_, KNOWN)


def test_the_name_is_found_before_the_rest_is_read():
    assert name_in(sequence(name="  Spaces around ")) == "Spaces around"
    with pytest.raises(UserError, match="`name`"):
        name_in({"team": "Robotics"})


def keys(definition):
    return [step.key for step in definition.steps]


def without_keys(*some):
    return [{name: value for name, value in step.items() if name != "key"} for step in some]


def test_a_step_without_a_key_gets_one_from_its_words():
    found = read_definition(sequence(*without_keys(FIRST, AGAIN, AGAIN)), KNOWN)

    assert keys(found) == ["email-grippers", "email", "email-2"]


def test_a_step_keeps_its_key_when_the_order_changes():
    before = read_definition(sequence(FIRST, AGAIN), KNOWN)

    after = read_definition(sequence(*without_keys(AGAIN, FIRST)), KNOWN, before)

    assert keys(after) == ["again", "first"]


def test_new_words_in_the_same_place_are_the_same_step_so_that_nobody_gets_it_twice():
    before = read_definition(sequence(FIRST, AGAIN), KNOWN)
    edited = FIRST | {"subject": "Gripping news", "body": "Hello {{first_name}}!"}

    after = read_definition(sequence(*without_keys(edited, AGAIN)), KNOWN, before)

    assert keys(after) == ["first", "again"]


def test_a_step_put_in_between_is_a_new_one():
    before = read_definition(sequence(FIRST, AGAIN), KNOWN)
    between = {"kind": "email", "body": "One more thing."}

    after = read_definition(sequence(*without_keys(FIRST, between, AGAIN)), KNOWN, before)

    assert keys(after) == ["first", "email", "again"]


def test_a_step_of_another_kind_never_takes_over_a_key():
    before = read_definition(sequence(FIRST, AGAIN), KNOWN)
    task = {"kind": "task", "subject": "Call them"}

    after = read_definition(sequence(*without_keys(FIRST, task)), KNOWN, before)

    assert keys(after) == ["first", "task-call-them"]
