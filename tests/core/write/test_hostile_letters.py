"""Thousands of hostile values: from a spreadsheet cell to the wire no value adds a field, a line or a recipient."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import getaddresses

from hostile_letters import FACTS as LETTER
from hostile_letters import FIELDS, NASTY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sequencer.core.write.merge import STANDARD_FIELDS, fill, holds_encoded_word, hostile, unsafe_in_line
from sequencer.core.write.message import Draft, dated, freeze
from sequencer.core.write.rendering import Letter, render
from sequencer.errors import RenderError

EXAMPLES = int(os.environ.get("EXAMPLES", "500"))  # 10000 and more for the long run
SMALL = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
VALUE = st.lists(st.sampled_from(NASTY), max_size=6).map("".join) | st.text(max_size=80)
VALUES = st.dictionaries(st.sampled_from(sorted(STANDARD_FIELDS)), VALUE, max_size=5)
CLEAN_VALUE = VALUE.filter(lambda value: not hostile(value) and "=?" not in value and "?=" not in value)
CLEAN_VALUES = st.dictionaries(st.sampled_from(sorted(STANDARD_FIELDS)), CLEAN_VALUE, max_size=13)

FACTS = replace(LETTER, subject_template="For {{first_name|you}}{{last_name|Doe}}")


def mail(letter: Letter, values: dict[str, str]) -> bytes:
    draft = Draft(
        sender_name=values.get("sender_name", "Ana Teles"),
        sender_address="ana@n.example",
        recipient_name=values.get("full_name", "Lena"),
        recipient_address="lena@brandt.example",
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id="<sq-abc@n.example>",
        unsubscribe_url=FACTS.opt_out_url,
    )
    return dated(freeze(draft), datetime(2026, 11, 23, tzinfo=UTC))


def attempt(letter: Callable[[], Letter], values: dict[str, str]) -> bytes | None:
    try:
        return mail(letter(), values)
    except RenderError:
        return None


def assert_is_one_plain_mail(final: bytes) -> None:
    """Reads the bytes without any mail library, as a server would."""
    head = final.partition(b"\r\n\r\n")[0]
    assert re.findall(rb"^([^\s:]+):", head, re.MULTILINE) == [name.encode() for name in FIELDS]
    recipients = re.search(rb"^To: ((?:.|\r\n )*?)\r\n(?! )", head, re.MULTILINE).group(1).decode()
    assert [address for _, address in getaddresses([recipients.replace("\r\n", "")])] == ["lena@brandt.example"]
    assert max(map(len, final.split(b"\r\n"))) <= 998
    assert final.count(b"\r\n") == final.count(b"\r") == final.count(b"\n")
    assert b"\0" not in final
    assert final.isascii()


@SMALL
@given(VALUES)
def test_a_hostile_value_is_refused_or_stays_text(values):
    final = attempt(lambda: render(replace(FACTS, values=values)), values)

    if any(hostile(value, name) for name, value in values.items()):
        assert final is None
    elif final is None:
        assert holds_encoded_word(values["first_name"] + values["last_name"])  # side by side in the subject
    else:
        assert_is_one_plain_mail(final)


@SMALL
@given(CLEAN_VALUES)
def test_every_value_that_import_accepts_becomes_a_mail(values):
    final = mail(render(replace(FACTS, values=values)), values)

    assert_is_one_plain_mail(final)


@SMALL
@given(VALUE, VALUE, VALUE)
def test_a_draft_built_from_anything_is_refused_or_is_one_plain_mail(name, subject, text):
    letter = Letter(subject=subject, text=text, html=f"<p>{text}</p>", missing=())

    final = attempt(lambda: letter, {"full_name": name, "sender_name": name})

    if final is None:
        cannot_travel = re.search("[\0\ud800-\udfff]", text)
        assert unsafe_in_line(name) or unsafe_in_line(subject) or cannot_travel
    else:
        assert_is_one_plain_mail(final)


@SMALL
@given(CLEAN_VALUE, CLEAN_VALUE)
def test_values_are_never_read_as_templates(first, second):
    filled = fill("[{{first_name|x}}][{{employer|x}}]", {"first_name": first, "employer": second})

    assert filled.text == f"[{shown(first)}][{shown(second)}]"


def shown(value):
    is_blank = not any(c.isprintable() and not c.isspace() for c in value)
    return "x" if is_blank else " ".join(value.split())
