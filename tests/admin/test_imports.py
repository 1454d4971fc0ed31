"""The import wizard: a file, its columns, a dry run, the import, and taking it back."""

import re

from builders import add_candidate
from importing import CHOSEN, PEOPLE, bring, count, imported, mapped, pressed, seen
from sqlalchemy import select

from sequencer.store.candidates import Candidate, CandidateTeam, candidate_by_address
from sequencer.store.imports import Import
from sequencer.store.pools import Pool
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.uploads import Upload


def test_a_file_is_looked_at_and_nothing_is_written(desk):
    browser = desk.browser()

    where = bring(browser).headers["Location"]
    page = browser.get(where).text

    assert "3 lines. Nothing is written until you import" in page
    assert "Surname: filled in 100 percent" in page
    assert "Works at: filled in 67 percent" in page
    assert "Mareria · Nordlicht" in page
    assert count(desk, Candidate) == 0


def test_a_dry_run_counts_and_says_why_a_line_is_left_out(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]

    page = browser.get(mapped(browser, where).headers["Location"]).text

    assert "Import 2 new" in page
    assert "Line 3" in page
    assert "1 of the 2 new people has no opening line" in page
    assert count(desk, Candidate) == 0


def test_what_was_reviewed_is_imported_for_its_team_and_pool(desk):
    browser = desk.browser()

    done = imported(browser, pool="Speakers", source="SlotConf 2027", team_id=str(desk.team()))

    page = browser.get(done.headers["Location"]).text
    assert "is imported" in page
    with desk.road.database.read() as session:
        ines = candidate_by_address(session, "ines@carvalho.example")
        assert (ines.first_name, ines.employer, ines.source) == ("Inês", "Mareria", "SlotConf 2027")
        assert session.scalars(select(CandidateTeam.team_id)).all() == [desk.team(), desk.team()]
        assert session.scalars(select(Pool.team_id)).one() == desk.team()
        batch = session.scalars(select(Import)).one()
        assert (batch.created, batch.skipped, batch.actor) == (2, 1, "recruiter@acme.example")
        assert session.scalars(select(Upload)).one().content == b""


def test_two_columns_do_not_become_one_field(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]

    answer = mapped(browser, where, **{"column-2": "first_name"})

    page = browser.get(answer.headers["Location"]).text
    assert "The columns “Given name” and “Surname” both mean “First name”." in page
    assert "Import 2 new" not in page


def test_without_an_address_there_is_no_dry_run(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]

    page = browser.get(mapped(browser, where, **{"column-0": "-"}).headers["Location"]).text

    assert "No column is the address yet." in page


def test_a_column_left_out_stays_out_even_where_its_cells_are_filled(desk):
    imported(desk.browser(), **{"column-3": "-"})

    with desk.road.database.read() as session:
        assert candidate_by_address(session, "ines@carvalho.example").employer == ""


def test_columns_changed_after_the_dry_run_are_looked_at_again_before_anything_is_written(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where)

    answer = pressed(browser, where, **{"column-3": "headline"})

    assert "changed something since the dry run" in browser.get(answer.headers["Location"]).text
    assert count(desk, Candidate) == 0


def test_nothing_is_imported_on_the_strength_of_a_dry_run_nobody_saw(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where)
    before = seen(browser, where)
    add_candidate(desk.road, "ute@wrangel.example", first_name="Ute")  # somebody else was faster
    mapped(browser, where)  # in another tab

    pressed(browser, where, seen=before)

    assert count(desk, Candidate) == 1
    assert "changed something since the dry run" in browser.get(where).text


def test_pressing_import_twice_imports_once(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where)
    whole = CHOSEN | {"column-4": "opening_line", "do": "import", "seen": seen(browser, where)}
    browser.post(where, data=whole)

    assert browser.post(where, data=whole).status_code == 404
    assert count(desk, Import) == 1


def test_a_dry_run_shown_while_columns_are_chosen_keeps_nothing(desk):
    """However late it is answered, it cannot undo what a button decided meanwhile."""
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where, pool="Speakers")

    late = browser.post(where, data=CHOSEN | {"column-4": "-", "pool": "Old"}, headers={"HX-Request": "true"}).text

    assert "2 of the 2 new people have no opening line" in late
    assert "skipped.csv" not in late
    page = browser.get(where).text
    assert "Goes to the pool <b>Speakers</b>" in page
    assert "1 of the 2 new people has no opening line" in page
    assert "skipped.csv" in page


def test_what_was_seen_while_columns_were_chosen_may_be_imported_at_once(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    form = CHOSEN | {"column-4": "opening_line", "pool": "Speakers"}
    shown = browser.post(where, data=form, headers={"HX-Request": "true"}).text

    browser.post(where, data=form | {"do": "import", "seen": re.search(r'name="seen" value="([^"]+)"', shown).group(1)})

    assert count(desk, Candidate) == 2


def test_the_next_file_is_mapped_as_the_last_one(desk):
    browser = desk.browser()
    imported(browser)

    where = bring(browser, PEOPLE.replace("Hook", "Diet")).headers["Location"]

    page = browser.get(where).text
    assert "mapped as last time, 1 column is new" in page
    assert '<option value="employer" selected>' in page


def test_the_lines_left_out_come_back_as_a_file_no_spreadsheet_runs(desk):
    browser = desk.browser()
    bad = 'Mail,Given name\nnobody@,"=HYPERLINK(""x"")"\n'
    where = bring(browser, bad).headers["Location"]
    browser.post(where, data={"column-0": "email", "column-1": "first_name", "do": "check"})

    answer = browser.get(f"{where}/skipped.csv")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="people-skipped.csv"'
    assert '"\'=HYPERLINK(""x"")"' in answer.text


def test_of_somebody_who_asked_not_to_be_written_to_only_the_wish_comes_back(desk):
    with desk.road.database.write() as session:
        suppress(
            session,
            desk.road.links.signer,
            ["ines@carvalho.example"],
            Channel.PAGE,
            is_verified=True,
            now=desk.road.now(),
        )
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where)

    page, file = browser.get(where).text, browser.get(f"{where}/skipped.csv").text

    assert "Asked us not to write." in page
    assert "ines@carvalho.example" in page  # in the sample of the column, while the file is kept
    assert "ines@carvalho.example" not in file
    assert "Asked us not to write." in file


def test_an_import_is_taken_back_after_saying_what_goes(desk):
    add_candidate(desk.road, "ute@wrangel.example", employer="Before")
    browser = desk.browser()
    where = imported(browser).headers["Location"]

    page = browser.get(where).text
    browser.post(f"{where}/undo")

    assert "1 person goes again" in page
    assert "1 gets back what they had before" in page
    assert "was taken back" in browser.get(where).text
    with desk.road.database.read() as session:
        assert candidate_by_address(session, "ines@carvalho.example") is None
        assert candidate_by_address(session, "ute@wrangel.example").employer == "Before"
