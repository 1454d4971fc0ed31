"""X-12, S-55: a two days old backup is restored while Sent holds newer mails: nobody gets a mail twice."""

import random
import shutil
import subprocess
from collections import Counter
from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_sequence, make_database, make_road, set_organisation
from errands import run_of, states, touches, work, work_for

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import Temporary
from sequencer.flows.enroll import enroll_address
from sequencer.flows.guard_restore import confirm, go_forward, look
from sequencer.gateways.dump import back_up
from sequencer.gateways.waymark import Waymark
from sequencer.store.mailboxes import Mailbox
from sequencer.store.session import open_database
from workers.receiving import catch_up

ADA = "ada@acme.example"
PEOPLE = [f"p{number}@brandt.example" for number in range(6)]
SECOND = {"key": "second", "kind": "email", "delay": "1 day", "body": "Hi {{first_name}}, any thoughts?"}
ARMS = [{"name": "a", "subject": "One", "body": "Hi there"}, {"name": "b", "subject": "Two", "body": "Hi again"}]


class SqlitePlace:
    def __init__(self, folder):
        self.url = f"sqlite:///{folder / 'live.sqlite'}"

    def restored(self, backup, folder):
        shutil.copyfile(backup, folder / "restored.sqlite")
        return f"sqlite:///{folder / 'restored.sqlite'}"


class PostgresPlace:
    def __init__(self, server):
        self.server, self.url = server, server.fresh()

    def restored(self, backup, folder):
        url = self.server.fresh()
        plain = url.replace("+psycopg", "")
        subprocess.run(["pg_restore", "--no-owner", f"--dbname={plain}", str(backup)], check=True, capture_output=True)
        return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request, tmp_path):
    if request.param == "sqlite":
        return SqlitePlace(tmp_path)
    return PostgresPlace(request.getfixturevalue("postgres_server"))


@pytest.fixture
def live(place, clock, post, inboxes):
    """An installation with six people in a sequence of two mails, of whom two hear from us every day."""
    database = make_database(place.url)
    road = make_road(database, clock=clock, post=post, inboxes=inboxes)
    add_sequence(road, FIRST, SECOND)
    set_organisation(road, min_gap="0 seconds")
    with road.database.write() as session:
        session.get_one(Mailbox, 1).daily_cap = 3
    for one in PEOPLE:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
    yield road
    database.close()


@pytest.fixture
def restore(place, tmp_path, clock, post, inboxes):
    """A backup made by the product's own command, loaded again as people do."""
    opened = []

    def again(backup):
        database = open_database(place.restored(backup, tmp_path))
        opened.append(database)
        dice = random.Random(2)
        return make_road(database, clock=clock, post=post, inboxes=inboxes, dice=dice)

    yield again
    for database in opened:
        database.close()


def file_copies(post, inboxes, since):
    """The provider files what leaves in Sent by itself."""
    for _, raw in post.mails[since:]:
        inboxes.deliver(ADA, raw, "Sent")
    return len(post.mails)


def live_on(road, clock, post, inboxes, days, filed):
    for _ in range(days):
        filed = file_copies(post, inboxes, filed)
        work_for(road, clock, days=1)
    return file_copies(post, inboxes, filed)


def doubled(post):
    """(recipient, text) that left more than once; every mail of a run has a text of its own."""
    seen = Counter((to, b"any thoughts" in raw) for to, raw in post.mails)
    return {one: count for one, count in seen.items() if count > 1}


