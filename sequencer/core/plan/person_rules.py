"""What forbids any mail to a person, at import, at enrollment and before the dot alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sequencer.core.reasons import Reason


@dataclass(frozen=True)
class PersonFacts:
    """What we know of the person that may forbid a mail to them."""

    has_address: bool = True
    is_suppressed: bool = False
    is_address_dead: bool = False
    declined_until: datetime | None = None


def person_rules(person: PersonFacts, now: datetime) -> Iterator[Reason]:
    """Every rule that forbids it, in the order in which they are told to people: what is final first."""
    if person.is_suppressed:
        yield Reason("suppressed", "Asked us not to write. Only they can change that.")
    if not person.has_address:
        yield Reason("no_address", "There is no address to write to.")
    if person.is_address_dead:
        yield Reason("dead_address", "The address does not exist any more. Add another one to write again.")
    if person.declined_until is not None and person.declined_until > now:
        day = f"{person.declined_until:%-d %B %Y}"
        yield Reason("cooling_off", f"Declined. Nobody here writes again before {day}.")
