"""A mail or task that waits is read as it will leave, and decided by those who may."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence, first_touch
from errands import work
from filing import file

from sequencer.core.states import TouchState
from sequencer.errors import Permanent
from sequencer.flows.claim import claim
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

LENA = "lena@brandt.example"


def waiting(desk, **step):
    name = add_sequence(desk.road, FIRST | step, SECOND | {"subject": "Any thoughts?"})
    add_candidate(desk.road, LENA)
    touch_id = first_touch(desk.road, LENA, name)
    claim(desk.road, touch_id)
    return touch_id


def state_of(desk, touch_id):
    with desk.road.database.read() as session:
        return session.get(Touch, touch_id).state


def test_a_mail_to_be_read_shows_its_exact_text_and_leaves_when_let_go(desk):
    touch_id, browser = waiting(desk, kind="manual_email"), desk.browser(UserRole.HIRING_MANAGER)

    told = browser.get(f"/touches/{touch_id}").text
    answer = browser.post(f"/touches/{touch_id}", data={"decision": "approve"})

    assert "Hi Lena, shall we talk?" in told
    assert "Let it go" in told
    assert answer.status_code == 303
    with desk.road.database.read() as session:
        touch = session.get(Touch, touch_id)
        line = timeline_of(session, touch.candidate_id)[-1]
    assert (touch.state, touch.approved_by) == (TouchState.PLANNED, "hiring_manager@acme.example")
    assert line.actor == "hiring_manager@acme.example"


def test_a_task_is_ticked_off(desk):
    touch_id, browser = (
        waiting(desk, kind="task", subject="Call {{first_name}}", body="Ask about grippers."),
        desk.browser(),
    )

    assert "Ask about grippers." in browser.get(f"/touches/{touch_id}").text
    browser.post(f"/touches/{touch_id}", data={"decision": "done"})

    assert state_of(desk, touch_id) is TouchState.DONE


def test_an_unknown_mail_is_settled_only_by_saying_so(desk):
    touch_id, browser = waiting(desk, kind="manual_email"), desk.browser()
    with desk.road.database.write() as session:
        session.get(Touch, touch_id).state = TouchState.UNKNOWN

    told = browser.get(f"/touches/{touch_id}").text
    browser.post(f"/touches/{touch_id}", data={"decision": "treat_as_sent"})

    assert "We do not know whether this left." in told
    assert "at the risk that it arrives twice" in told
    assert state_of(desk, touch_id) is TouchState.ASSUMED_SENT


def test_a_decision_that_came_too_late_is_said_and_changes_nothing(desk):
    touch_id, browser = waiting(desk, kind="manual_email"), desk.browser()
    browser.post(f"/touches/{touch_id}", data={"decision": "skip"})

    answer = browser.post(f"/touches/{touch_id}", data={"decision": "approve"})

    assert answer.status_code == 422
    assert "settled meanwhile" in answer.text
    assert state_of(desk, touch_id) is TouchState.SKIPPED


@pytest.mark.parametrize("wanted", ["", "explode"])
def test_nothing_else_can_be_decided(desk, wanted):
    touch_id = waiting(desk, kind="manual_email")

    assert desk.browser().post(f"/touches/{touch_id}", data={"decision": wanted}).status_code == 400


def test_a_touch_of_another_teams_sequence_is_not_there(desk):
    touch_id = waiting(desk, kind="manual_email")
    stranger = desk.browser(UserRole.RECRUITER, "Vision", email="vi@acme.example")

    assert stranger.get(f"/touches/{touch_id}").status_code == 404
    assert stranger.post(f"/touches/{touch_id}", data={"decision": "approve"}).status_code == 404
    assert state_of(desk, touch_id) is TouchState.WAITING


def test_a_service_mail_that_was_refused_for_good_can_be_left_out_once_they_were_reached_another_way(desk, post):
    add_mailbox(desk.road)
    add_candidate(desk.road, LENA)
    touch_id = file(desk.road)
    post.refusals = [Permanent("5.2.1 The account is disabled.", stage="rcpt", code=550)]
    work(desk.road)
    browser = desk.browser()

    told = browser.get(f"/touches/{touch_id}").text
    answer = browser.post(f"/touches/{touch_id}", data={"decision": "skip"})

    assert "Leave it out" in told
    assert answer.status_code == 303
    assert state_of(desk, touch_id) is TouchState.SKIPPED
