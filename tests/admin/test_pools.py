"""Talent pools: made, named, filled and started from, by those whose they are."""

from builders import add_candidate, add_sequence

from sequencer.flows.arrange_pools import make_pool, put_into_pool
from sequencer.store.pools import candidate_ids_in, pool_by_name
from sequencer.store.timeline import timeline_of
from sequencer.store.users import UserRole


def test_a_pool_is_made_and_named_anew(desk):
    browser = desk.browser()

    made = browser.post("/pools", data={"name": "SlotConf", "team": str(desk.team())})
    browser.post(made.headers["Location"], data={"name": "Met at SlotConf", "team": ""})

    with desk.road.database.read() as session:
        pool = pool_by_name(session, "Met at SlotConf")
    assert pool.team_id is None
    assert "Met at SlotConf" in browser.get("/pools").text


def test_a_name_that_is_taken_or_missing_is_refused_beside_its_field(desk):
    make_pool(desk.road, "SlotConf", None)
    browser = desk.browser()

    taken, missing = browser.post("/pools", data={"name": "SlotConf"}), browser.post("/pools", data={"name": " "})

    assert (taken.status_code, missing.status_code) == (422, 422)
    assert "There is a talent pool “SlotConf” already." in taken.text
    assert "A talent pool needs a name." in missing.text


def test_somebody_leaves_a_pool_and_both_are_told_in_the_timeline(desk):
    lena, pool_id = add_candidate(desk.road), make_pool(desk.road, "SlotConf", None)
    put_into_pool(desk.road, pool_id, [lena, lena, 999], "nadia@acme.example")
    assert put_into_pool(desk.road, pool_id, [lena], "nadia@acme.example") == 0

    desk.browser().post(f"/pools/{pool_id}/members/{lena}/remove")

    with desk.road.database.read() as session:
        assert candidate_ids_in(session, pool_id) == []
        assert [line.kind for line in timeline_of(session, lena)] == ["pool_joined", "pool_left"]


def test_a_start_for_a_pool_goes_on_to_the_review(desk):
    pool_id = make_pool(desk.road, "SlotConf", None)
    add_sequence(desk.road)

    answer = desk.browser().get(f"/pools/{pool_id}/start?sequence=1")

    assert answer.headers["Location"] == f"/sequences/1/start?pool={pool_id}"


def test_a_pool_of_another_team_is_not_there(desk):
    pool_id = make_pool(desk.road, "Gripper people", desk.team("Platform"))
    stranger = desk.browser(UserRole.RECRUITER, "Vision", email="vi@acme.example")

    assert stranger.get(f"/pools/{pool_id}").status_code == 404
    assert stranger.post(f"/pools/{pool_id}", data={"name": "Mine"}).status_code == 404
    assert stranger.get(f"/pools/{pool_id}/start").status_code == 404
    assert "Gripper people" not in stranger.get("/pools").text
