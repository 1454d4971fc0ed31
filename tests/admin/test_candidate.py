"""One person's page: the whole truth on one line, and what may be done."""

import json

import pytest
from builders import FIRST, SECOND, add_candidate, add_inbound_mail, add_sequence, first_touch, mail
from sqlalchemy import select

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.arrange_pools import make_pool
from sequencer.flows.claim import claim
from sequencer.flows.send import send
from sequencer.flows.stop import Scope, pause
from sequencer.store.audit import notes
from sequencer.store.candidates import Candidate, add_to_team, addresses_of
from sequencer.store.enrollments import Enrollment, pause_run
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.timeline import tell_all, timeline_of
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

LENA = "lena@brandt.example"


@pytest.fixture
def sequence(desk):
    return add_sequence(desk.road, FIRST, SECOND)


@pytest.fixture
def lena(desk, sequence):
    """Somebody who has got the first of two mails."""
    candidate_id = add_candidate(desk.road, LENA, zone="Europe/Lisbon")
    send(desk.road, claim(desk.road, first_touch(desk.road, LENA, sequence)))
    return candidate_id


def answers(desk, inboxes, body):
    with desk.road.database.read() as session:
        cited = session.scalars(select(Touch).where(Touch.message_id.is_not(None))).first().message_id
        mailbox_id = mailbox_by_email(session, "ada@acme.example").id
    inboxes.deliver("ada@acme.example", mail(f"Lena Brandt <{LENA}>", in_reply_to=cited, body=body))
    desk.road.catch_up(mailbox_id)


def test_the_line_holds_the_exact_text_of_each_mail_and_what_comes_next(desk, lena):
    told = desk.browser().get(f"/candidates/{lena}").text

    assert "<h1>Lena Brandt</h1>" in told
    assert "Hi Lena, shall we talk?" in told
    assert "Begins the sequence “Welcome”" in told
    assert "Second mail" in told
    assert "Lisbon" in told


def test_an_answer_stands_in_the_persons_own_words_and_says_what_it_stopped(desk, lena, inboxes):
    answers(desk, inboxes, "Happy to talk, thank you!")

    told = desk.browser().get(f"/candidates/{lena}").text

    assert "Lena answered: interested" in told
    assert "<mark>Happy to talk</mark>" in told
    assert "Everything planned stopped at" in told
    assert told.count("Answered: interested") == 1  # beside the run, not a second time on the line
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in told


def test_words_of_a_stranger_are_text_and_never_markup(desk, lena, inboxes):
    answers(desk, inboxes, "<script>alert(1)</script> happy to talk")

    assert "<script>alert(1)" not in desk.browser().get(f"/candidates/{lena}").text


def test_a_decision_not_to_write_stands_there_with_its_rule(desk, lena, sequence):
    told_of = [(lena, "Not written: the last mail to this person is less than 3 days old. Company-wide gap.")]
    with desk.road.database.write() as session:
        tell_all(session, "touch_min_gap", told_of, desk.road.now())

    told = desk.browser().get(f"/candidates/{lena}?show=decisions").text

    assert "Not written: the last mail to this person is less than 3 days old" in told
    assert "Rule: the company-wide gap" in told
    assert "Begins the sequence" not in told


def test_mails_only_leaves_everything_else_out(desk, lena):
    told = desk.browser().get(f"/candidates/{lena}?show=mails").text

    assert "Hi Lena, shall we talk?" in told
    assert "Begins the sequence" not in told


def test_a_long_life_is_shown_a_page_at_a_time(desk, lena):
    with desk.road.database.write() as session:
        tell_all(session, "note", ((lena, f"Line {number:03d}.") for number in range(150)), desk.road.now())
    browser = desk.browser()

    first, second = browser.get(f"/candidates/{lena}").text, browser.get(f"/candidates/{lena}?page=2").text

    assert "Line 149" in first
    assert "Line 000" not in first
    assert "Line 000" in second
    assert "Line 149" not in second


