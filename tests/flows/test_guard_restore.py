"""S-55: a database that was restored or copied sends nothing until an administrator has said that it is the right one."""

from dataclasses import replace

import pytest
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence, make_road, set_organisation
from errands import LENA, every, touches, work, work_for
from sqlalchemy import text

from sequencer.core.plan.restoring import A_COPY, Mark
from sequencer.errors import UserError
from sequencer.flows import stop
from sequencer.flows.enroll import enroll_address
from sequencer.flows.guard_restore import confirm, go_forward, is_known, look
from sequencer.flows.stop import Scope
from sequencer.store.audit import AuditNote
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.waymarks import Trust, WaymarkRow, waymark_row
from workers.receiving import catch_up


class FakeBeside:
    """The mark beside the database, in memory."""

    def __init__(self):
        self.mark, self.is_full = None, False

    def read(self):
        return self.mark

    def write(self, mark):
        if self.is_full:
            raise OSError("no space left")
        self.mark = mark


@pytest.fixture
def beside():
    return FakeBeside()


def row(road):
    with road.database.read() as session:
        return waymark_row(session)


def set_row(road, **values):
    """What a restored backup would say of itself."""
    with road.database.write() as session:
        found = waymark_row(session)
        for name, value in values.items():
            setattr(found, name, value)


def pause_of(road):
    with road.database.read() as session:
        return the_organisation(session).pause_reason


def test_a_new_installation_begins_and_goes_on(road, beside, clock):
    known = look(road, beside, "here")
    for _ in range(3):
        clock.pass_by(seconds=10)
        known = go_forward(road, beside, known)

    assert known == beside.mark == look(road, beside, "here")
    assert (known.number, known.machine) == (4, "here")
    assert is_known(road, known)


def test_two_processes_that_begin_at_once_share_one_installation(road, beside):
    first, second = look(road, beside, "here"), look(road, beside, "here")

    assert first == second


RESTORES = [
    ({"number": 3}, "restored_older"),
    ({"installation": "another"}, "restored_other"),
    ({"body": A_COPY}, "restored_copy"),
]


@pytest.mark.parametrize(("values", "code"), RESTORES)
def test_a_database_that_is_not_the_one_we_know_is_locked(road, beside, values, code):
    known = look(road, beside, "here")
    for _ in range(5):
        known = go_forward(road, beside, known)
    set_row(road, **values)

    assert not is_known(road, known) or code == "restored_copy"
    assert look(road, beside, "here") is None
    assert (row(road).trust, row(road).code) == (Trust.LOCKED, code)
    assert "An administrator has to confirm it." in pause_of(road)


def test_a_sweep_that_runs_through_a_restore_finds_the_database_behind(road, beside):
    known = look(road, beside, "")
    for _ in range(5):
        known = go_forward(road, beside, known)
    set_row(road, number=2)

    assert go_forward(road, beside, known) is None
    assert beside.mark == known


def test_a_data_folder_without_its_mark_is_locked_once_the_database_was_in_use(road, beside):
    look(road, beside, "here")
    beside.mark = None

    assert look(road, beside, "here") is None
    assert row(road).code == "restored_alone"


def test_a_database_from_before_there_were_marks_is_locked_if_it_has_sent(road, beside):
    add_candidate(road, LENA)
    add_sequence(road, FIRST)
    enroll_address(road, "Welcome", LENA)
    work(road)

    assert look(road, beside, "here") is None
    assert row(road).code == "restored_alone"


def test_an_installation_that_moved_is_locked_for_the_old_one_may_still_send(road, beside):
    look(road, beside, "here")

    assert look(road, beside, "there") is None
    assert row(road).code == "restored_moved"


def test_where_machines_have_no_name_none_is_missed(road, beside):
    look(road, beside, "")

    assert look(road, beside, "there") is not None


def test_nothing_leaves_while_it_is_locked_and_everything_once_afterwards(road, beside, post, clock):
    add_candidate(road, LENA)
    add_sequence(road, FIRST, SECOND)
    known = look(road, beside, "here")
    enroll_address(road, "Welcome", LENA)
    set_row(road, number=0)
    look(road, beside, "here")
    for _ in range(4):
        work_for(road, clock, hours=6)
    assert post.mails == []
    assert touches(road)[0].reason_code == "paused"

    catch_up(road, 1)
    confirm(road, "ada@acme.example")
    work(road)
    after = look(road, beside, "here")

    assert post.recipients == [LENA]
    assert after is not None
    assert after.installation != known.installation
    assert beside.mark == after


