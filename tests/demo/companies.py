"""A company of three people and two mails, for tests that need a demo but not its whole story."""

from datetime import date

import yaml

ORGANISATION = {
    "organisation": {
        "name": "Acme",
        "legal_name": "Acme Ltd",
        "postal_address": "1 Long Road\nLondon",
        "privacy_url": "https://acme.example/privacy",
        "contact": "privacy@acme.example",
        "zone": "Europe/London",
    },
    "users": [{"name": "Nora Reed", "email": "nora@acme.example", "role": "administrator"}],
    "teams": [{"name": "Robotics", "roles": ["Lead engineer"]}],
    "sequences": [
        {
            "folder": "robotics",
            "team": "Robotics",
            "pool": "Grippers",
            "mailbox": "ada@acme.example",
            "sender": "Ada Lovelace",
            "signature": "Ada Lovelace",
        }
    ],
}
SEQUENCE = {
    "name": "Grippers",
    "team": "Robotics",
    "sender": "ada@acme.example",
    "window": "always",
    "interview": "A call",
    "hand_over": "automatic",
    "steps": [
        {"key": "hello", "kind": "email", "subject": "Grippers", "body": "Hi {{first_name}},\n\nshall we talk?"},
        {"key": "again", "kind": "email", "delay": "4 days", "body": "Hi {{first_name}},\n\nonce more."},
    ],
}
PLAN = {
    "name": "A call",
    "team": "Robotics",
    "kind": "phone",
    "duration_min": 30,
    "place": "+44 20 7946 0100",
    "people": [
        {
            "name": "Ada Lovelace",
            "email": "ada@acme.example",
            "zone": "Europe/London",
            "weekly": [{"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "17:00"}],
            "outside": [{"days": [1, 2, 3, 4, 5], "start": "17:00", "end": "20:00"}],
        }
    ],
}
CALENDARS = [
    {
        "owner": "ada@acme.example",
        "name": "Ada's calendar",
        "zone": "Europe/London",
        "appointments": [{"title": "Chess", "day": date(2026, 12, 1), "start": "18:00", "end": "20:00"}],
    }
]
PEOPLE = {
    "lena@brandt.example": [
        {"mail": 1, "deed": "answers", "after": "1 hour", "words": "Yes, I am interested, let's talk."}
    ],
    "omar@aziz.example": [{"mail": 1, "deed": "clicks", "after": "1 hour"}],
}
CANDIDATES = """email,first_name,last_name,zone,locale,source,collected_on
lena@brandt.example,Lena,Brandt,Europe/Berlin,en,your own site,2026-11-20
omar@aziz.example,Omar,Aziz,Europe/London,en,your own site,2026-11-20
ines@prado.example,Inês,Prado,Europe/Lisbon,en,your own site,2026-11-20
"""


def write_company(folder, people=PEOPLE):
    """The files of the company; returns the folder."""
    team = folder / "robotics"
    team.mkdir()
    for path, content in (
        (folder / "organisation.yaml", ORGANISATION),
        (folder / "calendars.yaml", CALENDARS),
        (folder / "people.yaml", {"nobody_there": [], "people": people}),
        (team / "sequence.yaml", SEQUENCE),
        (team / "interview.yaml", PLAN),
    ):
        path.write_text(yaml.safe_dump(content), encoding="utf-8")
    (team / "candidates.csv").write_text(CANDIDATES, encoding="utf-8")
    return folder
