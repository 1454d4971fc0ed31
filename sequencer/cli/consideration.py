"""Who must not be written to, what people agreed to, the rules of countries, and data whose time is over."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import click

from sequencer.cli.tools import actor, on_one_line, print_json, with_road
from sequencer.core.plan.country_rules import policies
from sequencer.core.plan.retention import why
from sequencer.errors import UserError
from sequencer.flows import close_domain, keep_quiet, let_go
from sequencer.flows.consent import candidate_with, record_consent, withdraw_consent
from sequencer.flows.road import Road
from sequencer.flows.rule_country import in_words, name_of, rule_country
from sequencer.store.dues import terms_of
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.dues import due_lines, dues_in_all
from sequencer.store.screens.suppressions import every_suppression
from sequencer.store.suppressions import CHANNEL_WORDS, Channel, Suppression

_DAY = click.DateTime(["%Y-%m-%d"])
_MOST = 50
_NUMBER = click.IntRange(1, 2**31 - 1)  # what a database takes as an id


@click.group("do-not-write")
def do_not_write_command() -> None:
    """Who must not be written to, and whose domains are closed."""


@do_not_write_command.command("list")
@click.option("--json", "as_json", is_flag=True)
@with_road
def list_command(road: Road, as_json: bool) -> None:
    """Every wish and closed domain: how it came and when. Addresses are kept as hashes only."""
    with road.database.read() as session:
        found = [_suppression(one) for one in every_suppression(session)]
    for one in found:
        if as_json:
            print_json(one)
        else:
            what = one["domain"] or f"{one['hash'][:12]}…"
            click.echo(
                f"{one['id']:>6}  {one['since']:%Y-%m-%d}  {what}  {CHANNEL_WORDS[Channel(one['how'])]}  {on_one_line(one['evidence'])}"
            )
    if not found and not as_json:
        click.echo("Nobody.")


@do_not_write_command.command("add")
@click.option("--email", metavar="E", help="Nobody here writes to this person again.")
@click.option("--domain", metavar="D", help="Nobody here writes to anybody at this domain or below it.")
@click.option("--why", required=True, metavar="TEXT", help="How you know, or why the domain is closed.")
@with_road
def add_command(road: Road, email: str | None, domain: str | None, why: str) -> None:
    """Write down that somebody, or a whole domain, must not be written to."""
    if (email is None) == (domain is None):
        raise click.UsageError("Give either --email or --domain.")
    if domain is not None:
        ended = close_domain.close_domain(road, domain, why, actor())
        click.echo(f"Closed. {ended} {'person’s run has' if ended == 1 else 'people’s runs have'} ended.")
        return
    is_news = keep_quiet.keep_quiet(road, email or "", why, actor())
    click.echo("Written down. Nobody here writes to this person." if is_news else "That was so already.")


@do_not_write_command.command("lift")
@click.argument("number", type=_NUMBER)
@click.option("--why", required=True, metavar="TEXT")
@with_road
def lift_command(road: Road, number: int, why: str) -> None:
    """Open a closed domain again, or lift a wish nobody has proven; NUMBER as `list` shows it."""
    with road.database.read() as session:
        found = session.get(Suppression, number)
        is_domain = found is not None and found.channel is Channel.DOMAIN
    if is_domain:
        click.echo(f"People at {close_domain.open_domain(road, number, why, actor())} may be written to again.")
        return
    keep_quiet.lift(road, number, why, actor())
    click.echo("Lifted.")


@click.group("consent")
def consent_command() -> None:
    """What people have agreed to, where a country’s rule asks for it."""


@consent_command.command("add")
@click.option("--email", required=True, metavar="E")
@click.option("--what", required=True, metavar="TEXT", help="What they agreed to.")
@click.option("--on", "given_on", required=True, type=_DAY, metavar="YYYY-MM-DD")
@click.option("--evidence", required=True, metavar="TEXT", help="How we know.")
@with_road
def add_consent(road: Road, email: str, what: str, given_on: datetime, evidence: str) -> None:
    """Write down a consent."""
    record_consent(road, candidate_with(road, email), what, given_on.date(), evidence, actor())
    click.echo("Written down.")


@consent_command.command("withdraw")
@click.option("--email", required=True, metavar="E")
@with_road
def withdraw(road: Road, email: str) -> None:
    """Take back everything somebody has agreed to."""
    count = withdraw_consent(road, candidate_with(road, email), actor())
    click.echo("Withdrawn." if count else "Nothing was on record.")


@click.group("country")
def country_command() -> None:
    """Where the law asks for more than a good reason to write. Careful defaults, and no legal advice."""


@country_command.command("list")
@click.option("--json", "as_json", is_flag=True)
@with_road
def list_countries(road: Road, as_json: bool) -> None:
    """The rule of every country that has one of its own, of all others, and of people without a known country."""
    with road.database.read() as session:
        own = dict(the_organisation(session).country_rules)
    for key, policy in sorted(policies(own).items()):
        if as_json:
            print_json({"country": key, "work": policy.work, "private": policy.private, "is_own": key in own})
        else:
            click.echo(f"{key:<8} {name_of(key)}: {in_words(policy)}{'' if key in own else ' (as shipped)'}")


@country_command.command("set")
@click.argument("country")
@click.argument("rule", metavar="RULE")
@with_road
def set_country(road: Road, country: str, rule: str) -> None:
    """Set the RULE of COUNTRY (or of `others`, `unknown`): allow, consent or hold; work/private; or shipped."""
    click.echo(f"The rule for {rule_country(road, country, rule, actor())} is set.")


@click.command("due")
@click.option("--json", "as_json", is_flag=True)
@with_road
def due_command(road: Road, as_json: bool) -> None:
    """Whose data is to go, when and why. Nobody goes by looking."""
    let_go.write_list(road)
    now = road.now()
    with road.database.read() as session:
        terms, total = terms_of(the_organisation(session)), dues_in_all(session, None, now)
        pages = range(1, (total + _MOST - 1) // _MOST + 1 if as_json else 2)
        lines = [one for number in pages for one in due_lines(session, None, now, number)[:_MOST]]
    for one in lines:
        if as_json:
            told = {"email": one.address, "kind": one.kind, "due_at": one.due_at, "is_over": one.is_over}
            print_json(told | {"reason": why(one.kind, terms)})
        else:
            click.echo(f"{one.due_on}  {one.address}: {why(one.kind, terms)}")
    if not as_json:
        click.echo(_more(total))


@click.command("keep")
@click.option("--email", required=True, metavar="E")
@click.option("--why", required=True, metavar="TEXT")
@click.option("--until", required=True, type=_DAY, metavar="YYYY-MM-DD")
@with_road
def keep_command(road: Road, email: str, why: str, until: datetime) -> None:
    """Keep the data of somebody who is due to go."""
    with road.database.read() as session:
        zone = ZoneInfo(the_organisation(session).zone)
    let_go.keep(road, candidate_with(road, email), why, datetime.combine(until.date(), time(), zone), actor())
    click.echo("Kept.")


@click.command("let-go")
@click.option("--email", required=True, metavar="E")
@with_road
def let_go_command(road: Road, email: str) -> None:
    """Erase the data of somebody whose time is over. Who asks for it themselves is erased by `erase`."""
    if not let_go.let_go(road, candidate_with(road, email), actor()):
        raise UserError("This person is not due to go: `sequencer due` shows who is.")
    click.echo("Gone, with everything we held about them.")


def _more(total: int) -> str:
    if not total:
        return "Nobody’s time is over."
    return "Keep them with a reason, or let them go." if total <= _MOST else f"… {total} in all; --json shows them all."


def _suppression(one: Suppression) -> dict[str, Any]:
    return {
        "id": one.id,
        "since": one.created_at,
        "how": str(one.channel),
        "domain": one.domain,
        "evidence": one.evidence,
        "is_verified": one.is_verified,
        "actor": one.actor,
        "hash": one.address_hash,
    }
