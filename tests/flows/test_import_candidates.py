"""An import takes in whom it may, says why not of the others, and can be taken back whole."""

from datetime import date

import pytest
from builders import FIRST, add_candidate, add_sequence, first_touch, set_organisation
from intake import addresses, members, take_in, values
from sqlalchemy import func, select

from sequencer.core.read.import_report import Fate
from sequencer.core.states import TouchState
from sequencer.errors import UserError
from sequencer.flows.claim import claim
from sequencer.flows.enroll import enroll_pool
from sequencer.flows.import_candidates import import_candidates
from sequencer.store.candidates import (
    Candidate,
    candidate_by_address,
    custom_field_names,
    mark_dead,
)
from sequencer.store.imports import Import
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.timeline import timeline_of
from sequencer.store.touches import Touch


def count(road, table):
    with road.database.read() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_new_person_comes_in_with_everything_the_file_tells(road):
    set_organisation(road)

    report = take_in(
        road, "email,First name,tool,other_emails\nlena@brandt.example,Lena,Python,l@x.example\n", source="GitHub"
    )

    assert (report.created, report.updated, report.unchanged, report.skipped) == (1, 0, 0, ())
    assert values(road, "L+jobs@X.example") == {
        "first_name": "Lena",
        "full_name": "Lena",
        "tool": "Python",
        "source": "GitHub",
        "collected_on": "2027-03-01",
    }
    assert addresses(road, "l@x.example") == ["lena@brandt.example", "l@x.example"]
    with road.database.read() as session:
        assert custom_field_names(session) == {"tool"}
        (event,) = timeline_of(session, candidate_by_address(session, "l@x.example").id)
    assert event.says == "Imported from “people.csv”."


def test_the_day_of_collection_is_today_in_the_organisations_zone(road, clock):
    set_organisation(road, zone="Pacific/Auckland")
    clock.at = clock.at.replace(hour=20)

    take_in(road, "email\nlena@brandt.example\n")

    with road.database.read() as session:
        assert candidate_by_address(session, "lena@brandt.example").collected_on == date(2027, 3, 2)


def test_importing_twice_changes_nothing_more(road, clock):
    text = "email,first_name,tool\nlena@brandt.example,Lena,Python\nkim@park.example,,\n"
    take_in(road, text, pool="Berlin", source="GitHub")
    clock.pass_by(days=3)

    report = take_in(road, text, pool="Berlin", source="GitHub")

    assert (report.created, report.updated, report.unchanged, report.skipped) == (0, 0, 2, ())
    assert count(road, Candidate) == 2
    assert len(members(road, "Berlin")) == 2


def test_a_person_is_known_by_any_spelling_of_any_address(road):
    add_candidate(road, "le.na@gmail.com", others=["lena@bücher.example"], employer="Brandt")

    report = take_in(road, "email,employer\nLENA+x@googlemail.com,Acme\n")
    again = take_in(road, "email,employer\nlena@xn--bcher-kva.example,Acme\n")

    assert (report.updated, again.unchanged, count(road, Candidate)) == (1, 1, 1)
    assert report.rows[0].reason == "employer"


def test_blank_cells_overwrite_nothing_and_a_default_source_neither(road):
    add_candidate(road, "lena@brandt.example", employer="Brandt", source="GitHub")

    report = take_in(road, "email,employer,source,headline\nlena@brandt.example,,,Builds grippers\n", source="LinkedIn")

    assert report.updated == 1
    found = values(road, "lena@brandt.example")
    assert (found["employer"], found["source"], found["headline"]) == ("Brandt", "GitHub", "Builds grippers")


def test_a_dry_run_tells_everything_and_changes_nothing(road):
    add_candidate(road, "lena@brandt.example")
    text = "email,employer\nlena@brandt.example,Acme\nkim@park.example,Acme\nnobody,Acme\n"

    report = take_in(road, text, pool="Berlin", is_dry_run=True)

    assert report.import_id is None
    assert [(row.line, row.fate) for row in report.rows] == [(2, Fate.UPDATED), (3, Fate.CREATED), (4, Fate.SKIPPED)]
    assert (count(road, Candidate), count(road, Import)) == (1, 0)
    assert "employer" not in values(road, "lena@brandt.example")