def test_a_mail_that_came_from_somebody_unproven_says_so(desk, lena, inboxes):
    inboxes.deliver("ada@acme.example", mail(f"Lena Brandt <{LENA}>", body="Please stop."))
    with desk.road.database.read() as session:
        mailbox_id = mailbox_by_email(session, "ada@acme.example").id
    desk.road.catch_up(mailbox_id)

    assert "Sender not verified." in desk.browser().get(f"/candidates/{lena}").text


def test_facts_are_changed_with_whose_hand_it_was(desk, lena):
    form = {"first_name": "Helena", "employer": "Optik", "zone": "Europe/Lisbon"}

    answer = desk.browser().post(f"/candidates/{lena}/edit", data=form)

    with desk.road.database.read() as session:
        person, line = session.get(Candidate, lena), timeline_of(session, lena)[-1]
    assert answer.status_code == 303
    assert (person.first_name, person.employer, person.last_name) == ("Helena", "Optik", "Brandt")
    assert (line.kind, line.actor, line.says) == ("edited", "recruiter@acme.example", "Changed: first name, employer.")


def test_a_field_that_cannot_be_kept_changes_nothing_at_all(desk, lena):
    form = {"first_name": "Helena", "collected_on": "next tuesday"}

    answer = desk.browser().post(f"/candidates/{lena}/edit", data=form)

    with desk.road.database.read() as session:
        assert session.get(Candidate, lena).first_name == "Lena"
    assert answer.status_code == 422
    assert "is not a date we can read" in answer.text
    assert 'value="Helena"' in answer.text


def test_a_missing_fact_filled_in_lets_the_held_mail_be_looked_at_at_once(desk):
    sequence = add_sequence(desk.road, FIRST | {"body": "Hi, {{opening_line}}"})
    candidate_id = add_candidate(desk.road, LENA)
    touch_id = first_touch(desk.road, LENA, sequence)
    assert claim(desk.road, touch_id) is None
    browser = desk.browser()
    assert "Held: opening line is not known." in browser.get(f"/candidates/{candidate_id}").text

    browser.post(f"/candidates/{candidate_id}/edit", data={"opening_line": "I saw your talk."})

    assert claim(desk.road, touch_id) is not None


def test_a_mail_that_waits_to_be_read_is_written_anew_after_an_edit(desk):
    sequence = add_sequence(desk.road, FIRST | {"kind": "manual_email"})
    candidate_id = add_candidate(desk.road, LENA)
    touch_id = first_touch(desk.road, LENA, sequence)
    claim(desk.road, touch_id)

    desk.browser().post(f"/candidates/{candidate_id}/edit", data={"first_name": "Helena"})
    claim(desk.road, touch_id)

    with desk.road.database.read() as session:
        touch = session.get(Touch, touch_id)
    assert touch.state is TouchState.WAITING
    assert "Hi Helena" in touch.text


def test_addresses_are_added_chosen_and_removed_but_never_one_a_mail_went_to(desk, lena):
    browser = desk.browser()
    browser.post(f"/candidates/{lena}/addresses", data={"address": "Lena@Home.example"})
    with desk.road.database.read() as session:
        old, new = addresses_of(session, lena)

    browser.post(f"/candidates/{lena}/addresses/{new.id}/choose")
    browser.post(f"/candidates/{lena}/addresses/{old.id}/remove")

    with desk.road.database.read() as session:
        assert [(one.address, one.is_primary) for one in addresses_of(session, lena)] == [
            ("Lena@home.example", True),
            (LENA, False),
        ]
    assert "It has to stay." in browser.get(f"/candidates/{lena}/edit").text


def test_an_address_of_somebody_else_is_refused_beside_its_field(desk, lena):
    add_candidate(desk.road, "kim@park.example", first_name="Kim")

    answer = desk.browser().post(f"/candidates/{lena}/addresses", data={"address": "kim+x@park.example"})

    assert answer.status_code == 422
    assert "belongs to somebody who is here already" in answer.text


def test_a_run_in_doubt_goes_on_when_a_person_says_so(desk, lena):
    with desk.road.database.write() as session:
        run = session.scalars(select(Enrollment)).one()
        pause_run(
            session, run, None, Reason("written_by_hand", "Paused: somebody here wrote by hand."), desk.road.now()
        )
    browser = desk.browser()
    assert "Needs you" in browser.get(f"/candidates/{lena}").text

    browser.post(f"/candidates/{lena}/runs/{run.id}/resume")

    with desk.road.database.read() as session:
        assert session.get(Enrollment, run.id).state is EnrollmentState.ACTIVE


