"""What tests of flows begin with: a road on a real database with hand-written doors, and the people on it."""

import random
from datetime import timedelta

import yaml
from doors import FakeCalendars, FakeClock, FakeInboxes, FakePost, PlainReader, fake_seal, fake_unlock
from sqlalchemy import event, func, select

from sequencer.core.accounts import Tls
from sequencer.core.addresses import identity, parse
from sequencer.core.links import Links
from sequencer.core.signed import Signer
from sequencer.core.states import MailKind
from sequencer.flows.enroll import enroll_address
from sequencer.flows.publish import publish
from sequencer.flows.refresh_busy import refresh_asked
from sequencer.flows.road import Road, no_step
from sequencer.store.calendars import calendars_to_look_at
from sequencer.store.candidates import Candidate, CandidateAddress, add_field_names, candidate_by_address, write_values
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.organisations import the_organisation
from sequencer.store.session import Database, open_database
from sequencer.store.tables import metadata
from sequencer.store.teams import Team
from sequencer.store.touches import Touch
from workers.receiving import catch_up

SIGNER = Signer((b"k" * 32,))
_GROWN = 4_000_000  # bytes that tables take, rows that were taken out among them
_BYTES = """
SELECT sum(pg_table_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_FROM_ONE = """
SELECT setval(seqrelid::regclass, 1, false) FROM pg_sequence WHERE pg_sequence_last_value(seqrelid) IS NOT NULL
"""


def make_database(url) -> Database:
    """A database with all tables."""
    database = open_database(url)
    metadata.create_all(database.engine)
    return database


def hurried(database) -> Database:
    """The same database, which does not wait for the disk on SQLite: what a test keeps need not outlive the machine."""
    if database.engine.dialect.name == "sqlite":
        event.listen(database.engine, "connect", lambda line, _: line.execute("PRAGMA synchronous=OFF"))
        database.engine.dispose()
    return database


def empty(database) -> None:
    """Take every row out of a database; ids begin at 1 again."""
    names = [table.name for table in reversed(metadata.sorted_tables)]
    taken_out = "; ".join(f"DELETE FROM {name}" for name in names)
    with database.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            for name in [*names, "sqlite_sequence"]:
                connection.exec_driver_sql(f"DELETE FROM {name}")
        elif connection.exec_driver_sql(_BYTES).scalar_one() > _GROWN:
            connection.exec_driver_sql(f"TRUNCATE {', '.join(names)} RESTART IDENTITY")
        else:  # fifteen times as fast as a TRUNCATE, which makes every file anew
            connection.exec_driver_sql(f"SET LOCAL session_replication_role = replica; {taken_out}; {_FROM_ONE}")


def make_road(database, *, clock=None, post=None, inboxes=None, calendars=None, step=no_step, dice=None) -> Road:
    """A road with hand-written doors. Its clock stands still until a test moves it."""
    clock = clock or FakeClock()
    road: Road
    road = Road(
        database=database,
        links=Links("https://jobs.acme.example", SIGNER),
        now=clock,
        dice=dice or random.Random(1),
        open_smtp=(post or FakePost()).open,
        open_imap=(inboxes or FakeInboxes(clock)).open,
        unlock=fake_unlock,
        seal=fake_seal,
        reader=PlainReader(),
        catch_up=lambda mailbox_id: catch_up(road, mailbox_id),
        calendars=calendars or FakeCalendars(),
        freshen=lambda colleague_ids, _seconds: look_at_old(road, colleague_ids),
        owner="tests:1",
        seconds=lambda: clock().timestamp(),
        wait=lambda seconds: None,
        step=step,
    )
    return road


def look_at_old(road, colleague_ids):
    """The calendars of these people are looked at where the last look is old; in this thread, so that a test knows when."""
    with road.database.read() as session:
        old = calendars_to_look_at(session, colleague_ids, road.now())
    for calendar_id in old:
        refresh_asked(road, calendar_id)


def set_organisation(road, **values):
    """An organisation that has told everything a first mail must name."""
    profile = {
        "name": "Acme",
        "legal_name": "Acme GmbH",
        "postal_address": "Lindenhof 4, 10115 Berlin",
        "privacy_url": "https://acme.example/privacy",
        "contact": "privacy@acme.example",
        "zone": "Europe/Berlin",
    }
    with road.database.write() as session:
        organisation = the_organisation(session)
        for name, value in (profile | values).items():
            setattr(organisation, name, value)


def add_team(road, name="Robotics") -> int:
    with road.database.write() as session:
        team = Team(name=name, created_at=road.now())
        session.add(team)
        session.flush()
        return team.id


def add_mailbox(road, email="ada@acme.example", **values) -> int:
    given = {
        "name": "Ada Lovelace",
        "smtp_host": "smtp.acme.example",
        "smtp_port": 587,
        "smtp_tls": Tls.STARTTLS,
        "imap_host": "imap.acme.example",
        "imap_port": 993,
        "imap_tls": Tls.TLS,
        "user": email,
        "gap": timedelta(0),
        "created_at": road.now(),
    }
    with road.database.write() as session:
        mailbox = Mailbox(email=email, **(given | values))
        session.add(mailbox)
        session.flush()
        mailbox.secret = fake_seal("secret", f"mailbox:{mailbox.id}")
        return mailbox.id


def add_candidate(road, email="lena@brandt.example", *, others=(), **values) -> int:
    """Somebody with every fact a first mail needs; `values` are fields by name, custom ones too."""
    facts = {"first_name": "Lena", "last_name": "Brandt", "source": "her own site", "collected_on": "2027-02-20"}
    with road.database.write() as session:
        candidate = Candidate(created_at=road.now(), fields={})
        write_values(candidate, facts | values)
        add_field_names(session, candidate.fields)
        session.add(candidate)
        session.flush()
        for number, one in enumerate((email, *others)):
            address = parse(one)
            session.add(
                CandidateAddress(
                    candidate_id=candidate.id, address=address, identity=identity(address), is_primary=number == 0
                )
            )
        return candidate.id


def add_inbound_mail(road, mailbox_id, raw, **values) -> int:
    """A stored mail as nobody has matched it; its number in the folder is its own."""
    with road.database.write() as session:
        number = (session.scalar(select(func.max(InboundMail.uid))) or 0) + 1
        given = {"folder": "INBOX", "uidvalidity": 1, "content_key": f"key-{number}", "received_at": road.now()}
        given |= {"sender": "", "state": InboundState.UNMATCHED, "kind": MailKind.HUMAN}
        stored = InboundMail(mailbox_id=mailbox_id, uid=number, raw=raw, **(given | values))
        session.add(stored)
        session.flush()
        return stored.id


FIRST = {"key": "first", "kind": "email", "subject": "Grippers", "body": "Hi {{first_name}}, shall we talk?"}
SECOND = {"key": "second", "kind": "email", "delay": "3 days", "body": "Hi {{first_name}}, any thoughts?"}


def add_sequence(road, *steps, name="Welcome", sender="ada@acme.example", **top) -> str:
    """A published sequence, at any hour of any day, with the team, mailbox and organisation it needs."""
    with road.database.read() as session:
        is_first = mailbox_by_email(session, sender) is None
    if is_first:
        set_organisation(road)
        add_team(road)
        add_mailbox(road, sender)
    content = {"name": name, "team": "Robotics", "sender": sender, "window": "always"} | top
    publish(road, yaml.safe_dump(content | {"steps": list(steps) or [FIRST, SECOND]}))
    return name


def enroll_all(road, people, sequence="Welcome") -> None:
    """Take these people in, and begin a run for each."""
    for person in people:
        add_candidate(road, person)
        enroll_address(road, sequence, person)


def first_touch(road, email, sequence) -> int:
    """The touch that is planned when somebody begins a sequence."""
    enroll_address(road, sequence, email)
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
        return session.scalars(select(Touch.id).where(Touch.candidate_id == candidate.id)).one()


def mail(sender, recipient="ada@acme.example", *, subject="Hello", body="Thanks, but no.", **headers) -> bytes:
    """A plain mail as it arrives; further headers are given with underscores for hyphens."""
    given = {"from": sender, "to": recipient, "subject": subject, "date": "Mon, 01 Mar 2027 09:00:00 +0000"} | headers
    head = "".join(f"{name.replace('_', '-').title()}: {value}\r\n" for name, value in given.items())
    return f"{head}\r\n{body}\r\n".encode()
