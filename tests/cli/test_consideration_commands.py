"""What the desk knows about consideration, the command line knows too: wishes, domains, consents, countries and terms."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from builders import add_candidate, add_sequence
from errands import LENA, every, run_of
from sqlalchemy import select

from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import Candidate
from sequencer.store.consents import Consent
from sequencer.store.dues import DueToGo
from sequencer.store.suppressions import Suppression


@pytest.fixture
def lena(desk):
    add_candidate(desk, LENA, collected_on="2025-01-01")
    add_sequence(desk)
    return desk


def test_a_domain_is_closed_listed_and_opened_again(lena, told, command):
    enroll_address(lena, "Welcome", LENA)

    assert told("do-not-write", "add", "--domain", "Brandt.example", "--why", "a client") == (
        "Closed. 1 person’s run has ended.\n"
    )
    assert run_of(lena).state is EnrollmentState.STOPPED
    (line,) = told("do-not-write", "list", as_json=True)
    assert (line["how"], line["domain"], line["evidence"]) == ("domain", "brandt.example", "a client")
    assert "brandt.example  Domain closed by an administrator" in told("do-not-write", "list")
    refused = json.loads(command("enroll", "--sequence", "Welcome", "--email", LENA, "--json").stdout)
    assert refused["skipped"][0]["code"] == "closed_domain"

    assert "may be written to again" in told("do-not-write", "lift", line["id"], "--why", "no client any more")
    assert every(lena, Suppression) == []


def test_a_wish_is_written_down_and_lifted_and_only_one_of_person_and_domain_can_be_given(lena, told, command):
    assert "Nobody here writes" in told("do-not-write", "add", "--email", LENA, "--why", "on the phone")
    assert "That was so already." in told("do-not-write", "add", "--email", LENA, "--why", "on the phone")
    assert told("do-not-write", "lift", 1, "--why", "it was somebody else") == "Lifted.\n"
    assert told("do-not-write", "list") == "Nobody.\n"
    assert command("do-not-write", "add", "--why", "x").exit_code == 2


def test_a_consent_is_written_down_and_withdrawn(lena, told):
    told("consent", "add", "--email", LENA, "--what", "mails", "--on", "2026-01-02", "--evidence", "at the fair")
    (kept,) = every(lena, Consent)
    assert (kept.what, str(kept.given_on), kept.withdrawn_at) == ("mails", "2026-01-02", None)

    assert told("consent", "withdraw", "--email", LENA) == "Withdrawn.\n"
    assert told("consent", "withdraw", "--email", LENA) == "Nothing was on record.\n"


def test_the_rule_of_a_country_is_set_shown_and_taken_back(lena, told, command):
    assert "France" in told("country", "set", "France", "allow/consent")
    rows = {one["country"]: one for one in told("country", "list", as_json=True)}
    assert rows["FR"] == {"country": "FR", "work": "allow", "private": "consent", "is_own": True}
    assert not rows["DE"]["is_own"]

    told("country", "set", "fr", "shipped")
    assert "France" not in told("country", "list")
    assert "no country" in command("country", "set", "Atlantis", "hold").stderr


def test_whose_time_is_over_is_listed_kept_and_let_go(lena, told, command):
    (line,) = told("due", as_json=True)
    assert (line["email"], line["kind"], line["is_over"]) == (LENA, "unwritten", True)
    assert "Nobody has written to them" in told("due")

    assert "within three years" in command("keep", "--email", LENA, "--why", "x", "--until", "1999-01-01").stderr
    in_a_month = datetime.now(UTC) + timedelta(days=30)  # commands go by the machine's own clock
    assert told("keep", "--email", LENA, "--why", "wants to wait", "--until", f"{in_a_month:%Y-%m-%d}") == "Kept.\n"
    assert told("due") == "Nobody’s time is over.\n"

    assert "wants to wait" in command("let-go", "--email", LENA).stderr
    with lena.database.write() as session:
        session.scalars(select(DueToGo)).one().kept_until = None
    assert told("let-go", "--email", LENA) == "Gone, with everything we held about them.\n"
    assert every(lena, Candidate) == []
    assert told("due") == "Nobody’s time is over.\n"
    assert "no candidate" in command("let-go", "--email", LENA).stderr


def test_looking_at_the_list_lets_nobody_go(lena, told):
    told("org", "set", "when_due=erase")
    told("due")
    with lena.database.write() as session:
        session.scalars(select(DueToGo)).one().listed_at -= timedelta(days=3)

    assert LENA in told("due")
    assert len(every(lena, Candidate)) == 1


def test_a_day_on_the_list_is_the_organisations_own(lena, told):
    """Thirty days after 1 January are over at midnight in Berlin, which is the evening before in UTC."""
    assert told("due").startswith("2025-01-31  ")


def test_terms_are_settings_of_the_organisation(lena, told, command):
    assert told("org", "set", "keep_unanswered=3 months", "when_due=erase", "most_runs=2") == "Changed.\n"
    assert "shorter than a week" in command("org", "set", "keep_answered=2 days").stderr
    assert "list" in command("org", "set", "when_due=maybe").stderr
    assert "from 1 to 5" in command("org", "set", "most_runs=0").stderr
