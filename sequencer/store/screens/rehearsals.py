"""A whole run rehearsed for one person: every mail in its final words, on the day on which it would leave."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.links import Links
from sequencer.core.plan.delays import start_of_day
from sequencer.core.plan.eligibility import SendFacts, may_start
from sequencer.core.plan.explaining import in_the_way
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.mailbox_rules import MailboxFacts
from sequencer.core.plan.rehearsal import Day, Room, calendar
from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step
from sequencer.core.plan.verdict import Skip
from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.core.write.preview import Preview, preview
from sequencer.core.write.rendering import render
from sequencer.errors import RenderError
from sequencer.store.candidates import Candidate
from sequencer.store.company_contact import contact_facts_of
from sequencer.store.eligibility import pauses_over, person_facts, start_facts
from sequencer.store.enrollments import enrollment_of
from sequencer.store.letters import Spot, facts_for
from sequencer.store.mailbox_pace import ramp_of
from sequencer.store.mailboxes import Mailbox
from sequencer.store.open_days import hours_of
from sequencer.store.organisations import missing_profile, the_organisation
from sequencer.store.screens.previews import WAY_OUT, Outlook, outlook
from sequencer.store.screens.starts import mails_ahead
from sequencer.store.sequences import Sequence
from sequencer.store.touches import Touch


@dataclass(frozen=True)
class Scene:
    """One step of the rehearsal. `letter` is there for a mail that is still to leave, `text` its final words.

    `later` says which closed or full days put it off; of a mail that has left, `subject` and `text` are what was sent.
    """

    step: Step
    at: datetime
    later: str = ""
    has_left: bool = False
    subject: str = ""
    text: str = ""
    letter: Preview | None = None


@dataclass(frozen=True)
class Rehearsal:
    """The steps in order of time, and every day from today to the last of them on the candidate's calendar.

    `in_the_way` says why nothing of it would leave as things stand.
    """

    candidate: Candidate
    address: str
    mailbox: Mailbox
    hours: Hours
    scenes: tuple[Scene, ...]
    days: tuple[Day, ...]
    in_the_way: tuple[str, ...] = ()


def rehearsed(
    session: Session,
    links: Links,
    candidate: Candidate,
    sequence: Sequence,
    definition: Definition,
    mailbox: Mailbox,
    now: datetime,
) -> Rehearsal:
    """What one person would get if nobody answers."""
    way_out = f"{links.base_url}{WAY_OUT}"
    room = _room(session, candidate, mailbox, now)
    out = outlook(session, candidate, sequence.id, definition, now, room.opening)
    hours = hours_of(the_organisation(session), candidate, mailbox, definition.window)
    scenes = _had(out, definition) + _to_come(session, out, definition, mailbox, way_out)
    days = calendar(out.to_come, hours, now)
    keeps = _in_the_way(session, links.signer, out, sequence, mailbox, hours, now) if out.to_come else ()
    return Rehearsal(candidate, out.address, mailbox, hours, tuple(scenes), days, keeps)


def _in_the_way(
    session: Session, signer: Signer, out: Outlook, sequence: Sequence, mailbox: Mailbox, hours: Hours, now: datetime
) -> tuple[str, ...]:
    """What the worker's own rules say of the person now; of somebody who is not in the sequence, whether they may begin."""
    candidate = out.candidate
    facts = SendFacts(
        now=now,
        person=person_facts(session, signer, candidate),
        run=EnrollmentState.ACTIVE,
        resumes_at=None,
        pauses=pauses_over(session, sequence.id, mailbox, candidate),
        missing_profile=missing_profile(the_organisation(session)),
        has_source=bool(candidate.source),
        is_first_mail=not any(touch.kind in MAIL_KINDS for touch in out.had.values()),
        hours=hours,
        contact=contact_facts_of(session, [candidate.id], now)[candidate.id],
        mailbox=MailboxFacts(),
    )
    found = in_the_way(facts)
    run = enrollment_of(session, candidate.id, sequence.id)
    if run is not None and run.state is EnrollmentState.PAUSED:
        return (run.reason or "This run is paused.", *found)
    start = may_start(start_facts(session, signer, candidate, sequence.id, now)) if run is None else None
    return (*found, start.reason.says) if isinstance(start, Skip) and not found else found


def _room(session: Session, candidate: Candidate, mailbox: Mailbox, now: datetime) -> Room:
    """What the mailbox has left to give on each day, the person's own planned mail not counted."""
    zone = ZoneInfo(the_organisation(session).zone)
    taken = mails_ahead(session, mailbox.id, start_of_day(now, zone), zone, candidate.id)
    today = now.astimezone(zone).date()
    return Room(ramp_of(session, mailbox, zone).begun(today), zone, taken)


def _had(out: Outlook, definition: Definition) -> list[Scene]:
    steps = {key: step for key in out.had if (step := definition.step(key)) is not None}
    return [_as_it_left(steps[key], touch) for key, touch in out.had.items() if key in steps]


def _as_it_left(step: Step, touch: Touch) -> Scene:
    at = touch.transmitting_at or touch.due_at
    return Scene(step, at, has_left=True, subject=touch.subject, text=touch.text)


def _to_come(session: Session, out: Outlook, definition: Definition, mailbox: Mailbox, way_out: str) -> list[Scene]:
    organisation = the_organisation(session)
    last = next((one.subject for one in reversed(list(out.had.values())) if one.kind in MAIL_KINDS), None)
    scenes = []
    for stop in out.to_come:
        scene = Scene(stop.step, stop.at, stop.later)
        if stop.step.kind in MAIL_KINDS:
            arm = next((one.name for one in stop.step.variants), "")
            subject = last if not stop.step.is_new_thread else None
            facts = facts_for(
                out.candidate, mailbox, organisation, definition, stop.step, arm, Spot(last is None, subject, way_out)
            )
            letter = preview(facts)
            try:
                text = render(facts).text
            except RenderError:
                text = letter.text
            last = letter.subject_line
            scene = replace(scene, subject=last, text=text, letter=letter)
        scenes.append(scene)
    return scenes
