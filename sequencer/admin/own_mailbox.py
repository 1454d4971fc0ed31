"""The mailbox a screen is about, where it is theirs to see."""

from flask import abort

from sequencer.admin.access import own_or_404
from sequencer.admin.desk import reading
from sequencer.store.mailboxes import Mailbox


def mailbox_or_404(mailbox_id: int) -> Mailbox:
    """A mailbox of one's own teams; any other is not found."""
    with reading() as rows:
        found = rows.get(Mailbox, mailbox_id)
    if found is None:
        abort(404)
    own_or_404(found.team_id)
    return found
