"""A letter says what was written, to the person it was written for, with the notice that the law wants."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from sequencer.core.write.merge import STANDARD_FIELDS
from sequencer.core.write.rendering import LetterFacts, Organisation, check_step, render, reply_subject
from sequencer.errors import RenderError, UserError

KNOWN = frozenset(STANDARD_FIELDS)
FACTS = LetterFacts(
    subject_template="Your talk on {{headline}}",
    body_template="Hi {{first_name|there}},\n\n{{opening_line}}\n\nShall we talk?",
    values={"first_name": "Lena", "headline": "gentle grippers", "opening_line": "I sat in the third row."},
    signature="Ana Teles\nCare Robotics at Northlight\nhttps://northlight.example/t/care-robotics",
    organisation=Organisation(
        legal_name="Northlight GmbH",
        postal_address="Lindenhof 4, 10115 Berlin",
        privacy_url="https://northlight.example/privacy",
        contact="privacy@northlight.example",
    ),
    source="your own site, brandt.example",
    collected_on=date(2026, 11, 14),
    opt_out_url="https://northlight.example/n/4kRw8Z",
    is_first=True,
    locale="en",
)


def with_values(**values):
    return replace(FACTS, values={**FACTS.values, **values})


def words_of_html(html):
    return unescape(re.sub(r"<[^>]+>", " ", html)).split()


def test_a_first_letter_is_filled_signed_and_carries_the_whole_notice():
    letter = render(FACTS)

    assert letter.subject == "Your talk on gentle grippers"
    assert letter.text.startswith("Hi Lena,\n\nI sat in the third row.\n\nShall we talk?\n\nAna Teles\n")
    assert "your own site, brandt.example" in letter.text
    assert "GDPR" in letter.text
    assert "Northlight GmbH, Lindenhof 4, 10115 Berlin" in letter.text
    assert letter.missing == ()


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es", "pl"])
@pytest.mark.parametrize("is_first", [True, False])
def test_text_and_html_say_the_same_words(locale, is_first):
    """S-17, S-26."""
    letter = render(replace(FACTS, locale=locale, is_first=is_first))

    assert words_of_html(letter.html) == letter.text.split()


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_way_out_is_in_every_letter_exactly_once(locale, is_first):
    """S-17."""
    letter = render(replace(FACTS, locale=locale, is_first=is_first))

    assert letter.text.count(FACTS.opt_out_url) == 1
    assert letter.html.count(f'href="{FACTS.opt_out_url}"') == 1


def test_a_letter_in_a_thread_answers_its_subject():
    letter = render(replace(FACTS, is_first=False, thread_subject="Your talk on gentle grippers", subject_template=""))

    assert letter.subject == "Re: Your talk on gentle grippers"
    assert "in my first mail" in letter.text


@pytest.mark.parametrize("subject", ["Hello", "Re: Hello", "RE: re: Hello", "AW: Re[2]: Fwd: Hello", "Re : Hello"])
def test_a_thread_subject_never_gets_a_second_re(subject):
    assert reply_subject(subject) == "Re: Hello"


def test_words_that_only_begin_like_a_mark_stay():
    assert reply_subject("Research: an offer") == "Re: Research: an offer"
    assert reply_subject("") == "Re:"


def test_missing_values_are_listed_and_the_rest_is_a_preview():
    letter = render(replace(FACTS, values={"first_name": "Lena"}))

    assert letter.missing == ("headline", "opening_line")
    assert "Shall we talk?" in letter.text


def test_missing_legal_facts_hold_a_first_letter():
    letter = render(replace(FACTS, source="", collected_on=None))

    assert letter.missing == ("source", "collected_on")


def test_a_later_letter_needs_no_source():
    assert render(replace(FACTS, source="", collected_on=None, is_first=False)).missing == ()


def test_fields_in_a_signature_are_filled_too():
    letter = render(replace(with_values(sender_name="Ana Teles"), signature="{{sender_name}}"))

    assert "\n\nAna Teles\n" in letter.text


def test_a_signature_stands_between_the_words_and_the_notice_with_its_own_lines():
    letter = render(FACTS)

    assert "Shall we talk?\n\nAna Teles\nCare Robotics at Northlight\n" in letter.text
    assert "<p>Ana Teles<br>\nCare Robotics at Northlight<br>\n" in letter.html
    for said in (letter.text, letter.html):
        assert said.index("Shall we talk?") < said.index("Ana Teles") < said.index("- - -") < said.index("Where I have")


def test_a_mailbox_without_a_signature_leaves_no_gap_for_one():
    letter = render(replace(FACTS, signature=" \n"))

    assert "Shall we talk?\n\n\n- - -\n" in letter.text


def test_a_value_is_text_and_never_markup_or_template():
    """A-02."""
    letter = render(with_values(first_name="<b>{{7*7}}</b>"))

    assert letter.text.startswith("Hi <b>{{7*7}}</b>,")
    assert "<p>Hi &lt;b&gt;{{7*7}}&lt;/b&gt;,</p>" in letter.html


def test_an_opening_line_may_have_paragraphs():
    letter = render(with_values(opening_line="I sat in the third row.\r\n\r\nI came back the next day."))

    assert "<p>I sat in the third row.</p>\n<p>I came back the next day.</p>" in letter.html
    assert "\r" not in letter.text


@pytest.mark.parametrize("value", ["Lena\nBcc: x@evil.example", "Lena\0", "=?utf-8?q?a=0D=0ABcc:_x=40y.z?=", "x" * 501])
def test_a_hostile_value_is_refused_by_name(value):
    """A-03, A-04."""
    with pytest.raises(RenderError, match=r"^first_name: it "):
        render(with_values(first_name=value))


def test_a_hostile_value_that_no_template_uses_does_no_harm():
    assert render(with_values(team="A\nB")).missing == ()


def test_a_hostile_source_is_refused():
    with pytest.raises(RenderError, match=r"^source: "):
        render(replace(FACTS, source="a talk\r\nBcc: x@evil.example"))


def test_two_values_cannot_join_into_an_encoded_word():
    """A-04."""
    facts = with_values(first_name="=?utf-8?q?Hi=0D=0ABcc:_x=40y.z", last_name="?=")

    with pytest.raises(RenderError, match=r"^subject: "):
        render(replace(facts, subject_template="{{first_name}}{{last_name}}"))


@pytest.mark.parametrize("name", ["subject_template", "body_template", "signature"])
def test_a_raw_token_never_leaves(name):
    """A-01."""
    with pytest.raises(RenderError, match="is not a merge field"):
        render(replace(FACTS, **{name: "Hi {first_name}}, {% if x %}"}))


def test_a_value_cannot_make_a_first_mail_look_like_an_answer():
    with pytest.raises(RenderError, match=r"^subject: a first mail"):
        render(replace(with_values(headline="Re: our call"), subject_template="{{headline}}"))


def test_a_first_letter_cannot_be_written_in_a_thread():
    with pytest.raises(RenderError, match=r"^subject: a first mail"):
        render(replace(FACTS, thread_subject="Our call"))


@pytest.mark.parametrize("name", ["subject_template", "body_template"])
def test_an_empty_letter_is_no_letter(name):
    with pytest.raises(RenderError, match="there is nothing in it"):
        render(replace(FACTS, **{name: " \u00a0"}))


@pytest.mark.parametrize(
    "subject",
    [
        "Re: our call",
        "RE:our call",
        "Fwd: news",
        "FW: news",
        "AW: x",
        "WG: x",
        "Re[2]: x",
        "Re : x",
        "Ｒｅ： x",
        "\u200bRe: x",
    ],
)
def test_a_first_step_that_pretends_to_answer_is_refused(subject):
    with pytest.raises(UserError, match="“Re:” or “Fwd:”"):
        check_step(subject, "Hi", KNOWN, is_first=True)


def test_a_later_step_may_begin_with_re_and_needs_no_subject():
    check_step("Re: our call", "Hi", KNOWN, is_first=False)
    check_step("", "Hi", KNOWN, is_first=False)


@pytest.mark.parametrize(
    ("subject", "body", "says"),
    [
        (" ", "Hi", "no subject"),
        ("Hello", " \n", "no text"),
        ("Hello {{frist_name}}", "Hi", "frist_name"),
        ("Hello", "Hi {{frist_name}}", "frist_name"),
        ("Hello\nBcc: x@evil.example", "Hi", "line break"),
        ("=?utf-8?q?Hello?=", "Hi", "encoded word"),
        ("x" * 201, "Hi", "longer than 200"),
        ("Hello", "x" * 20_001, "longer than 20,000"),
        ("Hello", "Hi\0", "control character"),
    ],
)
def test_a_step_that_could_not_become_a_mail_is_refused_when_it_is_saved(subject, body, says):
    with pytest.raises(UserError, match=says):
        check_step(subject, body, KNOWN, is_first=True)


def test_a_step_as_people_write_it_is_accepted():
    check_step("Research at {{employer|your lab}}", "Hi {{first_name|there}},\r\n\r\n\tAna", KNOWN, is_first=True)
