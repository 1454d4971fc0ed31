"""The review before people begin a sequence: who begins, who does not and why, and when their first mails leave."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.admin.words import day, moment
from sequencer.core.plan import pace
from sequencer.core.plan.cadence import RunFacts
from sequencer.core.plan.contact_rules import ContactFacts
from sequencer.core.plan.delays import Delay, start_of_day
from sequencer.core.plan.forecast import Standing, forecast
from sequencer.core.plan.open_days import OpenDays
from sequencer.core.plan.sequence import MAIL_KINDS, Definition
from sequencer.core.plan.starting import Begin, BeginLater, Decide, LeaveOut, judge
from sequencer.core.signed import Signer
from sequencer.store.candidates import values_of
from sequencer.store.mailbox_pace import ramp_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import leave_of, open_days, quiet_days_of
from sequencer.store.organisations import Organisation, missing_profile, the_organisation
from sequencer.store.screens.starts import Person, mails_ahead, people_to_start
from sequencer.store.sequences import Sequence, SequenceVersion, current_version, definition_of
from sequencer.store.teams import Team

_READ_LATELY = timedelta(minutes=10)
_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """People for whom the same sentence holds; `code` names its reason."""

    code: str
    says: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Check:
    """One thing about the sequence as a whole: in order, to be known, or in the way of any start."""

    family: str  # ok, wn or bad
    says: str


@dataclass(frozen=True)
class Review:
    """`blocked` says why nobody can begin; `spread` is how the first mails fall on days."""

    begin: tuple[Person, ...]
    later: tuple[Row, ...]
    decide: tuple[Row, ...]
    out: tuple[Row, ...]
    checks: tuple[Check, ...]
    spread: pace.Spread = field(default_factory=lambda: pace.Spread(()))
    finish_on: date | None = None

    @property
    def starting(self) -> tuple[Person, ...]:
        return (*self.begin, *(person for row in self.later for person in row.people))

    @property
    def blocked(self) -> str:
        return next((check.says for check in self.checks if check.family == "bad"), "")


def reviewed(
    session: Session,
    signer: Signer,
    sequence: Sequence,
    mailbox: Mailbox,
    ids: list[int],
    agreed: Collection[str],
    now: datetime,
) -> Review:
    """What would happen if these people began now; `agreed` are reasons that somebody lets pass."""
    version, organisation = current_version(session, sequence.id), the_organisation(session)
    if version is None:
        says = "This sequence has no saved version yet. Save its draft first."
        return Review((), (), (), (), (Check("bad", says),))
    definition = definition_of(session, version.id)
    people = people_to_start(session, signer, ids, sequence, definition, mailbox, now)
    begin: list[Person] = []
    rows: dict[str, dict[tuple[str, str], list[Person]]] = {"later": {}, "decide": {}, "out": {}}
    for person in people:
        match judge(person.applicant, agreed):
            case Begin():
                begin.append(person)
            case BeginLater(until, reason):
                says = f"Waiting until {moment(until, organisation.zone)}. {reason.says}"
                rows["later"].setdefault((reason.code, says), []).append(person)
            case Decide(reason):
                rows["decide"].setdefault((reason.code, reason.says), []).append(person)
            case LeaveOut(reason):
                rows["out"].setdefault((reason.code, reason.says), []).append(person)
    found = {name: tuple(Row(*key, tuple(who)) for key, who in several.items()) for name, several in rows.items()}
    starting = [*begin, *(person for row in found["later"] for person in row.people)]
    spread, finish_on = _capacity(session, starting, definition, mailbox, organisation, now)
    checks = _checks(session, sequence, version, mailbox, organisation, now)
    return Review(tuple(begin), found["later"], found["decide"], found["out"], checks, spread, finish_on)


def _capacity(
    session: Session,
    people: Iterable[Person],
    definition: Definition,
    mailbox: Mailbox,
    organisation: Organisation,
    now: datetime,
) -> tuple[pace.Spread, date | None]:
    """The days of the first mails, and by when the last person is through if nobody answers."""
    ours = ZoneInfo(organisation.zone)
    groups, longest = _groups(people, definition, mailbox, organisation, now)
    since = start_of_day(now, ours)
    box = pace.Mailbox(
        mailbox.daily_cap,
        mailbox.gap,
        ours,
        mails_ahead(session, mailbox.id, since, ours),
        mailbox.free_at,
        mailbox.per_minute,
        mailbox.ramp,
        ramp_of(session, mailbox, ours).first_on,
    )
    found = pace.spread(
        groups,
        definition.window,
        box,
    )
    return found, (found.last_at + longest).astimezone(ours).date() if found.last_at else None


def _groups(
    people: Iterable[Person], definition: Definition, mailbox: Mailbox, organisation: Organisation, now: datetime
) -> tuple[list[pace.Group], timedelta]:
    """Those whose first mail is due at one instant in one place, and how long the longest run takes behind it."""
    limits = ContactFacts(None, Delay.parse(organisation.min_gap), max_mails=organisation.max_mails)
    groups: dict[tuple[str, OpenDays, datetime], int] = {}
    longest = timedelta(0)
    known: dict[tuple[str, OpenDays], tuple[datetime | None, timedelta]] = {}
    for person in people:
        place = person.zone.key, open_days(organisation, person.candidate, mailbox)
        if place not in known:
            facts = RunFacts(now=now, zone=person.zone, values=values_of(person.candidate), open_days=place[1])
            stops = forecast(definition, Standing(base=now), facts, limits)
            first = next((stop.at for stop in stops if stop.step.kind in MAIL_KINDS), None)
            known[place] = first, stops[-1].at - first if first else timedelta(0)
        first, length = known[place]
        if first is None:
            continue
        free = person.applicant.free_at
        key = *place, max(first, free) if free else first
        groups[key] = groups.get(key, 0) + 1
        longest = max(longest, length)
    found = [pace.Group(due, ZoneInfo(zone), count, days) for (zone, days, due), count in groups.items()]
    return found, longest


def _checks(
    session: Session,
    sequence: Sequence,
    version: SequenceVersion,
    mailbox: Mailbox,
    organisation: Organisation,
    now: datetime,
) -> tuple[Check, ...]:
    found = []
    if missing := missing_profile(organisation):
        names = " and no ".join(missing)
        found.append(Check("bad", f"The organisation has no {names}. A first mail has to name it."))
    else:
        found.append(Check("ok", "Postal address, source and a way to say no are in the first mail."))
    trouble = " ".join(one for one in (mailbox.send_trouble, mailbox.trouble) if one)
    if trouble:
        found.append(Check("wn", f"{mailbox.email}: {trouble}"))
    elif mailbox.read_at is not None and mailbox.read_at > now - _READ_LATELY:
        found.append(Check("ok", f"{mailbox.email} was read within the last ten minutes."))
    else:
        found.append(Check("wn", f"{mailbox.email} has not been read lately; its mails hold until it is."))
    today, ours = now.astimezone(ZoneInfo(organisation.zone)).date(), ZoneInfo(organisation.zone)
    ramp = ramp_of(session, mailbox, ours).begun(today)
    if ramp.is_growing(today):
        most = f"{ramp.cap_on(today)} mails today, one more each day until {ramp.daily_cap}"
        found.append(Check("ok", f"{mailbox.email} is new: {most}. The days beside count with that."))
    found += [Check("wn", says) for says in _kept_back(session, sequence, mailbox, organisation, now)]
    saved = version.created_at.astimezone(ZoneInfo(organisation.zone)).date()
    found.append(Check("ok", f"They begin with version {version.number}, saved on {day(saved)}."))
    return tuple(found)


def _kept_back(
    session: Session, sequence: Sequence, mailbox: Mailbox, organisation: Organisation, now: datetime
) -> Iterator[str]:
    """What is paused over them, and the days soon to come on which nothing leaves."""
    team = session.get_one(Team, sequence.team_id)
    for words, one in (
        ("All sending", organisation),
        (f"The team {team.name}", team),
        ("This sequence", sequence),
        ("This mailbox", mailbox),
    ):
        if one.paused_at is not None:
            yield f"{words} is paused. Nobody hears anything before it goes on."
    today = now.astimezone(ZoneInfo(organisation.zone)).date()
    for what, spans in (
        ("Quiet days for everybody", quiet_days_of(organisation)),
        (f"{mailbox.name or mailbox.email} is away", leave_of(mailbox)),
    ):
        for span in spans:
            if span.last >= today and span.first <= today + _SOON:
                name = f" ({span.name})" if span.name else ""
                yield f"{what}: {span.days}{name}. What is due then leaves afterwards."
