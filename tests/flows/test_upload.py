"""A file on its way to an import is kept for a day, and settled once."""

import pytest
from sqlalchemy import func, select

from sequencer.errors import UserError
from sequencer.flows.erase import erase
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.set_up import add_user
from sequencer.flows.upload import bring, forget_upload, note_dry_run, put_away, settle_columns
from sequencer.store.candidates import Candidate
from sequencer.store.imports import Import
from sequencer.store.uploads import Chosen, Upload, uploads_over
from sequencer.store.users import UserRole, user_by_email

FILE = b"Mail,Who\nlena@brandt.example,Lena\nnobody@,Nobody\n"
MAPPING = {"Mail": "email", "Who": "first_name"}


@pytest.fixture
def user_id(road):
    add_user(road, "kim@acme.example", UserRole.RECRUITER, "correct horse battery")
    with road.database.read() as session:
        return user_by_email(session, "kim@acme.example").id


def upload(road, upload_id):
    with road.database.read() as session:
        found = session.get(Upload, upload_id)
        return found and (found.content, found.leftover, found)


def taken_in(road, upload_id):
    return import_candidates(road, FILE, "people.csv", mapping=MAPPING, upload_id=upload_id, actor="kim@acme.example")


def test_an_import_that_fails_half_way_keeps_the_file_and_brings_nobody(road, user_id):
    upload_id = bring(road, FILE, "people.csv", user_id, None)

    with pytest.raises(UserError, match="Import the file again"):
        import_candidates(road, FILE, "people.csv", mapping=MAPPING, upload_id=upload_id, team_id=99)

    with road.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Candidate)) == 0
        assert session.scalar(select(func.count()).select_from(Import)) == 0
    assert upload(road, upload_id)[0] == FILE
    assert taken_in(road, upload_id).created == 1


def test_a_settled_file_keeps_only_the_lines_that_were_left_out(road, user_id):
    upload_id = bring(road, FILE, r"C:\people\people.csv", user_id, None)
    settle_columns(road, upload_id, Chosen(MAPPING, "", "", None))

    taken_in(road, upload_id)

    content, leftover, found = upload(road, upload_id)
    assert content == b""
    assert b"lena@brandt.example" not in leftover
    assert b"nobody@" in leftover
    assert found.file_name == "people.csv"
    with pytest.raises(UserError, match="imported already"):
        taken_in(road, upload_id)
    with pytest.raises(UserError, match="imported already"):
        settle_columns(road, upload_id, Chosen(MAPPING, "x", "", None))
    with pytest.raises(UserError, match="imported already"):
        note_dry_run(road, upload_id, None)


def test_settling_the_same_columns_twice_is_no_change(road, user_id):
    upload_id = bring(road, FILE, "people.csv", user_id, None)

    said = [settle_columns(road, upload_id, Chosen(MAPPING, "A", "", None)) for _ in range(2)]

    assert said == [True, False]


def test_a_file_is_forgotten_after_a_day_and_not_before(road, clock, user_id):
    upload_id = bring(road, FILE, "people.csv", user_id, None)
    clock.pass_by(hours=23)
    forget_upload(road, upload_id)
    assert upload(road, upload_id) is not None

    clock.pass_by(hours=1)
    with road.database.read() as session:
        assert uploads_over(session, road.now(), 10) == [upload_id]
    for _ in range(2):
        forget_upload(road, upload_id)

    assert upload(road, upload_id) is None


def test_a_file_put_away_is_gone_and_an_imported_one_stays(road, user_id):
    kept, gone = (bring(road, FILE, "people.csv", user_id, None) for _ in range(2))
    taken_in(road, kept)

    put_away(road, [kept, gone, 99])

    assert upload(road, kept) is not None
    assert upload(road, gone) is None


def test_old_files_of_everybody_go_when_another_is_brought(road, clock, user_id):
    old = bring(road, FILE, "people.csv", user_id, None)
    clock.pass_by(days=2)

    bring(road, FILE, "people.csv", user_id, None)

    assert upload(road, old) is None


def test_an_erased_person_stands_in_no_kept_file(road, user_id):
    waiting = bring(road, FILE, "people.csv", user_id, None)
    other = bring(road, b"email\nsomebody@else.example\n", "others.csv", user_id, None)

    erase(road, "Lena@Brandt.example")

    assert upload(road, waiting) is None
    assert upload(road, other) is not None
