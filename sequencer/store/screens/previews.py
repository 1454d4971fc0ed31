"""What one real candidate would get from a sequence, saved or not: dates of every step, and the letter itself."""

from collections.abc import Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from sequencer.core.plan.cadence import RunFacts
from sequencer.core.plan.forecast import Opens, Standing, Stop, forecast
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step
from sequencer.core.states import LIVE_RUNS
from sequencer.core.write import merge
from sequencer.core.write.preview import Preview, preview
from sequencer.store.candidates import Candidate, address_to_write_to, visible
from sequencer.store.company_contact import contact_facts_of
from sequencer.store.eligibility import run_facts, zone_of
from sequencer.store.enrollments import Enrollment, enrollment_of
from sequencer.store.letters import Spot, facts_for
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.pools import PoolMember
from sequencer.store.screens.sequences import HAD
from sequencer.store.touches import Touch, done_keys, open_touch_of

WAY_OUT = "/c/stop/…"
"""Stands where each mail's own opt-out link will, which is made for that mail and would work."""

_MOST_STRANGERS = 200
_COLUMNS = frozenset({"first_name", "last_name", "country", "employer", "headline", "profile_url", "opening_line"})
_OURS = frozenset({"role", "team", "sender_name", "sender_first_name", "organisation"})


@dataclass(frozen=True)
class EarlierMail:
    """A mail of the same run before the one looked at; it has left, or is still to come."""

    subject: str
    text: str
    at: datetime
    has_left: bool


@dataclass(frozen=True)
class Outlook:
    """A run of one candidate as it was and as it will be: `had` and `to_come` by step key."""

    candidate: Candidate
    address: str
    zone: ZoneInfo  # a guess where `is_guess`
    had: Mapping[str, Touch]
    to_come: tuple[Stop, ...]
    is_guess: bool = False

    def later(self, key: str) -> str:
        """Which closed days put a step off, in words; empty where none did."""
        return next((stop.later for stop in self.to_come if stop.step.key == key), "")

    def at(self, key: str) -> datetime | None:
        """When a step left, or will."""
        touch = self.had.get(key)
        if touch is not None:
            return touch.transmitting_at or touch.due_at
        return next((stop.at for stop in self.to_come if stop.step.key == key), None)


@dataclass(frozen=True)
class LetterView:
    """A letter in pieces, with what stands around it. `at` is None where the person does not come to this step."""

    letter: Preview
    at: datetime | None
    has_left: bool
    earlier: tuple[EarlierMail, ...]


def people_to_look_at(
    session: Session,
    sequence_id: int,
    pool_id: int | None,
    teams: frozenset[int] | None,
    lacking: ColumnElement[bool] | None = None,
) -> list[int]:
    """Whom a text can be looked at with: a pool; else those in the sequence; else some whom these teams may see."""
    base = select(Candidate.id).where(visible(teams))
    if lacking is not None:
        base = base.where(lacking)
    if pool_id is not None:
        members = base.join(PoolMember, PoolMember.candidate_id == Candidate.id).where(PoolMember.pool_id == pool_id)
        return list(session.scalars(members.order_by(PoolMember.id)))
    inside = base.join(Enrollment, Enrollment.candidate_id == Candidate.id)
    inside = inside.where(Enrollment.sequence_id == sequence_id).order_by(Enrollment.id)
    found = list(session.scalars(inside.where(Enrollment.state.in_(LIVE_RUNS)))) or list(session.scalars(inside))
    is_empty = session.scalar(select(Enrollment.id).where(Enrollment.sequence_id == sequence_id).limit(1)) is None
    if found or not is_empty:
        return found
    return list(session.scalars(base.order_by(Candidate.id).limit(_MOST_STRANGERS)))


def needed_fields(step: Step, signature: str) -> tuple[str, ...]:
    """The candidate's fields without which this step is held: those in its texts that have no fallback."""
    texts = [text for pair in step.texts for text in pair] + [signature]
    fields = [field for text in texts for field in merge.fields_in(text)]
    return tuple(
        dict.fromkeys(one.name for one in fields if not (one.fallback or "").strip() and one.name not in _OURS)
    )


def lacks(field: str) -> ColumnElement[bool]:
    """The condition that a candidate has nothing in this merge field."""
    if field == "full_name":
        return lacks("first_name") & lacks("last_name")
    value = getattr(Candidate, field) if field in _COLUMNS else Candidate.fields[field].as_string()
    return func.coalesce(func.trim(value), "") == ""


def lacks_any(fields: Several[str]) -> ColumnElement[bool] | None:
    return or_(*(lacks(field) for field in fields)) if fields else None


