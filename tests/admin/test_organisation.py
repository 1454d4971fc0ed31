"""The organisation's page: what every mail leans on, set by administrators, seen by all."""

import pytest

from sequencer.store.audit import notes
from sequencer.store.organisations import default_window, the_organisation
from sequencer.store.users import UserRole

KEPT = {
    "name": "Acme",
    "legal_name": "Acme GmbH",
    "postal_address": "Lindenhof 4\r\n10115 Berlin",
    "privacy_url": "https://acme.example/privacy",
    "contact": "privacy@acme.example",
    "zone": "Europe/Berlin",
    "min_gap": "5 days",
    "max_mails": "8",
    "cooling_off": "9 months",
    "window_days": ["2", "3", "4"],
    "window_start": "8:30",
    "window_end": "17:30",
}


def organisation(desk):
    with desk.road.database.read() as session:
        return the_organisation(session)


def test_an_administrator_keeps_all_of_it(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)

    answer = browser.post("/organisation", data=KEPT)

    found = organisation(desk)
    assert answer.status_code == 303
    assert (found.min_gap, found.max_mails, found.postal_address) == ("5 days", 8, "Lindenhof 4\n10115 Berlin")
    assert default_window(found).days == (2, 3, 4)
    assert str(default_window(found).start) == "08:30:00"
    with desk.road.database.read() as session:
        assert "min gap" in notes(session, 1)[0].says


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("legal_name", " ", "This cannot be used: it is empty."),
        ("privacy_url", "javascript:alert(1)", "is no web address"),
        ("zone", "Berlin", "is no time zone we know"),
        ("min_gap", "a while", "is not a length of time"),
        ("max_mails", "0", "is no whole number"),
        ("window_start", "early", "is no time of day"),
        ("window_end", "08:00", "This has to be later than “Not before”."),
        ("window_days", [], "Name at least one day"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(desk, key, typed, says):
    browser = desk.browser(UserRole.ADMINISTRATOR)

    answer = browser.post("/organisation", data=KEPT | {"contact": "kept@acme.example", key: typed})

    assert answer.status_code == 422
    assert says in answer.text
    assert "`" not in answer.text
    assert "kept@acme.example" in answer.text
    assert organisation(desk).contact == "privacy@acme.example"


def test_others_look_and_change_nothing(desk):
    browser = desk.browser(UserRole.RECRUITER)

    assert "Only an administrator changes these." in browser.get("/organisation").text
    assert browser.post("/organisation", data=KEPT).status_code == 403


def test_what_a_first_mail_still_lacks_is_said_at_the_top(desk):
    with desk.road.database.write() as session:
        the_organisation(session).postal_address = ""

    assert "until the postal address is known" in desk.browser().get("/organisation").text


@pytest.mark.parametrize(("typed", "kept"), [("yes", True), ("no", False)])
def test_an_administrator_may_let_what_probably_never_left_leave_again(desk, typed, kept):
    browser = desk.browser(UserRole.ADMINISTRATOR)
    before = browser.get("/organisation").text
    browser.post("/organisation", data=KEPT | {"resend_unproven": typed})

    assert organisation(desk).resend_unproven is kept
    assert '<option value="no" selected>Ask somebody</option>' in before
    assert f'<option value="{typed}" selected>' in browser.get("/organisation").text
