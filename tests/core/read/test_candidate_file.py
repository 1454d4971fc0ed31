"""A file of candidates becomes rows, and every line that cannot be used says why."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.read.candidate_columns import COLLECTED_ON, LONGEST
from sequencer.core.read.candidate_file import read_candidate_file
from sequencer.core.write.merge import hostile
from sequencer.errors import UserError
from sequencer.store.candidates import NAMED_FIELDS, Candidate


def read(text, mapping=None):
    return read_candidate_file(text.encode() if isinstance(text, str) else text, mapping or {})


def only_row(text, mapping=None):
    file = read(text, mapping)
    assert file.problems == ()
    (row,) = file.rows
    return row


def only_problem(text):
    file = read(text)
    assert file.rows == ()
    (problem,) = file.problems
    return problem


def refusal(text, mapping=None):
    with pytest.raises(UserError) as caught:
        read(text, mapping)
    return str(caught.value)


def test_the_fields_are_those_of_the_table_and_fit_into_its_columns():
    columns = Candidate.__table__.columns

    assert set(LONGEST) == set(NAMED_FIELDS)
    for name in LONGEST.keys() - {COLLECTED_ON, "opening_line"}:
        assert columns[name].type.length == LONGEST[name]


def test_a_file_of_the_documented_columns_is_read_whole():
    text = (
        "email,first_name,last_name,other_emails,zone,locale,country,employer,employer_domain,headline,profile_url,"
        "source,collected_on,opening_line\n"
        "Lena@Brandt.Example,Lena,Brandt,l@x.example; lena@y.example,Europe/Berlin,de_at,de,Brandt & Co,Brandt.Example,"
        'Builds grippers,https://brandt.example/me,GitHub,2027-02-20,"I saw your talk.\r\nTwice."\n'
    )

    row = only_row(text)

    assert (row.line, row.email, row.others) == (2, "Lena@brandt.example", ("l@x.example", "lena@y.example"))
    assert row.values == {
        "first_name": "Lena",
        "last_name": "Brandt",
        "zone": "Europe/Berlin",
        "locale": "de-AT",
        "country": "DE",
        "employer": "Brandt & Co",
        "employer_domain": "brandt.example",
        "headline": "Builds grippers",
        "profile_url": "https://brandt.example/me",
        "source": "GitHub",
        "collected_on": "2027-02-20",
        "opening_line": "I saw your talk.\r\nTwice.",
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_encoding_and_line_ends_are_found_out(delimiter, encoding, end):
    lines = [delimiter.join(cells) for cells in (["email", "last_name"], ["a@x.example", "Größe"], ["b@x.example", ""])]

    file = read((end.join(lines) + end).encode(encoding))

    assert [(row.line, row.email, dict(row.values)) for row in file.rows] == [
        (2, "a@x.example", {"last_name": "Größe"}),
        (3, "b@x.example", {}),
    ]


def test_a_comma_in_a_header_of_semicolons_does_not_mislead():
    file = read('email;"name, given";x\na@x.example;Lena;1\n')

    assert file.columns == {"email": "email", "name, given": "name_given", "x": "x"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail", "email"),
        ("First name", "first_name"),
        ("Surname", "last_name"),
        ("Company", "employer"),
        ("Time zone", "zone"),
        ("LinkedIn URL", "profile_url"),
        ("Favourite Tool (2027)!", "favourite_tool_2027"),
        ("2nd language", "field_2nd_language"),
        ("Straße", "straße"),
    ],
)
def test_a_header_means_the_field_it_is_spelled_like_or_a_field_of_its_own(header, field):
    columns = read(f"{header},mail\n" if field != "email" else f"{header}\n").columns

    assert columns[header] == field


def test_a_mapping_comes_before_our_own_reading_of_a_header():
    row = only_row("Contact,Company\na@x.example,Acme\n", {"contact": "E-mail", "Company": "Last company"})

    assert row.email == "a@x.example"
    assert row.values == {"last_company": "Acme"}


def test_custom_fields_are_told_apart():
    assert read("email,first_name,other_emails,tool\n").custom_fields == ("tool",)


@pytest.mark.parametrize(
    ("text", "mapping", "words"),
    [
        ("", {}, "empty"),
        ("\n \n", {}, "empty"),
        ("name,phone\nLena,1\n", {}, "`email`"),
        ("lena@brandt.example,Lena\n", {}, "name the columns"),
        ("email,E-Mail\n", {}, "“email” and “E-Mail” both mean `email`"),
        ("email,tool,Tool\n", {}, "“tool” and “Tool” both mean `tool`"),
        ("email,a,b\n", {"a": "headline", "b": "headline"}, "“a” and “b” both mean `headline`"),
        ("email,a\n", {"b": "headline"}, "no column “b”"),
        ("email,a\n", {"a": "??"}, "“??”"),
        ("email,???\n", {}, "Column 2"),
        ("email,Role\n", {}, "--map “Role=candidate_role”"),
        ("email," + ",".join(f"c{n}" for n in range(200)) + "\n", {}, "201 columns"),
        ('email,a\na@x.example,"open\n', {}, "Line 2"),
        ('email,a\na@x.example,"closed" more\n', {}, "Line 2"),
        ("email,a\na@x.example," + "x" * 200_000 + "\n", {}, "Line 2"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(text, mapping, words):
    assert words in refusal(text, mapping)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("email,name\na@x.example,Größe\n".encode("latin-1"), "Line 2 is not UTF-8; it looks like Windows-1252"),
        ("email,name\n".encode("utf-16-le"), "UTF-16 without the mark"),
        ("email,name\n".encode("utf-32"), "UTF-32"),
        (b"\xff\xfee\x00m\x00a", "UTF-16"),
        (b"PK\x03\x04\x14\x00", "workbook"),
        (b"x" * 50_000_001, "larger than 50 MB"),
    ],
)
def test_a_file_of_the_wrong_kind_is_named(data, words):
    assert words in refusal(data)


def test_more_than_a_hundred_thousand_lines_are_refused():
    assert "100,000 lines" in refusal("email\n" + "a\n" * 100_001)


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("email", "lena", "“lena” is not an address"),
        ("email", "<a@b.example> SIZE=0\r\nRCPT TO:<x@y.example>", "not an address"),
        ("email", "a@x.example, b@x.example", "not an address"),
        ("email", '"a b"@c.example', "not an address"),
        ("email", "a@[127.0.0.1]", "not an address"),
        ("other_emails", "b@x.example;c", "“c” is not an address"),
        ("other_emails", " ".join(f"a{n}@x.example" for n in range(21)), "21 addresses"),
        ("zone", "Berlin", "“Berlin” is no time zone"),
        ("zone", "../../etc/passwd", "no time zone"),
        ("locale", "german", "“german” is no locale"),
        ("country", "Germany", "“Germany” is no country code"),
        ("country", "ßx", "no country code"),
        ("collected_on", "next tuesday", "“next tuesday” is not a date we can read"),
        ("collected_on", "03/04/2027", "not a date"),
        ("collected_on", "31.02.2027", "not a date"),
        ("profile_url", "javascript:alert(1)", "no web address"),
        ("profile_url", "https://[::1", "no web address"),
        ("first_name", "A\r\nBcc: e@evil.example", "`first_name` cannot be used: it holds a line break"),
        ("first_name", "A\u2028B", "`first_name`"),
        ("first_name", "A\x0bB", "`first_name`"),
        ("first_name", "A\0B", "a NUL character"),
        ("last_name", "=?utf-8?q?Hi=0D=0ABcc:_x=40y.z?=", "an encoded word"),
        ("first_name", "x" * 201, "longer than 200"),
        ("favourite", "x" * 501, "longer than 500"),
        ("opening_line", "one\rtwo", "a line break"),
    ],
)
def test_a_cell_that_cannot_be_used_is_reported_with_its_line(column, cell, words):
    out = io.StringIO()
    cells = {"email": "lena@brandt.example"} | {column: cell}
    csv.writer(out).writerows([cells.keys(), cells.values()])

    problem = only_problem(out.getvalue())

    assert problem.line == 2
    assert words in problem.reason


def test_a_line_without_an_address_is_reported():
    assert only_problem("email,first_name\n,Lena\n").reason == "There is no address in this line."


def test_lines_are_numbered_as_in_the_file():
    text = '\nemail,note\n\na@x.example,"one\ntwo\nthree"\nnobody,\n\nb@x.example,\n'

    file = read(text)

    assert [row.line for row in file.rows if row.email == "b@x.example"] == [9]
    assert [(one.line, one.email) for one in file.problems] == [(4, "a@x.example"), (7, "nobody")]


@pytest.mark.parametrize("given_date", ["2027-02-20", "20.2.2027", "2027-02-20T23:59:00+01:00"])
def test_dates_that_can_be_read_in_one_way_only_are_read(given_date):
    assert only_row(f"email,collected_on\na@x.example,{given_date}\n").values["collected_on"] == "2027-02-20"


def test_a_person_who_comes_twice_is_taken_once():
    text = "email,other_emails\nle.na@gmail.com,l@x.example\nlena+jobs@googlemail.com,\nc@x.example,L@X.example\n"

    file = read(text)

    assert [row.line for row in file.rows] == [2]
    assert [(one.line, one.reason) for one in file.problems] == [
        (3, "This is the same person as in line 2."),
        (4, "This is the same person as in line 2."),
    ]


def test_a_line_that_could_not_be_used_does_not_stand_in_the_way_of_a_later_one():
    file = read("email,country\na@x.example,Germany\na@x.example,DE\n")

    assert [row.line for row in file.rows] == [3]


def test_cells_missing_at_the_end_are_blank_and_cells_too_many_are_refused():
    file = read("email,a,b\na@x.example\nb@x.example,1,2,,\nc@x.example,Brandt, Lena,2\n")

    assert [dict(row.values) for row in file.rows] == [{}, {"a": "1", "b": "2"}]
    assert "column without a name" in file.problems[0].reason


def test_blanks_around_a_value_go_and_a_spelling_twice_among_the_addresses_too():
    row = only_row("email,first_name,other_emails\n a@x.example ,\u00a0Lena\t,A@x.example b@x.example\n")

    assert row.values == {"first_name": "Lena"}
    assert row.others == ("b@x.example",)


def test_blank_cells_change_nothing_and_defaults_fill_only_gaps():
    row = only_row("email,employer,headline\na@x.example,Acme,\n")

    changes = row.changes_to(
        {"employer": "Brandt", "headline": "Old", "source": "GitHub"},
        {"source": "LinkedIn", "collected_on": "2027-03-01"},
    )

    assert changes == {"employer": "Acme", "collected_on": "2027-03-01"}


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_does_worse_than_a_sentence(data):
    try:
        file = read_candidate_file(b"email,a\n" + data, {})
    except UserError:
        return
    for row in file.rows:
        assert all(hostile(value) is None for value in row.values.values())
