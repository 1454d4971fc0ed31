"""A first look at a file tells how full each column is and gives lines back safely."""

import csv
import io

import pytest

from sequencer.core.read.candidate_columns import LEFT_OUT
from sequencer.core.read.candidate_file import read_candidate_file
from sequencer.core.read.candidate_look import first_mapping, given_back, look_at
from sequencer.errors import UserError

FILE = b"Mail,Name,Name,,Role\na@x.example,Ann,B,,Lead\nb@x.example,,C,note,\nc@x.example,Cem,,,\n"


def test_each_column_tells_how_much_of_it_is_filled_and_with_what():
    look = look_at(FILE)

    assert look.lines == 3
    assert [(one.label, one.percent, one.samples) for one in look.columns] == [
        ("Mail", 100, ("a@x.example", "b@x.example", "c@x.example")),
        ("Name", 67, ("Ann", "Cem")),
        ("Name (2)", 67, ("B", "C")),
        ("Column 4", 33, ("note",)),
        ("Role", 33, ("Lead",)),
    ]


def test_a_name_mails_know_with_another_meaning_gets_one_of_its_own():
    assert look_at(FILE).columns[4].own == "candidate_role"


def test_what_was_chosen_last_time_comes_before_what_a_header_says():
    columns = look_at(b"E-Mail,Employer,??\na@x.example,Acme,x\n").columns

    assert first_mapping(columns, {"employer": "headline"}) == {
        "E-Mail": "email",
        "Employer": "headline",
        "??": LEFT_OUT,
    }


def test_columns_of_one_name_are_mapped_apart_and_may_be_left_out():
    mapping = {"Mail": "email", "Name": "first_name", "Name (2)": "last_name", "Column 4": "-", "Role": "-"}

    file = read_candidate_file(FILE, mapping)

    assert not file.problems
    assert file.rows[0].values == {"first_name": "Ann", "last_name": "B"}
    assert file.custom_fields == ()


def test_a_long_or_strange_cell_is_shown_short_and_on_one_line():
    sample = look_at(b'email,note\na@x.example,"' + b"x" * 200 + b'"\nb@x.example,"one\ntwo"\n').columns[1].samples

    assert sample == ("x" * 60 + "…", "one two")


def test_lines_come_back_with_their_reason_and_hidden_ones_without_their_cells():
    data = b'email,name\nx@,"=1+1"\ny@y.example,Yan\nz@z.example,Zoe\n'

    back = given_back(data, {2: "No address.", 3: "Asked us not to write."}, frozenset({3}))

    rows = list(csv.reader(io.StringIO(back.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["line", "why", "email", "name"],
        ["2", "No address.", "x@", "'=1+1"],
        ["3", "Asked us not to write."],
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe\x00\x00"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(UserError):
        look_at(data)


def test_a_file_of_too_many_columns_is_refused():
    with pytest.raises(UserError, match="201 columns"):
        look_at(b",".join(b"c%d" % n for n in range(201)) + b"\n")
