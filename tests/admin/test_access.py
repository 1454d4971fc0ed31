"""The access matrix: every route, asked by every role, for what is theirs and what is not.

It is made from the application's own list of routes. A route whose view names no right, or whose address holds a part
that nobody has told about here, fails; so a new page is in the matrix or in this list of exceptions, with its reason.
"""

import pytest
from sqlalchemy import text
from worlds import everything_of

from sequencer.admin.access import _RIGHTS, Right
from sequencer.store.tables import metadata
from sequencer.store.users import UserRole

OPEN = {
    "door.sign_in": "one has to get in",
    "door.enter": "one has to get in",
    "door.forgotten": "says whom to ask",
    "welcome.welcome": "the first administrator has no account yet; the link in the terminal is the key",
    "welcome.begin": "the same",
    "static_files.static": "style sheets and type faces",
    "static_files.no_icon": "browsers ask for it by themselves",
    "healthz": "for the machine",
    "readyz": "for the machine",
}
EVERYBODYS = {
    "calendar_id": "theirs belong to none either",
    "colleague_id": "those who interview belong to no team",
    "suppression_id": "a wish not to be written to holds for the whole company",
    "user_id": "only an administrator sees users, and sees all of them",
}
NOTHING_YET = {
    "attached.file": "no file goes with these steps",
    "imports.skipped_after": "this import skipped nobody",
    "letters.html": "this mail has no such part",
    "letters.attachment": "this mail has no file with it",
}
PLAIN = {"what": "remove", "number": "0", "slug": "nothing", "token": "x"}
SCOPES = {"team": "team_id", "sequence": "sequence_id", "mailbox": "mailbox_id", "person": "candidate_id"}


