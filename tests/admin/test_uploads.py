"""Files on their way to an import: whose they are, which are refused, and how long they are kept."""

from datetime import timedelta

import pytest
from importing import bring, count, imported, mapped
from sqlalchemy import select

from sequencer.store.pools import Pool
from sequencer.store.uploads import Upload, drop_uploads_naming
from sequencer.store.users import UserRole


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
