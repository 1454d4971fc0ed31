"""The opt-out page and the one-click address (S-10 to S-15)."""

import re
from dataclasses import replace

import pytest
from builders import add_candidate, add_sequence
from errands import LENA, every, run_of, told, work

from sequencer.app import create_app
from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.settings import Settings
from sequencer.store.suppressions import Channel, Suppression

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def written(road):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    work(road)
    return road


@pytest.fixture
def browser(written, tmp_path):
    """A client that keeps no cookie and follows nothing."""
    return create_app(Settings(data_dir=tmp_path), written).test_client(use_cookies=False)


@pytest.fixture
def link(written):
    return written.links.opt_out(1, 1).removeprefix("https://jobs.acme.example")


def nonce(page):
    return re.search(r'name="once" value="([^"]+)"', page.text).group(1)


def is_suppressed(road):
    return len(every(road, Suppression)) > 0


@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_one_click_opts_out_in_both_encodings_without_cookie_or_redirect(written, browser, link, form):
    """S-10, S-11."""
    answer = browser.post(link, data=ONE_CLICK, content_type=form)

    assert answer.status_code == 200
    assert "Location" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert every(written, Suppression)[0].channel is Channel.ONE_CLICK
    assert run_of(written).state is EnrollmentState.OPTED_OUT


def test_one_click_works_from_any_site_and_behind_any_host_name(written, browser, link):
    """S-10, A-28."""
    answer = browser.post(link, data=ONE_CLICK, headers={"Host": "evil.example", "Origin": "https://mail.example"})

    assert answer.status_code == 200
    assert "evil.example" not in answer.text
    assert is_suppressed(written)


@pytest.mark.parametrize("method", ["get", "head", "options"])
@pytest.mark.parametrize("agent", ["Mozilla/5.0", "GoogleImageProxy", "BarracudaCentral", "curl/8"])
def test_looking_changes_nothing(written, browser, link, method, agent):
    """S-12."""
    for _ in range(5):
        assert getattr(browser, method)(link, headers={"User-Agent": agent}).status_code == 200

    assert not is_suppressed(written)
    assert run_of(written).state is EnrollmentState.ACTIVE


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(written, browser, link, method):
    assert getattr(browser, method)(link, data=ONE_CLICK).status_code == 405
    assert not is_suppressed(written)


def test_the_page_has_one_button_and_pressing_it_opts_out(written, browser, link):
    page = browser.get(link)
    answer = browser.post(link, data={"once": nonce(page)})

    assert page.text.count("<button") == 1
    assert "Acme" in page.text
    assert answer.status_code == 200
    assert "won’t write again" in answer.text
    assert every(written, Suppression)[0].channel is Channel.PAGE


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"once": ""},
        {"once": "x"},
        {"List-Unsubscribe": "one-click"},
        {"List-Unsubscribe": ""},
        {"list-unsubscribe": "One-Click"},
    ],
)
def test_a_post_that_is_neither_our_form_nor_one_click_asks_again(written, browser, link, data):
    """S-13."""
    answer = browser.post(link, data=data)

    assert answer.status_code == 400
    assert "<button" in answer.text
    assert not is_suppressed(written)


def test_the_value_of_one_form_fits_no_other(written, browser, link):
    other = written.links.opt_out(1, 2).removeprefix("https://jobs.acme.example")
    assert browser.post(link, data={"once": nonce(browser.get(other))}).status_code == 400
    token = link.rpartition("/")[2]
    assert browser.post(link, data={"once": token}).status_code == 400

    assert not is_suppressed(written)


def test_pressing_again_is_still_a_yes_and_changes_nothing_more(written, browser, link):
    """S-15."""
    browser.post(link, data=ONE_CLICK)
    before = told(written)

    answers = [browser.post(link, data=ONE_CLICK) for _ in range(3)]

    assert {one.status_code for one in answers} == {200}
    assert (told(written), len(every(written, Suppression))) == (before, 1)


def test_a_guessed_link_is_answered_like_a_real_one(written, browser, link):
    """S-15."""
    forged = "/c/stop/" + Signer((b"x" * 32,)).sign("opt-out", "1.1")

    def shape(path):
        page = browser.get(path)
        done = browser.post(path, data=ONE_CLICK)
        bare = page.text.replace(nonce(page), "…")
        return page.status_code, bare, done.status_code, done.text, sorted(page.headers.keys())

    assert shape(forged) == shape("/c/stop/x") == shape("/c/stop/🦀")
    assert not is_suppressed(written)
    assert shape(forged) == shape(link)


def test_a_link_repeats_nothing_that_a_browser_would_run(browser):
    page = browser.get("/c/stop/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")

    assert "<script" not in page.text


def test_the_page_looks_into_nothing_of_another_house(browser, link):
    page = browser.get(link)

    assert "https://" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    with browser.get("/c/public.css") as stylesheet:
        assert stylesheet.mimetype == "text/css"


def test_a_link_from_before_two_rotations_of_the_key_still_works(written, tmp_path, link):
    """S-14."""
    keys = (b"2" * 32, b"1" * 32, *written.links.signer.keys)
    rotated = replace(written, links=replace(written.links, signer=Signer(keys)))
    browser = create_app(Settings(data_dir=tmp_path), rotated).test_client()

    assert browser.post(link, data=ONE_CLICK).status_code == 200
    assert is_suppressed(written)
