"""Somebody asks by page or by one click not to be written to: effective for the whole organisation at commit."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.enrollments import end_all_runs, end_run, locked_run
from sequencer.store.farewells import say_farewell
from sequencer.store.kept_outside import to_keep_outside
from sequencer.store.service_mails import thread_behind_touch
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.timeline import tell
from sequencer.store.touches import HAS_LEFT, Touch

_REASON = Reason("opted_out", "Asked us not to write.")
_WORDS = {Channel.PAGE: "on our page", Channel.ONE_CLICK: "by the one-click button of the mail program"}


def opt_out(road: Road, token: str, channel: Channel) -> bool:
    """Suppress everything of the person a mail was sent to and end all their runs; doing it twice changes nothing.

    False for a token we did not make. A person whose data was erased is suppressed already.
    """
    found = road.links.opted_out(token)
    if found is None:
        return False
    candidate_id, touch_id = found
    with road.database.write() as session:
        candidate = session.get(Candidate, candidate_id)
        if candidate is not None:
            _opt_out(road, session, candidate, session.get(Touch, touch_id), channel, road.now())
    return True


def _opt_out(
    road: Road, session: Session, candidate: Candidate, touch: Touch | None, channel: Channel, now: datetime
) -> None:
    written_to = [touch.recipient] if touch is not None and touch.recipient else []
    addresses = [one.address for one in addresses_of(session, candidate.id)] + written_to
    signer = road.links.signer
    is_news = suppress(session, signer, dict.fromkeys(addresses), channel, now, candidate_id=candidate.id)
    end_all_runs(session, candidate.id, EnrollmentState.OPTED_OUT, _REASON, now)
    late = locked_run(session, touch) if touch is not None else None
    if late is not None and late.state is EnrollmentState.FINISHED:
        end_run(session, late, EnrollmentState.OPTED_OUT, _REASON, now)
    if is_news:
        tell(session, candidate.id, "opted_out", f"Asked us not to write, {_WORDS[channel]}.", now)
    if is_news:  # no mailbox will tell us again, should an older backup be restored
        road.wishes.add(to_keep_outside(signer, addresses, channel, now))
    if is_news and channel is Channel.PAGE:
        _confirm(road, session, candidate, touch, now)


def _confirm(road: Road, session: Session, candidate: Candidate, touch: Touch | None, now: datetime) -> None:
    """They are told by mail, from where they were written to; a mail program that pressed for them tells them itself."""
    if touch is not None and touch.mailbox_id is not None and touch.state in HAS_LEFT:
        thread = thread_behind_touch(touch)
        mailbox_id, links = touch.mailbox_id, road.links
        say_farewell(session, candidate, mailbox_id, touch.recipient, thread, now, links=links, dice=road.dice)
