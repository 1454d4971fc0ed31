"""Why not sooner: every rule before the next mail, on a page and for scripts."""

from html import unescape

from builders import FIRST, SECOND, add_candidate, add_sequence, set_organisation
from errands import LENA, work
from sqlalchemy import select

from sequencer.core.plan.day_spans import parse_span
from sequencer.core.plan.send_rules import RULES
from sequencer.core.reasons import Reason
from sequencer.flows.close_days import close_for_all
from sequencer.flows.edit_candidate import edit_candidate
from sequencer.flows.enroll import enroll_address
from sequencer.flows.keep_quiet import keep_quiet
from sequencer.flows.rule_country import rule_country
from sequencer.flows.stop import Scope, pause
from sequencer.store.candidates import add_to_team
from sequencer.store.enrollments import Enrollment, pause_run
from sequencer.store.mailboxes import Mailbox
from sequencer.store.users import UserRole


def begin(desk, *steps, **facts):
    candidate_id = add_candidate(desk.road, LENA, **facts)
    add_sequence(desk.road, *(steps or (FIRST, SECOND)))
    enroll_address(desk.road, "Welcome", LENA)
    return candidate_id


def why(desk, candidate_id=1):
    return desk.browser().get(f"/candidates/{candidate_id}/why").text


def test_every_rule_stands_on_the_page_in_order(desk):
    begin(desk)

    page = why(desk)

    places = [page.index(f">{rule.asks}") for rule in RULES]
    assert places == sorted(places)
    assert "Nothing speaks against it" in page
    assert "The organisation: 3 days between two mails from anybody" in page


def test_the_rule_that_decides_stands_above_with_who_can_change_it(desk):
    begin(desk)
    pause(desk.road, Scope.MAILBOX, "ada@acme.example", "audit of our mailboxes")

    page = why(desk)

    assert "Paused: the mailbox ada@acme.example: audit of our mailboxes." in page
    assert "Can be changed by a recruiter." in page


def test_a_follow_up_is_asked_about_as_of_the_day_it_is_due(desk):
    begin(desk)
    work(desk.road)

    page = why(desk)

    assert "Waiting: it is due Thu 4 Mar 11:00 (Europe/Berlin, a guess)." in page
    assert "Asked as of Thu 4 Mar" in page


def test_the_leave_of_the_sender_is_told_before_it_begins(desk):
    begin(desk)
    work(desk.road)
    with desk.road.database.write() as session:
        session.get_one(Mailbox, 1).leave = [parse_span("2027-03-04..2027-03-05 Ski").to_mapping()]

    assert "the sender is away (Ski, 4 Mar – 5 Mar 2027)" in why(desk)


def test_somebody_in_no_sequence_is_said_to_be_in_none(desk):
    add_candidate(desk.road, LENA)

    assert "is in no sequence that runs" in why(desk)


def test_the_person_page_leads_there(desk):
    candidate_id = begin(desk)

    assert f'href="/candidates/{candidate_id}/why"' in desk.browser().get(f"/candidates/{candidate_id}").text


def test_a_task_is_told_as_one(desk):
    begin(desk, {"key": "call", "kind": "task", "subject": "Call them"})
    work(desk.road)

    assert "this is yours to do" in why(desk)


def test_a_run_is_rehearsed_on_a_calendar_with_every_mail(desk):
    candidate_id = add_candidate(desk.road, LENA, country="DE", zone="Europe/Berlin")
    add_sequence(desk.road, FIRST, SECOND | {"delay": "20 working days"})
    close_for_all(desk.road, parse_span("2027-03-10 Audit"))

    page = desk.browser().get(f"/sequences/1/rehearsal?person={candidate_id}").text

    assert "Lena Brandt, if nobody answers" in page
    assert "Public holiday in Germany (Good Friday)" in page
    assert "Quiet days for everybody (Audit, 10 Mar 2027)" in page
    assert "Hi Lena, shall we talk?" in page
    assert "Re: Grippers" in page
    assert "Lindenhof 4" in page


def test_a_rehearsal_without_anybody_says_what_it_needs(desk):
    add_sequence(desk.road)

    assert "A run is rehearsed with a real person" in desk.browser().get("/sequences/1/rehearsal").text


def test_nobody_is_rehearsed_with_people_of_another_team(desk):
    add_sequence(desk.road)
    stranger = add_candidate(desk.road, LENA)
    with desk.road.database.write() as session:
        add_to_team(session, [stranger], desk.team("Care"))
    browser = desk.browser(UserRole.RECRUITER, "Robotics")

    assert browser.get(f"/sequences/1/rehearsal?person={stranger}").status_code == 404


def test_the_preview_leads_to_the_rehearsal(desk):
    begin(desk)

    assert 'href="/sequences/1/rehearsal?person=1"' in desk.browser().get("/sequences/1").text


def rehearsal(desk):
    return unescape(desk.browser().get("/sequences/1/rehearsal?person=1").text)


def test_a_rehearsal_of_what_nothing_keeps_says_nothing_of_the_kind(desk):
    begin(desk)

    assert "As things stand" not in rehearsal(desk)


def test_a_rehearsal_begins_with_what_keeps_its_mails_from_leaving(desk):
    candidate_id = begin(desk, country="DE", source="")
    rule_country(desk.road, "DE", "consent", "root")
    edit_candidate(desk.road, candidate_id, {"employer_domain": "brandt.example"}, "ada")
    pause(desk.road, Scope.PERSON, candidate_id, "On holiday.")
    pause(desk.road, Scope.MAILBOX, "ada@acme.example", "New password.")

    page = rehearsal(desk)

    assert "As things stand, nothing of this leaves." in page
    assert "Paused: the mailbox ada@acme.example: New password." in page
    assert "brandt.example is where they work now" in page
    assert "Consent is missing" in page
    assert "Where this address comes from is not known" in page
    assert page.index("As things stand") < page.index("Hi Lena, shall we talk?")


def test_somebody_who_asked_us_not_to_write_is_rehearsed_with_that_on_top(desk):
    add_candidate(desk.road, LENA)
    add_sequence(desk.road)
    keep_quiet(desk.road, LENA, "On the phone.", "root")

    assert "Asked us not to write. Only they can change that." in rehearsal(desk)


def test_somebody_who_is_in_another_sequence_is_rehearsed_with_that_on_top(desk):
    add_candidate(desk.road, LENA)
    add_sequence(desk.road)
    add_sequence(desk.road, name="Other")
    enroll_address(desk.road, "Other", LENA)

    page = rehearsal(desk)

    assert "As things stand, nothing of this leaves." in page
    assert "“Other”" in page


def test_a_run_that_is_paused_is_rehearsed_with_that_on_top(desk):
    begin(desk)
    with desk.road.database.write() as session:
        run = session.scalars(select(Enrollment)).one()
        pause_run(session, run, None, Reason("by_hand", "Paused: somebody wrote to them by hand."), desk.road.now())

    assert "Paused: somebody wrote to them by hand." in rehearsal(desk)


def test_mails_beyond_the_most_of_a_year_are_rehearsed_a_year_later(desk):
    begin(desk)
    set_organisation(desk.road, max_mails=1)

    assert "one mail in twelve months is the most anybody gets from us" in rehearsal(desk)
