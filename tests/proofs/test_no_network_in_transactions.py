"""X-09: nothing that talks to a mail server stands inside a transaction, so whatever repeats one sends nothing twice."""

import ast
from pathlib import Path

import pytest

FLOWS = sorted((Path(__file__).parents[2] / "sequencer" / "flows").glob("*.py"))
TALKS = frozenset(
    {
        "open_smtp",
        "open_imap",
        "catch_up",
        "begin",
        "finish",
        "abandon",
        "append",
        "whole",
        "heads",
        "examine",
        "search",
    }
)
DOORS = frozenset({"road", "smtp", "imap", "door", "self"})


def talks_in_transactions(tree):
    """The calls at a door of the road that stand in a `with … .write()` or `with … .read()`."""
    for block in ast.walk(tree):
        if not isinstance(block, ast.With) or not any(_is_transaction(item.context_expr) for item in block.items):
            continue
        for call in ast.walk(ast.Module(block.body, [])):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in TALKS:
                owner = call.func.value
                name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
                if name in DOORS:
                    yield f"line {call.lineno}: {name}.{call.func.attr}"


def _is_transaction(expression):
    is_call = isinstance(expression, ast.Call) and isinstance(expression.func, ast.Attribute)
    return is_call and expression.func.attr in ("write", "read")


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_no_flow_talks_to_a_server_inside_a_transaction(path):
    assert list(talks_in_transactions(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_one_that_does_is_noticed():
    text = "with self.road.database.write() as session:\n    self.smtp.finish(raw)\n    road.catch_up(1)\n"

    assert list(talks_in_transactions(ast.parse(text))) == ["line 2: smtp.finish", "line 3: road.catch_up"]
