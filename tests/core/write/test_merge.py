"""Merge fields say what they are told, once, or nothing leaves."""

import pytest

from sequencer.core.write.merge import STANDARD_FIELDS, MergeField, check, fields_in, fill, hostile
from sequencer.errors import UserError

KNOWN = frozenset(STANDARD_FIELDS)


def test_a_field_becomes_its_value():
    filled = fill("Hi {{first_name}}, how is {{ employer }}?", {"first_name": "Lena", "employer": "Brandt & Co"})

    assert filled.text == "Hi Lena, how is Brandt & Co?"
    assert filled.missing == ()


def test_a_fallback_steps_in_for_a_missing_or_blank_value():
    assert fill("Hi {{first_name|there}},", {}).text == "Hi there,"
    assert fill("Hi {{ first_name | there }},", {"first_name": " \u00a0\u200b "}).text == "Hi there,"


def test_a_missing_value_without_a_fallback_is_listed_once():
    filled = fill("{{employer}} {{employer}} {{role|a role}} {{team}}", {"employer": "  "})

    assert filled.missing == ("employer", "team")


def test_a_value_that_looks_like_a_field_appears_as_it_is():
    filled = fill("{{first_name}} {{employer}}", {"first_name": "{{7*7}}", "employer": "{{first_name}} {%raw%}"})

    assert filled.text == "{{7*7}} {{first_name}} {%raw%}"
    assert filled.missing == ()


def test_an_opening_line_keeps_its_lines_in_a_body_and_loses_them_in_a_subject():
    values = {"opening_line": " I saw your talk.\r\nTwice. "}

    assert fill("{{opening_line}}", values).text == "I saw your talk.\nTwice."
    assert fill("{{opening_line}}", values, one_line=True).text == "I saw your talk. Twice."


def test_every_other_value_is_one_line():
    assert fill("{{headline}}", {"headline": " Builds\n\tparsers "}).text == "Builds parsers"


def test_an_opening_line_never_falls_back():
    assert fill("{{opening_line|Hello}}", {}).missing == ("opening_line",)


def test_fields_are_found_in_reading_order_without_repeats():
    found = fields_in("{{team}} {{first_name|you}} {{team}} {first_name} {{first_name}}")

    assert found == (MergeField("team"), MergeField("first_name", "you"), MergeField("first_name"))


def test_custom_fields_are_fields_like_any_other():
    check("{{favourite_tool|Python}} {{straße}}", KNOWN | {"favourite_tool", "straße"})

    assert fill("{{straße}}", {"straße": "Lindenhof"}).text == "Lindenhof"


@pytest.mark.parametrize(
    ("wrong", "named", "nearest"),
    [
        ("Hi {{frist_name}}", "frist_name", "{{first_name}}"),
        ("Hi {{FirstName}}", "FirstName", "{{first_name}}"),
        ("at {{employers|work}}", "employers", "{{employer}}"),
        ("Hi {first_name}}", "{first_name}}", "{{first_name}}"),
        ("Hi {{ candidate.first_name }}", "candidate.first_name", "{{first_name}}"),
        ("Hi ${team}", "{team}", "{{team}}"),
    ],
)
def test_a_slip_is_named_together_with_the_nearest_field(wrong, named, nearest):
    with pytest.raises(UserError) as raised:
        check(wrong, KNOWN)

    assert named in str(raised.value)
    assert f"Did you mean {nearest}?" in str(raised.value)


@pytest.mark.parametrize(
    "template",
    [
        "{{",
        "}}",
        "{{}}",
        "{{ a.b }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.environ }}",
        "{{ config }}",
        "{% for x in y %}",
        "{# note #}",
        "{{ 'x'*10**9 }}",
        "{{ name|attr('format') }}",
        "{{first_name|{{team}}}}",
        "{{first_name|two\nlines}}",
        "{{{first_name}}}",
        "{ {first_name}}",
        "{{first_name}",
        "{{first_name|}}",
        "{{first_name| \u200b}}",
        "{{first_name|=?utf-8?q?x?=}}",
        "{{opening_line|I like your work}}",
        "{{" + "a" * 65 + "}}",
    ],
)
def test_nothing_that_could_leave_raw_or_blank_is_saved(template):
    with pytest.raises(UserError) as raised:
        check(template, KNOWN)

    assert str(raised.value).endswith((".", "?"))
    assert str(raised.value).isprintable()


def test_a_good_template_is_accepted():
    check("Hi {{first_name|there}},\n\n{{opening_line}}\n\n{{sender_first_name}}", KNOWN)


def test_only_fields_that_this_template_may_use_are_known():
    with pytest.raises(UserError, match="There is no field “role”"):
        check("{{role}}", KNOWN - {"role"})


@pytest.mark.parametrize("character", ["\r", "\n", "\0", "\t", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1b", "\x7f"])
def test_a_value_with_a_control_character_is_refused(character):
    assert hostile(f"A{character}Bcc: e@evil.example")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\ud800"])
def test_a_value_that_cannot_be_shown_as_it_is_written_is_refused(character):
    assert hostile(f"A{character}B")


def test_the_reason_names_what_was_found():
    assert hostile("A\nB") == "it holds a line break"
    assert hostile("A\0B") == "it holds a NUL character"
    assert hostile("A\x1bB") == "it holds a control character (U+001B)"
    assert hostile("=?utf-8?q?Hi=0D=0ABcc:_x=40y.z?=") == "it holds an encoded word (=?…?=)"
    assert hostile("a" * 501) == "it is longer than 500 characters"


def test_an_opening_line_may_be_long_and_have_lines_but_no_other_controls():
    assert hostile("a" * 1_990 + "\nb\r\nc", "opening_line") is None
    assert hostile("a" * 2_001, "opening_line") == "it is longer than 2,000 characters"
    assert hostile("a\rb", "opening_line") == "it holds a line break"
    assert hostile("a\x00b", "opening_line") == "it holds a NUL character"


@pytest.mark.parametrize(
    "value", ["", "Ana", "Łena d’Arc-Müller", "محمد", "=?", "a = ?", "{{7*7}}", "a" * 500, "👩🏽‍🚀"]
)
def test_ordinary_values_are_welcome(value):
    assert hostile(value) is None


def test_standard_fields_are_described_for_people_and_cannot_be_changed():
    assert set(STANDARD_FIELDS) == {
        "first_name",
        "last_name",
        "full_name",
        "employer",
        "headline",
        "opening_line",
        "profile_url",
        "country",
        "role",
        "team",
        "sender_name",
        "sender_first_name",
        "organisation",
    }
    with pytest.raises(TypeError):
        STANDARD_FIELDS["first_name"] = "changed"
