"""What may happen to a mailbox behind the watcher's back: a real Dovecot, and a watcher whose times are a hundredth."""

import asyncio
import imaplib
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

import certificates
import servers
from builders import (
    add_candidate,
    add_mailbox,
    add_sequence,
    add_team,
    empty,
    mail,
    make_database,
    make_road,
    set_organisation,
)
from patient import PATIENCE, comes_true
from rig.proxies import Lines, Proxy
from sqlalchemy import select

from sequencer.core.accounts import Tls
from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.road import Road
from sequencer.gateways.imap import open_imap
from sequencer.gateways.network import Guard
from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from workers import watch
from workers.boot import utc_now
from workers.watch import Watcher

_SCALED = {
    "_ANSWERS": 0.8,
    "_LASTING": 0.0,
    "_LOOK_AGAIN": 0.1,
    "_NEW_MAILBOXES": 0.2,
    "_FIRST_BACK_OFF": 0.1,
    "_LONGEST_BACK_OFF": 1.0,
}
_OTHERS = ("Archive", "Projects/Acme", "Trash", "Müll & Co")


class BlackHole(Proxy):
    """Lets lines go dead: what is said on a line from before `swallow` goes nowhere, and nobody hangs up."""

    _age = 0

    def swallow(self) -> None:
        self._age += 1

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: Callable[[bytes], float]
    ) -> None:
        born = self._age
        while data := await reader.read(65_536):
            if born == self._age:
                heard(data)
                writer.write(data)
                await writer.drain()


@dataclass
class Scene:
    """Some mailboxes under watch, and people in a run each, every one of whom answers once."""

    road: Road
    dovecot: servers.Dovecot
    hole: BlackHole
    lines: Lines
    users: list[str]
    dice: random.Random
    answered: dict[str, bytes] = field(default_factory=dict)

    def answer(self, user: str) -> bytes:
        """A mail of somebody new who is in a run, for this mailbox."""
        email = f"p{len(self.answered) + 1}@home.example"
        add_candidate(self.road, email)
        enroll_address(self.road, "Welcome", email)
        raw = mail(email, f"{user}@acme.example", message_id=f"<{email}>", body=f"No, thanks. {self.dice.random()}")
        self.answered[email] = raw
        return raw

    def settle(self) -> list[str]:
        """Wait until everybody's answer was seen, then look three times more; what was missed or doubled."""
        comes_true(lambda: not self._missed(), every=0.1)
        missed = self._missed()
        time.sleep(3 * watch._REGULAR)
        comes_true(lambda: not self._troubles(), every=0.1)  # a look that took too long is made again
        troubles = self._troubles()
        with self.road.database.read() as session:
            seen = Counter(session.scalars(select(InboundMail.sender)))
        doubled = [f"{sender}: {count} times" for sender, count in seen.items() if count > 1]
        return [f"{one}: missed" for one in missed] + doubled + [f"trouble stayed: {one}" for one in troubles]

    def _troubles(self) -> list[str]:
        with self.road.database.read() as session:
            return list(session.scalars(select(Mailbox.trouble).where(Mailbox.trouble != "")))

    def _missed(self) -> list[str]:
        with self.road.database.read() as session:
            found = select(Candidate.id).join(Enrollment, Enrollment.candidate_id == Candidate.id)
            running = session.scalars(found.where(Enrollment.state == EnrollmentState.ACTIVE)).all()
        return [f"candidate {one}" for one in running]


def folders_made_anew(number: int, seed: int, width: int = 25) -> list[str]:
    """R-03: so many folders get another UIDVALIDITY, with their old mail in it and a new one."""
    failures, left = [], number
    with _scene(width, seed) as scene:
        while left > 0 and not failures:
            users = scene.users[:left]
            olds = {user: scene.answer(user) for user in users}
            for number_, user in enumerate(users):
                scene.dovecot.deliver(olds[user], folder=_folder(number_), user=user)
            if scene.dice.random() < 0.7:
                failures += scene.settle()  # else it is made anew before the first look
            for number_, user in enumerate(users):
                _make_anew(scene, user, _folder(number_), [olds[user], scene.answer(user)])
            failures += scene.settle()
            left -= len(users)
    return failures


