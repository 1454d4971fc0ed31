"""Nothing is changed by a page that is not ours."""

import pytest
from builders import add_candidate

from sequencer.app import PUBLIC_PAGES
from sequencer.store.users import UserRole

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
ONE_CLICK = "public.stop"  # RFC 8058: a mail program has neither cookie nor form


def changing_routes(app):
    """(path, endpoint, method) of everything that could change something, with 1 for every part of a path."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        values = {name: _value(rule, name) for name in rule.arguments}
        for method in CHANGING & rule.methods:
            yield adapter.build(rule.endpoint, values, method), rule.endpoint, method


def _value(rule, name):
    return "sequence" if name == "scope" else "1" if type(rule._converters[name]).__name__ != "IntegerConverter" else 1


def test_every_form_of_the_desk_wants_the_token_of_its_page(desk):
    browser = desk.browser(UserRole.ADMINISTRATOR)
    open_pages = {blueprint.name for blueprint in PUBLIC_PAGES}

    answers = {
        (method, path): browser.open(path, method=method, bare=True).status_code
        for path, endpoint, method in changing_routes(desk.app)
        if endpoint.split(".")[0] not in open_pages
    }

    assert len(answers) > 20
    assert {key: status for key, status in answers.items() if status != 400} == {}


def test_candidates_pages_take_no_form_that_nobody_has_seen_either(desk):
    browser = desk.app.test_client()
    open_pages = {blueprint.name for blueprint in PUBLIC_PAGES}

    answers = {
        path: browser.open(path, method=method).status_code
        for path, endpoint, method in changing_routes(desk.app)
        if endpoint.split(".")[0] in open_pages
    }

    assert answers
    assert {path: status for path, status in answers.items() if status not in (400, 404)} == {}


@pytest.mark.parametrize("token", ["", "x", "made.up.token"])
def test_a_made_up_token_is_none(desk, token):
    answer = desk.browser().post("/stop-all-sending", bare=True, data={"csrf_token": token})

    assert answer.status_code == 400
    assert "This page was open for too long, or was not ours." in answer.text


def test_somebody_elses_token_is_none(desk):
    theirs = desk.browser(email="ada@acme.example").get("/account").text
    token = theirs.partition('name="csrf_token" value="')[2].partition('"')[0]
    stranger = desk.app.test_client()
    stranger.get("/sign-in")

    assert stranger.post("/sign-in", data={"csrf_token": token, "email": "a", "password": "b"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
    ],
)
def test_what_another_site_sends_is_refused_even_with_the_token(desk, headers):
    assert desk.browser().post("/stop-all-sending", headers=headers).status_code == 400


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}, {}])
def test_what_our_own_page_sends_is_taken(desk, headers):
    assert desk.browser().post("/stop-all-sending", headers=headers).status_code == 303


def test_behind_a_proxy_with_another_name_the_configured_address_counts(desk, tmp_path):
    desk.app.config["OWN_HOST"] = "jobs.acme.example"

    answer = desk.browser().post("/stop-all-sending", headers={"Origin": "https://jobs.acme.example"})

    assert answer.status_code == 303


def test_forms_may_say_where_they_come_from_to_ourselves_only(desk):
    browser = desk.browser()

    assert browser.get("/account").headers["Referrer-Policy"] == "same-origin"
    assert browser.get("/c/stop/x").headers["Referrer-Policy"] == "no-referrer"


def test_a_one_click_opt_out_needs_neither_token_nor_origin(desk):
    person = add_candidate(desk.road)
    link = desk.road.links.opt_out(person, 1).partition("/c/")[2]

    answer = desk.app.test_client(use_cookies=False).post(
        f"/c/{link}", data={"List-Unsubscribe": "One-Click"}, headers={"Origin": "null", "Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 200


def test_no_form_of_the_desk_is_larger_than_a_megabyte(desk):
    answer = desk.browser().post("/account", data={"name": "x" * 1_100_000})

    assert answer.status_code == 413
    assert "That is too large." in answer.text
