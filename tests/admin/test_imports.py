"""The import wizard: a file, its columns, a dry run, the import, and taking it back."""

import io
import re
from datetime import timedelta

import pytest
from builders import add_candidate
from sqlalchemy import func, select

from sequencer.store.candidates import Candidate, CandidateTeam, candidate_by_address
from sequencer.store.imports import Import
from sequencer.store.pools import Pool
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.uploads import Upload, drop_uploads_naming
from sequencer.store.users import UserRole

PEOPLE = (
    "Mail,Given name,Surname,Works at,Hook\n"
    "ines@carvalho.example,Inês,Carvalho,Mareria,Your chart of refused slots\n"
    "k.lund@,Kim,Lund,,\n"
    "ute@wrangel.example,Ute,Wrangel,Nordlicht,\n"
)
CHOSEN = {"column-0": "email", "column-1": "first_name", "column-2": "last_name", "column-3": "employer"}


def bring(browser, text=PEOPLE, name="people.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.post("/imports", data={"file": (io.BytesIO(data), name)}, content_type="multipart/form-data")


def mapped(browser, where, **more):
    return browser.post(where, data=CHOSEN | {"column-4": "opening_line", "do": "check"} | more)


def imported(browser, text=PEOPLE, **more):
    where = bring(browser, text).headers["Location"]
    mapped(browser, where, **more)
    return browser.post(where, data=CHOSEN | {"column-4": "opening_line", "do": "import"} | more)


def count(desk, table) -> int:
    with desk.road.database.read() as session:
        return session.scalar(select(func.count()).select_from(table))


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

    answer = browser.post(where, data=CHOSEN | {"column-3": "headline", "do": "import"})

    assert "changed something since the dry run" in browser.get(answer.headers["Location"]).text
    assert count(desk, Candidate) == 0


def test_nothing_is_imported_on_the_strength_of_a_dry_run_nobody_saw(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where)
    seen = re.search(r'name="seen" value="([^"]+)"', browser.get(where).text).group(1)
    add_candidate(desk.road, "ute@wrangel.example", first_name="Ute")  # somebody else was faster
    mapped(browser, where)  # in another tab

    whole = CHOSEN | {"column-4": "opening_line", "do": "import", "seen": seen}
    browser.post(where, data=whole)

    assert count(desk, Candidate) == 1
    assert "changed something since the dry run" in browser.get(where).text


def test_pressing_import_twice_imports_once(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]
    mapped(browser, where)
    whole = CHOSEN | {"column-4": "opening_line", "do": "import"}
    browser.post(where, data=whole)

    assert browser.post(where, data=whole).status_code == 404
    assert count(desk, Import) == 1


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


def test_a_file_is_its_owners_until_it_is_imported(desk):
    where = bring(desk.browser()).headers["Location"]
    colleague = desk.browser(UserRole.RECRUITER, "Robotics", email="other@acme.example")

    assert colleague.get(where).status_code == 404
    assert colleague.post(where, data={"do": "import"}).status_code == 404


def test_another_teams_import_is_not_there(desk):
    where = imported(desk.browser(), team_id=str(desk.team())).headers["Location"]
    stranger = desk.browser(UserRole.RECRUITER, "Sales", email="stranger@acme.example")

    assert stranger.get(where).status_code == 404
    assert stranger.post(f"{where}/undo").status_code == 404
    assert "people.csv" not in stranger.get("/imports").text


def test_another_teams_pool_is_not_filled(desk):
    sales = desk.team("Sales")
    with desk.road.database.write() as session:
        session.add(Pool(name="Theirs", team_id=sales, created_at=desk.road.now()))
    browser = desk.browser()
    where = bring(browser).headers["Location"]

    page = browser.get(mapped(browser, where, pool="Theirs").headers["Location"]).text

    assert "A pool “Theirs” belongs to another team." in page


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty."),
        (b"email\n", "no line below its header"),
        (b"PK\x03\x04rest", "a workbook or an archive"),
        (b'email\n"open', "Line 2 cannot be read as CSV"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_to_do(desk, content, says):
    answer = bring(desk.browser(), content)

    assert answer.status_code == 422
    assert says in answer.text


def test_a_file_beyond_the_limit_is_refused_in_words(desk):
    answer = desk.browser().post(
        "/imports",
        data=b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": "25000000"},
    )

    assert answer.status_code == 413
    assert "larger than 20 MB" in answer.text


def test_a_file_is_forgotten_after_a_day(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]

    with desk.road.database.write() as session:
        session.scalars(select(Upload)).one().created_at -= timedelta(days=1)

    assert browser.get(where).status_code == 404
    bring(browser)
    assert count(desk, Upload) == 1


def test_an_erased_person_is_in_no_kept_file(desk):
    bring(desk.browser())

    with desk.road.database.write() as session:
        drop_uploads_naming(session, ["INES@carvalho.example"])

    assert count(desk, Upload) == 0


def test_a_file_can_be_put_away(desk):
    browser = desk.browser()
    where = bring(browser).headers["Location"]

    browser.post(where, data={"do": "put_away"})

    assert browser.get(where).status_code == 404
    assert count(desk, Upload) == 0


def test_only_who_works_with_candidates_imports(desk):
    assert desk.browser(UserRole.HIRING_MANAGER, "Robotics").get("/imports").status_code == 403
