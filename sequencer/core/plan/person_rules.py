"""What forbids any mail to a person, at import, at enrollment, before rendering and before the dot alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sequencer.core.addresses import domain_of, domains_over
from sequencer.core.countries import in_country
from sequencer.core.plan.country_rules import CountryRule, policy_for
from sequencer.core.private_mail import is_private
from sequencer.core.reasons import Reason


@dataclass(frozen=True)
class PersonFacts:
    """What we know of the person that may forbid a mail to them.

    `closed_domain` is a domain of theirs that nobody here writes to. `employer_domain` is where they work now, if the
    address we write to lies there and they have not written from it first; `is_employer_known` says whether we know
    that domain at all. `country_rule` is what holds for that
    address in their `country`, which is empty where nobody knows it.
    """

    has_address: bool = True
    is_suppressed: bool = False
    is_address_dead: bool = False
    declined_until: datetime | None = None
    closed_domain: str = ""
    employer_domain: str = ""
    is_employer_known: bool = True
    country: str = ""
    country_rule: CountryRule = CountryRule.ALLOW
    is_private_address: bool = False
    has_consent: bool = False


def person_rules(person: PersonFacts, now: datetime) -> Iterator[Reason]:
    """Every rule that forbids it for good or for long, in the order in which they are told to people: what is final first."""
    if person.is_suppressed:
        yield Reason("suppressed", "Asked us not to write. Only they can change that.")
    if person.closed_domain:
        yield Reason("closed_domain", closed(person.closed_domain))
    if not person.has_address:
        yield Reason("no_address", "There is no address to write to.")
    if person.is_address_dead:
        yield Reason("dead_address", "The address does not exist any more. Add another one to write again.")
    if person.declined_until is not None and person.declined_until > now:
        day = f"{person.declined_until:%-d %B %Y}"
        yield Reason("cooling_off", f"Declined. Nobody here writes again before {day}.")


def open_questions(person: PersonFacts) -> Iterator[Reason]:
    """What forbids it until somebody here mends it: another address, their consent, or the organisation's rule."""
    if person.employer_domain:
        yield Reason("employer_address", at_employer(person.employer_domain))
    rule = country_reason(person)
    if rule is not None:
        yield rule


def what_waits(person: PersonFacts, now: datetime) -> str:
    """Why nobody can write to them now, in a sentence; empty where nothing keeps us."""
    first = next(chain(person_rules(person, now), open_questions(person)), None)
    return first.says if first is not None else ""


def facts_of_stranger(address: str, country: str, employer_domain: str, rules: Mapping[str, str]) -> PersonFacts:
    """What is known of somebody who is not here yet; `rules` are the organisation's own rows by country."""
    return PersonFacts(
        employer_domain=employer_over(address, employer_domain),
        is_employer_known=bool(employer_domain),
        country=country,
        country_rule=policy_for(country, rules).rule_for(address),
        is_private_address=is_private(domain_of(address)),
    )


def employer_over(address: str, employer_domain: str) -> str:
    """The employer's domain if the address lies at or under it, else empty; a provider for everybody is no employer."""
    employer = employer_domain.lower()
    is_theirs = employer in domains_over(address) and not is_private(employer)
    return employer if is_theirs else ""


def closed(domain: str) -> str:
    """The sentence for people at a domain that nobody here writes to."""
    return f"Nobody here writes to {domain}. An administrator can open it again under “Do not write”."


def at_employer(domain: str) -> str:
    """The sentence for an address at the present employer's."""
    return (
        f"{domain} is where they work now, and nobody is written to in their employer’s mailbox. "
        "Give them an address of their own; if they write to us from there first, it is open."
    )


def country_reason(person: PersonFacts) -> Reason | None:
    """What the rule of their country forbids; None where it lets a mail through."""
    place = in_country(person.country) if person.country else "where the country is not known"
    if person.country_rule is CountryRule.HOLD:
        text = f"Nobody is written to {place}. An administrator can change the rule for that country."
        return Reason("country_hold", text)
    if person.country_rule is CountryRule.CONSENT and not person.has_consent:
        what = "a private address" if person.is_private_address else "an address"
        text = (
            f"Consent is missing: {place}, {what} is written to only with it. "
            "Record theirs on their page, or use another address."
        )
        return Reason("consent_missing", text)
    return None
