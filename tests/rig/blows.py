"""How the acts of a plan are carried out, and how everything is mended again."""

import json
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from rig.backstage import Server
from rig.household import Household
from rig.plan import AT_COMMIT, AT_DOT, CUT, FREEZE, KILL, STALL, Act
from rig.proxies import Cut, Lines, Proxy, SmtpOrders
from rig.theatre import Theatre

_SHORTEST_DEATH, _LONGEST_DEATH = 0.05, 0.8  # seconds a server is away
_CHILD = "'s child"


class Blows:
    """Strikes processes, servers and lines. `failures` are troubles of the rig itself."""

    def __init__(
        self,
        theatre: Theatre,
        household: Household,
        servers: dict[str, Server],
        proxies: dict[str, Proxy],
        lines: Lines,
        smtp_orders: SmtpOrders,
        commit_cuts: list[object],
        dice: random.Random,
        log: Path,
    ) -> None:
        self.failures: list[BaseException] = []
        self._theatre = theatre
        self._household = household
        self._servers = servers
        self._proxies = proxies
        self._lines = lines
        self._smtp_orders = smtp_orders
        self._commit_cuts = commit_cuts
        self._dice = dice
        self._kills: list[str] = []  # whom; several threads add to it
        self._down: set[str] = set()
        self._pool = ThreadPoolExecutor(3, thread_name_prefix="servers")
        self._log = log.open("w", encoding="utf-8")

    @property
    def kills(self) -> int:
        return len(self._kills)

    def carry_out(self, act: Act, at: float) -> None:
        """One act of the plan; a kill counts once somebody was killed."""
        proxy = self._proxies.get(act.whom)
        if act.what == KILL:
            self._kill(act.whom)
        elif act.what == FREEZE:
            self._household.freeze(act.whom.removesuffix(_CHILD), act.seconds)
        elif act.what == CUT and proxy is not None:
            self._lines.on(proxy.cut)
        elif act.what == STALL and proxy is not None:
            self._lines.on(proxy.stall, act.seconds)
        elif act.what == AT_DOT:
            self._lines.on(self._smtp_orders.at_dot, lambda: _cut(passes_on=act.whom == "passed on"))
        elif act.what == AT_COMMIT:
            self._commit_cuts.append(act)
        else:
            self._theatre.redis.wipe()
        line = asdict(act) | {"really_at": round(at, 3), "machine": time.time(), "kills": self.kills}
        self._log.write(json.dumps(line) + "\n")
        self._log.flush()

    def mend(self) -> None:
        """Every server is up, every line open, everybody alive and awake."""
        self._smtp_orders.dots = None
        self._smtp_orders.slow_goes = 0.0
        self._commit_cuts.clear()
        self._pool.shutdown(wait=True)
        for server in self._servers.values():
            server.start()
        for proxy in self._proxies.values():
            self._lines.on(proxy.heal)
        self._household.heal()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._log.close()

    def _kill(self, whom: str) -> None:
        role, _, is_at_dot = whom.partition(" at ")
        if is_at_dot:
            self._lines.on(self._smtp_orders.at_dot, lambda: self._count(whom, lambda: self._household.kill_all(role)))
        elif whom.endswith(_CHILD):
            self._count(whom, lambda: self._household.kill_child(whom.removesuffix(_CHILD)))
        elif whom == "backend":
            self._pool.submit(self._count, whom, lambda: self._theatre.postgres.kill_backend(self._dice))
        elif whom not in self._servers:
            self._count(whom, lambda: self._household.kill(whom))
        elif whom not in self._down:
            self._down.add(whom)
            death = self._dice.uniform(_SHORTEST_DEATH, _LONGEST_DEATH)
            self._pool.submit(self._fell, whom, death, self._dice.random())

    def _count(self, whom: str, kill: Callable[[], bool]) -> None:
        if kill():
            self._kills.append(whom)

    def _fell(self, whom: str, seconds: float, draw: float) -> None:
        """A server is killed, and comes back after a moment; Redis with nothing, or with what it was long ago."""
        server = self._servers[whom]
        try:
            with suppress(OSError):
                self._theatre.kill(server, draw)
                self._kills.append(whom)
                time.sleep(seconds)
            server.start()
        except BaseException as failure:  # noqa: BLE001 -- told by the main thread
            self.failures.append(failure)
        self._down.discard(whom)


def _cut(*, passes_on: bool) -> None:
    raise Cut(passes_on=passes_on)
