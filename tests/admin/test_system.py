"""The page about the installation itself, and the list of who changed what."""

from dataclasses import replace
from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from builders import add_candidate, add_sequence
from meetings import offered, set_stage, starts, token_of
from sqlalchemy import text

from sequencer.flows.book import book
from sequencer.flows.enroll import enroll_address
from sequencer.flows.reread_clocks import reread_clocks
from sequencer.gateways.wish_list import WishFile
from sequencer.settings import Settings
from sequencer.store.audit import AuditNote, first_broken, note
from sequencer.store.clock_readings import ClockReading
from sequencer.store.users import UserRole


def test_what_lives_is_in_order_and_what_fell_silent_says_since_when(desk, clock):
    assert desk.browser().get("/system").text.count("in order") == 3

    clock.pass_by(minutes=5)
    page = desk.browser().get("/system").text
    assert page.count("silent since") == 3
    assert "Something does not run." in page


def test_a_list_of_wishes_that_cannot_be_kept_stands_on_the_page_and_in_the_to_do(desk, tmp_path):
    add_candidate(desk.road)
    file = WishFile(tmp_path / "wishes.list")
    broken = type(desk)(replace(desk.road, wishes=file), tmp_path)
    root, nadia = broken.browser(UserRole.ADMINISTRATOR), broken.browser()
    says = "are not kept outside the database"
    assert "cannot be kept" not in root.get("/system").text
    assert says not in root.get("/needs-you").text

    file.path.mkdir()

    assert "Everything runs, but something has to be mended." in nadia.get("/system").text
    assert str(file.path) in root.get("/system").text
    assert str(file.path) not in nadia.get("/system").text
    assert says in root.get("/needs-you").text
    assert str(file.path) in root.get("/needs-you").text
    assert says not in nadia.get("/needs-you").text


def test_a_mail_that_waits_without_a_reason_is_late(desk, clock):
    add_sequence(desk.road)
    add_candidate(desk.road)
    enroll_address(desk.road, "Welcome", "lena@brandt.example")
    assert "No mail is late." in desk.browser().get("/system").text

    clock.pass_by(minutes=11)
    assert "The oldest mail that could leave waits since" in desk.browser().get("/system").text


def test_settings_are_named_and_their_values_never_shown(desk, tmp_path):
    settings = Settings(data_dir=tmp_path, secret_key="aVerySecretKey", redis_url="redis://:hunter2@localhost/0")
    desk.app.extensions["settings"] = settings

    page = desk.browser(UserRole.ADMINISTRATOR).get("/system").text

    assert "SECRET_KEY" in page
    assert "REDIS_URL" in page
    for secret in ("aVerySecretKey", "hunter2", str(tmp_path)):
        assert secret not in page


def test_only_an_administrator_reads_settings_and_who_changed_what(desk):
    page = desk.browser().get("/system").text

    assert "DATA_DIR" not in page
    assert "/system/audit" not in page


def test_the_list_is_newest_first_and_paged(desk):
    with desk.road.database.write() as session:
        for number in range(60):
            note(session, "root", "pause", f"Line {number}.", desk.road.now())
    root = desk.browser(UserRole.ADMINISTRATOR)

    first, second = root.get("/system/audit").text, root.get("/system/audit?page=2").text

    assert first.index("Line 59.") < first.index("Line 10.")
    assert "Line 9." not in first
    assert "Line 9." in second
    assert "no longer fit" not in first


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE audit_notes SET says = 'Something else.' WHERE id = 2",
        "UPDATE audit_notes SET actor = 'somebody' WHERE id = 1",
        "DELETE FROM audit_notes WHERE id = 2",
    ],
)
def test_a_line_changed_behind_our_back_is_noticed(desk, tamper):
    with desk.road.database.write() as session:
        for number in range(4):
            note(session, "root", "pause", f"Line {number}.", desk.road.now())
    with desk.road.database.read() as session:
        assert first_broken(session) is None
    with desk.road.database.write() as session:
        session.execute(text(tamper))

    assert "no longer fit" in desk.browser(UserRole.ADMINISTRATOR).get("/system/audit").text


def test_no_code_of_ours_can_change_or_remove_a_line(desk):
    with desk.road.database.write() as session:
        note(session, "root", "pause", "Line.", desk.road.now())

    with pytest.raises(TypeError), desk.road.database.write() as session:
        session.get_one(AuditNote, 1).says = "Another."
    with pytest.raises(TypeError), desk.road.database.write() as session:
        session.delete(session.get_one(AuditNote, 1))


def test_interviews_whose_clocks_got_new_rules_are_listed_with_both_local_times(desk):
    road = desk.road
    lena = offered(road, set_stage(road))
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    assert "another local time" not in desk.browser().get("/system").text
    with road.database.write() as session:
        kept = session.get(ClockReading, done.booking_id)
        kept.edition = "2019.3"
        kept.told = {"Europe/Berlin": done.start_at.astimezone(timezone(timedelta(hours=3))).isoformat()}

    reread_clocks(road, done.booking_id)

    page = desk.browser().get("/system").text
    local = done.start_at.astimezone(ZoneInfo("Europe/Berlin"))
    assert "Interviews with another local time" in page
    assert f"{local:%H:%M}</a>" in page
    assert "Europe/Berlin, first told as" in page
    assert f"/interviews/{done.booking_id}" in page
