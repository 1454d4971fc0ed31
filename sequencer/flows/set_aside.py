"""A mail that we stumble over is set aside with its reason: it never blocks the next one, and its sender is left alone."""

from sequencer.core.plan.consequence import COULD_NOT_READ
from sequencer.core.states import MailKind
from sequencer.flows.road import Road
from sequencer.store import consequences
from sequencer.store.candidates import candidate_by_address
from sequencer.store.inbound_mails import InboundMail, InboundState, settle


def set_aside(road: Road, mail_id: int, why: str) -> None:
    """Quarantine one new mail: its row says so, and its sender, if known, is not written to again. Twice is once."""
    with road.database.write() as session:
        mail = session.get(InboundMail, mail_id, with_for_update=True)
        if mail is None or mail.state is not InboundState.NEW:
            return
        candidate = candidate_by_address(session, mail.sender) if mail.sender else None
        if candidate is not None and not mail.is_sent_folder:
            mail.candidate_id = candidate.id
            consequences.end(session, road.links.signer, candidate, COULD_NOT_READ, road.now(), is_verified=False)
        says = f"We could not read this mail ({why})."
        settle(session, mail, InboundState.UNREADABLE, MailKind.UNREADABLE, "unreadable", says, road.now())
