"""Mails that are no answers: somebody away whose date is corrected, files that came along, and what could not be read."""

from datetime import UTC, datetime

import pytest
from answering import answered, away, written_to
from builders import add_inbound_mail, add_mailbox
from errands import LENA, arrive, cited, every, run_of, told

from sequencer.core.states import EnrollmentState, MailKind
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.wishes import Wish, WishKind

NOTE = "Thank you for your mail. I am out of the office and will be back on 15 March 2027. My colleague helps you."
WITH_FILES = """From: {sender}\r
To: ada@acme.example\r
Subject: Re: Grippers\r
In-Reply-To: {cited}\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=x\r
\r
--x\r
Content-Type: text/plain\r
\r
Happy to talk, my CV is attached.\r
--x\r
Content-Type: application/pdf; name="<cv>.pdf"\r
Content-Disposition: attachment; filename="<cv>.pdf"\r
\r
{content}\r
--x\r
Content-Type: text/html; name="page.html"\r
Content-Disposition: attachment; filename="page.html"\r
\r
<script>steal()</script>\r
--x--\r
"""


def corrected(browser, mail, day):
    return browser.post(f"/inbox/mail/{mail.id}/return", data={"returns_on": day})


def test_the_day_of_return_stands_beside_the_words_it_was_read_from(desk, inboxes):
    mail = away(desk.road, inboxes, NOTE)

    page = desk.browser().get(f"/inbox/mail/{mail.id}").text

    assert "Back on Monday 15 March 2027" in page
    assert "<mark>I am out of the office and will be back on 15 March 2027</mark>" in page
    assert 'name="returns_on" min="2027-03-01" value="2027-03-15"' in page


@pytest.mark.parametrize(("day", "resumes"), [("2027-03-22", 23), ("2027-03-04", 5)])
def test_a_corrected_day_moves_the_pause_in_both_directions(desk, inboxes, day, resumes):
    mail = away(desk.road, inboxes, NOTE)

    answer = corrected(desk.browser(), mail, day)

    run = run_of(desk.road)
    assert answer.status_code == 303
    assert (run.state, run.resumes_at) == (EnrollmentState.PAUSED, datetime(2027, 3, resumes, 8, tzinfo=UTC))
    assert every(desk.road, InboundMail)[0].reason == run.reason
    assert told(desk.road)[-1] == "absence_corrected"


def test_the_same_day_again_changes_nothing(desk, inboxes):
    mail, browser = away(desk.road, inboxes, NOTE), desk.browser()

    corrected(browser, mail, "2027-03-22")
    corrected(browser, mail, "2027-03-22")

    assert told(desk.road).count("absence_corrected") == 1


@pytest.mark.parametrize(
    ("day", "why"),
    [("2027-02-28", "That day is over"), ("2031-01-01", "more than two years"), ("soon", "Choose the day")],
)
def test_a_day_that_cannot_be_is_refused_and_the_pause_stays(desk, inboxes, day, why):
    mail = away(desk.road, inboxes, NOTE)
    before = run_of(desk.road).resumes_at

    answer = corrected(desk.browser(), mail, day)

    assert answer.status_code == 422
    assert why in answer.text
    assert run_of(desk.road).resumes_at == before


def test_a_day_corrected_after_the_run_went_on_pauses_it_again(desk, inboxes, clock):
    mail = away(desk.road, inboxes, "I am out of the office at the moment.")
    browser = desk.browser()
    browser.post(f"/runs/{run_of(desk.road).id}/resume")

    corrected(browser, mail, "2027-03-22")

    assert run_of(desk.road).resumes_at == datetime(2027, 3, 23, 8, tzinfo=UTC)


def test_a_pause_by_a_person_is_not_moved(desk, inboxes):
    mail = away(desk.road, inboxes, NOTE)
    with desk.road.database.write() as session:
        run = session.merge(run_of(desk.road))
        run.reason_code, run.resumes_at = "written_by_hand", None

    corrected(desk.browser(), mail, "2027-03-22")

    assert run_of(desk.road).resumes_at is None


def test_an_answer_of_a_person_has_no_day_of_return(desk, inboxes):
    answered(desk.road, inboxes, "No thanks.")

    answer = corrected(desk.browser(), every(desk.road, InboundMail)[0], "2027-03-22")

    assert answer.status_code == 422
    assert "no note of somebody who is away" in answer.text


def test_files_are_named_with_kind_and_size_and_only_ever_downloads(desk, inboxes):
    written_to(desk.road)
    raw = WITH_FILES.format(sender=LENA, cited=cited(desk.road), content="x" * 20_000).encode()
    arrive(desk.road, inboxes, raw)
    browser = desk.browser()

    page = browser.get("/inbox/1").text
    files = [browser.get(f"/mails/1/files/{number}") for number in (0, 1)]

    assert "&lt;cv&gt;.pdf" in page
    assert "PDF, 20 KB" in page
    assert "Web page, 1 KB" in page
    assert "steal()" not in page
    for file in files:
        assert file.headers["Content-Disposition"].startswith("attachment")
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert file.mimetype == "application/octet-stream"


def test_a_mail_that_cannot_be_read_says_why_and_that_all_was_stopped(desk, inboxes):
    written_to(desk.road, first_name="Lena", last_name="Brandt")
    deep = f"From: {LENA}\r\nSubject: Re: Grippers\r\nMIME-Version: 1.0\r\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(400)
    )
    arrive(desk.road, inboxes, deep.encode())

    page = desk.browser().get("/inbox/mail/1").text

    assert "We cannot read this mail" in page
    assert "Every run of Lena Brandt was stopped to be safe." in page
    assert "/mails/1/raw" in page
    assert run_of(desk.road).state is EnrollmentState.ANSWERED


@pytest.mark.parametrize(
    ("state", "kind"),
    [(InboundState.UNMATCHED, MailKind.HUMAN), (InboundState.UNREADABLE, MailKind.UNREADABLE)],
)
def test_a_mail_that_was_seen_to_comes_back_as_it_had_come(desk, state, kind):
    mail_id = add_inbound_mail(
        desk.road, add_mailbox(desk.road), b"From: a@b.example\r\n\r\nHello", state=state, kind=kind
    )
    desk.team()
    browser = desk.browser()

    done = browser.post(f"/inbox/mail/{mail_id}/seen")
    page = browser.get(done.headers["Location"]).text
    seen = every(desk.road, InboundMail)[0].state
    browser.post(f"/inbox/mail/{mail_id}/again")

    assert f'action="/inbox/mail/{mail_id}/again"' in page
    assert seen is InboundState.HANDLED
    assert every(desk.road, InboundMail)[0].state is state


def test_a_wish_that_was_seen_to_comes_back(desk, inboxes):
    answered(desk.road, inboxes, "Yes, happy to talk!")
    with desk.road.database.write() as session:
        session.add(Wish(candidate_id=1, kind=WishKind.TIMES, text="After eight", created_at=desk.road.now()))
    browser = desk.browser()

    browser.post("/inbox/wish/1/seen", data={"plan": "0"})
    seen = every(desk.road, Wish)[0].handled_at
    browser.post("/inbox/wish/1/again")

    assert seen is not None
    assert every(desk.road, Wish)[0].handled_at is None
