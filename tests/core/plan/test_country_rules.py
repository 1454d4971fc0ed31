"""P-17: a rule per country and kind of address, shipped with careful defaults, owned by the organisation."""

from datetime import UTC, datetime

import pytest

from sequencer.core.countries import COUNTRIES, in_country
from sequencer.core.plan.country_rules import CountryRule, policies, policy_for, read_country, read_policy
from sequencer.core.plan.person_rules import PersonFacts, country_reason, facts_of_stranger, what_waits
from sequencer.errors import UserError

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
ALLOW, CONSENT, HOLD = CountryRule.ALLOW, CountryRule.CONSENT, CountryRule.HOLD


@pytest.mark.parametrize(
    ("country", "address", "own", "expected"),
    [
        ("DE", "lena@gmx.de", {}, CONSENT),  # P-17: a private address in Germany waits for consent
        ("AT", "eva@gmail.com", {}, CONSENT),
        ("DE", "lena@acme.example", {}, ALLOW),  # a work address with a source goes on
        ("SE", "jonas@gmail.com", {}, ALLOW),
        ("", "jonas@gmail.com", {}, ALLOW),
        ("", "jonas@gmail.com", {"unknown": "allow/hold"}, HOLD),
        ("SE", "jonas@acme.example", {"others": "consent/hold"}, CONSENT),
        ("DE", "lena@acme.example", {"others": "hold/hold"}, ALLOW),  # its own row, as shipped, comes first
        ("DE", "lena@gmx.de", {"DE": "allow/allow"}, ALLOW),
        ("de", "lena@gmx.de", {}, CONSENT),
    ],
)
def test_the_row_of_the_country_decides_by_the_kind_of_address(country, address, own, expected):
    assert policy_for(country, own).rule_for(address) is expected


def test_the_table_shows_what_is_shipped_under_what_the_organisation_has_set():
    table = policies({"FR": "hold/hold", "DE": "consent/consent"})

    assert {key: str(policy) for key, policy in table.items()} == {
        "unknown": "allow/allow",
        "others": "allow/allow",
        "AT": "allow/consent",
        "DE": "consent/consent",
        "FR": "hold/hold",
    }


def test_a_country_is_named_by_code_or_name():
    assert [read_country(text) for text in ("de", "Germany", " GERMANY ", "Others", "unknown")] == [
        "DE",
        "DE",
        "DE",
        "others",
        "unknown",
    ]
    with pytest.raises(UserError, match="no country"):
        read_country("Atlantis")


def test_a_rule_is_one_word_or_two():
    assert (str(read_policy("hold")), str(read_policy(" Allow/Consent "))) == ("hold/hold", "allow/consent")
    with pytest.raises(UserError, match="no rule"):
        read_policy("maybe")


def test_consent_on_record_lets_a_mail_through_and_nothing_else_does():
    asks = PersonFacts(country="DE", country_rule=CONSENT, is_private_address=True)

    assert country_reason(asks).code == "consent_missing"
    assert "in Germany, a private address" in country_reason(asks).says
    assert country_reason(PersonFacts(country="DE", country_rule=CONSENT, has_consent=True)) is None
    held = country_reason(PersonFacts(country="NL", country_rule=HOLD, has_consent=True))
    assert (held.code, "in the Netherlands" in held.says) == ("country_hold", True)


def test_an_unknown_country_is_said_to_be_unknown():
    assert "where the country is not known" in country_reason(PersonFacts(country_rule=HOLD)).says


def test_every_code_has_a_name():
    assert all(len(code) == 2 and code.isupper() and name for code, name in COUNTRIES.items())
    assert len(COUNTRIES) > 190
    assert in_country("ZZ") == "in ZZ"


@pytest.mark.parametrize(
    ("address", "employer", "waits"),
    [
        ("lena@acme.example", "acme.example", True),  # W6
        ("lena@mail.acme.example", "acme.example", True),
        ("lena@acme.example", "mail.acme.example", False),
        ("lena@notacme.example", "acme.example", False),
        ("lena@home.example", "acme.example", False),
        ("lena@gmail.com", "gmail.com", False),  # a tool took the provider for the employer
        ("lena@acme.example", "", False),
    ],
)
def test_an_address_under_the_employers_domain_is_not_written_to(address, employer, waits):
    facts = facts_of_stranger(address, "", employer, {})

    assert bool(what_waits(facts, NOW)) is waits
    assert bool(facts.employer_domain) is waits