@pytest.mark.both
@pytest.mark.parametrize(
    "spelling",
    [
        "lena.brandt@gmail.com",
        "LENA.BRANDT@GMAIL.COM",
        "lenabrandt@gmail.com",
        "lena.brandt+cv@gmail.com",
        "l.e.n.a.brandt@googlemail.com",
        "other@x.example,lenabrandt@googlemail.com",
    ],
)
def test_who_asked_not_to_be_written_to_is_not_taken_in_under_any_spelling(road, spelling):
    with road.database.write() as session:
        suppress(session, road.links.signer, ["lena.brandt@gmail.com"], Channel.PAGE, road.now())

    report = take_in(road, f"email,other_emails\n{spelling}\n")

    assert report.skipped[0].reason == "Asked us not to write. Only they can change that."
    assert count(road, Candidate) == 0


def test_a_line_that_fits_two_people_changes_neither(road):
    add_candidate(road, "lena@brandt.example")
    add_candidate(road, "kim@park.example")

    report = take_in(road, "email,other_emails,employer\nlena@brandt.example,kim@park.example,Acme\n")

    assert report.skipped[0].reason == "The addresses in this line belong to two people we know."
    assert "employer" not in values(road, "lena@brandt.example")


def test_two_lines_for_one_person_we_know_count_once(road):
    add_candidate(road, "lena@brandt.example", others=["l@x.example"])

    report = take_in(road, "email,employer\nlena@brandt.example,Acme\nl@x.example,Other\n")

    assert [(row.line, row.reason) for row in report.skipped] == [(3, "This is the same person as in line 2.")]
    assert values(road, "l@x.example")["employer"] == "Acme"


def test_a_new_address_is_added_and_takes_over_only_from_a_dead_one(road):
    candidate_id = add_candidate(road, "lena@brandt.example")
    take_in(road, "email,other_emails\nl@x.example,lena@brandt.example\n")
    assert addresses(road, "l@x.example") == ["lena@brandt.example", "l@x.example"]

    with road.database.write() as session:
        mark_dead(session, candidate_id, "lena@brandt.example", "No such mailbox.", road.now())
    take_in(road, "email,other_emails\nlena@new.example,lena@brandt.example\n")

    assert addresses(road, "l@x.example")[0] == "lena@new.example"


def test_nothing_of_a_file_that_cannot_be_used_is_taken_in(road):
    with pytest.raises(UserError, match="Line 3"):
        take_in(road, 'email,a\nlena@brandt.example,1\nkim@park.example,"2\n', pool="Berlin")

    assert (count(road, Candidate), count(road, Import)) == (0, 0)


@pytest.mark.parametrize(
    "given", [{"source": " "}, {"source": "a\nb"}, {"source": "x" * 201}, {"pool": "a\0"}, {"pool": ""}]
)
def test_a_source_or_pool_that_cannot_be_used_is_refused(road, given):
    with pytest.raises(UserError, match="cannot be used"):
        take_in(road, "email\nlena@brandt.example\n", **given)


def test_of_a_file_name_only_its_last_part_is_kept(road):
    import_candidates(road, b"email\n", "..\\..\\etc/pass\nwd.csv")

    with road.database.read() as session:
        assert session.scalars(select(Import.file_name)).one() == "pass�wd.csv"


def test_people_of_a_pool_can_be_enrolled(road):
    name = add_sequence(road)
    take_in(
        road, "email,first_name\nlena@brandt.example,Lena\nkim@park.example,Kim\n", pool=" Berlin ", source="GitHub"
    )

    assert [one.reason for one in enroll_pool(road, name, "Berlin")] == [None, None]


def test_a_held_mail_is_looked_at_again_when_its_fact_comes_in(road, clock):
    name = add_sequence(road, FIRST | {"body": "Hi {{first_name}}, how is {{employer}}?"})
    add_candidate(road, "lena@brandt.example")
    touch_id = first_touch(road, "lena@brandt.example", name)
    assert claim(road, touch_id) is None
    clock.pass_by(minutes=1)

    take_in(road, "email,employer\nlena@brandt.example,Brandt & Co\n")

    with road.database.read() as session:
        held = session.get_one(Touch, touch_id)
    assert (held.state, held.reason_code, held.wakes_at) == (TouchState.HELD, "field_missing", road.now())
    assert claim(road, touch_id) is not None
