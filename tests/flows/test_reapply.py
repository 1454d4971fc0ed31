"""P-09, S-55: a backup that is restored brings nobody back who was erased, and forgets nobody's wish."""

from dataclasses import dataclass, field, replace

import pytest
from builders import add_candidate, add_sequence, empty, make_road
from errands import LENA, CrashError, crashing_at, every, run_of, work
from sqlalchemy import insert, select, text

from sequencer.core.kept_wishes import KeptWish, WishKind
from sequencer.core.states import EnrollmentState
from sequencer.flows.close_domain import close_domain, open_domain
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.keep_quiet import keep_quiet, lift
from sequencer.flows.let_go import look_through
from sequencer.flows.opt_out import opt_out
from sequencer.flows.reapply import Reapplied, reapply_wishes
from sequencer.store.audit import AuditNote
from sequencer.store.candidates import Candidate
from sequencer.store.suppressions import Channel, Suppression, suppress
from sequencer.store.tables import metadata

KIM = "kim@park.example"


@dataclass
class Memory:
    """The list outside, in memory."""

    lines: list = field(default_factory=list)

    def add(self, wishes):
        self.lines.extend(wishes)

    def read(self):
        return list(self.lines)


@pytest.fixture
def outside():
    return Memory()


@pytest.fixture
def running(road, outside):
    """Lena (with two addresses) and Kim are in a sequence whose first mail has left."""
    road = replace(road, wishes=outside)
    add_candidate(road, LENA, others=("lena@home.example",))
    add_candidate(road, KIM, first_name="Kim")
    add_sequence(road)
    for one in (LENA, KIM):
        enroll_address(road, "Welcome", one)
    work(road)
    return road


def backup(database):
    """Every row of every table, as a backup has it."""
    with database.read() as session:
        return {
            table: [dict(row) for row in session.execute(select(table)).mappings()] for table in metadata.sorted_tables
        }


def restore(database, rows):
    empty(database)
    with database.write() as session:
        for table in metadata.sorted_tables:
            if rows[table]:
                session.execute(insert(table), rows[table])
            if rows[table] and "id" in table.c and session.get_bind().dialect.name == "postgresql":
                last = max(row["id"] for row in rows[table])
                session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {last})"))


def here(road):
    return [one.first_name for one in every(road, Candidate)]


def channels(road):
    return sorted(str(one.channel) for one in every(road, Suppression))


def test_who_was_erased_since_the_backup_is_erased_again_and_never_taken_in(running, database):
    kept = backup(database)
    erase(running, LENA)
    restore(database, kept)
    assert here(running) == ["Lena", "Kim"]

    done = reapply_wishes(running, "root")

    assert done == Reapplied(erased=1, kept_quiet=2)
    assert here(running) == ["Kim"]
    assert channels(running) == ["erasure", "erasure"]
    report = import_candidates(running, b"email\nlena+x@HOME.example\n", "people.csv")
    assert report.skipped[0].reason == "Their data was erased at their wish and is not taken in again."
    assert "1 erased again" in every(running, AuditNote)[-1].says


def test_running_it_twice_changes_nothing_more(running, database):
    kept = backup(database)
    erase(running, LENA)
    restore(database, kept)
    reapply_wishes(running)
    before = backup(database)

    assert reapply_wishes(running) == Reapplied(0, 0)
    assert backup(database) == before


def test_a_crash_between_two_erasures_leaves_the_rest_to_the_next_run(running, database, clock, outside):
    kept = backup(database)
    erase(running, LENA)
    erase(running, KIM)
    restore(database, kept)

    crashing = replace(make_road(database, clock=clock, step=crashing_at("after_erasing_again")), wishes=outside)
    with pytest.raises(CrashError):
        reapply_wishes(crashing)
    assert reapply_wishes(running).erased == 1
    assert here(running) == []


@pytest.mark.parametrize("channel", [Channel.PAGE, Channel.ONE_CLICK])
def test_who_opted_out_since_the_backup_stays_so_although_no_mailbox_tells_it(running, database, channel):
    kept = backup(database)
    opt_out(running, running.links.opt_out(1, 1).rpartition("/")[2], channel)
    restore(database, kept)
    assert run_of(running).state is EnrollmentState.ACTIVE

    assert reapply_wishes(running) == Reapplied(erased=0, kept_quiet=2)

    assert run_of(running).state is EnrollmentState.OPTED_OUT
    assert run_of(running, KIM).state is EnrollmentState.ACTIVE
    assert channels(running) == [str(channel)] * 2


def test_what_a_person_here_wrote_down_and_a_closed_domain_come_back_and_what_was_lifted_does_not(running, database):
    kept = backup(database)
    keep_quiet(running, "omar@aziz.example", "on the phone", "ada")
    keep_quiet(running, "ines@prado.example", "on the phone", "ada")
    close_domain(running, "acme.example", "a client", "root")
    close_domain(running, "open.example", "a client", "root")
    lift(running, 2, "it was somebody else", "root")
    with running.database.read() as session:
        opened = session.scalar(select(Suppression.id).where(Suppression.domain == "open.example"))
    open_domain(running, opened, "no client any more", "root")
    restore(database, kept)

    reapply_wishes(running)

    found = {(one.channel, one.domain, one.is_verified) for one in every(running, Suppression)}
    assert found == {(Channel.PERSON, "", False), (Channel.DOMAIN, "acme.example", True)}


def test_nothing_is_erased_where_the_commit_has_failed_and_the_wish_is_kept_all_the_same(running, outside):
    class Full:
        """A disk that fails when the wish is written."""

        def add(self, wishes):
            raise CrashError("kill -9")

        def read(self):
            return []

    with pytest.raises(CrashError):
        erase(replace(running, wishes=Full()), LENA)

    assert here(running) == ["Lena", "Kim"]
    assert outside.lines == []


def test_the_daily_look_keeps_outside_what_the_list_has_missed(running, outside):
    with running.database.write() as session:
        suppress(session, running.links.signer, [KIM], Channel.REPLY, running.now(), is_verified=False)

    look_through(running)
    look_through(running)

    assert [(one.kind, one.says, one.is_verified) for one in outside.lines] == [(WishKind.QUIET, "reply", False)]


def test_with_an_empty_list_nothing_happens(running, database):
    before = backup(database)

    assert reapply_wishes(running) == Reapplied(0, 0)
    assert backup(database) == before


def test_the_list_holds_no_word_of_anybody(running, outside):
    erase(running, LENA)

    assert all(isinstance(one, KeptWish) and "lena" not in repr(one).lower() for one in outside.lines)
