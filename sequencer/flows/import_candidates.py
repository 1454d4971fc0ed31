"""A file of candidates is taken in: each line creates, updates or is skipped with its reason, all in one commit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from sequencer.core.plan.person_rules import PersonFacts, at_employer, facts_of_stranger, what_waits
from sequencer.core.read.candidate_columns import COLLECTED_ON, LONGEST
from sequencer.core.read.candidate_file import CandidateFile, read_candidate_file
from sequencer.core.read.candidate_row import Row
from sequencer.core.read.import_report import Fate, ImportReport, Outcome
from sequencer.core.write.merge import hostile
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.audit import note
from sequencer.store.candidates import (
    Candidate,
    add_addresses,
    add_field_names,
    add_to_team,
    candidate_ids_by_address,
    candidates_by_id,
    demote_dead,
    values_of,
    write_values,
)
from sequencer.store.imports import Import, add_changes
from sequencer.store.organisations import the_organisation
from sequencer.store.person_facts import person_facts_of
from sequencer.store.pools import Pool, pool_by_name, put_all_into
from sequencer.store.recalls import ask_anew
from sequencer.store.suppressions import Forbidden, refusal, suppressed_among
from sequencer.store.timeline import tell_all
from sequencer.store.uploads import Upload, settle

_LONGEST_NAME = 200


@dataclass
class _Plan:
    """What is to be done for one line; a new `candidate` is made when the plan is carried out.

    `before` holds the present values of the fields in `after`, None for somebody new.
    """

    row: Row
    fate: Fate
    reason: str = ""
    candidate: Candidate | None = None
    before: dict[str, str] | None = None
    after: dict[str, str] = field(default_factory=dict)
    new_addresses: list[str] = field(default_factory=list)
    is_wish: bool = False
    waits: str = ""

    @property
    def candidate_id(self) -> int:
        assert self.candidate is not None, "only asked of lines that are taken in"
        return self.candidate.id


def import_candidates(
    road: Road,
    data: bytes,
    file_name: str,
    *,
    pool: str | None = None,
    source: str | None = None,
    mapping: Mapping[str, str] | None = None,
    team_id: int | None = None,
    teams: frozenset[int] | None = None,
    actor: str = "",
    upload_id: int | None = None,
    is_dry_run: bool = False,
) -> ImportReport:
    """Take in a CSV file; `source` fills the lines that tell none, `mapping` leads from headers to fields.

    People are known by any spelling of any of their addresses (X-11). A blank cell never empties a field. Who asked
    not to be written to, or to be erased, is not taken in (P-05). Running it twice changes nothing more.
    With a team they belong to it; `teams` are those whose pools may be filled, None for all. An upload is settled in
    the same commit, so that it is taken in once.
    Raises UserError where the file as a whole cannot be used; then nothing of it is.
    """
    _check("source", source, LONGEST["source"])
    _check("pool", pool, _LONGEST_NAME)
    file = read_candidate_file(data, mapping or {})
    if is_dry_run:
        with road.database.read() as session:
            _refuse_foreign_pool(session, (pool or "").strip(), teams)
            return _report(None, file, _planned(road, session, file, source))
    batch = Import(file_name=_base_name(file_name), created_at=road.now(), team_id=team_id, actor=actor)
    batch.pool, batch.source = (pool or "").strip(), (source or "").strip()
    try:
        with road.database.write() as session:
            report = _carried_out(road, session, file, batch, teams, upload_id)
    except (IntegrityError, StaleDataError):
        raise UserError("Some of these people were changed at this very moment. Import the file again.") from None
    log.info("imported", import_id=report.import_id, created=report.created, updated=report.updated)
    return report


def _carried_out(
    road: Road,
    session: Session,
    file: CandidateFile,
    batch: Import,
    teams: frozenset[int] | None,
    upload_id: int | None,
) -> ImportReport:
    upload = _still_there(session, upload_id)
    _refuse_foreign_pool(session, batch.pool, teams)
    plans = _planned(road, session, file, batch.source or None)
    session.add(batch)
    _take_in(session, file, plans, batch)
    _put_into_pool(session, plans, batch, batch.pool)
    report = _report(batch.id, file, plans)
    batch.created, batch.updated = report.created, report.updated
    batch.unchanged, batch.skipped = report.unchanged, len(report.skipped)
    if upload is not None:
        settle(session, upload, report)
    if batch.actor:
        says = f"Imported “{batch.file_name}”: {report.created:,} new, {report.updated:,} updated."
        note(session, batch.actor, "import", says, batch.created_at)
    return report


def _check(name: str, value: str | None, longest: int) -> None:
    if value is None:
        return
    reason = hostile(value) or (f"it is longer than {longest} characters" if len(value) > longest else None)
    if not value.strip():
        reason = "it is empty"
    if reason:
        raise UserError(f"The {name} cannot be used: {reason}.")


def _still_there(session: Session, upload_id: int | None) -> Upload | None:
    """The upload that is to be taken in, kept from anybody else. Raises UserError where it was taken in before."""
    if upload_id is None:
        return None
    upload = session.get(Upload, upload_id, with_for_update=True, populate_existing=True)
    if upload is None or upload.import_id is not None:
        raise UserError("This file has been imported already, or is not kept any more.")
    return upload


def _base_name(file_name: str) -> str:
    name = PurePosixPath(file_name.replace("\\", "/")).name
    return "".join(c if c.isprintable() else "�" for c in name)[:_LONGEST_NAME]


def _planned(road: Road, session: Session, file: CandidateFile, source: str | None) -> list[_Plan]:
    """Decide on every row that can be read, and change nothing."""
    addresses = [address for row in file.rows for address in row.addresses]
    owners = candidate_ids_by_address(session, addresses)
    refused = suppressed_among(session, road.links.signer, addresses)
    people = candidates_by_id(session, dict.fromkeys(owners.values()))
    organisation = the_organisation(session)
    today = road.now().astimezone(ZoneInfo(organisation.zone)).date()
    defaults = {COLLECTED_ON: today.isoformat()} | ({"source": source.strip()} if source else {})
    lines: dict[int, int] = {}
    plans = [_plan(row, owners, refused, people, defaults, lines) for row in file.rows]
    told = {plan.candidate.id: plan.after for plan in plans if plan.candidate is not None}
    known = person_facts_of(session, road.links.signer, told, told)
    for plan in plans:
        _note_what_waits(plan, known, organisation.country_rules, road.now())
    return plans


def _note_what_waits(
    plan: _Plan, known: Mapping[int, PersonFacts], country_rules: Mapping[str, str], now: datetime
) -> None:
    """What will keep mails from somebody who is taken in; a stranger at their employer's address is left out (W6)."""
    if plan.fate is Fate.SKIPPED:
        return
    if plan.candidate is not None:
        facts = known[plan.candidate.id]
    else:
        country, employer = plan.after.get("country", ""), plan.after.get("employer_domain", "")
        facts = facts_of_stranger(plan.row.email, country, employer, country_rules)
        if facts.employer_domain:
            plan.fate, plan.reason = Fate.SKIPPED, at_employer(facts.employer_domain)
            return
    plan.waits = what_waits(facts, now)


