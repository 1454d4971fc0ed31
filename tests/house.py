"""The house rules that no linter knows: file length, function length, file names.

Run as `python tests/house.py FOLDER…`; prints one line for each broken rule and exits 1 when there is any.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
BANNED = frozenset({"utils", "helpers", "common", "misc", "manager", "service", "models"})


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
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {lines} lines, the stop is at {LONGEST_FUNCTION}"


def main() -> int:
    found = list(broken_rules([Path(name) for name in sys.argv[1:]]))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
