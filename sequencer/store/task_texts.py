"""What a task asks for, with the person's own facts in it; a task has no frozen bytes, so it is written when looked at."""

from sqlalchemy.orm import Session

from sequencer.core.write.merge import fill
from sequencer.store.candidates import Candidate
from sequencer.store.letters import merge_values
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import definition_of
from sequencer.store.touches import Touch, whose


def task_text(session: Session, touch: Touch) -> tuple[str, str]:
    """(what is to be done, the words to use); both blank where the step is in the sequence no more."""
    if touch.version_id is None:
        return "", ""
    definition = definition_of(session, touch.version_id)
    step = definition.step(touch.step_key)
    if step is None:
        return "", ""
    organisation = the_organisation(session)
    candidate, mailbox = session.get_one(Candidate, whose(touch)), session.get_one(Mailbox, touch.mailbox_id)
    values = merge_values(candidate, mailbox, definition, organisation.name or organisation.legal_name)
    subject, body = step.text_of(touch.variant)
    return fill(subject, values, one_line=True).text, fill(body, values).text
