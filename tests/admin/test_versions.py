"""Before a draft is saved it says for whom what changes; afterwards it is told who got which text."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, every, work

from sequencer.core.plan.drafting import AddStep, PutStep, RemoveStep
from sequencer.core.plan.sequence import StepKind
from sequencer.flows.edit_draft import change_draft
from sequencer.flows.enroll import enroll_address
from sequencer.store.sequences import SequenceVersion

BOB = "bob@acme.example"


@pytest.fixture
def desk(desk):
    """With a sequence of two mails; Lena has had the first, Ann is at the beginning."""
    add_sequence(desk.road, FIRST, SECOND)
    add_candidate(desk.road, LENA)
    enroll_address(desk.road, "Welcome", LENA)
    work(desk.road)
    add_candidate(desk.road, "ann@people.example", first_name="Ann", last_name="Lee")
    enroll_address(desk.road, "Welcome", "ann@people.example")
    return desk


def edit(desk, *edits):
    for number, one in enumerate(edits):
        change_draft(desk.road, 1, one, number, BOB)


def said(page):
    return " ".join(page.text.split())


def test_a_changed_step_says_who_had_it_and_who_gets_the_new_text(desk):
    edit(desk, PutStep("first", FIRST | {"body": "New words."}))
    page = said(desk.browser().get("/sequences/1/review"))

    assert "Before you save version 2" in page
    assert "Draft last saved by bob@acme.example" in page
    assert "1 person already got this; 1 will get the new text." in page


def test_a_step_taken_out_says_who_will_not_get_it(desk):
    edit(desk, RemoveStep("second"))

    assert "2 people will not get it any more." in said(desk.browser().get("/sequences/1/review"))


def test_saving_makes_the_version_and_says_so(desk):
    edit(desk, PutStep("first", FIRST | {"body": "New words."}))
    browser = desk.browser()

    page = browser.post("/sequences/1/review", data={"revision": "1"}, follow_redirects=True)

    assert "Saved as version 2." in page.text
    assert every(desk.road, SequenceVersion)[1].created_by == "recruiter@acme.example"


def test_what_is_unfinished_is_listed_with_a_link_and_has_no_save_button(desk):
    edit(desk, AddStep(StepKind.EMAIL, "second"), PutStep("second", {"kind": "email", "body": "{{nonsense}}"}))
    browser = desk.browser()
    page = said(browser.get("/sequences/1/review"))

    assert "“Text” is empty." in page
    assert "There is no field “nonsense”" in page
    assert "Mend this step" in page
    assert "Save version 2" not in page.replace("Before you save version 2", "")
    assert browser.post("/sequences/1/review", data={"revision": "2"}).status_code == 422


def test_a_draft_somebody_changed_after_the_review_is_not_saved(desk):
    edit(desk, PutStep("first", FIRST | {"body": "One."}), PutStep("first", FIRST | {"body": "Two."}))
    answer = desk.browser().post("/sequences/1/review", data={"revision": "1"})

    assert answer.status_code == 422
    assert "bob@acme.example has changed the draft" in answer.text
    assert len(every(desk.road, SequenceVersion)) == 1


def test_without_a_draft_there_is_nothing_to_save(desk):
    assert "Nothing to save" in desk.browser().get("/sequences/1/review").text


def test_who_got_what_is_told_by_version_and_linked_to_the_people(desk):
    edit(desk, PutStep("first", FIRST | {"body": "New words."}))
    browser = desk.browser()
    browser.post("/sequences/1/review", data={"revision": "1"})
    work(desk.road)

    page = said(browser.get("/sequences/1/versions"))

    assert "“Grippers”: text changed." in page
    assert "Saved by recruiter@acme.example." in page
    assert page.count("1 person got it") == 2
    assert "Lena Brandt" in browser.get("/sequences/1/people?step=first&version=1").text
    assert "Ann Lee" not in browser.get("/sequences/1/people?step=first&version=1").text
    assert "Ann Lee" in browser.get("/sequences/1/people?step=first&version=2").text


def test_the_people_of_each_number_are_listed_with_what_comes_next(desk):
    browser = desk.browser()

    assert "Ann Lee" in browser.get("/sequences/1/people?show=today").text
    assert "Lena Brandt" in browser.get("/sequences/1/people?show=wait").text
    assert "Nobody here now." in browser.get("/sequences/1/people?show=need").text
    assert browser.get("/sequences/1/people?show=nonsense").status_code == 404
