"""F-10: day after day nothing leaves outside its window, over its cap or within its gap; and a judge who would notice."""

from datetime import timedelta

import pytest

from proofs.days import CAP, Left, Season


@pytest.fixture
def season(tmp_path):
    made = Season(tmp_path, people=40, mailboxes=2, days=5)
    yield made
    made.close()


@pytest.mark.timeout(300)
def test_some_days_of_people_in_every_zone_break_no_rule(season):
    """F-10, small; `make prove ONLY=F-10` lets ninety days pass."""
    days = season.pass_by()

    assert days.violations == []
    assert days.left >= 40


def test_a_mail_at_night_over_the_cap_within_the_gap_and_twice_is_noticed(season):
    season._come(1)
    (person,) = season._zone_of
    night = season.clock.at.replace(hour=2).astimezone(season._zone_of[person]).replace(hour=3)
    season.post.left += [
        Left(night + timedelta(minutes=one), "r0@acme.example", person, b"thoughts") for one in range(CAP + 1)
    ]
    found = "; ".join([*season._wrong_times(), *season._wrong_paces(), *season._doubled()])

    assert all(words in found for words in ("03:0", f"{CAP + 1} mails", "within 0:01:00", "the second mail 9 times"))
