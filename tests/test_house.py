"""The house rules are seen when broken."""

import house


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
