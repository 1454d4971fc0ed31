"""The demo's browser knows what a form holds by itself and what can be chosen in it; people find links, or say so."""

import threading

import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from sequencer.demo import visits
from sequencer.demo.browser import open_link, press
from sequencer.demo.letters import opened
from sequencer.errors import SequencerError

FORM = (
    '<form method="post" action="/take"><input type="hidden" name="once" value="7">'
    '<input type="radio" name="start" value="a"><input type="radio" name="start" value="b">'
    '<input type="checkbox" name="suits" value="yes"><button>Book it</button></form>'
)


@Request.application
def site(request):
    """A form, what it was given, and a page one is sent on to with a cookie."""
    if request.path == "/take" and request.method == "POST":
        response = Response("", 303, {"Location": f"/done?{request.form['once']}{request.form['start']}"})
        response.set_cookie("seen", "1")
        return response
    if request.path == "/done":
        return Response(f"{request.query_string.decode()} {request.cookies.get('seen')}")
    return Response(FORM if request.path == "/" else "", 200 if request.path == "/" else 404)


@pytest.fixture
def url():
    server = make_server("127.0.0.1", 0, site, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def letter(text):
    raw = f"From: ada@acme.example\r\nTo: lena@brandt.example\r\nSubject: Grippers\r\n\r\n{text}\r\n"
    return opened(raw.encode(), "lena@brandt.example")


def test_a_form_is_sent_with_what_it_holds_and_what_was_chosen_and_leads_on(url):
    page = open_link(url + "/")
    form = page.form("suits", "POST")

    done = press(page, form, {"start": form.choices["start"][1]})

    assert form.values == {"once": "7"}
    assert (done.status, done.url, done.text) == (200, f"{url}/done?7b", "7b 1")


def test_a_page_without_the_form_one_looks_for_has_none(url):
    assert open_link(url + "/").form("wish") is None


def test_a_mail_without_the_link_is_named():
    with pytest.raises(SequencerError, match="Grippers"):
        visits.book(letter("No link in here."), lambda: None)


def test_a_page_without_its_button_is_named(url):
    with pytest.raises(SequencerError, match="404"):
        visits.book(letter(f"{url}/c/i/token"), lambda: None, 1)
