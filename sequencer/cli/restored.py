"""After a restore: what happened, and the word of an administrator that this database is the right one."""

import click

from sequencer.cli.tools import actor, with_road
from sequencer.flows.guard_restore import confirm
from sequencer.flows.reapply import reapply_wishes
from sequencer.flows.road import Road
from sequencer.store.screens.restored import RestoreFacts, SeenMailbox, restore_facts


@click.command("unlock")
@click.option("--yes", "is_sure", is_flag=True, help="Confirm that this database is the right one.")
@click.option("--anyway", is_flag=True, help="Also where a mailbox cannot be read; such mailboxes are paused.")
@with_road
def unlock_command(road: Road, is_sure: bool, anyway: bool) -> None:
    """Say why sending is locked after a restore, and with --yes unlock it."""
    with road.database.read() as session:
        facts = restore_facts(session)
    if facts is None:
        click.echo("Sending is not locked.")
        return
    _show(facts)
    if not is_sure:
        click.echo("Make sure that no other copy of this installation is running, then: sequencer unlock --yes")
        return
    done = reapply_wishes(road, actor())
    paused = confirm(road, actor(), anyway=anyway)
    click.echo(f"Unlocked. {done.erased} people erased again, {done.kept_quiet} wishes written down again.")
    if paused:
        click.echo(f"{paused} mailboxes are paused until they were read: sequencer resume --mailbox E")


def _show(facts: RestoreFacts) -> None:
    click.echo(f"Sending is locked since {facts.locked_at:%Y-%m-%d %H:%M} UTC. {facts.says}")
    if facts.backup_at is not None:
        click.echo(f"This database was last alive at {facts.backup_at:%Y-%m-%d %H:%M} UTC.")
    for one in facts.mailboxes:
        state = "read; what left since then is marked as sent" if one.is_through else _not_through(one)
        click.echo(f"  {one.email}: {state.strip()}")
    if facts.unread:
        click.echo(f"  {facts.unread} mails that came in are not understood yet")


def _not_through(one: SeenMailbox) -> str:
    if one.has_no_sent:
        return "shows no Sent folder, so what left since then is not known"
    return f"not read yet {one.trouble}"
