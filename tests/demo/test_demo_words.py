"""What the demo prints is enough for somebody who has never seen it."""

from pathlib import Path

from sequencer.demo.company import FOLDER
from sequencer.demo.founding import read_company
from sequencer.demo.words import greeting, sights, ways_in, whereabouts


def test_the_desk_its_sign_in_and_the_mailboxes_are_named():
    company = read_company(FOLDER)

    said = "\n".join(ways_in("http://127.0.0.1:8000", company.accounts))

    administrator = company.accounts[0]
    assert (
        f"Open http://127.0.0.1:8000 and sign in as nadia@northlight.example, password {administrator.password}" in said
    )
    assert all(f"as {one.email}, password {one.password}" in said for one in company.accounts)
    assert "http://127.0.0.1:8000/sandbox/" in said


def test_every_demo_has_passwords_of_its_own():
    passwords = [one.password for _ in range(2) for one in read_company(FOLDER).accounts]

    assert len(set(passwords)) == len(passwords)


def test_a_company_without_users_names_no_way_in():
    assert list(ways_in("http://127.0.0.1:8000", ())) == []


def test_what_is_worth_a_look_is_named_with_its_address():
    said = list(sights("http://127.0.0.1:8000", read_company(FOLDER).sights))

    assert len(said) == 4
    assert said[-1].endswith(": http://127.0.0.1:8000/sandbox/ines.carvalho@northlight.example/")
    assert list(sights("http://127.0.0.1:8000", ())) == []


def test_few_lines_say_what_happens_and_where_the_data_lies():
    lines = [*greeting("Northlight", 36), *whereabouts(Path("/tmp/x"))]

    assert len(lines) <= 4
    assert "36 invented people" in lines[0]
    assert "DATA_DIR=/tmp/x sequencer status" in lines[-1]
