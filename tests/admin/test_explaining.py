"""Why not sooner: every rule before the next mail, on a page and for scripts."""

from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, work

from sequencer.core.plan.day_spans import parse_span
from sequencer.core.plan.send_rules import RULES
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import Scope, pause
from sequencer.store.mailboxes import Mailbox


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
