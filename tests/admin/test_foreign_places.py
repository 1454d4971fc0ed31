"""Ids in forms: whoever names a team, mailbox, pool or person that is not theirs changes nothing by it (A-20, A-21)."""

import pytest
from sqlalchemy import func, select
from test_access import Matrix

from sequencer.store.audit import AuditNote
from sequencer.store.candidates import Candidate
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.mailboxes import Mailbox
from sequencer.store.pools import Pool, PoolMember
from sequencer.store.roles import Role
from sequencer.store.sequences import Sequence
from sequencer.store.users import User, UserRole
from sequencer.store.wishes import Wish

PLAN = {
    "name": "A first talk", "kind": "phone", "duration_min": "30", "step_min": "30", "notice_hours": "24",
    "horizon_days": "14", "before_min": "0", "after_min": "15", "hold_hours": "48",
}  # fmt: skip


@pytest.fixture
def matrix(desk):
    return Matrix(desk)


@pytest.fixture
def recruiter(desk):
    return desk.browser(UserRole.RECRUITER)


def count_of(desk, table, *where):
    with desk.road.database.read() as session:
        return session.scalar(select(func.count()).select_from(table).where(*where))


def test_a_plan_writes_from_a_mailbox_of_ones_own_teams_only(desk, matrix, recruiter):
    given = PLAN | {"team_id": matrix.own["team_id"], "required": matrix.own["colleague_id"]}

    refused = recruiter.post("/interviews/plans/new", data=given | {"mailbox_id": matrix.foreign["mailbox_id"]})
    taken = recruiter.post("/interviews/plans/new", data=given | {"mailbox_id": matrix.own["mailbox_id"]})

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert "Choose a mailbox of your own teams." in refused.text
    assert count_of(desk, InterviewPlan, InterviewPlan.name == "A first talk") == 1


def test_a_thing_is_made_for_no_other_team(desk, matrix, recruiter):
    foreign = matrix.foreign["team_id"]
    asked = {
        "/pools": {"name": "Mine", "team": foreign},
        "/roles": {"title": "Engineer two", "team_id": foreign},
        "/candidates/new": {"email": "new@person.example", "team": foreign},
        "/sequences/new": {"name": "Mine", "team_id": foreign, "mailbox_id": matrix.own["mailbox_id"]},
        "/starters/nothing": {"team_id": foreign, "mailbox_id": matrix.own["mailbox_id"]},
        "/interviews/plans/new": PLAN | {"team_id": foreign, "required": matrix.own["colleague_id"]},
    }
    tables = (Pool, Role, Candidate, Sequence, InterviewPlan)
    before = [count_of(desk, table) for table in tables]

    statuses = {address: recruiter.post(address, data=form).status_code for address, form in asked.items()}

    assert {address: status for address, status in statuses.items() if status not in (404, 422)} == {}
    assert [count_of(desk, table) for table in tables] == before


def test_a_team_that_is_not_there_is_refused_to_an_administrator_too(desk, matrix):
    administrator = desk.browser(UserRole.ADMINISTRATOR)

    for number in ("999999", str(2**31), str(2**70), "²", "-1", "none"):
        assert administrator.post("/pools", data={"name": "Mine", "team": number}).status_code == 404
        assert administrator.post(
            "/candidates/new", data={"email": "new@person.example", "team": number}
        ).status_code in (404, 422)


def test_people_of_other_teams_are_passed_over_in_bulk(desk, matrix, recruiter):
    pool = matrix.own["pool_id"]

    recruiter.post("/candidates/pool", data={"who": [matrix.foreign["candidate_id"]], "pool": pool})
    recruiter.post(f"/candidates/{matrix.own['candidate_id']}/pools", data={"pool": matrix.foreign["pool_id"]})

    assert count_of(desk, PoolMember, PoolMember.pool_id == pool) == 1
    assert count_of(desk, PoolMember, PoolMember.pool_id == matrix.foreign["pool_id"]) == 1


def test_an_address_of_somebody_else_is_not_taken_away_through_ones_own_person(desk, matrix, recruiter):
    own, address = matrix.own["candidate_id"], matrix.foreign["address_id"]

    answers = [recruiter.post(f"/candidates/{own}/addresses/{address}/{what}") for what in ("choose", "remove")]

    assert [one.status_code for one in answers] == [303, 303]
    assert (
        "lena@care.example"
        in desk.browser(UserRole.ADMINISTRATOR).get(f"/candidates/{matrix.foreign['candidate_id']}/edit").text
    )


def test_nobody_makes_themselves_more_than_they_are(desk, matrix, recruiter):
    recruiter.post("/account", data={"name": "Nadia", "role": "administrator", "teams": matrix.foreign["team_id"]})
    refused = recruiter.post(f"/users/{desk.user()}", data={"role": "administrator"})

    assert refused.status_code == 403
    with desk.road.database.read() as session:
        assert session.get_one(User, desk.user()).role is UserRole.RECRUITER


def test_a_mailbox_is_not_given_to_another_team(desk, matrix, recruiter):
    own = matrix.own["mailbox_id"]
    given = {"name": "Ada", "signature": "", "daily_cap": "20", "gap": "10 minutes"}

    answer = recruiter.post(f"/mailboxes/{own}/manner", data=given | {"team_id": matrix.foreign["team_id"]})

    assert answer.status_code == 422
    with desk.road.database.read() as session:
        assert session.get_one(Mailbox, own).team_id == matrix.own["team_id"]


def test_a_wish_stays_where_the_plan_cannot_be_offered(desk, matrix, recruiter):
    wish = matrix.own["wish_id"]

    answer = recruiter.post(f"/inbox/wish/{wish}/seen", data={"plan": matrix.foreign["plan_id"]})

    assert (answer.status_code, "Choose an interview plan." in answer.text) == (422, True)
    with desk.road.database.read() as session:
        assert session.get_one(Wish, wish).handled_at is None


def test_whoever_takes_the_whole_list_along_is_noted(desk, matrix):
    desk.browser().post("/candidates.csv")

    with desk.road.database.read() as session:
        notes = [(one.actor, one.says) for one in session.scalars(select(AuditNote))]
    assert ("recruiter@acme.example", "Took 1 person along as a file.") in notes


@pytest.mark.parametrize("start", ["=1+1", " =1+1", "\t@x", "＝1+1", "+49 30"])
def test_no_cell_of_the_list_is_a_formula(desk, matrix, start):
    with desk.road.database.write() as session:
        session.get_one(Candidate, matrix.own["candidate_id"]).headline = f"{start}|x"

    lines = desk.browser().post("/candidates.csv").get_data(as_text=True).splitlines()

    cells = [cell for line in lines for cell in line.lstrip("\ufeff").split(",")]
    assert not [cell for cell in cells if cell.strip('" \t')[:1] in ("=", "+", "@", "＝")]