def test_the_button_that_ends_runs_names_how_many(desk, lena):
    told = desk.browser().get(f"/candidates/{lena}").text

    assert "Stop the run" in told
    assert "will not hear from this sequence again" in told


def test_a_pause_is_said_at_the_top(desk, lena):
    pause(desk.road, Scope.PERSON, lena, "on the way to a baby", "nadia@acme.example")

    told = desk.browser().get(f"/candidates/{lena}").text

    assert "Paused: we begin nothing with Lena." in told
    assert "on the way to a baby" in told


def test_a_start_for_one_person_goes_on_to_the_review_and_begins_nothing(desk, lena):
    add_sequence(desk.road, FIRST, name="Other")
    with desk.road.database.read() as session:
        runs = len(session.scalars(select(Enrollment)).all())

    answer = desk.browser().get(f"/candidates/{lena}/start?sequence=2")

    assert answer.headers["Location"] == f"/sequences/2/start?people={lena}"
    with desk.road.database.read() as session:
        assert len(session.scalars(select(Enrollment)).all()) == runs


def test_everything_about_a_person_is_handed_out_and_that_is_told(desk, lena):
    answer = desk.browser().post(f"/candidates/{lena}/export")

    told = json.loads(answer.data)
    assert answer.headers["Content-Disposition"] == f"attachment; filename=person-{lena}.json"
    assert told["candidate"]["first_name"] == "Lena"
    with desk.road.database.read() as session:
        assert timeline_of(session, lena)[-1].kind == "exported"
        assert notes(session, 1)[0].what == "export"


def test_an_erasure_needs_the_address_and_leaves_no_name_behind(desk, lena):
    browser = desk.browser()

    refused = browser.post(f"/candidates/{lena}/erase", data={"address": "somebody@else.example"})
    done = browser.post(f"/candidates/{lena}/erase", data={"address": "Lena@Brandt.example"})

    assert refused.status_code == 422
    assert "This is not their address" in refused.text
    assert done.status_code == 303
    assert browser.get(f"/candidates/{lena}").status_code == 404
    with desk.road.database.read() as session:
        told = notes(session, 1)[0]
    assert (told.what, told.actor) == ("erasure", "recruiter@acme.example")
    assert "lena" not in told.says.lower()


@pytest.mark.parametrize("what", ["", "/edit", "/erase", "/start"])
def test_a_person_of_another_team_is_not_there(desk, lena, what):
    platform = desk.team("Platform")
    with desk.road.database.write() as session:
        add_to_team(session, [lena], platform)
    stranger = desk.browser(UserRole.RECRUITER, "Vision", email="vi@acme.example")

    assert stranger.get(f"/candidates/{lena}{what}").status_code == 404


@pytest.mark.parametrize(
    "what", ["edit", "export", "erase", "addresses", "pools", "runs/1/resume", "addresses/1/remove"]
)
def test_nothing_of_another_teams_person_can_be_changed(desk, lena, what):
    stranger = desk.browser(UserRole.RECRUITER, "Vision", email="vi@acme.example")

    assert stranger.post(f"/candidates/{lena}/{what}", data={"first_name": "X", "address": LENA}).status_code == 404


def test_a_person_joins_a_pool_from_their_page(desk, lena):
    pool_id = make_pool(desk.road, "SlotConf", None)
    browser = desk.browser()

    browser.post(f"/candidates/{lena}/pools", data={"pool": pool_id})

    assert "SlotConf" in browser.get(f"/candidates/{lena}").text


def test_a_mail_we_cannot_read_is_shown_as_such(desk, lena):
    with desk.road.database.read() as session:
        mailbox_id = mailbox_by_email(session, "ada@acme.example").id
    add_inbound_mail(desk.road, mailbox_id, b"\r\n", candidate_id=lena, kind="unreadable", state="unreadable")

    assert "A mail came that we cannot read" in desk.browser().get(f"/candidates/{lena}").text
