"""The builder: what is typed is seen at once as one person would get it, kept in a draft, and changes nothing that runs."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence
from errands import LENA, every, work

from sequencer.core.states import Purpose
from sequencer.flows.enroll import enroll_address
from sequencer.store.pools import Pool, PoolMember
from sequencer.store.sequence_drafts import SequenceDraft
from sequencer.store.sequences import SequenceVersion
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

TYPED = {"step": "first", "kind": "email", "name": "", "subject": "Grippers", "thread": "reply", "when": ""}


@pytest.fixture
def desk(desk):
    """With a sequence of two mails, in which Lena is."""
    add_sequence(desk.road, FIRST, SECOND)
    add_candidate(desk.road, LENA, employer="Feldmann Robotics")
    enroll_address(desk.road, "Welcome", LENA)
    return desk


def typed(body, **more):
    return TYPED | {"body": body, "person": "1", "revision": "0"} | more


def htmx(browser, path, data):
    return browser.post(path, data=data, headers={"HX-Request": "true"})


def draft(desk):
    return every(desk.road, SequenceDraft)[0]


def test_the_mail_is_shown_as_one_real_person_would_get_it(desk):
    page = desk.browser().get("/sequences/1").text

    assert '<mark class="tok">Lena</mark>, shall we talk?' in page
    assert "Lena Brandt &lt;lena@brandt.example&gt;" in page
    assert "noted on 20 February 2027" in page
    assert "/c/stop/…" in page


def test_a_follow_up_shows_its_thread_and_the_mail_before_it(desk):
    page = desk.browser().get("/sequences/1?step=second").text

    assert "Re: Grippers" in page
    assert "Earlier in this thread: Grippers, Mon 1 Mar, still to leave" in page


def test_a_step_that_has_left_says_that_it_did(desk):
    work(desk.road)
    page = desk.browser().get("/sequences/1?step=first").text

    assert "<dt>Left</dt>" in page
    assert "Lena has had this step" in page
    assert "1 had it</a>" in page


def test_what_is_typed_is_shown_before_it_is_saved(desk):
    answer = htmx(desk.browser(), "/sequences/1/preview", typed("How is {{employer}}, {{last_name}}?"))

    assert '<mark class="tok">Feldmann Robotics</mark>' in answer.text
    assert "<html" not in answer.text
    assert every(desk.road, SequenceDraft) == []


def test_without_scripts_the_preview_is_a_whole_page_with_what_was_typed(desk):
    answer = desk.browser().post("/sequences/1/preview", data=typed("Unsaved words."))

    assert "<html" in answer.text
    assert answer.text.count("Unsaved words.") == 2  # in the field and in the letter


def test_an_empty_field_is_marked_counted_and_its_people_can_be_shown(desk):
    browser = desk.browser()
    add_candidate(desk.road, "ann@people.example", first_name="Ann", headline="Engineer")
    enroll_address(desk.road, "Welcome", "ann@people.example")
    browser.post("/sequences/1/draft", data=typed("Hi {{headline}}"))

    page = browser.get("/sequences/1?step=first").text

    assert '<span class="tok-miss">“headline” is empty</span>' in page
    assert "“Headline” is empty for 1 of 2 people." in page
    assert "1 of 1 with problems" in browser.get("/sequences/1?step=first&problems=1").text


def test_text_of_a_candidate_or_recruiter_is_never_markup(desk):
    add_candidate(desk.road, "x@people.example", first_name="<script>alert(1)</script>")
    enroll_address(desk.road, "Welcome", "x@people.example")
    page = htmx(desk.browser(), "/sequences/1/preview", typed("Hi {{first_name}} <b>", person="2")).text

    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


def test_saving_keeps_the_draft_and_changes_nothing_that_runs(desk):
    answer = desk.browser().post("/sequences/1/draft", data=typed("New words.\r\n\r\nTwo."), follow_redirects=True)

    assert "Draft saved. Nothing that runs has changed." in answer.text
    assert draft(desk).content["steps"][0]["body"] == "New words.\n\nTwo."
    assert len(every(desk.road, SequenceVersion)) == 1


def test_a_page_that_saves_by_itself_gets_the_line_and_the_revision_only(desk):
    answer = htmx(desk.browser(), "/sequences/1/draft", typed("New words."))

    assert "Draft of version 2, saved 11:00" in answer.text
    assert 'name="revision" value="1"' in answer.text
    assert "<html" not in answer.text


def test_two_people_in_one_step_the_later_one_sees_both_texts_and_decides(desk):
    desk.browser(email="bob@acme.example").post("/sequences/1/draft", data=typed("Bob’s words."))
    browser = desk.browser()

    answer = browser.post("/sequences/1/draft", data=typed("My words."))

    assert answer.status_code == 409
    assert "bob@acme.example changed this at 11:00" in answer.text
    assert "My words." in answer.text
    assert "Bob’s words." in answer.text
    assert draft(desk).content["steps"][0]["body"] == "Bob’s words."
    browser.post("/sequences/1/draft", data=typed("My words.", revision="1"))
    assert draft(desk).content["steps"][0]["body"] == "My words."


def test_a_step_is_added_moved_and_taken_out(desk):
    browser = desk.browser()

    browser.post("/sequences/1/draft", data=typed("Hi", also="add", **{"new-kind": "task"}))
    assert [step["key"] for step in draft(desk).content["steps"]] == ["first", "task-1", "second"]
    browser.post("/sequences/1/draft", data={"step": "task-1", "kind": "task", "also": "down", "revision": "2"})
    assert [step["key"] for step in draft(desk).content["steps"]] == ["first", "second", "task-1"]
    browser.post("/sequences/1/draft", data={"step": "task-1", "kind": "task", "also": "remove", "revision": "4"})
    assert [step["key"] for step in draft(desk).content["steps"]] == ["first", "second"]


def test_two_texts_can_be_compared_and_one_taken_out_again(desk):
    browser = desk.browser()
    browser.post("/sequences/1/draft", data=typed("Words.", **{"more-texts": "1"}))
    assert [arm["name"] for arm in draft(desk).content["steps"][0]["variants"]] == ["A", "B"]
    arms = {
        "arm": ["A", "B"],
        "share-A": "1",
        "share-B": "3",
        "subject-A": "s",
        "subject-B": "s",
        "body-A": "One",
        "body-B": "Two",
    }

    page = browser.post("/sequences/1/preview", data=TYPED | arms | {"person": "1", "arm-shown": "B"}).text
    assert "<p>Two</p>" in page
    browser.post("/sequences/1/draft", data=TYPED | arms | {"revision": "1", "without-text": "A"})

    assert draft(desk).content["steps"][0]["body"] == "Two"
    assert "variants" not in draft(desk).content["steps"][0]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"when": "delay", "amount": "1", "unit": "week"}, {"delay": "1 week"}),
        ({"when": "delay", "amount": "3", "unit": "working day"}, {"delay": "3 working days"}),
        ({"when": "on", "on": "2027-04-01"}, {"on": "2027-04-01"}),
        ({"when": "yearly", "day": "5", "month": "03"}, {"yearly": "03-05"}),
        ({"kind": "branch", "ask": "answered", "ask_answered": "no", "then": "end"}, {"if": {"answered_before": False}}),
        ({"kind": "branch", "ask": "field", "ask_field": "country", "ask_operator": "is", "ask_value": "DE", "then": "end"},
         {"if": {"field": "country", "is": "DE"}}),
        ({"kind": "branch", "ask": "field", "ask_field": "country", "ask_operator": "is_empty", "then": "end"},
         {"if": {"field": "country", "is_set": False}}),
        ({"kind": "branch", "ask": "date", "ask_date": "2027-04-01", "then": "end"}, {"if": {"date": "2027-04-01"}}),
    ],
)  # fmt: skip
def test_waits_and_questions_are_kept_as_a_file_says_them(desk, fields, kept):
    desk.browser().post("/sequences/1/draft", data=typed("Hi") | fields)
    step = draft(desk).content["steps"][0]

    assert {name: step[name] for name in kept} == kept


def test_what_cannot_be_read_is_kept_and_said_in_the_words_of_the_form(desk):
    page = desk.browser().post("/sequences/1/draft", data=typed(" "), follow_redirects=True).text

    assert "Not finished: “Text” is empty." in page
    assert "Not finished</span>" in page


def test_settings_are_kept_and_only_own_teams_and_mailboxes_offered(desk):
    foreign = desk.team("Care")
    add_mailbox(desk.road, "care@acme.example", team_id=foreign)
    browser = desk.browser()
    given = {"step": "settings", "name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "revision": "0",
             "window_days": ["1", "2"], "window_start": "08:30", "window_end": "17:30", "window_zone": "candidate"}  # fmt: skip

    assert "care@acme.example" not in browser.get("/sequences/1?step=settings").text
    assert browser.post("/sequences/1/draft", data=given).status_code == 303
    assert draft(desk).content["window"]["days"] == ["mon", "tue"]
    assert browser.post("/sequences/1/draft", data=given | {"team": "Care"}).status_code == 422
    assert browser.post("/sequences/1/draft", data=given | {"sender": "care@acme.example"}).status_code == 422


def test_a_test_goes_to_oneself_with_what_is_typed_and_is_in_nobodys_history(desk):
    browser = desk.browser()
    page = browser.post("/sequences/1/test", data=typed("Unsaved, {{first_name}}.")).text
    test = next(one for one in every(desk.road, Touch) if one.purpose is Purpose.TEST)

    assert "On its way to recruiter@acme.example" in page
    assert (test.recipient, test.subject) == ("recruiter@acme.example", "[Test] Grippers")
    assert "Unsaved, Lena." in test.text
    assert every(desk.road, SequenceDraft) == []


def test_a_test_to_an_address_that_is_none_is_refused_and_what_was_typed_stays(desk):
    answer = desk.browser().post("/sequences/1/test", data=typed("Unsaved.", to="nobody", **{"to-other": "1"}))

    assert answer.status_code == 422
    assert "Unsaved." in answer.text


def test_a_pool_can_be_looked_at_before_anybody_of_it_begins(desk):
    other = add_candidate(desk.road, "ann@people.example", first_name="Ann")
    with desk.road.database.write() as session:
        session.add(Pool(name="Later", created_at=desk.road.now()))
        session.flush()
        session.add(PoolMember(pool_id=1, candidate_id=other))

    assert '<mark class="tok">Ann</mark>' in desk.browser().get("/sequences/1?pool=1").text


def test_a_hiring_manager_reads_and_changes_nothing(desk):
    browser = desk.browser(UserRole.HIRING_MANAGER)
    page = browser.get("/sequences/1").text

    assert "Save draft" not in page
    assert '<fieldset class="bare" disabled>' in page
    assert browser.post("/sequences/1/draft", data=typed("Hi")).status_code == 403


def test_a_draft_is_thrown_away_by_a_button(desk):
    browser = desk.browser()
    browser.post("/sequences/1/draft", data=typed("New words."))

    assert "Threw the draft away" in browser.post("/sequences/1/discard", follow_redirects=True).text
    assert not draft(desk).is_open


def test_a_send_window_that_cannot_be_read_is_said_where_it_is_mended(desk):
    browser = desk.browser()
    given = {"step": "settings", "name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "revision": "0",
             "window_days": ["1"], "window_start": "9:99", "window_end": "17:30"}  # fmt: skip

    page = browser.post("/sequences/1/draft", data=given, follow_redirects=True).text

    assert "“9:99” is no time of day" in page
    assert "Not finished</span>" in page
    assert "/sequences/1?step=settings" in browser.get("/sequences/1/review").text