def _plan(
    row: Row,
    owners: Mapping[str, int],
    refused: Mapping[str, Forbidden],
    people: Mapping[int, Candidate],
    defaults: Mapping[str, str],
    lines: dict[int, int],
) -> _Plan:
    """`lines` remembers which line has claimed whom."""
    found = [(address, refused[address]) for address in row.addresses if address in refused]
    forbidden = [one for address, one in found if not one.domain or address == row.email]
    if forbidden:
        is_wish = any(not one.domain for one in forbidden)
        return _Plan(row, Fate.SKIPPED, refusal(forbidden), is_wish=is_wish)
    ids = dict.fromkeys(owners[address] for address in row.addresses if address in owners)
    if len(ids) > 1:
        return _Plan(row, Fate.SKIPPED, "The addresses in this line belong to two people we know.")
    new_addresses = [address for address in row.addresses if address not in owners]
    if not ids:
        return _Plan(row, Fate.CREATED, after=row.changes_to({}, defaults), new_addresses=new_addresses)
    (candidate_id,) = ids
    if candidate_id in lines:
        return _Plan(row, Fate.SKIPPED, f"This is the same person as in line {lines[candidate_id]}.")
    lines[candidate_id] = row.line
    candidate = people[candidate_id]
    present = values_of(candidate)
    after = row.changes_to(present, defaults)
    before = {name: present.get(name, "") for name in after}
    told = ", ".join([*after, *(["addresses"] if new_addresses else [])])
    return _Plan(row, Fate.UPDATED if told else Fate.UNCHANGED, told, candidate, before, after, new_addresses)


