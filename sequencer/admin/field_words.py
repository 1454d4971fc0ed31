"""The facts about a person as people call them."""

import re

from sequencer.core.read.candidate_columns import COLLECTED_ON, EMAIL, OTHER_EMAILS

FIELD_WORDS = {
    EMAIL: "Address",
    OTHER_EMAILS: "Further addresses",
    "first_name": "First name",
    "last_name": "Last name",
    "employer": "Employer",
    "employer_domain": "Employer’s domain",
    "headline": "Headline",
    "profile_url": "Profile",
    "zone": "Time zone",
    "country": "Country",
    "locale": "Language",
    "source": "Source",
    COLLECTED_ON: "Collected on",
    "opening_line": "Opening line",
}
_QUOTED = re.compile(r"`(\w+)`")


def field_words(field: str) -> str:
    """“First name” for first_name; a field that an import has brought as it was called there."""
    return FIELD_WORDS.get(field, field.replace("_", " ").capitalize())


def in_words(sentence: str) -> str:
    """A sentence with the names of fields as people call them."""
    return _QUOTED.sub(lambda found: f"“{field_words(found.group(1))}”", sentence)
