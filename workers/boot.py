"""What every process starts with: the broker, and the road with its gateways, clock and dice."""

import importlib
import os
import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import dramatiq
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import BrokerConnectionError

from sequencer.core.doors import Clock, Dice
from sequencer.core.links import Links
from sequencer.core.signed import Signer
from sequencer.core.write.guard_check import check_guard
from sequencer.flows.let_go import look_who_is_due
from sequencer.flows.road import Road
from sequencer.flows.upload import forget_upload
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard, parse_allow_hosts
from sequencer.gateways.reader import BoundedReader
from sequencer.gateways.secrets import Vault, keys_in, read_or_make_key_file
from sequencer.gateways.smtp import open_smtp
from sequencer.gateways.smtp_line import SmtpLine
from sequencer.gateways.wish_list import WishFile
from sequencer.settings import Settings
from sequencer.store.session import Database, open_database
from workers import interviews
from workers.calendars import Freshener
from workers.guarding import RestoreWatch
from workers.looks import SharedLooks
from workers.receiving import catch_up
from workers.sending import send_due
from workers.upkeep import (
    advance_run,
    check_mailbox,
    file_copies,
    give_up_touch,
    look_for_lost,
    resume_run,
    understand_mail,
)

_AN_HOUR = 3_600_000  # ms: above the sum of all SMTP time-outs, so that no send is ever interrupted by the queue
_HEARTBEAT = 600_000  # ms: above any single blocking call
_MAINTENANCE = 20_000  # per million: the default finds a killed worker's messages only after minutes

MAIL, CALENDARS = "default", "calendars"
"""The queues: looks at calendars, which may each take seconds, stand in one of their own and hold up nobody."""

JOBS: dict[str, Callable[[Road, int], object]] = {
    "send": send_due,
    "understand": understand_mail,
    "advance": advance_run,
    "resume": resume_run,
    "give_up": give_up_touch,
    "reconcile": look_for_lost,
    "copy_sent": file_copies,
    "check": check_mailbox,
    "pick": interviews.read_pick,
    "book": interviews.book_offer,
    "calendar": interviews.read_calendar,
    "cancel_interview": interviews.cancel_booking,
    "stand_in": interviews.fill_place,
    "counter": interviews.weigh_proposal,
    "remind": interviews.remind_of,
    "second_chance": interviews.offer_second_chance,
    "offer_next": interviews.offer_following,
    "hours": interviews.read_colleagues_hours,
    "heads_up": interviews.read_colleagues_note,
    "hand_over": interviews.hand_over_mail,
    "end_offer": interviews.end_offer,
    "busy": interviews.look_at_calendar,
    "clocks": interviews.hold_clocks_against,
    "forget_upload": forget_upload,
    "let_go": look_who_is_due,
}
"""Every job by name. A job gets one id, may run twice or never, and looks everything else up."""


@dataclass(frozen=True)
class Tools:
    """A process's own things, closed in one call. Once `stopping` is set no further mail begins to leave."""

    settings: Settings
    road: Road
    broker: dramatiq.Broker
    reader: BoundedReader
    restored: RestoreWatch
    stopping: threading.Event = field(default_factory=threading.Event)

    def ring(self, job: str, row_id: int) -> None:
        """Wake somebody for a row. A lost ring loses nothing: the sweep rings again.

        Raises BrokerConnectionError when the queue is away, whatever its client calls that.
        """
        actor = self.broker.get_actor(job)
        try:
            actor.send(row_id)
        except Exception as error:
            raise BrokerConnectionError("The queue takes no ring.") from error  # type: ignore[no-untyped-call]

    def close(self) -> None:
        self.reader.close()
        self.road.calendars.close()
        self.road.database.close()
        self.broker.close()


def utc_now() -> datetime:
    return datetime.now(UTC)


def open_tools(
    settings: Settings, *, now: Clock = utc_now, dice: Dice | None = None, guard: Guard | None = None
) -> Tools:
    """Build everything from the settings. Nothing connects before its first use.

    Raises UserError where this Python would let a hostile value become a header.
    """
    check_guard()
    settings.make_data_dir()
    reader = BoundedReader()
    stopping = threading.Event()
    road = open_road(settings, open_database(settings.database), reader, now, dice, guard)
    restored = RestoreWatch(road, settings)
    road = replace(road, is_stopping=stopping.is_set, is_trusted=restored.is_trusted)
    return Tools(settings, road, open_broker(settings, road), reader, restored, stopping)


def open_road(
    settings: Settings,
    database: Database,
    reader: BoundedReader,
    now: Clock = utc_now,
    dice: Dice | None = None,
    guard: Guard | None = None,
) -> Road:
    """The road of this installation: its keys, its gateways behind one guard, its clock and dice."""
    vault = Vault(_keys("VAULT_KEY", settings.vault_key, settings.vault_key_file))
    signer = Signer(_keys("SECRET_KEY", settings.secret_key, settings.secret_key_file))
    allowed = guard or Guard(parse_allow_hosts(settings.allow_hosts))
    road: Road
    road = Road(
        database=database,
        links=Links(settings.public_url, signer),
        now=now,
        dice=dice or random.SystemRandom(),
        open_smtp=lambda account: SmtpLine(lambda: open_smtp(account, allowed)),
        open_imap=lambda account: open_imap(account, allowed),
        unlock=vault.open,
        seal=vault.seal,
        reader=reader,
        catch_up=SharedLooks(lambda mailbox_id: catch_up(road, mailbox_id)),
        calendars=Calendars(allowed),
        freshen=Freshener(lambda: road),
        wishes=WishFile(settings.data_dir / "wishes.list"),
        owner=f"{socket.gethostname()}:{os.getpid()}:{threading.get_native_id()}",
        seconds=time.monotonic,
        wait=time.sleep,
    )
    return road


def open_broker(settings: Settings, road: Road) -> dramatiq.Broker:
    """The queue with its jobs: Redis where one is configured, else in memory. Retries are ours, not the queue's."""
    broker: dramatiq.Broker
    if settings.redis_url:
        # Loaded by name: without Redis its client is 6 MB that nobody uses.
        redis = importlib.import_module("dramatiq.brokers.redis")
        broker = redis.RedisBroker(
            url=settings.redis_url, heartbeat_timeout=_HEARTBEAT, maintenance_chance=_MAINTENANCE
        )
    else:
        broker = StubBroker()
    for name, job in JOBS.items():
        queue = CALENDARS if name == "busy" else MAIL
        declare = dramatiq.actor(actor_name=name, queue_name=queue, broker=broker, max_retries=0, time_limit=_AN_HOUR)
        declare(_bound(job, road))
    return broker


def _bound(job: Callable[[Road, int], object], road: Road) -> Callable[[int], None]:
    def run(row_id: int) -> None:
        job(road, row_id)

    return run


def _keys(name: str, given: str, path: Path) -> tuple[bytes, ...]:
    return keys_in(given, name) if given else read_or_make_key_file(path)
