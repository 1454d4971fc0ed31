"""The house rules that no linter knows: lengths, file names, imports at the top, and a core without clock or dice.

Run as `python tests/house.py FOLDER…`; prints one line for each broken rule and exits 1 when there is any.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
BANNED = frozenset({"utils", "helpers", "common", "misc", "manager", "service", "models"})
CLOCKS = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today"})
DICE = frozenset({"random", "secrets", "uuid", "time", "os"})


def broken_rules(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            yield from _broken_in(path)


def _broken_in(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if path.stem in BANNED:
        yield f"{path}: a file is called after what it is about, never {path.stem}"
    if (lines := len(text.splitlines())) > LONGEST_FILE:
        yield f"{path}: {lines} lines, the stop is at {LONGEST_FILE}"
    for node in ast.walk(ast.parse(text, str(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _broken_by(node, path)
        if "core" in path.parts:
            yield from _impure(node, path)


def _broken_by(function: ast.FunctionDef | ast.AsyncFunctionDef, path: Path) -> Iterator[str]:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if lines > LONGEST_FUNCTION:
        yield f"{path}:{function.lineno}: {function.name} has {lines} lines, the stop is at {LONGEST_FUNCTION}"
    for node in ast.walk(function):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield f"{path}:{node.lineno}: {function.name} imports; imports stand at the top of the file"


def _impure(node: ast.AST, path: Path) -> Iterator[str]:
    """The core is told what time it is and what the dice say."""
    found = ""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
        found = f"{owner}.{node.attr}" if f"{owner}.{node.attr}" in CLOCKS else ""
    elif isinstance(node, ast.Import):
        found = next((one.name for one in node.names if one.name.partition(".")[0] in DICE), "")
    elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in DICE:
        found = str(node.module)
    if found:
        yield f"{path}:{node.lineno}: the core reads {found}; clock, environment and randomness are handed in"


def main() -> int:
    found = list(broken_rules([Path(name) for name in sys.argv[1:]]))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
