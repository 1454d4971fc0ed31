"""A day without times says which rule keeps it empty, and never whose appointment it is."""

from datetime import UTC, datetime, timedelta

import pytest
from meetings import ANA, TOMAS, offered, set_stage
from visits import link

from sequencer.app import create_app
from sequencer.core.meet.empty import Empty
from sequencer.public.empty_days import note
from sequencer.settings import Settings
from sequencer.store.colleagues import BusyTime
from sequencer.store.screens.interview_pages import WhyEmpty

THURSDAY = datetime(2027, 3, 11, tzinfo=UTC)
LONG = {"horizon_days": 28}  # until past Good Friday, 26 March


def page_for(road, tmp_path, *, language="en", taken=(), **plan):
    found = offered(road, set_stage(road, candidate={"locale": language}, **plan))
    with road.database.write() as session:
        for colleague_id in taken:
            end = THURSDAY + timedelta(days=1)
            session.add(BusyTime(colleague_id=colleague_id, source="Dentist", start_at=THURSDAY, end_at=end))
    return create_app(Settings(data_dir=tmp_path), road).test_client().get(link(road, found)).text


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Ana’s day is full."),
        ("de", "Ana hat an diesem Tag nichts mehr frei."),
        ("fr", "Ana n’a plus de place ce jour-là."),
        ("es", "Ana ya no tiene hueco ese día."),
    ],
)
def test_a_full_day_is_said_to_be_full_and_not_why(road, tmp_path, language, says):
    page = page_for(road, tmp_path, language=language, taken=[1])

    assert page.count(says) == 1
    assert "Dentist" not in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Ana needs a day’s notice."),
        ("de", "Ana braucht einen Tag Vorlauf."),
        ("fr", "Il faut prévenir Ana un jour à l’avance."),
        ("es", "Hay que avisar a Ana con un día de antelación."),
    ],
)
def test_a_day_too_soon_names_the_notice_it_would_need(road, tmp_path, language, says):
    assert says in page_for(road, tmp_path, language=language)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "It is a public holiday in Portugal, where Ana is."),
        ("de", "Ana ist in Portugal, und dort ist Feiertag."),
        ("fr", "un jour férié au Portugal, où se trouve Ana."),
        ("es", "Es festivo en Portugal, donde está Ana."),
    ],
)
def test_a_public_holiday_is_named_with_its_country(road, tmp_path, language, says):
    assert says in page_for(road, tmp_path, language=language, people=[ANA | {"country": "PT"}], **LONG)


def test_a_day_that_is_full_for_several_names_none_of_them(road, tmp_path):
    page = page_for(
        road, tmp_path, people=[ANA, TOMAS], taken=[1, 2], pools=[{"any": 1, "of": [ANA["email"], TOMAS["email"]]}]
    )

    assert "No times left." in page
    assert "day is full" not in page
    assert page.count("The weekend") == 2


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        (timedelta(minutes=90), "No times. We need 2 hours’ notice."),
        (timedelta(hours=1), "No times. We need an hour’s notice."),
        (timedelta(hours=36), "No times. We need 36 hours’ notice."),
        (timedelta(days=2), "No times. We need 2 days’ notice."),
        (timedelta(), "No times left."),
    ],
)
def test_the_notice_is_said_in_whole_hours_or_days(notice, says):
    assert note(WhyEmpty(Empty.NOTICE, notice=notice), "en") == says


def test_a_name_with_signs_in_it_stays_a_name():
    assert note(WhyEmpty(Empty.FULL, "<b>Ana</b>"), "en") == "&lt;b&gt;Ana&lt;/b&gt;’s day is full."
