"""Rules for everybody are asked at import, at enrollment, before rendering and before the dot (P-05, P-17, W6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import FIRST, add_candidate, add_sequence, first_touch, mail, set_organisation
from errands import arrive, run_of, touches, work

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.claim import claim
from sequencer.flows.close_domain import close_domain
from sequencer.flows.consent import record_consent, withdraw_consent
from sequencer.flows.edit_candidate import edit_candidate, write_to_address
from sequencer.flows.enroll import enroll_address
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.rule_country import rule_country
from sequencer.flows.send import send
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.suppressions import Channel, suppress

PERSON = "lena@gmx.de"
ADMIN = "root@acme.example"


def _suppress(road):
    with road.database.write() as session:
        suppress(session, road.links.signer, [PERSON], Channel.REPLY, road.now())


def _close(road):
    close_domain(road, "gmx.de", "a partner asked us to", ADMIN)


def _decline(road):
    with road.database.write() as session:
        for one in session.query(Candidate):
            one.declined_until = road.now() + timedelta(days=30)


def _ask_for_consent(road):
    rule_country(road, "DE", "consent", ADMIN)


def _hold_country(road):
    rule_country(road, "DE", "hold", ADMIN)


RULES = {
    "suppressed": _suppress,
    "closed_domain": _close,
    "cooling_off": _decline,
    "consent_missing": _ask_for_consent,
    "country_hold": _hold_country,
}


@pytest.fixture
def sequence(road):
    """Nothing is asked of anybody at first."""
    name = add_sequence(road, FIRST)
    rule_country(road, "DE", "allow", ADMIN)
    return name


@pytest.mark.parametrize("code", list(RULES))
def test_at_enrollment_nobody_begins_whom_a_rule_forbids(road, sequence, code):
    add_candidate(road, PERSON, country="DE")
    RULES[code](road)

    (found,) = enroll_address(road, sequence, PERSON)

    assert found.reason.code == code
    assert run_of(road, PERSON) is None


@pytest.mark.parametrize("code", list(RULES))
def test_before_rendering_nothing_is_written_to_whom_a_rule_forbids(road, sequence, code):
    add_candidate(road, PERSON, country="DE")
    touch_id = first_touch(road, PERSON, sequence)
    RULES[code](road)

    assert claim(road, touch_id) is None
    (touch,) = touches(road, PERSON)
    assert (touch.frozen, touch.reason_code) == (None, code)
    assert touch.reason


@pytest.mark.parametrize("step", ["after_connect", "after_catch_up"])
@pytest.mark.parametrize("code", list(RULES))
def test_before_the_dot_nothing_leaves_to_whom_a_rule_forbids(road, sequence, post, code, step):
    add_candidate(road, PERSON, country="DE")
    touch = claim(road, first_touch(road, PERSON, sequence))

    send(_at(road, step, RULES[code]), touch)
    assert claim(road, touch.id) is None  # what the act called back says why when it is looked at again

    assert post.mails == []
    (left,) = touches(road, PERSON)
    assert left.reason_code == code
    assert left.state in (TouchState.HELD, TouchState.SKIPPED, TouchState.CANCELLED)


@pytest.mark.parametrize("forbid", [_suppress, _close])
def test_a_wish_and_a_closed_domain_win_even_between_354_and_the_text(road, sequence, post, forbid):
    add_candidate(road, PERSON, country="DE")
    touch = claim(road, first_touch(road, PERSON, sequence))

    send(_at(road, "after_354", forbid), touch)

    assert (post.mails, post.abandoned) == ([], [PERSON])


def _at(road, name, act):
    """The same road, on which something happens at a step, once."""
    done = []

    def step(reached):
        if reached == name and not done:
            done.append(reached)
            act(road)

    return replace(road, step=step)


def _imported(road, text):
    return import_candidates(road, text.encode(), "people.csv", source="GitHub")


def test_at_import_a_closed_domain_and_all_below_it_take_nobody_in(road):
    close_domain(road, "acme.example", "a client", ADMIN)

    report = _imported(road, "email\nlena@acme.example\nkim@mail.ACME.example\nada@notacme.example\n")

    assert [(row.line, row.fate) for row in report.rows] == [(2, "skipped"), (3, "skipped"), (4, "created")]
    assert {row.is_wish for row in report.skipped} == {False}
    assert "Nobody here writes to acme.example" in report.skipped[0].reason


def test_at_import_an_address_at_the_present_employers_is_left_out(road):
    text = "email,other_emails,employer_domain\nlena@acme.example,,acme.example\nkim@home.example,kim@acme.example,acme.example\n"

    report = _imported(road, text)

    assert [row.fate for row in report.rows] == ["skipped", "created"]
    assert "acme.example is where they work now" in report.skipped[0].reason


def test_at_import_who_needs_consent_or_has_declined_is_taken_in_and_it_is_said(road):
    add_candidate(road, "kim@park.example")
    _decline(road)

    report = _imported(road, "email,country\nlena@gmx.de,DE\nkim@park.example,SE\nada@acme.example,DE\n")

    assert [row.line for row in report.waiting] == [2, 3]
    assert "Consent is missing: in Germany" in report.waiting[0].waits
    assert "Declined." in report.waiting[1].waits


def test_what_an_import_is_about_to_change_counts_already(road):
    add_candidate(road, PERSON)

    report = _imported(road, f"email,country\n{PERSON},DE\n")

    assert "Consent is missing" in report.waiting[0].waits


def test_consent_on_record_lets_the_held_mail_go_at_once_and_withdrawn_holds_the_next(road, sequence, post):
    person = add_candidate(road, PERSON, country="DE")
    first_touch(road, PERSON, sequence)
    _ask_for_consent(road)
    work(road)
    assert touches(road, PERSON)[0].state is TouchState.HELD

    record_consent(road, person, "mails about open roles", date(2027, 2, 27), "at the fair", ADMIN)
    work(road)

    assert post.recipients == [PERSON]
    assert withdraw_consent(road, person, ADMIN) == 1
    assert withdraw_consent(road, person, ADMIN) == 0


def test_a_changed_country_rule_lets_go_what_it_held(road, sequence, post):
    add_candidate(road, PERSON, country="DE")
    first_touch(road, PERSON, sequence)
    _hold_country(road)
    work(road)
    assert post.mails == []

    rule_country(road, "Germany", "allow", ADMIN)
    work(road)

    assert post.recipients == [PERSON]


def test_at_their_employers_nobody_is_written_to_until_they_write_from_there_first(road, sequence, post, inboxes):
    """W6: promise of the product, at enrollment, before rendering and after an answer from there."""
    there = "lena@works.example"
    add_candidate(road, there, employer_domain="works.example")
    (refused,) = enroll_address(road, sequence, there)

    arrive(road, inboxes, mail(there, body="Do you have something for me? I am interested."))
    (begins,) = enroll_address(road, sequence, there)
    work(road)

    assert (refused.reason.code, begins.reason) == ("employer_address", None)
    assert post.recipients == [there]


def test_a_run_to_an_address_that_became_the_employers_is_held_and_goes_on_at_another(road, sequence, post):
    person = add_candidate(road, "lena@works.example", others=("lena@home.example",))
    first_touch(road, "lena@works.example", sequence)
    edit_candidate(road, person, {"employer_domain": "https://www.works.example/"}, ADMIN)
    work(road)
    (held,) = touches(road, "lena@works.example")
    assert (held.state, held.reason_code, post.mails) == (TouchState.HELD, "employer_address", [])

    with road.database.read() as session:
        home = addresses_of(session, person)[1].id
    write_to_address(road, person, home, ADMIN)
    work(road)

    assert post.recipients == ["lena@home.example"]


def test_the_wait_for_the_gap_names_who_wrote_what_and_when(road, sequence, post):
    add_candidate(road, PERSON, country="DE")
    first_touch(road, PERSON, sequence)
    work(road)
    add_sequence(road, FIRST | {"subject": "Again"}, name="Second")
    set_organisation(road, most_runs=2)

    enroll_address(road, "Second", PERSON)
    work(road)

    late = touches(road, PERSON)[1]
    assert late.reason_code == "min_gap"
    assert "Ada Lovelace (Robotics) wrote “Grippers” on 1 March, less than 3 days ago." in late.reason


def test_a_closed_domain_ends_runs_there_as_stopped_and_opting_out_is_nobodys_doing(road, sequence):
    add_candidate(road, PERSON, country="DE")
    first_touch(road, PERSON, sequence)

    assert close_domain(road, "gmx.de", "a partner", ADMIN) == 1

    assert (run_of(road, PERSON).state, run_of(road, PERSON).reason_code) == (EnrollmentState.STOPPED, "closed_domain")
