"""The calendars of the demo's own people: given out at secret addresses, read through the product's own door."""

from datetime import UTC, datetime, timedelta

import pytest
from doors import FakeClock

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.core.meet.busy.values import CalendarRules
from sequencer.demo.calendars import CalendarHost, load_calendars
from sequencer.demo.company import FOLDER
from sequencer.errors import CalendarError
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
ANA, JANA = "ana.teles@northlight.example", "jana.krueger@northlight.example"


@pytest.fixture
def day():
    return FakeClock(datetime(2026, 11, 23, 7, tzinfo=UTC))


def hosts(day):
    found = CalendarHost(load_calendars(FOLDER), day).start()
    yield found
    found.stop()


host, other_host = pytest.fixture(hosts, name="host"), pytest.fixture(hosts, name="other_host")


@pytest.fixture
def door(host):
    """The product's own door, through which the demo lets nothing else pass."""
    found = Calendars(Guard(allow=frozenset({("127.0.0.1", host.port)}), only_listed=True))
    yield found
    found.close()


def read(door, host, owner, tag=""):
    address = next(address for one, address in host.addresses.items() if one.owner == owner)
    account = CalendarAccount(CalendarKind.ICS, address, CalendarRules("Europe/Lisbon"), tag=tag)
    return door.read_busy(account, MONDAY, MONDAY + timedelta(days=28))


def test_what_lies_in_them_is_busy_time_every_week_where_it_comes_back(door, host):
    spans = read(door, host, ANA).spans

    mondays = [(one.start_at, one.end_at) for one in spans if one.start_at.isoweekday() == 1]
    assert mondays[:2] == [
        (MONDAY + timedelta(days=week * 7, hours=18.5), MONDAY + timedelta(days=week * 7, hours=21)) for week in (0, 1)
    ]


def test_what_has_not_changed_is_not_given_out_again(door, host):
    first = read(door, host, ANA)

    assert read(door, host, ANA, first.tag).is_unchanged


def test_one_that_is_gone_says_so_from_its_instant_on(door, host, day):
    before = read(door, host, JANA)
    day.pass_by(days=18)

    assert before.spans
    with pytest.raises(CalendarError, match="not at its address any more"):
        read(door, host, JANA)
    assert read(door, host, ANA).spans


def test_each_address_is_a_secret_of_its_own_and_new_with_each_demo(host, other_host):
    paths = {address.partition("/")[2] for one in (host, other_host) for address in one.addresses.values()}

    assert len(paths) == 4
    assert host.feed_at("/basic.ics") is None


def test_a_company_without_calendars_has_none(tmp_path):
    assert load_calendars(tmp_path) == ()
