"""Who must not be written to: seen with how we know, written down by hand, and lifted only where nobody has proven it."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from sqlalchemy import select

from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.keep_quiet import keep_quiet
from sequencer.store.audit import notes
from sequencer.store.candidates import add_to_team
from sequencer.store.enrollments import Enrollment
from sequencer.store.suppressions import Channel, Suppression, suppress, suppression_of
from sequencer.store.timeline import timeline_of
from sequencer.store.users import UserRole

LENA = "lena@brandt.example"


@pytest.fixture
def lena(desk):
    sequence = add_sequence(desk.road, FIRST, SECOND)
    candidate_id = add_candidate(desk.road, LENA, others=("lena@home.example",))
    enroll_address(desk.road, sequence, LENA)
    return candidate_id


def is_suppressed(desk, address):
    with desk.road.database.read() as session:
        return suppression_of(session, desk.road.links.signer, [address]) is not None


def test_a_wish_written_down_by_hand_covers_every_address_and_ends_all_runs(desk, lena):
    browser = desk.browser()

    browser.post("/do-not-write", data={"address": "Lena@Brandt.example", "evidence": "On the phone, 1 March."})

    assert is_suppressed(desk, "lena@home.example")
    with desk.road.database.read() as session:
        assert session.scalars(select(Enrollment.state)).all() == [EnrollmentState.OPTED_OUT]
        assert timeline_of(session, lena)[-1].actor == "recruiter@acme.example"
        assert notes(session, 1)[0].what == "suppression"
    told = browser.get("/do-not-write").text
    assert "Written down by Nadia Brandt" in told
    assert "On the phone, 1 March." in told


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"address": "nobody", "evidence": "phone"}, "is not an address we can write to"),
        ({"address": LENA, "evidence": "  "}, "Say how you know"),
    ],
)
def test_a_wish_needs_an_address_and_how_we_know(desk, lena, form, says):
    answer = desk.browser().post("/do-not-write", data=form)

    assert answer.status_code == 422
    assert says in answer.text
    assert not is_suppressed(desk, LENA)


def test_an_unproven_wish_is_lifted_by_an_administrator_with_a_reason(desk, lena):
    keep_quiet(desk.road, LENA, "Somebody said so.", "nadia@acme.example")
    boss = desk.browser(UserRole.ADMINISTRATOR)

    refused = boss.post("/do-not-write/1/lift", data={"why": ""})
    boss.post("/do-not-write/1/lift", data={"why": "She called: it was her brother."})

    assert refused.status_code == 422
    assert not is_suppressed(desk, LENA)
    assert not is_suppressed(desk, "lena@home.example")
    with desk.road.database.read() as session:
        line = timeline_of(session, lena)[-1]
        assert session.scalars(select(Enrollment.state)).all() == [EnrollmentState.OPTED_OUT]
    assert (line.kind, line.actor) == ("opt_out_lifted", "administrator@acme.example")
    assert "it was her brother" in line.says


def test_nobody_else_may_lift_it(desk, lena):
    keep_quiet(desk.road, LENA, "Somebody said so.", "nadia@acme.example")
    browser = desk.browser()

    assert browser.get("/do-not-write/1/lift").status_code == 403
    assert browser.post("/do-not-write/1/lift", data={"why": "please"}).status_code == 403
    assert is_suppressed(desk, LENA)


@pytest.mark.parametrize("channel", [Channel.PAGE, Channel.REPLY, Channel.ERASURE])
def test_a_wish_of_their_own_is_never_lifted(desk, channel):
    with desk.road.database.write() as session:
        suppress(session, desk.road.links.signer, [LENA], channel, desk.road.now())
    boss = desk.browser(UserRole.ADMINISTRATOR)

    answer = boss.post("/do-not-write/1/lift", data={"why": "We want to."})

    assert answer.status_code == 422
    assert "Only they can change that." in answer.text
    assert is_suppressed(desk, LENA)


def test_an_address_is_looked_up_in_any_spelling(desk, lena):
    keep_quiet(desk.road, LENA, "On the phone.", "nadia@acme.example")
    browser = desk.browser()

    assert "must not be written to" in browser.get("/do-not-write?address=LENA%2Bx@brandt.example").text
    assert "has not asked us not to write" in browser.get("/do-not-write?address=kim@park.example").text
    assert "is not an address we can write to" in browser.get("/do-not-write?address=nobody").text


def test_names_and_words_of_another_teams_person_stay_with_that_team(desk, lena):
    platform = desk.team("Platform")
    keep_quiet(desk.road, LENA, "Told me about her divorce.", "nadia@acme.example")
    with desk.road.database.write() as session:
        add_to_team(session, [lena], platform)

    told = desk.browser(UserRole.RECRUITER, "Vision", email="vi@acme.example").get("/do-not-write").text

    assert "Somebody of another team" in told
    assert "Lena" not in told
    assert "divorce" not in told


def test_after_an_erasure_only_the_hash_stays(desk, lena):
    keep_quiet(desk.road, LENA, "Told me on the phone.", "nadia@acme.example")

    erase(desk.road, LENA, "nadia@acme.example")

    with desk.road.database.read() as session:
        kept = session.scalars(select(Suppression)).all()
    assert {(one.channel, one.evidence, one.actor, one.candidate_id) for one in kept} == {
        (Channel.ERASURE, "", "", None)
    }


def test_an_administrator_closes_a_domain_and_opens_it_again(desk, lena):
    browser = desk.browser(UserRole.ADMINISTRATOR)

    page = browser.post(
        "/do-not-write/domains", data={"domain": "Brandt.example", "why_domain": "a client"}, follow_redirects=True
    ).text
    assert "The runs of 1 person ended." in page
    assert "brandt.example is closed: a client." in browser.get("/do-not-write?address=kim@mail.brandt.example").text
    assert "brandt.example is closed" in browser.get(f"/candidates/{lena}").text
    with desk.road.database.read() as session:
        number = session.scalars(select(Suppression.id)).one()
    assert "Open brandt.example again?" in browser.get(f"/do-not-write/{number}/lift").text

    assert browser.post(f"/do-not-write/{number}/lift", data={"why": " "}).status_code == 422
    browser.post(f"/do-not-write/{number}/lift", data={"why": "no client any more"})

    assert not is_suppressed(desk, LENA)
    with desk.road.database.read() as session:
        assert notes(session, 1)[0].says == "Opened the domain brandt.example again: no client any more"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"domain": "com", "why_domain": "x"}, "is no domain"),
        ({"domain": "acme.example", "why_domain": ""}, "Say why"),
    ],
)
def test_a_domain_needs_a_name_and_a_reason(desk, form, says):
    answer = desk.browser(UserRole.ADMINISTRATOR).post("/do-not-write/domains", data=form)

    assert (answer.status_code, says in answer.text) == (422, True)


def test_the_list_is_taken_along_as_hashes(desk, lena):
    keep_quiet(desk.road, LENA, "On the phone.", "nadia@acme.example")

    table = desk.browser(UserRole.ADMINISTRATOR).get("/do-not-write/list.csv").data.decode("utf-8-sig")

    assert table.splitlines()[0] == "since,how,domain,verified,written_down_by,hash"
    assert len(table.splitlines()) == 3
    assert "lena" not in table.lower()
