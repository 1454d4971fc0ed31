"""Whose a mail is: the touch it cites, the candidate it comes from or is about, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.plan.consequence import of_reply
from sequencer.core.read.matching import Citation, citation_of
from sequencer.core.read.understanding import Understanding
from sequencer.core.signed import Signer
from sequencer.store.base import in_chunks
from sequencer.store.candidates import Candidate, CandidateAddress, keep_from_others
from sequencer.store.enrollments import Enrollment, live_runs
from sequencer.store.touches import Touch, touch_citing


@dataclass(frozen=True)
class Match:
    cited: Citation
    touch: Touch | None
    candidate: Candidate | None
    is_from_candidate: bool
    runs: tuple[Enrollment, ...] = ()  # the candidate's, as far as they live

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

    The live runs of the candidate are locked: first, and in one order, whatever follows. Before them stands only the
    candidate, where a decline is to be written there: whoever else changes a person and their runs locks them so.
    """
    cited = citation_of(read, signer)
    touch = touch_citing(session, cited.tokens, cited.ids)
    senders = _candidates(session, read.glance.senders)
    meant = touch.candidate_id if touch else None
    candidate = next(iter(senders), None)
    if meant and (candidate is None or cited.asks_to_stop):
        candidate = session.get(Candidate, meant)
    if candidate is not None and read.verdict is not None and of_reply(read.verdict.intent).cools_off:
        keep_from_others(session, [candidate.id])
    runs = live_runs(session, candidate.id) if candidate is not None else ()
    return Match(cited, touch, candidate, candidate in senders, tuple(runs))


def locale_of(session: Session, address: str) -> str:
    """The locale of the candidate who has this address; empty where nobody has it, or none is known."""
    return session.connection().execute(_LOCALE, {"identity": identity(address)}).scalar() or ""


_LOCALE = (  # these are asked with every mail, and so made once
    select(Candidate.locale).join(CandidateAddress).where(CandidateAddress.identity == bindparam("identity"))
)
_BY_ADDRESS = (
    select(CandidateAddress.identity, Candidate)
    .join(Candidate, Candidate.id == CandidateAddress.candidate_id)
    .where(CandidateAddress.identity.in_(bindparam("identities", expanding=True)))
)


def _candidates(session: Session, addresses: Iterable[str]) -> list[Candidate]:
    """Those who have these addresses, in their order."""
    wanted = [identity(one) for one in addresses]
    found: dict[str, Candidate] = {}
    for chunk in in_chunks(dict.fromkeys(wanted)):
        rows = session.execute(_BY_ADDRESS, {"identities": chunk})
        found |= {key: candidate for key, candidate in rows}  # noqa: C416 -- rows are not pairs to the type checker
    return [found[one] for one in wanted if one in found]
