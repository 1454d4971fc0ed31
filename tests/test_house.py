"""The house rules are seen when broken."""

from pathlib import Path

import house
import pytest

ROOT = Path(__file__).parents[1]


def test_long_files_long_functions_and_vague_names_are_found(tmp_path):
    (tmp_path / "utils.py").write_text("x = 1\n")
    (tmp_path / "long.py").write_text("x = 1\n" * 301)
    (tmp_path / "deep").mkdir()
    body = "    x = 1\n" * 40
    (tmp_path / "deep" / "function.py").write_text(f"class A:\n  def f(self):\n{body}\n")

    found = list(house.broken_rules([tmp_path]))

    assert len(found) == 3
    assert "deep/function.py:2: f has 41 lines" in found[0]
    assert "long.py: 301 lines" in found[1]
    assert "never utils" in found[2]


def test_what_is_within_the_rules_passes(tmp_path):
    body = "    x = 1\n" * 39
    (tmp_path / "fine.py").write_text(f"def f():\n{body}" + "y = 1\n" * 260)

    assert list(house.broken_rules([tmp_path])) == []


def test_imports_inside_functions_are_found(tmp_path):
    (tmp_path / "deep.py").write_text("import a\n\ndef f():\n    from b import c\n    return c\n")

    assert [line.partition("deep.py")[2] for line in house.broken_rules([tmp_path])] == [
        ":4: f imports; imports stand at the top of the file"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "now = datetime.now(UTC)",
        "now = datetime.datetime.utcnow()",
        "today = date.today()",
        "today = datetime.today",
        "import random",
        "import os.path",
        "from secrets import token_bytes",
        "from uuid import uuid4",
        "import time",
    ],
)
def test_a_core_that_reads_clock_environment_or_dice_is_found(tmp_path, line):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "plan.py").write_text(f"{line}\n")
    (tmp_path / "flows.py").write_text(f"{line}\n")

    (found,) = house.broken_rules([tmp_path])

    assert "core/plan.py:1: the core reads" in found


def test_a_core_that_is_told_the_time_passes(tmp_path):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "plan.py").write_text("from datetime import datetime, time\n\nx = facts.now\ny = time(9)\n")

    assert list(house.broken_rules([tmp_path])) == []


@pytest.mark.parametrize("room", ["sequencer", "workers"])
def test_this_house_keeps_its_own_rules(room):
    assert list(house.broken_rules([ROOT / room])) == []


@pytest.mark.parametrize(
    "line",
    [
        "at.astimezone(zone) + timedelta(hours=1)",
        "local = at.astimezone(zone)\n    local += hour",
        "begins, ends = (one.astimezone(zone) for one in span)\n    return ends - begins",
        "return [local for local in [at.astimezone(zone)] if local < end]",
        "return start <= at.astimezone(zone).replace(minute=0)",
        "return datetime(2026, 3, 29, 18, tzinfo=zone)",
        "return datetime.combine(day, clock, tzinfo=ZoneInfo(name))",
        "return at.replace(tzinfo=zone)",
    ],
)
def test_an_interview_that_is_reckoned_on_a_local_clock_is_found(tmp_path, line):
    (tmp_path / "core" / "meet").mkdir(parents=True)
    (tmp_path / "core" / "meet" / "slots.py").write_text(f"def f():\n    {line}\n")
    (tmp_path / "core" / "plan.py").write_text(f"def f():\n    {line}\n")

    (found,) = house.broken_rules([tmp_path])

    assert "core/meet" in found


def test_local_clocks_may_be_read_and_utc_may_be_reckoned_with(tmp_path):
    (tmp_path / "core" / "meet").mkdir(parents=True)
    body = """def f():
    local = at.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    if local.hour < 9 or at.astimezone(UTC) < end:
        return datetime(2026, 3, 29, tzinfo=UTC) + timedelta(days=1)
    return monday
"""
    (tmp_path / "core" / "meet" / "slots.py").write_text(body)

    assert list(house.broken_rules([tmp_path])) == []