def test_nobody_gets_a_mail_twice(live, restore, place, tmp_path, clock, post, inboxes):
    mark = Waymark(tmp_path / "waymark.json")
    known = look(live, mark, "here")
    work(live)
    filed = file_copies(post, inboxes, 0)
    back_up(place.url, tmp_path / "backup")
    before = len(post.mails)
    filed = live_on(live, clock, post, inboxes, 2, filed)
    look(live, mark, "here")
    go_forward(live, mark, known)
    left = len(post.mails)
    assert left > before + 3

    road = restore(tmp_path / "backup")
    assert look(road, mark, "here") is None
    for _ in range(3):
        work_for(road, clock, hours=1)
    assert len(post.mails) == left, "nothing leaves before somebody has confirmed"

    catch_up(road, 1)
    confirm(road, "ada@acme.example")
    assert look(road, mark, "here") is not None
    live_on(road, clock, post, inboxes, 10, filed)

    assert doubled(post) == {}
    assert len(post.mails) == 2 * len(PEOPLE)


def test_the_restored_run_goes_on_behind_what_its_person_has_had(live, restore, place, tmp_path, clock, post, inboxes):
    back_up(place.url, tmp_path / "backup")
    work(live)
    left_at = clock()
    live_on(live, clock, post, inboxes, 4, 0)

    road = restore(tmp_path / "backup")
    catch_up(road, 1)

    first = touches(road, PEOPLE[0])[0]
    assert (first.state, first.token) == (TouchState.SENT, touches(live, PEOPLE[0])[0].token)
    assert timedelta(0) <= first.transmitting_at - left_at <= timedelta(days=4)
    assert states(road, PEOPLE[0])[1:] == [("second", "sent")]
    assert run_of(road, PEOPLE[0]).state is EnrollmentState.FINISHED


def test_a_mail_that_was_frozen_but_had_not_left_in_the_backup_does_not_leave_again(
    place, restore, tmp_path, clock, post, inboxes
):
    """Greylisted when the backup was made, sent after it: its bytes are the same, its token is known."""
    from_the_start = make_database(place.url)
    road = make_road(from_the_start, clock=clock, post=post, inboxes=inboxes)
    add_sequence(road, FIRST)
    add_candidate(road, PEOPLE[0])
    enroll_address(road, "Welcome", PEOPLE[0])
    post.refusals.append(Temporary("4.2.0 greylisted", stage=Stage.RCPT, code=450))
    work(road)
    back_up(place.url, tmp_path / "backup")
    work_for(road, clock, minutes=10)
    file_copies(post, inboxes, 0)
    from_the_start.close()

    restored = restore(tmp_path / "backup")
    catch_up(restored, 1)
    work_for(restored, clock, hours=1)

    assert post.recipients == [PEOPLE[0]]
    assert states(restored, PEOPLE[0]) == [("first", "sent")]


def test_an_arm_that_left_is_the_arm_the_restored_database_knows(place, restore, tmp_path, clock, post, inboxes):
    database = make_database(place.url)
    road = make_road(database, clock=clock, post=post, inboxes=inboxes)
    add_sequence(road, {"key": "first", "kind": "email", "variants": ARMS})
    for one in PEOPLE:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
    back_up(place.url, tmp_path / "backup")
    work(road)
    file_copies(post, inboxes, 0)
    drawn = {one: touches(road, one)[0].variant for one in PEOPLE}
    database.close()

    restored = restore(tmp_path / "backup")
    catch_up(restored, 1)

    assert {one: touches(restored, one)[0].variant for one in PEOPLE} == drawn
    assert {touches(restored, one)[0].state for one in PEOPLE} == {TouchState.SENT}


def test_a_copy_that_reads_like_nothing_planned_is_left_to_a_person(live, restore, place, tmp_path, post, inboxes):
    """The text was edited after the backup was made."""
    back_up(place.url, tmp_path / "backup")
    work(live)
    changed = [raw.replace(b"Subject: Grippers", b"Subject: Robots") for _, raw in post.mails]
    for raw in changed:
        inboxes.deliver(ADA, raw, "Sent")

    road = restore(tmp_path / "backup")
    catch_up(road, 1)

    assert {run_of(road, to).reason_code for to, _ in post.mails} == {"unknown_copy"}
    assert {run_of(road, to).state for to, _ in post.mails} == {EnrollmentState.PAUSED}
