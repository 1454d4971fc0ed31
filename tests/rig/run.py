"""One run of the rig: a company, its processes, everything around them, and a plan of what goes wrong."""

import json
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from servers import free_ports
from sqlalchemy.exc import SQLAlchemyError

from rig.backstage import Post
from rig.blows import Blows
from rig.clock import FastClock
from rig.company import Company, Ports
from rig.evidence import Evidence, copies_in_sent, gathered
from rig.household import Household
from rig.people import People
from rig.plan import Act
from rig.process import CLOCK, LOOKS
from rig.proxies import CommitEar, Lines, Proxy, SmtpEar, SmtpOrders, Witness
from rig.settling import Settling
from rig.theatre import Theatre

RATE = 120.0
"""How much faster the rig's clock runs: a lease of ten minutes takes five seconds."""

_TICK = 0.03
_COME = 0.5  # seconds between two groups of new people
_OUT_OF_REACH = 60.0  # seconds that a plan may take longer than it was drawn for
_ORDERS = (
    {"word": "RCPT", "text": "450 4.7.1 Come back later", "chance": 0.03},
    {"word": "RCPT", "text": "550 5.1.1 No such user", "chance": 0.003},
    {"word": "DATA", "text": "451 4.3.0 Not now", "chance": 0.01},
    {"word": "DOT", "text": "451 4.3.0 Not now", "chance": 0.02},
    {"word": "DOT", "text": "drop", "chance": 0.015},
    {"word": "DOT", "text": "what did you say", "chance": 0.005, "takes": True},
    {"word": "DOT", "text": "250 2.0.0 taken at last", "chance": 0.03, "late": 0.7},
)


@dataclass(frozen=True)
class Setting:
    """What makes one run different from another. `come` people are written to every half second, so that no more than
    `most` runs live at a time; a `share` of them says stop, a share `late` of those while a mail is leaving; a share of 354s is
    late by up to `slowest` seconds."""

    seed: str
    is_apart: bool = True
    control: str = ""
    come: int = 3
    most: int = 150
    share: float = 0.35
    late: float = 0.4
    slow_goes: float = 0.1
    slowest: float = 0.4
    ring_again: float = 1.5


