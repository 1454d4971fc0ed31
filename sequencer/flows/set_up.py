"""An installation is set up: the organisation, its teams and roles, who signs in, and the mailboxes that send."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from sequencer.core.accounts import Server
from sequencer.core.addresses import parse
from sequencer.core.passwords import check_password, fits, hashed
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.mailbox_rules import is_own_machine, usual_per_minute
from sequencer.core.plan.ramp import GENTLE_START
from sequencer.core.profile import read_name, read_profile
from sequencer.core.write import merge
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.candidates import custom_field_names
from sequencer.store.kept_back import note_pause_over
from sequencer.store.mailboxes import Mailbox, mailbox_by_email, note_mended
from sequencer.store.organisations import default_window, the_organisation
from sequencer.store.provider_facts import forget_facts
from sequencer.store.recalls import call_back, lock_claimed
from sequencer.store.roles import Role, role_titles
from sequencer.store.teams import Team, join, team_by_name, team_names
from sequencer.store.users import User, UserRole, user_by_email
from sequencer.store.waking import wake_mailbox

_BIGGEST_CAP = 2_000
_MOST_PER_MINUTE = 6_000
_LONGEST_GAP = timedelta(days=1)
_LONGEST_SIGNATURE = 2_000


class Done(StrEnum):
    """What became of something to be set up; doing it twice says *unchanged*."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class MailboxGiven:
    """A mailbox as it is to be; what is None stays as it is, or as it is by default for a new one.

    With an empty `team` it belongs to everybody. `ramp` is how many mails a day it begins with; 0: it is warm.
    """

    email: str
    smtp: Server | None = None
    imap: Server | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    name: str | None = None
    signature: str | None = None
    team: str | None = None
    daily_cap: int | None = None
    gap: str | None = None
    per_minute: int | None = None
    ramp: int | None = None


def set_organisation(road: Road, pairs: Mapping[str, str], actor: str = "") -> Done:
    """Set what every mail and every rule leans on. Raises UserError naming the key; then nothing is set."""
    values = read_profile(pairs)
    with road.database.write() as session:
        lock_claimed(session)
        organisation = the_organisation(session)
        news = {key: value for key, value in values.items() if getattr(organisation, key) != value}
        done = _changed(organisation, news)
        default_window(organisation)  # raises where it would end before it begins
        if news:
            call_back(session, road.now())
            named = ", ".join(key.replace("_", " ") for key in news)
            note(session, actor, "organisation", f"Set {named}.", road.now())
        return done


def add_team(road: Road, name: str, actor: str = "") -> Done:
    """Add a team. Raises UserError for a name that differs from another only in its letters' case."""
    name = read_name("name", name)
    with road.database.write() as session:
        if _is_there("a team", name, team_names(session)):
            return Done.UNCHANGED
        session.add(Team(name=name, created_at=road.now()))
        note(session, actor, "team", f"Added the team “{name}”.", road.now())
        return Done.ADDED


def add_role(road: Road, title: str, team: str, actor: str = "") -> Done:
    """Add what a team wants to fill."""
    title = read_name("title", title)
    with road.database.write() as session:
        team_id = _team(session, team).id
        if _is_there("a role", title, role_titles(session, team_id)):
            return Done.UNCHANGED
        session.add(Role(team_id=team_id, title=title, created_at=road.now()))
        note(session, actor, "role", f"Added the role “{title}” to {team.strip()}.", road.now())
        return Done.ADDED


def add_user(road: Road, email: str, role: UserRole, password: str, team: str | None = None) -> Done:
    """Add somebody who may sign in, and put them into a team.

    Somebody who is there already can only join a further team this way; another role or password is refused.
    """
    email = parse(email).lower()
    check_password(password)
    kept = hashed(password)  # before the transaction: it takes its time
    with road.database.write() as session:
        team_id = _team(session, team).id if team is not None else None
        user = user_by_email(session, email)
        done = Done.UNCHANGED
        if user is None:
            user = User(email=email, role=role, password_hash=kept, created_at=road.now())
            session.add(user)
            session.flush()
            done = Done.ADDED
        elif user.role is not role or not fits(password, user.password_hash):
            raise UserError(f"There is a user {email} already, with another role or password. Nothing was changed.")
        is_news = team_id is not None and join(session, team_id, user.id)
        return Done.CHANGED if is_news and done is Done.UNCHANGED else done


