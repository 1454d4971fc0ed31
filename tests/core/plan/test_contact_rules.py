"""How soon and how often anybody here may write to one person."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.contact_rules import TWELVE_MONTHS, ContactFacts, LastMail, contact_rule
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.windows import SendWindow

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
HOURS = Hours(SendWindow(is_always=True), ZoneInfo("Europe/Berlin"))


def year(*days_ago, most=2):
    mails = tuple(sorted(NOW - timedelta(days=one) for one in days_ago))
    return ContactFacts(last_outreach_at=None, min_gap=Delay.parse("3 days"), year_of_outreach=mails, max_mails=most)


def test_a_full_year_waits_until_its_oldest_mail_is_twelve_months_old():
    found = contact_rule(year(300, 100), HOURS, NOW)

    assert (found.until, found.reason.code) == (NOW + timedelta(days=66), "max_mails")


def test_asked_as_of_a_later_day_a_year_that_has_room_again_by_then_keeps_nothing():
    full = year(300, 100)
    free = NOW - timedelta(days=300) + TWELVE_MONTHS

    assert contact_rule(full, HOURS, free - timedelta(seconds=1)).until == free
    assert contact_rule(full, HOURS, free) is None
    assert contact_rule(full, HOURS, free + timedelta(days=30)) is None


def test_the_last_mail_is_told_with_the_day_on_the_persons_clock():
    last = LastMail(datetime(2027, 3, 1, 23, 30, tzinfo=UTC), "Ada Lovelace", "Care", "Grippers")

    assert last.told(ZoneInfo("Europe/Berlin")) == "Ada Lovelace (Care) wrote “Grippers” on 2 March"
    assert last.told(ZoneInfo("America/Lima")) == "Ada Lovelace (Care) wrote “Grippers” on 1 March"
