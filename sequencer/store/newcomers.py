"""Whether an address may be taken in at all."""

from sqlalchemy.orm import Session

from sequencer.core.plan.person_rules import closed
from sequencer.core.signed import Signer
from sequencer.errors import UserError
from sequencer.store.candidates import candidate_by_address
from sequencer.store.suppressions import erased, suppression_of


def must_be_new(session: Session, signer: Signer, address: str) -> None:
    """Go on only for an address of nobody here. Raises UserError for somebody we know, or must not write to."""
    if candidate_by_address(session, address) is not None:
        raise UserError(f"{address} belongs to somebody who is here already.")
    if erased(session, signer, [address]):
        raise UserError("Their data was erased at their wish and is not taken in again.")
    known = suppression_of(session, signer, [address])
    if known is not None and known.domain:
        raise UserError(closed(known.domain))
    if known is not None:
        raise UserError(f"Who uses {address} asked us not to write. Only they can change that.")
