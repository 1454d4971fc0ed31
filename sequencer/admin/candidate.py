"""One person: their whole line of time, and beside it what we know, where they stand and what may be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin import timeline_words, words
from sequencer.admin.access import Right, me, needs, own_or_404
from sequencer.admin.candidate_data import person_or_404
from sequencer.admin.candidate_edit import screen
from sequencer.admin.consents import may_write
from sequencer.admin.desk import moved, page, page_number, reading, road, say
from sequencer.core.countries import country_name
from sequencer.core.plan.ranges import row_number
from sequencer.core.plan.windows import known_zone
from sequencer.core.states import LIVE_RUNS, EnrollmentState
from sequencer.flows.advance import resume
from sequencer.flows.arrange_pools import put_into_pool
from sequencer.store.belonging import own_sequences, run_or_none
from sequencer.store.bookings import Booking, BookingState, bookings_of
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.organisations import the_organisation
from sequencer.store.pools import Pool, pools_of, pools_to_choose
from sequencer.store.screens.person import (
    RunLine,
    Show,
    Told,
    history,
    mails_this_year,
    names_by_email,
    run_lines,
    still_open,
)
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import Suppression, suppression_of

_LANGUAGES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch"}

__all__ = ["candidate", "screen"]


@screen.get("/candidates/<int:candidate_id>")
@needs(Right.LOOK)
def candidate(candidate_id: int) -> Response:
    """The person's page: what lies ahead first, then what happened, the latest first."""
    show = Show(request.args["show"]) if request.args.get("show") in set(Show) else Show.EVERYTHING
    number = page_number()
    with reading() as session:
        person = person_or_404(session, candidate_id)
        now, zone = road().now(), the_organisation(session).zone
        lines, has_more = history(session, candidate_id, show, number)
        ahead = still_open(session, candidate_id) if number == 1 and show is not Show.DECISIONS else []
        addresses = addresses_of(session, candidate_id)
        suppression = suppression_of(session, road().links.signer, [one.address for one in addresses])
        runs = run_lines(session, candidate_id)
        resumes = {one.enrollment_id: one.resumes_at for one in runs}
        bookings = bookings_of(session, candidate_id)
        name = person.full_name or (addresses[0].address if addresses else "Somebody without a name")
        return page(
            "candidate.html",
            person=person,
            name=name,
            initials=words.initials(name),
            standing=_standing(person, runs, bookings, suppression, now),
            about=_about(person, zone, now),
            ahead=[timeline_words.open_entry(one, resumes.get(one.enrollment_id or 0)) for one in ahead],
            entries=timeline_words.entries_of(lines, person.first_name or name, zone),
            names=names_by_email(session, (one.actor for one in lines if isinstance(one, Told))),
            show=show,
            number=number,
            has_more=has_more,
            now=now,
            zone=zone,
            addresses=addresses,
            suppression=suppression,
            runs=runs,
            live=sum(one.state in LIVE_RUNS for one in runs),
            bookings=[one for one in bookings if one.state is BookingState.BOOKED and one.end_at > now],
            mails=mails_this_year(session, candidate_id, now),
            may_write=may_write(session, candidate_id, now, ZoneInfo(zone)),
            words=words,
            **_choices(session, candidate_id),
        )


@screen.post("/candidates/<int:candidate_id>/runs/<int:enrollment_id>/resume")
@needs(Right.WORK)
def resume_run(candidate_id: int, enrollment_id: int) -> Response:
    """Let one paused run go on where it stood."""
    with reading() as session:
        person_or_404(session, candidate_id)
        run = run_or_none(session, enrollment_id, me().scope)
    if run is None or run.candidate_id != candidate_id:
        abort(404)
    if resume(road(), enrollment_id, me().email):
        say("The run goes on where it stood.")
    else:
        say("This run is not paused any more.", "wait")
    return moved("candidate.candidate", candidate_id=candidate_id)


@screen.post("/candidates/<int:candidate_id>/pools")
@needs(Right.WORK)
def join_pool(candidate_id: int) -> Response:
    """Put this person into a talent pool."""
    pool_id = request.form.get("pool", 0, type=row_number)
    with reading() as session:
        person_or_404(session, candidate_id)
        pool = session.get(Pool, pool_id)
    if pool is None:
        say("Choose a talent pool first.", "need")
        return moved("candidate.candidate", candidate_id=candidate_id)
    own_or_404(pool.team_id)
    put_into_pool(road(), pool_id, [candidate_id], me().email)
    say(f"Now in “{pool.name}”.")
    return moved("candidate.candidate", candidate_id=candidate_id)


@screen.get("/candidates/<int:candidate_id>/start")
@needs(Right.WORK)
def start(candidate_id: int) -> Response:
    """On to the review of a start for this person alone; nothing begins before that is confirmed."""
    sequence_id = request.args.get("sequence", 0, type=row_number)
    with reading() as session:
        person_or_404(session, candidate_id)
        sequence = session.get(Sequence, sequence_id)
    if sequence is None:
        say("Choose a sequence first.", "need")
        return moved("candidate.candidate", candidate_id=candidate_id)
    own_or_404(sequence.team_id)
    return moved("starts.review", sequence_id=sequence_id, people=candidate_id)


def _choices(session: Session, candidate_id: int) -> dict[str, Any]:
    """What a person can be put into."""
    own = [one for one in pools_of(session, candidate_id) if me().is_of(one.team_id)]
    inside = {one.id for one in own}
    return {
        "pools": own,
        "pool_choices": [one for one in pools_to_choose(session, me().scope) if one.id not in inside],
        "sequence_choices": own_sequences(session, me().scope),
    }


@dataclass(frozen=True)
class About:
    """The line under a name."""

    work: str
    place: str
    language: str


def _about(person: Candidate, ours: str, now: datetime) -> About:
    """Where they are is a guess where nobody knows it, and said to be one: mails leave by that clock."""
    work = " at ".join(part for part in (person.headline, person.employer) if part)
    zone = person.zone if known_zone(person.zone) is not None else ours
    guess = "" if zone == person.zone else ", a guess"
    country = f"{country_name(person.country)}. " if person.country and guess else ""
    place = f"{country}{words.place(zone)}{guess}, {words.clock(now, zone)} there now"
    language = _LANGUAGES.get(person.locale.split("-")[0], "")
    return About(work, place, f"Gets our own mails in {language}" if language else "")


def _standing(
    person: Candidate,
    runs: list[RunLine],
    bookings: list[Booking],
    suppression: Suppression | None,
    now: datetime,
) -> words.Status | None:
    """Where the person stands with us, in one state; the most final first."""
    if suppression is not None and suppression.domain:
        return words.Status("stop", f"{suppression.domain} is closed")
    if suppression is not None:
        return words.Status("stop", "Asked us not to write")
    if person.paused_at is not None:
        return words.Status("wait", "Paused by a person here")
    coming = next((one for one in bookings if one.state is BookingState.BOOKED and one.end_at > now), None)
    if coming is not None:
        day = words.day(coming.start_at.astimezone(ZoneInfo(coming.zone)).date())
        return words.Status("done", f"Interview {day}")
    live = next((one for one in runs if one.state in LIVE_RUNS), None)
    if live is not None and live.state is EnrollmentState.PAUSED and live.resumes_at is None:
        return words.Status("need", "Needs you")
    if live is not None and live.resumes_at is not None:
        return words.Status("wait", f"Paused until {words.day(live.resumes_at.date())}")
    latest = live or next(iter(runs), None)
    return words.run_status(latest.state) if latest is not None else None