def add_mailbox(road: Road, given: MailboxGiven, actor: str = "", *, is_new: bool = False) -> Done:
    """Add a mailbox, or change the one with this address. Nothing is connected to.

    The password is sealed for this very row; with `is_new` one that is there already is left alone.
    Raises UserError naming what cannot be used.
    """
    email = parse(given.email).lower()
    with road.database.write() as session:
        values = _mailbox_values(session, given)
        mailbox = mailbox_by_email(session, email)
        if mailbox is not None and is_new:
            raise UserError(f"`email`: the mailbox {email} is connected already.")
        if mailbox is not None:
            if given.smtp is not None and given.smtp.host != mailbox.smtp_host:
                forget_facts(mailbox)
            done = _changed(mailbox, values)
            is_resealed = given.password is not None and _reseal(road, mailbox, given.password)
            if is_resealed or done is Done.CHANGED:
                note_pause_over(session, mailbox, road.now())
                note_mended(session, mailbox, road.now())
                wake_mailbox(session, mailbox.id, road.now())
                call_back(session, road.now(), mailbox.id)
                note(session, actor, "mailbox", f"Changed the mailbox {email}.", road.now())
                return Done.CHANGED
            return done
        if given.smtp is None or given.imap is None or given.password is None:
            raise UserError("A new mailbox needs its SMTP server, its IMAP server and its password.")
        usual = _usual_pace(given.smtp.host, given.daily_cap)
        mailbox = Mailbox(**{"email": email, "user": email, "secret": b"", "created_at": road.now()} | usual | values)
        session.add(mailbox)
        session.flush()
        _reseal(road, mailbox, given.password)
        note(session, actor, "mailbox", f"Connected the mailbox {email}.", road.now())
        return Done.ADDED


def _is_there(what: str, name: str, known: list[str]) -> bool:
    alike = next((one for one in known if one.casefold() == name.casefold()), None)
    if alike is not None and alike != name:
        raise UserError(f"There is {what} “{alike}” already. Nothing was added.")
    return alike is not None


def _team(session: Session, name: str) -> Team:
    team = team_by_name(session, name.strip())
    if team is None:
        known = ", ".join(team_names(session)) or "none yet"
        raise UserError(f"There is no team “{name}”. There is: {known}.")
    return team


def _changed(row: object, values: Mapping[str, Any]) -> Done:
    news = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in news.items():
        setattr(row, name, value)
    return Done.CHANGED if news else Done.UNCHANGED


def _mailbox_values(session: Session, given: MailboxGiven) -> dict[str, Any]:
    """The columns that are given, checked."""
    values: dict[str, Any] = {}
    for kind, server in (("smtp", given.smtp), ("imap", given.imap)):
        if server is not None:
            values |= {f"{kind}_host": server.host, f"{kind}_port": server.port, f"{kind}_tls": server.tls}
    if given.user is not None:
        values["user"] = read_name("user", given.user)
    if given.name is not None:
        values["name"] = read_name("name", given.name)
    if given.signature is not None:
        values["signature"] = _signature(session, given.signature)
    if given.team is not None:
        values["team_id"] = _team(session, given.team).id if given.team else None
    if given.daily_cap is not None:
        values["daily_cap"] = _cap(given.daily_cap)
    if given.gap is not None:
        values["gap"] = _gap(given.gap)
    if given.per_minute is not None:
        values["per_minute"] = _within("per-minute", given.per_minute, 1, _MOST_PER_MINUTE)
    if given.ramp is not None:
        values["ramp"] = _within("ramp", given.ramp, 0, _BIGGEST_CAP)
    return values


def _usual_pace(smtp_host: str, daily_cap: int | None) -> dict[str, int]:
    """What a new mailbox gets unless told: whoever names its cap knows it to be warm, and a trial has no reputation."""
    is_warm = daily_cap is not None or is_own_machine(smtp_host)
    return {"per_minute": usual_per_minute(smtp_host), "ramp": 0 if is_warm else GENTLE_START}


def _signature(session: Session, text: str) -> str:
    merge.check(text, frozenset(merge.STANDARD_FIELDS) | custom_field_names(session))
    reason = merge.unsafe_in_line(merge.unix_lines(text).replace("\n", " "))
    if len(text) > _LONGEST_SIGNATURE:
        reason = f"it is longer than {_LONGEST_SIGNATURE:,} characters"
    if reason is not None:
        raise UserError(f"`signature` cannot be used: {reason}.")
    return merge.unix_lines(text)


def _cap(cap: int) -> int:
    if not 1 <= cap <= _BIGGEST_CAP:
        raise UserError(f"`daily-cap`: {cap} mails a day are not between 1 and {_BIGGEST_CAP:,}.")
    return cap


def _within(name: str, count: int, least: int, most: int) -> int:
    if not least <= count <= most:
        raise UserError(f"`{name}`: {count} is not between {least} and {most:,}.")
    return count


def _gap(text: str) -> timedelta:
    gap = Delay.parse(text).roughly
    if gap > _LONGEST_GAP:
        raise UserError(f"`gap`: “{text}” is longer than a day.")
    return gap


def _reseal(road: Road, mailbox: Mailbox, password: str) -> bool:
    """Seal a password that is not the one we have; one that cannot be opened any more is replaced."""
    about = f"mailbox:{mailbox.id}"
    try:
        is_same = bool(mailbox.secret) and road.unlock(mailbox.secret, about) == password
    except UserError:
        is_same = False
    if not is_same:
        mailbox.secret = road.seal(password, about)
    return not is_same
