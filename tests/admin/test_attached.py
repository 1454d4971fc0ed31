"""A file is brought on the page of a step, shown wherever the mail is shown, and taken out again; no script is needed."""

import io

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, every, work

from sequencer.core.write.attachments import LARGEST_TOGETHER
from sequencer.flows.enroll import enroll_address
from sequencer.store.attachments import KeptFile
from sequencer.store.sequence_drafts import SequenceDraft
from sequencer.store.touches import Touch
from sequencer.store.users import UserRole

PDF = b"%PDF-1.7 what we look for"
TYPED = {
    "step": "first", "kind": "email", "name": "", "subject": "Grippers", "thread": "reply", "when": "",
    "body": "New words.", "person": "1", "revision": "0",
}  # fmt: skip


@pytest.fixture
def desk(desk):
    add_sequence(desk.road, FIRST, SECOND)
    add_candidate(desk.road, LENA)
    enroll_address(desk.road, "Welcome", LENA)
    return desk


def large(octets):
    """The same form by hand: what the test client would put into a file of its own stays in memory."""
    head = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    fields = "".join(head.format(name, value) for name, value in (TYPED | {"also": "attach"}).items()).encode()
    file = b'--x\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n\r\n' + octets + b"\r\n--x--\r\n"
    return {"data": fields + file, "content_type": "multipart/form-data; boundary=x"}


def bring(browser, octets=PDF, name="the role.pdf", **more):
    data = TYPED | {"also": "attach", "file": (io.BytesIO(octets), name)} | more
    return browser.post("/sequences/1/draft", data=data, content_type="multipart/form-data", follow_redirects=True)


def steps(desk):
    return every(desk.road, SequenceDraft)[0].content["steps"]


def test_a_file_is_attached_and_what_was_typed_is_kept_with_it(desk):
    page = bring(desk.browser())

    assert "Attached, in the draft. Nothing that runs has changed." in page.text
    assert steps(desk)[0]["body"] == "New words."
    assert [one["name"] for one in steps(desk)[0]["attachments"]] == ["the role.pdf"]
    assert "<dt>Files</dt><dd>the role.pdf, 1 KB</dd>" in page.text
    assert "Mail, 1 file" in page.text


def test_a_file_is_taken_out_and_forgotten(desk):
    browser = desk.browser()
    bring(browser)

    page = browser.post(
        "/sequences/1/draft", data=TYPED | {"revision": "2", "without-file": "the role.pdf"}, follow_redirects=True
    )

    assert "Took the file out of the draft." in page.text
    assert "attachments" not in steps(desk)[0]
    assert every(desk.road, KeptFile) == []


@pytest.mark.parametrize(
    ("octets", "name", "says"),
    [
        (b"MZ", "virus.exe", "not a kind of file that can be sent along"),
        (b"MZ", "virus.pdf", "not what its ending says"),
        (b"", "", "Choose a file first"),
    ],
)
def test_what_cannot_be_sent_along_is_refused_beside_what_was_typed(desk, octets, name, says):
    page = bring(desk.browser(), octets, name)

    assert page.status_code == 422
    assert says in page.text
    assert "New words." in page.text
    assert every(desk.road, KeptFile) == []


def test_a_form_larger_than_any_mail_is_refused_unread(desk):
    assert desk.browser().post("/sequences/1/draft", **large(b"%PDF-" + b"x" * 8_000_000)).status_code == 413


def test_a_file_too_large_for_a_mail_is_refused_in_words(desk):
    page = desk.browser().post("/sequences/1/draft", **large(b"%PDF-" + b"x" * LARGEST_TOGETHER))

    assert page.status_code == 422
    assert "“big.pdf” is larger than 3 MB. Send a link to it instead." in page.text
    assert "New words." in page.text


def test_a_file_that_was_chosen_and_not_attached_is_told(desk):
    page = desk.browser().post("/sequences/1/draft", data=TYPED | {"file": "role.pdf"}, follow_redirects=True)

    assert "“role.pdf” is not attached: choose it again, then press Attach." in page.text


def test_a_file_is_given_back_as_a_download_and_never_shown(desk):
    browser = desk.browser()
    bring(browser)

    answer = browser.get("/sequences/1/files/0?step=first")

    assert answer.data == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="the role.pdf"'
    assert answer.mimetype == "application/octet-stream"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert browser.get("/sequences/1/files/1?step=first").status_code == 404
    assert browser.get("/sequences/1/files/0?step=second").status_code == 404


def test_files_of_another_team_s_sequence_are_nobody_else_s(desk):
    bring(desk.browser())

    stranger = desk.browser(UserRole.RECRUITER, "Care", email="eve@acme.example")

    assert stranger.get("/sequences/1/files/0?step=first").status_code == 404
    assert bring(stranger, name="evil.pdf").status_code == 404


def test_a_name_with_markup_in_it_is_a_name(desk):
    page = bring(desk.browser(), name="<b>x & y.pdf")

    assert [one["name"] for one in steps(desk)[0]["attachments"]] == ["b x & y.pdf"]
    assert "b x &amp; y.pdf" in page.text


def test_whoever_lets_a_mail_go_sees_what_goes_with_it(desk):
    browser = desk.browser()
    browser.post("/sequences/1/draft", data=TYPED | {"kind": "manual_email"})
    bring(browser, kind="manual_email", revision="1")
    browser.post("/sequences/1/review", data={"revision": str(every(desk.road, SequenceDraft)[0].revision)})
    work(desk.road)

    assert "<dt>Files</dt><dd>the role.pdf, 1 KB</dd>" in browser.get(f"/touches/{every(desk.road, Touch)[-1].id}").text


def test_the_review_says_that_files_have_changed(desk):
    browser = desk.browser()
    bring(browser, body="Hi Lena")

    assert "files changed" in browser.get("/sequences/1/review").text
