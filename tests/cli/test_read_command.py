import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sequencer.cli.read import read_command

MAILS = Path(__file__).parents[1] / "mails"


@pytest.fixture
def run():
    return lambda *arguments, **given: CliRunner().invoke(read_command, [str(one) for one in arguments], **given)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_file_gets_one_line_in_the_order_given(run):
    result = run(MAILS / "complaint.eml", MAILS / "bounce_unknown_user.eml")

    assert result.exit_code == 0
    assert [line["kind"] for line in lines(result)] == ["complaint", "bounce"]


def test_parts_that_do_not_apply_are_absent(run):
    (line,) = lines(run(MAILS / "bounce_unknown_user.eml"))

    assert set(line) == {"file", "kind", "reason", "bounce"}
    assert line["bounce"] == {
        "recipients": ["marta.kaya@example.net"],
        "permanence": "hard",
        "status": "5.1.1",
        "cause": "unknown_user",
    }


def test_a_reply_shows_text_and_intent(run):
    (line,) = lines(run(MAILS / "human_reply_with_signature.eml"))

    assert (line["kind"], line["reply"]["intent"]) == ("human", "interested")
    assert line["reply"]["text"].endswith("Noor")


def test_an_absence_shows_its_end(run):
    (line,) = lines(run(MAILS / "away_with_return_date.eml"))

    assert line["auto_reply"] == {"returns_on": "2027-01-23", "left_company": False, "stand_in": "ines@studio.example"}


def test_a_calendar_answer_shows_its_instant_in_utc(run):
    (line,) = lines(run(MAILS / "calendar_declined.eml"))

    assert line["calendar"] == {
        "method": "REPLY",
        "uid": "call-17@company.example",
        "partstat": "DECLINED",
        "start": "2027-01-14T15:00:00Z",
    }


def test_a_plain_body_comes_from_standard_input(run):
    result = run("--text", "--sent-on", "2027-01-12", "-", input="Nicht jetzt, gern wieder im Juni.\n")

    (line,) = lines(result)
    assert (line["file"], line["reply"]["intent"], line["reply"]["later_on"]) == ("-", "later", "2027-06")


def test_a_file_that_is_not_there_fails_and_the_others_are_read(run):
    result = run(MAILS / "nothing.eml", MAILS / "complaint.eml")

    assert result.exit_code == 1
    assert [line["kind"] for line in lines(result)] == ["complaint"]
    assert "nothing.eml" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--sent-on", "soon", "x"], ["--nonsense", "x"]])
def test_wrong_usage_is_exit_code_two(run, arguments):
    assert run(*arguments).exit_code == 2
