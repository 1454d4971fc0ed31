"""The facts of a person as a form asks for them: labels, hints, and what came back from the browser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sequencer.core.addresses import parse
from sequencer.core.read.candidate_row import read_value
from sequencer.errors import UserError


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    hint: str = ""
    is_long: bool = False


WHO = (
    Field("first_name", "First name"),
    Field("last_name", "Last name"),
    Field("headline", "What they do", "As they put it themselves: “Staff engineer, schedulers”."),
    Field("employer", "Employer"),
    Field("employer_domain", "Employer’s domain", "Like mareria.example."),
    Field("profile_url", "Profile", "A web address that is public."),
)
WHERE = (
    Field("zone", "Time zone", "Like Europe/Lisbon. Mails leave in their working hours."),
    Field("locale", "Language", "Like de or de-AT. Blank is English."),
    Field("country", "Country", "Two letters, like DE."),
)
LETTER = (
    Field(
        "opening_line",
        "Opening line",
        "One honest sentence why you write to this person. It stands where a text says {{opening_line}}.",
        is_long=True,
    ),
)
ORIGIN = (
    Field("source", "Source", "Where you found the address; a first mail says it. Like “her public talk page”."),
    Field("collected_on", "Collected on", "Like 2027-02-20."),
)
GROUPS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    ("Who", WHO),
    ("Where", WHERE),
    ("For the first mail", LETTER),
    ("Where we have it from", ORIGIN),
)
LABELS = {field.name: field.label for _, fields in GROUPS for field in fields}
_CODE = re.compile(r"`(\w+)`")


def label_of(name: str) -> str:
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def told_by(form: Mapping[str, str], custom: frozenset[str] = frozenset(), prefix: str = "") -> dict[str, str]:
    """What a form says of the fields it shows, as typed; with the prefix “was-” as they stood when it was opened."""
    names = [*LABELS, *sorted(custom)]
    return {name: form[prefix + name].replace("\r\n", "\n") for name in names if prefix + name in form}


def changed_meanwhile(typed: Mapping[str, str], seen: Mapping[str, str], present: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each field that two people have changed at once; whoever saves again keeps theirs."""
    return {
        name: f"Somebody has changed this to “{present.get(name, '')[:80]}” since you opened the page. "
        "Save once more to keep yours."
        for name, text in typed.items()
        if name in seen and seen[name] != text and present.get(name, "") not in (seen[name], text)
    }


def mistakes_in(values: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each field that cannot be kept as it is."""
    found: dict[str, str] = {}
    for name, text in values.items():
        try:
            if text.strip():
                read_value(name, text.strip())
        except UserError as error:
            found[name] = in_words(error)
    return found


def mistake_in_address(text: str) -> str:
    """What is wrong with an address; blank where nothing is."""
    try:
        parse(text)
    except UserError as error:
        return in_words(error)
    return ""


def in_words(error: UserError) -> str:
    """The sentence of a refusal with the names of fields as people read them."""
    return _CODE.sub(lambda found: f"“{label_of(found.group(1))}”", str(error))
