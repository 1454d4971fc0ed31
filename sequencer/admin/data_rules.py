"""Data and countries: how long data is kept, and where the law asks for more than a good reason to write."""

from flask import Blueprint, Response, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.core.countries import COUNTRIES
from sequencer.core.plan.country_rules import (
    OTHERS,
    RULE_WORDS,
    UNKNOWN,
    CountryPolicy,
    CountryRule,
    policies,
    read_country,
)
from sequencer.errors import UserError
from sequencer.flows.rule_country import name_of, rule_country
from sequencer.flows.set_up import Done, set_organisation
from sequencer.store.organisations import Organisation, the_organisation

screen = Blueprint("data_rules", __name__)

_TERMS = ("keep_unwritten", "keep_unanswered", "keep_answered", "keep_strays", "when_due", "most_runs")
_SHIPPED = "shipped"


@screen.get("/data-rules")
@needs(Right.LOOK)
def data_rules() -> Response:
    return _page()


@screen.post("/data-rules")
@needs(Right.ADMINISTER)
def change() -> Response:
    """Set how long data is kept, and what happens then; what cannot be read is said beside its field."""
    typed = {key: request.form.get(key, "") for key in _TERMS}
    try:
        done = set_organisation(road(), typed, me().email)
    except UserError as error:
        return _page(typed, beside(error), 422)
    say("Kept." if done is not Done.UNCHANGED else "It was so already.")
    return moved("data_rules.data_rules")


@screen.post("/data-rules/countries")
@needs(Right.ADMINISTER)
def country() -> Response:
    """Set the rule of one country, or go back to what is shipped."""
    given = {name: request.form.get(name, "") for name in ("country", "work", "private", "do")}
    try:
        key = read_country(given["country"])
        policy = _SHIPPED if given["do"] == _SHIPPED else f"{given['work']}/{given['private']}"
        name = rule_country(road(), key, policy, me().email)
    except UserError as error:
        return _page(errors={"country": str(error)}, given=given, status=422)
    say(f"The rule for {name} is set. What waited for it is looked at again.")
    return moved("data_rules.data_rules", _anchor="countries")


def _page(
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    status: int = 200,
    given: dict[str, str] | None = None,
) -> Response:
    with reading() as rows:
        found = the_organisation(rows)
        return page(
            "data-rules.html",
            status,
            values={key: str(getattr(found, key)) for key in _TERMS} | (typed or {}),
            errors=errors or {},
            rows=_rows(found),
            rules=tuple(RULE_WORDS.items()),
            rule_words=RULE_WORDS,
            countries=COUNTRIES,
            given=given or {"country": "", "work": CountryRule.ALLOW, "private": CountryRule.CONSENT},
            may_change=me().may(Right.ADMINISTER),
        )


def _rows(found: Organisation) -> list[tuple[str, str, CountryPolicy, bool]]:
    """(key, name, rule, whether the organisation has set it), the two rows for everybody else last."""
    table = policies(found.country_rules)
    named = sorted((key for key in table if key not in (OTHERS, UNKNOWN)), key=name_of)
    return [(key, name_of(key), table[key], key in found.country_rules) for key in (*named, OTHERS, UNKNOWN)]
