"""Data and countries: shown to everybody, changed by administrators, each change noted."""

import pytest
from builders import add_candidate, add_sequence
from errands import every, work

from sequencer.flows.enroll import enroll_address
from sequencer.flows.let_go import look_through
from sequencer.store.audit import AuditNote
from sequencer.store.candidates import Candidate, add_to_team
from sequencer.store.consents import Consent
from sequencer.store.dues import DueToGo
from sequencer.store.organisations import Organisation
from sequencer.store.users import UserRole

LENA = "lena@gmx.de"


def organisation(desk):
    return every(desk.road, Organisation)[0]


def test_what_is_shipped_is_shown_with_who_set_it(desk):
    page = " ".join(desk.browser().get("/data-rules").text.split())

    assert "Only an administrator changes these." in page
    assert 'Germany</th><td>May be written to</td><td>Only with consent</td><td class="quiet">as shipped' in page
    assert "Every other country" in page
    assert "People without a known country" in page


def test_an_administrator_sets_a_countrys_rule_and_goes_back(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)

    browser.post("/data-rules/countries", data={"country": "France", "work": "allow", "private": "hold", "do": "set"})
    assert organisation(desk).country_rules == {"FR": "allow/hold"}
    assert (
        every(desk.road, AuditNote)[-1].says
        == "For France: work addresses: may be written to; private addresses: not at all."
    )
    assert "Back to as shipped" in browser.get("/data-rules").text

    browser.post("/data-rules/countries", data={"country": "FR", "do": "shipped"})
    assert organisation(desk).country_rules == {}


def test_a_country_nobody_knows_is_said_beside_its_field(desk):
    given = {"country": "Atlantis", "work": "allow", "private": "hold"}
    page = desk.browser(UserRole.ADMINISTRATOR).post("/data-rules/countries", data=given)

    assert page.status_code == 422
    assert "“Atlantis” is no country we know." in page.text


def test_terms_are_kept_and_what_cannot_be_read_is_said_beside_its_field(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)
    terms = {
        "keep_unwritten": "4 weeks",
        "keep_unanswered": "3 months",
        "keep_answered": "12 months",
        "keep_strays": "30 days",
        "when_due": "erase",
        "most_runs": "2",
    }

    browser.post("/data-rules", data=terms)
    refused = browser.post("/data-rules", data=terms | {"keep_answered": "soon"})

    found = organisation(desk)
    assert (found.keep_unanswered, found.when_due, found.most_runs) == ("3 months", "erase", 2)
    assert refused.status_code == 422
    assert 'value="soon"' in refused.text


@pytest.fixture
def due(desk):
    """Lena, who was collected years ago, is due."""
    person = add_candidate(desk.road, LENA, collected_on="2025-01-01", country="DE")
    look_through(desk.road)
    return person


def test_who_is_due_stands_on_the_list_with_the_reason_and_on_today(desk, due):
    add_sequence(desk.road)
    browser = desk.browser()

    page = browser.get("/let-go").text
    assert "Lena Brandt" in page
    assert "Whoever is not told within 30 days is let go." in page
    assert "Nothing goes by itself: somebody decides." in page
    assert "The time of 1 person is over, or nearly." in browser.get("/needs-you").text
    assert "The time of" not in desk.browser(UserRole.HIRING_MANAGER).get("/needs-you").text


def test_somebody_is_kept_with_a_reason(desk, due):
    browser = desk.browser()

    refused = browser.post(f"/let-go/{due}/keep", data={"why": "", "until": "2027-09-01"})
    assert (refused.status_code, "Say why" in refused.text) == (422, True)
    assert "Choose the day" in browser.post(f"/let-go/{due}/keep", data={"why": "x", "until": "soon"}).text
    browser.post(f"/let-go/{due}/keep", data={"why": "wants to wait", "until": "2027-09-01"})

    (row,) = every(desk.road, DueToGo)
    assert (row.keep_reason, row.kept_by) == ("wants to wait", "recruiter@acme.example")
    assert "Nobody’s time is over." in browser.get("/let-go").text


def test_somebody_is_let_go_by_a_button(desk, due):
    page = desk.browser().post(f"/let-go/{due}/erase", follow_redirects=True)

    assert "Gone, with everything we held about them." in page.text
    assert every(desk.road, Candidate) == []
    assert desk.browser().post(f"/let-go/{due}/erase").status_code == 404


def test_of_another_teams_people_nobody_sees_or_decides(desk, due):
    care = desk.team("Care")
    with desk.road.database.write() as session:
        add_to_team(session, [due], care)
    browser = desk.browser()

    assert "Lena" not in browser.get("/let-go").text
    assert browser.post(f"/let-go/{due}/erase").status_code == 404


def test_consent_is_asked_for_written_down_and_withdrawn_on_the_persons_page(desk, due):
    browser = desk.browser()
    page = browser.get(f"/candidates/{due}").text
    assert "Consent is missing: in Germany, a private address is written to only with it." in page
    assert "a private one" in page

    given = {"what": "mails about open roles", "given_on": "2027-02-20", "evidence": "at the fair"}
    browser.post(f"/candidates/{due}/consents", data=given)
    page = browser.get(f"/candidates/{due}").text
    assert "Consent is missing" not in page
    assert "mails about open roles, 20 Feb 2027" in page

    browser.post(f"/candidates/{due}/consents/withdraw")
    assert every(desk.road, Consent)[0].withdrawn_by == "recruiter@acme.example"
    assert "Consent is missing" in browser.get(f"/candidates/{due}").text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"what": ""}, "Say what they agreed to"),
        ({"evidence": " "}, "Say how you know"),
        ({"given_on": "2031-01-01"}, "a day to come"),
        ({"given_on": ""}, "Choose the day"),
        ({"what": "x" * 501}, "longer"),
    ],
)
def test_a_consent_needs_what_when_and_how_we_know(desk, due, change, says):
    given = {"what": "mails", "given_on": "2027-02-20", "evidence": "at the fair"} | change

    page = desk.browser().post(f"/candidates/{due}/consents", data=given, follow_redirects=True)

    assert says in page.text
    assert every(desk.road, Consent) == []


def test_the_page_tells_who_of_us_wrote_last(desk, written_to):
    page = " ".join(desk.browser().get("/candidates/1").text.split())

    assert "Ada Lovelace (Robotics), " in page
    assert "“Grippers”" in page


@pytest.fixture
def written_to(desk):
    add_sequence(desk.road)
    add_candidate(desk.road, LENA)
    enroll_address(desk.road, "Welcome", LENA)
    work(desk.road)
