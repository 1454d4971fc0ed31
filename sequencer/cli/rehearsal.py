"""A whole run for one person, before anybody begins it: every day and every mail in its final words."""

from typing import Any

import click

from sequencer.cli.tools import on_one_line, print_json, printable, with_road
from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import candidate_by_address
from sequencer.store.mailboxes import Mailbox
from sequencer.store.screens.rehearsals import Rehearsal, Scene, rehearsed
from sequencer.store.sequences import current_version, definition_of, sequence_by_name, sequence_names


@click.command("rehearse")
@click.option("--sequence", "sequence", required=True, metavar="S")
@click.option("--email", required=True, metavar="E")
@click.option("--json", "as_json", is_flag=True)
@with_road
def rehearse_command(road: Road, sequence: str, email: str, as_json: bool) -> None:
    """Rehearse a whole run for one person, if nobody answers: holidays, leave, caps and every mail. Nothing is sent."""
    found = _rehearsed(road, sequence, email)
    if as_json:
        print_json(_as_json(sequence, found))
        return
    person = on_one_line(found.candidate.full_name or found.address)
    click.echo(f"{sequence} for {person}, from {found.mailbox.email}, if nobody answers:")
    if found.in_the_way:
        click.echo("As things stand, nothing of this leaves:")
    for says in found.in_the_way:
        click.echo(f"  {on_one_line(says)}")
    for scene in found.scenes:
        _show(scene, found)


def _rehearsed(road: Road, sequence: str, email: str) -> Rehearsal:
    with road.database.read() as session:
        row, candidate = sequence_by_name(session, sequence), candidate_by_address(session, email)
        version = current_version(session, row.id) if row is not None else None
        if row is None or version is None:
            known = ", ".join(f"“{one}”" for one in sequence_names(session)) or "none yet"
            raise UserError(f"There is no sequence “{sequence}”. There is: {known}.")
        if candidate is None:
            raise UserError(f"There is no candidate with the address {email}.")
        mailbox = session.get_one(Mailbox, row.mailbox_id)
        return rehearsed(session, road.links, candidate, row, definition_of(session, version.id), mailbox, road.now())


def _show(scene: Scene, found: Rehearsal) -> None:
    left = "left " if scene.has_left else ""
    click.echo("")
    click.echo(f"{found.hours.clock(scene.at)}: {left}{scene.step.key} ({scene.step.kind})")
    if scene.later:
        click.echo(f"  Not sooner: {on_one_line(scene.later)}.")
    if scene.letter is not None and scene.letter.missing:
        click.echo(f"  Would be held: {', '.join(scene.letter.missing)} not known.")
    if scene.subject:
        click.echo(f"  Subject: {on_one_line(scene.subject)}")
    if scene.step.files and not scene.has_left:
        click.echo(f"  Files: {on_one_line(', '.join(one.name for one in scene.step.files))}")
    for line in printable(scene.text).splitlines():
        click.echo(f"  | {line}".rstrip())


def _as_json(sequence: str, found: Rehearsal) -> dict[str, Any]:
    return {
        "sequence": sequence,
        "candidate": found.candidate.full_name,
        "email": found.address,
        "mailbox": found.mailbox.email,
        "zone": found.hours.zone.key,
        "zone_is_guess": found.hours.is_guess,
        "country": found.candidate.country,
        "in_the_way": list(found.in_the_way),
        "steps": [_step(scene, found) for scene in found.scenes],
        "days": [{"on": day.on, "closed": day.closed, "steps": list(day.keys)} for day in found.days],
    }


def _step(scene: Scene, found: Rehearsal) -> dict[str, Any]:
    line: dict[str, Any] = {
        "step": scene.step.key,
        "kind": str(scene.step.kind),
        "at": scene.at,
        "local": found.hours.clock(scene.at),
        "not_sooner": scene.later,
        "has_left": scene.has_left,
    }
    if scene.step.kind in MAIL_KINDS:
        letter = scene.letter
        line |= {
            "subject": scene.subject,
            "files": [one.name for one in scene.step.files],
            "text": scene.text,
            "missing": list(letter.missing) if letter is not None else [],
            "problem": letter.problem if letter is not None else "",
        }
    return line
