"""The first day: an empty folder, a browser, and nothing else, from the first account to an interview that is booked."""

import re
import threading
import time
from email import message_from_bytes, policy

import pytest
from installation import Installation
from patient import PATIENCE, comes_true
from playwright.sync_api import expect

from sequencer.demo.host import MailHost

OWN, SECRET = "ana@northlight.example", "an app password"
LENA = "lena@brandt.example"


class Post:
    """What candidates and colleagues have got so far."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mails = []

    def take(self, _sender, recipient, raw) -> None:
        with self._lock:
            self._mails.append((recipient.lower(), message_from_bytes(raw, policy=policy.default)))

    def of(self, address):
        with self._lock:
            return [mail for recipient, mail in self._mails if recipient == address]

    def wait_for(self, address, number):
        there = comes_true(lambda: len(self.of(address)) >= number)
        assert there, f"{address} has {len(self.of(address))} mails, not {number}"
        return self.of(address)[number - 1]


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def host(post):
    host = MailHost(post.take).start()
    host.add_account(OWN, SECRET)
    yield host
    host.stop()


@pytest.fixture
def empty_folder(tmp_path, host):
    (tmp_path / "var").mkdir(mode=0o700)
    installation = Installation(tmp_path)
    installation.allow(host.smtp_port, host.imap_port)
    return installation


def press(place):
    """Click, and see the page that it leads to."""
    with place.page.expect_navigation():
        place.click()


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


@pytest.mark.timeout(600)
def test_from_an_empty_folder_to_a_booked_interview_without_the_command_line(chromium, empty_folder, host, post):
    told = empty_folder.try_to("setup").stderr
    with empty_folder.running("run"):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        page.goto(re.search(r"http://\S+/welcome/\S+", told).group())
        make_an_account(page)
        tell_who_we_are(page)
        connect_a_mailbox(page, host)
        name_a_team_and_a_window(page)
        bring_in_lena(page)
        copy_a_sequence_and_try_it(page, post)
        somebody_to_talk_to(page)
        start_lena(page)
        first = post.wait_for(LENA, 1)
        assert "Your talk on grippers stayed with me" in text_of(first)

        host.deliver(answer(first, "Happy to talk. Evenings are easier for me, I finish at six."), OWN)
        hand_over(page)
        offer = post.wait_for(LENA, 2)
        book(context, offer)
        confirmation = post.wait_for(LENA, 3)
        assert "text/calendar" in [part.get_content_type() for part in confirmation.walk()]
        page.goto(f"{base(page)}/interviews")
        expect(page.get_by_text("Lena Brandt").first).to_be_visible()
        context.close()
    assert len(post.of(LENA)) == 3


def base(page):
    return re.match(r"http://[^/]+", page.url).group()


def make_an_account(page):
    page.locator("main").get_by_label("Your name").fill("Ana Teles")
    page.locator("main").get_by_label("Your address").fill(OWN)
    page.locator("main").get_by_label("A password").fill("three words nobody guesses")
    press(page.get_by_role("button", name="Begin"))
    page.wait_for_url("**/first-steps")


def tell_who_we_are(page):
    page.locator("main").get_by_label("Name people know you by").fill("Northlight")
    page.locator("main").get_by_label("Legal name").fill("Northlight GmbH")
    page.locator("main").get_by_label("Postal address").fill("Lindenhof 4\n10115 Berlin")
    page.locator("main").get_by_label("Page about personal data").fill("https://northlight.example/privacy")
    page.locator("main").get_by_label("Who answers questions about data").fill("privacy@northlight.example")
    page.locator("main").get_by_label("Time zone").fill("Europe/Berlin")
    press(page.get_by_role("button", name="Keep this"))


def connect_a_mailbox(page, host):
    page.goto(f"{base(page)}/mailboxes/new")
    press(page.get_by_role("link", name="Own server"))
    page.locator("main").get_by_label("Address").fill(OWN)
    page.locator("main").get_by_label("Password").fill(SECRET)
    page.locator("main").get_by_label("Server that sends (SMTP)").fill(f"127.0.0.1:{host.smtp_port}")
    page.locator("main").get_by_label("Server that holds the mail (IMAP)").fill(f"127.0.0.1:{host.imap_port}")
    for choice in page.locator("main").get_by_label("Encrypted how").all():
        choice.select_option("none")
    page.locator("main").get_by_label("Who writes").fill("Ana Teles")
    page.locator("main").get_by_label("Signature").fill("Ana Teles\nGrip and motion, Northlight")
    press(page.get_by_role("button", name="Connect and check"))
    page.get_by_role("button", name="Check it again").wait_for()
    expect(page.locator("main").get_by_text("in order").first).to_be_visible()


def name_a_team_and_a_window(page):
    page.goto(f"{base(page)}/first-steps")
    page.locator("main").get_by_label("Name").fill("Grip and motion")
    press(page.get_by_role("button", name="Add the team"))
    page.locator("main").get_by_label("Not before").fill("00:00")
    page.locator("main").get_by_label("Not after").fill("24:00")
    for day in ("Sat", "Sun"):
        page.locator("main").get_by_label(day).check()
    press(page.get_by_role("button", name="Keep this window"))


def bring_in_lena(page):
    page.goto(f"{base(page)}/imports")
    people = (
        "Mail,First name,Last name,Time zone,Where from,Opener\n"
        f"{LENA},Lena,Brandt,Europe/Berlin,her talk at Slotconf,Your talk on grippers stayed with me.\n"
    )
    page.locator("main").get_by_label("CSV file").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": people.encode()}
    )
    press(page.get_by_role("button", name="Look at the file"))
    page.locator("main").get_by_label("Mail becomes").select_option("email")
    page.locator("main").get_by_label("Time zone becomes").select_option("zone")
    page.locator("main").get_by_label("Where from becomes").select_option("source")
    page.locator("main").get_by_label("Opener becomes").select_option("opening_line")
    page.locator("main").get_by_label("Talent pool").fill("Speakers")
    press(page.get_by_role("button", name="Try it with these columns"))
    press(page.get_by_role("button", name="Import 1 new"))
    page.wait_for_url(re.compile(r"/imports/\d+$"))


def copy_a_sequence_and_try_it(page, post):
    page.goto(f"{base(page)}/starters")
    press(page.get_by_role("button", name=re.compile("Copy and open it")).first)
    press(page.get_by_role("button", name="Test to me"))
    test = post.wait_for(OWN, 3)  # after the two of the live check
    assert test["Subject"].startswith("[Test] ")


def somebody_to_talk_to(page):
    page.goto(f"{base(page)}/interviews/people/new")
    page.locator("main").get_by_label("Name").fill("Ana Teles")
    page.locator("main").get_by_label("Address for invitations").fill(OWN)
    press(page.get_by_role("button", name=re.compile("Keep|Add|Save")))
    page.wait_for_url(re.compile(r"/interviews/people"))
    page.goto(f"{base(page)}/interviews/plans/new")
    page.locator("main").get_by_label("Name").first.fill("First conversation")
    page.locator("main").get_by_label("Meeting link, or where you meet").fill("https://meet.northlight.example/otter")
    page.locator("main").get_by_label("Ana Teles").first.check()
    press(page.get_by_role("button", name=re.compile("Keep|Add|Make|Save")))


def start_lena(page):
    page.goto(f"{base(page)}/sequences/1/start")
    press(page.get_by_role("link", name=re.compile("^Review")))
    press(page.get_by_role("button", name=re.compile("Start 1 person")))


def answer(mail, words):
    return (
        f"From: Lena Brandt <{LENA}>\r\nTo: {OWN}\r\nSubject: Re: {mail['Subject']}\r\n"
        f"Message-ID: <answer-{time.time_ns()}@brandt.example>\r\nIn-Reply-To: {mail['Message-ID']}\r\n"
        f"Date: {mail['Date']}\r\n\r\n{words}\r\n"
    ).encode()


def hand_over(page):
    answers = page.locator("main").get_by_role("link", name=re.compile("Lena Brandt"))
    until = time.monotonic() + PATIENCE
    page.goto(f"{base(page)}/inbox")
    while not answers.count():
        assert time.monotonic() < until, "the answer does not come up in the inbox"
        page.reload()
    press(answers.first)
    press(page.get_by_role("button", name=re.compile("Offer times")))


def book(context, offer):
    page = context.new_page()
    page.goto(re.search(r"http://\S+/c/i/[^\s>]+", text_of(offer)).group())
    page.get_by_role("radio").first.check()
    press(page.get_by_role("button", name="Next"))
    page.wait_for_timeout(2_500)  # whoever is faster than two seconds is asked once more
    page.get_by_role("checkbox").check()
    press(page.get_by_role("button").last)
    page.wait_for_url(re.compile("/c/b/"))
    page.close()