def _take_in(session: Session, file: CandidateFile, plans: Sequence[_Plan], batch: Import) -> None:
    """Write everybody's values, then their addresses, and what was done, so that it can be undone."""
    now = batch.created_at
    add_field_names(session, file.custom_fields)
    session.flush()
    taken = [plan for plan in plans if plan.fate is not Fate.SKIPPED]
    for plan in taken:
        if plan.candidate is None:
            plan.candidate = Candidate(fields={}, created_at=now, import_id=batch.id)
            session.add(plan.candidate)
        write_values(plan.candidate, plan.after)
    session.flush()
    _add_addresses(session, taken)
    if batch.team_id is not None:
        add_to_team(session, [plan.candidate_id for plan in taken], batch.team_id, batch.id)
    add_changes(session, batch.id, ((one.candidate_id, one.before, one.after, one.new_addresses) for one in taken))
    new = (plan.candidate_id for plan in taken if plan.fate is Fate.CREATED)
    tell_all(session, "imported", ((one, f"Imported from “{batch.file_name}”.") for one in new), now)
    updated = [plan for plan in taken if plan.fate is Fate.UPDATED]
    told = ((one.candidate_id, f"Updated from “{batch.file_name}”: {one.reason}.") for one in updated)
    tell_all(session, "import_updated", told, now)
    ask_anew(session, [plan.candidate_id for plan in updated], now)


def _add_addresses(session: Session, taken: Sequence[_Plan]) -> None:
    """The first address of somebody new is the one to write to; later ones only take the place of a dead one."""
    could_move = [one.candidate_id for one in taken if one.before is not None and one.row.email in one.new_addresses]
    without_primary = demote_dead(session, could_move)
    add_addresses(
        session,
        (
            (
                one.candidate_id,
                new,
                new == one.row.email and (one.before is None or one.candidate_id in without_primary),
            )
            for one in taken
            for new in one.new_addresses
        ),
    )


def _put_into_pool(session: Session, plans: Sequence[_Plan], batch: Import, name: str) -> None:
    if not name:
        return
    pool = pool_by_name(session, name)
    if pool is None:
        pool = Pool(name=name, created_at=batch.created_at, team_id=batch.team_id)
        session.add(pool)
        session.flush()
    put_all_into(session, pool.id, [plan.candidate_id for plan in plans if plan.fate is not Fate.SKIPPED], batch.id)


def _refuse_foreign_pool(session: Session, name: str, teams: frozenset[int] | None) -> None:
    pool = pool_by_name(session, name) if name else None
    if pool is not None and pool.team_id is not None and teams is not None and pool.team_id not in teams:
        raise UserError(f"`pool`: a pool “{name}” belongs to another team. Choose another name.")


def _is_employer_unknown(plan: _Plan) -> bool:
    """Whether we know their employer by name only, so that no address can be told to be there."""
    values = (values_of(plan.candidate) if plan.candidate is not None else {}) | plan.after
    return bool(values.get("employer")) and not values.get("employer_domain")


def _report(import_id: int | None, file: CandidateFile, plans: Sequence[_Plan]) -> ImportReport:
    rows = [Outcome(plan.row.line, plan.row.email, plan.fate, plan.reason, plan.is_wish, plan.waits) for plan in plans]
    rows += [Outcome(one.line, one.email, Fate.SKIPPED, one.reason) for one in file.problems]
    changed = Counter(name for plan in plans if plan.fate is Fate.UPDATED for name in plan.reason.split(", "))
    without_line = sum(plan.fate is Fate.CREATED and "opening_line" not in plan.after for plan in plans)
    ordered = tuple(sorted(rows, key=lambda row: row.line))
    without_domain = sum(plan.fate is not Fate.SKIPPED and _is_employer_unknown(plan) for plan in plans)
    return ImportReport(import_id, file.columns, ordered, dict(changed), without_line, without_domain)