def mails_moved(number: int, seed: int, width: int = 25) -> list[str]:
    """R-07: so many answers are moved on, before or after the first look: from INBOX, to INBOX, to anywhere."""
    failures, left = [], number
    with _scene(width, seed) as scene:
        while left > 0 and not failures:
            users = scene.users[:left]
            for user in users:
                ways = [("INBOX", "Junk"), ("Junk", "INBOX"), *(("INBOX", other) for other in _OTHERS)]
                source, target = scene.dice.choice(ways)
                _moved(scene, user, scene.answer(user), source, target, scene.dice.choice((0.0, 0.0, 0.05, 0.4)))
            failures += scene.settle()
            left -= len(users)
    return failures


def lines_gone_dead(number: int, seed: int, width: int = 25) -> list[str]:
    """R-05: so many idle lines go dead without a word, and a mail comes."""
    failures, left = [], number
    with _scene(width, seed) as scene:
        while left > 0 and not failures:
            users = scene.users[:left]
            scene.lines.on(scene.hole.swallow)
            for user in users:
                scene.dovecot.deliver(scene.answer(user), user=user)
            failures += scene.settle()
            left -= len(users)
    return failures


def _folder(number: int) -> str:
    return ("Junk", "INBOX")[number % 2]


def _make_anew(scene: Scene, user: str, folder: str, raws: list[bytes]) -> None:
    """Junk is deleted and made again; of INBOX the server loses its list of UIDs, as after a restored backup."""
    if folder == "Junk":
        with scene.dovecot.signed_in(user) as imap:
            status, said = imap.delete(folder)
            assert status == "OK", said
            imap.create(folder)  # unless the server has done so by itself, because the watcher asked for it
        scene.dovecot.deliver(*raws, folder=folder, user=user)
    else:
        scene.dovecot.forget_uids(user)
        _deliver(scene, user, raws[1])


def _deliver(scene: Scene, user: str, raw: bytes) -> None:
    """Into an INBOX whose server may still be at a loss."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            scene.dovecot.deliver(raw, user=user)
        except (AssertionError, imaplib.IMAP4.error):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _moved(scene: Scene, user: str, raw: bytes, source: str, target: str, pause: float) -> None:
    scene.dovecot.deliver(raw, folder=source, user=user)
    time.sleep(pause)
    name = '"' + target.replace("ü", "&APw-").replace(" & ", " &- ") + '"'
    with scene.dovecot.signed_in(user) as imap:
        imap.create(name)
        imap.select(source)
        status, said = imap.uid("MOVE", "1:*", name)
        assert status == "OK", said


@contextmanager
def _scene(width: int, seed: int) -> Iterator[Scene]:
    """So many mailboxes on a Dovecot behind a proxy, and a watcher over them in a thread."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sequencer-prove-")))
        made = certificates.made_in(folder)
        dovecot = stack.enter_context(servers.dovecot(made.cert, made.key))
        hole = BlackHole(dovecot.imap_port)
        lines = Lines(hole).start()
        stack.callback(lines.stop)
        database = make_database(f"sqlite:///{folder / 'sequencer.sqlite'}")
        stack.callback(database.close)
        empty(database)
        guard = Guard(frozenset({("127.0.0.1", hole.port)}))
        road = replace(make_road(database), now=utc_now, open_imap=lambda account: open_imap(account, guard, timeout=5))
        users = [f"box{n}" for n in range(width)]
        for user in users:
            place = {"imap_host": "127.0.0.1", "imap_port": hole.port, "imap_tls": Tls.NONE, "user": user}
            add_mailbox(road, f"{user}@acme.example", **place)
        set_organisation(road)
        add_team(road)
        add_sequence(road, sender=f"{users[0]}@acme.example")
        with _watched(road, regular=min(0.8, 0.1 * width)):
            yield Scene(road, dovecot, hole, lines, users, random.Random(seed))


@contextmanager
def _watched(road: Road, regular: float) -> Iterator[None]:
    """A few mailboxes are looked at more often than many, so that nobody waits for a machine that has time."""
    scaled = _SCALED | {"_REGULAR": regular}
    before = {name: getattr(watch, name) for name in scaled}
    stopping = threading.Event()
    thread = threading.Thread(target=Watcher(SimpleNamespace(road=road)).run, args=(stopping,))
    for name, value in scaled.items():
        setattr(watch, name, value)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(PATIENCE)
        for name, value in before.items():
            setattr(watch, name, value)
        assert not thread.is_alive(), "the watcher does not end"
