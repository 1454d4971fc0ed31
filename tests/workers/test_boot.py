"""What every process starts with: keys, doors and a queue, and nothing that connects by itself."""

import stat
from datetime import UTC, timedelta

import pytest
from builders import add_candidate
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import BrokerConnectionError

from sequencer.core.accounts import Account, Password, Server, Tls
from sequencer.errors import MailboxError, Temporary, UserError
from sequencer.gateways.secrets import new_key
from sequencer.settings import Settings
from sequencer.store.candidates import Candidate
from sequencer.store.upgrade import upgrade
from workers.boot import JOBS, open_tools, utc_now

NOWHERE = Account(
    1, "ada@acme.example", Server("10.0.0.1", 587, Tls.NONE), Server("10.0.0.1", 993, Tls.TLS), Password("a", "b")
)


@pytest.fixture
def opened(tmp_path):
    """Makes tools of an installation in a folder of its own, and closes them."""
    made = []

    def make(**settings):
        made.append(open_tools(Settings(data_dir=tmp_path / "var", **settings)))
        return made[-1]

    yield make
    for tools in made:
        tools.close()


def test_building_it_connects_to_nothing(opened):
    tools = opened(database_url="postgresql://nobody@127.0.0.1:1/none", redis_url="redis://127.0.0.1:1/0")

    assert isinstance(tools.broker, RedisBroker)


def test_without_a_queue_configured_it_is_in_memory(opened):
    assert isinstance(opened().broker, StubBroker)


@pytest.mark.parametrize("job", sorted(JOBS))
def test_every_job_is_declared_without_retries_of_the_queue_s_own(opened, job):
    options = opened().broker.get_actor(job).options

    assert options["max_retries"] == 0
    assert options["time_limit"] >= timedelta(minutes=45) / timedelta(milliseconds=1)


def test_a_ring_carries_an_id_and_nothing_else(opened):
    tools = opened()

    tools.ring("send", 7)

    (message,) = [tools.broker.queues["default"].get_nowait()]
    assert b'"args":[7],"kwargs":{}' in message


def test_looks_at_calendars_stand_in_a_queue_of_their_own(opened):
    """Else a few slow calendars would hold up opt-outs and mail."""
    tools = opened()

    queues = {name: tools.broker.get_actor(name).queue_name for name in JOBS}

    assert {name for name, queue in queues.items() if queue != queues["send"]} == {"busy"}


def test_keys_are_made_once_for_their_owner_only_and_found_again(opened, tmp_path):
    first, second = opened(), opened()

    assert first.road.links.signer == second.road.links.signer
    assert second.road.unlock(first.road.seal("secret", "mailbox:1"), "mailbox:1") == "secret"
    for name in ("secret.key", "vault.key"):
        assert stat.S_IMODE((tmp_path / "var" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_keys_may_come_from_the_settings_newest_first(opened):
    old, new = new_key(), new_key()

    before, after = opened(secret_key=old), opened(secret_key=f"{new} {old}")

    link = before.road.links.opt_out(1, 2).rpartition("/")[2]
    assert after.road.links.opted_out(link) == (1, 2)


def test_a_key_that_is_none_is_refused_by_the_setting_s_name(opened):
    with pytest.raises(UserError, match="SECRET_KEY"):
        opened(secret_key="short")


def test_links_lead_to_where_the_installation_is_reached(opened):
    assert opened().road.links.base_url == "http://127.0.0.1:8000"
    assert opened(base_url="https://jobs.acme.example/").road.links.base_url == "https://jobs.acme.example"


def test_private_hosts_stay_out_of_reach_unless_they_are_listed(opened):
    road = opened().road

    with pytest.raises(Temporary, match="ALLOW_HOSTS"):
        road.open_smtp(NOWHERE)
    with pytest.raises(MailboxError, match="ALLOW_HOSTS"):
        road.open_imap(NOWHERE)


def test_two_processes_are_two_owners_and_the_clock_is_utc(opened):
    assert opened().road.owner.count(":") == 2
    assert utc_now().tzinfo is UTC


def test_the_database_lies_in_the_data_folder(opened, tmp_path):
    tools = opened()
    upgrade(tools.road.database)

    candidate_id = add_candidate(tools.road)

    assert (tmp_path / "var" / "sequencer.sqlite").exists()
    with tools.road.database.read() as session:
        assert session.get_one(Candidate, candidate_id).full_name == "Lena Brandt"


def test_a_queue_that_is_away_is_said_in_the_words_of_the_house(opened):
    tools = opened(redis_url="redis://127.0.0.1:1/0")

    with pytest.raises(BrokerConnectionError):
        tools.ring("send", 1)
