"""What somebody mends outside office hours is mended at once: the mail waits for the morning, and for nobody here."""

from datetime import date

import pytest
from builders import FIRST, add_candidate, add_sequence, set_organisation
from errands import LENA, run_of, touches, work, work_for

from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.consent import record_consent
from sequencer.flows.edit_candidate import edit_candidate
from sequencer.flows.enroll import enroll_address
from sequencer.flows.rule_country import rule_country
from sequencer.store.candidates import candidate_by_address
from sequencer.store.enrollments import Enrollment

OFFICE_HOURS = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00", "zone": "Europe/Berlin"}


def lena(road):
    with road.database.read() as session:
        return candidate_by_address(session, LENA).id


def lack_consent(road):
    rule_country(road, "DE", "consent", "root")


def give_consent(road):
    record_consent(road, lena(road), "mails", date(2027, 3, 1), "on the phone", "ada")


def lack_source(road):
    edit_candidate(road, lena(road), {"source": ""}, "ada")


def give_source(road):
    edit_candidate(road, lena(road), {"source": "GitHub"}, "ada")


def lack_address(road):
    set_organisation(road, postal_address="")


def give_address(road):
    set_organisation(road, postal_address="Ringstrasse 1, 10115 Berlin")


def hold_country(road):
    rule_country(road, "DE", "hold", "root")


def open_country(road):
    rule_country(road, "DE", "allow", "root")


@pytest.fixture
def begun(road):
    add_sequence(road, FIRST, window=OFFICE_HOURS)
    add_candidate(road, LENA, country="DE", source="A friend")
    rule_country(road, "DE", "allow", "root")
    enroll_address(road, "Welcome", LENA)
    return road


@pytest.mark.parametrize(
    ("lack", "code", "mend"),
    [
        (lack_consent, "consent_missing", give_consent),
        (lack_source, "source_missing", give_source),
        (lack_address, "profile_missing", give_address),
        (hold_country, "country_hold", open_country),
    ],
)
def test_what_is_mended_in_the_evening_only_waits_for_the_morning(begun, post, clock, lack, code, mend):
    lack(begun)
    work(begun)
    (touch,) = touches(begun)
    assert (touch.state, touch.reason_code) == (TouchState.HELD, code)

    clock.pass_by(hours=10)
    mend(begun)
    work_for(begun, clock, minutes=11)

    (touch,) = touches(begun)
    assert (touch.state, touch.reason_code) == (TouchState.PLANNED, "window_closed")
    assert post.mails == []
    work_for(begun, clock, hours=14)
    assert post.recipients == [LENA]


def test_what_is_not_mended_still_needs_somebody_in_the_evening(begun, clock):
    lack_consent(begun)
    work(begun)

    work_for(begun, clock, hours=10)

    (touch,) = touches(begun)
    assert (touch.state, touch.reason_code) == (TouchState.HELD, "consent_missing")


def test_a_letter_that_lacks_a_word_still_needs_somebody_in_the_evening(road, clock):
    """The letter is written after the hours were asked, so the night tells nothing of it."""
    add_sequence(road, FIRST | {"body": "Hello {{ employer }}"}, window=OFFICE_HOURS)
    add_candidate(road, LENA, country="DE", employer="")
    enroll_address(road, "Welcome", LENA)
    work(road)

    work_for(road, clock, hours=10)

    (touch,) = touches(road)
    assert (touch.state, touch.reason_code) == (TouchState.HELD, "field_missing")


def test_while_its_run_is_paused_a_held_mail_still_needs_somebody(begun, clock):
    """A paused run is asked before anything else, so its wait tells nothing of what was missing."""
    lack_consent(begun)
    work(begun)
    with begun.database.write() as session:
        run = session.get_one(Enrollment, run_of(begun).id)
        run.state, run.resumes_at = EnrollmentState.PAUSED, clock.at.replace(month=4)

    work_for(begun, clock, minutes=11)

    (touch,) = touches(begun)
    assert (touch.state, touch.reason_code) == (TouchState.HELD, "consent_missing")