class Run:
    """To be entered; `drive` and `settle` it, then ask for its evidence."""

    def __init__(self, theatre: Theatre, folder: Path, setting: Setting) -> None:
        self.setting = setting
        self.folder = folder
        self._theatre = theatre
        self._dice = random.Random(f"{setting.seed} run")
        self._witnesses: list[Witness] = []
        self._smtp_orders = SmtpOrders(
            self._witnesses, random.Random(f"{setting.seed} line"), setting.slow_goes, setting.slowest
        )
        self._commit_cuts: list[object] = []
        self._stack = ExitStack()
        self._stopping = threading.Event()
        self._is_coming = True
        self._failures: list[BaseException] = []

    def __enter__(self) -> "Run":
        try:
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def drive(self, acts: Iterable[Act], kills: int) -> None:
        """Carry out the plan until there were so many kills."""
        began = time.monotonic()
        for act in acts:
            self.wait(began + act.at - time.monotonic())
            self.blows.carry_out(act, time.monotonic() - began)
            if self.blows.kills >= kills:
                return
            if self._failures or self.blows.failures or time.monotonic() - began > act.at + _OUT_OF_REACH:
                raise RuntimeError("the rig itself is in trouble") from next(
                    iter([*self._failures, *self.blows.failures]), None
                )

    def wait(self, seconds: float) -> None:
        """Let time pass; whoever was killed comes back."""
        until = time.monotonic() + seconds
        while True:
            self.household.tick()
            rest = until - time.monotonic()
            if rest <= 0:
                return
            time.sleep(min(rest, _TICK))

    def settle(self) -> None:
        """Mend everything, let nobody new come, and wait until nothing moves any more, for as long as is reasonable."""
        self._is_coming = False
        self.blows.mend()
        self._settling = Settling(self.company, self.clock, self.people)
        self._settling.wait(self.wait)

    def evidence(self, *, with_sent: bool = False) -> Evidence:
        users = [sender.partition("@")[0] for sender in self.company.senders]
        filed = copies_in_sent(self._theatre.dovecot.plain, users) if with_sent else {}
        return gathered(
            self.company.road.database,
            self.clock,
            self.post.ledger,
            self.folder / LOOKS,
            self._witnesses,
            self.people.stops,
            filed,
        )

    def _open(self) -> None:
        theatre, apart = self._theatre, self.setting.is_apart
        self.clock = FastClock.make(self.folder / CLOCK, RATE)
        users = theatre.new_users(3)
        self.post = Post(self.folder, self._conduct(users), theatre.sent)
        self._stack.callback(self.post.kill)
        self.post.start()
        direct = theatre.new_database() if apart else f"sqlite:///{self.folder / 'var' / 'sequencer.sqlite'}"
        self._start_lines()
        (web,) = free_ports(1)
        ports = Ports(self._proxies["smtp"].port, self._proxies["imap"].port, web)
        self.company = Company(self.folder, self.clock, direct, ports, users)
        self._stack.callback(self.company.close)
        self.company.found(theatre.dovecot.plain.password)
        environment = self.company.environment(self._as_the_product_sees(direct), theatre.redis_url(is_apart=apart))
        given = {"control": self.setting.control, "ring_again": self.setting.ring_again}
        roles = ["worker", "worker", "sweep", "sweep", "watch", "web"] if apart else ["run"]
        self.household = Household(theatre.nursery, self.folder, environment, roles, self._dice, given)
        self._stack.callback(self.household.end)
        self.household.start()
        self.blows = Blows(
            theatre,
            self.household,
            theatre.servers(is_apart=apart) | {"post": self.post},
            self._proxies,
            self._lines,
            self._smtp_orders,
            self._commit_cuts,
            self._dice,
            self.folder / "acts.jsonl",
        )
        self._stack.callback(self.blows.close)
        self._let_people_in()

    def _conduct(self, users: list[str]) -> Path:
        kinds = ({"files": True}, {}, {"files": True, "rewrites": True})
        senders = {f"{user}@northlight.example": kind for user, kind in zip(users, kinds, strict=True)}
        path = self.folder / "conduct.json"
        path.write_text(json.dumps({"seed": self._dice.randrange(10**6), "orders": _ORDERS, "providers": senders}))
        return path

    def _start_lines(self) -> None:
        theatre = self._theatre
        self._proxies = {
            "smtp": Proxy(self.post.port, lambda: SmtpEar(self._smtp_orders)),
            "imap": Proxy(theatre.dovecot.plain.imap_port),
        }
        if self.setting.is_apart:
            self._proxies["database"] = Proxy(theatre.postgres.port, lambda: CommitEar(self._commit_cuts))
        self._lines = Lines(*self._proxies.values()).start()
        self._stack.callback(self._lines.stop)

    def _as_the_product_sees(self, direct: str) -> str:
        if not self.setting.is_apart:
            return direct
        return direct.replace(f":{self._theatre.postgres.port}/", f":{self._proxies['database'].port}/")

    def _let_people_in(self) -> None:
        setting = self.setting
        dovecot = self._theatre.dovecot.plain
        ledger, share = self.post.ledger, setting.share
        self.people = People(self.company, self.clock, dovecot, ledger, setting.seed, share, setting.late)
        self._smtp_orders.named = self.people.named
        self._stack.callback(self.people.close)
        for loop in (self._people_act, self._people_come):
            thread = threading.Thread(target=self._over_and_over, args=(loop,), name="people", daemon=True)
            thread.start()
            self._stack.callback(thread.join, 30)
        self._stack.callback(self._stopping.set)

    def _over_and_over(self, loop: Callable[[], float]) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            try:
                pause = loop()
            except SQLAlchemyError:  # the database is being killed just now
                pause = _TICK
            except BaseException as failure:  # noqa: BLE001 -- told by the main thread
                self._failures.append(failure)
                return

    def _people_act(self) -> float:
        self.people.tick()
        return 0.15

    def _people_come(self) -> float:
        if self._is_coming and self.people.living < self.setting.most:
            self.people.come(self.setting.come)
        return _COME

    def remarks(self) -> str:
        """What a person may want to know besides the figures."""
        fell = ", ".join(f"{role} {count}" for role, count in self.household.fell.items() if count)
        busy = ", ".join(f"{why} {count}" for why, count in self._settling.busy.items())
        return f"ended without being killed: {fell or 'nobody'}; waited for: {busy or 'nothing'}"


def remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
