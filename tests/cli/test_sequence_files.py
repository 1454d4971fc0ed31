"""A sequence file names the files of its mails by where they lie, beside it and nowhere else."""

import pytest
import yaml
from builders import add_mailbox, add_team

from sequencer.core.write.attachments import LARGEST_TOGETHER

PDF = b"%PDF-1.7 what we look for"


@pytest.fixture
def imported(desk, command, tmp_path):
    """Imports a sequence whose one mail has this file; the folder holds `papers/role.pdf`."""
    add_team(desk)
    add_mailbox(desk)
    folder = tmp_path / "mine"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "role.pdf").write_bytes(PDF)
    (folder / "big.pdf").write_bytes(b"%PDF-" + b"x" * LARGEST_TOGETHER)
    (tmp_path / "secret.txt").write_text("nobody's business", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")

    def run(place):
        step = {"key": "first", "kind": "email", "subject": "A", "body": "B", "attachments": [{"file": place}]}
        top = {"name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "steps": [step]}
        (folder / "welcome.yaml").write_text(yaml.safe_dump(top), encoding="utf-8")
        return command("sequence", "import", folder / "welcome.yaml")

    return run


def test_a_file_beside_it_comes_along_and_an_export_names_it_by_its_hash(imported, told):
    assert imported("papers/role.pdf").stdout == "“Welcome” is now at version 1.\n"

    (named,) = yaml.safe_load(told("sequence", "export", "Welcome"))["steps"][0]["attachments"]
    assert (named["name"], len(named["sha256"]), named["size"]) == ("role.pdf", 64, len(PDF))


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("../secret.txt", "does not lie beside welcome.yaml"),
        ("/etc/hostname", "does not lie beside"),
        ("link.txt", "does not lie beside"),
        ("nothing.pdf", "There is no file “nothing.pdf” beside welcome.yaml that can be read."),
        ("papers", "There is no file “papers”"),
        ("big.pdf", "“big.pdf” is larger than 3 MB"),
        ("welcome.yaml", "not a kind of file that can be sent along"),
    ],
)
def test_what_lies_elsewhere_or_is_no_such_file_is_refused(imported, place, says):
    refused = imported(place)

    assert refused.exit_code == 1
    assert "Step 1: `attachments`:" in refused.stderr
    assert says in refused.stderr
