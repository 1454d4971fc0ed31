"""Everything we hold about one person, for the person: exact texts, reasons and where it all came from (P-10)."""

import base64
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from sequencer.core.addresses import parse
from sequencer.core.meet.unread import without_unread
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store import traces
from sequencer.store.audit import note
from sequencer.store.base import Base
from sequencer.store.belonging import team_names_of
from sequencer.store.bookings import bookings_of
from sequencer.store.candidates import Candidate, address_to_write_to, addresses_of, candidate_by_address
from sequencer.store.consents import consents_of
from sequencer.store.doubts import doubts_of
from sequencer.store.dues import due_row
from sequencer.store.enrollments import runs_of
from sequencer.store.imports import imports_of
from sequencer.store.inbound_mails import mails_by_id
from sequencer.store.mailboxes import Mailbox
from sequencer.store.objections import objections_of
from sequencer.store.offer_notes import note_rows_of
from sequencer.store.offers import all_starts_of, offers_of
from sequencer.store.pools import pool_names_of
from sequencer.store.replies import replies_of
from sequencer.store.sequences import Sequence
from sequencer.store.suppressions import suppressions_of
from sequencer.store.timeline import Event, tell, timeline_of
from sequencer.store.touches import attempts_of, touches_of
from sequencer.store.wishes import wishes_of


def export_person(road: Road, email: str) -> dict[str, Any]:
    """Every row about whoever has this address, ready for JSON: instants as RFC 3339 in UTC, bytes as text or base64.

    Raises UserError where there is nothing at all.
    """
    address = parse(email)
    with road.database.read() as session:
        candidate = candidate_by_address(session, address)
        known = traces.addresses_known_of(session, candidate.id) if candidate is not None else set()
        mails = traces.mails_about(session, candidate.id if candidate is not None else None, {address, *known})
        found: dict[str, Any] = {
            "exported_at": _plain(road.now()),
            "address": address,
            **(_of_candidate(session, candidate) if candidate is not None else {"candidate": None}),
            "inbound_mails": _rows(mails_by_id(session, mails)),
            "suppressions": _rows(suppressions_of(session, road.links.signer, sorted({address, *known}))),
        }
    if candidate is None and not found["inbound_mails"] and not found["suppressions"]:
        raise UserError(f"We hold nothing about {address}.")
    return found


def note_list_taken(road: Road, people: int, actor: str) -> None:
    """Keep who took a whole list of people along, and how long it was."""
    with road.database.write() as session:
        whom = "1 person" if people == 1 else f"{people:,} people"
        note(session, actor, "export", f"Took {whom} along as a file.", road.now())


def hand_out(road: Road, candidate_id: int, actor: str) -> dict[str, Any]:
    """The same for somebody who asks for it at the desk: who took it along is told. Raises UserError for nobody."""
    with road.database.write() as session:
        address = address_to_write_to(session, candidate_id)
        if address is None:
            raise UserError("This person has no address here any more.")
        tell(session, candidate_id, "exported", "Everything we hold was exported.", road.now(), actor=actor)
        note(session, actor, "export", "Exported everything of one person.", road.now())
    return export_person(road, address.address)


def _of_candidate(session: Session, candidate: Candidate) -> dict[str, Any]:
    offers = offers_of(session, candidate.id)
    return {
        "candidate": _row(candidate),
        "addresses": _rows(addresses_of(session, candidate.id)),
        "teams": team_names_of(session, candidate.id),
        "pools": pool_names_of(session, candidate.id),
        "imports": _rows(imports_of(session, candidate.id)),
        "runs": [
            {"sequence": session.get_one(Sequence, run.sequence_id).name} | _row(run)
            for run in runs_of(session, candidate.id)
        ],
        "touches": [
            {"sender": _email(session, touch.mailbox_id)}
            | _row(touch)
            | {"tries": _rows(attempts_of(session, touch.id)), "searches": _rows(doubts_of(session, touch.id))}
            for touch in touches_of(session, candidate.id)
        ],
        "offers": [
            _row(one) | {"starts": _rows(all_starts_of(session, one.id)), "notes": _notes(session, one.id)}
            for one in offers
        ],
        "bookings": [
            _row(one) | {"objections": _rows(objections_of(session, one.id))}
            for one in bookings_of(session, candidate.id)
        ],
        "wishes": _rows(wishes_of(session, candidate.id)),
        "consents": _rows(consents_of(session, candidate.id)),
        "dues": _rows([due] if (due := due_row(session, candidate.id)) is not None else []),
        "replies": _rows(replies_of(session, candidate.id)),
        "timeline": [_row(one) | _kept_back(one) for one in timeline_of(session, candidate.id)],
    }


def _notes(session: Session, offer_id: int) -> list[dict[str, Any]]:
    """What colleagues wrote about the person."""
    return [{"colleague": name} | _row(note) for name, note in note_rows_of(session, offer_id)]


def _email(session: Session, mailbox_id: int | None) -> str | None:
    mailbox = session.get(Mailbox, mailbox_id) if mailbox_id is not None else None
    return mailbox.email if mailbox is not None else None


def _rows(rows: Iterable[Base]) -> list[dict[str, Any]]:
    return [_row(one) for one in rows]


def _row(row: Base) -> dict[str, Any]:
    """Every column, so that a column added tomorrow is in the export too; of our reasons, not what calendars do."""
    found = {column.key: _plain(getattr(row, column.key)) for column in inspect(type(row)).column_attrs}
    return found | {key: without_unread(found[key]) for key in ("reason", "says") if isinstance(found.get(key), str)}


def _kept_back(event: Event) -> dict[str, Any]:
    """What stands in a colleague's calendar is theirs: of such a line only that there is one."""
    return {"says": ""} if event.kind.startswith("interview_clash") else {}


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case bytes():
            return _text_or_base64(value)
        case _:
            return value


def _text_or_base64(raw: bytes) -> str | dict[str, str]:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode("ascii")}
