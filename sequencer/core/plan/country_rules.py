"""Where the law asks for more than a good reason to write: a rule per country, for work and for private addresses.

The organisation owns the table; what it has not set is as shipped here. It is no legal advice, and the screen says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sequencer.core.addresses import domain_of
from sequencer.core.countries import COUNTRIES
from sequencer.core.private_mail import is_private
from sequencer.errors import UserError


class CountryRule(StrEnum):
    ALLOW = "allow"
    CONSENT = "consent"  # only with the person's consent on record
    HOLD = "hold"  # nobody there is written to


RULE_WORDS: Mapping[CountryRule, str] = MappingProxyType(
    {
        CountryRule.ALLOW: "May be written to",
        CountryRule.CONSENT: "Only with consent",
        CountryRule.HOLD: "Not at all",
    }
)
"""What people read for each rule, on the screen and in the audit list alike."""


@dataclass(frozen=True)
class CountryPolicy:
    """What holds for people in one country, by the kind of address."""

    work: CountryRule = CountryRule.ALLOW
    private: CountryRule = CountryRule.ALLOW

    def rule_for(self, address: str) -> CountryRule:
        return self.private if is_private(domain_of(address)) else self.work

    def __str__(self) -> str:
        return f"{self.work}/{self.private}"


OTHERS = "others"
"""The row for every country that has none of its own."""

UNKNOWN = "unknown"
"""The row for people of whom we know no country."""

_ASKS_FIRST = CountryPolicy(private=CountryRule.CONSENT)

SHIPPED: Mapping[str, CountryPolicy] = MappingProxyType(
    {UNKNOWN: CountryPolicy(), OTHERS: CountryPolicy(), "AT": _ASKS_FIRST, "DE": _ASKS_FIRST}
)
"""Germany and Austria ask for consent before unsolicited mail, to firms too (UWG section 7, TKG 2021 section 174).

A mail about one role to somebody's published work address, with its source named, is let through; one to a private
address waits for consent. Who wants it stricter sets `work` to consent as well.
"""


def policies(own: Mapping[str, str]) -> dict[str, CountryPolicy]:
    """The whole table: what is shipped, under what the organisation has set, kept as “work/private” by code."""
    return dict(SHIPPED) | {code: read_policy(text) for code, text in own.items()}


def policy_for(country: str, own: Mapping[str, str]) -> CountryPolicy:
    """The row that holds for a person; `country` is a code of two letters, or empty where nobody knows it."""
    code = country.upper() or UNKNOWN
    for key in (code, OTHERS) if country else (code,):
        if key in own:
            return read_policy(own[key])
        if key in SHIPPED:
            return SHIPPED[key]
    return CountryPolicy()


def read_policy(text: str) -> CountryPolicy:
    """A row from “work/private”, or from one word for both. Raises UserError."""
    work, slash, private = text.strip().lower().partition("/")
    try:
        return CountryPolicy(CountryRule(work), CountryRule(private if slash else work))
    except ValueError:
        raise UserError(
            f"“{text}” is no rule. Write allow, consent or hold, or two of them like allow/consent."
        ) from None


def read_country(text: str) -> str:
    """The key of a row. Raises UserError for what is no country we know."""
    bare = text.strip()
    if bare.lower() in (OTHERS, UNKNOWN):
        return bare.lower()
    if bare.upper() in COUNTRIES:
        return bare.upper()
    by_name = {name.casefold(): code for code, name in COUNTRIES.items()}
    if bare.casefold() in by_name:
        return by_name[bare.casefold()]
    raise UserError(f"“{bare[:40]}” is no country we know. Write its name or its code, like Germany or DE.")
