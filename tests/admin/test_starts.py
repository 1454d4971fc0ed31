"""Before people begin: who begins, who does not and why. Then exactly those begin who were reviewed."""

import re

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, set_organisation
from errands import every, work

from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import add_to_team
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.pools import Pool, PoolMember, pool_by_name
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.users import UserRole

ASKS = FIRST | {"body": "Hi {{first_name}}, about {{headline}}."}


def people(road, *names, pool="Later", **values):
    """New people of these first names, in a pool."""
    ids = [add_candidate(road, f"{one.lower()}@people.example", first_name=one, **values) for one in names]
    with road.database.write() as session:
        found = pool_by_name(session, pool)
        if found is None:
            found = Pool(name=pool, created_at=road.now())
            session.add(found)
            session.flush()
        session.add_all(PoolMember(pool_id=found.id, candidate_id=one) for one in ids)
    return ids


def forbid(road, address):
    with road.database.write() as session:
        suppress(session, road.links.signer, [address], Channel.REPLY, road.now())


def said(answer):
    return " ".join(answer.text.split())


def begun(desk):
    return [run.candidate_id for run in every(desk.road, Enrollment)]


def reviewed(page):
    """The set of people a review's form carries."""
    return re.search(r'name="set" value="([^"]*)"', page.text).group(1)


@pytest.fixture
def desk(desk):
    add_sequence(desk.road, FIRST, SECOND)
    return desk


def test_whom_to_start_is_asked_first(desk):
    people(desk.road, "Ada", "Bea")
    page = said(desk.browser().get("/sequences/1/start"))

    assert "Who should begin?" in page
    assert "2 people" in page


def test_looking_enrolls_nobody(desk):
    people(desk.road, "Ada", "Bea")
    page = said(desk.browser().get("/sequences/1/start?pool=1"))

    assert "Before 2 people hear from you" in page
    assert "You picked 2 people from the pool “Later”. 2 start now. Nothing leaves until you say so." in page
    assert begun(desk) == []


def test_those_reviewed_begin_and_whoever_joined_the_pool_since_does_not(desk):
    ada, bea = people(desk.road, "Ada", "Bea")
    browser = desk.browser()
    chosen = reviewed(browser.get("/sequences/1/start?pool=1"))
    people(desk.road, "Cid")

    page = browser.post("/sequences/1/start", data={"pool": "1", "set": chosen}, follow_redirects=True)

    assert "2 people begin “Welcome”." in page.text
    assert begun(desk) == [ada, bea]


def test_starting_twice_starts_nobody_twice(desk):
    people(desk.road, "Ada")
    browser = desk.browser()
    chosen = reviewed(browser.get("/sequences/1/start?pool=1"))
    for _ in range(2):
        page = browser.post("/sequences/1/start", data={"pool": "1", "set": chosen}, follow_redirects=True)

    assert "0 people begin" in page.text
    assert "Left out, because something changed since the review: Ada Brandt. Already in this sequence." in page.text
    assert len(begun(desk)) == 1


def test_whoever_asks_us_to_stop_between_review_and_start_is_left_out_and_named(desk):
    ada, _ = people(desk.road, "Ada", "Bea")
    browser = desk.browser()
    chosen = reviewed(browser.get("/sequences/1/start?pool=1"))
    forbid(desk.road, "bea@people.example")

    page = browser.post("/sequences/1/start", data={"pool": "1", "set": chosen}, follow_redirects=True)

    assert "Bea Brandt. Asked us not to write." in page.text
    assert begun(desk) == [ada]


def test_everybody_who_is_left_out_has_a_reason(desk):
    people(desk.road, "Ada", "Bea", "Cid")
    forbid(desk.road, "ada@people.example")
    enroll_address(desk.road, "Welcome", "bea@people.example")
    add_sequence(desk.road, name="Summer")
    enroll_address(desk.road, "Summer", "cid@people.example")
    page = said(desk.browser().get("/sequences/1/start?pool=1"))

    assert "Nobody would begin" in page
    assert "Asked us not to write. Only they can change that." in page
    assert "Already in this sequence." in page
    assert "Is in “Summer” now: Ada Lovelace writes for Robotics. One sequence at a time for each person." in page


def test_the_list_of_those_left_out_can_be_downloaded_without_a_formula_in_it(desk):
    add_candidate(desk.road, "ann@people.example", first_name="=1+1", source="")

    table = desk.browser().get("/sequences/1/start/left-out.csv?people=1-9").data.decode("utf-8-sig")

    assert "'=1+1 Brandt,ann@people.example," in table
    assert "Where this address comes from is not known" in table


