"""One busy installation for a real browser: a team at work, everything one can have, and an interview on offer."""

import sys
from pathlib import Path

from builders import set_organisation
from crowd import gather
from meetings import PLAN, booking_token, offered, plan_id_of, token_of
from sqlalchemy import select

from sequencer.core.passwords import hashed
from sequencer.flows.book import book
from sequencer.store import sign_ins
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate
from sequencer.store.heartbeats import Part, beat
from sequencer.store.offers import OfferedStart
from sequencer.store.teams import Team, join
from sequencer.store.users import User, UserRole

sys.path.insert(0, str(Path(__file__).parents[1] / "admin"))

from worlds import everything_of

PEOPLE = 45
EMAIL, PASSWORD = "nadia@acme.example", "three words nobody guesses"


class Showroom:
    def __init__(self, road) -> None:
        self.road = road
        gather(road, PEOPLE)
        set_organisation(road)
        self.user_id = self._administrator()
        with road.database.read() as session:
            robotics = session.scalars(select(Team.id)).one()
        self.ids = everything_of(road, "Care", self._care(), self.user_id) | {"team_id": robotics}
        self._interviews()

    def open(self, app, url: str) -> None:
        """Served at an address from now on; signs the administrator in."""
        self.app, self.url = app, url
        with self.road.database.write() as session:
            token = sign_ins.begin(session, self.user_id, self.road.now())
        client = app.test_client()
        with client.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"], kept["csrf_token"] = token, True, "c" * 40
        cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        self.cookie = {"name": cookie.key, "value": cookie.value, "url": url}

    def live(self) -> None:
        """The machine shows signs of life, so that no page warns."""
        with self.road.database.write() as session:
            for part in Part:
                beat(session, part, "tests:1", self.road.now())

    def addresses(self) -> list[str]:
        """Every page there is to look at, once."""
        adapter, found = self.app.url_map.bind("localhost"), []
        for rule in sorted(self.app.url_map.iter_rules(), key=lambda rule: rule.rule):
            if "GET" not in rule.methods or rule.endpoint in _NO_PAGES or rule.endpoint.startswith("public."):
                continue
            values = {name: _PLAIN.get(name, self.ids.get(name)) for name in rule.arguments}
            found.append(adapter.build(rule.endpoint, values))
        return [*found, *self._candidates_pages()]

    def _candidates_pages(self) -> list[str]:
        start = f"{self.free_start:%Y-%m-%dT%H:%M:%SZ}"
        choose, settled = f"/c/i/{self.offer_token}", f"/c/b/{self.booking_token}"
        stop = self.road.links.opt_out(1, 1).removeprefix(self.road.links.base_url)
        rest = ("", "/move", "/cancel")
        return [choose, f"{choose}/confirm?start={start}", *[settled + one for one in rest], stop, "/c/i/nothing"]

    def _administrator(self) -> int:
        with self.road.database.write() as session:
            user = User(
                email=EMAIL,
                name="Nadia Brandt",
                role=UserRole.ADMINISTRATOR,
                password_hash=hashed(PASSWORD),
                created_at=self.road.now(),
            )
            session.add(user)
            session.flush()
            return user.id

    def _care(self) -> int:
        with self.road.database.write() as session:
            team = Team(name="Care", created_at=self.road.now())
            session.add(team)
            session.flush()
            join(session, team.id, self.user_id)
            return team.id

    def _interviews(self) -> None:
        """One person chooses among times, another has an interview."""
        plan_id = plan_id_of(self.road, people=PLAN["people"])
        with self.road.database.write() as session:
            session.get_one(Candidate, 1).zone = session.get_one(Candidate, 2).zone = _FAR
        first, second = (offered(self.road, plan_id, f"p{n}@home.example") for n in (1, 2))
        token = token_of(self.road, second)
        with self.road.database.read() as session:
            times = _starts(session, second.id)
            self.free_start = _starts(session, first.id)[-1]
        book(self.road, token, times[0], "page")
        with self.road.database.read() as session:
            booking = session.scalars(select(Booking).where(Booking.offer_id == second.id)).one()
        self.offer_token, self.booking_token = token_of(self.road, first), booking_token(self.road, booking)


def _starts(session, offer_id):
    return list(session.scalars(select(OfferedStart.start_at).where(OfferedStart.offer_id == offer_id)))


_FAR = "America/Argentina/Buenos_Aires"  # the longest name of a zone that many people live in
_PLAIN = {"number": 1, "slug": "nothing", "token": "x", "what": "remove"}
_NO_PAGES = frozenset(
    {
        "static_files.static",
        "static_files.no_icon",
        "healthz",
        "readyz",
        "letters.raw",
        "letters.attachment",
        "letters.html",
        "candidates.as_file",
        "imports.skipped_after",
        "imports.skipped_before",
        "sequences.export",
        "attached.file",
        "starts.left_out",
        "suppressions.export",
        "door.sign_in",
        "welcome.welcome",
    }
)
"""What is no page of its own: files to keep, and what sends somebody who is signed in elsewhere."""
