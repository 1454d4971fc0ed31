"""Somebody named in an answer becomes a candidate with a draft to read: nothing leaves by itself, and nobody is named unasked."""

from datetime import date

import pytest
from answering import answered
from builders import add_sequence
from errands import every, states, touches, work, work_for

from sequencer.flows.close_domain import close_domain
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.store.candidates import Candidate, CandidateAddress, candidate_by_address
from sequencer.store.enrollments import Enrollment
from sequencer.store.replies import Reply
from sequencer.store.users import UserRole

SAM = "sam@okoro.example"
REFERRAL = f"I'm not the right person for this. Please write to my colleague Sam Okoro, {SAM}."


def named(desk, inboxes, body=REFERRAL, **values):
    """Lena has answered and named Sam; returns her reply."""
    return answered(desk.road, inboxes, body, **{"first_name": "Lena", "last_name": "Brandt", **values})


def press(browser, reply, **changes):
    form = {"name": "Sam Okoro", "email": SAM, "sequence": "1"} | changes
    return browser.post(f"/inbox/{reply.id}/named", data=form)


def sam(road):
    with road.database.read() as session:
        return candidate_by_address(session, SAM)


def test_a_referral_opens_a_draft_and_nothing_leaves_before_it_is_let_go(desk, inboxes, clock, post):
    found, browser = named(desk, inboxes), desk.browser()
    before = len(post.mails)

    answer = press(browser, found)
    draft = browser.get(answer.headers["Location"]).text
    work_for(desk.road, clock, days=20)
    kept_back = len(post.mails)
    desk.browser().post(answer.headers["Location"], data={"decision": "approve"})
    work(desk.road)

    assert "Hi Sam, shall we talk?" in draft
    assert (before, kept_back, len(post.mails)) == (1, 1, 2)
    assert states(desk.road, SAM)[0] == ("first", "sent")


def test_a_draft_that_is_left_out_lets_no_other_mail_begin_by_itself(desk, inboxes, clock, post):
    found, browser = named(desk, inboxes), desk.browser()

    answer = press(browser, found)
    browser.post(answer.headers["Location"], data={"decision": "skip"})
    work_for(desk.road, clock, days=30)

    assert len(post.mails) == 1
    assert states(desk.road, SAM) == [("first", "skipped"), ("second", "waiting")]


def test_another_sequence_too_begins_with_a_mail_that_somebody_reads(desk, inboxes, clock, post):
    found, browser = named(desk, inboxes), desk.browser()
    add_sequence(desk.road, name="Another")
    answer = press(browser, found)
    browser.post(f"/candidates/{sam(desk.road).id}/stop")
    work_for(desk.road, clock, days=5)

    enroll_address(desk.road, "Another", SAM)
    work(desk.road)

    assert answer.status_code == 303
    assert len(post.mails) == 1
    assert "sent" not in {state for _, state in states(desk.road, SAM)}


def test_the_referrer_is_told_to_nobody_unless_they_agreed(desk, inboxes):
    found, browser = named(desk, inboxes), desk.browser()

    draft = browser.get(press(browser, found).headers["Location"]).text

    assert "Lena" not in touches(desk.road, SAM)[0].text
    assert "named in an answer to a mail of mine, noted on 1 March 2027" in " ".join(draft.split())
    assert (sam(desk.road).opening_line, sam(desk.road).employer) == ("", "")
    assert sam(desk.road).collected_on == date(2027, 3, 1)
    assert "Lena" not in browser.get(f"/candidates/{sam(desk.road).id}").text


def test_a_referrer_who_agreed_is_named_in_the_source_and_the_opening_line(desk, inboxes):
    found, browser = named(desk, inboxes), desk.browser()

    press(browser, found, agreed="1")

    assert sam(desk.road).source == "named by Lena Brandt"
    assert sam(desk.road).opening_line == "Lena Brandt suggested that I write to you."
    assert "named by Lena Brandt, noted on 1 March 2027" in " ".join(touches(desk.road, SAM)[0].text.split())


def test_pressed_twice_it_is_there_once(desk, inboxes):
    found, browser = named(desk, inboxes), desk.browser()

    first, second = press(browser, found), press(browser, found)

    assert first.headers["Location"] == second.headers["Location"]
    assert len(every(desk.road, Candidate)) == 2
    assert len(every(desk.road, Enrollment)) == 2
    assert len(touches(desk.road, SAM)) == 1
    assert "Sam Okoro is here as a candidate" in browser.get(f"/inbox/{found.id}").text


def test_somebody_who_is_here_already_is_not_taken_in_again(desk, inboxes):
    found, browser = named(desk, inboxes), desk.browser()

    answer = press(browser, found, email="LENA@brandt.example")

    assert answer.status_code == 422
    assert "belongs to somebody who is here already" in answer.text
    assert len(every(desk.road, CandidateAddress)) == 1
    assert every(desk.road, Reply)[0].named_candidate_id is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"email": "sam"}, "sam"),
        ({"name": "S" * 300}, "First name"),
        ({"sequence": "99"}, "Choose a sequence"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason_and_nobody_is_taken_in(desk, inboxes, changes, why):
    found = named(desk, inboxes)

    answer = press(desk.browser(), found, **changes)

    assert answer.status_code == 422
    assert why in answer.text
    assert len(every(desk.road, Candidate)) == 1


def test_a_closed_domain_keeps_them_out(desk, inboxes):
    found = named(desk, inboxes)
    close_domain(desk.road, "okoro.example", "a client", "root")

    answer = press(desk.browser(), found)

    assert answer.status_code == 422
    assert "okoro.example" in answer.text
    assert sam(desk.road) is None


def test_who_was_erased_at_their_wish_is_not_brought_back(desk, inboxes):
    found, browser = named(desk, inboxes), desk.browser()
    press(browser, found)
    erase(desk.road, SAM)

    answer = press(browser, found)

    assert answer.status_code == 422
    assert "erased at their wish" in answer.text
    assert sam(desk.road) is None


def test_without_an_address_the_form_for_a_new_person_is_filled_in(desk, inboxes):
    found, browser = named(desk, inboxes, "I am not the right one, talk to my colleague Sam Okoro."), desk.browser()
    page = browser.get(f"/inbox/{found.id}").text
    address = page.split('href="/candidates/new?')[1].split('"')[0].replace("&amp;", "&")

    form = browser.get(f"/candidates/new?{address}").text

    assert 'value="Sam"' in form
    assert 'value="Okoro"' in form
    assert "named in an answer" in form
    assert len(every(desk.road, Candidate)) == 1


def test_who_may_not_take_people_in_is_offered_none(desk, inboxes):
    found = named(desk, inboxes)
    browser = desk.browser(UserRole.HIRING_MANAGER, "Robotics")

    page, answer = browser.get(f"/inbox/{found.id}").text, press(browser, found)

    assert f'action="/inbox/{found.id}/named"' not in page
    assert answer.status_code == 403
