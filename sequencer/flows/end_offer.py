"""An offer ends without an interview: somebody takes it back, or nobody answers in time."""

from sequencer.core.reasons import Reason
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate
from sequencer.store.eligibility import person_facts
from sequencer.store.interview_mails import talk_of
from sequencer.store.interview_words import noted
from sequencer.store.lost_picks import ask_about_pick
from sequencer.store.offers import CAN_BOOK, OfferState, locked_offer
from sequencer.store.settling import end_offer
from sequencer.store.timeline import tell


def withdraw(road: Road, offer_id: int, actor: str = "") -> None:
    """Take an offer back; its times are free for others at once. Raises UserError when it is settled already.

    Whoever had just picked one of them by mail waits for an answer, so a person is asked to see to it.
    """
    with road.database.write() as session:
        found = locked_offer(session, offer_id)
        if found is None or found.state not in CAN_BOOK:
            raise UserError("This offer no longer stands.")
        picked = found.picked_start
        end_offer(session, found, OfferState.WITHDRAWN, Reason("withdrawn", "Taken back by a colleague."))
        says = f"{actor or 'A colleague'} took the offered interview times back."
        tell(session, found.candidate_id, "offer_withdrawn", says, road.now(), actor=actor)
        if picked is not None:
            when = f"{noted(picked, talk_of(session, found))} ({found.zone})"
            why = f"Needs you: they had picked {when} by mail when the times were taken back, and wait for an answer."
            ask_about_pick(session, found, why, road.now())


def run_out(road: Road, offer_id: int) -> None:
    """Nobody answered in time, or they asked us not to write: what was kept is free again.

    The link of an offer that ran out still shows fresh times.
    """
    with road.database.write() as session:
        found = locked_offer(session, offer_id)
        if found is None or found.state is not OfferState.OPEN:
            return
        candidate = session.get_one(Candidate, found.candidate_id)
        if person_facts(session, road.links.signer, candidate).is_suppressed:
            end_offer(session, found, OfferState.DECLINED, Reason("opted_out", "Asked us not to write."))
            says = "They asked us not to write: the offered interview times are free again."
        elif found.expires_at <= road.now():
            end_offer(session, found, OfferState.EXPIRED, Reason("expired", "No answer while the times were kept."))
            says = "No answer yet: the offered interview times are no longer kept. The link shows fresh ones."
        else:
            return
        tell(session, found.candidate_id, "offer_expired", says, road.now())