def test_a_pause_that_a_person_had_put_over_everything_stays(road, beside, clock):
    set_organisation(road, paused_at=clock(), pause_reason="Wrong role in the second mail.")
    look(road, beside, "here")
    set_row(road, number=0)
    look(road, beside, "here")
    confirm(road, "ada@acme.example")

    assert pause_of(road) == "Wrong role in the second mail."


def test_it_is_told_once_and_who_confirmed_stands_there(road, beside):
    look(road, beside, "here")
    set_row(road, number=0)
    for _ in range(3):
        look(road, beside, "here")
    confirm(road, "ada@acme.example")

    notes = [(one.actor, one.what) for one in every(road, AuditNote) if one.what == "restore"]
    assert notes == [("", "restore"), ("ada@acme.example", "restore")]


def test_there_is_nothing_to_confirm_where_nothing_is_locked(road, beside):
    look(road, beside, "here")

    with pytest.raises(UserError, match="not locked"):
        confirm(road, "ada@acme.example")


def test_an_older_backup_is_locked_again_after_one_was_confirmed(road, beside):
    look(road, beside, "here")
    old = row(road)
    set_row(road, number=0)
    look(road, beside, "here")
    confirm(road, "ada@acme.example")
    look(road, beside, "here")
    set_row(road, installation=old.installation, number=500, trust=Trust.OPEN)

    assert look(road, beside, "here") is None
    assert row(road).code == "restored_other"


@pytest.mark.parametrize("place", ["file", "database"])
def test_a_crash_between_the_two_marks_never_looks_like_a_restore(road, beside, place):
    known = look(road, beside, "here")
    beside.is_full = place == "file"
    if place == "file":
        with pytest.raises(OSError, match="no space"):
            go_forward(road, beside, known)
    beside.is_full = False

    assert look(road, beside, "here") is not None


def test_a_crash_while_an_installation_begins_leaves_it_new(road, beside):
    beside.mark = Mark("never kept", 1, "here")

    assert look(road, beside, "here").installation != "never kept"


def test_a_dump_that_is_loaded_again_is_told_by_its_body(postgres_database, clock, post, inboxes, beside):
    """Every loaded table gets a number of its own from PostgreSQL, however fresh the dump is."""
    road = make_road(postgres_database, clock=clock, post=post, inboxes=inboxes)
    with road.database.write() as session:
        session.execute(text("DELETE FROM waymarks"))
    known = look(road, beside, "here")
    with road.database.write() as session:
        session.execute(text("CREATE TABLE kept AS SELECT * FROM waymarks"))
        session.execute(text("DROP TABLE waymarks"))
        WaymarkRow.__table__.create(session.connection())
        session.execute(text("INSERT INTO waymarks SELECT * FROM kept"))
        session.execute(text("DROP TABLE kept"))

    assert replace(known, number=1) == known
    assert look(road, beside, "here") is None
    assert row(road).code == "restored_copy"


def test_a_mailbox_that_was_not_read_since_keeps_it_locked_or_is_paused(road, beside, clock):
    add_mailbox(road)
    look(road, beside, "here")
    set_row(road, number=0)
    look(road, beside, "here")

    with pytest.raises(UserError, match=r"Not read yet since the restore: ada@acme\.example"):
        confirm(road, "bo@acme.example")
    assert confirm(road, "bo@acme.example", anyway=True) == 1
    (mailbox,) = every(road, Mailbox)
    assert mailbox.pause_code == "paused_unseen"
    assert mailbox.pause_reason.startswith("Needs you: paused after a restore")


def test_a_mailbox_without_a_sent_folder_tells_nothing_of_what_left(road, beside, inboxes):
    add_mailbox(road)
    inboxes.accounts["ada@acme.example"] = {"INBOX": [], "Junk": []}
    look(road, beside, "here")
    set_row(road, number=0)
    look(road, beside, "here")
    catch_up(road, 1)

    with pytest.raises(UserError, match=r"No Sent folder is seen in ada@acme\.example"):
        confirm(road, "bo@acme.example")
    assert confirm(road, "bo@acme.example", anyway=True) == 1


def test_resuming_everything_is_no_way_round_it(road, beside):
    look(road, beside, "here")
    set_row(road, number=0)
    look(road, beside, "here")

    with pytest.raises(UserError, match="sequencer unlock"):
        stop.resume(road, Scope.EVERYBODY, actor="bo@acme.example")
