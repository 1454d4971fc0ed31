"""What may forbid any mail to a person, loaded for one or for many with the same few questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.addresses import domain_of, identity
from sequencer.core.plan.country_rules import CountryRule, policy_for
from sequencer.core.plan.person_rules import PersonFacts, employer_over
from sequencer.core.private_mail import is_private
from sequencer.core.signed import Signer
from sequencer.core.states import Intent
from sequencer.store.among import among
from sequencer.store.base import in_chunks
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.consents import who_consents
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Forbidden, suppressed_among


@dataclass(frozen=True)
class _Told:
    """The columns of one candidate that any rule asks for."""

    country: str
    employer_domain: str
    declined_until: datetime | None


_COLUMNS = select(Candidate.id, Candidate.country, Candidate.employer_domain, Candidate.declined_until)
_ADDRESSES = select(CandidateAddress.candidate_id, CandidateAddress.address, CandidateAddress.dead_at).order_by(
    CandidateAddress.is_primary.desc(), CandidateAddress.id
)


def person_facts_of(
    session: Session,
    signer: Signer,
    candidate_ids: Iterable[int],
    told: Mapping[int, Mapping[str, str]] | None = None,
) -> dict[int, PersonFacts]:
    """The facts of those of these candidates that there are; a wish about any of their addresses counts.

    A closed domain counts on the address we write to only.
    `told` are values that are about to be written, by candidate and field. Asks thrice for each few hundred people,
    and once more each where an employer or a country's rule is in question.
    """
    rules = the_organisation(session).country_rules
    found: dict[int, PersonFacts] = {}
    for chunk in in_chunks(dict.fromkeys(candidate_ids)):
        rows = session.execute(_COLUMNS.where(among(Candidate.id, chunk)))
        people = {row[0]: _updated(_Told(*row[1:]), (told or {}).get(row[0], {})) for row in rows}
        found |= _facts_of(session, signer, people, rules)
    return found


def _updated(known: _Told, news: Mapping[str, str]) -> _Told:
    return replace(
        known,
        country=news.get("country", known.country),
        employer_domain=news.get("employer_domain", known.employer_domain),
    )


def _facts_of(
    session: Session, signer: Signer, people: Mapping[int, _Told], rules: Mapping[str, str]
) -> dict[int, PersonFacts]:
    addresses: dict[int, list[tuple[str, datetime | None]]] = {}
    for candidate_id, address, dead_at in session.execute(
        _ADDRESSES.where(among(CandidateAddress.candidate_id, people))
    ):
        addresses.setdefault(candidate_id, []).append((address, dead_at))
    every = [address for several in addresses.values() for address, _ in several]
    forbidden = suppressed_among(session, signer, every)
    first = {one: several[0][0] for one, several in addresses.items()}
    employers = {
        one: employer
        for one, address in first.items()
        if (employer := employer_over(address, people[one].employer_domain))
    }
    opened = _who_wrote_from(session, {one: first[one] for one in employers})
    asked = {one: policy_for(people[one].country, rules).rule_for(address) for one, address in first.items()}
    consents = who_consents(session, [one for one, rule in asked.items() if rule is CountryRule.CONSENT])
    return {
        one: _facts(
            told,
            addresses.get(one, []),
            [forbidden[address] for address, _ in addresses.get(one, []) if address in forbidden],
            PersonFacts(
                closed_domain=forbidden[first[one]].domain if first.get(one) in forbidden else "",
                employer_domain="" if one in opened else employers.get(one, ""),
                country_rule=asked.get(one, CountryRule.ALLOW),
                has_consent=one in consents,
            ),
        )
        for one, told in people.items()
    }


def _facts(
    told: _Told, addresses: list[tuple[str, datetime | None]], forbidden: list[Forbidden], rest: PersonFacts
) -> PersonFacts:
    return PersonFacts(
        has_address=bool(addresses),
        is_suppressed=any(not one.domain for one in forbidden),
        is_address_dead=bool(addresses) and addresses[0][1] is not None,
        declined_until=told.declined_until,
        closed_domain=rest.closed_domain,
        employer_domain=rest.employer_domain,
        is_employer_known=bool(told.employer_domain),
        country=told.country,
        country_rule=rest.country_rule,
        is_private_address=bool(addresses) and is_private(domain_of(addresses[0][0])),
        has_consent=rest.has_consent,
    )


def _who_wrote_from(session: Session, addresses: Mapping[int, str]) -> set[int]:
    """Those of these candidates whose own hand has written to us from this very address."""
    found: set[int] = set()
    for chunk in in_chunks(addresses):
        rows = session.execute(
            select(Reply.candidate_id, Reply.sender).where(
                Reply.candidate_id.in_(chunk), Reply.intent != Intent.AUTO_REPLY
            )
        )
        found |= {one for one, sender in rows if identity(sender) == identity(addresses[one])}
    return found
