"""Whatever stands in a field, a stranger's parser reads it back, and no line is too long."""

from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sequencer.core.write.header_lines import mailbox_field, text_field, words_field

LINE_OF_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=300)
AWKWARD = st.lists(st.sampled_from(["=?", "?=", "utf-8?q?", "_", "=0D=0A", "  ", '"', "\\", "<", "ü", "😀", "a"])).map(
    "".join
)


def value_of(line):
    assert line.endswith("\r\n")
    return line[:-2].replace("\r\n ", " ").partition(": ")[2]


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(LINE_OF_TEXT | AWKWARD)
def test_a_subject_is_read_back_as_it_was_written(text):
    """S-20."""
    field = text_field("Subject", text)

    assert str(make_header(decode_header(value_of(field.line)))) == text
    assert field.line.isascii()
    assert max(map(len, field.line.split("\r\n"))) <= 78


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(LINE_OF_TEXT | AWKWARD)
def test_a_name_is_read_back_and_there_is_one_mailbox(name):
    """S-20, A-05."""
    field = mailbox_field("To", name, "lena@brandt.example")

    ((display, address),) = getaddresses([value_of(field.line)])
    assert address == "lena@brandt.example"
    assert str(make_header(decode_header(display))) == " ".join(name.split())
    assert field.line.isascii()
    assert max(map(len, field.line.split("\r\n"))) <= 78


def test_plain_english_stays_readable():
    assert text_field("Subject", "Your talk, in Hamburg").line == "Subject: Your talk, in Hamburg\r\n"
    assert mailbox_field("From", "Ana Teles", "a@b.example").line == "From: Ana Teles <a@b.example>\r\n"
    assert mailbox_field("From", "Teles, Ana", "a@b.example").line == 'From: "Teles, Ana" <a@b.example>\r\n'
    assert mailbox_field("To", " ", "a@b.example").line == "To: a@b.example\r\n"


def test_a_name_that_looks_like_an_address_stays_a_name():
    field = mailbox_field("To", 'x" <x@evil.example>, y', "lena@brandt.example")

    assert getaddresses([value_of(field.line)]) == [('x" <x@evil.example>, y', "lena@brandt.example")]


@pytest.mark.parametrize("text", ["=?utf-8?q?Hi=0D=0ABcc:_x=40y.z?=", "a =?= b"])
def test_an_encoded_word_in_a_text_is_written_as_text(text):
    line = text_field("Subject", text).line

    assert text not in line
    assert str(make_header(decode_header(value_of(line)))) == text


def test_a_character_is_never_cut_in_two():
    for word in value_of(text_field("Subject", "😀" * 100).line).split(" "):
        assert set(str(make_header(decode_header(word)))) == {"😀"}


def test_many_ids_are_folded_between_them():
    ids = [f"<{number:060}@example.org>" for number in range(11)]

    lines = words_field("References", *ids).line.split("\r\n")

    assert lines[0] == f"References: {ids[0]}"
    assert lines[1:-1] == [f" {one}" for one in ids[1:]]
