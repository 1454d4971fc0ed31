"""Anybody may open a mailbox of the demo in the browser and answer as its owner; the product acts on it at once."""

import threading
import time
from datetime import timedelta

import pytest
from companies import write_company

from sequencer.demo.browser import open_link, press
from sequencer.demo.ledger import Deed
from sequencer.demo.show import opened

LENA, OMAR, INES, ADA = "lena@brandt.example", "omar@aziz.example", "ines@prado.example", "ada@acme.example"
_PATIENCE = 30.0  # seconds


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    """A small company after its first two hours, with its clock running."""
    files = write_company(tmp_path_factory.mktemp("company"))
    stopping = threading.Event()
    with opened(tmp_path_factory.mktemp("data"), "127.0.0.1:0", files, is_watched=True) as found:
        found.story.play(lambda _now: None, lambda _gap: None, stopping, timedelta(hours=2))
        living = threading.Thread(target=found.story.live, args=(lambda _now: None, stopping.is_set))
        living.start()
        yield found
        stopping.set()
        living.join()


@pytest.fixture
def visit(show):
    """Opens a page of the sandbox."""
    return lambda path="": open_link(f"{show.stage.tools.settings.public_url}/sandbox/{path}")


@pytest.fixture
def arrives(show):
    """Waits until a mailbox holds so many mails; returns their subjects, the newest first."""

    def wait(owner, number):
        until = time.monotonic() + _PATIENCE
        while len(show.sandbox.outside.post.of(owner)) < number and time.monotonic() < until:
            time.sleep(0.05)
        return [one.shown.subject for one in show.sandbox.outside.post.of(owner)]

    return wait


def number_of(show, owner, *, is_own=False):
    """The newest mail that came to somebody, or that they wrote."""
    return next(one.number for one in show.sandbox.outside.post.of(owner) if one.is_own is is_own)


def test_the_list_names_everybody_with_what_they_have_not_read(visit):
    page = visit()

    assert page.status == 200
    assert all(name in page.text for name in ("Lena Brandt", "Omar Aziz", "Inês Prado"))
    assert "<b>1</b> new" in page.text


def test_a_mail_is_shown_with_its_words_and_links_into_the_real_pages(show, visit):
    page = visit(f"{OMAR}/{number_of(show, OMAR)}")

    assert "shall we talk?" in page.text
    assert f'href="{show.stage.tools.settings.public_url}/c/stop/' in page.text


def test_opening_a_mail_makes_it_read(show, visit):
    visit(f"{OMAR}/{number_of(show, OMAR)}")

    assert show.sandbox.outside.post.unread()[OMAR] == 0


def test_an_answer_is_a_real_mail_that_is_acted_upon_and_an_invitation_is_answered_by_the_calendar(
    show, visit, arrives
):
    offered = visit(f"{LENA}/{number_of(show, LENA)}")
    sent = press(offered, offered.form("words"), {"words": "Option 1 works, thank you."})
    after_answer, deeds = arrives(LENA, 5), show.ledger.done

    invited = visit(f"{LENA}/{number_of(show, LENA)}")
    invitation = next(one for one in invited.forms if one.action.endswith("/invitation"))
    accepted = press(invited, invitation, {"answer": "accept"})

    assert "Sent. It is read within a few seconds" in sent.text
    assert "call with Ada" in after_answer[0]
    assert deeds[-1].deed is Deed.ANSWERS
    assert "The calendar has answered: accepted." in accepted.text
    assert arrives(LENA, 6)[0].startswith("Accepted: ")


def test_the_mail_programs_button_stops_everything_at_once(show, visit):
    page = visit(f"{INES}/{number_of(show, INES)}")

    done = press(page, next(one for one in page.forms if one.action.endswith("/unsubscribe")))

    assert "Nobody writes to this person any more." in done.text
    assert show.ledger.done[-1].deed is Deed.CLICKS


def test_a_colleague_has_a_mailbox_with_other_things_to_try(show, visit):
    raw = b"From: Ada <ada@acme.example>\r\nSubject: Your hours\r\n\r\nWhen can you talk?\r\n"
    show.sandbox.outside.post.keep(ADA, show.sandbox.outside.clock(), raw)

    page = visit(f"{ADA}/{number_of(show, ADA)}")

    assert "I can do Thursday evenings" in page.text
    assert "in London" in page.text


def test_an_empty_answer_is_not_sent_and_says_so(show, visit):
    before = len(show.ledger)
    page = visit(f"{OMAR}/{number_of(show, OMAR)}")

    refused = press(page, page.form("words"), {"words": "  "})

    assert (refused.status, len(show.ledger)) == (422, before)
    assert "There is nothing in it yet." in refused.text


def test_the_html_of_a_mail_is_shut_away(show):
    client = show.stage.app.test_client()

    response = client.get(f"/sandbox/{LENA}/{number_of(show, LENA)}/html")

    assert response.headers["Content-Security-Policy"].endswith("sandbox allow-popups allow-popups-to-escape-sandbox")
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["nobody@brandt.example/", f"{OMAR}/999", f"{OMAR}/0", "gone/1/html"])
def test_what_is_not_there_is_not_found(visit, path):
    assert visit(path).status == 404


def test_a_mail_is_only_in_its_owners_mailbox(show, visit):
    assert visit(f"{OMAR}/{number_of(show, LENA)}").status == 404


def test_nobody_answers_a_mail_of_their_own(show, visit):
    show.sandbox.outside.post.keep(OMAR, show.sandbox.outside.clock(), b"Subject: Hello\r\n\r\nHi\r\n", is_own=True)

    assert visit(f"{OMAR}/{number_of(show, OMAR, is_own=True)}").form("words") is None


def test_a_form_without_its_token_changes_nothing(show):
    client, before = show.stage.app.test_client(), len(show.ledger)

    response = client.post(f"/sandbox/{OMAR}/{number_of(show, OMAR)}/answer", data={"words": "Please stop."})

    assert (response.status_code, len(show.ledger)) == (400, before)


@pytest.mark.parametrize("path", ["/sandbox/", "/c/i/a-link"])
def test_the_story_waits_while_somebody_looks_at_what_candidates_see(show, path):
    show.sandbox.seen = float("-inf")
    client = show.stage.app.test_client()

    client.get(path, headers={"User-Agent": ""})
    by_its_own_people = show.sandbox.is_visited
    client.get(path, headers={"User-Agent": "Mozilla/5.0"})

    assert (by_its_own_people, show.sandbox.is_visited) == (False, True)


def test_one_may_let_the_time_pass_and_stays_where_one_is(show, visit):
    page = visit(f"{OMAR}/")

    after = press(page, page.form("back"))

    assert show.sandbox.go_on.is_set()
    assert after.url.endswith(f"/sandbox/{OMAR}/")


def test_every_page_of_the_desk_links_to_the_mailboxes(show):
    links = show.stage.app.jinja_env.globals["demo_links"]

    assert links == (("People’s mailboxes", "/sandbox/"),)
