"""An administrator sets what holds for people in one country, or goes back to what is shipped."""

from sequencer.core.countries import country_name
from sequencer.core.plan.country_rules import (
    OTHERS,
    RULE_WORDS,
    SHIPPED,
    UNKNOWN,
    CountryPolicy,
    read_country,
    read_policy,
)
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.organisations import locked_organisation
from sequencer.store.recalls import call_back, lock_claimed
from sequencer.store.waking import wake_held_by_country

_NAMES = {OTHERS: "every other country", UNKNOWN: "people without a known country"}


def rule_country(road: Road, country: str, policy: str, actor: str) -> str:
    """Set the rule of a country, “work/private” or one word for both; “shipped” goes back. Returns whose rule it was.

    What was held by a rule is looked at again at once. Raises UserError.
    """
    key = read_country(country)
    news = None if policy.strip().lower() == "shipped" else read_policy(policy)
    with road.database.write() as session:
        lock_claimed(session)
        organisation = locked_organisation(session)
        rules = dict(organisation.country_rules)
        before = rules.pop(key, None)
        if news is not None and news != SHIPPED.get(key):
            rules[key] = str(news)
        if rules.get(key) != before:
            organisation.country_rules = rules
            now_is = read_policy(rules[key]) if key in rules else SHIPPED.get(key)
            note(session, actor, "country rule", f"For {name_of(key)}: {in_words(now_is)}.", road.now())
            wake_held_by_country(session, road.now())
            call_back(session, road.now())
    return name_of(key)


def name_of(key: str) -> str:
    """What a row of the table is called."""
    return _NAMES.get(key) or country_name(key)


def in_words(policy: CountryPolicy | None) -> str:
    """A row in words, for the audit list and the command line."""
    if policy is None:
        return "the rule for every other country"
    work, private = RULE_WORDS[policy.work].lower(), RULE_WORDS[policy.private].lower()
    return f"work addresses: {work}; private addresses: {private}"
