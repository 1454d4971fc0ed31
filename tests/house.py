"""The house rules that no linter knows: lengths, file names, imports at the top, a core without clock or dice,
and interviews that are added and compared in UTC only.

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
        if {"core", "meet"} <= set(path.parts):
            yield from _reckons_locally(node, path)


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


def _reckons_locally(node: ast.AST, path: Path) -> Iterator[str]:
    """Local times are for reading: hours and minutes of one clock, added or compared, are wrong twice a year."""
    if isinstance(node, ast.keyword) and node.arg == "tzinfo" and not _is_utc(node.value):
        yield f"{path}:{node.value.lineno}: a local time becomes an instant in core/meet/clock.py alone"
    if not isinstance(node, ast.FunctionDef | ast.Lambda):
        return
    local = {name for inner in ast.walk(node) for name in _named_locally(inner)}
    for inner in ast.walk(node):
        operands = []
        if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add | ast.Sub):
            operands = [inner.left, inner.right]
        elif isinstance(inner, ast.AugAssign):
            operands = [inner.target, inner.value]
        elif isinstance(inner, ast.Compare):
            operands = [inner.left, *inner.comparators]
        if any(_is_local(one) or (isinstance(one, ast.Name) and one.id in local) for one in operands):
            yield f"{path}:{inner.lineno}: a local time is added or compared; add and compare in UTC"


def _named_locally(node: ast.AST) -> Iterator[str]:
    """The names that an assignment or a loop gives to local times."""
    if isinstance(node, ast.Assign):
        (*_, target), value = node.targets, node.value
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = zip(target.elts, value.elts, strict=False)
            yield from (one.id for one, given in pairs if isinstance(one, ast.Name) and _gives_local(given))
            return
        targets = node.targets
    elif isinstance(node, ast.NamedExpr | ast.AnnAssign):
        targets, value = [node.target], node.value
    elif isinstance(node, ast.For | ast.comprehension):
        targets, value = [node.target], node.iter
    else:
        return
    if value is not None and _gives_local(value):
        yield from (one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))


def _gives_local(value: ast.AST) -> bool:
    if isinstance(value, ast.Tuple | ast.List | ast.Set):
        return any(_gives_local(one) for one in value.elts)
    if isinstance(value, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        return _gives_local(value.elt)
    if isinstance(value, ast.IfExp):
        return _gives_local(value.body) or _gives_local(value.orelse)
    return _is_local(value)


def _is_local(node: ast.AST) -> bool:
    """Whether this is `….astimezone(zone)`, with or without something replaced in it, for any zone but UTC."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr == "replace":
        return _is_local(node.func.value)
    return node.func.attr == "astimezone" and not (node.args and _is_utc(node.args[0]))


def _is_utc(node: ast.AST) -> bool:
    return ast.unparse(node) in ("UTC", "timezone.utc", "datetime.UTC", "None")


def main() -> int:
    found = list(broken_rules([Path(name) for name in sys.argv[1:]]))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
