"""What all runs of one call share: PostgreSQL, Redis, Dovecot, and the nursery of the product's processes."""

import uuid
from contextlib import ExitStack

from servers import _own_folder

from rig.backstage import Dovecot, Postgres, Redis, Server
from rig.household import Nursery


class Theatre:
    """To be entered. Everything it starts ends with it."""

    def __init__(self, *, is_apart: bool) -> None:
        self._is_apart = is_apart
        self._stack = ExitStack()

    def __enter__(self) -> "Theatre":
        try:
            self.dovecot = Dovecot(*self._stack.enter_context(_own_folder("nobody")))
            self._started(self.dovecot)
            if self._is_apart:
                self.postgres = Postgres(*self._stack.enter_context(_own_folder("postgres")))
                self._started(self.postgres)
                self.redis = Redis(*self._stack.enter_context(_own_folder("nobody")))
                self._started(self.redis)
            self.nursery = Nursery()
            self._stack.callback(self.nursery.close)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def sent(self) -> str:
        """Where the oracle files copies, as its command wants it."""
        plain = self.dovecot.plain
        return f"127.0.0.1:{plain.imap_port}:{plain.password}"

    def servers(self, *, is_apart: bool) -> dict[str, Server]:
        found: dict[str, Server] = {"dovecot": self.dovecot}
        return found | ({"database": self.postgres, "redis": self.redis} if is_apart else {})

    def new_users(self, count: int) -> list[str]:
        """Mailboxes that nobody has used."""
        return [f"u{uuid.uuid4().hex[:12]}" for _ in range(count)]

    def new_database(self) -> str:
        return self.postgres.plain.fresh()

    def redis_url(self, *, is_apart: bool) -> str:
        if not is_apart:
            return ""
        self.redis.wipe()
        self.redis.forget()
        return self.redis.url

    def kill(self, server: Server, draw: float) -> None:
        """In the way this server is killed; `draw` in [0, 1) chooses where there are several."""
        if server is getattr(self, "postgres", None):
            self.postgres.kill_at_once()
            return
        if server is not getattr(self, "redis", None):
            server.kill()
            return
        if draw < 0.3:
            self.redis.remember()
        server.kill()
        if draw > 0.6:
            self.redis.forget()

    def _started(self, server: Server) -> None:
        self._stack.callback(server.kill)
        server.start()
