"""Data whose time is over: a daily look lists it, and lets it go by itself only where the organisation has said so."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.kept_wishes import in_force
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.retention import NOTICE, Kept, due
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import dues, traces
from sequencer.store.audit import note
from sequencer.store.candidates import Candidate
from sequencer.store.erasing import let_person_go
from sequencer.store.interview_mails import Desk
from sequencer.store.kept_outside import not_kept_outside
from sequencer.store.organisations import the_organisation
from sequencer.store.strays import empty_strays
from sequencer.store.timeline import tell

ERASE = "erase"
_AT_ONCE = 200
_LONGEST_KEPT = timedelta(days=3 * 366)
_LONGEST_REASON = 500
_NOUNS = {
    Kept.UNWRITTEN: "nobody had written to them in time",
    Kept.UNANSWERED: "they never answered, and their time was over",
    Kept.ANSWERED: "nothing had passed between us for longer than we keep data",
}


def look_who_is_due(road: Road, _organisation_id: int = 1) -> None:
    """Write the list anew, let go what may go by itself, and note that it was done; a crash before that is done over.

    1. Everybody, some hundred in one commit.
    2. Those whose time is over and who have stood on the list for two days, if the organisation wants that.
    3. Mails that fit nobody: their text goes, so that they are not taken in anew only a mark stays.
    4. Wishes that the list outside the database does not know yet.
    """
    _list(road)
    with road.database.read() as session:
        goes_by_itself = the_organisation(session).when_due == ERASE
    if goes_by_itself:
        _let_all_go(road)
    _empty_strays(road)
    _keep_wishes_outside(road)
    with road.database.write() as session:
        the_organisation(session).let_go_looked_at = road.now()


def let_go(road: Road, candidate_id: int, actor: str) -> bool:
    """Erase the data of one person because its time is over; False for somebody who is not due any more.

    No hash stays: they have asked for nothing, and may be met again one day. A wish of theirs stays as it is.
    """
    return _let_one_go(road, candidate_id, actor, timedelta(0))


def keep(road: Road, candidate_id: int, reason: str, until: datetime, actor: str) -> None:
    """Keep the data of somebody who is due, for a reason and until an instant. Raises UserError."""
    why = " ".join(reason.split())
    if not why:
        raise UserError("Say why: the reason is shown to whoever asks.")
    if len(why) > _LONGEST_REASON:
        raise UserError(f"This is longer than {_LONGEST_REASON} characters.")
    now = road.now()
    if not now < until <= now + _LONGEST_KEPT:
        raise UserError("Choose a day from tomorrow on, and within three years.")
    with road.database.write() as session:
        row = dues.due_row(session, candidate_id)
        if row is None:
            raise UserError("This person is not due to go any more.")
        row.kept_until, row.keep_reason, row.kept_by = until, why, actor
        says = f"Their data is kept until {until:%-d %B %Y}: {why}"
        tell(session, candidate_id, "kept", says, now, actor=actor)
        note(session, actor, "retention", f"Keeps the data of one person until {until:%-d %B %Y}.", now)


def _list(road: Road) -> None:
    last = 0
    while True:
        with road.database.write() as session:
            ids = dues.candidate_ids_after(session, last, _AT_ONCE)
            if not ids:
                return
            terms = dues.terms_of(the_organisation(session))
            facts = dues.keep_facts_of(session, ids, terms.zone, road.now())
            dues.note_dues(session, {one: due(known, terms) for one, known in facts.items()}, road.now())
            last = ids[-1]
        road.step("after_listing")


def _let_all_go(road: Road) -> None:
    last, gone = 0, 0
    while True:
        with road.database.read() as session:
            ids = dues.over(session, road.now(), NOTICE, last, _AT_ONCE)
        if not ids:
            break
        for one in ids:
            gone += _let_one_go(road, one, "", NOTICE)
            road.step("after_letting_go")
        last = ids[-1]
    log.info("let_go", people=gone)


def _let_one_go(road: Road, candidate_id: int, actor: str, notice: timedelta) -> bool:
    with road.database.write() as session:
        if session.get(Candidate, candidate_id) is None:
            return False
        traces.lock(session, candidate_id)
        row = dues.due_row(session, candidate_id)
        found = _due_now(session, candidate_id, road.now())
        if row is None or found is None or row.listed_at > road.now() - notice:
            return False
        let_person_go(Desk(session, road.links, road.dice, road.now()), candidate_id, ())
        note(session, actor, "retention", f"Let the data of one person go: {_NOUNS[found]}.", road.now())
        return True


def _due_now(session: Session, candidate_id: int, now: datetime) -> Kept | None:
    """Why somebody may go at this very moment: an answer may have come since the list was written."""
    terms = dues.terms_of(the_organisation(session))
    facts = dues.keep_facts_of(session, [candidate_id], terms.zone, now).get(candidate_id)
    found = due(facts, terms) if facts is not None else None
    return found.kind if found is not None and found.listed_from <= now else None


def _empty_strays(road: Road) -> None:
    with road.database.write() as session:
        kept = Delay.parse(the_organisation(session).keep_strays).roughly
        emptied = empty_strays(session, road.now() - kept)
        if emptied:
            whom = "1 mail" if emptied == 1 else f"{emptied:,} mails"
            note(session, "", "retention", f"Emptied {whom} that fitted nobody here.", road.now())


def _keep_wishes_outside(road: Road) -> None:
    known = in_force(road.wishes.read())
    with road.database.read() as session:
        missing = not_kept_outside(session, known)
    road.wishes.add(missing)
