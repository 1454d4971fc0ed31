"""Whether somebody may be written to at all, beside what they have agreed to; and their consent, written down."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Response, request
from sqlalchemy.orm import Session

from sequencer.admin.access import Right, me, needs
from sequencer.admin.candidate_data import person_or_404, screen
from sequencer.admin.desk import moved, reading, road, say
from sequencer.core.countries import country_name
from sequencer.core.plan.contact_rules import LastMail
from sequencer.core.plan.person_rules import open_questions, person_rules
from sequencer.core.reasons import Reason
from sequencer.errors import UserError
from sequencer.flows.consent import record_consent, withdraw_consent
from sequencer.store.company_contact import last_mails_of
from sequencer.store.consents import Consent, consents_of
from sequencer.store.organisations import the_organisation
from sequencer.store.person_facts import person_facts_of

__all__ = ["screen"]

_TOLD_ABOVE = frozenset({"suppressed", "cooling_off", "dead_address"})
"""What the page says in other places."""


@dataclass(frozen=True)
class MayWrite:
    """`reasons` are what keeps mails from them; `country` is in words, empty where it is not known."""

    reasons: tuple[Reason, ...]
    country: str
    is_private: bool
    consents: list[Consent]
    last: LastMail | None
    today: date
    most_mails: int

    @property
    def has_consent(self) -> bool:
        return any(one.withdrawn_at is None for one in self.consents)


def may_write(rows: Session, candidate_id: int, now: datetime, zone: ZoneInfo) -> MayWrite:
    """What the rules for everybody say about one person."""
    facts = person_facts_of(rows, road().links.signer, [candidate_id])[candidate_id]
    reasons = (*person_rules(facts, now), *open_questions(facts))
    return MayWrite(
        reasons=tuple(one for one in reasons if one.code not in _TOLD_ABOVE),
        country=country_name(facts.country) if facts.country else "",
        is_private=facts.is_private_address,
        consents=consents_of(rows, candidate_id),
        last=last_mails_of(rows, [candidate_id]).get(candidate_id),
        today=now.astimezone(zone).date(),
        most_mails=the_organisation(rows).max_mails,
    )


@screen.post("/candidates/<int:candidate_id>/consents")
@needs(Right.WORK)
def consent_add(candidate_id: int) -> Response:
    """Write down what somebody has agreed to."""
    with reading() as rows:
        person_or_404(rows, candidate_id)
    try:
        what, evidence = request.form.get("what", ""), request.form.get("evidence", "")
        record_consent(road(), candidate_id, what, _day(), evidence, me().email)
        say("Written down. What waited for it is looked at again.")
    except UserError as error:
        say(str(error), "need")
    return moved("candidate.candidate", candidate_id=candidate_id, _anchor="may-write")


@screen.post("/candidates/<int:candidate_id>/consents/withdraw")
@needs(Right.WORK)
def consent_withdraw(candidate_id: int) -> Response:
    """Take back everything they have agreed to."""
    with reading() as rows:
        person_or_404(rows, candidate_id)
    if withdraw_consent(road(), candidate_id, me().email):
        say("Withdrawn. Where a rule asks for consent, their mails wait again.")
    else:
        say("Nothing was on record.", "wait")
    return moved("candidate.candidate", candidate_id=candidate_id, _anchor="may-write")


def _day() -> date:
    try:
        return date.fromisoformat(request.form.get("given_on", ""))
    except ValueError:
        raise UserError("Choose the day on which they agreed.") from None
