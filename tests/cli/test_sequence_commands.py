"""Sequences go out as files that are never overwritten, and a name nobody knows is told."""

import pytest
from builders import add_sequence

SAYS = "name: Welcome\n"


def test_a_name_is_printed_and_a_file_is_written_with_the_only_sequence(desk, told, tmp_path):
    add_sequence(desk)

    printed = told("sequence", "export", "Welcome")
    said = told("sequence", "export", "out.yaml")

    assert printed.startswith(SAYS)
    assert said == "“Welcome” was written to out.yaml.\n"
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == printed


def test_of_several_sequences_one_has_to_be_named(desk, told, command, tmp_path):
    add_sequence(desk)
    add_sequence(desk, name="Grüße")

    refused = command("sequence", "export", "out.yml")
    told("sequence", "export", "out.yml", "--sequence", "Grüße")

    assert (refused.exit_code, refused.stderr) == (1, "Error: Say which by --sequence. There is: Grüße, Welcome.\n")
    assert (tmp_path / "out.yml").read_text(encoding="utf-8").startswith("name: Grüße\n")


def test_a_file_that_is_there_stays_as_it_is(desk, command, tmp_path):
    add_sequence(desk)
    (tmp_path / "out.yaml").write_text("mine", encoding="utf-8")

    refused = command("sequence", "export", "out.yaml")

    assert (refused.exit_code, refused.stderr) == (1, "Error: out.yaml is there already; an export never overwrites.\n")
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == "mine"


def test_a_sequence_whose_name_looks_like_a_file_is_printed(desk, told, tmp_path):
    add_sequence(desk, name="spring.yaml")

    assert told("sequence", "export", "spring.yaml").startswith("name: spring.yaml\n")
    assert not (tmp_path / "spring.yaml").exists()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("nobody",), 1, "There is no sequence “nobody”."),
        (("out.yaml",), 1, "There is no sequence yet."),
        (("out.yaml", "--sequence", "X"), 1, "There is no sequence “X”."),
        (("Welcome", "--sequence", "Welcome"), 2, "--sequence goes with a file that ends in .yaml or .yml."),
    ],
)
def test_what_cannot_be_exported_is_told(desk, command, words, code, sentence):
    refused = command("sequence", "export", *words)

    assert refused.exit_code == code
    assert sentence in refused.stderr


def test_a_folder_that_is_not_there_is_told(desk, command):
    add_sequence(desk)

    refused = command("sequence", "export", "nowhere/out.yaml")

    assert refused.exit_code == 1
    assert "nowhere/out.yaml cannot be written (No such file or directory)." in refused.stderr


def test_the_status_of_a_sequence_that_is_not_there_names_those_that_are(desk, command):
    assert command("status", "--sequence", "X").stderr == "Error: There is no sequence “X”.\n"
    add_sequence(desk)
    add_sequence(desk, name="Later")

    refused = command("status", "--sequence", "X", "--json")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == "Error: There is no sequence “X”. There is: Later, Welcome.\n"