class Matrix:
    """Two teams with everything each; people of each role in the first."""

    def __init__(self, desk) -> None:
        self.desk = desk
        nobody = {team: desk.user(UserRole.RECRUITER, team, email=f"x@{team}.example") for team in ("Robotics", "Care")}
        self.own = everything_of(desk.road, "Robotics", desk.team("Robotics"), nobody["Robotics"])
        self.foreign = everything_of(desk.road, "Care", desk.team("Care"), nobody["Care"])
        self.adapter = desk.app.url_map.bind("localhost")

    def routes(self):
        """(endpoint, method, right, names in the address) of every screen of the desk."""
        screens = self.desk.app.extensions["desk_screens"]
        for rule in sorted(self.desk.app.url_map.iter_rules(), key=lambda rule: rule.rule):
            if rule.endpoint.split(".")[0] in screens and rule.endpoint not in OPEN:
                right = getattr(self.desk.app.view_functions[rule.endpoint], "right", None)
                for method in sorted(rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
                    yield rule.endpoint, method, right, frozenset(rule.arguments)

    def addresses(self, endpoint, method, names, ids):
        """The address with these ids; one for each scope where there are several."""
        if "scope" in names:
            given = [{"scope": scope, "thing": ids[name]} for scope, name in SCOPES.items()]
        elif "thing" in names:
            given = [{"thing": ids["candidate_id"]}]
        else:
            given = [{name: PLAIN.get(name) or ids[name] for name in names}]
        return [self.adapter.build(endpoint, values, method) for values in given]


@pytest.fixture
def matrix(desk):
    return Matrix(desk)


def ask(browser, address, method="GET"):
    """The answer, read to its end."""
    with browser.open(address, method=method) as answer:
        answer.get_data()
        return answer


def dump(desk):
    """Every row of every table."""
    with desk.road.database.read() as session:
        return {
            table.name: sorted(map(repr, session.execute(text(f"SELECT * FROM {table.name}"))))
            for table in metadata.sorted_tables
        }


def test_every_view_names_the_right_it_needs(desk):
    endpoints = {rule.endpoint for rule in desk.app.url_map.iter_rules()}
    without = {
        one for one in endpoints if not hasattr(desk.app.view_functions[one], "right") and not one.startswith("public.")
    }

    assert without - OPEN.keys() == set()


def test_every_part_of_an_address_is_told_about(matrix):
    known = matrix.own.keys() | PLAIN.keys() | {"scope", "thing"}

    assert {name for *_, names in matrix.routes() for name in names} - known == set()


def test_a_stranger_sees_and_changes_nothing(desk, matrix):
    stranger = desk.app.test_client()
    before = dump(desk)

    answers = {
        (method, address): ask(stranger, address, method)
        for endpoint, method, _, names in matrix.routes()
        for address in matrix.addresses(endpoint, method, names, matrix.own)
    }

    wrong = {
        key: one.status_code
        for key, one in answers.items()
        if not (one.status_code == 400 or (one.status_code == 302 and one.headers["Location"].startswith("/sign-in")))
    }
    assert wrong == {}
    assert dump(desk) == before


@pytest.mark.parametrize("role", list(UserRole))
def test_a_role_is_refused_exactly_what_it_has_no_right_to(desk, matrix, role):
    browser = desk.browser(role)
    wrong = {}
    for endpoint, method, right, names in matrix.routes():
        if right in _RIGHTS[role]:
            continue
        for address in matrix.addresses(endpoint, method, names, matrix.own):
            status = ask(browser, address, method).status_code
            if status != 403:
                wrong[method, address] = status

    assert wrong == {}


@pytest.mark.parametrize("role", list(UserRole))
def test_what_is_theirs_can_be_looked_at(desk, matrix, role):
    browser = desk.browser(role)
    wrong = {}
    for endpoint, method, right, names in matrix.routes():
        if method != "GET" or right not in _RIGHTS[role] or endpoint in NOTHING_YET or "upload_id" in names:
            continue
        for address in matrix.addresses(endpoint, method, names, matrix.own):
            status = ask(browser, address).status_code
            if status not in (200, 302, 303):
                wrong[address] = status

    assert wrong == {}


@pytest.mark.parametrize("role", [role for role in UserRole if role is not UserRole.ADMINISTRATOR])
def test_what_belongs_to_another_team_is_not_there_for_anybody_else(desk, matrix, role):
    browser = desk.browser(role)
    before, wrong = dump(desk), {}
    for endpoint, method, right, names in matrix.routes():
        if right not in _RIGHTS[role] or not names - PLAIN.keys() - EVERYBODYS.keys():
            continue
        for address in matrix.addresses(endpoint, method, names, matrix.foreign):
            status = ask(browser, address, method).status_code
            if status != 404:
                wrong[method, address] = status

    assert wrong == {}
    assert dump(desk) == before


def test_no_list_shows_what_belongs_to_another_team(desk, matrix):
    browser = desk.browser(UserRole.RECRUITER)
    shown = {
        matrix.adapter.build(endpoint, {}, "GET"): ask(browser, matrix.adapter.build(endpoint, {}, "GET")).text
        for endpoint, method, right, names in matrix.routes()
        if method == "GET" and not names and right in _RIGHTS[UserRole.RECRUITER]
    }
    theirs = ("lena@care.example", "care@acme.example", "Welcome Care", "Pool care", "Talk care")

    assert len(shown) > 10
    assert [(address, word) for address, page in shown.items() for word in theirs if word in page] == []


@pytest.mark.parametrize("who", [*UserRole, None])
def test_looking_changes_nothing_whoever_follows_whichever_link(desk, matrix, who):
    """Link robots and mail scanners follow everything; nothing may happen by it (A-30)."""
    browser = desk.browser(who) if who else desk.app.test_client()
    before = dump(desk)

    for rule in desk.app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint in ("static_files.static", "readyz"):
            continue
        for address in matrix.addresses(rule.endpoint, "GET", frozenset(rule.arguments), matrix.own):
            for method in ("GET", "HEAD"):
                assert ask(browser, address, method).status_code < 500, (method, address)

    after = dump(desk)
    assert {name for name in before if before[name] != after[name]} == set()


def test_the_rights_of_a_role_are_these():
    assert {role: sorted(rights) for role, rights in _RIGHTS.items()} == {
        UserRole.ADMINISTRATOR: sorted(Right),
        UserRole.RECRUITER: ["arrange", "decide", "erase", "look", "stop", "work"],
        UserRole.MARKETING: ["decide", "look", "stop", "work"],
        UserRole.HIRING_MANAGER: ["decide", "look", "stop"],
    }
