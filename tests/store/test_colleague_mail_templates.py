"""Mails to colleagues: whole in both languages and every form, with nothing blank in them."""

import pytest

from sequencer.store.mail_templates import written

FACTS = {
    "subject": "Re: your hours",
    "hello": "Hi Tomas,",
    "sender": "Ana",
    "signature": "Ana Teles, Acme",
    "zone": "Europe/Madrid",
    "plan": "First conversation",
    "until": "Mon 29 Mar",
    "hours": ["Monday to Friday: 09:00 to 17:00"],
    "case": "noted",
    "lines": ["Mon 8 Mar to Sun 14 Mar: no interviews"],
    "bookings": ["Thu 11 Mar, 14:00: Lena Brandt, First conversation"],
    "undo_url": "https://acme.example/c/h/x",
    "words": "maybe <b>then</b>",
    "candidate": "Lena Brandt",
    "first": "Lena",
    "minutes": 45,
    "by": "by video",
    "headline": "Leads gripper software",
    "profile_url": "https://lena.example",
    "wrote": "I'd love to talk <b>soon</b>",
    "times": ["Thu 4 Mar, 17:00 (18:00 in Berlin)", "Fri 5 Mar, 07:30"],
    "is_booked": False,
    "address": "lena@brandt.example",
}
FORMS = [
    {},
    {"plan": "", "hours": [], "bookings": [], "words": "", "headline": "", "profile_url": "", "wrote": ""},
    {"case": "undone", "is_booked": True, "address": ""},
    {"bookings": FACTS["bookings"] * 2},
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ["hours-request", "hours-noted", "hours-passed", "heads-up", "taken-over"])
def test_every_mail_to_a_colleague_is_whole_in_every_form(name, language, form):
    facts = FACTS | form | ({"plan": "First conversation"} if name == "heads-up" else {})

    mail = written(name, language, facts)

    assert mail.subject
    for broken in ("{{", "None", "[", "](", "\n\n\n", "  .", "“”", "„“"):
        assert broken not in mail.text
    assert all(len(line) <= 72 or "https://" in line or line.startswith("   ") for line in mail.text.split("\n"))
    assert "{{" not in mail.html
    assert "class=" not in mail.html
    assert "<b>then</b>" not in mail.html
    assert "<b>soon</b>" not in mail.html
