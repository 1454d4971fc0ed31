"""Data whose time is over: a daily look lists it, and lets it go by itself only where the organisation has said so."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.kept_wishes import in_force
from sequencer.core.plan.delays import Delay
from sequencer.core.plan.retention import NOTICE, Due, Kept, due
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import dues, traces
from sequencer.store.audit import note
from sequencer.store.candidates import Candidate
from sequencer.store.dues import DueToGo
from sequencer.store.erasing import let_person_go
from sequencer.store.interview_mails import Desk
from sequencer.store.kept_outside import not_kept_outside
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.restored import restore_facts
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
    """The look of the day, by one worker alone however often it is rung for; one that has died is begun anew in an hour."""
    with road.database.write() as session:
        is_ours = dues.take_look(session, road.now())
    if is_ours:
        look_through(road)


def look_through(road: Road) -> None:
    """Write the list anew, let go what may go by itself, and note that it was done; a crash before that is done over.

    1. Everybody, some hundred in one commit.
    2. Those whose time is over and who have stood on the list for two days, if the organisation wants that. Nobody
       goes while a restored database is not confirmed, nor while an answer of theirs may lie unread.
    3. Mails that fit nobody: their text goes, so that they are not taken in anew only a mark stays.
    4. Wishes that the list outside the database does not know yet. One in trouble waits for the next look.
    """
    write_list(road)
    with road.database.read() as session:
        goes_by_itself = the_organisation(session).when_due == ERASE
    if goes_by_itself:
        _let_all_go(road)
    _empty_strays(road)
    _keep_wishes_outside(road)
    with road.database.write() as session:
        dues.end_look(session, road.now())


def let_go(road: Road, candidate_id: int, actor: str) -> bool:
    """Erase the data of one person because its time is over; False for somebody who is not due any more.

    No hash stays: they have asked for nothing, and may be met again one day. A wish of theirs stays, without its words.
    Raises UserError for somebody whom a person has decided to keep.
    """
    with road.database.write() as session:
        row, found = _looked_at_again(session, candidate_id, road.now())
        if row is None or found is None:
            return False
        if row.kept_until is not None and row.kept_until > road.now():
            zone = ZoneInfo(the_organisation(session).zone)
            raise UserError(f"Their data is kept until {row.kept_until.astimezone(zone):%-d %B %Y}: {row.keep_reason}")
        _erase(road, session, candidate_id, actor, found)
        return True


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
        row = dues.due_row(session, candidate_id, lock=True)
        if row is None:
            raise UserError("This person is not due to go any more.")
        row.kept_until, row.keep_reason, row.kept_by = until, why, actor
        says = f"Their data is kept until {until:%-d %B %Y}: {why}"
        tell(session, candidate_id, "kept", says, now, actor=actor)
        note(session, actor, "retention", f"Keeps the data of one person until {until:%-d %B %Y}.", now)


def write_list(road: Road) -> None:
    """Write anew who is due, some hundred in one commit; nobody goes by it."""
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
            is_locked = restore_facts(session) is not None  # what came since the backup may still be missing here
            ids = [] if is_locked else dues.over(session, road.now(), NOTICE, last, _AT_ONCE)
        if not ids:
            break
        for one in ids:
            gone += _let_one_go(road, one)
            road.step("after_letting_go")
        last = ids[-1]
    log.info("let_go", people=gone)


def _let_one_go(road: Road, candidate_id: int) -> bool:
    """Let somebody go whom no person has decided about; what has happened since the list was read keeps them here."""
    with road.database.write() as session:
        now = road.now()
        if dues.may_be_unheard(session, candidate_id, now):  # before the facts: what is understood by now is in them
            return False
        row, found = _looked_at_again(session, candidate_id, now)
        if row is None or found is None or found.needs_person or found.at > now:
            return False
        if max(row.listed_at, row.kept_until or row.listed_at) > now - NOTICE:
            return False
        _erase(road, session, candidate_id, "", found)
        return True


def _looked_at_again(session: Session, candidate_id: int, now: datetime) -> tuple[DueToGo | None, Due | None]:
    """(the line on the list, why they may go at this very moment), with everybody else kept from both meanwhile."""
    if session.get(Candidate, candidate_id) is None:
        return None, None
    traces.lock(session, candidate_id)
    row = dues.due_row(session, candidate_id, lock=True)
    terms = dues.terms_of(the_organisation(session))
    facts = dues.keep_facts_of(session, [candidate_id], terms.zone, now).get(candidate_id)
    found = due(facts, terms) if facts is not None else None
    return row, found if found is not None and found.listed_from <= now else None


def _erase(road: Road, session: Session, candidate_id: int, actor: str, found: Due) -> None:
    let_person_go(Desk(session, road.links, road.dice, road.now()), candidate_id, ())
    note(session, actor, "retention", f"Let the data of one person go: {_NOUNS[found.kind]}.", road.now())


def _empty_strays(road: Road) -> None:
    with road.database.write() as session:
        kept = Delay.parse(the_organisation(session).keep_strays).roughly
        emptied = empty_strays(session, road.now() - kept)
        if emptied:
            whom = "1 mail" if emptied == 1 else f"{emptied:,} mails"
            note(session, "", "retention", f"Emptied {whom} that fitted nobody here.", road.now())


def _keep_wishes_outside(road: Road) -> None:
    try:
        known = in_force(road.wishes.read())
    except UserError as error:  # it stands on the page for whoever can mend it, and the day's look is done
        log.error("wishes_not_kept_outside", error=str(error))
        return
    with road.database.read() as session:
        missing = not_kept_outside(session, known)
    road.wishes.add(missing)
