from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.pace import Group, Mailbox, spread
from sequencer.core.plan.windows import SendWindow

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)  # 09:00 in Berlin


def mailbox(cap=10, gap=timedelta(minutes=10), **more):
    return Mailbox(cap, gap, BERLIN, more.pop("taken", {}), **more)


def test_mails_leave_one_after_the_other_with_the_gap_and_a_tenth_more_between_them():
    """A fifth more at most is drawn for each of them."""
    found = spread([Group(MONDAY, BERLIN, 3)], SendWindow(), mailbox())

    assert (found.first_at, found.last_at) == (MONDAY, MONDAY + timedelta(minutes=22))


def test_without_a_gap_no_minute_gets_more_than_its_share():
    found = spread([Group(MONDAY, BERLIN, 13)], SendWindow(), mailbox(cap=50, gap=timedelta(0), per_minute=4))

    assert found.last_at == MONDAY + timedelta(minutes=3)


def test_a_new_mailbox_sends_one_more_on_every_day():
    new = mailbox(cap=5, begins_with=2)
    found = spread([Group(MONDAY, BERLIN, 20)], SendWindow(), new)

    assert [count for _, count in found.days] == [2, 3, 4, 5, 5, 1]  # the weekend in between grows it, too


def test_a_mailbox_that_began_days_ago_goes_on_growing_from_there():
    new = mailbox(cap=5, begins_with=2, first_on=date(2027, 2, 27))
    found = spread([Group(MONDAY, BERLIN, 6)], SendWindow(), new)

    assert [count for _, count in found.days] == [4, 2]


def test_what_is_over_the_cap_leaves_on_the_next_working_day():
    friday = MONDAY + timedelta(days=4)
    found = spread([Group(friday, BERLIN, 5)], SendWindow(), mailbox(cap=3))

    assert found.days == ((date(2027, 3, 5), 3), (date(2027, 3, 8), 2))


def test_mails_that_others_send_from_the_mailbox_take_their_share():
    found = spread([Group(MONDAY, BERLIN, 5)], SendWindow(), mailbox(cap=4, taken={date(2027, 3, 1): 3}))

    assert found.days == ((date(2027, 3, 1), 1), (date(2027, 3, 2), 4))


def test_nobody_waits_for_somebody_whose_morning_comes_later():
    found = spread([Group(MONDAY, NEW_YORK, 1), Group(MONDAY, BERLIN, 2)], SendWindow(), mailbox())

    assert found.first_at == MONDAY
    assert found.last_at == datetime(2027, 3, 1, 14, tzinfo=UTC)  # 09:00 in New York


def test_nobody_to_write_to_means_no_days():
    assert spread([], SendWindow(), mailbox()).days == ()


@given(
    st.lists(st.tuples(st.integers(0, 50), st.sampled_from((BERLIN, NEW_YORK)), st.integers(1, 30)), max_size=4),
    st.integers(1, 12),
)
def test_everybody_gets_a_day_and_no_day_more_than_its_cap(groups, cap):
    asked = [Group(MONDAY + timedelta(hours=hours), zone, count) for hours, zone, count in groups]
    found = spread(asked, SendWindow(), mailbox(cap=cap))

    assert sum(count for _, count in found.days) == sum(one.count for one in asked)
    assert all(count <= cap for _, count in found.days)
    assert all(day.isoweekday() <= 5 for day, _ in found.days)
