"""Our own mails: every template in every language, with nothing blank in it."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from sequencer.store.mail_templates import written

FOLDER = Path(__file__).parents[2] / "templates" / "email"
MAILS = sorted((path.parent.parent.name, path.parent.name) for path in FOLDER.glob("*/*/body.txt"))
ABOUT_TIMES = ("offer", "none-fits", "which", "taken", "confirmation", "changed", "cancelled", "invitation")
FACTS = {
    "subject": "Re: Grippers",
    "hello": "Hi Lena,",
    "du": True,
    "sender": "Ana",
    "signature": "Ana Teles, Robotics, Acme",
    "zone": "Europe/Berlin",
    "here_place": "Berlin",
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
    "times": [{"number": 1, "here": "Wed 3 Mar", "there": "17:30", "url": "https://acme.example/c/i/x/1"}],
    "day": "Thursday 4 March 2027",
    "start": "19:00",
    "end": "19:45",
    "others": [{"start": "18:00", "end": "18:45", "names": "Ana", "place": "Lisbon"}],
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
    {"du": False, "evidence": "", "fits": False, "moving": "Thu 4 Mar, 19:00", "has_there": False, "by_us": True},
    {"kind": "phone", "place": "", "phone": "", "restored": True, "undo_url": "", "is_beside_work": False},
    {"kind": "in_person", "place": "Lindenhof 4", "is_alone": False, "case": "moved", "others": [], "is_own": True},
    {"case": "off", "evidence": "", "fits": True, "headline": ""},
]


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


def test_each_language_has_the_same_mails():
    german = {name for name, language in MAILS if language == "de" and name in ABOUT_TIMES}

    assert german == set(ABOUT_TIMES) - {"invitation"}  # colleagues read English


def test_a_fact_that_nobody_gave_is_an_error_and_never_a_blank():
    with pytest.raises(UndefinedError):
        written("offer", "en", {name: value for name, value in FACTS.items() if name != "held_until"})