def test_a_doubt_is_for_a_person_to_let_pass(desk):
    people(desk.road, "Ada", source="")
    browser = desk.browser()
    page = browser.get("/sequences/1/start?pool=1")

    assert "Where this address comes from is not known" in page.text
    assert reviewed(page) == ""
    agreed = browser.get("/sequences/1/start?pool=1&agreed=source_missing")
    assert "Before 1 person hears from you" in agreed.text
    browser.post("/sequences/1/start", data={"pool": "1", "set": reviewed(agreed), "agreed": "source_missing"})
    assert len(begun(desk)) == 1


def test_a_reason_that_forbids_cannot_be_let_pass(desk):
    people(desk.road, "Ada")
    forbid(desk.road, "ada@people.example")
    desk.browser().post("/sequences/1/start", data={"pool": "1", "set": "1", "agreed": "suppressed"})

    assert begun(desk) == []


def test_an_empty_field_that_would_hold_a_mail_is_told_before(desk):
    add_sequence(desk.road, ASKS, name="Asks")
    people(desk.road, "Ada")

    assert "“headline” is empty, so a mail would be held for you." in said(
        desk.browser().get("/sequences/2/start?pool=1")
    )


def test_who_wrote_lately_is_told_with_team_and_day(desk, clock):
    people(desk.road, "Ada")
    add_sequence(desk.road, FIRST, name="Earlier")
    enroll_address(desk.road, "Earlier", "ada@people.example")
    work(desk.road)
    browser = desk.browser()

    assert "Ada Lovelace (Robotics) wrote “Grippers” to them on 1 March." in said(
        browser.get("/sequences/1/start?pool=1")
    )
    later = said(browser.get("/sequences/1/start?pool=1&agreed=wrote_recently"))
    assert "Ada Lovelace (Robotics) wrote “Grippers” on 1 March. We leave 3 days between mails." in later


def test_a_wait_for_the_gap_ends_when_a_mail_may_leave_and_not_on_a_closed_day(desk):
    set_organisation(desk.road, min_gap="5 days")
    people(desk.road, "Ada")
    add_sequence(desk.road, FIRST, name="Earlier")
    enroll_address(desk.road, "Earlier", "ada@people.example")
    work(desk.road)  # on a Monday
    add_sequence(desk.road, FIRST, name="By day", window={"days": [1, 2], "start": "09:00", "end": "17:00"})

    later = said(desk.browser().get("/sequences/3/start?pool=1&agreed=wrote_recently"))

    assert "Waiting until Mon 8 Mar, 09:00." in later


def test_above_fifty_people_their_number_has_to_be_typed(desk):
    people(desk.road, *(f"P{number}" for number in range(51)))
    browser = desk.browser()
    page = browser.get("/sequences/1/start?pool=1")
    sent = {"pool": "1", "set": reviewed(page)}

    assert "Type <b>51</b> to be sure" in page.text
    refused = browser.post("/sequences/1/start", data=sent | {"number": "50"})
    assert refused.status_code == 422
    assert begun(desk) == []
    browser.post("/sequences/1/start", data=sent | {"number": "51"})
    assert len(begun(desk)) == 51


def test_capacity_says_when_the_first_and_the_last_of_them_hears(desk):
    people(desk.road, *(f"P{number}" for number in range(5)))
    with desk.road.database.write() as session:
        box = session.get_one(Mailbox, 1)
        box.daily_cap = 2
    page = said(desk.browser().get("/sequences/1/start?pool=1"))

    assert "Mon 1 Mar: 2 first mails" in page
    assert "Wed 3 Mar: 1 first mails" in page
    assert "The last person finishes by Sat 6 Mar if nobody answers." in page


def test_without_a_postal_address_nobody_can_begin(desk):
    people(desk.road, "Ada")
    set_organisation(desk.road, postal_address="")
    browser = desk.browser()
    page = said(browser.get("/sequences/1/start?pool=1"))

    assert "Nobody can begin yet: The organisation has no postal address." in page
    assert browser.post("/sequences/1/start", data={"pool": "1", "set": "1"}).status_code == 422
    assert begun(desk) == []


def test_another_teams_people_cannot_be_started_by_their_numbers(desk):
    foreign = people(desk.road, "Ada")[0]
    care = desk.team("Care")
    with desk.road.database.write() as session:
        add_to_team(session, [foreign], care)
    browser = desk.browser()

    assert "Nobody would begin" in browser.get(f"/sequences/1/start?people={foreign}").text
    browser.post("/sequences/1/start", data={"people": str(foreign), "set": str(foreign)})
    assert begun(desk) == []


def test_a_hiring_manager_starts_nobody(desk):
    assert desk.browser(UserRole.HIRING_MANAGER).get("/sequences/1/start").status_code == 403