def lacking_counts(session: Session, sequence_id: int, fields: Several[str]) -> tuple[int, dict[str, int]]:
    """(people who are in the sequence now, how many of them have nothing in each field)."""
    sums = [func.sum(case((lacks(field), 1), else_=0)) for field in fields]
    row = session.execute(
        select(func.count(), *sums)
        .select_from(Enrollment)
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .where(Enrollment.sequence_id == sequence_id, Enrollment.state.in_(LIVE_RUNS))
    ).one()
    return row[0], {field: int(row[n] or 0) for n, field in enumerate(fields, 1) if row[n]}


def outlook(
    session: Session,
    candidate: Candidate,
    sequence_id: int,
    definition: Definition,
    now: datetime,
    opens: Opens = Hours.opening,
) -> Outlook:
    """The dates of every step for one candidate, in the sequence or not, if nobody answers.

    `opens` finds the opening for a mail: by hours alone, or by the room of its mailbox too.
    """
    run = enrollment_of(session, candidate.id, sequence_id)
    facts = run_facts(session, candidate, sequence_id, run.created_at if run else now, now)
    address = address_to_write_to(session, candidate.id)
    had = _had(session, run) if run else {}
    return Outlook(
        candidate,
        address.address if address else "",
        zone_of(session, candidate),
        had,
        _to_come(session, candidate, run, definition, facts, opens),
        facts.is_guess,
    )


def letter_view(
    session: Session, out: Outlook, definition: Definition, step: Step, mailbox: Mailbox, arm: str, way_out: str
) -> LetterView:
    """The mail of one step as the worker would write it now; `way_out` stands where its own opt-out link will."""
    organisation = the_organisation(session)
    earlier = _earlier(out, definition, step, mailbox, organisation, way_out)
    last = earlier[-1].subject if earlier and not step.is_new_thread else None
    spot = Spot(not earlier, last, way_out)
    letter = preview(facts_for(out.candidate, mailbox, organisation, definition, step, arm, spot))
    shown = () if step.is_new_thread else tuple(earlier)
    return LetterView(letter, out.at(step.key), step.key in out.had, shown)


def _to_come(
    session: Session,
    candidate: Candidate,
    run: Enrollment | None,
    definition: Definition,
    facts: RunFacts,
    opens: Opens,
) -> tuple[Stop, ...]:
    if run is not None and run.state not in LIVE_RUNS:
        return ()
    contact = contact_facts_of(session, [candidate.id], facts.now)[candidate.id]
    return forecast(definition, _standing(session, run, facts), facts, contact, opens)


def _standing(session: Session, run: Enrollment | None, facts: RunFacts) -> Standing:
    if run is None:
        return Standing(base=facts.now)
    touch = open_touch_of(session, run.id)
    done = done_keys(session, run.id) - ({touch.step_key} if touch else set())
    return Standing(
        base=run.after_at,
        after=run.after_key or None,
        done=done,
        open_key=touch.step_key if touch else "",
        open_at=(touch.wakes_at or touch.due_at) if touch else None,
        waits_key=run.at_key,
        waits_until=run.moves_at,
    )


def _had(session: Session, run: Enrollment) -> dict[str, Touch]:
    found = select(Touch).where(Touch.enrollment_id == run.id, Touch.state.in_(HAD))
    return {touch.step_key: touch for touch in session.scalars(found.order_by(Touch.id))}


def _earlier(
    out: Outlook, definition: Definition, step: Step, mailbox: Mailbox, organisation: Organisation, way_out: str
) -> list[EarlierMail]:
    """The mails before this step: those that left, then those that will, written as they would be."""
    own = out.had.get(step.key)
    found = [
        EarlierMail(touch.subject, touch.text, touch.transmitting_at, has_left=True)
        for touch in out.had.values()
        if touch.kind in MAIL_KINDS
        and touch.transmitting_at is not None
        and (own is None or own.transmitting_at is None or touch.transmitting_at < own.transmitting_at)
    ]
    if own is not None:
        return found
    for stop in out.to_come:
        if stop.step.key == step.key:
            break
        if stop.step.kind not in MAIL_KINDS or _is_behind(definition, stop.step, step):
            continue
        last = found[-1].subject if found and not stop.step.is_new_thread else None
        spot = Spot(not found, last, way_out)
        arm = next((one.name for one in stop.step.variants), "")
        letter = preview(facts_for(out.candidate, mailbox, organisation, definition, stop.step, arm, spot))
        found.append(EarlierMail(letter.subject_line, letter.text, stop.at, has_left=False))
    return found


def _is_behind(definition: Definition, one: Step, other: Step) -> bool:
    """Whether a step stands behind another in the list; for people who do not come to that other one."""
    place, mark = definition.index(one.key), definition.index(other.key)
    return place is not None and mark is not None and place > mark
