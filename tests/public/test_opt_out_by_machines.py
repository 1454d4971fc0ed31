"""The one-click address among machines: scanners, proxies, guessers, and mails from long ago (S-11 to S-15)."""

import os
import time
from dataclasses import replace

import pytest
from builders import add_candidate, add_sequence
from errands import LENA, every, run_of, work
from patient import PATIENCE
from sqlalchemy import delete
from visits import everything

from sequencer.app import create_app
from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.public.paper import EVEN_PACE
from sequencer.settings import Settings
from sequencer.store.suppressions import Suppression
from sequencer.store.touches import Touch

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
VISITS = int(os.environ.get("VISITS", "1000"))
SCANNERS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
    "Mozilla/5.0 (compatible; GoogleImageProxy)",
    "BarracudaCentral",
    "Proofpoint URL Defense",
    "Mimecast/1.0",
    "SkypeUriPreview Preview/0.5",
    "curl/8.5.0",
    "",
)


@pytest.fixture
def written(road):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    work(road)
    return road


@pytest.fixture
def link(written):
    return written.links.opt_out(1, 1).removeprefix("https://jobs.acme.example")


def browser_of(road, tmp_path, **settings):
    return create_app(Settings(data_dir=tmp_path, **settings), road).test_client(use_cookies=False)


def test_a_thousand_visits_of_scanners_change_nothing(written, tmp_path, link):
    """S-12."""
    browser, before = browser_of(written, tmp_path), everything(written)

    answers = {
        browser.open(
            link, method=("GET", "HEAD", "OPTIONS")[n % 3], headers={"User-Agent": SCANNERS[n % 8]}
        ).status_code
        for n in range(VISITS)
    }

    assert answers == {200}
    assert everything(written) == before


@pytest.mark.parametrize("dressed", ["{}", "{}/", "{}?utm_source=mail", "{}?List-Unsubscribe=One-Click"])
@pytest.mark.parametrize("told", [{}, {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1", "Host": "inner"}])
def test_behind_a_proxy_one_click_is_answered_at_once_and_nowhere_else(written, tmp_path, link, dressed, told):
    """S-11: the proxy ends TLS, names another host, and may put a slash at the end."""
    browser = browser_of(written, tmp_path, proxy_hops=1, base_url="https://jobs.acme.example")

    answer = browser.post(dressed.format(link), data=ONE_CLICK, headers=told)

    assert (answer.status_code, answer.headers.get("Location")) == (200, None)
    assert run_of(written).state is EnrollmentState.OPTED_OUT


def test_looking_with_the_words_of_one_click_in_the_address_changes_nothing(written, tmp_path, link):
    """S-12, S-13: only what is posted counts."""
    browser = browser_of(written, tmp_path)

    browser.get(f"{link}?List-Unsubscribe=One-Click")
    browser.post(f"{link}?List-Unsubscribe=One-Click", data={})

    assert every(written, Suppression) == []


def test_a_link_works_four_hundred_days_and_two_keys_later_and_when_its_mail_is_gone(written, clock, tmp_path, link):
    """S-14."""
    clock.pass_by(days=400)
    with written.database.write() as session:
        session.execute(delete(Touch))
    keys = (b"2" * 32, b"1" * 32, *written.links.signer.keys)
    rotated = replace(written, links=replace(written.links, signer=Signer(keys)))

    answer = browser_of(rotated, tmp_path).post(link, data=ONE_CLICK)

    assert answer.status_code == 200
    assert len(every(written, Suppression)) == 1


def test_a_link_tells_no_address_and_holds_128_bits_that_nobody_can_guess(link):
    """S-14."""
    token = link.rpartition("/")[2]
    proof = token.partition(".")[2]

    assert "lena" not in link.lower()
    assert len(proof) * 6 >= 128


def test_the_time_an_answer_takes_tells_nothing_about_a_link(written, tmp_path, link):
    """S-15: a link of ours, already used, one that was guessed, and one of another purpose."""
    browser = browser_of(written, tmp_path)
    browser.post(link, data=ONE_CLICK)
    signer = written.links.signer
    guesses = [
        link,
        f"/c/stop/{signer.sign('booking', '1.1')}",
        f"/c/stop/{Signer((b'x' * 32,)).sign('opt-out', '1.1')}",
    ]

    def asked(path):
        began = time.monotonic()
        answer = browser.post(path, data=ONE_CLICK)
        return time.monotonic() - began, (answer.status_code, answer.text)

    shapes, shortest = set(), dict.fromkeys(guesses, PATIENCE)

    for path in guesses * 30:  # by turns: a busy machine makes any one of them late, and all of them alike
        took, shape = asked(path)
        shapes.add(shape)
        shortest[path] = min(shortest[path], took)

    assert len(shapes) == 1
    assert max(shortest.values()) - min(shortest.values()) < EVEN_PACE / 2
    assert min(shortest.values()) >= EVEN_PACE
