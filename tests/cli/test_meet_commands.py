import json

import pytest
from click.testing import CliRunner

from sequencer.cli.meet import pick_command, slots_command

ADA = {
    "id": "ada",
    "zone": "America/New_York",
    "weekly": [{"days": [1, 2, 3, 4, 5], "start": "09:00", "end": "11:00"}],
    "busy": [["2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z"]],
}
REQUEST = {
    "now": "2026-03-01T00:00:00Z",
    "search": {"start": "2026-03-09T13:00:00Z", "end": "2026-03-09T15:00:00Z"},
    "duration_min": 60,
    "step_min": 60,
    "viewer_zone": "America/New_York",
    "people": [ADA],
}
ANSWER = {
    "offered": [{"n": 1, "start": "2027-03-09T17:00:00Z"}, {"n": 2, "start": "2027-03-10T17:00:00Z"}],
    "candidate_zone": "Europe/Berlin",
    "sent_at": "2027-03-04T09:00:00Z",
    "received_at": "2027-03-05T09:00:00Z",
    "text": "Option 2 works, très bien",
}


@pytest.fixture
def run():
    return lambda command, *arguments, **given: CliRunner().invoke(command, [str(one) for one in arguments], **given)


@pytest.fixture
def file(tmp_path):
    def write(*values):
        path = tmp_path / "given.json"
        path.write_text("\n".join(json.dumps(one) for one in values), encoding="utf-8")
        return path

    return write


def test_slots_prints_starts_and_who_would_be_there(run, file):
    result = run(slots_command, file(REQUEST))

    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "starts": ["2026-03-09T14:00:00Z"],
        "people": {"2026-03-09T14:00:00Z": ["ada"]},
    }


def test_slots_explains_what_is_missing(run, file):
    result = run(slots_command, "--explain", file(REQUEST))

    assert json.loads(result.stdout)["missing"] == [
        {"start": "2026-03-09T13:00:00Z", "reason": "busy", "person": "ada"}
    ]


def test_a_request_may_be_written_over_several_lines(run):
    result = run(slots_command, "-", input=json.dumps(REQUEST, indent=2))

    assert json.loads(result.stdout)["starts"] == ["2026-03-09T14:00:00Z"]


def test_lines_are_answered_one_by_one_in_their_order(run, file):
    result = run(slots_command, "--lines", file(REQUEST, {**REQUEST, "duration_min": 61}, REQUEST))

    assert result.exit_code == 0
    assert [len(json.loads(line)["starts"]) for line in result.stdout.splitlines()] == [1, 0, 1]


def test_a_line_that_cannot_be_read_keeps_its_place_and_fails_the_command(run, file):
    result = run(slots_command, "--lines", file(REQUEST, {**REQUEST, "step_min": 0}, REQUEST))

    assert result.exit_code == 1
    assert ["starts" in json.loads(line) for line in result.stdout.splitlines()] == [True, False, True]
    assert "given.json:2: `step_min`" in result.stderr


def test_pick_prints_what_an_answer_means(run, file):
    result = run(pick_command, file(ANSWER))

    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "outcome": "book",
        "options": [2],
        "constraint": "option 2 works, très bien",
        "reason": "one start fits",
    }
    assert "très" in result.stdout


def test_pick_answers_lines_from_standard_input(run):
    lines = "\n\n".join(json.dumps({**ANSWER, "text": text}) for text in ("2", "sounds great!", "no thanks"))

    result = run(pick_command, "--lines", "-", input=lines)

    assert [json.loads(line)["outcome"] for line in result.stdout.splitlines()] == ["book", "ask", "stop"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"offered": None}, "`offered`"),
        ({"offered": [{"n": "2", "start": "2027-03-09T17:00:00Z"}]}, "`offered[0].n`"),
        ({"offered": [{"n": 2}]}, "`offered[0].start`"),
        ({"offered": ANSWER["offered"][:1] * 2}, "`offered`"),
        ({"candidate_zone": "Berlin"}, "`candidate_zone`"),
        ({"received_at": "yesterday"}, "`received_at`"),
        ({"text": 2}, "`text`"),
    ],
)
def test_an_answer_that_cannot_be_read_names_its_field(run, file, change, named):
    result = run(pick_command, file({**ANSWER, **change}))

    assert (result.exit_code, result.stdout) == (1, "")
    assert named in result.stderr


@pytest.mark.parametrize("command", [slots_command, pick_command])
@pytest.mark.parametrize("content", ["", "{", "[]", "3", "[" * 5000])
def test_what_is_no_json_object_fails_in_a_sentence(run, command, content):
    result = run(command, "-", input=content)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip().endswith(".")


def test_a_file_that_is_not_there_fails(run, tmp_path):
    result = run(slots_command, tmp_path / "nothing.json")

    assert result.exit_code == 1
    assert "nothing.json" in result.stderr


@pytest.mark.parametrize("command", [slots_command, pick_command])
@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--nonsense", "a"]])
def test_wrong_usage_is_exit_code_two(run, command, arguments):
    assert run(command, *arguments).exit_code == 2


def test_each_line_of_input_has_its_line_of_output_in_the_same_order(run):
    other = {**REQUEST, "search": {"start": "2026-03-10T13:00:00Z", "end": "2026-03-10T15:00:00Z"}}
    lines = [json.dumps(REQUEST), "", "{", json.dumps({**REQUEST, "step_min": 0}), json.dumps(other)]

    result = run(slots_command, "--lines", "-", input="\r\n".join(lines))

    first, broken, wrong, last = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert first["starts"] == ["2026-03-09T14:00:00Z"]
    assert broken == {"error": "This is no JSON."}
    assert wrong == {"error": "`step_min`: “0” is no whole number from 1 to 10080."}
    assert last["starts"] == ["2026-03-10T13:00:00Z", "2026-03-10T14:00:00Z"]
    assert "-:3: This is no JSON." in result.stderr
    assert "-:4: `step_min`" in result.stderr


def test_what_utf_8_cannot_write_stays_escaped(run):
    half = json.dumps({**REQUEST, "people": [{**ADA, "id": "\ud800da"}]})

    result = run(slots_command, "-", input=half)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["people"] == {"2026-03-09T14:00:00Z": ["\ud800da"]}


def test_wrong_usage_is_told_apart_from_what_failed(run, tmp_path):
    assert run(slots_command).exit_code == 2
    assert run(slots_command, "--backwards", "-").exit_code == 2
    assert run(slots_command, tmp_path / "nowhere.json").exit_code == 1
