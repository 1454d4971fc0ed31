"""Whose a mail is: the touch it cites, the candidate it comes from or is about, and how sure that is."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from sequencer.core.read.matching import Citation, citation_of
from sequencer.core.read.understanding import Understanding
from sequencer.core.signed import Signer
from sequencer.store.candidates import Candidate, candidate_ids_by_address
from sequencer.store.enrollments import live_runs
from sequencer.store.touches import Touch, touch_citing


@dataclass(frozen=True)
class Match:
    cited: Citation
    touch: Touch | None
    candidate: Candidate | None
    is_from_candidate: bool

    @property
    def cites_us(self) -> bool:
        return bool(self.cited.tokens) or self.touch is not None

    @property
    def own_touch(self) -> Touch | None:
        """The touch it cites, if that went to the very person it comes from."""
        is_theirs = self.touch and self.candidate and self.touch.candidate_id == self.candidate.id
        return self.touch if is_theirs else None

    @property
    def is_verified(self) -> bool:
        """It comes from an address of the person and cites a secret that was sent to them (promise 9).

        Our opt-out by mail carries its secret in the subject, whichever address it comes from.
        """
        return self.own_touch is not None and (self.is_from_candidate or self.cited.asks_to_stop)


def match(session: Session, signer: Signer, read: Understanding) -> Match:
    """By a proven token or id of ours first, then by the sender's address.

    The live runs of the candidate are locked: first, and in one order, whatever follows.
    """
    cited = citation_of(read, signer)
    touch = touch_citing(session, cited.tokens, cited.ids)
    by_address = candidate_ids_by_address(session, read.glance.senders)
    senders = [by_address[one] for one in read.glance.senders if one in by_address]
    meant = touch.candidate_id if touch else None
    candidate_id = meant if cited.asks_to_stop and meant else next(iter(senders), meant)
    candidate = session.get(Candidate, candidate_id) if candidate_id else None
    if candidate is not None:
        live_runs(session, candidate.id)
    return Match(cited, touch, candidate, candidate_id in senders)
