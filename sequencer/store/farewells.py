"""The last mail somebody gets who asked us not to write: that we will not."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.doors import Dice
from sequencer.core.links import Links
from sequencer.core.states import Purpose
from sequencer.core.write.farewell import farewell
from sequencer.core.write.service_mail import ServiceMail
from sequencer.errors import RenderError
from sequencer.log import log
from sequencer.store.candidates import Candidate, is_dead
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.service_mails import Thread, file_mail


def say_farewell(
    session: Session,
    candidate: Candidate,
    mailbox_id: int,
    recipient: str,
    thread: Thread,
    now: datetime,
    *,
    links: Links,
    dice: Dice,
    wait: timedelta = timedelta(0),
) -> None:
    """File the confirmation of a wish that is news, in its thread. Without a living address there is nobody to tell.

    `wait` is how long it stays back before it leaves. It must never keep the wish itself from taking effect, so one that cannot be written is left out.
    """
    if not recipient or is_dead(session, recipient):
        return
    organisation, mailbox = the_organisation(session), session.get_one(Mailbox, mailbox_id)
    words = farewell(candidate.locale, organisation.name or organisation.legal_name, mailbox.name)
    mail = ServiceMail(
        Purpose.WISH,
        candidate.full_name,
        recipient,
        thread.subject or words.subject,
        words.text,
        words.html,
        in_reply_to=thread.in_reply_to,
        references=thread.references,
    )
    try:
        touch = file_mail(
            session, mail, mailbox_id=mailbox_id, candidate_id=candidate.id, now=now, links=links, dice=dice
        )
        touch.due_at = touch.wakes_at = now + wait
    except RenderError as error:
        log.warning("farewell_not_written", candidate=candidate.id, error=str(error))
