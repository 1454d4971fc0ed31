"""Today: one sentence that is true, what needs somebody with the button that mends it, and nothing of other teams."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_inbound_mail, add_sequence, first_touch, mail
from sqlalchemy import event

from sequencer.core.states import TouchState
from sequencer.flows.claim import claim
from sequencer.flows.enroll import enroll_address
from sequencer.flows.send import send
from sequencer.store.mailboxes import mailbox_by_email, note_trouble
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

LENA = "lena@brandt.example"


@pytest.fixture
def sequence(desk):
    return add_sequence(desk.road, FIRST, SECOND)


def mailbox_id(desk):
    with desk.road.database.read() as session:
        return mailbox_by_email(session, "ada@acme.example").id


def test_a_new_installation_is_shown_its_first_steps(desk):
    assert desk.browser().get("/").headers["Location"] == "/first-steps"


def test_the_sentence_counts_what_left_and_what_leaves(desk, sequence):
    add_candidate(desk.road, LENA)
    add_candidate(desk.road, "kim@park.example", first_name="Kim")
    send(desk.road, claim(desk.road, first_touch(desk.road, LENA, sequence)))
    enroll_address(desk.road, sequence, "kim@park.example")

    told = desk.browser().get("/").text

    assert "<h1>Monday, 1 March</h1>" in told
    assert "2 mails</b></a> leave today, 1 has gone." in told
    assert "Nobody has written back since Friday evening" in told
    assert "nothing needs you" in told
    assert "11:00, 1 sent, 1 planned. " in told


def test_an_answer_since_the_evening_before_is_quoted(desk, sequence, inboxes):
    add_candidate(desk.road, LENA)
    touch = claim(desk.road, first_touch(desk.road, LENA, sequence))
    send(desk.road, touch)
    inboxes.deliver("ada@acme.example", mail(f"Lena <{LENA}>", in_reply_to=touch.message_id, body="Happy to talk."))
    desk.road.catch_up(mailbox_id(desk))

    told = desk.browser().get("/").text

    assert "1 person wrote back" in told
    assert "“Happy to talk." in told
    assert "Interested" in told


def test_a_held_mail_names_the_person_the_fact_and_leads_to_its_field(desk):
    name = add_sequence(desk.road, FIRST | {"body": "Hi, {{opening_line}}"})
    candidate_id = add_candidate(desk.road, LENA)
    claim(desk.road, first_touch(desk.road, LENA, name))

    told = desk.browser().get("/").text

    assert "1 thing needs you" in told
    assert "Lena Brandt: opening line is not known." in told
    assert f"/candidates/{candidate_id}/edit#f-opening_line" in told


def test_whoever_may_not_edit_is_led_to_the_mail_instead(desk):
    name = add_sequence(desk.road, FIRST | {"body": "Hi, {{opening_line}}"})
    add_candidate(desk.road, LENA)
    touch_id = first_touch(desk.road, LENA, name)
    claim(desk.road, touch_id)

    assert f'href="/touches/{touch_id}"' in desk.browser(UserRole.HIRING_MANAGER).get("/").text


def test_a_mailbox_in_trouble_comes_first_with_the_only_filled_button(desk, sequence):
    add_candidate(desk.road, LENA)
    with desk.road.database.write() as session:
        box = mailbox_by_email(session, "ada@acme.example")
        note_trouble(session, box.id, "The password was refused.", desk.road.now())

    told = desk.browser().get("/").text

    assert "Mailbox ada@acme.example cannot be read since" in told
    assert "The password was refused." in told
    assert told.count("btn-need") == 1


def test_a_mail_that_fits_nobody_and_a_mail_we_do_not_know_left_need_somebody(desk, sequence):
    add_candidate(desk.road, LENA)
    touch_id = first_touch(desk.road, LENA, sequence)
    add_inbound_mail(desk.road, mailbox_id(desk), b"x", state="unmatched", subject="About you", sender="sam@x.example")
    with desk.road.database.write() as session:
        session.get(Touch, touch_id).state = TouchState.UNKNOWN

    told = desk.browser().get("/").text

    assert "“About you” from sam@x.example fits nobody." in told
    assert "We do not know whether a mail to Lena Brandt left." in told
    assert "2 things need you" in told


def test_nothing_of_another_team_is_on_it(desk, sequence):
    add_candidate(desk.road, LENA)
    send(desk.road, claim(desk.road, first_touch(desk.road, LENA, sequence)))

    told = desk.browser(UserRole.RECRUITER, "Vision", email="vi@acme.example").get("/").text

    assert "Lena" not in told
    assert "Nothing leaves today." in told


def test_it_asks_as_many_questions_for_many_people_as_for_few(desk):
    name = add_sequence(desk.road, FIRST | {"kind": "manual_email"})
    browser, asked = desk.browser(), []
    event.listen(desk.road.database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def questions():
        asked.clear()
        assert browser.get("/").status_code == 200
        return len(asked)

    add_candidate(desk.road, LENA)
    claim(desk.road, first_touch(desk.road, LENA, name))
    few = questions()
    for number in range(8):
        add_candidate(desk.road, f"p{number}@home.example", first_name=f"P{number}")
        claim(desk.road, first_touch(desk.road, f"p{number}@home.example", name))

    assert questions() == few


def test_eight_things_stand_on_today_and_all_of_them_one_link_further(desk, sequence):
    for number in range(10):
        address = f"p{number}@home.example"
        add_candidate(desk.road, address, first_name=f"P{number}")
        hold(desk, first_touch(desk.road, address, sequence))
    browser = desk.browser()

    today, every = browser.get("/").text, browser.get("/needs-you").text

    assert today.count("data-item") == 8
    assert 'href="/needs-you">All 10<' in today
    assert every.count("data-item") == 10
    assert "10 things wait for a person here." in every


def test_where_nothing_needs_anybody_the_list_says_so(desk, sequence):
    assert "Nothing waits for a person here." in desk.browser().get("/needs-you").text


def hold(desk, touch_id):
    with desk.road.database.write() as session:
        touch = session.get_one(Touch, touch_id)
        touch.state, touch.reason_code, touch.reason = (
            TouchState.HELD,
            "field_missing",
            "Held: opening line is not known.",
        )
