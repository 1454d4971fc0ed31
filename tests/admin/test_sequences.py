"""The list of sequences, a new one, and files in and out."""

import io

import yaml
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence
from errands import every

from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import pause
from sequencer.store.sequences import Sequence, SequenceVersion
from sequencer.store.users import UserRole

CONTENT = {"name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "window": "always", "steps": [FIRST]}


def upload(browser, content):
    text = content if isinstance(content, bytes) else yaml.safe_dump(content).encode()
    return browser.post("/sequences/import", data={"file": (io.BytesIO(text), "s.yaml")}, follow_redirects=True)


def test_an_empty_list_offers_what_is_worth_copying(desk):
    add_mailbox(desk.road)
    page = desk.browser().get("/sequences").text

    assert "Begin with one of these" in page
    assert page.count(">Copy it<") == 4


def test_each_sequence_says_in_a_sentence_how_it_stands(desk):
    add_sequence(desk.road, FIRST, SECOND)
    add_candidate(desk.road)
    enroll_address(desk.road, "Welcome", "lena@brandt.example")
    page = desk.browser().get("/sequences").text

    assert "1 person</a>" in page
    assert "1 mail leaves today" in page
    assert "Next: <a" in page
    assert "Lena Brandt" in page


def test_a_paused_sequence_says_so_and_why(desk):
    add_sequence(desk.road)
    pause(desk.road, "sequence", 1, why="the role is on hold")

    assert "Paused: the role is on hold" in desk.browser().get("/sequences").text


def test_another_teams_sequence_is_not_in_the_list(desk):
    add_sequence(desk.road)

    assert "Welcome" not in desk.browser(UserRole.RECRUITER, "Care").get("/sequences").text


def test_a_new_sequence_begins_as_a_draft_in_the_builder(desk):
    desk.team()
    add_mailbox(desk.road)
    browser = desk.browser()

    answer = browser.post("/sequences/new", data={"name": "Hello", "team_id": "1", "mailbox_id": "1"})

    assert answer.headers["Location"] == "/sequences/1"
    assert "A draft only" in browser.get("/sequences/1").text
    assert "A draft only" in browser.get("/sequences").text


def test_a_name_that_is_taken_is_said_beside_the_field_and_what_was_typed_stays(desk):
    add_sequence(desk.road)

    answer = desk.browser().post("/sequences/new", data={"name": "Welcome", "team_id": "1", "mailbox_id": "1"})

    assert answer.status_code == 422
    assert 'value="Welcome"' in answer.text
    assert "There is a sequence “Welcome” already" in answer.text


def test_a_team_that_is_not_ones_own_cannot_be_given_a_sequence(desk):
    add_mailbox(desk.road)
    foreign = desk.team("Care")

    answer = desk.browser().post("/sequences/new", data={"name": "X", "team_id": str(foreign), "mailbox_id": "1"})

    assert answer.status_code == 422
    assert every(desk.road, Sequence) == []


def test_a_file_becomes_a_sequence_and_leaves_as_the_same_file(desk):
    add_mailbox(desk.road)
    browser = desk.browser()

    assert "is at version 1" in upload(browser, CONTENT).text
    answer = browser.get("/sequences/1/export")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="welcome.yaml"'
    assert "is at version 1" in upload(browser, answer.data).text
    assert every(desk.road, SequenceVersion)[0].created_by == "recruiter@acme.example"


def test_an_older_version_can_be_exported(desk):
    add_sequence(desk.road, FIRST)
    add_sequence(desk.road, FIRST | {"body": "Other words."})
    browser = desk.browser()

    assert "Other words." not in browser.get("/sequences/1/export?version=1").text
    assert "Other words." in browser.get("/sequences/1/export").text


def test_a_file_that_is_no_sequence_changes_nothing_and_says_why(desk):
    add_mailbox(desk.road)
    browser = desk.browser()

    for wrong, says in (
        (b"", "Choose a sequence file first"),
        (b"\xff\xfe", "not UTF-8"),
        (b"- a\n- b", "Nothing was imported"),
        (CONTENT | {"steps": []}, "“steps” is empty"),
        (CONTENT | {"sender": "nobody@acme.example"}, "no mailbox “nobody@acme.example”"),
    ):
        assert says in upload(browser, wrong).text
    assert every(desk.road, Sequence) == []


def test_a_file_cannot_reach_into_another_team(desk):
    add_sequence(desk.road)
    add_mailbox(desk.road, "care@acme.example")
    browser = desk.browser(UserRole.RECRUITER, "Care")

    assert "in another team" in upload(browser, CONTENT | {"team": "Care", "sender": "care@acme.example"}).text
    assert "You are in no team “Robotics”. Yours: Care." in upload(browser, CONTENT | {"name": "New"}).text
    assert len(every(desk.road, SequenceVersion)) == 1
