"""Which database a case runs on."""

from types import SimpleNamespace

import pytest
import roads


class Item(SimpleNamespace):
    __hash__ = object.__hash__

    def get_closest_marker(self, name):
        return name if name in self.marks else None


def items(names, marks=(), test="test_one", databases=("sqlite", "postgres"), file="tests/flows/test_some.py"):
    return [
        Item(
            parent=SimpleNamespace(nodeid=file),
            originalname=test,
            callspec=SimpleNamespace(id=f"{database}-{name}", params={"database": database, "name": name}),
            marks=marks,
        )
        for name in names
        for database in databases
    ]


@pytest.fixture
def left():
    def of(found, *args):
        hook = SimpleNamespace(pytest_deselected=lambda items: None)
        roads.pytest_collection_modifyitems(SimpleNamespace(args=args or ("tests",), hook=hook), found)
        return [one.callspec.id for one in found]

    return of


def test_many_cases_take_turns_and_none_is_left_out(left):
    assert left(items("abcd")) == ["sqlite-a", "postgres-b", "sqlite-c", "postgres-d"]


def test_few_cases_run_on_both(left):
    assert len(left(items("abc"))) == 6


def test_the_tests_of_a_screen_take_turns(left):
    screen = [one for test in "abcd" for one in items("x", test=f"test_{test}", file="tests/admin/test_some.py")]
    flow = [one for test in "abcd" for one in items("x", test=f"test_{test}")]

    assert left(screen) == ["sqlite-x", "postgres-x"] * 2
    assert len(left(flow)) == 8


def test_cases_marked_so_run_on_both(left):
    assert len(left(items("abcdef", marks=("both",)))) == 12


def test_cases_that_know_one_database_only_all_run(left):
    assert len(left(items("abcdef", databases=("postgres",)))) == 6


def test_who_names_a_test_gets_all_of_it(left):
    assert len(left(items("abcd"), "tests/test_some.py::test_one")) == 8
