"""Our own mails: every template in every language, with nothing blank in it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from sequencer.core.meet.wording import LANGUAGES
from sequencer.store.mail_templates import written

FOLDER = Path(__file__).parents[2] / "templates" / "email"
MAILS = sorted((path.parent.parent.name, path.parent.name) for path in FOLDER.glob("*/*/body.txt"))
TO_COLLEAGUES = {"invitation", "heads-up", "taken-over", "hours-noted", "hours-passed", "hours-request"}
TO_CANDIDATES = {name for name, _ in MAILS} - TO_COLLEAGUES
ABOUT_TIMES = {*TO_CANDIDATES, "invitation"}
FACTS = {
    "subject": "Re: Grippers",
    "hello": "Hi Lena,",
    "du": True,
    "tu": True,
    "sender": "Ana",
    "signature": "Ana Teles, Robotics, Acme",
    "zone": "Europe/Berlin",
    "here_place": "Berlin",
    "in_here": "in Berlin",
    "there_place": "Lisbon",
    "there_whose": "mine",
    "has_there": True,
    "minutes": 45,
    "by": "by video",
    "with_whom": "just you and me",
    "page_url": "https://acme.example/c/i/x",
    "held_until": "Wed 3 Mar, 11:00",
    "example": "Thursday evening",
    "evidence": "<b>one</b> evening",
    "is_beside_work": True,
    "fits": True,
    "moving": "",
    "gone": "Thu 4 Mar, 19:00 in Berlin",
    "was": "Thu 4 Mar, 19:00",
    "newcomer": "Tomas",
    "missed": "Thu 4 Mar",
    "follows": "",
    "times": [{"number": 1, "here": "Wed 3 Mar", "there": "17:30", "url": "https://acme.example/c/i/x/1"}],
    "day": "Thursday 4 March 2027",
    "start": "19:00",
    "end": "19:45",
    "others": [{"start": "18:00", "end": "18:45", "names": "Ana", "place": "Lisbon", "in_place": "in Lisbon"}],
    "stages": [{"start": "19:00", "end": "19:20", "name": "Coding", "names": "Ana"}],
    "own_stages": [{"start": "18:00", "end": "18:20", "name": "Coding", "names": "Ana"}],
    "is_optional": True,
    "has_gap": True,
    "what": "a short, informal chat",
    "kind": "video",
    "place": "https://meet.acme.example/otter",
    "phone": "+49 30 2312 5014",
    "names": "Ana",
    "call": "call",
    "summary": "Call with Ana",
    "is_alone": True,
    "restored": False,
    "move_url": "https://acme.example/c/b/x/move",
    "cancel_url": "https://acme.example/c/b/x/cancel",
    "weekday": "Thursday",
    "short": "Thu 4 Mar, 19:00",
    "short_day": "Thu 4 Mar",
    "before": "Wed 3 Mar, 19:00",
    "by_us": False,
    "undo_url": "https://acme.example/c/b/x/undo",
    "undo_until": "11:15",
    "case": "new",
    "who": "",
    "candidate": "Lena Brandt",
    "candidate_first": "Lena",
    "plan": "First conversation",
    "there": "19:00 to 19:45",
    "headline": "Engineer",
    "profile_url": "https://lena.example",
    "is_own": False,
    "beside": "Tomas",
}
FORMS = [
    {},
    {
        "du": False,
        "tu": False,
        "evidence": "",
        "fits": False,
        "moving": "Thu 4 Mar, 19:00",
        "has_there": False,
        "by_us": True,
        "follows": "held",
    },
    {"follows": "booked"},
    {"follows": "held"},
    {"kind": "phone", "place": "", "phone": "", "restored": True, "undo_url": "", "is_beside_work": False},
    {"kind": "in_person", "place": "Lindenhof 4", "is_alone": False, "case": "moved", "others": [], "is_own": True},
    {"case": "off", "evidence": "", "fits": True, "headline": ""},
]


WORDLESS = dict.fromkeys(
    ("subject", "hello", "by", "with_whom", "example", "call", "summary", "what", "there_whose"), "X"
)
ENGLISH = "the|your|you|and|with|answer|times?|call|for|of|is|not|it|this|at|free|here|another|nothing|until"


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.is_hidden = [], False

    def handle_starttag(self, tag, attrs):
        self.is_hidden = tag in ("style", "title")

    def handle_endtag(self, tag):
        self.is_hidden = False

    def handle_data(self, data):
        if not self.is_hidden:
            self.found.append(data)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "language"), [one for one in MAILS if one[0] in ABOUT_TIMES])
def test_every_mail_about_an_interview_is_whole_in_every_form(name, language, form):
    mail = written(name, language, FACTS | form)

    assert mail.subject
    for broken in ("{{", "None", "[", "](", "\n\n\n", "  ."):
        assert broken not in mail.text
    assert all(len(line) <= 72 or "https://" in line for line in mail.text.split("\n"))
    assert "{{" not in mail.html
    assert "class=" not in mail.html


def test_the_page_says_what_the_text_says_and_what_somebody_wrote_is_no_markup():
    mail = written("confirmation", "en", FACTS)
    words = Words()
    words.feed(mail.html)
    page = " ".join("".join(words.found).split())

    assert "<b>one</b> evening" not in mail.html
    assert "You wrote “<b>one</b> evening”, so we talk on" in page
    assert "There is nothing to prepare, and nobody else joins." in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_candidates_get_every_mail_in_every_language_we_speak(language):
    assert {name for name, one in MAILS if one == language} - TO_COLLEAGUES == TO_CANDIDATES


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "language"), [one for one in MAILS if one[0] in ABOUT_TIMES and one[1] != "en"])
def test_no_english_word_is_left_in_a_mail_of_another_language(name, language, form):
    mail = written(name, language, FACTS | WORDLESS | form)
    own = mail.text.replace("https://meet.acme.example/otter", "").replace(FACTS["signature"], "")

    assert not re.findall(rf"\b(?:{ENGLISH})\b", f"{mail.subject} {own}", re.IGNORECASE)


def test_a_mail_in_a_language_we_do_not_write_is_in_english():
    assert written("offer", "pl", FACTS) == written("offer", "en", FACTS)


def test_french_signs_stay_on_the_line_of_their_word():
    text = written("offer", "fr", FACTS).text

    assert "\u00a0:" in text
    assert not re.search(r" [:;?!»]|« ", text)


def test_a_fact_that_nobody_gave_is_an_error_and_never_a_blank():
    with pytest.raises(UndefinedError):
        written("offer", "en", {name: value for name, value in FACTS.items() if name != "held_until"})
