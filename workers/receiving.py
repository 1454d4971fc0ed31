"""Reading a mailbox to its end and acting on what came: before every send, and whenever the watcher hears of a mail."""

from sequencer.core.doors import ImapDoor
from sequencer.flows.receive import receive
from sequencer.flows.road import Road
from sequencer.store.inbound_mails import new_ids
from workers.upkeep import understand_mail

_AT_ONCE = 500


def catch_up(road: Road, mailbox_id: int, imap: ImapDoor | None = None) -> None:
    """Store what the mailbox holds for us and let every mail that waits, in any mailbox, have its effect.

    Raises MailboxError when the mailbox cannot be read.
    """
    receive(road, mailbox_id, imap)
    while waiting := _waiting(road):
        for mail_id in waiting:
            understand_mail(road, mail_id)


def _waiting(road: Road) -> list[int]:
    with road.database.read() as session:
        return new_ids(session, _AT_ONCE)
